//! Bills, exact to 1e-15 USD: a table computed by hand, and rules for any bill.

use catalog::schema::{PriceList, Rates, Tier};
use catalog::units::{Decimal, Money, Price, Ratio};
use llmcmp::pricing::{
    Assume, Mode, MonthBill, Reasoning, Tokens, Traffic, bill_month, bill_requests,
};
use proptest::option;
use proptest::prelude::*;

const TABLE: &str = include_str!("../tables/bills.tsv");

fn price(text: &str) -> Price {
    text.parse().expect("a price")
}

fn rates(text: &str) -> Rates {
    let mut rates = Rates::default();
    for part in text.split(',') {
        let (name, value) = part.split_once('=').expect("NAME=PRICE");
        let rate = match name {
            "in" => &mut rates.input,
            "out" => &mut rates.output,
            "read" => &mut rates.cache_read,
            "w5m" => &mut rates.cache_write,
            "w1h" => &mut rates.cache_write_1h,
            other => panic!("{other}"),
        };
        *rate = Some(price(value));
    }
    rates
}

/// Parses `standard:in=3,out=15 >200000:in=6,out=22.50 batch:in=1.50,out=7.50`.
fn list(text: &str) -> PriceList {
    let mut list = PriceList::default();
    for part in text.split(' ') {
        let (name, values) = part.split_once(':').expect("NAME:RATES");
        let rates = rates(values);
        if let Some((_, mode)) = name.split_once('/') {
            let tier = list.tiers.last_mut().expect("a tier before its modes");
            let place = match mode {
                "batch" => &mut tier.batch,
                "flex" => &mut tier.flex,
                "priority" => &mut tier.priority,
                other => panic!("{other}"),
            };
            *place = Some(Box::new(rates));
            continue;
        }
        if let Some(size) = name.strip_prefix('>') {
            list.tiers.push(Tier {
                above_input_tokens: size.trim_start_matches('+').parse().expect("a size"),
                rates,
                marginal: size.starts_with('+'),
                ..Tier::default()
            });
            continue;
        }
        match name {
            "standard" => list.standard = rates,
            "batch" => list.batch = Some(Box::new(rates)),
            "flex" => list.flex = Some(Box::new(rates)),
            "priority" => list.priority = Some(Box::new(rates)),
            "peak" => list.peak = Some(Box::new(rates)),
            other => panic!("{other}"),
        }
    }
    list
}

fn mode(text: &str) -> Mode {
    let modes = [
        Mode::Standard,
        Mode::Peak,
        Mode::Batch,
        Mode::Flex,
        Mode::Priority,
    ];
    let found = modes.into_iter().find(|mode| mode.title() == text);
    found.expect("a mode")
}

/// An amount in micro-USD, in units of 1e-15 USD.
fn micro_usd(text: &str) -> i128 {
    Decimal::parse(text, 9).expect("micro-USD").value
}

/// `TOKENS*RATE + TOKENS*RATE`, in units of 1e-15 USD.
fn worked_out(arithmetic: &str) -> i128 {
    let product = |term: &str| {
        let (tokens, rate) = term.split_once('*').expect("TOKENS*RATE");
        tokens.trim().parse::<i128>().expect("tokens") * micro_usd(rate.trim())
    };
    arithmetic.split(" + ").map(product).sum()
}

#[test]
fn every_bill_of_the_table_is_exact() {
    let lines = TABLE
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let mut lists = Vec::new();
    let mut bills = 0;
    for line in lines {
        match line.as_slice() {
            ["price", name, rates, _source] => lists.push((*name, list(rates))),
            [
                "bill",
                name,
                in_mode,
                assume,
                requests,
                tokens,
                amount,
                arithmetic @ ..,
            ] => {
                bills += 1;
                let of = lists.iter().find(|(known, _)| known == name);
                let list = &of.expect("a price above the bill").1;
                let counts: Vec<u64> = tokens
                    .split('/')
                    .map(|count| count.parse().expect("a count"))
                    .collect();
                let tokens = Tokens {
                    fresh: counts[0],
                    cache_read: counts[1],
                    cache_write_5m: counts[2],
                    cache_write_1h: counts[3],
                    output: counts[4],
                };
                let assume = match *assume {
                    "full" => Assume::FullPrice,
                    _ => Assume::Nothing,
                };
                let requests = requests.parse().ok();
                let bill = bill_requests(list, requests, &tokens, mode(in_mode), assume);
                match (bill, amount.strip_prefix('!')) {
                    (Ok(bill), None) => {
                        assert_eq!(bill.total().decimal().value, micro_usd(amount), "{line:?}");
                        assert_eq!(worked_out(arithmetic[0]), micro_usd(amount), "{line:?}");
                        assert_eq!(bill.assumed, assume == Assume::FullPrice, "{line:?}");
                    }
                    (Err(missing), Some(reason)) => {
                        assert_eq!(missing.to_string(), reason, "{line:?}");
                    }
                    (bill, _) => panic!("{line:?}: {bill:?}"),
                }
            }
            [text] if text.is_empty() || text.starts_with('#') => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(bills >= 60, "{bills}");
}

fn sonnet() -> PriceList {
    list(
        "standard:in=3,out=15,read=0.30,w5m=3.75,w1h=6 \
         >200000:in=6,out=22.50,read=0.60,w5m=7.50,w1h=12 \
         batch:in=1.50,out=7.50,read=0.15,w5m=1.875,w1h=3",
    )
}

fn month(list: &PriceList, traffic: &Traffic, discount: Ratio) -> MonthBill {
    let bill = bill_month(list, traffic, traffic.volume("a/b", None), discount);
    bill.expect("every rate is known")
}

fn percent(percent: u64) -> Ratio {
    Ratio::from_millionths(percent * 10_000)
}

fn micro(money: Money) -> i128 {
    let value = money.decimal().value;
    assert_eq!(value % 1_000_000_000, 0, "{value} is no whole micro-USD");
    value / 1_000_000_000
}

#[test]
fn a_month_with_all_parts_is_the_sum_worked_out_by_hand() {
    let traffic = Traffic {
        cache_hit: percent(60),
        cache_write: percent(10),
        batch: percent(30),
        reasoning: Reasoning::TokensPerRequest(800),
        ..Traffic::of_requests(1_000, 10_000, 500)
    };
    let bill = month(&sonnet(), &traffic, Ratio::ZERO);
    // 700 requests at standard rates: 3,000 fresh, 6,000 read, 1,000 written, 500 visible, 800 hidden; 300 in batch at
    // half of them.
    assert_eq!(micro(bill.input), 700 * 3_000 * 3 + 300 * 3_000 * 3 / 2);
    assert_eq!(
        micro(bill.cache_read),
        700 * 6_000 * 3 / 10 + 300 * 6_000 * 15 / 100
    );
    assert_eq!(
        micro(bill.cache_write),
        700 * 1_000 * 375 / 100 + 300 * 1_000 * 1_875 / 1_000
    );
    assert_eq!(micro(bill.output), 700 * 500 * 15 + 300 * 500 * 15 / 2);
    assert_eq!(micro(bill.reasoning), 700 * 800 * 15 + 300 * 800 * 15 / 2);
    assert_eq!(
        micro(bill.batch),
        300 * (4_500 + 900 + 1_875 + 3_750 + 6_000)
    );
    assert_eq!(micro(bill.total), 28_942_500);
}

#[test]
fn a_discount_takes_its_share_of_every_part() {
    let traffic = Traffic::of_tokens(800_000_000, 250_000_000);
    let full = month(&list("standard:in=0.15,out=0.60"), &traffic, Ratio::ZERO);
    assert_eq!(full.total.show(), "$270");
    let less = month(&list("standard:in=0.15,out=0.60"), &traffic, percent(12));
    assert_eq!(micro(less.input), 105_600_000);
    assert_eq!(micro(less.output), 132_000_000);
    assert_eq!(micro(less.total), 237_600_000);
}

#[test]
fn hidden_reasoning_is_left_out_of_a_model_that_does_not_reason() {
    let traffic = Traffic {
        reasoning: "2x".parse().expect("a multiple"),
        ..Traffic::of_tokens(1_000_000, 1_000_000)
    };
    assert_eq!(traffic.volume("a/b", Some(false)).reasoning, 0);
    assert_eq!(traffic.volume("a/b", Some(true)).reasoning, 2_000_000);
    assert_eq!(traffic.volume("a/b", None).reasoning, 2_000_000);
}

#[test]
fn a_token_factor_moves_a_request_over_the_threshold() {
    let traffic = Traffic {
        token_factors: vec![("a/b".into(), "1.35".parse().expect("a factor"))],
        ..Traffic::of_requests(10, 150_000, 1_000)
    };
    // 202,500 input and 1,350 output tokens per request: above 200,000.
    let bill = month(&sonnet(), &traffic, Ratio::ZERO);
    assert_eq!(micro(bill.total), 10 * (202_500 * 6 + 1_350 * 45 / 2));
    assert_eq!(bill.tier, 2);
    let other = bill_month(
        &sonnet(),
        &traffic,
        traffic.volume("c/d", None),
        Ratio::ZERO,
    );
    assert_eq!(
        micro(other.expect("rates").total),
        10 * (150_000 * 3 + 1_000 * 15)
    );
}

/// Of ten requests of 250,000 input tokens, half are sent as batch and a fifth of the others in peak hours: each part
/// keeps its number of requests, so that all are above 200,000.
#[test]
fn parts_of_a_month_have_requests_of_the_same_size() {
    let traffic = Traffic {
        batch: percent(50),
        peak: percent(20),
        ..Traffic::of_requests(10, 250_000, 0)
    };
    let list = list("standard:in=3 >200000:in=6 >200000/batch:in=2 batch:in=1");
    let bill = month(&list, &traffic, Ratio::ZERO);
    assert_eq!(micro(bill.total), 250_000 * (5 * 2 + 5 * 6));
    assert_eq!(micro(bill.batch), 250_000 * 5 * 2);
}

#[test]
fn growth_adds_up_month_by_month() {
    let traffic = Traffic {
        growth: Some(llmcmp::pricing::Growth {
            monthly: percent(10),
            months: 3,
        }),
        ..Traffic::of_requests(1_000, 3_000, 500)
    };
    let first = traffic.volume("a/b", None);
    let months = traffic.months(first).expect("growth");
    // Requests of the same size, a tenth more each month.
    let requests: Vec<Option<u64>> = months.iter().map(|month| month.requests).collect();
    assert_eq!(requests, [Some(1_000), Some(1_100), Some(1_210)]);
    let input: Vec<u64> = months.iter().map(|month| month.input).collect();
    assert_eq!(input, [3_000_000, 3_300_000, 3_630_000]);
    assert_eq!(months[2].output, 605_000);
}

fn any_rates() -> impl Strategy<Value = Rates> {
    let rate = || option::weighted(0.9, (0_u64..100_000_000_000).prop_map(Price::from_nano_usd));
    (rate(), rate(), rate(), rate(), rate()).prop_map(
        |(input, output, cache_read, cache_write, cache_write_1h)| Rates {
            input,
            output,
            cache_read,
            cache_write,
            cache_write_1h,
        },
    )
}

/// A list whose rates for long requests are not below the others, so that more tokens never cost less.
fn any_list() -> impl Strategy<Value = PriceList> {
    let tiers = prop::collection::vec((1_u64..400_000, any::<bool>()), 0..3);
    (any_rates(), tiers, option::of(any_rates())).prop_map(|(standard, mut sizes, batch)| {
        sizes.sort_unstable();
        sizes.dedup_by_key(|(size, _)| *size);
        let times = |rate: Option<Price>, by: u64| {
            rate.map(|rate| Price::from_nano_usd(rate.nano_usd() * by))
        };
        let tier = |(at, (above_input_tokens, marginal)): (usize, (u64, bool))| {
            let by = at as u64 + 2;
            Tier {
                above_input_tokens,
                marginal,
                rates: Rates {
                    input: times(standard.input, by),
                    output: times(standard.output, by),
                    cache_read: times(standard.cache_read, by),
                    cache_write: times(standard.cache_write, by),
                    cache_write_1h: times(standard.cache_write_1h, by),
                },
                ..Tier::default()
            }
        };
        PriceList {
            tiers: sizes.into_iter().enumerate().map(tier).collect(),
            standard,
            batch: batch.map(Box::new),
            ..PriceList::default()
        }
    })
}

fn any_tokens() -> impl Strategy<Value = Tokens> {
    let count = || prop_oneof![Just(0_u64), 0_u64..1_000, 0_u64..500_000];
    prop::array::uniform5(count()).prop_map(|counts| Tokens {
        fresh: counts[0],
        cache_read: counts[1],
        cache_write_5m: counts[2],
        cache_write_1h: counts[3],
        output: counts[4],
    })
}

fn times(tokens: &Tokens, count: u64) -> Tokens {
    Tokens {
        fresh: tokens.fresh * count,
        cache_read: tokens.cache_read * count,
        cache_write_5m: tokens.cache_write_5m * count,
        cache_write_1h: tokens.cache_write_1h * count,
        output: tokens.output * count,
    }
}

proptest! {
    #[test]
    fn equal_requests_together_cost_what_each_costs(
        list in any_list(), tokens in any_tokens(), count in 1_u64..50,
    ) {
        for mode in [Mode::Standard, Mode::Batch] {
            let one = bill_requests(&list, Some(1), &tokens, mode, Assume::Nothing);
            let all = bill_requests(&list, Some(count), &times(&tokens, count), mode, Assume::Nothing);
            match (one, all) {
                (Ok(one), Ok(all)) => {
                    prop_assert_eq!(one.total().times(count), Some(all.total()));
                    prop_assert_eq!(one.tier, all.tier);
                }
                (one, all) => prop_assert_eq!(one.err(), all.err()),
            }
        }
    }

    #[test]
    fn one_token_more_never_costs_less(list in any_list(), tokens in any_tokens(), kind in 0..5) {
        let mut more = tokens;
        let count = match kind {
            0 => &mut more.fresh,
            1 => &mut more.cache_read,
            2 => &mut more.cache_write_5m,
            3 => &mut more.cache_write_1h,
            _ => &mut more.output,
        };
        *count += 1;
        // A write rate of 0 means the input rate; an even lower input rate changes nothing.
        let bill = |tokens| bill_requests(&list, Some(1), tokens, Mode::Standard, Assume::Nothing);
        if let (Ok(less), Ok(more)) = (bill(&tokens), bill(&more)) {
            prop_assert!(less.total() <= more.total());
        }
    }

    #[test]
    fn the_full_price_is_never_below_a_known_amount(list in any_list(), tokens in any_tokens()) {
        for mode in [Mode::Standard, Mode::Batch] {
            if let Ok(bill) = bill_requests(&list, Some(1), &tokens, mode, Assume::Nothing) {
                let assumed = bill_requests(&list, Some(1), &tokens, mode, Assume::FullPrice);
                prop_assert_eq!(assumed, Ok(bill));
            }
        }
    }

    #[test]
    fn a_month_of_plain_totals_is_the_bill_of_its_tokens(
        list in any_list(), fresh in 0_u64..1_000_000_000, output in 0_u64..1_000_000_000,
    ) {
        let traffic = Traffic::of_tokens(fresh, output);
        let tokens = Tokens { fresh, output, ..Tokens::default() };
        let month = bill_month(&list, &traffic, traffic.volume("a/b", None), Ratio::ZERO);
        let bill = bill_requests(&list, None, &tokens, Mode::Standard, Assume::Nothing);
        let parts = month.map(|m| (m.input, m.output, m.total, m.tier, m.assumed));
        let expected = bill.map(|b| (b.input, b.output, b.total(), b.tier, b.assumed));
        prop_assert_eq!(parts, expected);
    }

    #[test]
    fn the_parts_of_a_month_add_up_to_its_total(
        list in any_list(),
        sizes in (1_u64..1_000_000, 0_u64..400_000, 0_u64..20_000),
        shares in (0_u64..=50, 0_u64..=50, 0_u64..=100, 0_u64..=100),
        discount in 0_u64..=1_000_000,
    ) {
        let (requests, input, output) = sizes;
        let (hit, write, batch, peak) = shares;
        let traffic = Traffic {
            cache_hit: percent(hit),
            cache_write: percent(write),
            batch: percent(batch),
            peak: percent(peak),
            reasoning: Reasoning::Factor(percent(150)),
            assume: Assume::FullPrice,
            ..Traffic::of_requests(requests, input, output)
        };
        let volume = traffic.volume("a/b", None);
        if let Ok(bill) = bill_month(&list, &traffic, volume, Ratio::from_millionths(discount)) {
            let parts = bill.input + bill.cache_read + bill.cache_write + bill.output + bill.reasoning;
            prop_assert_eq!(parts, bill.total);
            prop_assert!(bill.batch <= bill.total);
        }
    }
}
