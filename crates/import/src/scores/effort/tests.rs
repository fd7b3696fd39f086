//! Spellings as sources write them.

use catalog::rows;

use super::*;

fn read(spelled: &str) -> Vec<(String, String)> {
    readings(spelled, None)
        .unwrap_or_default()
        .into_iter()
        .map(|r| (r.key, r.variant.unwrap_or_default()))
        .collect()
}

fn first(spelled: &str) -> (String, String) {
    read(spelled).remove(0)
}

#[test]
fn efforts_leave_the_key_and_names_stay_whole() {
    for [spelled, key, variant] in rows!(3, include_str!("spellings.tsv")) {
        let variant = if *variant == "-" { "" } else { variant };
        let expected = ((*key).to_owned(), variant.to_owned());
        assert_eq!(first(spelled), expected, "{spelled}");
    }
}

#[test]
fn a_word_that_may_be_either_keeps_both_readings() {
    let thinking = "deepseek-v3.1-thinking";
    assert_eq!(first(thinking).0, thinking);
    for (spelled, key, variant) in [
        (thinking, "deepseek-v3.1", "thinking"),
        ("Qwen3-Max-Thinking", "Qwen3-Max", "thinking"),
        ("qwen3-235b-a22b-no-thinking", "qwen3-235b-a22b", "none"),
    ] {
        let other = (key.to_owned(), variant.to_owned());
        assert_eq!(read(spelled)[1], other);
    }
}

#[test]
fn columns_complete_or_contradict_the_spelling() {
    let stated = Effort::read("Thinking, 120K, High");
    let read = readings("claude-opus-4-6_120K", stated).unwrap_or_default();
    assert_eq!(read[0].variant.as_deref(), Some("high thinking 120k"));
    assert_eq!(readings("claude-opus-5_max", Effort::read("High")), None);
    let unknown = readings("gpt-5.6-sol_unknown", Effort::read("xHigh")).unwrap_or_default();
    assert_eq!(unknown[0].variant.as_deref(), Some("xhigh"));
    let none = Effort::read("Thinking, None").and_then(Effort::variant);
    assert_eq!(none.as_deref(), Some("none"));
    assert_eq!(Effort::read("Codex"), None);
    assert_eq!(Effort::read(""), None);
}
