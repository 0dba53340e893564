Feature: Nested

  Rule: a rule
    Scenario: fails deep
      Given the number 3 is below 2
