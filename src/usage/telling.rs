//! Unlisted keys that are not understood but may change the bill: a note names them.
//!
//! Owns the words that make such a key suspicious; `doubts` owns the values. Does not refuse a record: for that, every
//! word of the key must be about requests (`claims`).

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
    words!("billable billed chargeable charged complete known metered payable settled");
/// Words that follow these in keys about who or what was billed.
const WHOM: &[&str] = words!("as back by to under via");
/// Words for multipliers.
const RATIOS: &[&str] = words!("bps coefficient factor multiple multiplier ratio");
/// Words that make a yes mean another price.
const PRICES: &[&str] = words!("batch price pricing rate tariff");
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
    } else if of_the_bill || begins(OF_THE_COUNTS) && !has(AMOUNTS) {
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
    use super::{OF_THE_BILL, OF_THE_COUNTS};

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
