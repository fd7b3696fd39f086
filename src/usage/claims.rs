//! Claims a record makes about itself under unlisted keys: that no model was paid, that its counts are not measured, or
//! that they cover a longer period, a sample or another record.
//!
//! Owns the words of such keys; `doubts` owns the values. Every word of such a key must be one of these or a general
//! request word: `mock_response` and `usage_quality` match, `mock_server_port` and `ticket_status` do not.

use catalog::words;

use super::doubts::Doubt;

/// General words about requests, answers and their counts.
const PLAIN: &[&str] = words!(
    "agent ai all already answer answered anthropic api are azure bedrock call calls chat client completion data
    entry event flag gemini generation has id inference input is it item line llm message mode model on only openai
    output prompt provider record report reporting request requests response row run served short so tier token
    tokens upstream usage vertex was were"
);
/// Nothing was paid, if the value says yes or names what replaced the call.
const UNPAID: &[&str] = words!(
    "aborted adjustment amended amendment avoided backtest blocked bypassed canceled cancelled canned circuit
    circuited comped complimentary copied correction deduped deduplicated denied dropped dry dryrun dummy
    duplicate duplicated fake faked free goodwill memoized mirrored mock mocked nonbillable playback refund
    refunded rejected replay replayed reused reversal reversed simulated simulation skipped sponsored stub stubbed
    suppressed unbillable unbilled uncharged unmetered unpaid void voided waived"
);
/// Words after those when the value is a reason, a time or another record.
const BY: &[&str] = words!("at by from id of reason");
const RECORDINGS: &[&str] = words!("cassette fixture");
/// What one record does to another.
const DOES: &[&str] =
    words!("amends cancels corrects duplicates refunds replaces reverses supersedes voids");
/// Something was paid, unless the value says no.
const PAID: &[&str] = words!("bill billable billed charge chargeable charged paid");
const NOT: &[&str] = words!("no non not");
/// Something was paid, unless the value says no: said of a model or its provider.
const MADE: &[&str] = words!("called executed invoked made performed reached sent used");
const CALLED: &[&str] = words!("api llm model provider request upstream");
/// The counts were measured, unless the value says no.
const MEASURED: &[&str] = words!("exact measured metered");
/// The counts were not measured.
const ESTIMATED: &[&str] = words!(
    "accumulated allocated amortized annualized approx approximate approximated assumed average averaged cumulative
    derived est estimate estimated estimates extrapolated forecast imputed inferred interpolated lifetime mean
    normalized preliminary projected prorated provisional restated snapshot"
);
const COUNTED: &[&str] = words!(
    "accounting count counted counting counts measured measurement metering quantity tok token tokens total usage
    value values"
);
/// How the counts were obtained.
const COUNTING: &[&str] = words!(
    "accounting accuracy basis confidence counter fidelity kind method mode origin precision provenance quality source"
);
const STATISTICS: &[&str] =
    words!("agg aggregate aggregation reducer rollup stat statistic temporality");
const BILLING: &[&str] = words!(
    "auth billed billing charge cost entitlement funding invoice license paid payment price pricing quota"
);
const PLANS: &[&str] =
    words!("basis by category class kind method mode plan source status tier to type");
const STATES: &[&str] = words!("action decision disposition outcome state status");
/// Where an answer came from.
const ORIGINS: &[&str] =
    words!("adapter client driver executor mode origin runner source transport via");
const ANSWERED: &[&str] = words!("answered fetched loaded response returned served");
const ANSWERED_BY: &[&str] = words!("by from origin source via");
const OWN: &[&str] = words!("local onprem selfhosted");
const HOSTED: &[&str] = words!("hosted hosting prem premise");
const KINDS: &[&str] = words!("category kind type");
const RECORDS: &[&str] = words!("entry event item line record row usage");
const PERIODS: &[&str] =
    words!("basis granularity horizon interval period range scope timeframe window");
const SAMPLES: &[&str] = words!("sample sampled sampling");
const SHARES: &[&str] = words!("fraction percent pct probability rate ratio share weight");
const FACTORS: &[&str] =
    words!("downsampled factor multiplier scale scaled scaling thinned upsampled upscaled");
/// Words that appear next to factors.
pub(super) const FACTORED: &[&str] =
    words!("billing by cost credit group premium price pricing rate tariff unit usage");
const DISCOUNTS: &[&str] = words!("discount discounted markup rebate surcharge uplift");
/// Words that appear next to discounts.
const DISCOUNTED: &[&str] = words!(
    "applied bps commitment committed contract enterprise fraction negotiated off pct percent percentage rate ratio
    reseller share volume weight"
);
/// Words of keys that list all models of a record.
const MODELS: &[&str] = words!("all called ensemble involved llm llms models names used");

/// Which words make a key cast a doubt.
struct Rule {
    doubt: Doubt,
    /// The key contains a word of each of these lists.
    has: &'static [&'static [&'static str]],
    /// The key ends with one of these, unless empty.
    last: &'static [&'static str],
    /// Other words the key may contain.
    also: &'static [&'static str],
}

/// A key that contains a word of each of these lists.
const fn has(doubt: Doubt, has: &'static [&'static [&'static str]]) -> Rule {
    with(doubt, has, &[])
}

/// Like [`has`], where `also` may appear too.
const fn with(
    doubt: Doubt,
    has: &'static [&'static [&'static str]],
    also: &'static [&'static str],
) -> Rule {
    Rule {
        doubt,
        has,
        last: &[],
        also,
    }
}

/// Like [`has`], for a key that ends with one of `last`.
const fn ends(
    doubt: Doubt,
    has: &'static [&'static [&'static str]],
    last: &'static [&'static str],
) -> Rule {
    Rule {
        doubt,
        has,
        last,
        also: COUNTED,
    }
}

/// The first match wins.
const RULES: &[Rule] = &[
    has(Doubt::UnpaidBy, &[UNPAID, BY]),
    has(Doubt::Unbilled, &[UNPAID]),
    has(Doubt::UnpaidBy, &[NOT, PAID, &["reason"]]),
    has(Doubt::Unbilled, &[NOT, PAID]),
    has(Doubt::Unbilled, &[&["free"], &["of"], &["charge"]]),
    has(Doubt::Unbilled, &[NOT, CALLED]),
    has(
        Doubt::Unbilled,
        &[&["credited", "refunded", "waived"], BILLING],
    ),
    has(Doubt::UnpaidBy, &[&["credit"], &["memo", "note"]]),
    has(Doubt::Unbilled, &[&["written"], &["off"]]),
    has(Doubt::UnpaidBy, &[&["test"], &["double"]]),
    with(
        Doubt::UnpaidBy,
        &[RECORDINGS],
        &["file", "from", "name", "path"],
    ),
    has(Doubt::UnpaidBy, &[DOES]),
    with(
        Doubt::Unbilled,
        &[
            &["included"],
            &["allowance", "plan", "quota", "subscription"],
        ],
        &["in"],
    ),
    has(
        Doubt::UnpaidBy,
        &[&["corrected", "covered", "replaced", "superseded"], &["by"]],
    ),
    has(Doubt::Billed, &[PAID]),
    has(Doubt::Billed, &[MADE, CALLED]),
    with(Doubt::Counted, &[MEASURED], COUNTED),
    has(
        Doubt::Counted,
        &[&["available", "complete", "known", "reported"], COUNTED],
    ),
    has(
        Doubt::Uncounted,
        &[&["guessed", "incomplete", "missing", "partial"], COUNTED],
    ),
    with(Doubt::Uncounted, &[ESTIMATED], COUNTED),
    has(Doubt::Uncounted, &[&["synthetic"], COUNTED]),
    has(
        Doubt::Uncounted,
        &[
            &["capped", "clipped", "redacted", "truncated"],
            &["count", "counts", "usage"],
        ],
    ),
    has(
        Doubt::Uncounted,
        &[&["per"], &["1k", "call", "request", "thousand"]],
    ),
    with(
        Doubt::Uncounted,
        &[&["month", "quarter", "week", "year"], &["date"]],
        &["to"],
    ),
    has(
        Doubt::CountedAs,
        &[
            &["accumulated", "cumulative", "total", "totals"],
            &["since"],
        ],
    ),
    has(Doubt::CountedAs, &[&["estimation"], COUNTING]),
    with(
        Doubt::CountedAs,
        &[&["capped", "rounded"], &["at", "to"]],
        COUNTED,
    ),
    ends(Doubt::Statistic, &[], STATISTICS),
    ends(
        Doubt::Statistic,
        &[STATISTICS],
        &["function", "method", "type"],
    ),
    has(
        Doubt::CountedBy,
        &[
            &["counted", "derived", "measured", "tokenized"],
            &["by", "from", "how", "with"],
        ],
    ),
    has(Doubt::CountedAs, &[&["percentile", "quantile"]]),
    has(Doubt::Unit, &[COUNTED, &["as", "in", "unit", "units"]]),
    has(Doubt::Unit, &[&["denomination", "magnitude", "measure"]]),
    ends(Doubt::CountedBy, &[COUNTED], COUNTING),
    with(Doubt::Plan, &[BILLING], PLANS),
    ends(Doubt::Answered, &[ANSWERED], ANSWERED_BY),
    ends(Doubt::State, &[], STATES),
    ends(Doubt::Tier, &[], ORIGINS),
    ends(
        Doubt::Tier,
        &[&["backend", "client", "engine", "llm", "model", "provider"]],
        KINDS,
    ),
    with(Doubt::Own, &[OWN], HOSTED),
    has(Doubt::Own, &[&["on", "self"], HOSTED]),
    ends(Doubt::Own, &[], &["hosting", "platform", "serving"]),
    ends(Doubt::Kind, &[RECORDS], KINDS),
    ends(Doubt::Sampled, &[], &["samplerate"]),
    has(Doubt::Sampled, &[SAMPLES, SHARES]),
    has(
        Doubt::Sampled,
        &[SAMPLES, &["1", "one"], &["every", "in", "of"]],
    ),
    has(Doubt::Sampled, &[SAMPLES, &["every"]]),
    has(Doubt::Sampled, &[&["traffic"], SHARES]),
    ends(Doubt::Period, &[], PERIODS),
    with(Doubt::Factor, &[FACTORS], FACTORED),
    with(Doubt::Discount, &[DISCOUNTS], DISCOUNTED),
    // A machine rented by time.
    has(
        Doubt::Discount,
        &[&["accelerator", "gpu"], &["hours", "seconds"]],
    ),
    ends(Doubt::Deployment, &[], &["capacity"]),
    ends(
        Doubt::Deployment,
        &[&["capacity", "deployment"]],
        &["kind", "mode", "type"],
    ),
    // Where it was computed, if that has its own price.
    ends(Doubt::Place, &[], &["residency"]),
    has(Doubt::Place, &[&["data"], &["zone"]]),
    has(
        Doubt::Place,
        &[&["processing"], &["geo", "region", "regional"]],
    ),
];

/// Whether the last word is one of these, such as the `no` (number) of `request_no`.
fn ends_with(words: &[String], list: &[&str]) -> bool {
    words
        .last()
        .is_some_and(|word| list.contains(&word.as_str()))
}

impl Rule {
    fn fits(&self, words: &[String]) -> bool {
        let is_in = |list: &[&str], word: &String| list.contains(&word.as_str());
        let is_listed = |word: &String| {
            let mut has = self.has.iter();
            is_in(PLAIN, word)
                || is_in(self.last, word)
                || is_in(self.also, word)
                || has.any(|list| is_in(list, word))
        };
        let mut has = self.has.iter();
        (self.last.is_empty() || ends_with(words, self.last))
            && has.all(|list| words.iter().any(|word| is_in(list, word)))
            && words.iter().all(is_listed)
    }
}

/// The doubt that a key of these words may cast.
pub(super) fn doubt(words: &[String]) -> Option<Doubt> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    // Those are counts.
    let is_of_side = has(&["completion", "input", "output", "prompt"]) || has(PAID);
    if has(&["token", "tokens"]) && is_of_side || ends_with(words, NOT) {
        return None;
    }
    if words.windows(2).any(|pair| pair == ["cached", "from"]) {
        return Some(Doubt::UnpaidBy);
    }
    Some(RULES.iter().find(|rule| rule.fits(words))?.doubt)
}

/// Like [`doubt`], for a key among flags or metadata, where many other keys occur: only that no model answered.
pub(super) fn doubt_aside(words: &[String]) -> Option<Doubt> {
    let is_made = |word: &String| UNMADE.contains(&word.as_str());
    doubt(words).filter(|doubt| *doubt == Doubt::Unbilled && words.iter().any(is_made))
}

/// Words for an answer without a model.
const UNMADE: &[&str] =
    words!("dry dryrun fake faked mock mocked replay replayed simulated stub stubbed");

/// Whether a key of these words lists the models of the record.
pub(super) fn lists_models(words: &[String]) -> bool {
    let is_one = |word: &String| MODELS.contains(&word.as_str());
    words.iter().all(is_one)
        && words
            .iter()
            .any(|word| ["models", "ensemble"].contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::doubt;
    use crate::usage::unread::words_of;

    #[test]
    fn a_key_says_something_only_where_all_its_words_are_of_requests() {
        for key in [
            "mock_response",
            "replayedFrom",
            "usage_quality",
            "model_called",
            "billing",
            "sample_weight",
            "no_charge_reason",
            "self_hosted",
        ] {
            assert!(doubt(&words_of(key.as_bytes())).is_some(), "{key}");
        }
        for key in [
            "mock_server_port",
            "ticket_status",
            "estimated_cost_usd",
            "free_memory",
            "context_window",
            "data_region",
            "prompt_cache_key",
            "email_sent",
            "weight_kg",
            "stop_reason",
            "retry_count",
            "user_plan",
            "request_no",
            "data_processing",
            "price_eur",
            "self",
            "locale",
            "document_type",
        ] {
            assert!(doubt(&words_of(key.as_bytes())).is_none(), "{key}");
        }
    }
}
