//! Verdicts on pairs and groups of models, judged one by one: `tests/tables/verdicts.tsv`.

use std::process::Command;

use serde_json::Value;

#[test]
fn each_is_told_what_a_buyer_should_be_told() {
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in include_str!("../tables/verdicts.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [models, args, strength, pick] = fields.as_slice() else {
            panic!("four fields, not `{line}`");
        };
        rows += 1;
        let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
        command.args(["compare", "--json"]).args(models.split(','));
        command.args(args.split(' ').filter(|arg| *arg != "-"));
        let run = command
            .env("LLMCMP_TODAY", "2026-11-29")
            .output()
            .expect("the program starts");
        assert!(
            run.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
        let report: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let verdict = &report["verdict"];
        let told = (verdict["strength"].as_str(), verdict["pick"].as_str());
        let expected = (Some(*strength), Some(*pick).filter(|pick| *pick != "-"));
        if told != expected {
            wrong.push(format!("{models} {args}: {told:?}, not {expected:?}"));
        }
        let reasons = verdict["reasons"].as_array().expect("reasons");
        assert!(
            !reasons.is_empty() || *strength == "none",
            "{line}: no reason"
        );
    }
    assert!(rows >= 20, "{rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
