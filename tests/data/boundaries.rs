//! The thresholds of the decision rules, each tried at its boundary and just past it, on models that are alike in
//! everything else. Expected values are worked out from the rules.

use catalog::quality::{Estimate, ForWorkload};
use catalog::schema::{
    Capabilities, Evidence, Facts, Lab, Layer, License, Parameter, PriceList, PriceStatus,
    Promotion, RetirementBasis, Route, RouteStatement, Statement, Status, Terms, Workload,
};
use catalog::units::{Price, Ratio};
use llmcmp::compare::decision::decide;
use llmcmp::compare::directions::{directions, one_way};
use llmcmp::compare::flips::flips;
use llmcmp::compare::gates::gates;
use llmcmp::compare::pair::{Asked, Pair, Pairs};
use llmcmp::compare::relation::{Beside, Relation, Side, Strength, judge};
use llmcmp::compare::verdict::verdict;
use llmcmp::compare::worth::Worth;
use llmcmp::compare::{
    AdvantageKind, Background, Credit, Origin, Origins, Pool, Rung, Subject, advantages, compare,
    field, questions, switch,
};
use llmcmp::fields::ListPrice;
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

/// A model with an estimate, and one route at `tens` times $1/$4: $1,800 each a month.
fn measured(name: &'static str, points: f64, margin: f64, tens: u64) -> Entry {
    let mut entry = plain(name);
    entry.0.routes = vec![sold(0, 100 * tens, 400 * tens)];
    entry.2 = Some(measure((points, margin, 5)));
    entry
}

/// A price that follows the first route's from 2026-07-02 on.
fn then(entry: &mut Entry, tens: u64) {
    let price = sold(0, 100 * tens, 400 * tens).terms.price;
    entry.0.routes[0].terms.promotion = Some(Box::new(Promotion {
        from: None,
        until: date("2026-07-01"),
        then: price.expect("a price"),
    }));
}

fn estimate_for(entry: &mut Entry, workload: Workload, points: f64, groups: u32) {
    let quality = entry.2.as_mut().expect("an estimate");
    quality.workloads.push(ForWorkload {
        workload,
        quality: measure((points, 1.0, groups)).general,
    });
}

fn flipped_by(entries: &[Entry; 2]) -> Vec<String> {
    with_subjects(entries, |subjects, setting| {
        let pair = Pair::new([&subjects[0], &subjects[1]], setting, asked());
        flips(&pair).into_iter().map(|flip| flip.text).collect()
    })
}

/// Utility is points / 15 - 0.15 x log2(1 + bill / $100). A costs $18,000 a month and B $1,800, of which $1,000 is
/// output: 3.252 doublings, worth 7.32 points.
#[test]
fn a_pick_flips_where_the_other_is_worth_as_much() {
    let dear = |points| measured("A", points, 1.0, 10);
    let cheap = || measured("B", 100.0, 1.0, 1);
    let longer = "B stays cheaper until it writes 17x the output tokens";
    let with = |mut entries: [Entry; 2], change: fn(&mut [Entry; 2])| {
        change(&mut entries);
        entries
    };
    #[rustfmt::skip] // one row per line
    let rows: &[([Entry; 2], &[&str])] = &[
        ([dear(106.0), cheap()], &["if B costs 1.5x the price: A", "below 1/12 of this traffic: A", "if quality is worth 1.2x as much to you: A", longer]),
        ([dear(106.6), cheap()], &["if B costs 26% more: A", "below 16% of this traffic: A", "if quality is worth 1.1x as much to you: A", longer]),
        ([dear(107.4), cheap()], &["if A costs 3% more: B", "from 2.2x this traffic: B", "if quality is worth 99% as much to you: B"]),
        // As good for half the price: until the bills are within a tenth of each other.
        ([measured("A", 101.0, 5.0, 2), measured("B", 100.0, 5.0, 1)], &["if B costs 1.8x the price: no pick", "B stays cheaper until it writes 2.8x the output tokens"]),
        // Stronger for less.
        ([measured("A", 120.0, 1.0, 1), measured("B", 100.0, 1.0, 10)], &[]),
        // An announced price.
        (with([dear(106.0), cheap()], |of| then(&mut of[1], 10)), &["from 2026-07-02, at the announced price: A", "if B costs 1.5x the price: A", "below 1/12 of this traffic: A", "if quality is worth 1.2x as much to you: A", longer]),
        (with([dear(106.0), cheap()], |of| then(&mut of[0], 9)), &["if B costs 1.5x the price: A", "below 1/12 of this traffic: A", "if quality is worth 1.2x as much to you: A", longer]),
        (with([measured("A", 101.0, 5.0, 2), measured("B", 100.0, 5.0, 1)], |of| then(&mut of[1], 2)), &["from 2026-07-02, at the announced price: no pick", "if B costs 1.8x the price: no pick", "B stays cheaper until it writes 2.8x the output tokens"]),
        // A host lists A at B's price.
        (with([dear(106.0), cheap()], |of| of[0].0.routes.push(sold(2, 100, 400))), &["if B costs 1.5x the price: A", "below 1/12 of this traffic: A", "if quality is worth 1.2x as much to you: A", longer, "on the cheapest listed routes: A"]),
        (with([measured("A", 101.0, 5.0, 2), measured("B", 100.0, 5.0, 1)], |of| of[0].0.routes.push(sold(2, 100, 400))), &["if B costs 1.8x the price: no pick", "B stays cheaper until it writes 2.8x the output tokens", "on the cheapest listed routes neither is ahead"]),
        // The work, if both are measured for it.
        (with([measured("A", 120.0, 1.0, 1), measured("B", 100.0, 1.0, 1)], |of| {
            for (workload, a, b) in [(Workload::Coding, 90.0, 100.0), (Workload::Vision, 80.0, 100.0), (Workload::Chat, 120.0, 100.0)] {
                estimate_for(&mut of[0], workload, a, 1);
                estimate_for(&mut of[1], workload, b, 1);
            }
        }), &["for vision: B (100 ± 1 to 80 ± 1)", "for coding: B (100 ± 1 to 90 ± 1)"]),
        (with([measured("A", 120.0, 1.0, 1), measured("B", 100.0, 1.0, 1)], |of| estimate_for(&mut of[0], Workload::Coding, 80.0, 1)), &[]),
        (with([measured("A", 120.0, 1.0, 1), measured("B", 100.0, 1.0, 1)], |of| estimate_for(&mut of[1], Workload::Coding, 140.0, 1)), &[]),
    ];
    for (at, (entries, expected)) in rows.iter().enumerate() {
        assert_eq!(flipped_by(entries), *expected, "row {at}");
    }
    // The share of quality's worth at which 7.32 points equal A's whole lead.
    for (points, part) in [
        (113.0, "56%"),
        (114.0, "half"),
        (116.0, "half"),
        (117.0, "43%"),
        (119.0, "39%"),
        (120.0, "a third"),
        (124.0, "a third"),
        (125.0, "29%"),
    ] {
        let text = format!("if quality is worth {part} as much to you: B");
        assert!(
            flipped_by(&[dear(points), cheap()]).contains(&text),
            "{points}: {text}"
        );
    }
}

/// Where one side ends, the other is picked as firmly as it wins.
#[test]
fn what_stays_is_picked_as_firmly_as_it_wins() {
    let gone = |mut entry: Entry| {
        ends(&mut entry, "2026-06-30", RetirementBasis::Announced);
        entry
    };
    let strong = || measured("A", 120.0, 1.0, 1);
    let weak = || gone(measured("B", 100.0, 1.0, 1));
    let dearer = || gone(measured("B", 100.0, 1.0, 2));
    for (entries, pick, strength) in [
        ([strong(), weak()], Some(0), Strength::Clear),
        ([weak(), strong()], Some(1), Strength::Clear),
        (
            [strong(), gone(measured("B", 119.5, 5.0, 2))],
            Some(0),
            Strength::Lean,
        ),
        ([strong(), dearer()], Some(0), Strength::Clear),
        // The one that ends was better, and nothing is known to succeed it.
        ([measured("A", 90.0, 1.0, 1), weak()], None, Strength::None),
    ] {
        let names = [entries[0].0.name, entries[1].0.name];
        with_subjects(&entries, |subjects, setting| {
            let pair = Pair::new([&subjects[0], &subjects[1]], setting, asked());
            let found = decide(&pair, [None, None]);
            assert_eq!((found.pick, found.strength), (pick, strength), "{names:?}");
        });
    }
}

/// Everything that a verdict says in short, and as a stop on the scale of traffic.
#[test]
fn a_verdict_says_how_firm_it_is_and_over_whom() {
    let unmeasured = |name, tens: u64| {
        let mut entry = measured(name, 100.0, 1.0, tens);
        entry.2 = None;
        entry
    };
    let unpriced = || {
        let mut entry = measured("B", 100.0, 1.0, 1);
        entry.0.routes[0].terms.price = None;
        entry
    };
    let thin = |points, tens| {
        let mut entry = measured("B", points, 5.0, tens);
        entry.2 = Some(measure((points, 5.0, 2)));
        entry
    };
    let a = || measured("A", 120.0, 1.0, 1);
    #[rustfmt::skip] // one row per line
    let rows: &[(&[Entry], &str, &str, &str)] = &[
        (&[a(), measured("B", 100.0, 1.0, 1)], "Pick A (clear): stronger, at about the same cost", "all cost the same", "$1,800 p0, $1,800 p0"),
        (&[a(), measured("B", 100.0, 1.0, 3)], "Pick A (clear): stronger, and 3x cheaper", "$3,600 between them, spread 3x", "$1,800 p0, $5,400 p0"),
        (&[a(), measured("B", 119.9, 1.0, 1)], "Toss-up: equally good, at about the same cost", "all cost the same", "$1,800 p0, $1,800 p0"),
        (&[a(), thin(119.9, 2)], "Toss-up: too few kinds of benchmarks in common to call the cheaper one as good", "$1,800 between them, spread 2x", "$1,800 p0, $3,600 p0"),
        (&[a(), unmeasured("B", 1)], "No pick: not enough data: no quality measured for B", "all cost the same", "$1,800 p0, $1,800 p0"),
        (&[a(), unpriced()], "No pick: not enough data: B: 1 route without a price", "the gap needs a price for every model", "$1,800 p0, - 1 route without a price"),
        // A is as good as C, which is far too dear, and stronger than B.
        (&[a(), measured("B", 110.0, 1.0, 1), measured("C", 119.9, 1.0, 1_000)], "Pick A (lean): stronger, at about the same cost (against B)", "$1,798,200 between them, spread 1000x", "$1,800 p0, $1,800 p0, $1,800,000 p0"),
        (&[a(), measured("B", 119.9, 1.0, 1), measured("C", 100.0, 1.0, 1)], "Toss-up: A and B: equally good, at about the same cost", "all cost the same", "$1,800 p0, $1,800 p0, $1,800 p0"),
    ];
    for (entries, said, gap, bills) in rows {
        with_subjects(entries, |subjects, setting| {
            let none: Vec<Option<Subject>> = vec![None; subjects.len()];
            let rung = Rung::new(subjects, setting, asked(), &none);
            assert_eq!((&*rung.verdict, &*rung.gap), (*said, *gap));
            let each = rung.bills.iter().map(|(usd, basis)| {
                let usd = usd.map_or("-".to_owned(), |usd| usd.show());
                format!("{usd} {basis}")
            });
            assert_eq!(each.collect::<Vec<_>>().join(", "), *bills);
            let (_, full) = verdict(&Pairs::new(subjects, setting, asked()), &none);
            let short = said.split(" (against").next().unwrap_or_default();
            assert!(
                full.summary.starts_with(&format!("{short}.")),
                "{}",
                full.summary
            );
            assert_eq!(full.pick, rung.pick);
            let turns: Vec<&str> = full.flips.iter().take(2).map(|flip| &*flip.text).collect();
            let turns = format!("Would flip {}", turns.join("; "));
            assert_eq!(rung.turns, if full.flips.is_empty() { "" } else { &*turns });
        });
    }
    with_subjects(&[a(), thin(119.9, 2)], |subjects, setting| {
        let pair = Pair::new([&subjects[0], &subjects[1]], setting, asked());
        let found = decide(&pair, [None, None]);
        let reasons: Vec<&str> = found.reasons.iter().map(|reason| &*reason.text).collect();
        let thin = "A is measured by 5 kinds of benchmark, B by 2; 3 each would settle it";
        assert!(reasons.contains(&thin), "{reasons:?}");
    });
}

/// The first commands after a comparison lead to successors that are not compared.
#[test]
fn a_successor_that_is_not_compared_comes_next() {
    for (successor, expected) in [
        (None, None),
        (Some("B"), None),
        (Some("C"), Some("llmcmp compare A C")),
    ] {
        let mut entries = changed(alike);
        entries[0].0.successor = successor;
        with_subjects(&entries, |subjects, setting| {
            let background = Some(Background::default());
            let found = compare(subjects, setting, asked(), &[None, None], background);
            let next = found.details.expect("details").next;
            let command = next.first().map(|next| &*next.command);
            assert_eq!(command, expected, "{successor:?}");
        });
    }
}

/// A typed word finds the questions that begin one of their words with it, if it is longer than three letters and
/// tells something.
#[test]
fn a_word_finds_its_questions() {
    let able = |name, can| {
        let mut entry = plain(name);
        let of = &mut entry.0.capabilities;
        (of.vision, of.function_calling, of.reasoning) = (can, can, can);
        (of.structured_outputs, of.code_execution, of.multimodal) = (can, can, can);
        entry
    };
    let every = [able("A", Some(true)), able("B", Some(false))];
    let asking = |entries: &[Entry], word: &str| {
        with_subjects(entries, |subjects, setting| {
            let found = questions(subjects, setting, asked(), &[None, None]);
            let found = found.into_iter().filter(|answer| answer.fits(word));
            found
                .map(|answer| answer.question)
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    for (word, expected) in [
        ("tools", "Which is better for function calling?"),
        ("thinking", "Which is better for reasoning?"),
        ("json", "Which is better for structured outputs?"),
        ("schema", "Which is better for structured outputs?"),
        (
            "pictures",
            "Which is better for vision? Which is better for multimodal input?",
        ),
        ("recommend", "Which should I choose?"),
        ("programming", "Which is better for coding?"),
        ("retirement", "How long are they supported?"),
        ("context", "Which has the larger context window?"),
        ("length", "Which has the larger context window?"),
        ("Weights,", "Are the weights open?"),
        ("licence", "Are the weights open?"),
        ("providers", "Where can I run A and B?"),
        ("cheap", "Which is cheaper?"),
        ("money", "Which is cheaper?"),
        ("benchmarks", "Which leads on benchmarks?"),
        ("migrate", "Can I replace one with the other?"),
        (
            "latency",
            "Which is faster? What are the rate limits? Where is the data kept?",
        ),
        // Three letters, or in many questions.
        ("can", ""),
        ("run", ""),
        ("which", ""),
        ("better", ""),
        ("unicorn", ""),
    ] {
        assert_eq!(asking(&every, word), expected, "{word}");
    }
    // No question about what neither is known to have.
    assert_eq!(asking(&[plain("A"), able("B", Some(false))], "tools"), "");
}

/// The answers that rest on a count of the models.
#[test]
fn an_answer_names_a_model_only_if_all_are_known() {
    let of = |points: Option<f64>, name| {
        let mut entry = plain(name);
        entry.2 = points.map(|points| measure((points, 1.0, 5)));
        if let Some(points) = points {
            estimate_for(&mut entry, Workload::Coding, points, 2);
        }
        entry
    };
    let answer = |entries: &[Entry], question: &str| {
        with_subjects(entries, |subjects, setting| {
            let none: Vec<Option<Subject>> = vec![None; subjects.len()];
            let found = questions(subjects, setting, asked(), &none);
            let mut found = found
                .into_iter()
                .filter(|answer| answer.question == question);
            found.next().expect("the question").answer
        })
    };
    let coding = |entries: &[Entry]| answer(entries, "Which is better for coding?");
    let (a, b) = (of(Some(120.0), "A"), of(Some(100.0), "B"));
    let points = "120 ± 1 points on 2 boards";
    assert_eq!(
        coding(&[b.clone(), a.clone()]),
        format!("A. B: 100 ± 1 points on 2 boards; A: {points}.")
    );
    assert_eq!(
        coding(&[a.clone(), of(Some(120.5), "B")]),
        format!("Not separable. A: {points}; B: 120 ± 1 points on 2 boards.")
    );
    assert_eq!(
        coding(&[a.clone(), b, of(None, "C")]),
        format!("A: {points}; B: 100 ± 1 points on 2 boards; C: not measured.")
    );
    assert_eq!(
        coding(&[a, of(None, "B")]),
        format!("A: {points}; B: not measured.")
    );
    // A list price a fifth lower at a host is shown before the amounts.
    let cheaper = |entries: &[Entry]| answer(entries, "Which is cheaper?");
    let dear = || measured("B", 100.0, 1.0, 2);
    let amounts = "A: $1,800 a month at p0; B: $3,600 a month at p0";
    assert_eq!(
        cheaper(&[measured("A", 100.0, 1.0, 1), dear()]),
        format!("A, 50% cheaper at 800M input / 250M output tokens per month. {amounts}.")
    );
    // B makes 1.5 times the tokens of the same text: $5,400.
    let (mut one, mut other) = (measured("A", 100.0, 1.0, 1), dear());
    (one.0.facts.tokens_per_text, other.0.facts.tokens_per_text) = (Some(100), Some(150));
    assert_eq!(
        cheaper(&[one, other]),
        format!(
            "A, 3x cheaper for the same text at 800M input / 250M output tokens per month. {amounts}."
        )
    );
}

/// Where figures come from: the first statement with the value in use, of the priced route before others.
#[test]
fn a_figure_has_the_origin_that_states_it() {
    let mut entry = plain("A");
    entry.0.routes = vec![sold(2, 50, 100), sold(0, 100, 400), sold(3, 200, 300)];
    entry.0.routes[0].terms.context_tokens = Some(90_000);
    let about = |source: &str, tokens: u64, url: Option<&str>| {
        let facts = Facts {
            context_tokens: Some(tokens),
            ..Facts::default()
        };
        let said = serde_json::json!({"source": source, "as_of": "2026-01-02", "url": url, "facts": facts});
        serde_json::from_value::<Statement>(said).expect("a statement")
    };
    let of_route = |source: &str, route: &Route| {
        RouteStatement::new(source, date("2026-03-04"), route.terms.clone())
    };
    let [host, lab, other] = &entry.0.routes[..] else {
        panic!("three routes");
    };
    let evidence = Evidence {
        statements: vec![
            about("one", 90_000, None),
            about("two", 100_000, Some("https://example.com/two")),
            about("one", 100_000, None),
        ],
        routes: vec![
            vec![of_route("one", host)],
            vec![of_route("three", host), of_route("two", lab)],
            vec![of_route("three", other)],
        ],
    };
    let credits = ["one", "two"].map(|id| Credit {
        id: id.to_owned(),
        name: id.to_uppercase(),
        url: Some(format!("https://example.com/{id}/list")),
        license: String::new(),
        credit: String::new(),
        snapshot: date("2026-05-01"),
        layer: Layer::Bundled,
    });
    with_subjects(&[entry.clone()], |subjects, _| {
        let of = |past| Origins::new(subjects, vec![evidence.clone()], credits.to_vec(), past);
        let said = |origin: Option<Origin>| {
            origin.map_or("-".to_owned(), |o| {
                format!("{} {} {}", o.source, o.url.unwrap_or_default(), o.as_of)
            })
        };
        let now = of(None);
        let list = |name: &str| {
            format!(
                "{} https://example.com/{name}/list 2026-03-04",
                name.to_uppercase()
            )
        };
        assert_eq!(
            said(now.of_field(0, "context_tokens")),
            "TWO https://example.com/two 2026-01-02"
        );
        assert_eq!(said(now.of_field(0, "input_usd_per_mtok")), list("two"));
        // Nobody states it, or there is no such field or model.
        for (model, key) in [(0, "released"), (0, "nothing"), (1, "context_tokens")] {
            assert_eq!(said(now.of_field(model, key)), "-", "{key}");
        }
        assert_eq!(said(now.of_bill(0)), list("two"));
        assert_eq!(said(now.of_cheapest_output(0)), list("two"));
        let price = |at: usize| ListPrice::of(entry.0.routes[at].terms.price.as_ref());
        assert_eq!(said(now.of_route(0, "p2", "m", price(0))), list("one"));
        // A source without a credit goes by its id.
        assert_eq!(
            said(now.of_route(0, "p3", "m", price(2))),
            "three  2026-03-04"
        );
        for (provider, id, of) in [("p2", "m", 1), ("p2", "n", 0), ("p1", "m", 0)] {
            assert_eq!(
                said(now.of_route(0, provider, id, price(of))),
                "-",
                "{provider} {id}"
            );
        }
        let then = of(Some(date("2025-01-01")));
        assert_eq!(said(then.of_bill(0)), "prices on record  2025-01-01");
    });
}

/// Compared models with an estimate and a bill, cheapest first; unbeaten is what nothing cheaper equals.
#[test]
fn the_field_has_what_is_measured_and_billed() {
    let mut unmeasured = measured("D", 100.0, 1.0, 1);
    unmeasured.2 = None;
    let mut free = measured("E", 90.0, 1.0, 1);
    free.0.routes = vec![sold(2, 100, 400)];
    let entries = [
        measured("C", 100.0, 1.0, 3),
        measured("B", 120.0, 1.0, 2),
        measured("A", 110.0, 1.0, 1),
        unmeasured,
        free,
    ];
    let (providers, boards) = (providers(), llmcmp::query::Boards::default());
    let mut setting = crate::rules::setting(&providers, &boards);
    // E's whole cost.
    setting.traffic.discounts = vec![("p2".to_owned(), Ratio::ONE)];
    let lab = Lab {
        id: "lab".into(),
        name: "Lab".into(),
    };
    let subject = |(model, scores, quality): &'static Entry| {
        Subject::new(model, &lab, scores, quality.as_ref(), &setting)
    };
    let entries: &'static [Entry] = Box::leak(Box::new(entries));
    let subjects: Vec<Subject> = entries.iter().map(subject).collect();
    let catalog = llmcmp::bundle::bundled();
    let found = field(&catalog, &subjects, &Pool::default(), asked()).expect("records");
    let found = found
        .iter()
        .map(|one| (one.name, one.compared, one.unbeaten));
    let found: Vec<_> = found.collect();
    assert_eq!(
        found,
        [
            ("A", Some(2), true),
            ("B", Some(1), true),
            ("C", Some(0), false)
        ]
    );
}
