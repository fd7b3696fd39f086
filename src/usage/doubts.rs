//! Values beside the counts that make them doubtful: another tier, an average, another unit.
//!
//! Owns which values do so, and why the record then has no amount. The keys are in `vocabulary`. Does not read.

use catalog::words;

use super::json::Scalar;
use super::reason::Reason;

/// What a key may cast doubt on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Doubt {
    /// How it was served, by an ambiguous word: another tier, a cache, no model.
    Tier,
    /// How it was served, by a flag.
    TierFlag,
    /// How it was served, by the id of a batch.
    BatchId,
    /// The rates, by a deployment that has its own.
    Deployment,
    /// The rates, by a flag for reserved capacity.
    Reserved,
    /// The rates, by a discount.
    Discount,
    /// The rates or the counts, by a multiplier.
    Factor,
    /// Whether the counts are measured, by a flag that denies it if set.
    Uncounted,
    /// Whether the counts are measured, by a flag that denies it if not set.
    Counted,
    /// Whether the counts are measured, by how they were estimated or since when they accumulate.
    CountedAs,
    /// Whether the counts are measured, by who or what counted.
    CountedBy,
    /// Whether the counts are measured, by the name of a statistic.
    Statistic,
    /// Whether the counts are measured, by the share of requests that were recorded.
    Sampled,
    /// Whether it is billed, by a flag that denies it if set.
    Unbilled,
    /// Whether it is billed, by why, when or in what other record it was not.
    UnpaidBy,
    /// Whether it is billed, by a flag that denies it if not set.
    Billed,
    /// Whether it is billed, as a single word.
    Free,
    /// The same, as the name of a plan.
    Plan,
    /// The same, as a plan or its number.
    PlanOrNumber,
    /// Whether it is billed, by where the answer came from.
    Answered,
    /// Whether it is complete, by a flag that denies it if not set.
    Complete,
    /// Whether it is complete, by a flag that denies it if set.
    Incomplete,
    /// Whether it is complete and billed, by the name of a state.
    State,
    /// Whether it is a usage record, by its stated kind.
    Kind,
    /// Whether it covers only its own time, by the name of a period.
    Period,
    /// The rates, by a region that has its own.
    Place,
    /// Whether it is billed per token, by self-hosting.
    Own,
    /// The unit of the counts.
    Unit,
    /// The meaning of cached tokens, by a key of a program with other terms.
    OtherWords,
    /// How many tokens were cached, where no count says so.
    CachedShare,
}

/// Which values cast the doubt.
enum Values {
    Yes,
    No,
    /// One of these texts, case-insensitive.
    Words(&'static [&'static str]),
    /// A text that ends with one of these words.
    Ends(&'static [&'static str]),
    /// A text with one of these words.
    Has(&'static [&'static str]),
    /// One of these phrases, with any separators between its words.
    Spells(&'static [&'static str]),
    /// A relative period: `this month`, `last_30_days`.
    Moving,
    /// Any text but these.
    Other(&'static [&'static str]),
    /// Anything but no, 0, empty and the words of `ANYWHERE`.
    Filled,
    /// A text with one of these prefixes.
    Beginnings(&'static [&'static str]),
    /// A number, even 0.
    Any,
    /// A number above 0, possibly as a percentage.
    Positive,
    /// A number above 0 other than 1.
    NotOne,
}

/// Words for tiers.
const TIER_WORDS: &[&str] = &[
    "batch",
    "batches",
    "batch_api",
    "batch-api",
    "batch api",
    "/v1/batches",
    "flex",
    "priority",
];
/// Where batches are fetched.
const BATCH_PATHS: &[&str] = &[
    "/v1/batches/",
    "/v1/messages/batches/",
    "https://api.openai.com/v1/batches/",
    "https://api.anthropic.com/v1/messages/batches/",
];
/// Words for a stand-in that answered instead of a model.
pub(super) const UNMADE: &[&str] = words!(
    "stub stubbed stub-fallback mock mocked fake dummy dry-run dry_run dryrun recorded replay replayed simulated fixture"
);
/// Words for a stand-in in a text that says how the answer was made.
const NO_MODEL: &[&str] = words!(
    "canned cassette dryrun dummy fake fixture mock mocked offline replay replayed simulated simulator stub stubbed
    vcr"
);
const CACHES: &[&str] = words!("cache cached cache_hit cache-hit response_cache semantic_cache");
/// Words for what stores answers.
const STORES: &[&str] = words!("cache cached disk memcached memo memory redis store");
#[rustfmt::skip]
const DEPLOYMENTS: &[&str] = &[
    "globalbatch", "datazonebatch", "datazonestandard", "datazone", "provisionedmanaged", "provisioned",
    "globalprovisionedmanaged", "datazoneprovisionedmanaged", "ptu", "dedicated", "reserved",
];
#[rustfmt::skip]
const STATISTICS: &[&str] = &[
    "avg", "average", "mean", "median", "min", "max", "std", "p50", "p75", "p90", "p95", "p99", "25%", "50%", "75%",
    "cumulative", "estimate", "estimated", "forecast", "projection", "budget", "limit", "quota",
];
/// Words for a counter other than the provider.
#[rustfmt::skip]
const ESTIMATES: &[&str] = &[
    "estimate", "estimated", "approximate", "approximation", "heuristic", "tiktoken", "client", "local",
];
/// Words for an estimate, some of them ambiguous.
const GUESSES: &[&str] = words!(
    "approx approximate approximation approximated assumed bound char characters chars cumulative estimate estimated
    estimates estimator extrapolated guess guessed heuristic interpolated low none partial projected provisional
    reserved retokenization retokenized running synthetic tiktoken tokenizer unknown worst"
);
const ESTIMATE: &[&str] = words!(
    "approximation estimate estimated estimation extrapolated heuristic preliminary provisional"
);
const PLANS: &[&str] =
    words!("allowance free free_tier grant included included_in_plan local plan promo promotion");
const UNMETERED: &[&str] = words!("included seat seats subscription trial");
const STATES: &[&str] = words!("canceled cancelled pending progress queued running");
const UNPAID_STATES: &[&str] = words!(
    "aborted avoided block blocked circuit circuited credited deduplicated denied dropped duplicate exceeded limited
    planned preflight quoted refunded rejected replayed reserved reversed scheduled skipped suppressed throttled
    unsent void voided waived"
);
/// States in which a cache answered.
const HITS: &[&str] = &["cache hit", "from cache", "served from cache"];
/// States of several words in which nothing was paid.
const UNPAID: &[&str] = &[
    "not sent",
    "not called",
    "not charged",
    "not billed",
    "not paid",
];
/// What a record may be other than usage.
const NO_USAGE: &[&str] = words!(
    "baseline_estimate budget estimate forecast limit preflight projection quota quote reservation reserve simulation
    target"
);
/// Records that change another record.
const CHANGES: &[&str] = words!(
    "adjustment amendment correction credit refund refunded reserved reversal reversed void voided"
);
const PERIODS: &[&str] =
    words!("alltime annualized cumulative lifetime mtd qtd rolling running trailing wtd ytd");
const TO_DATE: &[&str] = &[
    "all time",
    "today",
    "to date",
    "month to date",
    "quarter to date",
    "week to date",
    "year to date",
];
/// Words for self-hosting and its software.
const OWN: &[&str] =
    words!("gguf llama llamacpp lmstudio local mlx ollama onprem prem self selfhosted sglang vllm");
/// Words for no particular region.
const ANYWHERE: &[&str] = &["", "none", "global", "default", "any", "null"];
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "k", "thousand", "thousands", "1k", "1000", "ktok", "ktokens", "m", "million", "millions", "mtok", "mtokens", "1m",
    "kilo", "characters", "chars", "words", "bytes",
];

/// Rows for each doubt, in the order of the enum.
const RULES: &[(Doubt, Values, Reason)] = &[
    (Doubt::Tier, Values::Words(TIER_WORDS), Reason::UnclearTier),
    (
        Doubt::Tier,
        Values::Beginnings(BATCH_PATHS),
        Reason::UnclearTier,
    ),
    (Doubt::Tier, Values::Words(UNMADE), Reason::UnclearBilling),
    (Doubt::Tier, Values::Ends(NO_MODEL), Reason::UnclearBilling),
    (Doubt::Tier, Values::Words(CACHES), Reason::UnclearHit),
    (Doubt::Tier, Values::Ends(&["cache"]), Reason::UnclearHit),
    (Doubt::Tier, Values::Ends(ESTIMATE), Reason::NotMeasured),
    (Doubt::TierFlag, Values::Yes, Reason::UnclearTier),
    (
        Doubt::BatchId,
        Values::Beginnings(&["batch", "msgbatch"]),
        Reason::UnclearTier,
    ),
    (
        Doubt::Deployment,
        Values::Has(DEPLOYMENTS),
        Reason::OwnRates,
    ),
    (Doubt::Reserved, Values::Yes, Reason::OwnRates),
    (Doubt::Discount, Values::Positive, Reason::OwnRates),
    (Doubt::Discount, Values::Yes, Reason::OwnRates),
    (Doubt::Factor, Values::NotOne, Reason::OwnRates),
    (Doubt::Factor, Values::Has(UNITS), Reason::OtherUnit),
    (Doubt::Uncounted, Values::Yes, Reason::NotMeasured),
    (Doubt::Counted, Values::No, Reason::NotMeasured),
    (Doubt::CountedAs, Values::Filled, Reason::NotMeasured),
    (
        Doubt::CountedBy,
        Values::Words(ESTIMATES),
        Reason::NotMeasured,
    ),
    (Doubt::CountedBy, Values::Has(GUESSES), Reason::NotMeasured),
    (
        Doubt::Statistic,
        Values::Words(STATISTICS),
        Reason::NotMeasured,
    ),
    (
        Doubt::Statistic,
        Values::Ends(NO_USAGE),
        Reason::NotMeasured,
    ),
    (
        Doubt::Statistic,
        Values::Ends(CHANGES),
        Reason::UnclearBilling,
    ),
    (Doubt::Sampled, Values::NotOne, Reason::NotMeasured),
    (Doubt::Unbilled, Values::Yes, Reason::UnclearBilling),
    (Doubt::UnpaidBy, Values::Filled, Reason::UnclearBilling),
    (Doubt::Billed, Values::No, Reason::UnclearBilling),
    (
        Doubt::Free,
        Values::Words(&["free"]),
        Reason::UnclearBilling,
    ),
    (Doubt::Plan, Values::Ends(PLANS), Reason::UnclearBilling),
    (Doubt::Plan, Values::Has(UNMETERED), Reason::UnclearBilling),
    (
        Doubt::Plan,
        Values::Has(UNPAID_STATES),
        Reason::UnclearBilling,
    ),
    (Doubt::Plan, Values::Spells(UNPAID), Reason::UnclearBilling),
    (Doubt::Plan, Values::Ends(CHANGES), Reason::UnclearBilling),
    (
        Doubt::Plan,
        Values::Spells(&["free credits"]),
        Reason::UnclearBilling,
    ),
    (Doubt::PlanOrNumber, Values::Yes, Reason::UnclearBilling),
    (
        Doubt::PlanOrNumber,
        Values::Has(UNMETERED),
        Reason::UnclearBilling,
    ),
    (Doubt::Answered, Values::Has(STORES), Reason::UnclearHit),
    (
        Doubt::Answered,
        Values::Has(&["recorded"]),
        Reason::UnclearBilling,
    ),
    (
        Doubt::Answered,
        Values::Has(NO_MODEL),
        Reason::UnclearBilling,
    ),
    (Doubt::Complete, Values::No, Reason::Unfinished),
    (Doubt::Incomplete, Values::Yes, Reason::Unfinished),
    (Doubt::State, Values::Has(&["cached"]), Reason::UnclearHit),
    (Doubt::State, Values::Spells(HITS), Reason::UnclearHit),
    (Doubt::State, Values::Has(STATES), Reason::Unfinished),
    (
        Doubt::State,
        Values::Has(UNPAID_STATES),
        Reason::UnclearBilling,
    ),
    (Doubt::State, Values::Spells(UNPAID), Reason::UnclearBilling),
    (Doubt::State, Values::Ends(ESTIMATE), Reason::NotMeasured),
    (Doubt::Kind, Values::Ends(NO_USAGE), Reason::NotMeasured),
    (Doubt::Kind, Values::Ends(CHANGES), Reason::UnclearBilling),
    (Doubt::Period, Values::Has(PERIODS), Reason::NotMeasured),
    (Doubt::Period, Values::Spells(TO_DATE), Reason::NotMeasured),
    (Doubt::Period, Values::Moving, Reason::NotMeasured),
    (Doubt::Place, Values::Other(ANYWHERE), Reason::OwnRates),
    (Doubt::Own, Values::Yes, Reason::Local),
    (Doubt::Own, Values::Has(OWN), Reason::Local),
    (Doubt::Unit, Values::Has(UNITS), Reason::OtherUnit),
    (Doubt::OtherWords, Values::Any, Reason::UnclearCache),
    (Doubt::CachedShare, Values::Positive, Reason::UnreadTokens),
];

impl Doubt {
    /// Why a record with this value has no amount, if it casts the doubt.
    pub(super) fn of(self, value: Scalar) -> Option<Reason> {
        let mut rows = RULES.iter().filter(|(doubt, ..)| *doubt == self);
        let (.., reason) = rows.find(|(_, values, _)| values.hold(value))?;
        Some(*reason)
    }
}

impl Values {
    fn hold(&self, value: Scalar) -> bool {
        match self {
            Self::Yes => is_yes(value),
            Self::No => is_no(value),
            Self::Words(words) => text(value).is_some_and(|text| is_among(text, words)),
            Self::Ends(words) => texts(value).is_some_and(|mut texts| {
                texts.next_back().is_some_and(|last| is_among(last, words))
                    || text(value).is_some_and(|text| is_among(text, words))
            }),
            Self::Has(words) => {
                texts(value).is_some_and(|mut texts| texts.any(|word| is_among(word, words)))
            }
            Self::Spells(phrases) => phrases.iter().any(|phrase| {
                texts(value).is_some_and(|mut said| {
                    let mut words = phrase.split(' ');
                    words.all(|word| said.next().is_some_and(|said| is_among(said, &[word])))
                        && said.next().is_none()
                })
            }),
            Self::Moving => texts(value).is_some_and(|texts| moves(&texts.collect::<Vec<_>>())),
            Self::Other(words) => text(value).is_some_and(|text| !is_among(text, words)),
            Self::Filled => match value {
                Scalar::Text(text) => {
                    !text.raw().trim_ascii().is_empty()
                        && !is_no(value)
                        && !is_among(text.raw().trim_ascii(), ANYWHERE)
                }
                Scalar::Number(_) => number(value).is_some_and(|number| number != 0.0),
                value => is_yes(value),
            },
            Self::Beginnings(words) => text(value)
                .is_some_and(|text| words.iter().any(|word| text.starts_with(word.as_bytes()))),
            Self::Any => number(value).is_some(),
            Self::Positive => number(value).is_some_and(|number| number > 0.0),
            Self::NotOne => {
                number(value).is_some_and(|number| number > 0.0 && (number - 1.0).abs() > 1e-9)
            }
        }
    }
}

/// Whether these words name a relative period.
fn moves(words: &[&[u8]]) -> bool {
    let [first, .., last] = words else {
        return false;
    };
    let spans = words!("day days hour hours month months quarter week weeks year years");
    let has_number = || words[1].iter().all(u8::is_ascii_digit);
    is_among(last, spans)
        && (is_among(first, &["current", "this"])
            || is_among(first, &["last", "past"]) && words.len() == 3 && has_number())
}

const YES: &[&str] = &["true", "yes", "y", "t", "on", "x", "1"];
const NO: &[&str] = &["false", "no", "n", "f", "off", "0"];

pub(super) fn is_yes(value: Scalar) -> bool {
    value == Scalar::Bool(true) || is_one_of(value, YES)
}

pub(super) fn is_no(value: Scalar) -> bool {
    value == Scalar::Bool(false) || is_one_of(value, NO)
}

fn is_one_of(value: Scalar, words: &[&str]) -> bool {
    let raw = match value {
        Scalar::Text(text) => text.raw().trim_ascii(),
        Scalar::Number(number) => number,
        Scalar::Bool(_) | Scalar::Null => return false,
    };
    is_among(raw, words)
}

fn is_among(text: &[u8], words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word.as_bytes()))
}

/// Longer texts are not names.
const LONGEST: usize = 64;

/// The words of a text short enough to be a name.
fn texts(value: Scalar<'_>) -> Option<impl DoubleEndedIterator<Item = &[u8]>> {
    let text = text(value).filter(|text| text.len() <= LONGEST)?;
    let words = text.split(|byte| !byte.is_ascii_alphanumeric());
    Some(words.filter(|word| !word.is_empty()))
}

fn text(value: Scalar<'_>) -> Option<&[u8]> {
    match value {
        Scalar::Text(text) => Some(text.raw().trim_ascii()),
        _ => None,
    }
}

fn number(value: Scalar) -> Option<f64> {
    let raw = match value {
        Scalar::Number(number) => number,
        Scalar::Text(text) => text.raw().trim_ascii(),
        Scalar::Bool(_) | Scalar::Null => return None,
    };
    super::values::number(raw.strip_suffix(b"%").unwrap_or(raw))
}

#[cfg(test)]
mod tests {
    use super::{Doubt, RULES};

    #[test]
    fn each_doubt_has_its_rows() {
        let mut doubts: Vec<u8> = RULES.iter().map(|(doubt, ..)| *doubt as u8).collect();
        doubts.dedup();
        assert!(doubts.into_iter().eq(0..=Doubt::CachedShare as u8));
    }
}
