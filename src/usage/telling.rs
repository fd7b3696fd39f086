//! Unlisted keys that are not understood but may change the bill: a note names them.
//!
//! Owns the words that make such a key suspicious (`doubts` owns its values), and values that are suspicious under any
//! key about the call: `lane: batch`. Does not refuse a record: for that, every word of the key must be about requests
//! (`claims`).

use catalog::words;

use super::claims::FACTORED;
use super::doubts::Doubt;

/// Word prefixes that make an unlisted key suspicious of changing the bill. Sorted; none is a prefix of another.
const OF_THE_BILL: &[&str] = words!(
    "allot allowance bill bypass charg comped compliment coupon courtesy covered credit dedup discount disput
    exclud exempt forfeit free goodwill locally markup mirror mock multipl nonbill noop offpeak payable peak
    prepaid promo provision rebat refund reimburs replay reserv settl shadow share sponsor spot subscri subsid
    supersed surcharg surge unbill uncharg unmeter unpaid unpriced unsettled uplift voucher waiv"
);
/// Word prefixes that cast doubt on the counts.
const OF_THE_COUNTS: &[&str] = words!(
    "allocated amortiz apportion approx attributed averag batched cumulat duplicat estimat extrapolat guess
    imput incomplet interpolat lifetime missing partial pooled prorat rolled rollup running scaled simulat
    stale synthet thousand"
);
/// Words of keys that matter if the value is no.
const SURE: &[&str] =
    words!("billable billed chargeable charged complete known livemode metered payable settled");
/// Words that follow these in keys about who or what was billed.
const WHOM: &[&str] = words!("as back by to under via");
/// Words for multipliers.
const RATIOS: &[&str] = words!("bps coefficient factor multiple multiplier ratio");
/// Words that make a yes mean another price.
const PRICES: &[&str] = words!("batch price pricing rate tariff");
/// Words for custom prices.
const OWN: &[&str] = words!("card custom override overridden");
/// Words of keys that are about something else despite such a prefix.
const ELSEWHERE: &[&str] = words!(
    "account address at balance billion billions card check city count country credits cycle date day days disk email
    enabled end ends endpoint gb host id ids index kb key label length limit limited limiter limits link mb memory
    message messages ms name number period port project region scale score seats slots text tier time timestamp
    title temperature url user users uuid version wait window"
);
/// Words for amounts: an estimated or unknown amount says nothing about what was billed.
const AMOUNTS: &[&str] =
    words!("amount budget cents charge cost costs eur fee latency money price pricing spend usd");
const KNOWN: &[&str] = words!("complete known");

/// Words of values that suggest another tier, unit or kind of count, or that no model answered. Sorted.
const SUSPICIOUS: &[&str] = words!(
    "20x 5x approximate approximated approximation average avg batch batched batches cache cached canned characters chars
    committed credit credited cumulative dedicated deduplicated dryrun estimate estimated estimator extrapolated fake
    flex guessed heuristic interpolated median mirrored mock mocked mtd p50 p90 p95 p99 preflight preliminary prepaid
    projected promo promotional provisional provisioned ptu refund refunded replay replayed reserved reversal reversed
    rolling shadow simulated subscription synthetic thousand thousands tiktoken void voided ytd"
);
/// Words that may come next to them. Sorted.
const BESIDE: &[&str] = words!(
    "24h and anthropic api async azure based bedrock by chatgpt claude client commit completion count counted counts
    disk from gemini google hit in inference input is job jobs local low max memory message messages mode model of offline
    on only openai output prompt queue queued read redis request requests response result running semantic sent served
    server token tokens total type usage value vertex was window with"
);
/// Words of keys about something other than the call: who made it, and what for.
const WHOSE: &[&str] = words!(
    "action agent amount answer app application approach assistant author benchmark bot branch campaign case category
    command company component content cost customer dataset department description difficulty document domain env
    environment event experiment feature file folder function goal grade group id index intent key label language
    message name note org organization owner parser path price product program project prompt query question reason
    repo role score script section segment skill step strategy subject tag tags task team template tenant test text
    title tool topic url user version view workflow workspace"
);
/// Longer values are not names.
const LONGEST: usize = 40;
const LONGEST_WORD: usize = 16;

/// Whether a text consists of words such as `batch` or `in thousands`.
pub(super) fn tells(text: &[u8]) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let words = text.split(|byte| !byte.is_ascii_alphanumeric());
    let mut is_suspicious = false;
    for word in words.filter(|word| !word.is_empty()) {
        let mut lower = [0; LONGEST_WORD];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return false;
        };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        let is_in = |list: &[&str]| {
            let found = list.binary_search_by(|listed| listed.as_bytes().cmp(lower));
            found.is_ok()
        };
        if is_in(SUSPICIOUS) {
            is_suspicious = true;
        } else if !is_in(BESIDE) {
            return false;
        }
    }
    is_suspicious
}

/// Whether a key of these words may say how a call was made.
pub(super) fn is_of_the_call(words: &[String]) -> bool {
    !words.iter().any(|word| WHOSE.contains(&word.as_str()))
}

/// The doubt that an unread key of these words may cast on the bill, depending on its value.
pub(super) fn doubt(words: &[String]) -> Option<Doubt> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let begins = |list: &[&str]| {
        words.iter().any(|word| {
            let at = list.partition_point(|beginning| *beginning <= word.as_str());
            at > 0 && word.starts_with(list[at - 1])
        })
    };
    let of_the_bill = begins(OF_THE_BILL);
    let doubt = if has(SURE) && !has(WHOM) {
        Doubt::Billed
    } else if has(RATIOS) && (of_the_bill || has(FACTORED)) {
        Doubt::Factor
    } else if of_the_bill || begins(OF_THE_COUNTS) && !has(AMOUNTS) || has(PRICES) && has(OWN) {
        Doubt::UnpaidBy
    } else if words.len() > 1 && has(PRICES) {
        Doubt::Unbilled
    } else {
        return None;
    };
    let is_of_an_amount = has(KNOWN) && has(AMOUNTS);
    (!has(ELSEWHERE) && !is_of_an_amount).then_some(doubt)
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, OF_THE_BILL, OF_THE_COUNTS, SUSPICIOUS};

    #[test]
    fn words_of_values_are_sorted() {
        assert!(SUSPICIOUS.is_sorted() && BESIDE.is_sorted());
    }

    #[test]
    fn beginnings_are_sorted_and_none_begins_another() {
        for list in [OF_THE_BILL, OF_THE_COUNTS] {
            for pair in list.windows(2) {
                assert!(
                    pair[0] < pair[1] && !pair[1].starts_with(pair[0]),
                    "{pair:?}"
                );
            }
        }
    }
}
