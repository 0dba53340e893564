*** Test Cases ***
Passes
    Should Be Equal    ${1}    ${1}

Fails With <b> & "quotes" 🐙
    Fail    1 < 2 & "two" 'three' 🐙 \x1b[31mred\x1b[0m \x07 ]]>

Is Skipped
    Skip    not <now> & "here"

Errors
    There Is No Such Keyword

Fails In Lines
    Run Keyword And Continue On Failure    Fail    first
    Fail    second
