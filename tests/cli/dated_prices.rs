//! Prices of past days, as their vendors announced them; USD per million tokens, for short requests.

use crate::program::program;

#[test]
fn a_past_day_has_the_price_that_was_announced() {
    let table = include_str!("../tables/dated-prices.tsv");
    let mut compared = 0;
    for row in table.lines().skip(1) {
        let [model, provider, day, input, output, announced] =
            row.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{row}");
        };
        let args = [
            "cost", model, "--route", provider, "--as-of", day, "--tokens", "1M/1M",
        ];
        let run = program()
            .args(args)
            .arg("--json")
            .env("LLMCMP_TODAY", "2026-11-28")
            .output();
        let json: serde_json::Value =
            serde_json::from_slice(&run.expect("it starts").stdout).expect("JSON");
        let amount = |key: &str| json["rows"][0][key].as_f64();
        let expected = (input.parse().ok(), output.parse().ok());
        assert_eq!(
            (amount("input_usd"), amount("output_usd")),
            expected,
            "{model} at {provider} on {day}: {announced}"
        );
        compared += 1;
    }
    assert_eq!(compared, 24);
}

#[test]
fn a_past_day_says_what_it_leaves_out() {
    // Two and a quarter years before Claude Opus 5; GPT-4o had been out for a quarter of one.
    let run = program()
        .args([
            "cost",
            "gpt-4o",
            "claude-opus-5",
            "--as-of",
            "28m",
            "--json",
        ])
        .env("LLMCMP_TODAY", "2026-11-28")
        .output();
    let json: serde_json::Value =
        serde_json::from_slice(&run.expect("it starts").stdout).expect("JSON");
    let warnings = json["warnings"].as_array().expect("warnings");
    let says = |start: &str, end: &str| {
        let mut texts = warnings.iter().filter_map(|text| text.as_str());
        texts.any(|text| text.starts_with(start) && text.ends_with(end))
    };
    assert!(says(
        "prices are the list prices on record for 2024-07-28",
        "today's"
    ));
    assert!(says(
        "GPT-4o: ",
        " routes have a price on record for that date"
    ));
    assert!(says("Claude Opus 5: no price", "on record for that date"));
}
