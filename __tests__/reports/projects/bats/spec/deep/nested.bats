helper() {
  [ "$1" = right ]
}

@test "fails in a helper" {
  helper wrong
}

@test "passes deep" {
  helper right
}
