package sums

import (
	"fmt"
	"os"
	"testing"
)

func TestPasses(t *testing.T) {}

func TestFailsWithTexts(t *testing.T) {
	fmt.Println("printed <out> & ::error::no command")
	t.Errorf("1 < 2 & \"two\" 'three' \U0001f419 \x1b[31mred\x1b[0m \x00\x07 ]]> \xff")
}

func TestSubtests(t *testing.T) {
	for _, name := range []string{"<b> & \"quotes\"", "\U0001f419 octopus", "a/b"} {
		t.Run(name, func(t *testing.T) {
			t.Run("inner", func(t *testing.T) {
				if name == "a/b" {
					t.Error("first line\nsecond line")
				}
			})
		})
	}
}

func TestPanics(t *testing.T) {
	if os.Getenv("PANIC") != "" {
		panic("out of luck")
	}
	t.Fatal("no luck")
}

func TestSkipped(t *testing.T) {
	t.Skip("not <now> & \"here\"")
}

// The file outlives the process that a rerun starts anew.
func TestPassesOnSecondTry(t *testing.T) {
	if _, err := os.Stat("tried"); err != nil {
		os.WriteFile("tried", nil, 0o600)
		t.Fatal("first try")
	}
}

func Example_fails() {
	fmt.Println("wrong")
	// Output: right
}
