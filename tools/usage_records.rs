//! Writes usage records in the formats of six providers and gateways, and plain ones, to standard output: the traffic
//! for measuring and checking `cost --from`.
//!
//! `cargo run --release -p llmcmp-tools --bin usage-records -- 10000000 > usage.jsonl` writes about 2 GB. The same
//! number of lines gives the same bytes on every machine.

use std::io::{self, BufWriter, Write};

/// A repeatable source of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound.max(1)
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[usize::try_from(self.below(texts.len() as u64)).unwrap_or_default()]
    }

    /// Mostly hundreds and thousands, sometimes hundreds of thousands.
    fn size(&mut self) -> u64 {
        let magnitude = 64 << self.below(13);
        magnitude / 2 + self.below(magnitude)
    }

    fn is_one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }
}

const OPENAI: &[&str] = &[
    "gpt-5.2",
    "gpt-4o-mini",
    "gpt-4.1",
    "gpt-5.6-sol",
    "gpt-4o-2024-08-06",
];
const ANTHROPIC: &[&str] = &[
    "claude-sonnet-4-5-20250929",
    "claude-haiku-4-5",
    "claude-opus-5",
];
const GOOGLE: &[&str] = &["gemini-2.5-pro", "gemini-2.5-flash"];
const ROUTED: &[&str] = &[
    "anthropic/claude-sonnet-4.5",
    "openai/gpt-4o-mini",
    "google/gemini-2.5-pro",
];
const GATEWAY: &[(&str, &str)] = &[
    ("azure", "gpt-4o-mini"),
    ("openai", "gpt-5.2"),
    ("anthropic", "claude-haiku-4-5"),
    ("gemini", "gemini-2.5-flash"),
];
const PLAIN: &[&str] = &[
    "mistral-small-4",
    "gpt-4o-mini",
    "claude-opus-5",
    "qwen3-max",
];
const TEAMS: &[&str] = &["search", "support", "ingest", "assistant"];
/// Text with what a careless parser would take for counts, and with escapes.
const TALK: &str = r#"Here is the object you asked for:\n{\"usage\": {\"prompt_tokens\": 1, \"completion_tokens\": 2}}\nand a \u00e9clair, a tab\tand a path C:\\temp."#;

/// 2026-09-01, in seconds.
const START: u64 = 1_788_220_800;

pub fn write(into: &mut impl Write, lines: u64) -> io::Result<()> {
    let mut dice = Dice(6);
    for number in 0..lines {
        let time = START + number % 2_592_000;
        match dice.below(100) {
            0..30 => chat(into, &mut dice, time)?,
            30..45 => responses(into, &mut dice, time)?,
            45..65 => messages(into, &mut dice)?,
            65..75 => google(into, &mut dice, time)?,
            75..83 => routed(into, &mut dice, time)?,
            83..93 => gateway(into, &mut dice, time)?,
            _ => plain(into, &mut dice, time)?,
        }
    }
    Ok(())
}

/// The cached part of an input.
fn cached(dice: &mut Dice, input: u64) -> u64 {
    if dice.is_one_in(2) {
        0
    } else {
        dice.below(input) / 128 * 128
    }
}

/// Approximate maximum input of a model; more would be rejected.
fn most_input(model: &str) -> u64 {
    match model {
        _ if model.contains("gpt-4o") => 120_000,
        _ if model.contains("gemini") || model.contains("gpt-4.1") || model.contains("gpt-5.6") => {
            900_000
        }
        "claude-opus-5" => 900_000,
        _ => 190_000,
    }
}

fn stamp(time: u64) -> String {
    let (day, second) = ((time - START) / 86_400 + 1, time % 86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("2026-09-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn chat(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let (id, model) = (dice.roll(), dice.one_of(OPENAI));
    let (input, output) = (dice.size().min(most_input(model)), 1 + dice.below(1500));
    let (cached, total) = (cached(dice, input), input + output);
    if dice.is_one_in(20) {
        write!(
            into,
            r#"{{"id":"chatcmpl-{id:016x}","choices":[{{"index":0,"message":{{"role":"assistant","content":"{TALK}"}},"finish_reason":"stop"}}],"#
        )?;
    } else {
        write!(into, r#"{{"id":"chatcmpl-{id:016x}","#)?;
    }
    let tier = if dice.is_one_in(10) {
        "flex"
    } else {
        "default"
    };
    writeln!(
        into,
        r#""created":{time},"model":"{model}","usage":{{"prompt_tokens":{input},"completion_tokens":{output},"total_tokens":{total},"prompt_tokens_details":{{"cached_tokens":{cached}}}}},"service_tier":"{tier}"}}"#
    )
}

fn responses(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let (id, model) = (dice.roll(), dice.one_of(OPENAI));
    let (input, output) = (dice.size().min(most_input(model)), 1 + dice.below(4000));
    let (cached, reasoning) = (cached(dice, input), output / 2);
    if dice.is_one_in(8) {
        return writeln!(
            into,
            r#"{{"id":"batch_req_{id:016x}","custom_id":"r{time}","response":{{"status_code":200,"body":{{"model":"{model}","usage":{{"input_tokens":{input},"input_tokens_details":{{"cached_tokens":0}},"output_tokens":{output}}}}}}},"error":null}}"#
        );
    }
    writeln!(
        into,
        r#"{{"id":"resp_{id:016x}","created_at":{time},"model":"{model}","usage":{{"input_tokens":{input},"input_tokens_details":{{"cached_tokens":{cached}}},"output_tokens":{output},"output_tokens_details":{{"reasoning_tokens":{reasoning}}}}}}}"#
    )
}

fn messages(into: &mut impl Write, dice: &mut Dice) -> io::Result<()> {
    let (id, model) = (dice.roll(), dice.one_of(ANTHROPIC));
    let (input, output) = (dice.size() / 8 + 1, 1 + dice.below(3000));
    let read = if dice.is_one_in(3) { 0 } else { dice.size() };
    let (short, long) = match dice.below(4) {
        0 => (dice.size() / 4, 0),
        1 => (0, dice.size() / 4),
        _ => (0, 0),
    };
    let written = short + long;
    let read = read.min(most_input(model) - input - written);
    writeln!(
        into,
        r#"{{"id":"msg_{id:016x}","type":"message","model":"{model}","usage":{{"input_tokens":{input},"cache_creation_input_tokens":{written},"cache_read_input_tokens":{read},"cache_creation":{{"ephemeral_5m_input_tokens":{short},"ephemeral_1h_input_tokens":{long}}},"output_tokens":{output},"service_tier":"standard"}}}}"#
    )
}

fn google(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let (model, input, output) = (dice.one_of(GOOGLE), dice.size(), 1 + dice.below(2000));
    let (cached, thoughts) = (cached(dice, input), dice.below(1000));
    let (total, time) = (input + output + thoughts, stamp(time));
    writeln!(
        into,
        r#"{{"usageMetadata": {{"promptTokenCount": {input}, "cachedContentTokenCount": {cached}, "candidatesTokenCount": {output}, "thoughtsTokenCount": {thoughts}, "totalTokenCount": {total}}}, "modelVersion": "{model}", "createTime": "{time}"}}"#
    )
}

fn routed(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let (id, model) = (dice.roll(), dice.one_of(ROUTED));
    let (input, output) = (dice.size().min(most_input(model)), 1 + dice.below(1500));
    let (total, micro) = (input + output, input / 2 + output * 2);
    writeln!(
        into,
        r#"{{"id":"gen-{id:016x}","provider":"Anthropic","model":"{model}","created":{time},"usage":{{"prompt_tokens":{input},"completion_tokens":{output},"total_tokens":{total},"cost":0.{micro:07},"prompt_tokens_details":{{"cached_tokens":0}}}}}}"#
    )
}

fn gateway(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let at = usize::try_from(dice.below(GATEWAY.len() as u64)).unwrap_or_default();
    let (provider, model) = GATEWAY[at];
    let (input, output, team) = (dice.size(), 1 + dice.below(1500), dice.one_of(TEAMS));
    let input = input.min(most_input(model));
    let (user, time, micro) = (dice.below(200), stamp(time), input / 2 + output * 2);
    writeln!(
        into,
        r#"{{"model":"{model}","custom_llm_provider":"{provider}","spend":0.{micro:07},"prompt_tokens":{input},"completion_tokens":{output},"startTime":"{time}","user":"u{user}","metadata":{{"team":"{team}"}}}}"#
    )
}

fn plain(into: &mut impl Write, dice: &mut Dice, time: u64) -> io::Result<()> {
    let (model, input, output) = (dice.one_of(PLAIN), dice.size(), 1 + dice.below(1500));
    let input = input.min(most_input(model));
    let (user, team, time) = (dice.below(200), dice.one_of(TEAMS), stamp(time));
    writeln!(
        into,
        r#"{{"timestamp": "{time}", "model": "{model}", "input_tokens": {input}, "output_tokens": {output}, "cached_input_tokens": 0, "user": "u{user}", "metadata": {{"team": "{team}"}}}}"#
    )
}

#[allow(dead_code)] // the tests use only `write`
fn main() -> io::Result<()> {
    let lines = std::env::args().nth(1).and_then(|n| n.parse().ok());
    let Some(lines) = lines else {
        return Err(io::Error::other("how many lines? usage_records 10000000"));
    };
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out, lines)?;
    out.flush()
}
