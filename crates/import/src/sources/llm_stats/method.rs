//! Extracts from `analysis_method` what must match to compare two figures: prompting, tools and effort.
//! Does not use the rest (`Accuracy`, `Standard benchmark`).

use catalog::rows;

/// A parsed method.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Shots, votes, tools, agent.
    pub harness: Option<String>,
    /// Words for the effort.
    pub effort: Option<&'static str>,
    /// Variant other than an effort.
    pub variant: Option<String>,
}

/// Agents and settings by keyword.
const SETTINGS: &[[&str; 2]] = rows!(2, include_str!("settings.tsv"));

/// Efforts by keyword; the first match wins.
const EFFORTS: &[[&str; 2]] = rows!(2, include_str!("efforts.tsv"));

pub fn method(said: &str) -> Setting {
    let lower = said.to_lowercase();
    let mut parts: Vec<String> = Vec::new();
    parts.extend(shots(&lower));
    if ["cot", "chain-of-thought", "chain of thought"]
        .iter()
        .any(|word| lower.contains(word))
    {
        parts.push("CoT".to_owned());
    }
    parts.extend(votes(&lower));
    let settings = SETTINGS.iter().filter(|[words, _]| lower.contains(words));
    for [_, setting] in settings {
        if !parts.iter().any(|part| part == setting) {
            parts.push((*setting).to_owned());
        }
    }
    if lower == "python" {
        parts.push("Python".to_owned());
    }
    let effort = EFFORTS
        .iter()
        .find(|[words, _]| lower.contains(words))
        .map(|[_, effort]| *effort);
    // NVIDIA puts the mode last.
    let effort = effort.or_else(|| lower.ends_with(", reasoning").then_some("thinking"));
    Setting {
        harness: (!parts.is_empty()).then(|| parts.join(" ")),
        effort,
        variant: None,
    }
}

/// `5-shot`, `zero-shot`, `5 shot`.
fn shots(lower: &str) -> Option<String> {
    let at = lower.find("-shot").or_else(|| lower.find(" shot"))?;
    let before = lower[..at]
        .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
        .next()?;
    let number = match before {
        "zero" => "0",
        "one" => "1",
        "few" => "few",
        digits if digits.bytes().any(|b| b.is_ascii_digit()) => digits,
        _ => return None,
    };
    Some(format!("{number}-shot"))
}

/// `maj@32`, `cons@64`, `pass@5`: several samples per question. Ignored for one sample.
fn votes(lower: &str) -> Option<String> {
    let plain = lower.replace(" @ ", "@").replace(" @", "@");
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '@')
        .find_map(|word| {
            let (kind, count) = word.split_once('@')?;
            let several = count.parse::<u32>().ok().filter(|count| *count > 1)?;
            matches!(kind, "maj" | "cons" | "pass").then(|| format!("{kind}@{several}"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_becomes_a_setting() {
        for (said, harness, effort) in [
            ("Accuracy", None, None),
            ("0-shot evaluation", Some("0-shot"), None),
            ("Accuracy. 0-shot.", Some("0-shot"), None),
            ("zero-shot evaluation", Some("0-shot"), None),
            ("5 shot COT", Some("5-shot CoT"), None),
            ("8-shot, CoT, em_maj1@1", Some("8-shot CoT"), None),
            ("Maj@32 5-shot CoT", Some("5-shot CoT maj@32"), None),
            ("Cons@64", Some("cons@64"), None),
            ("Avg@8", None, None),
            ("pass @1", None, None),
            ("Pass@5", Some("pass@5"), None),
            ("accuracy (no tools)", None, None),
            ("Accuracy (with tools)", Some("tools"), None),
            ("Pass@1, Non-Thinking mode", None, Some("none")),
            ("Score, Reasoning On", None, Some("thinking")),
            (
                "Diamond: Extended thinking (up to 64K tokens)",
                None,
                Some("thinking 64k"),
            ),
            ("o3-mini high", None, Some("high")),
            ("", None, None),
        ] {
            let read = method(said);
            assert_eq!(
                (read.harness.as_deref(), read.effort),
                (harness, effort),
                "{said}"
            );
        }
    }
}
