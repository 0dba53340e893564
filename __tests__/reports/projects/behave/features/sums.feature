Feature: Sums <b> & "quotes"

  Scenario: passes
    Given a step that passes

  Scenario: fails with texts 🐙
    Given a step that passes
    When a step fails with texts
    Then a step that passes

  Scenario: errors
    Given a step that raises

  Scenario: undefined
    Given a step without a definition

  @skip
  Scenario: skipped
    Given a step that passes

  Scenario Outline: outline
    Given the number <number> is below 2

    Examples: numbers
      | number |
      | 1      |
      | 2      |
