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
        let (found, said) = first(spelled);
        assert_eq!(
            (found.as_str(), said.as_str()),
            (*key, variant),
            "{spelled}"
        );
    }
}

#[test]
fn a_word_that_may_be_either_keeps_both_readings() {
    let thinking = read("deepseek-v3.1-thinking");
    assert_eq!(thinking[0].0, "deepseek-v3.1-thinking");
    assert_eq!(
        thinking[1],
        ("deepseek-v3.1".to_owned(), "thinking".to_owned())
    );
    let max = read("Qwen3-Max-Thinking");
    assert_eq!(max[1], ("Qwen3-Max".to_owned(), "thinking".to_owned()));
    let none = read("qwen3-235b-a22b-no-thinking");
    assert_eq!(none[1], ("qwen3-235b-a22b".to_owned(), "none".to_owned()));
}

#[test]
fn columns_complete_or_contradict_the_spelling() {
    let stated = Effort::read("Thinking, 120K, High");
    let read = readings("claude-opus-4-6_120K", stated).unwrap_or_default();
    assert_eq!(read[0].variant.as_deref(), Some("high thinking 120k"));
    assert_eq!(readings("claude-opus-5_max", Effort::read("High")), None);
    let unknown = readings("gpt-5.6-sol_unknown", Effort::read("xHigh")).unwrap_or_default();
    assert_eq!(unknown[0].variant.as_deref(), Some("xhigh"));
    assert_eq!(
        Effort::read("Thinking, None")
            .and_then(Effort::variant)
            .as_deref(),
        Some("none")
    );
    assert_eq!(Effort::read("Codex"), None);
    assert_eq!(Effort::read(""), None);
}
