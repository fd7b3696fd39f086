//! A damaged update never changes an answer silently.

use super::user::{User, well};

const QUESTION: &[&str] = &["providers", "mistral/mistral-small-4", "--json"];

fn answer(user: &User) -> (String, String) {
    let run = user.run(QUESTION);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    (run.stdout, run.stderr)
}

/// The answer without its warnings, and the warnings.
fn parts(text: &str) -> (serde_json::Value, Vec<String>) {
    let mut json: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let warnings = json["warnings"].take();
    let warnings = warnings.as_array().expect("a list").iter();
    let warnings = warnings.map(|w| w.as_str().expect("a text").to_owned());
    (json, warnings.collect())
}

#[test]
fn a_flipped_bit_is_either_not_read_or_not_believed() {
    let (server, user) = (well(), User::new());
    let bundled = parts(&answer(&user).0).0;
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    let updated = parts(&answer(&user).0).0;
    assert_ne!(bundled, updated);
    let whole = std::fs::read(user.catalog()).expect("a catalog");
    let mut met = 0;
    // Everywhere, but mostly in the head.
    let places = (0..64).chain((64..whole.len()).step_by(whole.len() / 120));
    for at in places {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        std::fs::write(user.catalog(), &damaged).expect("written");
        let (stdout, stderr) = answer(&user);
        let (said, warnings) = parts(&stdout);
        if said == updated {
            assert!(
                warnings.is_empty() && stderr.is_empty(),
                "byte {at}: {stderr}"
            );
        } else {
            met += 1;
            assert_eq!(said, bundled, "byte {at}");
            assert_eq!(warnings.len(), 1, "byte {at}");
            assert!(stderr.starts_with("warning: "), "byte {at}: {stderr}");
        }
    }
    assert!(met >= 64, "only {met} were met");
    for length in [0, 1, 7, 8, 19, 20, 4000, whole.len() / 2, whole.len() - 1] {
        std::fs::write(user.catalog(), &whole[..length]).expect("written");
        let (stdout, stderr) = answer(&user);
        assert_eq!(parts(&stdout).0, bundled, "{length} bytes");
        assert!(
            stderr.contains("using the built-in data"),
            "{length} bytes: {stderr}"
        );
    }
    let longer = [&whole[..], b"x"].concat();
    std::fs::write(user.catalog(), longer).expect("written");
    assert_eq!(parts(&answer(&user).0).0, bundled);
    // The next update repairs it.
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    assert_eq!(parts(&answer(&user).0).0, updated);
    assert!(
        !user.data().join("catalog.previous.llmcmp").exists(),
        "a bad one is not kept"
    );
}

#[test]
fn every_command_answers_from_the_built_in_data_then() {
    let (server, user) = (well(), User::new());
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    let questions: &[&[&str]] = &[
        &[
            "compare",
            "mistral/mistral-small-4",
            "alibaba/qwen2-7b-instruct",
        ],
        &["cost", "-n", "3"],
        &["providers"],
        &["providers", "mistral/mistral-small-4"],
        &["sources"],
        &["catalog", "stats"],
        &[
            "faq",
            "mistral/mistral-small-4",
            "alibaba/qwen2-7b-instruct",
        ],
    ];
    let before: Vec<String> = questions.iter().map(|args| user.run(args).stdout).collect();
    let mut bytes = std::fs::read(user.catalog()).expect("a catalog");
    // After the head and the first block: it opens, then every read fails.
    bytes[6000..].fill(0);
    std::fs::write(user.catalog(), bytes).expect("written");
    let mut warned = 0;
    for (args, before) in questions.iter().zip(before) {
        let run = user.run(args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        if run.stderr.contains("warning: ") {
            warned += 1;
            assert!(!run.stdout.contains("updated"), "{args:?}: {}", run.stdout);
        } else {
            assert_eq!(run.stdout, before, "{args:?}");
        }
    }
    assert!(warned >= 5, "only {warned} commands met the damage");
    let run = user.run(&["catalog", "path"]);
    assert!(run.stdout.contains("damaged"), "{}", run.stdout);
}
