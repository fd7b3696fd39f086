//! The thresholds of the decision rules, each tried at its boundary and just past it, on models that are alike in
//! everything else. Expected values are worked out from the rules.

use catalog::quality::Estimate;
use catalog::schema::{
    Capabilities, Facts, License, Parameter, PriceList, PriceStatus, RetirementBasis, Route,
    Status, Terms, Workload,
};
use catalog::units::Price;
use llmcmp::compare::directions::{directions, one_way};
use llmcmp::compare::gates::gates;
use llmcmp::compare::pair::{Asked, Pair};
use llmcmp::compare::relation::{Beside, Relation, Side, judge};
use llmcmp::compare::worth::Worth;
use llmcmp::compare::{AdvantageKind, Subject, advantages, switch};
use llmcmp::lifecycle::life;
use llmcmp::pricing::said_of;

use crate::rules::{Entry, PROVIDERS, asked, chat, date, measure, providers, with_subjects};

/// A route with this price, in cents per million tokens.
pub fn sold(provider: usize, input: u64, output: u64) -> Route<'static> {
    let rate = |cents: u64| Some(Price::from_nano_usd(cents * 10_000_000));
    let mut price = PriceList::default();
    (price.standard.input, price.standard.output) = (rate(input), rate(output));
    Route {
        priced_on: None,
        provider: PROVIDERS[provider],
        id: "m",
        variant: None,
        region: None,
        host: None,
        terms: Terms {
            price_status: Some(PriceStatus::Paid),
            price: Some(price),
            ..Terms::default()
        },
    }
}

/// Sold by the lab and a host at $1/$4: $800 + $1,000 = $1,800 a month at 800M/250M tokens.
pub fn plain(name: &'static str) -> Entry {
    let facts = Facts {
        released: Some(date("2026-01-01")),
        knowledge_cutoff: Some(date("2025-06-01")),
        context_tokens: Some(100_000),
        max_output_tokens: Some(8_000),
        parameters_total: Some(8_000_000_000),
        ..Facts::default()
    };
    let mut model = chat(name, facts, Capabilities::default());
    model.routes = vec![sold(0, 100, 400), sold(2, 100, 400)];
    (model, Vec::new(), None)
}

pub fn license(commercial: bool) -> License {
    License {
        spdx: None,
        name: "Terms".into(),
        osi: None,
        commercial: Some(commercial),
    }
}

pub fn ends(entry: &mut Entry, day: &str, basis: RetirementBasis) {
    let terms = &mut entry.0.routes[0].terms;
    (terms.retires_on, terms.retirement_basis) = (Some(date(day)), Some(basis));
}

pub type Change = fn(&mut Entry, &mut Entry);
/// A change to a single model.
type One = fn(&mut Entry);

pub fn changed(change: Change) -> [Entry; 2] {
    let (mut a, mut b) = (plain("A"), plain("B"));
    change(&mut a, &mut b);
    [a, b]
}

fn with_pair<T>(change: Change, asked: Asked<'_>, check: impl FnOnce(&Pair) -> T) -> T {
    with_subjects(&changed(change), |subjects, setting| {
        check(&Pair::new([&subjects[0], &subjects[1]], setting, asked))
    })
}

fn alike(_: &mut Entry, _: &mut Entry) {}

/// What speaks for A over B, and what a switch from A to B loses, in points.
#[test]
fn an_advantage_and_a_loss_begin_at_their_boundary() {
    type Row = (
        Change,
        &'static [&'static str],
        &'static [(u32, &'static str)],
    );
    #[rustfmt::skip] // one row per line
    let rows: &[Row] = &[
        (alike, &[], &[]),
        // Windows differ from 1.25 times on.
        (|a, _| a.0.facts.context_tokens = Some(125_000), &["a larger context window: 125K vs 100K"], &[(2, "window shrinks: 125K to 100K")]),
        (|a, _| a.0.facts.context_tokens = Some(124_999), &[], &[]),
        (|a, b| (a.0.facts.context_tokens, b.0.facts.context_tokens) = (Some(200_000), None), &[], &[]),
        (|a, _| a.0.routes.push(sold(3, 100, 400)), &["more providers: 3 vs 2"], &[]),
        (|_, b| b.0.routes.clear(), &["2 providers that serve it; none is known for B"], &[(1, "no shared provider")]),
        (|a, b| { a.0.routes.truncate(1); b.0.routes.clear(); }, &["a provider that serves it (p0); none is known for B"], &[(1, "no shared provider")]),
        (|a, b| { a.0.routes.clear(); b.0.routes.clear(); }, &[], &[(1, "no shared provider")]),
        // Providers p0 and p1 speak one API, p2 another, p3 an unknown one.
        (|a, b| { a.0.routes.truncate(1); b.0.routes.remove(0); }, &[], &[(1, "no shared provider"), (1, "different API family: anthropic to openai")]),
        (|a, b| { a.0.routes.truncate(1); b.0.routes = vec![sold(1, 100, 400)]; }, &[], &[(1, "no shared provider")]),
        (|a, b| { a.0.routes.truncate(1); b.0.routes = vec![sold(3, 100, 400)]; }, &[], &[(1, "no shared provider")]),
        // Only what the other is known to lack counts; vision and multimodal input are one group.
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(true), Some(false)), &["vision"], &[(1, "loses vision")]),
        (|a, _| a.0.capabilities.vision = Some(true), &[], &[]),
        (|a, b| for (entry, can) in [(a, true), (b, false)] {
            (entry.0.capabilities.vision, entry.0.capabilities.multimodal) = (Some(can), Some(can));
        }, &["vision and multimodal input"], &[(1, "loses vision and multimodal input")]),
        (|a, b| for (entry, can) in [(a, true), (b, false)] {
            (entry.0.capabilities.vision, entry.0.capabilities.tool_use) = (Some(can), Some(can));
        }, &["vision and tool use"], &[(2, "loses vision and tool use")]),
        (|a, b| (a.0.facts.open_weights, b.0.facts.open_weights) = (Some(true), Some(false)), &["open weights, unlike B"], &[(1, "open weights are lost")]),
        (|a, b| {
            (a.0.facts.open_weights, b.0.facts.open_weights) = (Some(true), Some(false));
            (a.0.facts.license, b.0.facts.license) = (Some(license(true)), Some(license(false)));
        }, &["open weights under Terms, unlike B"], &[(1, "open weights are lost"), (1, "no commercial use under Terms")]),
        (|a, b| (a.0.facts.license, b.0.facts.license) = (Some(license(true)), Some(license(true))), &[], &[]),
        (|_, b| b.0.facts.license = Some(license(false)), &[], &[]),
        // Half the size needs smaller hardware, where both can be had.
        (|a, b| for (entry, size) in [(a, 4_000_000_000), (b, 8_000_000_000)] {
            (entry.0.facts.open_weights, entry.0.facts.parameters_total) = (Some(true), Some(size));
        }, &["smaller hardware of your own: 4B parameters vs 8B for B"], &[]),
        (|a, b| for (entry, size) in [(a, 4_000_000_001), (b, 8_000_000_000)] {
            (entry.0.facts.open_weights, entry.0.facts.parameters_total) = (Some(true), Some(size));
        }, &[], &[]),
        (|a, _| a.0.facts.parameters_total = Some(1_000_000_000), &[], &[]),
        // Dates differ from 30 days on.
        (|a, _| a.0.facts.knowledge_cutoff = Some(date("2025-07-01")), &["a later knowledge cutoff: 2025-07-01 vs 2025-06-01"], &[]),
        (|a, _| a.0.facts.knowledge_cutoff = Some(date("2025-06-30")), &[], &[]),
        (|a, _| a.0.facts.released = Some(date("2026-01-31")), &["a release 30 days later: 2026-01-31 vs 2026-01-01"], &[]),
        (|a, _| a.0.facts.released = Some(date("2026-01-30")), &[], &[]),
        // Bills: 6% and 4% below $1,800; 25% and 24% above.
        (|a, _| a.0.routes = vec![sold(0, 94, 376), sold(2, 100, 400)], &["a lower bill, 6% cheaper: $1,692 vs $1,800 a month"], &[(0, "costs more: $1,692 to $1,800 a month (6% more)")]),
        (|a, _| a.0.routes = vec![sold(0, 96, 384), sold(2, 100, 400)], &[], &[(0, "costs more: $1,728 to $1,800 a month (4% more)")]),
        (|_, b| b.0.routes = vec![sold(0, 125, 500), sold(2, 100, 400)], &["a lower bill, 20% cheaper: $1,800 vs $2,250 a month"], &[(1, "costs more: $1,800 to $2,250 a month (25% more)")]),
        (|_, b| b.0.routes = vec![sold(0, 124, 496), sold(2, 100, 400)], &["a lower bill, 19% cheaper: $1,800 vs $2,232 a month"], &[(0, "costs more: $1,800 to $2,232 a month (24% more)")]),
        // The same bill, but B makes 1.3 times the tokens of a text.
        (|a, b| (a.0.facts.tokens_per_text, b.0.facts.tokens_per_text) = (Some(100), Some(130)), &["a lower cost, 23% cheaper for the same text"], &[(1, "costs more: $1,800 to $1,800 a month (30% more for the same text)")]),
        (|_, b| b.0.facts.max_output_tokens = Some(7_000), &[], &[(1, "max output shrinks: 8K to 7K")]),
        (|a, _| a.0.facts.max_output_tokens = Some(7_000), &[], &[]),
        (|_, b| b.0.refuses = vec![Parameter::Temperature], &[], &[(2, "requests with temperature fail with 400")]),
        (|_, b| b.0.refuses = vec![Parameter::Temperature, Parameter::TopP], &[], &[(4, "requests with temperature and top_p fail with 400")]),
        (|a, b| (a.0.refuses, b.0.refuses) = (vec![Parameter::Temperature], vec![Parameter::Temperature]), &[], &[]),
        (|a, b| (a.2, b.2) = (Some(measure((120.0, 2.0, 5))), Some(measure((100.0, 2.0, 5)))), &[], &[(2, "weaker: 120 ± 2 to 100 ± 2 points")]),
        (|a, b| (a.2, b.2) = (Some(measure((100.0, 2.0, 5))), Some(measure((120.0, 2.0, 5)))), &[], &[]),
        (|a, b| (a.2, b.2) = (Some(measure((101.0, 5.0, 5))), Some(measure((100.0, 5.0, 5)))), &[], &[]),
        // Today is 2026-06-01; retiring begins 90 days ahead.
        (|_, b| ends(b, "2026-08-30", RetirementBasis::Announced), &[], &[(3, "B is retiring (2026-08-30)")]),
        (|_, b| ends(b, "2026-08-31", RetirementBasis::Announced), &[], &[]),
        (|a, _| ends(a, "2026-06-02", RetirementBasis::Announced), &[], &[]),
    ];
    for (at, (change, better, lost)) in rows.iter().enumerate() {
        let (found, losses) = with_pair(*change, asked(), |pair| {
            let mut found = advantages(pair);
            // Tags have a test of their own.
            found.retain(|advantage| advantage.kind != AdvantageKind::Fit);
            let found: Vec<String> = found.into_iter().map(|a| a.text).collect();
            let losses = switch(pair, &pair.flipped()).losses;
            let losses: Vec<_> = losses.into_iter().map(|l| (l.points, l.text)).collect();
            (found, losses)
        });
        assert_eq!(found, *better, "row {at}");
        let losses: Vec<(u32, &str)> = losses.iter().map(|(n, text)| (*n, &**text)).collect();
        assert_eq!(losses, *lost, "row {at}");
    }
}

/// A capability that the work needs counts twice.
#[test]
fn what_the_work_needs_weighs_more() {
    let change: Change = |a, b| {
        for (entry, can) in [(a, Some(true)), (b, Some(false))] {
            let of = &mut entry.0.capabilities;
            (of.vision, of.tool_use, of.structured_outputs) = (can, can, can);
        }
    };
    for (workload, points) in [
        (None, 3),
        (Some(Workload::Chat), 3),
        (Some(Workload::Coding), 4),
        (Some(Workload::Vision), 4),
        (Some(Workload::Extraction), 4),
        (Some(Workload::LongContext), 3),
    ] {
        let asked = Asked {
            workload,
            ..asked()
        };
        let losses = with_pair(change, asked, |pair| switch(pair, &pair.flipped()).losses);
        assert_eq!(losses.len(), 1);
        assert_eq!(losses[0].points, points, "{workload:?}");
    }
}

/// What is told about a switch from A to B that loses nothing.
#[test]
fn a_switch_tells_what_is_gained() {
    let shared = "both on p0 and p2: start an A/B test there";
    #[rustfmt::skip] // one row per line
    let rows: &[(Change, &[&str])] = &[
        (alike, &[shared]),
        (|a, b| for entry in [a, b] { entry.0.routes.push(sold(3, 100, 400)); }, &["both on p0, p2 and p3: start an A/B test there"]),
        (|a, b| for entry in [a, b] { entry.0.routes.extend([sold(3, 100, 400), sold(4, 100, 400)]); }, &["both on p0, p2, p3 and 1 more: start an A/B test there"]),
        (|_, b| b.0.facts.context_tokens = Some(125_000), &[shared, "window grows: 100K to 125K"]),
        (|_, b| b.0.facts.context_tokens = Some(124_999), &[shared]),
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(false), Some(true)), &[shared, "gains vision"]),
        (|_, b| b.0.routes = vec![sold(0, 50, 200), sold(2, 100, 400)], &[shared, "costs less: $1,800 to $900 a month (50% cheaper)", "cheapest output: $4.00 to $2.00 per million"]),
        (|_, b| for route in &mut b.0.routes { route.terms.price = None; }, &[shared, "cost change unknown"]),
        (|_, b| ends(b, "2026-08-31", RetirementBasis::Announced), &[shared, "B: the lab's own service ends on 2026-08-31"]),
        (|_, b| ends(b, "2026-07-01", RetirementBasis::Earliest), &[shared, "B is served until at least 2026-07-01"]),
        (|_, b| ends(b, "2026-05-01", RetirementBasis::Disputed), &[shared, "B: sources disagree on whether the lab's own service ended on 2026-05-01"]),
    ];
    for (at, (change, expected)) in rows.iter().enumerate() {
        let notes = with_pair(*change, asked(), |pair| switch(pair, &pair.flipped()).notes);
        assert_eq!(notes, *expected, "row {at}");
    }
}

/// Known differences, and the side that all of them favor.
#[test]
fn a_difference_favors_a_side_from_its_boundary_on() {
    type Row = (Change, &'static [(usize, &'static str)], Option<usize>);
    #[rustfmt::skip] // one row per line
    let rows: &[Row] = &[
        (alike, &[], None),
        (|_, b| b.0.facts.context_tokens = Some(125_000), &[(1, "larger context window: 125K vs 100K")], None),
        (|_, b| b.0.facts.context_tokens = Some(124_999), &[], None),
        // 3 to 2 is 1.5 times; 4 to 3 is not; from 4 on both are enough.
        (|a, _| a.0.routes.push(sold(3, 100, 400)), &[(0, "3 providers to 2")], None),
        (|a, b| {
            a.0.routes.extend([sold(3, 100, 400), sold(4, 100, 400)]);
            b.0.routes.push(sold(3, 100, 400));
        }, &[], None),
        (|a, b| {
            a.0.routes.extend([sold(1, 100, 400), sold(3, 100, 400), sold(4, 100, 400), sold(5, 100, 400)]);
            b.0.routes.extend([sold(3, 100, 400), sold(4, 100, 400)]);
        }, &[], None),
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(true), Some(false)), &[(0, "B lacks vision")], None),
        (|a, b| {
            (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(true), Some(false));
            (a.0.capabilities.tool_use, b.0.capabilities.tool_use) = (Some(false), Some(true));
        }, &[], None),
        (|_, b| b.0.facts.released = Some(date("2026-04-01")), &[(1, "released 3 months later: 2026-04-01")], None),
        (|_, b| b.0.facts.released = Some(date("2026-03-31")), &[], None),
        // Two that favor one side do so together; two that differ do not.
        (|_, b| (b.0.facts.released, b.0.facts.context_tokens) = (Some(date("2026-04-01")), Some(125_000)),
            &[(1, "larger context window: 125K vs 100K"), (1, "released 3 months later: 2026-04-01")], Some(1)),
        (|a, b| (a.0.facts.context_tokens, b.0.facts.released) = (Some(125_000), Some(date("2026-04-01"))),
            &[(0, "larger context window: 125K vs 100K"), (1, "released 3 months later: 2026-04-01")], None),
    ];
    for (at, (change, expected, way)) in rows.iter().enumerate() {
        let found = with_pair(*change, asked(), directions);
        let texts: Vec<(usize, &str)> = found.iter().map(|d| (d.side, &*d.text)).collect();
        assert_eq!(texts, *expected, "row {at}");
        assert_eq!(one_way(&found), *way, "row {at}");
    }
}

/// What a single model is said to be, under a change.
fn of<T>(change: One, say: impl FnOnce(&Subject) -> T) -> T {
    let mut entry = plain("A");
    change(&mut entry);
    with_subjects(&[entry], |subjects, _| say(&subjects[0]))
}

#[test]
fn a_gate_closes_at_its_boundary() {
    use Workload::{Coding, Extraction, LongContext, Rag, Vision};
    #[rustfmt::skip] // one row per line
    let rows: &[(One, Option<Workload>, &[&str])] = &[
        (|_| (), None, &[]),
        (|a| a.0.routes.clear(), None, &["A has no known route and no open weights"]),
        (|a| { a.0.routes.clear(); a.0.facts.open_weights = Some(true); }, None, &[]),
        (|a| ends(a, "2026-05-31", RetirementBasis::Announced), None, &["A retired on 2026-05-31"]),
        (|a| ends(a, "2026-06-01", RetirementBasis::Announced), None, &["A retires today"]),
        (|a| ends(a, "2026-08-30", RetirementBasis::Announced), None, &["A retires in 90 days, on 2026-08-30"]),
        (|a| ends(a, "2026-08-31", RetirementBasis::Announced), None, &[]),
        (|a| ends(a, "2026-05-31", RetirementBasis::Withdrawn), None, &["A is no longer on its lab's list (by 2026-05-31)"]),
        (|a| a.0.routes[0].terms.status = Some(Status::Withdrawn), None, &["A is no longer on its lab's list"]),
        (|a| a.0.routes[0].terms.status = Some(Status::Retired), None, &["A is retired"]),
        // The date of one route does not end open weights.
        (|a| { ends(a, "2026-05-31", RetirementBasis::Announced); a.0.facts.open_weights = Some(true); }, None, &[]),
        // Unknown does not exclude; known to lack does.
        (|_| (), Some(Coding), &[]),
        (|a| (a.0.capabilities.tool_use, a.0.capabilities.function_calling) = (Some(false), Some(false)), Some(Coding), &["A lacks tool use"]),
        (|a| a.0.capabilities.vision = Some(false), Some(Vision), &["A lacks vision"]),
        (|a| a.0.capabilities.structured_outputs = Some(false), Some(Extraction), &["A lacks structured outputs"]),
        (|_| (), Some(Rag), &[]),
        (|a| a.0.facts.context_tokens = Some(99_999), Some(Rag), &["A lacks a 100K context window"]),
        (|a| a.0.facts.context_tokens = Some(200_000), Some(LongContext), &[]),
        (|a| a.0.facts.context_tokens = Some(199_999), Some(LongContext), &["A lacks a 200K context window"]),
        (|a| a.0.facts.context_tokens = None, Some(LongContext), &[]),
    ];
    for (at, (change, workload, expected)) in rows.iter().enumerate() {
        let found = of(*change, |a| gates(a, *workload, date("2026-06-01")));
        let texts: Vec<String> = found.into_iter().map(|gate| gate.text).collect();
        assert_eq!(texts, *expected, "row {at}");
    }
}

#[test]
fn a_tag_is_earned_at_its_boundary() {
    #[rustfmt::skip] // one row per line
    let rows: &[(One, &str)] = &[
        (|_| (), "Long context"),
        (|a| a.0.facts.context_tokens = Some(99_999), "General"),
        (|a| a.0.facts.context_tokens = None, "General"),
        (|a| a.0.capabilities.code_execution = Some(true), "Coding, Agents, Long context"),
        (|a| a.0.capabilities.tool_use = Some(true), "RAG, Agents, Long context, JSON / Tool use"),
        (|a| a.0.capabilities.function_calling = Some(true), "RAG, Agents, Long context, JSON / Tool use"),
        (|a| a.0.capabilities.structured_outputs = Some(true), "RAG, Long context, JSON / Tool use"),
        (|a| a.0.capabilities.vision = Some(true), "Long context, Vision"),
        // At most $0.10 in and $0.30 out, with structured outputs.
        (|a| { a.0.capabilities.structured_outputs = Some(true); a.0.routes = vec![sold(0, 10, 30)]; }, "RAG, Long context, Classification, JSON / Tool use"),
        (|a| { a.0.capabilities.structured_outputs = Some(true); a.0.routes = vec![sold(0, 11, 30)]; }, "RAG, Long context, JSON / Tool use"),
        (|a| { a.0.capabilities.structured_outputs = Some(true); a.0.routes = vec![sold(0, 10, 31)]; }, "RAG, Long context, JSON / Tool use"),
        (|a| a.0.routes = vec![sold(0, 10, 30)], "Long context"),
        (|a| a.0.kind = catalog::schema::Kind::Guard, "Long context, Classification"),
    ];
    for (at, (change, expected)) in rows.iter().enumerate() {
        let tags = of(*change, |a| {
            a.fit.iter().map(|tag| tag.title()).collect::<Vec<_>>()
        });
        assert_eq!(tags.join(", "), *expected, "row {at}");
    }
}

#[test]
fn a_model_is_going_ninety_days_ahead() {
    use RetirementBasis::{Announced, Earliest};
    #[rustfmt::skip] // one row per line
    let rows: &[(&str, RetirementBasis, bool, bool)] = &[
        ("2026-08-30", Announced, false, true),
        ("2026-08-31", Announced, false, false),
        ("2026-06-02", Earliest, false, false),
        // The lab stops serving open weights; others may go on.
        ("2026-08-30", Announced, true, true),
        ("2026-08-31", Announced, true, false),
    ];
    let (providers, today) = (providers(), date("2026-06-01"));
    for (day, basis, open, going) in rows {
        let mut entry = plain("A");
        ends(&mut entry, day, *basis);
        entry.0.facts.open_weights = Some(*open);
        let life = life(&entry.0, &providers, today);
        assert_eq!(life.is_going(today), *going, "{day} {basis:?} {open}");
        assert!(!(life.ends && *open));
    }
}

#[test]
fn a_change_in_cost_says_when_it_is_not_by_the_token() {
    assert_eq!(said_of(1.0), "");
    assert_eq!(said_of(1.0 + f64::EPSILON / 2.0), "");
    assert_eq!(said_of(1.3), " for the same text");
    assert_eq!(said_of(0.7), " for the same text");
}

/// With a bill unknown, everything else must favor the pick: it may cost at most 1.1 times as much, and must not be
/// separably weaker.
#[test]
fn one_way_holds_up_to_its_boundary() {
    let of = |points: Option<f64>, usd| Side {
        quality: points.map(|estimate| Estimate {
            estimate,
            margin: 2.0,
            boards: 5,
            groups: 5,
        }),
        usd,
    };
    let beside = Beside {
        led: [0, 0],
        one_way: Some(0),
    };
    for (a, b, pick) in [
        (of(None, Some(110.0)), of(None, Some(100.0)), Some(0)),
        (of(None, Some(110.1)), of(None, Some(100.0)), None),
        (of(None, Some(100.0)), of(None, Some(500.0)), Some(0)),
        (of(Some(120.0), None), of(Some(100.0), None), Some(0)),
        (of(Some(100.0), None), of(Some(100.5), None), Some(0)),
        (of(Some(100.0), None), of(Some(120.0), None), None),
        (of(Some(100.0), None), of(None, None), Some(0)),
        (of(None, None), of(Some(100.0), None), None),
    ] {
        for swapped in [false, true] {
            let (sides, way) = if swapped { ([b, a], 1) } else { ([a, b], 0) };
            let beside = Beside {
                one_way: Some(way),
                ..beside
            };
            let found = judge(sides, beside, Worth::USUAL);
            let expected = pick.map(|_| way);
            assert_eq!(found.pick, expected, "{a:?} {b:?}");
            let relation = pick.map_or(Relation::Unknown, |_| Relation::OneWay);
            assert_eq!(found.relation, relation);
        }
    }
}
