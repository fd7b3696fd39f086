//! Which models may replace another, in which order, and which one succeeds it in its line, on a few made-up models.

use std::sync::LazyLock;

use catalog::quality::{Estimate, Quality, Scale};
use catalog::schema::{
    BoardField, BoardRecord, Capabilities, Direction, Facts, Kind, Lab, Model, PriceList,
    PriceStatus, ProviderKind, Rates, Route, Status, Terms, Unit,
};
use catalog::units::{Date, Price};
use llmcmp::alternatives::screen::{Need, Rule, Screen, Screened, Wanted};
use llmcmp::alternatives::{Alternatives, SuccessorReport, rank};
use llmcmp::compare::Subject;
use llmcmp::compare::pair::Asked;
use llmcmp::pricing::Traffic;
use llmcmp::pricing::routes::Choice;
use llmcmp::providers::Providers;
use llmcmp::query::{Boards, Setting};
use llmcmp::successor::{By, line, successor};

use crate::rules::provider;

const BOARDS: [&str; 3] = ["b0", "b1", "b2"];

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn providers() -> Providers<'static> {
    let kinds = [("own", ProviderKind::Lab), ("host", ProviderKind::Host)];
    let each = kinds.map(|(id, kind)| provider(id, kind));
    each.into_iter().collect()
}

fn boards() -> Boards<'static> {
    let record = |id| BoardRecord {
        id,
        name: id,
        group: id,
        unit: Unit::Percent,
        min: None,
        max: None,
        direction: Direction::Higher,
        fields: vec![BoardField::Knowledge],
        base_models_only: false,
        models: 9,
        median: None,
    };
    BOARDS.into_iter().map(|id| (id, record(id))).collect()
}

/// A chat model that can call tools, with a context window of 100,000, sold by its lab and a host for `dollars` per
/// million tokens.
fn model(id: &'static str, released: &str, dollars: u32) -> Model<'static> {
    let route = |provider| Route {
        priced_on: None,
        provider,
        id,
        variant: None,
        region: None,
        host: None,
        terms: Terms {
            status: Some(Status::Active),
            price_status: Some(PriceStatus::Paid),
            price: Some(PriceList {
                standard: Rates {
                    input: Some(Price::from_usd(dollars)),
                    output: Some(Price::from_usd(dollars)),
                    ..Rates::default()
                },
                ..PriceList::default()
            }),
            ..Terms::default()
        },
    };
    Model {
        id,
        name: id,
        kind: Kind::Chat,
        aliases: Vec::new(),
        lab: "lab",
        family: None,
        specialised_for: Vec::new(),
        successor: None,
        base_model: None,
        facts: Facts {
            released: Some(date(released)),
            context_tokens: Some(100_000),
            open_weights: Some(false),
            ..Facts::default()
        },
        capabilities: Capabilities {
            vision: Some(false),
            function_calling: Some(true),
            tool_use: Some(true),
            ..Capabilities::default()
        },
        refuses: Vec::new(),
        routes: vec![route("own"), route("host")],
    }
}

/// A quality of this many points, measured on this many groups of boards.
fn points(estimate: f64, groups: u32) -> Quality {
    let general = Estimate {
        estimate,
        margin: if groups > 2 { 2.0 } else { 8.0 },
        boards: groups,
        groups,
    };
    Quality {
        general,
        measured_as: None,
        workloads: Vec::new(),
    }
}

static SCALE: Scale = Scale {
    board_noise: 4.0,
    group_error: 4.0,
    shifts: Vec::new(),
    scores: 9,
    boards: 9,
    groups: 9,
};

type Entry = (Model<'static>, Option<Quality>);

fn setting() -> Setting<'static> {
    static PROVIDERS: LazyLock<Providers> = LazyLock::new(providers);
    static RECORDS: LazyLock<Boards> = LazyLock::new(boards);
    Setting {
        today: date("2026-06-01"),
        traffic: Traffic::default(),
        choice: Choice::Careful,
        providers: &PROVIDERS,
        boards: &RECORDS,
    }
}

/// The alternatives to the first entry among the others.
fn ranked<'a>(entries: &'a [Entry], found: Option<&str>) -> Alternatives<'a> {
    static LAB: LazyLock<Lab> = LazyLock::new(|| Lab {
        id: "lab".into(),
        name: "Lab".into(),
    });
    let setting = setting();
    let subjects: Vec<Subject> = entries
        .iter()
        .map(|(model, quality)| Subject::new(model, &LAB, &[], quality.as_ref(), &setting))
        .collect();
    let found = found.map(|id| SuccessorReport {
        model: id.into(),
        name: id.into(),
        by: By::Line,
        rank: None,
        not_listed: None,
    });
    let (wanted, counts) = (Wanted::default(), Screened::default());
    let asked = Asked {
        scale: Some(&SCALE),
        ..Asked::default()
    };
    rank(
        &subjects[0],
        &subjects[1..],
        found,
        &wanted,
        (&setting, asked),
        counts,
        0,
    )
}

fn order<'a>(all: &'a Alternatives) -> Vec<&'a str> {
    all.alternatives.iter().map(|a| a.model.as_str()).collect()
}

/// The rules that `other` breaks as a replacement of a plain model.
fn broken(other: &Model, wanted: &Wanted) -> Vec<Rule> {
    let replaced = model("lab/a-1", "2025-01-01", 5);
    Screen::new(&replaced, wanted, &setting()).broken(other)
}

#[test]
fn a_line_keeps_tiers_and_sizes_and_drops_versions_and_dates() {
    for (one, other) in [
        ("anthropic/claude-3-5-haiku", "anthropic/claude-haiku-4-5"),
        (
            "anthropic/claude-3-5-sonnet-20240620",
            "anthropic/claude-sonnet-5",
        ),
        ("openai/gpt-4o-mini", "openai/gpt-5-mini"),
        ("openai/o3-mini", "openai/o4-mini"),
        ("google/gemini-3-flash-preview", "google/gemini-3.5-flash"),
        ("mistral/mistral-small-3.2-24b", "mistral/mistral-small-4"),
        ("meta/llama-3.1-70b-instruct", "meta/llama-3.3-70b-instruct"),
    ] {
        assert_eq!(line(one), line(other), "{one} {other}");
    }
    for (one, other) in [
        ("openai/gpt-4o", "openai/gpt-4o-mini"),
        ("openai/gpt-5", "openai/gpt-5-codex"),
        ("google/gemini-2.5-flash", "google/gemini-3.5-flash-lite"),
        ("meta/llama-3.1-8b-instruct", "meta/llama-3.3-70b-instruct"),
        ("anthropic/claude-3-opus", "anthropic/claude-sonnet-5"),
    ] {
        assert_ne!(line(one), line(other), "{one} {other}");
    }
}

#[test]
fn the_successor_is_the_newest_that_is_generally_available() {
    let old = model("lab/a-1", "2025-01-01", 5);
    let mut gone = model("lab/a-4", "2026-04-01", 5);
    for route in &mut gone.routes {
        route.terms.status = Some(Status::Withdrawn);
    }
    let mut deprecated = model("lab/a-3.5", "2026-03-15", 5);
    deprecated.routes[0].terms.status = Some(Status::Deprecated);
    let others = [
        model("lab/a-2", "2025-06-01", 5),
        model("lab/a-3", "2026-01-01", 5),
        gone,
        deprecated,
        model("lab/a-5-preview", "2026-05-01", 5),
        model("lab/a-5-mini", "2026-05-01", 5),
        model("lab/a-0.5", "2024-01-01", 5),
    ];
    let setting = setting();
    let follow = |old: &Model| successor(old, &others, setting.providers, setting.today);
    assert_eq!(follow(&old), Some((1, By::Line)));
    assert_eq!(follow(&others[1]), None);
    let mut named = old.clone();
    named.successor = Some("lab/a-2");
    assert_eq!(follow(&named), Some((0, By::Catalog)));
}

#[test]
fn an_unknown_is_never_enough() {
    let wanted = Wanted {
        keep: vec![Need::of("tools").expect("a capability")],
        context_tokens: Some(100_000),
        ..Wanted::default()
    };
    let fits = model("lab/b", "2025-01-01", 5);
    assert_eq!(broken(&fits, &wanted), []);
    let with = |change: fn(&mut Model)| {
        let mut changed = fits.clone();
        change(&mut changed);
        broken(&changed, &wanted)
    };
    assert_eq!(
        with(|m| m.facts.context_tokens = None),
        [Rule::UnknownWindow]
    );
    assert_eq!(
        with(|m| m.facts.context_tokens = Some(99_999)),
        [Rule::Window]
    );
    assert_eq!(with(|m| m.capabilities.tool_use = None), []);
    assert_eq!(
        with(|m| m.capabilities = Capabilities::default()),
        [Rule::Unknown]
    );
    assert_eq!(
        with(|m| {
            m.capabilities.tool_use = Some(false);
            m.capabilities.function_calling = Some(false);
        }),
        [Rule::Lacks]
    );
    assert_eq!(with(|m| m.kind = Kind::Guard), [Rule::Kind]);
    assert_eq!(
        with(|m| m.specialised_for = vec![BoardField::Coding]),
        [Rule::Specialised]
    );
    assert_eq!(
        with(|m| m.routes[0].terms.status = Some(Status::Preview)),
        [Rule::Availability]
    );
    assert_eq!(with(|m| m.routes.clear()), [Rule::Unpriced]);
    let open = Wanted {
        open: true,
        ..wanted.clone()
    };
    let mut unsure = fits.clone();
    unsure.facts.open_weights = None;
    assert_eq!(broken(&unsure, &open), [Rule::Closed]);
    let below_unknown = Wanted {
        below: Some(None),
        ..wanted.clone()
    };
    assert_eq!(broken(&fits, &below_unknown), [Rule::Dearer]);
    let elsewhere = Wanted {
        providers: Some(vec!["another"]),
        ..wanted
    };
    assert_eq!(broken(&fits, &elsewhere), [Rule::Provider]);
}

#[test]
fn a_model_never_replaces_itself() {
    let own = model("lab/a-1", "2025-01-01", 5);
    let (wanted, setting) = (Wanted::default(), setting());
    let mut screen = Screen::new(&own, &wanted, &setting);
    assert!(!screen.admits(&own));
    assert!(screen.admits(&model("lab/b", "2025-01-01", 5)));
}

/// At 1,050M tokens a month, the bills are $1,050, $4,200 and $5,250. Utilities by hand: better-cheap 1.667 - 0.15
/// log2(43) = 0.85; thin 0.8 - 0.15 log2(11.5) = 0.27; even 0.667 - 0.15 log2(53.5) = -0.19; worse -0.667 - 0.53 =
/// -1.2.
#[test]
fn what_is_better_comes_before_utility_before_the_unmeasured() {
    let entries = [
        (model("lab/a", "2025-01-01", 5), Some(points(110.0, 5))),
        (model("lab/unknown", "2025-01-01", 1), None),
        (model("lab/worse", "2025-01-01", 1), Some(points(90.0, 5))),
        (model("lab/thin", "2025-01-01", 1), Some(points(112.0, 1))),
        (model("lab/even", "2025-01-01", 5), Some(points(110.0, 5))),
        (
            model("lab/better-cheap", "2025-01-01", 4),
            Some(points(125.0, 5)),
        ),
    ];
    let all = ranked(&entries, None);
    assert_eq!(
        order(&all),
        [
            "lab/better-cheap",
            "lab/thin",
            "lab/even",
            "lab/worse",
            "lab/unknown"
        ]
    );
}

#[test]
fn of_equals_the_one_that_loses_less_comes_first() {
    let mut loses = model("lab/loses", "2025-01-01", 5);
    loses.facts.max_output_tokens = Some(1_000);
    let mut replaced = model("lab/a", "2025-01-01", 5);
    replaced.facts.max_output_tokens = Some(8_000);
    let entries = [
        (replaced, Some(points(110.0, 5))),
        (loses, Some(points(110.0, 5))),
        (model("lab/zkeeps", "2025-01-01", 5), Some(points(110.0, 5))),
    ];
    let all = ranked(&entries, None);
    assert_eq!(order(&all), ["lab/zkeeps", "lab/loses"]);
}

#[test]
fn of_unmeasured_models_the_one_to_be_tried_beside_comes_first() {
    let mut elsewhere = model("lab/b", "2025-01-01", 1);
    elsewhere.routes.truncate(1);
    let entries = [
        (model("lab/a", "2025-01-01", 5), None),
        (elsewhere, None),
        (model("lab/c", "2025-01-01", 2), None),
    ];
    let all = ranked(&entries, None);
    assert_eq!(order(&all), ["lab/c", "lab/b"]);
}

#[test]
fn the_successor_comes_first_and_is_marked() {
    let entries = [
        (model("lab/a-1", "2025-01-01", 5), Some(points(110.0, 5))),
        (model("lab/b", "2025-01-01", 4), Some(points(125.0, 5))),
        (model("lab/a-2", "2026-01-01", 50), None),
    ];
    let all = ranked(&entries, Some("lab/a-2"));
    assert_eq!(order(&all), ["lab/a-2", "lab/b"]);
    assert!(all.alternatives[0].successor && !all.alternatives[1].successor);
    assert_eq!(all.successor.as_ref().and_then(|s| s.rank), Some(1));
}
