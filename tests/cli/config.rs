//! Settings: what a file may set, what overrides it, and which errors it may have.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::program::{Run, program, seed};

struct Settings(TempDir);

impl Settings {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("config.toml"), text).expect("written");
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("config.toml")
    }

    fn run(&self, args: &[&str], env: &[(&str, &str)]) -> Run {
        let mut program = program();
        program.args(args).arg("--catalog").arg(seed());
        program.env("LLMCMP_CONFIG", self.file());
        program.envs(env.iter().copied());
        program.output().expect("the program starts").into()
    }
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let settings = Settings::new("format = \"json\"\ntokens = \"100M/10M\"\n");
    let from = |args: &[&str], env: &[(&str, &str)]| {
        let run = settings.run(&[&["config"], args].concat(), env);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    let json: serde_json::Value = serde_json::from_str(&from(&[], &[])).expect("JSON by the file");
    let rows = json["settings"].as_array().expect("rows");
    let row = |key: &str| rows.iter().find(|row| row["key"] == key).expect("a row");
    assert_eq!(row("format")["from"], "file");
    assert_eq!(row("tokens")["value"], "100M/10M");
    assert!(
        row("tokens")["at"]
            .as_str()
            .expect("a place")
            .ends_with("config.toml:2")
    );
    assert_eq!(row("route")["from"], "built_in");
    let table = from(&[], &[("LLMCMP_FORMAT", "table")]);
    assert!(table.contains("environment  LLMCMP_FORMAT"), "{table}");
    let table = from(&["--format", "table"], &[("LLMCMP_FORMAT", "json")]);
    assert!(table.contains("flag     --format"), "{table}");
}

#[test]
fn the_files_traffic_is_the_one_that_is_priced() {
    let settings = Settings::new("tokens = \"100M/10M\"\n");
    let run = settings.run(&["cost", "--json"], &[]);
    assert!(
        run.stdout.contains("\"input_tokens\": 100000000"),
        "{}",
        run.stdout
    );
    let run = settings.run(&["cost", "--json", "-t", "1M/1M"], &[]);
    assert!(
        run.stdout.contains("\"input_tokens\": 1000000,"),
        "{}",
        run.stdout
    );
}

#[test]
fn mine_means_the_providers_of_the_file() {
    let settings = Settings::new("providers = [\"openrouter\"]\n");
    let cost = &["cost", "--providers", "mine", "--json"];
    let run = settings.run(cost, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout.contains("\"provider\": \"openrouter\""),
        "{}",
        run.stdout
    );
    assert!(
        !run.stdout.contains("\"provider\": \"mistral\""),
        "{}",
        run.stdout
    );
    let run = Settings::new("").run(cost, &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("providers ="), "{}", run.stderr);
    let run = Settings::new("providers = [\"openruter\"]\n").run(cost, &[]);
    assert_eq!(run.code, Some(3));
}

#[test]
fn a_wrong_file_names_itself_the_line_and_the_key() {
    let wrong = [
        (
            "\ntokens = \"gpt\"",
            "config.toml:2: tokens: `gpt` is not a count",
        ),
        ("formt = \"json\"", "config.toml:1: formt: unknown key"),
        (
            "format = \"jsn\"",
            "config.toml:1: format: invalid value `jsn`; use one of table",
        ),
        (
            "max-age = \"soon\"",
            "config.toml:1: max-age: `soon` is not a number of days",
        ),
        (
            "format = 2020-01-01",
            "config.toml:1: format: expected a string",
        ),
        ("format = [1,", "config.toml:1: "),
        (
            "format = \"json\"\nformat = \"json\"",
            "config.toml:2: duplicate key",
        ),
        (
            "[filters]\nnothing = 1",
            "config.toml:2: filters.nothing: no such option",
        ),
        ("filters = 1", "config.toml:1: filters: expected a table"),
        ("profiles = 1", "config.toml:1: profiles: expected a table"),
        (
            "providers = \"openai\"",
            "config.toml:1: providers: expected a list",
        ),
    ];
    for (text, said) in wrong {
        let run = Settings::new(text).run(&["compare", "a", "b"], &[]);
        assert_eq!(run.code, Some(4), "{text}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{text}: {}", run.stderr);
        assert_eq!(run.stdout, "");
        let run = Settings::new(text).run(&["compare", "a", "b", "--json"], &[]);
        assert!(run.stderr.contains("\"code\":\"config\""), "{}", run.stderr);
    }
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let run = program()
        .arg("sources")
        .env("LLMCMP_CONFIG", "no/such/config.toml")
        .output();
    let run = Run::from(run.expect("the program starts"));
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("no/such/config.toml"), "{}", run.stderr);
}

#[test]
fn data_older_than_allowed_are_refused() {
    let settings = Settings::new("max-age = \"2w\"\n");
    let day = |today: &str, args: &[&str]| settings.run(args, &[("LLMCMP_TODAY", today)]);
    assert_eq!(day("2026-06-02", &["sources"]).code, Some(0));
    let run = day("2026-06-03", &["sources"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("15 days old"), "{}", run.stderr);
    let run = day("2026-06-03", &["sources", "--max-age", "15d"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // Standard error is not a terminal here: no hint next to the answer.
    let run = day("2026-12-03", &["sources", "--max-age", "52w"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}
