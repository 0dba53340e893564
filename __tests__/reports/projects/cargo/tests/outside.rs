#[test]
fn fails_outside() {
    assert!(false, "outside");
}

#[test]
fn passes_outside() {}
