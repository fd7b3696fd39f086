//! Rules for any models: swapping changes no figure, an unknown wins nothing, the order of the arguments does not
//! matter.

use catalog::quality::{Estimate, Quality, Scale};
use catalog::schema::{
    ApiFamily, BoardField, BoardRecord, Capabilities, Direction, Facts, Kind, Lab, Measured,
    MeasuredBy, Model, PriceList, PriceStatus, ProviderKind, ProviderRecord, Rates, Route, Terms,
    Unit,
};
use catalog::units::{Date, Price};
use llmcmp::compare::decision::{Decision, decide};
use llmcmp::compare::pair::{Asked, Pair, Pairs};
use llmcmp::compare::quality::Standing;
use llmcmp::compare::relation::{Relation, Strength};
use llmcmp::compare::verdict::verdict;
use llmcmp::compare::{Subject, quality};
use llmcmp::pricing::Traffic;
use llmcmp::pricing::routes::Choice;
use llmcmp::providers::Providers;
use llmcmp::query::{Boards, Setting};
use proptest::option;
use proptest::prelude::*;

pub const PROVIDERS: [&str; 6] = ["p0", "p1", "p2", "p3", "p4", "p5"];

const KINDS: [ProviderKind; 6] = [
    ProviderKind::Lab,
    ProviderKind::Cloud,
    ProviderKind::Host,
    ProviderKind::Host,
    ProviderKind::Gateway,
    ProviderKind::Plan,
];

const FAMILIES: [Option<ApiFamily>; 6] = [
    Some(ApiFamily::Anthropic),
    Some(ApiFamily::Anthropic),
    Some(ApiFamily::OpenAi),
    None,
    None,
    None,
];

const BOARDS: [&str; 5] = ["b0", "b1", "arena-text", "b3", "b4"];

const UNITS: [(Unit, Direction); 5] = [
    (Unit::Percent, Direction::Higher),
    (Unit::Percent, Direction::Lower),
    (Unit::Rating, Direction::Higher),
    (Unit::Index, Direction::Higher),
    (Unit::Minutes, Direction::Higher),
];

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn lab() -> Lab {
    Lab {
        id: "lab".into(),
        name: "Lab".into(),
    }
}

/// A provider of which nothing else is known.
pub fn provider(id: &'static str, kind: ProviderKind) -> ProviderRecord<'static> {
    ProviderRecord {
        id,
        name: id,
        kind,
        lab: (kind == ProviderKind::Lab).then_some("lab"),
        api_family: None,
        models: 1,
        routes: 1,
        site: None,
        docs: None,
        base_url: None,
        key_variables: Vec::new(),
        aliases: Vec::new(),
        country: None,
        regions: Vec::new(),
        data: catalog::schema::DataControls::default(),
    }
}

pub fn providers() -> Providers<'static> {
    let each = (0..KINDS.len()).map(|at| ProviderRecord {
        api_family: FAMILIES[at],
        ..provider(PROVIDERS[at], KINDS[at])
    });
    each.collect()
}

fn boards() -> Boards<'static> {
    let each = UNITS.iter().enumerate().map(|(at, (unit, direction))| {
        let record = BoardRecord {
            id: BOARDS[at],
            name: BOARDS[at],
            group: BOARDS[at],
            unit: *unit,
            min: None,
            max: None,
            direction: *direction,
            fields: vec![BoardField::Coding],
            base_models_only: false,
            models: 2,
            median: Some(50.0),
        };
        (BOARDS[at], record)
    });
    each.collect()
}

fn a_date() -> impl Strategy<Value = Date> {
    (2023_i16..=2026, 1_i8..=12, option::of(1_i8..=28)).prop_map(|(y, m, d)| {
        date(&d.map_or(format!("{y}-{m:02}"), |d| format!("{y}-{m:02}-{d:02}")))
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    (
        option::of(a_date()),
        option::of(a_date()),
        option::of(4_000_u64..2_000_000),
        option::of(1_000_u64..4_000),
        option::of(1_000_000_000_u64..900_000_000_000),
        option::of(any::<bool>()),
    )
        .prop_map(|(released, cutoff, context, output, size, open)| Facts {
            released,
            knowledge_cutoff: cutoff,
            context_tokens: context,
            max_output_tokens: output,
            parameters_total: size,
            open_weights: open,
            ..Facts::default()
        })
}

fn capabilities() -> impl Strategy<Value = Capabilities> {
    prop::array::uniform7(option::of(any::<bool>())).prop_map(|flags| Capabilities {
        vision: flags[0],
        multimodal: flags[1],
        reasoning: flags[2],
        function_calling: flags[3],
        tool_use: flags[4],
        structured_outputs: flags[5],
        code_execution: flags[6],
        ..Capabilities::default()
    })
}

fn route() -> impl Strategy<Value = Route<'static>> {
    (0..KINDS.len(), option::of((1_u64..20_000, 1_u64..90_000))).prop_map(|(provider, price)| {
        let rate = |milli: u64| Some(Price::from_nano_usd(milli * 1_000_000));
        Route {
            priced_on: None,
            provider: PROVIDERS[provider],
            id: "m",
            variant: None,
            region: None,
            host: None,
            terms: Terms {
                price_status: price.map(|_| PriceStatus::Paid),
                price: price.map(|(input, output)| PriceList {
                    standard: Rates {
                        input: rate(input),
                        output: rate(output),
                        ..Rates::default()
                    },
                    ..PriceList::default()
                }),
                ..Terms::default()
            },
        }
    })
}

/// A score on the first board without further details.
pub fn measured(score: f64) -> Measured<'static> {
    Measured {
        board: BOARDS[0],
        variant: None,
        harness: None,
        score,
        standard_error: None,
        interval: None,
        publisher: "p",
        measured_by: MeasuredBy::OwnRun,
        cost_per_task_usd: None,
        output_tokens_per_task: None,
        seconds_per_task: None,
        date: None,
        url: None,
        source: "s",
        as_of: date("2026-01-01"),
    }
}

fn score() -> impl Strategy<Value = Measured<'static>> {
    (
        0..UNITS.len(),
        0.0..100.0_f64,
        option::of(0.0..3.0_f64),
        0..2_usize,
        any::<bool>(),
    )
        .prop_map(|(board, score, error, publisher, vendor)| Measured {
            board: BOARDS[board],
            standard_error: error,
            interval: error.map(|e| (score - 5.0 * e, score + 5.0 * e)),
            publisher: ["one", "another"][publisher],
            measured_by: if vendor {
                MeasuredBy::Vendor
            } else {
                MeasuredBy::OwnRun
            },
            ..measured(score)
        })
}

pub type Entry = (Model<'static>, Vec<Measured<'static>>, Option<Quality>);

pub fn chat(name: &'static str, facts: Facts, capabilities: Capabilities) -> Model<'static> {
    Model {
        id: name,
        name,
        lab: "lab",
        family: None,
        aliases: Vec::new(),
        kind: Kind::Chat,
        specialised_for: Vec::new(),
        successor: None,
        base_model: None,
        facts,
        capabilities,
        refuses: Vec::new(),
        routes: Vec::new(),
    }
}

fn entry(name: &'static str) -> impl Strategy<Value = Entry> {
    (
        facts(),
        capabilities(),
        prop::collection::vec(route(), 0..6),
        prop::collection::vec(score(), 0..8),
        option::of((60.0..150.0_f64, 1.0..9.0_f64, 1_u32..9)),
    )
        .prop_map(move |(facts, capabilities, routes, scores, quality)| {
            let model = Model {
                routes,
                ..chat(name, facts, capabilities)
            };
            (model, scores, quality.map(measure))
        })
}

/// A quality measured on this many groups.
pub fn measure((estimate, margin, groups): (f64, f64, u32)) -> Quality {
    Quality {
        general: Estimate {
            estimate,
            margin,
            boards: groups,
            groups,
        },
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

pub fn asked() -> Asked<'static> {
    Asked {
        scale: Some(&SCALE),
        ..Asked::default()
    }
}

pub fn setting<'a>(providers: &'a Providers<'a>, boards: &'a Boards<'a>) -> Setting<'a> {
    Setting {
        today: date("2026-06-01"),
        traffic: Traffic::default(),
        choice: Choice::Careful,
        providers,
        boards,
    }
}

/// Runs `check` on the subjects made from some entries.
pub fn with_subjects<T>(entries: &[Entry], check: impl FnOnce(&[Subject], &Setting) -> T) -> T {
    let (providers, boards, lab) = (providers(), boards(), lab());
    let setting = setting(&providers, &boards);
    let each = entries.iter();
    let subjects: Vec<Subject> = each
        .map(|(model, scores, quality)| {
            Subject::new(model, &lab, scores, quality.as_ref(), &setting)
        })
        .collect();
    check(&subjects, &setting)
}

/// Runs `check` on the standings of models that have scores only on this board.
pub fn with_standings<T>(
    board: BoardRecord<'static>,
    models: &[Vec<Measured<'static>>],
    check: impl FnOnce(&[Standing]) -> T,
) -> T {
    let (providers, lab) = (providers(), lab());
    let boards: Boards = [(board.id, board)].into_iter().collect();
    let setting = setting(&providers, &boards);
    let model = chat("m", Facts::default(), Capabilities::default());
    let each = models.iter();
    let subjects: Vec<Subject> = each
        .map(|scores| Subject::new(&model, &lab, scores, None, &setting))
        .collect();
    check(&quality::standings(&subjects, &setting))
}

fn decision(a: &Entry, b: &Entry) -> Decision {
    with_subjects(&[a.clone(), b.clone()], |subjects, setting| {
        let sides = [&subjects[0], &subjects[1]];
        decide(&Pair::new(sides, setting, asked()), [None, None])
    })
}

type Forget = fn(&mut Entry);

/// Each way to know less about a model.
const UNKNOWNS: &[Forget] = &[
    |e| e.0.facts.context_tokens = None,
    |e| e.0.facts.released = None,
    |e| e.0.capabilities = Capabilities::default(),
    |e| e.0.routes.iter_mut().for_each(|r| r.terms.price = None),
    |e| e.2 = None,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn swapping_two_models_swaps_the_pick_and_changes_nothing_else(a in entry("a"), b in entry("b")) {
        let (one, other) = (decision(&a, &b), decision(&b, &a));
        prop_assert_eq!(one.pick.map(|side| 1 - side), other.pick);
        prop_assert_eq!((one.strength, one.relation), (other.strength, other.relation));
        let kinds = |d: &Decision| d.reasons.iter().map(|r| r.kind).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&one), kinds(&other));
    }

    #[test]
    fn a_clear_pick_is_measured_and_no_pick_is_gated_or_without_a_reason(a in entry("a"), b in entry("b")) {
        let found = decision(&a, &b);
        if found.strength == Strength::Clear {
            prop_assert!(a.2.is_some() && b.2.is_some());
        }
        if let Some(pick) = found.pick {
            let id = [a.0.id, b.0.id][pick];
            prop_assert!(found.gates.iter().all(|gate| gate.model != id));
            prop_assert!(!found.reasons.is_empty(), "{found:?}");
        }
    }

    /// An unknown may cost a model the pick, but never wins it one.
    #[test]
    fn an_unknown_never_wins_firmly(a in entry("a"), b in entry("b")) {
        for forget in UNKNOWNS {
            let mut less = a.clone();
            forget(&mut less);
            let found = decision(&less, &b);
            let quality_or_bill = less.2.is_none() || less.0.routes.iter().all(|r| r.terms.price.is_none());
            if quality_or_bill {
                prop_assert!(found.strength < Strength::Clear || found.pick == Some(1));
                prop_assert!(found.pick != Some(0) || found.relation != Relation::TradeOff);
            }
        }
    }

    #[test]
    fn the_ranking_does_not_depend_on_the_order(
        entries in (entry("a"), entry("b"), entry("c"), entry("d")),
        turn in 0..24_usize,
    ) {
        let entries = [entries.0, entries.1, entries.2, entries.3];
        let mut order = vec![0, 1, 2, 3];
        let mut shuffled = Vec::new();
        let mut rest = turn;
        for left in (1..=4).rev() {
            shuffled.push(entries[order.remove(rest % left)].clone());
            rest /= left;
        }
        let run = |entries: &[Entry]| with_subjects(entries, |subjects, setting| {
            let (ranking, verdict) = verdict(&Pairs::new(subjects, setting, asked()), &[]);
            (ranking, verdict.pick, verdict.strength, verdict.relation)
        });
        prop_assert_eq!(run(&entries), run(&shuffled));
        let (ranking, pick, strength, _) = run(&entries);
        let first = ranking.iter().filter(|rank| rank.place == 1);
        // Models that cannot be separated share the first place, and the pick is among them.
        prop_assert!(strength != Strength::TossUp || first.clone().count() > 1, "{:?}", ranking);
        prop_assert!(pick.is_none_or(|id| first.into_iter().any(|rank| rank.model == id)));
    }
}

#[test]
fn points_are_held_against_the_range_of_their_board() {
    let mut board = boards().remove(BOARDS[0]).expect("a board");
    board.unit = Unit::Points;
    // On a board of 0–1 hundredths decide, on one of 0–5000 not even fifty points.
    for (max, noise) in [(1.0, 0.02), (10.0, 0.2), (100.0, 2.0), (5000.0, 100.0)] {
        (board.min, board.max) = (Some(0.0), Some(max));
        let found = quality::noise(&board, &measured(0.5 * max), &measured(0.4 * max));
        assert!((found - noise).abs() < 1e-9, "{found} on 0–{max}");
    }
    board.max = None;
    let found = quality::noise(&board, &measured(40.0), &measured(50.0));
    assert!((found - 10.0).abs() < 1e-9, "20 % of the larger: {found}");
    let erring = Measured {
        standard_error: Some(3.0),
        ..measured(50.0)
    };
    board.max = Some(100.0);
    let found = quality::noise(&board, &erring, &measured(40.0));
    assert!((found - 5.88).abs() < 1e-9, "1.96 errors: {found}");
}
