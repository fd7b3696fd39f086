//! Rules for any bytes that are read as usage records.

use std::io::Cursor;
use std::path::Path;
use std::sync::OnceLock;

use catalog::{Catalog, pack, read};
use llmcmp::pricing::Traffic;
use llmcmp::pricing::routes::Choice;
use llmcmp::providers::Providers;
use llmcmp::resolve::Resolver;
use llmcmp::usage::{By, Failure, Input, Prices, Setup, Source, Totals, read};
use proptest::prelude::*;

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/paid");
        let checked = read::read(&path, "paid").expect("a valid catalog");
        Catalog::from_packed(pack::pack(checked).expect("packed")).expect("readable")
    })
}

/// The totals of several inputs, as text for comparing two runs.
fn totals(inputs: &[&[u8]], threads: usize) -> Result<String, String> {
    let catalog = catalog();
    let providers = Providers::all(catalog).expect("providers");
    let traffic = Traffic::default();
    let prices = Prices {
        at_record: true,
        catalog,
        providers: &providers,
        today: "2026-05-19".parse().expect("a day"),
        traffic: &traffic,
    };
    let resolver = Resolver {
        catalog,
        today: prices.today,
        exact: false,
    };
    let target = resolver.one("lumen-pro").expect("a model");
    let targets = vec![prices.target(&target, &Choice::Careful).expect("a price")];
    let setup = Setup {
        by: vec![By::Model, By::Day, By::Field(0)],
        fields: vec!["user".to_owned()],
        since: None,
        until: None,
        targets,
        prices,
    };
    let input = |(at, bytes): (usize, &&[u8])| Input {
        name: at.to_string(),
        bytes: Box::new(Cursor::new(bytes.to_vec())),
    };
    let source = Source::new(inputs.iter().enumerate().map(input).collect());
    match read(source, &setup, threads, &|| ()) {
        Ok(totals) => Ok(shown(&totals)),
        Err(Failure::Broken(broken)) => Err(broken.0.error.to_string()),
        Err(failure) => Err(format!("{failure:?}")),
    }
}

fn shown(totals: &Totals) -> String {
    let rows: Vec<_> = totals.rows().collect();
    let skipped: Vec<_> = totals.skipped.iter().map(|(k, s)| (k, s.lines)).collect();
    format!("{rows:?} {skipped:?} {}", totals.lines())
}

/// Pieces from which lines are made: valid, nearly valid and invalid.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u00e9",
        "\\ud800",
        " ",
        "\t",
        "null",
        "true",
        "NaN",
        "0",
        "7",
        "1000",
        "-3",
        "1e3",
        "1.5",
        "9999999999999999",
        "\"usage\":",
        "\"model\":",
        "\"alpha-1\"",
        "\"sonata-2\"",
        "\"nobody\"",
        "\"input_tokens\":",
        "\"output_tokens\":",
        "\"prompt_tokens\":",
        "\"cached_tokens\":",
        "\"prompt_tokens_details\":{",
        "\"user\":\"ann\"",
        "\"response\":{\"body\":{",
        "\"timestamp\":\"2026-05-01T00:00:00Z\"",
        "\"custom_id\":\"1\"",
        "{\"model\":\"alpha-1\",\"input_tokens\":5,",
        "\"service_tier\":\"flex\"",
        "é",
        "\u{feff}",
    ]);
    prop_oneof![
        3 => prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat().into_bytes()),
        3 => (0..3000_u32, 0..900_u32, 0..4_u32).prop_map(|(input, output, user)| format!(
            "{{\"model\":\"alpha-1\",\"user\":\"u{user}\",\"usage\":{{\"prompt_tokens\":{input},\
             \"completion_tokens\":{output}}}}}"
        ).into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ]
}

/// A first line that marks a file as one record per line.
const FIRST: &[u8] = b"{}\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_fail_and_threads_make_no_difference(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(totals(&[&bytes], 1), totals(&[&bytes], 2));
    }

    #[test]
    fn lines_come_to_the_same_in_one_file_or_in_two(
        lines in prop::collection::vec(line(), 0..30),
        cut in 0..30_usize,
    ) {
        let text = |lines: &[Vec<u8>]| {
            let ended = lines.iter().map(|line| [line.as_slice(), b"\n"].concat());
            // Excludes what is recognized by its first bytes as compressed, not UTF-8 or not line-based.
            [FIRST.to_vec()].into_iter().chain(ended).collect::<Vec<_>>().concat()
        };
        let (first, second) = lines.split_at(cut.min(lines.len()));
        let whole = totals(&[&text(&lines)], 1).expect("totals");
        prop_assert_eq!(&whole, &totals(&[&text(&lines)], 3).expect("totals"));
        let marks = |shown: &str| shown.rsplit_once(' ').map(|(rows, _)| rows.to_owned());
        let whole = totals(&[FIRST, &text(&lines)], 1).expect("totals");
        let split = totals(&[&text(first), &text(second)], 2).expect("totals");
        prop_assert_eq!(marks(&whole), marks(&split));
    }

    #[test]
    fn each_line_is_priced_or_counted_and_what_is_no_json_never_has_an_amount(bytes in line()) {
        let is_json = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
        let is_one_line = !bytes.contains(&b'\n');
        let whole = totals(&[&[FIRST, bytes.as_slice()].concat()], 1).expect("totals");
        if is_one_line && !is_json {
            prop_assert!(whole.starts_with("[] "), "{}", whole);
        }
    }
}

#[test]
fn lines_across_pieces_are_whole() {
    // Lines of many lengths over several pieces of 256 KB, with long texts around their ends.
    let mut text = Vec::new();
    let mut input = 0_u64;
    for number in 0..3000_u64 {
        let filler = "y".repeat(usize::try_from(number * 37 % 1500).expect("small"));
        let line = format!(
            "{{\"model\":\"alpha-1\",\"text\":\"{filler}\",\"input_tokens\":{number},\"output_tokens\":1}}\n"
        );
        text.extend_from_slice(line.as_bytes());
        input += number;
    }
    let one = totals(&[&text], 1).expect("totals");
    assert!(one.contains(&format!("fresh_tokens: {input}")), "{one}");
    for threads in [2, 5] {
        assert_eq!(one, totals(&[&text], threads).expect("totals"));
    }
}
