import unittest

import pytest


def test_passes():
    assert 1 + 1 == 2


@pytest.mark.parametrize("text", ["a<b>&\"c\"'d'", "\U0001f419 octopus", "\x1b[31mred\x1b[0m", "null\x00bell\x07", "]]>"])
def test_parameters(text):
    assert len(text) < 8


class TestClass:
    class TestInner:
        def test_fails_deep(self):
            raise ValueError("1 < 2 & \"two\" 'three' \U0001f419 \x1b[31mred\x1b[0m \x00\x07 ]]> \ud83d")


@pytest.fixture
def broken():
    raise RuntimeError("no fixture")


@pytest.fixture
def broken_end():
    yield
    raise RuntimeError("no end")


def test_errors(broken):
    pass


def test_errors_at_end(broken_end):
    pass


def test_fails_and_errors_at_end(broken_end):
    assert 0, "both"


@pytest.mark.skip(reason="not <now> & \"here\"")
def test_skipped():
    pass


def test_skipped_and_errors_at_end(broken_end):
    pytest.skip("not now")


@pytest.mark.xfail(reason="known")
def test_expected_failure():
    assert False


@pytest.mark.xfail
def test_unexpected_pass():
    pass


@pytest.mark.xfail(strict=True, reason="strict")
def test_unexpected_pass_strict():
    pass


class TestUnittest(unittest.TestCase):
    def test_subtests(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)


def test_subtests(subtests):
    with subtests.test("one"):
        assert True
    with subtests.test("two"):
        assert 1 == 2
