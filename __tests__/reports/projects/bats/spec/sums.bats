@test "passes" {
  true
}

@test "fails with texts <b> & \"quotes\" 🐙" {
  printf '1 < 2 & "two" %s 🐙 \033[31mred\033[0m \007 ]]> ::error::no command\n' "'three'"
  false
}

@test "is skipped" {
  skip 'not <now> & "here"'
}

@test "fails in lines" {
  echo 'first line'
  echo 'second line'
  [ 1 -eq 2 ]
}
