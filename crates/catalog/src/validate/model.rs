//! Rules for the facts, routes and scores of one model.

use crate::files::Files;
use crate::precedence::{settle_terms, settled_facts};
use crate::problem::{Problem, problem};
use crate::schema::{
    Facts, ModelFile, PriceList, PriceStatus, Rates, RouteFile, RouteStatement, Score, Status,
    Terms,
};
use crate::units::{Date, Price, show_count, show_parameters};

type Problems = Vec<Problem>;

/// First valid release year; an earlier date is a placeholder.
const FIRST_YEAR: i16 = 2018;
/// Maximum number of days between a date in an id and the release.
const ID_DATE_TOLERANCE_DAYS: i32 = 60;
/// A price this many times above or below the median of the model's routes is in the wrong unit: the deepest reseller
/// discount is 27-fold, prices per minute of speech start at 40-fold.
const OUTLIER_FACTOR: f64 = 40.0;
/// Thresholds for input rates that are averages over mostly cached requests, not real rates: the cached rate is at
/// least this share of the input rate, and output costs this many times more relative to input than on other routes.
const CACHED_SHARE: f64 = 0.7;
const ANSWERS_FACTOR: f64 = 4.0;
/// Highest plausible rate, USD per million tokens; no offer comes close.
const DEAREST: Price = Price::from_usd(2_000);

/// The JSON path of the statement that settled a fact.
fn place(model: &ModelFile, field: &str, says: impl Fn(&Facts) -> bool) -> String {
    let at = model.statements.iter().position(|s| says(&s.facts));
    format!("statements[{}].facts.{field}", at.unwrap_or(0))
}

fn each_route(files: &Files, mut visit: impl FnMut(&str, String, &Terms)) {
    for (file, model) in &files.models {
        for (r, route) in model.routes.iter().enumerate() {
            for (s, statement) in route.statements.iter().enumerate() {
                let place = format!("routes[{r}].statements[{s}].terms");
                visit(file, place, &statement.terms);
            }
        }
    }
}

pub(super) fn ids(files: &Files, out: &mut Problems) {
    for (file, model) in &files.models {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b);
        let shaped = model.id.split_once('/').is_some_and(|(lab, tail)| {
            lab == model.lab && !tail.is_empty() && tail.bytes().all(plain)
        });
        if !shaped {
            let message = format!(
                "`{}` must be `{}/` and then a-z, 0-9, `-`, `.` or `_`",
                model.id, model.lab
            );
            out.push(problem(file, "id", &message));
        }
        if model.successor.as_ref() == Some(&model.id) {
            let message = "a model cannot be its own successor";
            out.push(problem(file, "successor", message));
        }
    }
}

pub(super) fn release(files: &Files, out: &mut Problems) {
    let newest = files.sources.iter().map(|s| s.snapshot).max();
    for (file, model) in &files.models {
        let Some(released) = settled_facts(&model.statements).released else {
            continue;
        };
        let field = place(model, "released", |f| f.released.is_some());
        if released.year() < FIRST_YEAR {
            let message = format!("{released} is before the first language models");
            out.push(problem(file, &field, &message));
        }
        if newest.is_some_and(|newest| newest < released) {
            let message = format!("{released} is later than the newest snapshot");
            out.push(problem(file, &field, &message));
        }
        if let Some(date) = date_in_id(&model.id)
            && date.days_until(released).max(released.days_until(date)) > ID_DATE_TOLERANCE_DAYS
        {
            let message = format!("{released} does not fit the date in the id, {date}");
            out.push(problem(file, &field, &message));
        }
    }
}

/// The date in an id: `-20250929`, `-2025-09-29`, `-2507` (year and month).
pub fn date_in_id(id: &str) -> Option<Date> {
    let words: Vec<&str> = id.split(['-', '/', '_', '.']).collect();
    let number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    words.iter().enumerate().find_map(|(at, word)| {
        if !number(word) {
            return None;
        }
        match (word.len(), words.get(at + 1..at + 3)) {
            (8, _) => format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..])
                .parse()
                .ok(),
            (4, Some([month, day]))
                if month.len() == 2 && day.len() == 2 && number(month) && number(day) =>
            {
                format!("{word}-{month}-{day}").parse().ok()
            }
            (4, _) if ("23".."40").contains(&&word[..2]) => {
                format!("20{}-{}", &word[..2], &word[2..]).parse().ok()
            }
            _ => None,
        }
    })
}

pub(super) fn limits(files: &Files, out: &mut Problems) {
    let mut fits = |file: &str, field: String, context: Option<u64>, output: Option<u64>| {
        if context == Some(0) || output == Some(0) {
            let message = "0 tokens: leave an unknown value out";
            out.push(problem(file, &field, message));
        }
        if let (Some(context), Some(output)) = (context, output)
            && output > context
        {
            let message = format!(
                "{} output tokens do not fit a context window of {}",
                show_count(output),
                show_count(context)
            );
            out.push(problem(file, &field, &message));
        }
    };
    for (file, model) in &files.models {
        let facts = settled_facts(&model.statements);
        let field = place(model, "max_output_tokens", |f| {
            f.max_output_tokens.is_some()
        });
        fits(file, field, facts.context_tokens, facts.max_output_tokens);
        for (r, route) in model.routes.iter().enumerate() {
            let terms = settle_terms(&route.statements);
            let states = |s: &RouteStatement| s.terms.max_output_tokens.is_some();
            let at = route.statements.iter().position(states).unwrap_or(0);
            let field = format!("routes[{r}].statements[{at}].terms.max_output_tokens");
            fits(file, field, terms.context_tokens, terms.max_output_tokens);
        }
    }
}

/// Reports parameters that a statement both rejects and accepts.
pub(super) fn requests(files: &Files, out: &mut Problems) {
    for (file, model) in &files.models {
        for (at, said) in model.statements.iter().enumerate() {
            for parameter in said.refuses.iter().filter(|p| said.accepts.contains(p)) {
                let field = format!("statements[{at}].refuses");
                let message = format!("`{}` is also in `accepts`", parameter.as_str());
                out.push(problem(file, &field, &message));
            }
        }
    }
}

pub(super) fn parameters(files: &Files, out: &mut Problems) {
    for (file, model) in &files.models {
        let facts = settled_facts(&model.statements);
        let Some(total) = facts.parameters_total else {
            continue;
        };
        let field = place(model, "parameters_total", |f| f.parameters_total.is_some());
        if facts.parameters_active.is_some_and(|active| active > total) {
            out.push(problem(file, &field, "less than `parameters_active`"));
        }
        if let Some(size) = size_in_name(&model.name)
            && (total > size * 2 || total * 2 < size)
        {
            let message = format!(
                "{} does not fit the size in the name, {}",
                show_parameters(total),
                show_parameters(size)
            );
            out.push(problem(file, &field, &message));
        }
    }
}

/// The parameter count in a name, if any: `Qwen2.5 7B`, `gemma-3-270m`, `30B-A3B` (30 billion). `8x7B` has none: its
/// experts share weights.
pub fn size_in_name(name: &str) -> Option<u64> {
    name.split([' ', '-', '_', '(', ')', ':', '/'])
        .find_map(|word| {
            let lower = word.to_ascii_lowercase();
            let number = lower.strip_suffix(['b', 'm'])?;
            let unit = if lower.ends_with('b') { 9 } else { 6 };
            let decimal = crate::units::Decimal::parse(number, unit)?;
            u64::try_from(decimal.value).ok().filter(|size| *size > 0)
        })
}

pub(super) fn prices(files: &Files, out: &mut Problems) {
    each_route(files, |file, place, terms| {
        let field = format!("{place}.price");
        match (terms.price_status, &terms.price) {
            (Some(PriceStatus::Paid), None) => {
                out.push(problem(file, &field, "`paid` needs a price"));
            }
            (Some(PriceStatus::Paid), Some(price)) => {
                let standard = &price.standard;
                if !standard.is_stated() {
                    out.push(problem(file, &field, "needs `input` or `output`"));
                }
                if standard.is_zero() {
                    let message = "0/0 is not a price: set `price_status` to `free`, `free_tier`, `plan` or `unknown`";
                    out.push(problem(file, &field, message));
                }
                if all_rates(price).any(|rate| rate > DEAREST) {
                    let message =
                        format!("above {} per million tokens: wrong unit?", DEAREST.show());
                    out.push(problem(file, &field, &message));
                }
                if let Some(hours) = &price.peak_hours
                    && !(hours.is_sound() && price.peak.is_some())
                {
                    let message =
                        "needs `peak`, days from 1 to 7 and windows from 0 to 1440, in order";
                    out.push(problem(file, &format!("{field}.peak_hours"), message));
                }
                if !price.tiers.is_sorted_by_key(|tier| tier.above_input_tokens) {
                    let message = "must be sorted by `above_input_tokens`";
                    out.push(problem(file, &format!("{field}.tiers"), message));
                }
            }
            (_, Some(_)) => {
                out.push(problem(file, &field, "needs `price_status` `paid`"));
            }
            (_, None) => {}
        }
    });
}

fn all_rates(price: &PriceList) -> impl Iterator<Item = Price> {
    let modes = [&price.batch, &price.flex, &price.priority, &price.peak];
    let tiers = price.tiers.iter().map(|tier| &tier.rates);
    let in_tiers = price.tiers.iter().flat_map(|tier| tier.modes());
    let in_tiers = in_tiers.filter_map(|(_, rates)| rates);
    std::iter::once(&price.standard)
        .chain(tiers)
        .chain(in_tiers)
        .chain(modes.into_iter().flatten().map(AsRef::as_ref))
        .flat_map(rates)
}

fn rates(rates: &Rates) -> impl Iterator<Item = Price> {
    [
        rates.input,
        rates.output,
        rates.cache_read,
        rates.cache_write,
        rates.cache_write_1h,
    ]
    .into_iter()
    .flatten()
}

pub(super) fn price_outliers(files: &Files, out: &mut Problems) {
    for (file, model) in &files.models {
        let rates = model.routes.iter().enumerate().filter_map(|(at, route)| {
            let rates = settle_terms(&route.statements).price?.standard;
            let input = rates.input.filter(|input| *input > Price::ZERO)?;
            Some((at, input, rates))
        });
        let listed: Vec<(usize, Price, Rates)> = rates.collect();
        if listed.len() < 3 {
            continue;
        }
        let mut sorted: Vec<Price> = listed.iter().map(|(_, input, _)| *input).collect();
        sorted.sort_unstable();
        let median = sorted[sorted.len() / 2];
        let answers_are_billed = listed
            .iter()
            .any(|(.., rates)| rates.output.is_some_and(|o| o > Price::ZERO));
        let answers = |rates: &Rates| rates.output?.ratio(rates.input?);
        let mut ratios: Vec<f64> = listed.iter().filter_map(|(.., r)| answers(r)).collect();
        ratios.sort_unstable_by(f64::total_cmp);
        let usual = ratios.get(ratios.len() / 2).copied().unwrap_or(f64::MAX);
        for (at, input, rates) in listed {
            let cached = rates.cache_read.and_then(|read| read.ratio(input));
            let averaged = cached.is_some_and(|share| share >= CACHED_SHARE)
                && answers(&rates).is_some_and(|ratio| ratio >= ANSWERS_FACTOR * usual);
            let output = rates.output;
            let ratio = input.ratio(median).unwrap_or(1.0);
            let message = if !(1.0 / OUTLIER_FACTOR..=OUTLIER_FACTOR).contains(&ratio) {
                format!(
                    "{} per million input tokens, but the median of its routes is {}: wrong unit?",
                    input.show(),
                    median.show()
                )
            } else if output == Some(Price::ZERO) && answers_are_billed {
                "output at 0, which other routes bill: wrong unit?".to_owned()
            } else if averaged {
                format!(
                    "{} per million input tokens, about what cached ones cost, and {ANSWERS_FACTOR} times less against \
                     the output than on other routes: an average over both?",
                    input.show()
                )
            } else {
                continue;
            };
            let field = format!(
                "routes[{at}].statements[{}].terms.price",
                priced(&model.routes[at])
            );
            out.push(problem(file, &field, &message));
        }
    }
}

fn priced(route: &RouteFile) -> usize {
    let states = |s: &RouteStatement| {
        s.terms
            .price_status
            .is_some_and(|p| p != PriceStatus::Unknown)
    };
    route.statements.iter().position(states).unwrap_or(0)
}

pub(super) fn retirement(files: &Files, out: &mut Problems) {
    each_route(files, |file, place, terms| {
        if terms.retires_on.is_some() != terms.retirement_basis.is_some() {
            let field = format!("{place}.retirement_basis");
            let message = "needs `retires_on`, and `retires_on` needs it";
            out.push(problem(file, &field, message));
        }
        if matches!(terms.status, Some(Status::Retiring | Status::Retired)) {
            let field = format!("{place}.status");
            let message = "follows from `retires_on`: set that instead";
            out.push(problem(file, &field, message));
        }
    });
}

pub(super) fn scores(files: &Files, out: &mut Problems) {
    for (file, model) in &files.models {
        for (at, score) in model.benchmarks.iter().enumerate() {
            let field = format!("benchmarks[{at}].score");
            let Some(board) = files.boards.iter().find(|b| b.id == score.board) else {
                continue;
            };
            let below = board.min.is_some_and(|min| score.score < min);
            let above = board.max.is_some_and(|max| score.score > max);
            if !score.score.is_finite() || below || above {
                let message = format!("{} is outside the range of {}", score.score, board.id);
                out.push(problem(file, &field, &message));
            }
            if score.interval.is_some_and(|(low, high)| low > high) {
                let field = format!("benchmarks[{at}].interval");
                out.push(problem(file, &field, "the lower bound is above the upper"));
            }
            let same = |other: &Score| {
                (&other.board, &other.variant, &other.harness)
                    == (&score.board, &score.variant, &score.harness)
                    && (&other.publisher, other.measured_by, other.date)
                        == (&score.publisher, score.measured_by, score.date)
            };
            if model.benchmarks[..at].iter().any(same) {
                let field = format!("benchmarks[{at}]");
                let message =
                    "repeats the board, variant, harness, publisher and date of an earlier score";
                out.push(problem(file, &field, message));
            }
        }
    }
}
