//! Spellings as sources write them.

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
fn efforts_leave_the_key() {
    for (spelled, key, variant) in [
        ("gpt-5-2025-08-07_high", "gpt-5-2025-08-07", "high"),
        (
            "claude-haiku-4-5-20251001_32K",
            "claude-haiku-4-5-20251001",
            "thinking 32k",
        ),
        ("gpt-5.6-sol_promax", "gpt-5.6-sol", "pro max"),
        ("gpt-5.6-sol_prounknown", "gpt-5.6-sol", "pro"),
        ("o3-2025-04-16_unknown", "o3-2025-04-16", ""),
        ("DeepSeek-V3.1_thinking", "DeepSeek-V3.1", "thinking"),
        ("o3-mini (high)", "o3-mini", "high"),
        ("muse-spark-1.2 (xHigh)", "muse-spark-1.2", "xhigh"),
        (
            "claude-3-7-sonnet-20250219 (no thinking)",
            "claude-3-7-sonnet-20250219",
            "none",
        ),
        (
            "claude-3-7-sonnet-20250219 (32k thinking tokens)",
            "claude-3-7-sonnet-20250219",
            "thinking 32k",
        ),
        (
            "gemini-3-flash (thinking-minimal)",
            "gemini-3-flash",
            "minimal",
        ),
        ("mimo-v2-flash (non-thinking)", "mimo-v2-flash", "none"),
        ("gpt-5-high", "gpt-5", "high"),
        ("o3-mini-high", "o3-mini", "high"),
        ("gpt-5.6-sol-xhigh", "gpt-5.6-sol", "xhigh"),
        ("kimi-k3-max", "kimi-k3", "max"),
        (
            "claude-3-7-sonnet-20250219-thinking-32k",
            "claude-3-7-sonnet-20250219",
            "thinking 32k",
        ),
        (
            "claude-opus-4-5-20251101-high-32k",
            "claude-opus-4-5-20251101",
            "high thinking 32k",
        ),
        (
            "openai/gpt-5.2-low-2025-12-11",
            "openai/gpt-5.2-2025-12-11",
            "low",
        ),
        (
            "deepseek-v4-pro-high-20260813",
            "deepseek-v4-pro-20260813",
            "high",
        ),
        (
            "deepseek-v4-pro-high-preview",
            "deepseek-v4-pro-preview",
            "high",
        ),
    ] {
        assert_eq!(
            first(spelled),
            (key.to_owned(), variant.to_owned()),
            "{spelled}"
        );
    }
}

#[test]
fn names_stay_whole() {
    for name in [
        "gpt-5-mini",
        "gpt-5.2-pro",
        "qwen3.7-max",
        "qwen2.5-max",
        "gpt-5.1-codex-max",
        "mistral-medium",
        "magistral-medium-2509",
        "Phi-3-medium-128k-instruct",
        "Qwen-1_8B",
        "open_llama_7b",
        "phi-1_5",
        "MiniCPM-V-2_6",
        "InternVL2_5-78B",
        "gemini-2.5-flash-preview-05-20",
        "DeepSeek R1 (0528)",
        "Command R+ (08-24)",
        "step-1v-32k",
        "video_chat2_mistral",
        "qwen3.6-max-preview",
    ] {
        assert_eq!(first(name), (name.to_owned(), String::new()));
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
