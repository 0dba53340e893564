//go:build broken

package deep

import "testing"

func TestNeverBuilt(t *testing.T) { thereIsNoSuchName() }
