def helper(values):
    assert values == [1, 2, 3], "first line\nsecond line"


def test_fails_in_helper():
    print("printed <out> & \x1b[32mgreen\x1b[0m ::error::no command")
    helper([1, 2])


def test_passes_deep():
    pass
