from behave import given, step


@step("a step that passes")
def passes(context):
    pass


@step("a step fails with texts")
def fails(context):
    print("printed <out>")
    assert False, "1 < 2 & \"two\" 'three' \U0001f419 \x1b[31mred\x1b[0m \x07 ]]>"


@step("a step that raises")
def raises(context):
    raise ValueError("first line\nsecond line")


@given("the number {number:d} is below 2")
def below(context, number):
    assert number < 2, f"{number} is not"
