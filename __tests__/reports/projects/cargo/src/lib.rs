#[cfg(test)]
mod tests {
    mod deep {
        fn helper(value: &str) {
            assert_eq!(value, "right", "in a helper");
        }

        #[test]
        fn fails_in_a_helper() {
            helper("wrong");
        }

        #[test]
        fn passes_deep() {}
    }

    #[test]
    fn passes() {
        println!("printed <out> & ::error::no command");
    }

    #[test]
    fn fails_with_texts() {
        panic!("1 < 2 & \"two\" 'three' \u{1F419} \u{1b}[31mred\u{1b}[0m \u{0}\u{7} ]]>");
    }

    #[test]
    fn returns_an_error() -> Result<(), String> {
        Err("first line\nsecond line".into())
    }

    #[test]
    #[should_panic(expected = "known")]
    fn should_panic() {
        panic!("known");
    }

    #[test]
    #[should_panic]
    fn does_not_panic() {}

    #[test]
    #[ignore = "not <now>"]
    fn is_ignored() {}

    #[test]
    fn aborts() {
        std::process::abort();
    }

    /// Each try is a process.
    #[test]
    fn passes_on_second_try() {
        let tried = std::path::Path::new("tried");
        if !tried.exists() {
            std::fs::write(tried, "").unwrap();
            panic!("first try");
        }
    }
}
