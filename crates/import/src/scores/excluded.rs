//! Artificial Analysis: its figures must not be redistributed, so none comes in.
//!
//! Owns how such rows are known: by a link or text that names it, by the pages of others that show its
//! figures, by its boards. Boards of other owners that it also runs are not its own.

use serde_json::Value;

use super::boards::spelling;

/// Why such rows are left out.
pub const REASON: &str = "figures of Artificial Analysis, which must not be redistributed";

/// Its boards and indices, and files of other sources that carry its runs, as [`spelling`] has them.
const BOARDS: &[&str] = &[
    "aa-index",
    "aa-lcr",
    "aa-omniscience",
    "artificial-analysis-coding-index",
    "artificial-analysis-index",
    "artificial-analysis-intelligence-index",
    "artificial-analysis-long-context-reasoning",
    "critpt",
    "critpt-external",
    "gdpval-aa",
    "intelligence-index",
    "long-context-reasoning",
    "scicode-external",
];

/// Whether a text or link names it or a page that shows its figures.
pub fn text(text: &str) -> bool {
    let lower = text.to_lowercase();
    let plain: String = lower
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect();
    plain.contains("artificialanalysis")
        || lower.contains("openrouter.ai/") && lower.contains("/benchmarks")
}

/// Whether a board or a source's file of scores is one of its own.
pub fn board(name: &str) -> bool {
    let name = spelling(name);
    BOARDS.contains(&name.as_str()) || text(&name)
}

/// Whether any text in a row names it.
pub fn row(row: &Value) -> bool {
    match row {
        Value::String(said) => text(said),
        Value::Array(items) => items.iter().any(self::row),
        Value::Object(fields) => fields.values().any(self::row),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_pages_names_and_boards_are_known() {
        for link in [
            "https://artificialanalysis.ai/evaluations/scicode",
            "http://www.ArtificialAnalysis.ai",
            "Artificial Analysis Intelligence Index",
            "artificial-analysis",
            "https://openrouter.ai/openai/gpt-5/benchmarks",
        ] {
            assert!(text(link), "{link}");
        }
        for other in [
            "https://openrouter.ai/models",
            "https://epoch.ai/benchmarks",
            "analysis of artificial data",
        ] {
            assert!(!text(other), "{other}");
        }
        for name in [
            "AA-Index",
            "scicode_external",
            "critpt_external",
            "Long Context Reasoning",
            "GDPval-AA",
        ] {
            assert!(board(name), "{name}");
        }
        for name in ["SciCode", "GDPval", "MMLU-Pro"] {
            assert!(!board(name), "{name}");
        }
        let nested = serde_json::json!({"a": [{"source": "see artificialanalysis.ai"}]});
        assert!(row(&nested));
    }
}
