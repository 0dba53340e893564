import unittest


class Sums(unittest.TestCase):
    def test_fails(self):
        self.assertTrue(False, "deep")

    def test_passes(self):
        pass
