import sys
import unittest


class Sums(unittest.TestCase):
    def test_passes(self):
        """A description <with> & signs."""

    def test_fails(self):
        self.assertEqual("1 < 2 & \"two\" 'three' \U0001f419 \x1b[31mred\x1b[0m \x00\x07 ]]>", "")

    def test_errors(self):
        print("printed <out>")
        print("printed <err>", file=sys.stderr)
        raise ValueError("first line\nsecond line")

    @unittest.skip("not <now> & \"here\"")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected_failure(self):
        self.fail("known")

    @unittest.expectedFailure
    def test_unexpected_success(self):
        pass

    def test_subtests(self):
        for number in range(3):
            with self.subTest("<sub>", number=number):
                self.assertNotEqual(number, 1)


class BrokenSetup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test_never_run(self):
        pass
