//! `cargo run --release -p llmcmp-tools --bin scan -- [DAY] [list]`: the decisions for every pair of the most served
//! chat models: the share of each relation, the guards of the rules, and how many picks change with the traffic.
//!
//! The day defaults to the catalog's own. With `list`, also prints thirty pairs drawn with a fixed seed. Exits with 1
//! if a guard is broken or nothing was compared.

#![allow(clippy::print_stdout)] // a tool talks to a person

use std::collections::BTreeMap;
use std::process::ExitCode;

use catalog::Catalog;
use catalog::quality::{Quality, difference};
use catalog::schema::{Kind, Lab, Measured, Model, PriceStatus};
use catalog::units::{Date, Price};
use llmcmp::compare::Subject;
use llmcmp::compare::decision::{Decision, decide};
use llmcmp::compare::pair::{Asked, Pair};
use llmcmp::compare::relation::Strength;
use llmcmp::pricing::routes::Choice;
use llmcmp::pricing::{Spec, Traffic};
use llmcmp::providers::Providers;
use llmcmp::query::{Boards, Setting};

/// Number of models to compare: those on the most providers.
const MODELS: usize = 150;
/// Number of pairs that `list` prints.
const DRAWN: usize = 30;

struct Entrant<'a> {
    model: Model<'a>,
    lab: Lab,
    scores: Vec<Measured<'a>>,
    quality: Option<Quality>,
}

fn main() -> anyhow::Result<ExitCode> {
    let catalog = llmcmp::bundle::bundled();
    let (mut today, mut list) = (catalog.meta()?.as_of, false);
    for word in std::env::args().skip(1) {
        if word == "list" {
            list = true;
        } else {
            today = word.parse().map_err(anyhow::Error::msg)?;
        }
    }
    let entrants = entrants(&catalog, today)?;
    let boards: Boards = catalog.boards()?.into_iter().map(|b| (b.id, b)).collect();
    let providers = Providers::of(&catalog, entrants.iter().map(|e| &e.model))?;
    let scale = catalog.quality_scale()?;
    let asked = Asked {
        scale: scale.as_ref(),
        ..Asked::default()
    };
    let at = |traffic: Traffic| Setting {
        today,
        traffic,
        choice: Choice::Careful,
        providers: &providers,
        boards: &boards,
    };
    let small = Spec {
        tokens: Some("1M/300k".parse().map_err(anyhow::Error::msg)?),
        ..Spec::default()
    };
    let settings = [at(Traffic::default()), at(small.traffic()?)];
    let subjects = settings.each_ref().map(|setting| {
        let each = entrants.iter();
        let each =
            each.map(|e| Subject::new(&e.model, &e.lab, &e.scores, e.quality.as_ref(), setting));
        each.collect::<Vec<_>>()
    });
    let mut relations: BTreeMap<String, usize> = BTreeMap::new();
    let mut strengths: BTreeMap<Strength, usize> = BTreeMap::new();
    let (mut pairs, mut moved, mut broken) = (0, 0, Vec::new());
    let mut lines = Vec::new();
    for a in 0..entrants.len() {
        for b in a + 1..entrants.len() {
            let pair =
                |at: usize| Pair::new([&subjects[at][a], &subjects[at][b]], &settings[at], asked);
            let (usual, little) = (pair(0), pair(1));
            let decision = decide(&usual, [None, None]);
            pairs += 1;
            moved += usize::from(decision.pick != decide(&little, [None, None]).pick);
            *relations
                .entry(format!("{:?}", decision.relation))
                .or_default() += 1;
            *strengths.entry(decision.strength).or_default() += 1;
            broken.extend(guards(&usual, &decision));
            lines.push(line(&usual, &decision));
        }
    }
    println!("{} chat models, {pairs} pairs, on {today}", entrants.len());
    let share = |count: usize| 100.0 * count as f64 / f64::from(pairs.max(1));
    for (relation, count) in &relations {
        println!("  {relation:14}{count:>7}{:>7.1}%", share(*count));
    }
    for (strength, count) in &strengths {
        println!("  {:14}{count:>7}{:>7.1}%", strength.title(), share(*count));
    }
    println!("picks that are others at 1M/300K tokens a month: {moved} of {pairs}");
    println!("guards broken: {}", broken.len());
    for one in &broken {
        println!("  {one}");
    }
    if list {
        for drawn in drawn(lines.len()) {
            println!("{}", lines[drawn]);
        }
    }
    Ok(if pairs > 0 && broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The guards of decision rules §5 that a decision breaks.
fn guards(pair: &Pair, decision: &Decision) -> Vec<String> {
    let names = pair.names();
    let broken = |what: &str| format!("{what}: {} and {}", names[0], names[1]);
    let mut found = Vec::new();
    let [a, b] = pair.estimates();
    if decision.strength == Strength::Clear {
        match (a, b, decision.pick) {
            (Some(a), Some(b), Some(pick)) => {
                let both = [a, b];
                let apart = difference(&both[pick], &both[1 - pick]);
                if apart.is_separable() && apart.points < 0.0 {
                    found.push(broken("clear below the other's interval"));
                }
            }
            _ => found.push(broken("clear with quality unmeasured")),
        }
    }
    if let Some(pick) = decision.pick {
        let id = pair.sides[pick].id();
        if decision.gates.iter().any(|gate| gate.model == id) {
            found.push(broken("a gated model is picked"));
        }
        if decision.reasons.is_empty() {
            found.push(broken("a pick without a reason"));
        }
    }
    found
}

fn line(pair: &Pair, decision: &Decision) -> String {
    let names = pair.names();
    let pick = decision.pick.map_or("-", |pick| names[pick]);
    let reasons: Vec<&str> = decision.reasons.iter().map(|r| &*r.text).collect();
    format!(
        "{} vs {}: {pick}, {}: {} | {}",
        names[0],
        names[1],
        decision.strength.title(),
        decision.point,
        reasons.join("; ")
    )
}

/// Positions of pairs, the same each time.
fn drawn(of: usize) -> impl Iterator<Item = usize> {
    let mut state = 12_u64;
    (0..DRAWN.min(of)).map(move |_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % of
    })
}

/// The chat models sold by the most providers on `today` at a price above zero.
fn entrants(catalog: &Catalog, today: Date) -> anyhow::Result<Vec<Entrant<'_>>> {
    let mut served = Vec::new();
    for at in 0..catalog.model_count() {
        let model = catalog.model(at)?;
        let mut sellers: Vec<&str> = model
            .routes
            .iter()
            .filter(|route| {
                let terms = &route.terms;
                let rates = terms.price.as_ref().map(|price| &price.standard);
                let above = |rate: Option<Price>| rate.is_some_and(|rate| rate > Price::ZERO);
                llmcmp::lifecycle::is_live(route, today)
                    && terms.price_status == Some(PriceStatus::Paid)
                    && rates.is_some_and(|rates| above(rates.input) && above(rates.output))
            })
            .map(|route| route.provider)
            .collect();
        sellers.sort_unstable();
        sellers.dedup();
        if model.kind == Kind::Chat && !sellers.is_empty() {
            served.push((sellers.len(), at));
        }
    }
    served.sort_by_key(|(sellers, at)| (std::cmp::Reverse(*sellers), *at));
    served.truncate(MODELS);
    let entrant = |(_, at): (usize, usize)| {
        let model = catalog.model(at)?;
        let lab = catalog.lab(model.lab);
        Ok(Entrant {
            lab: lab.ok_or_else(|| anyhow::anyhow!("{} has no lab", model.id))?,
            scores: catalog.scores(at)?,
            quality: catalog.quality(at)?,
            model,
        })
    };
    served.into_iter().map(entrant).collect()
}
