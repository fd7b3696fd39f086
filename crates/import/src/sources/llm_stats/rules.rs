//! Corrections for mislabeled rows of LLM Stats: other boards, scales or measures.
//!
//! Each rule is based on the page that its rows link to.

/// Correction for a row.
pub enum Rule {
    /// Skip it, with the reason.
    Drop(&'static str),
    /// It belongs to this board.
    Board(&'static str),
    /// It belongs to this board, with this harness.
    Harness(&'static str, &'static str),
    /// It belongs to this board, with this variant.
    Variant(&'static str, &'static str),
}

const SLIP: &str = "another scale than the board's other rows";
const MEASURE: &str = "another measure than the board's";
const PART: &str = "a part of the board";

/// Factor from the source's fraction to the board's unit.
pub fn factor(board: &str) -> f64 {
    match board {
        // Stored as rating / 3,000.
        "codeforces" => 3_000.0,
        // Stored unscaled.
        "cfeval" => 1.0,
        // Points out of ten.
        "mt-bench" | "mm-mt-bench" => 10.0,
        // 2,253 points stored as 0.2253.
        "mme" => 10_000.0,
        _ => 100.0,
    }
}

/// The rule for a row, if there is one.
pub fn rule(board: &str, model: &str, method: &str, link: &str, score: f64) -> Option<Rule> {
    use Rule::{Board, Drop, Harness, Variant};
    let method = method.to_lowercase();
    let has = |word: &str| method.contains(word);
    Some(match board {
        _ if model == "kimi-k2-instruct-0905" && link.contains("moonshotai.github.io/Kimi-K2") => {
            Drop("the page is about another release")
        }
        "gpqa" if has("diamond") => Board("gpqa-diamond"),
        // 0.025 for a model whose page does not have this board.
        "arc" => Drop("which board is meant is not clear"),
        "arena-hard" if method == "v2" => Board("arena-hard-v2"),
        // Qwen3's page has the second try on the polyglot board, the others the editing board.
        "aider" if has("pass@2") => Board("aider-polyglot"),
        "aider" => Board("aider-edit"),
        "aider-polyglot-edit" if model == "deepseek-v3" => Board("aider-edit"),
        "aider-polyglot-edit" => Variant("aider-polyglot", "diff"),
        "aider-polyglot" if has("whole") => Variant("aider-polyglot", "whole"),
        "aider-polyglot" if has("diff") => Variant("aider-polyglot", "diff"),
        // Three tau2-bench figures, two of them filed under the older benchmark.
        "tau-bench-retail" if model.starts_with("claude-sonnet-4-5") => Board("tau2-bench-retail"),
        "tau-bench-airline" if model.starts_with("claude-sonnet-4-5") => {
            Board("tau2-bench-airline")
        }
        "tau2-retail" => Board("tau2-bench-retail"),
        "tau2-airline" => Board("tau2-bench-airline"),
        "tau2-telecom" => Board("tau2-bench-telecom"),
        "mt-bench" | "mm-mt-bench" if score < 0.5 => Drop(SLIP),
        "fleurs" if has("1 - wer") => Drop(MEASURE),
        "healthbench-hard" if has("hallucination") || score < 0.05 => Drop(MEASURE),
        "swe-lancer-(ic-diamond-subset)" if score >= 1.0 => Drop(SLIP),
        "livebench" if has("coding") || model == "o3-mini" => Drop(PART),
        "livebench" if has("2024/11/25") => Board("livebench-2024-11-25"),
        "livecodebench" if has("v6") => Board("livecodebench-v6"),
        // Too high for an answer without tools.
        "simpleqa" if score > 0.8 => Harness("simpleqa", "search"),
        "terminus" => Harness("terminal-bench", "Terminus"),
        "multichallenge-(o3-mini-grader)" => Harness("multichallenge", "o3-mini grader"),
        "swe-bench-verified-(agentless)" => Harness("swe-bench-verified", "agentless"),
        "swe-bench-verified-(multiple-attempts)" => {
            Harness("swe-bench-verified", "parallel attempts")
        }
        "mbpp-evalplus" | "mbpp-evalplus-(base)" | "mbpp-++-base-version" => {
            Harness("mbpp", "EvalPlus")
        }
        "mmlu-chat" => Harness("mmlu", "chat"),
        "gsm8k-chat" => Harness("gsm8k", "chat"),
        "mmlu-base" => Drop("a figure of the base model"),
        "vqav2-(val)" => Harness("vqav2", "val"),
        "vqav2-(test)" => Harness("vqav2", "test"),
        "math-(cot)" | "mmlu-(cot)" | "gsm-8k-(cot)" | "multilingual-mgsm-(cot)" => {
            Harness(plain(board), "CoT")
        }
        "cruxeval-input-cot" => Harness("cruxeval-i", "CoT"),
        "cruxeval-output-cot" => Harness("cruxeval-o", "CoT"),
        "video-mme-(long,-no-subtitles)" => Board("video-mme-long"),
        _ => return None,
    })
}

fn plain(board: &str) -> &'static str {
    match board {
        "math-(cot)" => "math",
        "mmlu-(cot)" => "mmlu",
        "gsm-8k-(cot)" => "gsm8k",
        _ => "mgsm",
    }
}
