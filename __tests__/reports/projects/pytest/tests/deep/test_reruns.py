import pytest

tries = []


@pytest.mark.flaky(reruns=2)
def test_passes_on_second_try():
    tries.append(1)
    assert len(tries) > 1


@pytest.mark.flaky(reruns=1)
def test_never_passes():
    assert False, "again"
