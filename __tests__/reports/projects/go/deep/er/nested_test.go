package er

import "testing"

func helper(t *testing.T, value string) {
	t.Helper()
	if value != "right" {
		t.Fatalf("want right, got %s", value)
	}
}

func TestFailsInHelper(t *testing.T) {
	helper(t, "wrong")
}

func TestPassesDeep(t *testing.T) {}
