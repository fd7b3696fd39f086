//! Which route is priced, what an announced price costs, where costs cross: tables computed by hand.
//!
//! The traffic is a million input tokens, so that a month on a route costs its input price.

use catalog::schema::{
    Condition, Facts, Kind, Model, PriceList, PriceStatus, Promotion, ProviderKind, Rates,
    RetirementBasis, Route, Status, Terms,
};
use catalog::units::{Date, Money, Price, Ratio};
use llmcmp::pricing::offers::listed;
use llmcmp::pricing::routes::{Choice, Priced, live_providers, priced_route};
use llmcmp::pricing::unpriced::Unpriced;
use llmcmp::pricing::{Growth, Rent, SelfHost, Sweep, Traffic, grown, of_bill, past_notes};
use llmcmp::providers::Providers;

use crate::audit::rows;
use crate::rules::provider;

const MILLION: u64 = 1_000_000;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn usd(text: &str) -> Money {
    text.parse().expect("an amount")
}

fn providers() -> Providers<'static> {
    let kinds = [
        ("lab", ProviderKind::Lab),
        ("aws", ProviderKind::Cloud),
        ("azure", ProviderKind::Cloud),
        ("gate", ProviderKind::Gateway),
        ("gate2", ProviderKind::Gateway),
        ("h1", ProviderKind::Host),
        ("h2", ProviderKind::Host),
        ("h3", ProviderKind::Host),
        ("local", ProviderKind::Local),
        ("plan", ProviderKind::Plan),
    ];
    let each = kinds.map(|(id, kind)| provider(id, kind));
    each.into_iter().collect()
}

fn list(usd: &str) -> PriceList {
    let price: Price = usd.parse().expect("a price");
    PriceList {
        standard: Rates {
            input: Some(price),
            output: Some(price),
            ..Rates::default()
        },
        ..PriceList::default()
    }
}

/// Parses `h1 1.50`, followed by words for a variant, `@host`, and other properties of the route.
fn route(text: &'static str) -> Route<'static> {
    let mut words = text.split(' ');
    let (provider, amount) = (words.next().expect("a provider"), words.next());
    let mut route = Route {
        provider,
        id: text,
        variant: None,
        region: None,
        host: None,
        priced_on: None,
        terms: Terms {
            price_status: Some(PriceStatus::Paid),
            ..Terms::default()
        },
    };
    match amount {
        Some("free") => route.terms.price_status = Some(PriceStatus::Free),
        Some("?") => route.terms.price_status = None,
        Some("lacks") => route.terms.price = Some(PriceList::default()),
        Some(usd) => route.terms.price = Some(list(usd)),
        None => {}
    }
    for word in words {
        match word {
            "fast" => route.variant = Some("fast"),
            "cn" => route.region = Some("cn"),
            "momentary" => route.terms.conditions = Some(vec![Condition::Momentary]),
            "ended" => {
                route.terms.retires_on = Some(day("2026-11-22"));
                route.terms.retirement_basis = Some(RetirementBasis::Announced);
            }
            "last-day" => {
                route.terms.retires_on = Some(day("2026-11-23"));
                route.terms.retirement_basis = Some(RetirementBasis::Announced);
            }
            "deprecated" => route.terms.status = Some(Status::Deprecated),
            "withdrawn" => route.terms.status = Some(Status::Withdrawn),
            "1k" => route.terms.context_tokens = Some(1_000),
            host => route.host = Some(host.strip_prefix('@').expect("a host")),
        }
    }
    route
}

fn model(open: bool, routes: &'static str) -> Model<'static> {
    Model {
        id: "lab/m",
        name: "M",
        kind: Kind::Chat,
        aliases: Vec::new(),
        lab: "lab",
        family: None,
        specialised_for: Vec::new(),
        successor: None,
        base_model: None,
        facts: Facts {
            open_weights: Some(open),
            ..Facts::default()
        },
        capabilities: catalog::schema::Capabilities::default(),
        refuses: Vec::new(),
        routes: routes
            .split(", ")
            .filter(|text| !text.is_empty())
            .map(route)
            .collect(),
    }
}

fn choice(text: &str) -> Choice {
    match text {
        "careful" => Choice::Careful,
        "cheapest" => Choice::Cheapest,
        "lab" => Choice::Lab,
        ids if ids.contains('+') => Choice::Among(ids.split('+').map(str::to_owned).collect()),
        id => Choice::Provider(id.to_owned()),
    }
}

/// `h1 1 = gate 1, lowest_corroborated`: the priced route and its ties, the reason, and cheaper ones.
fn said(priced: Result<Priced<'_>, Unpriced>) -> String {
    match priced {
        Ok(priced) => {
            let tied: Vec<&str> = priced.tied.iter().map(|offer| offer.route.id).collect();
            let basis = serde_json::to_value(priced.basis).expect("a basis");
            let cheaper = priced.cheaper_listed;
            let cheaper = cheaper.map_or(String::new(), |o| format!(", cheaper {}", o.route.id));
            let basis = basis.as_str().expect("a text");
            format!("{}: {basis}{cheaper}", tied.join(" = "))
        }
        Err(why) => format!("!{}", why.text()),
    }
}

#[test]
fn the_route_that_is_priced() {
    let table = rows(include_str!("../tables/priced-routes.tsv"), 4);
    assert_eq!(table.len(), 58);
    let traffic = Traffic::of_tokens(MILLION, 0);
    for row in table {
        let [open, chosen, routes, expected] = row[..] else {
            panic!("{row:?}");
        };
        let model = model(open == "open", routes);
        let today = day("2026-11-23");
        let priced = priced_route(&model, &providers(), &traffic, &choice(chosen), today);
        assert_eq!(said(priced), expected, "{open} {chosen}: {routes}");
    }
}

#[test]
fn a_request_fits_its_window_to_the_token() {
    for (input, output, reasoning, fits) in [
        (600, 400, "0x", true),
        (601, 400, "0x", false),
        (600, 200, "1x", true),
        (600, 201, "1x", false),
    ] {
        let traffic = Traffic {
            reasoning: reasoning.parse().expect("a multiple"),
            ..Traffic::of_requests(10, input, output)
        };
        let model = model(true, "h1 1 1k");
        let today = day("2026-11-23");
        let priced = priced_route(&model, &providers(), &traffic, &Choice::Careful, today);
        let expected = if fits {
            "h1 1 1k: only_seller"
        } else {
            "!h1: context window of 1K is too small"
        };
        assert_eq!(said(priced), expected, "{input} {output} {reasoning}");
    }
}

#[test]
fn providers_serve_through_the_last_day() {
    let model = model(true, "h2 1, h1 1 last-day, h2 2 fast, h3 1");
    assert_eq!(
        live_providers(&model, day("2026-11-23")),
        ["h1", "h2", "h3"]
    );
    assert_eq!(live_providers(&model, day("2026-11-24")), ["h2", "h3"]);
}

#[test]
fn each_day_of_the_month_in_which_a_price_changes_counts_alike() {
    // $10 a month until a day, then $20: the last month of those from 2026-11-16 on, and their total.
    let rows = [
        (None, 1, "10", "10"),
        (None, 3, "10", "30"),
        (Some("2026-11-15"), 2, "20", "40"),
        (Some("2026-11-16"), 1, "19.66667", "19.66667"),
        (Some("2026-11-25"), 2, "20", "36.66667"),
        (Some("2026-11-30"), 1, "15", "15"),
        (Some("2026-11-30"), 3, "20", "55"),
        // Ten of thirty-one days, to a millionth of the month.
        (Some("2026-12-25"), 2, "16.77419", "26.77419"),
        (Some("2026-12-15"), 2, "20", "30"),
        (Some("2026-12-16"), 2, "19.67742", "29.67742"),
        (Some("2027-12-31"), 2, "10", "20"),
    ];
    for (until, months, last, all) in rows {
        let mut model = model(true, "h1 10");
        model.routes[0].terms.promotion = until.map(|until| {
            Box::new(Promotion {
                from: None,
                until: day(until),
                then: list("20"),
            })
        });
        let traffic = Traffic {
            growth: Some(Growth {
                monthly: Ratio::ZERO,
                months,
            }),
            ..Traffic::of_tokens(MILLION, 0)
        };
        let sums = grown(&model, &model.routes[0], &traffic, day("2026-11-16"));
        assert_eq!(sums, Some((usd(last), usd(all))), "{until:?} {months}");
    }
}

#[test]
fn the_price_of_past_months_need_not_be_known_nor_that_of_later_ones() {
    let traffic = Traffic {
        growth: Some(Growth {
            monthly: Ratio::ZERO,
            months: 1,
        }),
        ..Traffic::of_tokens(MILLION, 0)
    };
    for (now, then, until, expected) in [
        ("h1 lacks", Some("20"), "2026-11-15", Some("20")),
        ("h1 lacks", Some("20"), "2026-11-16", None),
        ("h1 10", None, "2026-12-15", Some("10")),
        ("h1 10", None, "2026-12-14", None),
    ] {
        let mut model = model(true, now);
        model.routes[0].terms.promotion = Some(Box::new(Promotion {
            from: None,
            until: day(until),
            then: then.map_or_else(PriceList::default, list),
        }));
        let sums = grown(&model, &model.routes[0], &traffic, day("2026-11-16"));
        let expected = expected.map(|amount| (usd(amount), usd(amount)));
        assert_eq!(sums, expected, "{now} {then:?} {until}");
    }
}

#[test]
fn a_bill_tells_the_traffic_behind_it() {
    let (monthly, requests) = (
        Traffic::of_tokens(MILLION, 500_000),
        Traffic::of_requests(1_000, 1_000, 500),
    );
    // The same number each month; the amount is monthly.
    let daily = Traffic {
        requests_per_day: Some(33),
        ..requests.clone()
    };
    // The traffic costs $3.
    for (traffic, bill, expected) in [
        (&monthly, "30", Ok((None, 10_000_000, 5_000_000))),
        (&monthly, "0.000002", Ok((None, 1, 0))),
        (&requests, "30", Ok((Some(10_000), 10_000_000, 5_000_000))),
        (&daily, "30", Ok((Some(10_000), 10_000_000, 5_000_000))),
        (&requests, "0.003", Ok((Some(1), 1_000, 500))),
        (
            &requests,
            "0.0014",
            Err("--bill: <$0.01 is less than one request of M"),
        ),
        (
            &monthly,
            "0.0000001",
            Err("--bill: <$0.01 is less than one token of M"),
        ),
    ] {
        let model = model(true, "h1 2");
        let today = day("2026-11-23");
        let found = of_bill(
            &model,
            &providers(),
            traffic,
            &Choice::Careful,
            today,
            usd(bill),
        );
        let found = found.map(|t| {
            assert_eq!(t.requests_per_day, None);
            (t.requests, t.input_tokens, t.output_tokens)
        });
        let found = found.map_err(|error| error.message);
        assert_eq!(found, expected.map_err(str::to_owned), "{bill}");
    }
}

/// Only routes billed per token that still serve are listed, cheapest first, and last those without an amount.
#[test]
fn routes_are_listed_from_the_cheapest_on() {
    let model = model(
        true,
        "h1 3, h2 lacks, plan 1, local 1, nobody 1, h3 1 ended, aws 2 last-day, gate 0.50 @h1",
    );
    let traffic = Traffic::of_tokens(MILLION, 0);
    let found = listed(&model, &providers(), &traffic, day("2026-11-23"));
    let ids: Vec<&str> = found.iter().map(|(route, _)| route.id).collect();
    assert_eq!(ids, ["gate 0.50 @h1", "aws 2 last-day", "h1 3", "h2 lacks"]);
}

#[test]
fn a_past_day_tells_how_many_plain_routes_had_a_price() {
    let of = |routes| past_notes([&model(true, routes)], day("2026-01-01"))[1].clone();
    let priced = "M: 1 of 2 routes have a price on record for that date";
    assert_eq!(of("h1 1, h2 ?, h3 1 fast, gate 1 @h1"), priced);
    assert_eq!(of("h1 ?, h2 1 fast"), "M: no price on record for that date");
}

#[test]
fn costs_cross_where_the_other_becomes_cheaper() {
    let sweep = |text: &str| text.parse::<Sweep>().expect("a range");
    let across = |range: &str, amounts: &dyn Fn(u64) -> Vec<Option<u32>>| {
        let sweep = sweep(range);
        let found = sweep.crossings(&sweep.points(3), |point| {
            let value = serde_json::to_value(point).expect("a value");
            let amounts = amounts(value.as_u64().expect("a count"));
            let money = |usd: u32| Price::from_usd(usd).times(MILLION);
            Ok::<_, ()>(amounts.into_iter().map(|usd| usd.map(money)).collect())
        });
        let found = found.expect("amounts");
        let each = found
            .iter()
            .map(|c| format!("{}: {}>{}", c.at, c.below, c.from));
        each.collect::<Vec<_>>().join(", ")
    };
    let count = |value: u64| u32::try_from(value).expect("a small count");
    // 2v against 100 + v: equal at 100, the second is cheaper from 101 on.
    let two = |v: u64| vec![Some(2 * count(v)), Some(100 + count(v))];
    assert_eq!(across("output=10..1000", &two), "101: 0>1");
    assert_eq!(across("output=10..100", &two), "");
    assert_eq!(across("output=10..101", &two), "101: 0>1");
    assert_eq!(across("output=100..1000", &two), "");
    // In reverse, and with a third that is the cheapest between 51 and 299.
    let three = |v: u64| vec![Some(100 + count(v)), Some(2 * count(v)), Some(150)];
    assert_eq!(
        across("output=10..1000", &three),
        "51: 0>2, 76: 1>2, 101: 1>0"
    );
    // An unknown amount crosses nothing.
    let unknown = |v: u64| vec![Some(2 * count(v)), None];
    assert_eq!(across("output=10..1000", &unknown), "");
}

#[test]
fn the_values_of_a_range_are_spread_evenly_or_by_their_logarithm() {
    for (range, steps, expected) in [
        ("input=100..999", 4, "100 400 699 999"),
        ("input=100..1000", 4, "100 220 460 1,000"),
        ("input=0..1000", 4, "0 333 667 1,000"),
        ("input=1..3", 5, "1 2 3"),
        ("input=5..6", 1, "5 6"),
        ("output=100..4k", 4, "100 340 1,200 4,000"),
        ("cache-hit=0%..90%", 4, "0% 30% 60% 90%"),
        ("cache-hit=1%..90%", 3, "1% 45.5% 90%"),
        ("reasoning=0..3x", 4, "0x 1x 2x 3x"),
    ] {
        let sweep: Sweep = range.parse().expect("a range");
        let points = sweep
            .points(steps)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        assert_eq!(points.join(" "), expected, "{range} {steps}");
    }
    for wrong in [
        "output=5..5",
        "output=6..5",
        "output=5",
        "depth=1..2",
        "output",
        "batch=0..101%",
    ] {
        assert!(wrong.parse::<Sweep>().is_err(), "{wrong}");
    }
}

#[test]
fn a_value_of_a_range_takes_the_place_of_its_part() {
    let base = Traffic {
        requests_per_day: Some(1),
        ..Traffic::of_requests(30, 100, 7)
    };
    let moved = |range: &str, base: &Traffic| {
        let sweep: Sweep = range.parse().expect("a range");
        let last = *sweep.points(2).last().expect("a value");
        sweep.at(base, last).map_err(|error| error.message)
    };
    let t = moved("requests=1..5", &base).expect("traffic");
    assert_eq!((t.requests, t.requests_per_day), (Some(5), None));
    assert_eq!((t.input_tokens, t.output_tokens), (500, 35));
    let t = moved("input=1..5", &base).expect("traffic");
    assert_eq!((t.input_tokens, t.output_tokens), (150, 210));
    let t = moved("output=1..5", &base).expect("traffic");
    assert_eq!((t.input_tokens, t.output_tokens), (3_000, 150));
    let t = moved("output=1..5", &Traffic::of_tokens(9, 9)).expect("traffic");
    assert_eq!((t.input_tokens, t.output_tokens), (9, 5));
    let half = Ratio::from_millionths(500_000);
    let share = |range: &str| moved(range, &base).expect("traffic");
    assert_eq!(share("cache-hit=0..50%").cache_hit, half);
    assert_eq!(share("cache-write=0..50%").cache_write, half);
    assert_eq!(share("batch=0..50%").batch, half);
    assert_eq!(share("peak=0..50%").peak, half);
    assert!(moved("requests=1..5", &Traffic::of_tokens(9, 9)).is_err());
    let written = Traffic {
        cache_write: half,
        ..base.clone()
    };
    assert!(moved("cache-hit=0..50%", &written).is_ok());
    assert!(moved("cache-hit=0..51%", &written).is_err());
}

#[test]
fn a_machine_serves_so_many_tokens_and_pays_from_so_many_on() {
    let rent = |text: &str| text.parse::<Rent>();
    assert_eq!(rent("2.50/h").expect("a rent").usd_per_month, usd("1825"));
    assert_eq!(
        rent("1800/month").expect("a rent").usd_per_month,
        usd("1800")
    );
    assert!(rent("1800").is_err() && rent("1800/year").is_err());
    // 1,000 tokens per second for half of 730 hours.
    let half = Ratio::from_millionths(500_000);
    let machine = SelfHost::new(rent("1314/month").expect("a rent"), 1_000, half);
    let full = 1_314_000_000;
    assert_eq!(machine.capacity_tokens, full);
    assert_eq!(machine.usd_per_mtok, Some(Price::from_usd(1)));
    for (tokens, machines) in [(0, 1), (1, 1), (full, 1), (full + 1, 2), (2 * full, 2)] {
        assert_eq!(machine.machines(tokens), Some(machines), "{tokens}");
        let cost = usd("1314").times(machines);
        assert_eq!(machine.usd(tokens), cost, "{tokens}");
    }
    assert_eq!(machine.break_even(usd("2"), MILLION), Some(657_000_000));
    assert_eq!(machine.break_even(usd("1"), MILLION), Some(full));
    assert_eq!(machine.break_even(usd("0.99"), MILLION), None);
    let idle = SelfHost::new(rent("1/month").expect("a rent"), 1_000, Ratio::ZERO);
    assert_eq!((idle.machines(1), idle.usd_per_mtok), (None, None));
}
