string(ASCII 27 ESC)
string(ASCII 7 BELL)
message("1 < 2 & \"two\" 'three' 🐙 ${ESC}[31mred${ESC}[0m ${BELL} ]]> ::error::no command")
message(FATAL_ERROR "out of <luck>")
