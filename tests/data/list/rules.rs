//! Rules for any filters and any points.

use std::sync::LazyLock;

use catalog::Catalog;
use catalog::schema::{Capabilities, Facts, Kind, Model, Status};

use llmcmp::fields::{Better, Value as Fact};
use llmcmp::lifecycle::Life;
use llmcmp::pricing::Traffic;
use llmcmp::pricing::routes::Choice;
use llmcmp::providers::Providers;
use llmcmp::query::candidate::Candidate;
use llmcmp::query::filter::{Column, Filter, LicenseTerm, Sieved, Test, sieve};
use llmcmp::query::{Axis, Boards, Setting, frontier};
use proptest::prelude::*;

use super::TODAY;

fn column(name: &str) -> Column {
    Column::find(name).expect("a column")
}

/// Filters of every kind.
fn filters() -> Vec<Filter> {
    let date = |text: &str| text.parse().expect("a date");
    let tests = [
        Test::Kind(vec![Kind::Chat]),
        Test::Words(vec!["qwen".into()]),
        Test::Lab(vec!["alibaba".into(), "mistral".into()]),
        Test::Provider(vec!["openrouter".into()]),
        Test::Status(vec![Status::Active]),
        Test::Yes(column("vision")),
        Test::Yes(column("tools")),
        Test::Least(column("context"), Fact::Tokens(100_000)),
        Test::Most(column("params"), Fact::Parameters(40_000_000_000)),
        Test::Most(column("price"), Fact::Price("1".parse().expect("a price"))),
        Test::Since(column("released"), date("2025-06-15")),
        Test::Since(column("cutoff"), date("2025-01-15")),
        Test::License(vec![LicenseTerm::Commercial, LicenseTerm::new("apache")]),
        Test::Retiring(400),
    ];
    let numbered = tests.into_iter().enumerate();
    numbered
        .map(|(at, test)| Filter::new(at.to_string(), test))
        .collect()
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(llmcmp::bundle::bundled);
static PROVIDERS: LazyLock<Providers> =
    LazyLock::new(|| Providers::all(&CATALOG).expect("providers"));
/// One model in three.
static ENTRIES: LazyLock<Vec<Candidate>> = LazyLock::new(|| {
    let positions = (0..CATALOG.model_count()).step_by(3);
    let models = positions.map(|at| CATALOG.model(at).expect("a model"));
    models
        .map(|model| Candidate::new(model, "", None, &setting()))
        .collect()
});
static BOARDS: LazyLock<Boards> = LazyLock::new(Boards::default);

fn setting() -> Setting<'static> {
    Setting {
        today: TODAY.parse().expect("a date"),
        traffic: Traffic::default(),
        choice: Choice::Careful,
        providers: &PROVIDERS,
        boards: &BOARDS,
    }
}

fn ids(sieved: &Sieved) -> Vec<String> {
    sieved.kept.iter().map(|e| e.model.id.to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn filters_commute_and_their_counts_add_up(
        order in Just((0..14_usize).collect::<Vec<_>>()).prop_shuffle(),
        used in 0..7_usize,
    ) {
        let setting = setting();
        let entries = &*ENTRIES;
        let all = filters();
        let chosen: Vec<Filter> = order[..used].iter().map(|at| all[*at].clone()).collect();
        let reversed: Vec<Filter> = chosen.iter().rev().cloned().collect();
        let all = || entries.iter().cloned().map(Ok::<_, ()>);
        let one = sieve(all(), &chosen, &setting).expect("sound entries");
        let other = sieve(all(), &reversed, &setting).expect("sound entries");
        prop_assert_eq!(ids(&one), ids(&other));
        prop_assert_eq!(one.may_fit, other.may_fit);
        let mut left = entries.len();
        for taken in &one.taken {
            prop_assert_eq!(taken.removed + taken.unknown + taken.left, left);
            left = taken.left;
        }
        prop_assert_eq!(left, one.kept.len());
    }

    #[test]
    fn a_frontier_is_what_no_other_point_beats(
        points in prop::collection::vec(
            (prop::option::of(0..6_u64), prop::option::of(0..6_u64), prop::option::of(0..6_u64)),
            0..40,
        ),
        three in any::<bool>(),
    ) {
        let entries: Vec<Candidate> = points.iter().map(|(a, b, c)| candidate(*a, *b, *c)).collect();
        let axis = |name: &str, better: Better| Axis { column: column(name), better };
        let mut axes = vec![axis("context", Better::More), axis("max-output", Better::Less)];
        if three {
            axes.push(axis("params", Better::Less));
        }
        let found = frontier(&entries, &axes).on;
        // The definition, by every pair: higher is better in every coordinate of a point.
        let place = |(a, b, c): (Option<u64>, Option<u64>, Option<u64>)| {
            let signed = |n: u64| i64::try_from(n).expect("small");
            let mut place = vec![signed(a?), -signed(b?)];
            if three {
                place.push(-signed(c?));
            }
            Some(place)
        };
        let places: Vec<Option<Vec<i64>>> = points.iter().map(|p| place(*p)).collect();
        for (at, own) in places.iter().enumerate() {
            let expected = own.as_ref().map(|own| {
                let mut others = places.iter().flatten();
                !others.any(|other| {
                    let mut pairs = other.iter().zip(own);
                    pairs.all(|(o, p)| o >= p) && other != own
                })
            });
            prop_assert_eq!(found[at], expected, "{:?}", points[at]);
        }
    }
}

fn candidate(
    context: Option<u64>,
    output: Option<u64>,
    parameters: Option<u64>,
) -> Candidate<'static> {
    Candidate {
        model: Model {
            id: "lab/model",
            name: "Model",
            kind: Kind::Chat,
            aliases: Vec::new(),
            lab: "lab",
            family: None,
            specialised_for: Vec::new(),
            successor: None,
            base_model: None,
            facts: Facts {
                context_tokens: context,
                max_output_tokens: output,
                parameters_total: parameters,
                ..Facts::default()
            },
            capabilities: Capabilities::default(),
            refuses: Vec::new(),
            routes: Vec::new(),
        },
        lab: "Lab",
        life: Life {
            status: Status::Unknown,
            retires_on: None,
            basis: None,
            ends: false,
        },
        providers: Vec::new(),
        quality: None,
        quote: None,
        scores: Vec::new(),
    }
}
