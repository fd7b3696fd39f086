//! Excludes scores by Artificial Analysis, which must not be redistributed.
//!
//! Recognizes them by links or text that name it, by pages of others that show its figures, and by its
//! boards. Does not exclude boards of other owners that it also runs.

use catalog::words;
use serde_json::Value;

use super::boards::spelling;

/// Why such rows are skipped.
pub const REASON: &str = "figures of Artificial Analysis, which must not be redistributed";

/// Its boards and indices, and other sources' files with its runs, as normalized by [`spelling`].
const BOARDS: &[&str] = words!(
    "aa-index aa-lcr aa-omniscience artificial-analysis-coding-index artificial-analysis-index
     artificial-analysis-intelligence-index artificial-analysis-long-context-reasoning critpt critpt-external
     gdpval-aa intelligence-index long-context-reasoning scicode-external"
);

/// Whether text or a link names it or a page that shows its figures.
pub fn text(text: &str) -> bool {
    let lower = text.to_lowercase();
    let plain: String = lower
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect();
    plain.contains("artificialanalysis")
        || lower.contains("openrouter.ai/") && lower.contains("/benchmarks")
}

/// Whether a board or score file is its own.
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
