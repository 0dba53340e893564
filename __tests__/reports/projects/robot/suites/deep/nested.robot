*** Test Cases ***
Fails Deep
    Should Be Equal    right    wrong

Passes Deep
    No Operation
