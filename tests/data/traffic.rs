//! Traffic at its limits, and what a month of it costs: worked out by hand.

use catalog::schema::{
    Answer, Capabilities, Claim, DataControls, Facts, Model, PriceList, ProviderKind,
    ProviderRecord,
};
use catalog::units::{Price, Ratio};
use clap::Parser;
use llmcmp::pricing::amount::{Amount, steps};
use llmcmp::pricing::args::{TrafficArgs, Usual};
use llmcmp::pricing::needs::RouteArgs;
use llmcmp::pricing::{
    Count, Growth, MOST_TOKENS, MonthBill, Per, Reasoning, Service, Spec, Totals, Traffic, Ttl,
    bill_month, same_text, same_text_notes,
};

use crate::rules::{chat, date, provider};

fn percent(of: u64) -> Ratio {
    Ratio::from_millionths(of * 10_000)
}

fn requests(count: u64, per: Per) -> Spec {
    Spec {
        requests: Some(Count(count)),
        per: Some(per),
        input: Some(Count(3_000)),
        output: Some(Count(500)),
        ..Spec::default()
    }
}

fn tokens(input: u64, output: u64) -> Spec {
    Spec {
        tokens: Some(Totals {
            input,
            output: Some(output),
        }),
        ..Spec::default()
    }
}

#[test]
fn traffic_is_refused_past_its_limits_only() {
    let cached = |hit, write| Spec {
        cache_hit: Some(percent(hit)),
        cache_write: Some(percent(write)),
        ..Spec::default()
    };
    let peak = |share, tier| Spec {
        peak: Some(percent(share)),
        tier: Some(tier),
        ..Spec::default()
    };
    let per_request = Some(Reasoning::TokensPerRequest(100));
    #[rustfmt::skip] // one row per line
    let rows = [
        (Spec::default(), Ok(())),
        (tokens(MOST_TOKENS, 0), Ok(())),
        (tokens(MOST_TOKENS, 1), Err("more than 1000T tokens per month")),
        (cached(60, 40), Ok(())),
        (cached(60, 41), Err("cache reads and writes exceed 100% of the input")),
        (peak(50, Service::Standard), Ok(())),
        (peak(0, Service::Flex), Ok(())),
        (peak(1, Service::Flex), Err("--peak only applies to the standard service tier")),
        (Spec { cache_ttl: Some(Ttl::Hour), ..cached(0, 1) }, Ok(())),
        (Spec { cache_ttl: Some(Ttl::Hour), ..cached(0, 0) }, Err("--cache-ttl requires --cache-write")),
        (Spec { reasoning: per_request, ..requests(1, Per::Month) }, Ok(())),
        (Spec { reasoning: per_request, ..tokens(1, 1) }, Err("--reasoning in tokens requires --requests")),
        (Spec { reasoning: Some(Reasoning::Factor(Ratio::ONE)), ..tokens(1, 1) }, Ok(())),
        (requests(0, Per::Month), Err("traffic is zero tokens")),
        // 3,500 tokens each.
        (requests(MOST_TOKENS / 3_500, Per::Month), Ok(())),
        (requests(MOST_TOKENS / 3_500 + 1, Per::Month), Err("more than 1000T tokens per month")),
        // 1,000 tokens each: exactly the limit.
        (Spec { input: Some(Count(500)), ..requests(MOST_TOKENS / 1_000, Per::Month) }, Ok(())),
        (Spec { tokens: tokens(1, 1).tokens, ..requests(1, Per::Month) }, Err("--tokens cannot be combined with --requests")),
        (Spec { output: None, ..requests(1, Per::Month) }, Err("--requests requires --input and --output")),
        (Spec { requests: None, per: None, output: None, ..requests(1, Per::Month) }, Err("--input, --output and --per require --requests")),
        (Spec { requests: None, per: None, input: None, ..requests(1, Per::Month) }, Err("--input, --output and --per require --requests")),
        (Spec { requests: None, input: None, output: None, ..requests(1, Per::Day) }, Err("--input, --output and --per require --requests")),
    ];
    for (at, (spec, expected)) in rows.into_iter().enumerate() {
        let found = spec
            .traffic()
            .map(|_| ())
            .map_err(|error| error.to_string());
        assert_eq!(
            found.as_ref().map_err(|e| &**e).copied(),
            expected,
            "row {at}"
        );
    }
}

#[test]
fn growth_may_reach_the_most_tokens_but_not_pass_them() {
    for (months, within) in [(1, true), (2, true), (3, false)] {
        let traffic = Traffic {
            growth: Some(Growth {
                monthly: Ratio::ONE,
                months,
            }),
            ..Traffic::of_tokens(MOST_TOKENS / 2, 0)
        };
        assert_eq!(traffic.check().is_ok(), within, "{months} months");
    }
}

/// 1,000 requests a day are 30,417 a month to the nearest request; their tokens are those of 365/12 days.
#[test]
fn a_day_is_a_twelfth_of_a_year_to_the_token() {
    let traffic = requests(1_000, Per::Day).traffic().expect("traffic");
    assert_eq!(traffic.requests, Some(30_417));
    assert_eq!(traffic.requests_per_day, Some(1_000));
    assert_eq!(traffic.total_tokens(), 106_458_333);
    let month = requests(1_000, Per::Month).traffic().expect("traffic");
    assert_eq!(month.total_tokens(), 3_500_000);
    assert_eq!(month.requests_per_day, None);
}

#[test]
fn what_is_given_replaces_the_same_part_of_a_profile() {
    let of_tokens = tokens(7, 3);
    let by_day = requests(5, Per::Day);
    // Totals and requests exclude each other: the later one stays.
    assert_eq!(of_tokens.or(by_day).tokens, of_tokens.tokens);
    assert_eq!(of_tokens.or(by_day).requests, None);
    assert_eq!(of_tokens.or(by_day).input, None);
    for part in [
        Spec {
            requests: Some(Count(9)),
            ..Spec::default()
        },
        Spec {
            input: Some(Count(9)),
            ..Spec::default()
        },
        Spec {
            output: Some(Count(9)),
            ..Spec::default()
        },
    ] {
        assert_eq!(part.or(of_tokens).tokens, None);
    }
    // A period belongs to its own number of requests.
    let nine = Spec {
        requests: Some(Count(9)),
        ..Spec::default()
    };
    assert_eq!(nine.or(by_day).per, None);
    assert_eq!(Spec::default().or(by_day).per, Some(Per::Day));
    assert_eq!(nine.or(by_day).output, Some(Count(500)));
}

#[test]
fn an_amount_is_scaled_down_until_nothing_is_left() {
    let of_tokens = Traffic::of_tokens(1_000, 10);
    let half = Totals {
        input: 500,
        output: Some(5),
    };
    assert_eq!(Amount::of(&of_tokens, 1, 2), Some(Amount::Tokens(half)));
    let least = Totals {
        input: 1,
        output: Some(0),
    };
    let more = Totals {
        input: 1_500,
        output: Some(15),
    };
    assert_eq!(Amount::of(&of_tokens, 3, 2), Some(Amount::Tokens(more)));
    assert_eq!(
        Amount::of(&of_tokens, 1, 1_000),
        Some(Amount::Tokens(least))
    );
    assert_eq!(Amount::of(&of_tokens, 1, 1_001), None);
    let written = Totals {
        input: 0,
        output: Some(1),
    };
    assert_eq!(
        Amount::of(&Traffic::of_tokens(0, 10), 1, 10),
        Some(Amount::Tokens(written))
    );
    for per in [Per::Day, Per::Month] {
        let traffic = requests(10, per).traffic().expect("traffic");
        assert_eq!(Amount::of(&traffic, 1, 10), Some(Amount::Requests(1, per)));
        assert_eq!(Amount::of(&traffic, 1, 11), None);
        assert_eq!(Amount::of(&traffic, 3, 2), Some(Amount::Requests(15, per)));
    }
}

/// The traffic options of a command line.
#[derive(Debug, Parser)]
struct Typed {
    #[command(flatten)]
    traffic: TrafficArgs,
}

fn typed(words: &str) -> TrafficArgs {
    let words = ["llmcmp"].into_iter().chain(words.split_whitespace());
    let typed = Typed::try_parse_from(words);
    typed.unwrap_or_else(|error| panic!("{error}")).traffic
}

#[test]
fn steps_are_ten_per_power_of_ten() {
    let steps: Vec<u64> = steps().collect();
    assert_eq!(steps.len(), 41);
    assert_eq!(steps[..4], [10, 12, 15, 20]);
    assert_eq!(steps[9..12], [80, 100, 120]);
    assert_eq!(steps[19..22], [800, 1_000, 1_200]);
    assert_eq!(steps[38..], [60_000, 80_000, 100_000]);
}

/// The options with another amount, and what to type for it.
#[test]
fn an_amount_takes_the_place_of_the_one_that_was_typed() {
    let plain = Traffic::default();
    let of_settings = Traffic {
        profile: Some("rag".to_owned()),
        ..Traffic::default()
    };
    let totals = Totals {
        input: 700,
        output: Some(30),
    };
    let tokens = (Amount::Tokens(totals), "--tokens 700/30");
    let by_month = (Amount::Requests(9, Per::Month), "--requests 9");
    let by_day = (Amount::Requests(9, Per::Day), "--requests 9 --per day");
    let sizes = "--input 3k --output 500 --cache-hit 50%";
    let each = [
        ("--tokens 5/5 --batch 20%", &plain, tokens, "--batch 20%"),
        ("--requests 5 --per day", &plain, by_day, ""),
        ("--requests 5 --per day", &plain, by_month, ""),
        ("--requests 5", &plain, by_day, ""),
        (sizes, &plain, by_month, sizes),
        (
            "--traffic rag --months 3",
            &of_settings,
            by_day,
            "--traffic rag --months 3",
        ),
        // The settings' profile has to be named.
        (
            "--batch 20%",
            &of_settings,
            by_day,
            "--traffic rag --batch 20%",
        ),
    ];
    for (words, traffic, (amount, said), kept) in each {
        let args = typed(words);
        let expected = typed(&format!("{said} {kept}"));
        assert_eq!(amount.within(&args, traffic), expected, "{words}");
        let named = args.traffic.is_none() && traffic.profile.is_some();
        let said = if named {
            format!("{said} --traffic rag")
        } else {
            said.to_owned()
        };
        assert_eq!(amount.options(&args, traffic).join(" "), said, "{words}");
    }
}

/// What is stated comes before the settings, and these before what is usual for the work.
#[test]
fn the_amount_is_what_was_typed_else_of_the_settings_else_of_the_work() {
    let none = Usual {
        name: None,
        totals: Spec::default(),
        of_work: None,
    };
    let of_work = Usual {
        of_work: Some("rag"),
        ..none
    };
    let named = Usual {
        name: Some("chat"),
        ..of_work
    };
    let totals = Usual {
        totals: tokens(7, 3),
        ..of_work
    };
    for (words, usual, profile, input) in [
        ("", none, None, 800_000_000),
        ("", of_work, Some("rag"), 0),
        ("", named, Some("chat"), 0),
        ("", totals, None, 7),
        ("--batch 20%", of_work, Some("rag"), 0),
        ("--tokens 9/1", named, None, 9),
        ("--tokens 9/1", of_work, None, 9),
        ("--tokens 9/1", totals, None, 9),
        ("--requests 2 --input 4 --output 1", named, None, 8),
        ("--requests 2 --input 4 --output 1", of_work, None, 8),
        ("--traffic agent", named, Some("agent"), 0),
        ("--traffic agent", totals, Some("agent"), 0),
    ] {
        let found = typed(words).stated(&usual, &[]).expect("traffic");
        assert_eq!(found.profile.as_deref(), profile, "{words} {usual:?}");
        assert!(
            profile.is_some() || found.input_tokens == input,
            "{words} {usual:?}"
        );
    }
    // A size alone states an amount: the profile of the settings does not complete it.
    for size in ["--input 4", "--output 4"] {
        assert!(typed(size).stated(&named, &[]).is_err(), "{size}");
    }
}

#[test]
fn options_are_read_within_their_bounds_only() {
    for (words, read) in [
        ("--months 1", true),
        ("--months 120", true),
        ("--months 0", false),
        ("--months 121", false),
        ("--token-factor m=100", true),
        ("--token-factor m=100.1", false),
        ("--token-factor m=1e9", false),
        ("--token-factor =1", false),
        ("--token-factor m", false),
        ("--discount p=100%", true),
        ("--discount p=101%", false),
    ] {
        let line = ["llmcmp"].into_iter().chain(words.split(' '));
        assert_eq!(Typed::try_parse_from(line).is_ok(), read, "{words}");
    }
    // A model's name may contain the sign.
    let factor = &typed("--token-factor a=b=1.5").token_factor[0];
    assert_eq!((&*factor.0, factor.1.millionths()), ("a=b", 1_500_000));
    for (words, growth) in [
        ("", None),
        ("--growth 5%", Some((50_000, 12))),
        ("--months 3", Some((0, 3))),
        ("--growth 5% --months 3", Some((50_000, 3))),
    ] {
        let found = typed(words).growth();
        let found = found.map(|growth| (growth.monthly.millionths(), growth.months));
        assert_eq!(found, growth, "{words}");
    }
}

/// One request a day with 1M tokens in and out: half of the input read from the cache, a quarter written to it, and
/// as many reasoning tokens as output. At $2 in, $0.20 cached, $2.50 written and $8 out a request costs
/// $0.50 + $0.10 + $0.625 + $8 + $8, and a month 365/12 of that.
#[test]
fn each_part_of_a_day_counts_for_a_month() {
    let mut price = PriceList::default();
    let rate = |cents: u64| Some(Price::from_nano_usd(cents * 10_000_000));
    let standard = &mut price.standard;
    (standard.input, standard.output) = (rate(200), rate(800));
    (standard.cache_read, standard.cache_write) = (rate(20), rate(250));
    let spec = Spec {
        requests: Some(Count(1)),
        per: Some(Per::Day),
        input: Some(Count(1_000_000)),
        output: Some(Count(1_000_000)),
        cache_hit: Some(percent(50)),
        cache_write: Some(percent(25)),
        reasoning: Some(Reasoning::Factor(Ratio::ONE)),
        ..Spec::default()
    };
    let traffic = spec.traffic().expect("traffic");
    let bill = |discount| {
        let volume = traffic.volume("m", None);
        bill_month(&price, &traffic, volume, discount).expect("a bill")
    };
    let parts = |bill: MonthBill| {
        [
            bill.input,
            bill.cache_read,
            bill.cache_write,
            bill.output,
            bill.reasoning,
            bill.total,
            bill.batch,
        ]
        .map(|amount| amount.decimal().to_f64() * 12.0 / 365.0)
    };
    let expected = [0.5, 0.1, 0.625, 8.0, 8.0, 17.225, 0.0];
    for (share, discount) in [(1.0, Ratio::ZERO), (0.75, percent(25))] {
        for (found, expected) in parts(bill(discount)).into_iter().zip(expected) {
            assert!(
                (found - share * expected).abs() < 1e-9,
                "{found} {expected}"
            );
        }
    }
    let never = traffic.volume("m", Some(false));
    assert_eq!(never.reasoning, 0);
}

fn counting(name: &'static str, tokens: Option<u64>) -> Model<'static> {
    let facts = Facts {
        tokens_per_text: tokens,
        ..Facts::default()
    };
    chat(name, facts, Capabilities::default())
}

#[test]
fn the_same_text_is_compared_within_a_lab() {
    let [old, new, newest] = [("Old", 100), ("New", 130), ("Newest", 130)]
        .map(|(name, tokens)| counting(name, Some(tokens)));
    let (none, zero) = (counting("None", None), counting("Zero", Some(0)));
    let other = Model {
        lab: "other",
        ..counting("Other", Some(200))
    };
    let plain = Traffic::default();
    let told = |id: &str| Traffic {
        token_factors: vec![(id.to_owned(), Ratio::ONE)],
        ..Traffic::default()
    };
    for (from, to, traffic, ratio) in [
        (&old, &new, &plain, 1.3),
        (&new, &old, &plain, 100.0 / 130.0),
        (&new, &newest, &plain, 1.0),
        (&old, &other, &plain, 1.0),
        (&old, &none, &plain, 1.0),
        (&none, &new, &plain, 1.0),
        (&zero, &new, &plain, 1.0),
        // The user's own factor says it already.
        (&old, &new, &told("New"), 1.0),
        (&old, &new, &told("Old"), 1.0),
        (&old, &new, &told("Another"), 1.3),
    ] {
        let found = same_text(from, to, traffic);
        assert!((found - ratio).abs() < 1e-12, "{} {}", from.name, to.name);
    }
    let notes = |models: &[&Model]| same_text_notes(models, &plain);
    assert_eq!(notes(&[&new, &newest]), [""; 0]);
    assert_eq!(notes(&[&old, &other]), [""; 0]);
    let one = "New counts about 30% more tokens for the same text than Old, which bills do not include (add with --token-factor MODEL=1.3)";
    assert_eq!(notes(&[&old, &new]), [one]);
    assert_eq!(notes(&[&new, &old]), [one]);
    assert_eq!(
        notes(&[&old, &new, &newest]),
        [one.replace("New counts", "New and Newest count")]
    );
    let most = counting("Most", Some(140));
    assert_eq!(
        notes(&[&old, &new, &most]),
        [
            one.to_owned(),
            one.replace("New counts about 30%", "Most counts about 40%")
                .replace("=1.3", "=1.4")
        ]
    );
}

/// Unknown data use meets no requirement; "on request" is not the default.
#[test]
fn only_what_a_provider_says_meets_a_requirement() {
    let says = |answer| {
        Some(Claim {
            answer,
            page: "https://example.com".into(),
            as_of: date("2026-01-01"),
            source: "s".into(),
        })
    };
    let saying = |data| ProviderRecord {
        data,
        ..provider("p", ProviderKind::Host)
    };
    let controls = |trains, retains, zero_retention| DataControls {
        trains,
        retains,
        zero_retention,
    };
    let (yes, no) = (says(Answer::Yes), says(Answer::No));
    let asked = RouteArgs {
        no_training: true,
        ..RouteArgs::default()
    };
    let kept = RouteArgs {
        zero_retention: true,
        ..RouteArgs::default()
    };
    let unmet = "the catalog: 1 provider omitted: 1 does not match, 0 unknown";
    let unknown = "the catalog: 1 provider omitted: 0 do not match, 1 unknown";
    for (args, data, note) in [
        (&asked, controls(no.clone(), None, None), None),
        (&asked, controls(yes.clone(), None, None), Some(unmet)),
        (
            &asked,
            controls(None, no.clone(), yes.clone()),
            Some(unknown),
        ),
        (&kept, controls(None, None, yes.clone()), None),
        (&kept, controls(None, yes.clone(), yes.clone()), None),
        (&kept, controls(None, None, no.clone()), Some(unmet)),
        (
            &kept,
            controls(None, None, says(Answer::OnRequest)),
            Some(unmet),
        ),
        (&kept, controls(None, yes.clone(), None), Some(unmet)),
        // Keeping nothing after the answer is not said by "does not keep" alone.
        (&kept, controls(None, no.clone(), None), Some(unknown)),
        (&kept, controls(no, None, None), Some(unknown)),
    ] {
        let (met, notes) = args.of_providers(vec![saying(data.clone())]);
        assert_eq!(met.len(), usize::from(note.is_none()), "{data:?}");
        assert_eq!(notes.first().map(|n| &**n), note, "{data:?}");
    }
    let two = controls(yes, None, None);
    let (_, notes) = asked.of_providers(vec![saying(two.clone()), saying(two)]);
    assert_eq!(
        notes,
        ["the catalog: 2 providers omitted: 2 do not match, 0 unknown"]
    );
}
