//! Turns the observations of a model into statements in order of precedence.
//!
//! Facts come from one place rather than a vote over routes: the lab's own route, then the source's list
//! of models, then the majority of a source's routes. Owns that order. Does not handle routes and prices
//! (`routes`).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::Hash;

use catalog::names::Pin;
use catalog::schema::{Capabilities, Facts, Parameter, Statement};
use catalog::units::Date;

use crate::identity::{BY_NAME, Place};
use crate::kept::Kept;
use crate::observation::Observation;

#[cfg(feature = "maintainer")]
use catalog::schema::License;

/// Whether lists use this date as a placeholder when they know only the year.
pub fn is_placeholder(day: Date) -> bool {
    let text = day.to_string();
    text.len() == 10 && text.ends_with("-01-01")
}

pub type Placed<'a> = (&'a Observation, &'a Place);

/// First year of language models on offer; earlier dates are placeholders.
pub const FIRST_YEAR: i16 = 2018;
/// Maximum days between the date in an id and the release; the catalog's rule.
const ID_DATE_TOLERANCE_DAYS: i32 = 60;

/// Parameter counts that differ by less than this share are the same, rounded differently.
const PARAMETERS_ALIKE: u64 = 10;

/// Rows of a source that form one statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The lab's own routes.
    Lab,
    /// Rows about the model only.
    Model,
    /// Facts about the weights in such rows: cards know these best, and release dates least.
    Weights,
    /// All other routes.
    Routes,
}

/// Order of precedence for facts.
const ORDER: &[(&str, Of)] = &[
    ("models-dev", Of::Lab),
    ("models-dev-models", Of::Model),
    ("hf-facts", Of::Weights),
    ("helm", Of::Model),
    ("llm-stats", Of::Model),
    ("epoch-models", Of::Model),
    ("harn", Of::Model),
    ("models-dev", Of::Routes),
    ("openrouter", Of::Lab),
    ("openrouter", Of::Routes),
    ("litellm", Of::Lab),
    ("litellm", Of::Routes),
    ("pi-ai", Of::Lab),
    ("pi-ai", Of::Routes),
    ("model-prices", Of::Lab),
    ("model-prices", Of::Routes),
    ("hf-facts", Of::Model),
];

/// Whether two dates can be the same release.
fn one_release(settled: Option<Date>, said: Option<Date>) -> bool {
    match (settled, said) {
        (Some(a), Some(b)) => a.days_until(b).max(b.days_until(a)) <= ID_DATE_TOLERANCE_DAYS,
        _ => true,
    }
}

/// Statements about a model; later ones keep only what they add or contradict. `before` holds the statements
/// kept from an earlier import, in order.
pub fn statements(
    lab: &str,
    before: Vec<Statement>,
    rows: &[Placed<'_>],
    dated: Option<Pin>,
    kept: &Kept,
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let mut before = standing(before).into_iter().peekable();
    let own = |seen: &Observation| {
        let provider = seen.provider.as_deref();
        provider.is_some_and(|provider| kept.is_own(provider, lab))
    };
    let plain = |place: &Place| place.variant.is_none() && !place.pointer;
    for (rank, (source, of)) in ORDER.iter().enumerate() {
        while let Some((_, statement)) = before.next_if(|(at, _)| *at <= rank) {
            add(statement, &mut out);
        }
        let released = out.iter().find_map(|said| said.facts.released);
        let mut group: Vec<&Observation> = rows
            .iter()
            .filter(|(seen, place)| {
                let belongs = match of {
                    Of::Model | Of::Weights => seen.provider.is_none(),
                    // A region or mode may offer less than the lab's standard route.
                    Of::Lab => {
                        own(seen) && plain(place) && seen.variant.is_none() && seen.region.is_none()
                    }
                    Of::Routes => seen.provider.is_some() && plain(place) && seen.host.is_none(),
                };
                seen.source == *source && belongs
            })
            .map(|(seen, _)| *seen)
            .collect();
        // The name may have moved to a newer release since.
        if BY_NAME.contains(source) {
            group.retain(|seen| one_release(released, seen.facts.released));
        }
        state(&group, *of, dated, &mut out);
    }
    for (_, statement) in before {
        add(statement, &mut out);
    }
    if let Some(day) = dated.and_then(Pin::date)
        && let Some((seen, _)) = rows.first()
    {
        // The date in the id comes last.
        let mut said = Statement::new(seen.source, seen.as_of);
        said.facts.released = Some(day);
        add(said, &mut out);
    }
    input_limits(&mut out);
    disputed(&mut out);
    out
}

/// The list that states input limits as context windows for some labs.
const OF_INPUT: &str = "litellm";

/// Drops an input limit stated as the context window: another source's window minus the maximum output, such
/// as 922K of 1.05M.
fn input_limits(out: &mut [Statement]) {
    let answer = out.iter().find_map(|said| said.facts.max_output_tokens);
    let windows: Vec<u64> = out
        .iter()
        .filter_map(|said| said.facts.context_tokens)
        .collect();
    for said in out.iter_mut().filter(|said| said.source == OF_INPUT) {
        let window = &mut said.facts.context_tokens;
        window.take_if(|input| {
            // Twice a window may be another window.
            answer.is_some_and(|answer| *input > answer && windows.contains(&(*input + answer)))
        });
    }
}

/// The rank of each statement of an earlier import. They are in order, so each gets the first matching rank
/// that is not before its predecessor's.
fn standing(before: Vec<Statement>) -> Vec<(usize, Statement)> {
    let mut last = 0;
    let ranked = before.into_iter().map(|statement| {
        let fits = |(source, of): &(&str, Of)| {
            let said = &statement.facts;
            // Cards state these with lower precedence.
            let late = said.released.is_some()
                || said.knowledge_cutoff.is_some()
                || said.max_output_tokens.is_some()
                || statement.capabilities != Capabilities::default();
            *source == statement.source && !(*of == Of::Weights && late)
        };
        let found = ORDER[last..].iter().position(fits);
        last = found.map_or(ORDER.len(), |at| last + at).min(ORDER.len());
        let rank = last;
        last = last.min(ORDER.len() - 1);
        (rank, statement)
    });
    ranked.collect()
}

/// Request parameters that most rows reject, and those that most accept.
fn parameters(rows: &[&Observation]) -> (Vec<Parameter>, Vec<Parameter>) {
    let (mut refuses, mut accepts) = (Vec::new(), Vec::new());
    for parameter in Parameter::ALL {
        let said = rows.iter().flat_map(|seen| &seen.parameters);
        let said = said.filter(|(of, _)| of == parameter);
        let (against, for_it) = said.fold((0, 0), |(against, for_it), (_, refused)| {
            (against + i32::from(*refused), for_it + i32::from(!refused))
        });
        match against.cmp(&for_it) {
            Ordering::Greater => refuses.push(*parameter),
            Ordering::Less => accepts.push(*parameter),
            Ordering::Equal => {}
        }
    }
    (refuses, accepts)
}

/// Keeps each rejected parameter once, and contradictions of it.
fn disputed(out: &mut Vec<Statement>) {
    for parameter in Parameter::ALL {
        let disputed = out.iter().any(|said| said.refuses.contains(parameter));
        let mut settled = None;
        for said in out.iter_mut() {
            let refused = said.refuses.contains(parameter);
            if !refused && !said.accepts.contains(parameter) {
                continue;
            }
            if !disputed || settled == Some(refused) {
                said.refuses.retain(|other| other != parameter);
                said.accepts.retain(|other| other != parameter);
            }
            settled = settled.or(Some(refused));
        }
    }
    out.retain(says_anything);
}

pub fn says_anything(said: &Statement) -> bool {
    said.facts != Facts::default()
        || said.capabilities != Capabilities::default()
        || !said.refuses.is_empty()
        || !said.accepts.is_empty()
}

/// Builds a statement from rows of one source, by majority for each fact.
fn state(rows: &[&Observation], of: Of, dated: Option<Pin>, out: &mut Vec<Statement>) {
    let Some(first) = rows.first() else { return };
    let mut facts = Facts::default();
    macro_rules! most {
        ($to:ident, $of:ident: $($field:ident)+) => {
            $($to.$field = most(rows.iter().filter_map(|seen| seen.$of.$field.as_ref()));)+
        };
    }
    facts.released = most(rows.iter().filter_map(|seen| {
        // A date that contradicts the model's own id is a mistake in the row.
        seen.facts.released.as_ref().filter(|day| {
            let away = dated.and_then(|pin| pin.days_from(**day));
            day.year() >= FIRST_YEAR
                && !is_placeholder(**day)
                && away.is_none_or(|days| days <= ID_DATE_TOLERANCE_DAYS)
        })
    }));
    most!(facts, facts: knowledge_cutoff context_tokens max_output_tokens tokens_per_text
        parameters_total parameters_active architecture open_weights weights_url input output status);
    if of == Of::Weights {
        facts = Facts {
            parameters_total: facts.parameters_total,
            parameters_active: facts.parameters_active,
            architecture: facts.architecture,
            open_weights: facts.open_weights,
            weights_url: facts.weights_url,
            ..Facts::default()
        };
    }
    facts.license = rows.iter().find_map(|seen| seen.facts.license.clone());
    let mut can = Capabilities::default();
    most!(can, capabilities: vision multimodal reasoning function_calling tool_use structured_outputs
        code_execution prompt_caching audio_input computer_use web_search);
    let counted = facts.parameters_total;
    let (refuses, accepts) = match of {
        // Parameters rejected by another provider say nothing about the model.
        Of::Lab | Of::Model => parameters(rows),
        Of::Weights | Of::Routes => Default::default(),
    };
    add(
        Statement {
            facts,
            capabilities: can,
            refuses,
            accepts,
            ..Statement::new(first.source, first.as_of)
        },
        out,
    );
    other_counts(rows, counted, out);
}

/// Conflicting parameter counts within a source; recorded because they may be two models.
fn other_counts(rows: &[&Observation], counted: Option<u64>, out: &mut Vec<Statement>) {
    for seen in rows {
        let Some(other) = seen.facts.parameters_total else {
            continue;
        };
        let same_source = out.iter().filter(|said| said.source == seen.source);
        let mut said = same_source
            .filter_map(|said| said.facts.parameters_total)
            .chain(counted);
        if said.any(|said| near(said, other)) {
            continue;
        }
        let mut said = Statement::new(seen.source, seen.as_of);
        said.url.clone_from(&seen.url);
        said.facts.parameters_total = Some(other);
        out.push(said);
    }
}

/// Whether two parameter counts are the same, rounded differently.
fn near(a: u64, b: u64) -> bool {
    a.abs_diff(b) <= a.max(b) / PARAMETERS_ALIKE
}

/// The most common value; the larger on a tie.
fn most<'a, T: Clone + Ord + Hash + 'a>(values: impl Iterator<Item = &'a T>) -> Option<T> {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(value, count)| (*count, *value));
    most.map(|(value, _)| value.clone())
}

/// Appends what the statement adds to or contradicts in earlier ones; repeats are dropped.
fn add(mut statement: Statement, out: &mut Vec<Statement>) {
    let mut facts = Facts::default();
    let mut can = Capabilities::default();
    let mut same_source = Facts::default();
    let mut same_can = Capabilities::default();
    for before in out.iter() {
        facts.complete(&before.facts);
        can.complete(&before.capabilities);
        if before.source == statement.source {
            same_source.complete(&before.facts);
            same_can.complete(&before.capabilities);
        }
    }
    let total = (statement.facts.parameters_total, facts.parameters_total);
    if matches!(total, (Some(said), Some(settled)) if near(said, settled)) {
        statement.facts.parameters_total = None;
    }
    #[cfg(feature = "maintainer")]
    if facts.license.is_some() {
        let named = |license: &License| !crate::licenses::is_class(license);
        statement.facts.license = statement.facts.license.filter(named);
    }
    // Contradictions between routes of one source are not kept.
    statement.facts.keep_news(&facts, &same_source);
    statement.capabilities.keep_news(&can, &same_can);
    if says_anything(&statement) {
        out.push(statement);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    #[test]
    fn a_window_less_the_longest_answer_is_the_input_alone() {
        let said = |source: &str, window: u64| {
            let mut said = Statement::new(source, "2026-11-28".parse().expect("a day"));
            said.facts.context_tokens = Some(window);
            said.facts.max_output_tokens = Some(128_000);
            said
        };
        let windows = |first: (&str, u64), second: (&str, u64)| {
            let mut out = [said(first.0, first.1), said(second.0, second.1)];
            input_limits(&mut out);
            out.map(|said| said.facts.context_tokens)
        };
        // OpenAI's GPT-5.4 page: context window 1,050,000, maximum output 128,000.
        let input = ("litellm", 922_000);
        assert_eq!(
            windows(input, ("pi-ai", 1_050_000)),
            [None, Some(1_050_000)]
        );
        // Any other window is a contradiction, and so is one from another list.
        assert_eq!(windows(input, ("pi-ai", 1_000_000))[0], Some(922_000));
        assert_eq!(
            windows(("pi-ai", 922_000), ("models-dev", 1_050_000))[0],
            Some(922_000)
        );
    }
}
