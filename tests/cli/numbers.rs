//! Numbers as people type them, in every option, configuration key and command that takes one: an ambiguous comma or
//! dot is an error, never read a thousand times too large or too small.

use crate::program::{Run, on_frozen, program};

const MODEL: &str = "claude-opus-5";

/// Text that is never a valid count, amount, price or share.
const NEVER: &[&str] = &[
    "1,5", "5,5", "0,5", ",5", "1,,0", "1,", "_1", "1_", "1__0", "1.2.3", "1.234,5", "1,23,456",
    "0,500", "1 000", "1'000", "١٢", "-1", "0x10", "NaN", "inf", "",
];
/// Also for counts: decimals of whole numbers, and commas with a unit.
const NO_COUNT: &[&str] = &[
    "200.000",
    "1.5",
    "1.234.567",
    "1,5M",
    "1,5k",
    "1,500k",
    "0,5B",
    "1.5.0M",
    "M",
    "1e6",
    "1MM",
];
/// Also for amounts of money.
const NO_AMOUNT: &[&str] = &["5.000", "12.400", "1,5k", "2,50", "$$5", "1.234.567", "5€"];
/// Also for prices per million tokens.
const NO_PRICE: &[&str] = &["0,92", "1,500", "$$3", "1_5,0"];
/// Also for shares.
const NO_SHARE: &[&str] = &["60", "12,5%", "0,6", "101%", "1.1", "%", "60%%"];

#[derive(Clone, Copy)]
enum Kind {
    Count,
    Amount,
    Price,
    Share,
}

impl Kind {
    fn wrong(self) -> impl Iterator<Item = &'static str> {
        let more = match self {
            Self::Count => NO_COUNT,
            Self::Amount => NO_AMOUNT,
            Self::Price => NO_PRICE,
            Self::Share => NO_SHARE,
        };
        NEVER.iter().chain(more).copied()
    }
}

/// Every option that takes a number; `#` is its place.
const OPTIONS: &[(Kind, &[&str])] = &[
    (Kind::Count, &["cost", MODEL, "--tokens=#/1M"]),
    (Kind::Count, &["cost", MODEL, "--tokens=1M/#"]),
    (Kind::Count, &["compare", MODEL, "gpt-5", "--tokens=#"]),
    (
        Kind::Count,
        &["cost", MODEL, "--requests=#", "--input=1k", "--output=1k"],
    ),
    (
        Kind::Count,
        &["cost", MODEL, "--requests=1k", "--input=#", "--output=1k"],
    ),
    (
        Kind::Count,
        &["cost", MODEL, "--requests=1k", "--input=1k", "--output=#"],
    ),
    (
        Kind::Count,
        &[
            "cost",
            MODEL,
            "--requests=1k",
            "--input=1k",
            "--output=1k",
            "--reasoning=#",
        ],
    ),
    (Kind::Count, &["cost", MODEL, "--sweep=output=#..4k"]),
    (Kind::Count, &["list", "--params=..#"]),
    (Kind::Count, &["list", "--params=#..9000B"]),
    (Kind::Count, &["list", "--min-context=#"]),
    (Kind::Count, &["list", "--min-output=#"]),
    (Kind::Count, &["alternatives", MODEL, "--min-context=#"]),
    (
        Kind::Count,
        &["cost", MODEL, "--self-host=2.50/h", "--tps=#", "--util=40%"],
    ),
    (Kind::Amount, &["list", "--max-monthly=#"]),
    (
        Kind::Amount,
        &["cost", MODEL, "--self-host=#/h", "--tps=900", "--util=40%"],
    ),
    (
        Kind::Amount,
        &[
            "cost",
            MODEL,
            "--self-host=#/month",
            "--tps=900",
            "--util=40%",
        ],
    ),
    (Kind::Price, &["list", "--max-input-price=#"]),
    (Kind::Price, &["list", "--max-output-price=#"]),
    (Kind::Price, &["cost", MODEL, "--currency=EUR", "--rate=#"]),
    (Kind::Price, &["cost", MODEL, "--token-factor=gpt-5=#"]),
    (Kind::Share, &["cost", MODEL, "--cache-hit=#"]),
    (Kind::Share, &["cost", MODEL, "--cache-write=#"]),
    (Kind::Share, &["cost", MODEL, "--batch=#"]),
    (Kind::Share, &["cost", MODEL, "--peak=#"]),
    (Kind::Share, &["cost", MODEL, "--discount=openai=#"]),
    (Kind::Share, &["cost", MODEL, "--sweep=cache-hit=#..90%"]),
];

#[test]
fn a_number_that_may_mean_two_things_is_refused_by_every_option() {
    let mut read = Vec::new();
    let mut tried = 0;
    for (kind, args) in OPTIONS {
        for wrong in kind.wrong() {
            // A range may be open at one end.
            if wrong.is_empty() && args.iter().any(|arg| arg.contains("--params")) {
                continue;
            }
            let args: Vec<String> = args.iter().map(|arg| arg.replace('#', wrong)).collect();
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let run = on_frozen(&args);
            tried += 1;
            if run.code != Some(2) || !run.stdout.is_empty() {
                read.push(format!("{args:?}: {:?} {}", run.code, run.stderr));
            }
        }
    }
    assert!(
        read.is_empty(),
        "{} were read:\n{}",
        read.len(),
        read.join("\n")
    );
    assert_eq!(
        tried,
        27 * NEVER.len() - 2
            + 14 * NO_COUNT.len()
            + 3 * NO_AMOUNT.len()
            + 4 * NO_PRICE.len()
            + 6 * NO_SHARE.len()
    );
}

#[test]
fn the_same_options_read_what_means_one_thing() {
    for (kind, args) in OPTIONS {
        let right: &[&str] = match kind {
            Kind::Count => &["1,500", "1_500", "1500", "1.5k"],
            Kind::Amount => &["5,000", "5.50", "$5", "1.5k", "5_000"],
            Kind::Price => &["0.92", "3", "1.250"],
            Kind::Share => &["60%", "0.6", "12.5%"],
        };
        for number in right {
            let args: Vec<String> = args.iter().map(|arg| arg.replace('#', number)).collect();
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let run = on_frozen(&args);
            // Code 1: no model is left, which is a valid answer.
            let answered = matches!(run.code, Some(0 | 1));
            assert!(answered, "{args:?}: {:?} {}", run.code, run.stderr);
        }
    }
}

fn with_profile(input: &str) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    let text = format!("[profiles.x]\nrequests = \"1M\"\ninput = \"{input}\"\noutput = \"1\"\n");
    std::fs::write(&file, text).expect("written");
    let run = program()
        .args(["cost", MODEL, "--traffic", "x"])
        .arg("--catalog")
        .arg(crate::program::frozen())
        .env("LLMCMP_CONFIG", &file)
        .output();
    run.expect("the program starts").into()
}

#[test]
fn a_profile_reads_numbers_as_the_options_do() {
    for wrong in NEVER.iter().chain(NO_COUNT) {
        let run = with_profile(wrong);
        assert_ne!(run.code, Some(0), "{wrong}: {}", run.stdout);
        assert_eq!(run.stdout, "", "{wrong}");
        assert!(run.stderr.contains("is not a count"), "{}", run.stderr);
    }
    assert_eq!(with_profile("1,500").code, Some(0));
}

#[test]
fn the_hint_says_how_to_write_it() {
    let run = on_frozen(&["cost", MODEL, "--tokens", "1,5M/1M"]);
    let hint = "a comma separates thousands (1,500,000), a dot decimals (1.5M)";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
    let run = on_frozen(&["list", "--min-context", "200.000"]);
    let hint = "a dot separates decimals (1.5M), a comma or _ thousands (200,000)";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
}
