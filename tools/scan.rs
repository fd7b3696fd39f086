//! `cargo run --release -p llmcmp-tools --bin scan -- [DAY] [lean]`: what the decision rules say of every pair of
//! widely served chat models, and where a pick trails far behind on the two broadest measures of quality.
//!
//! The day is the catalog's own unless one is given. The trailing clear picks are listed; with `lean`
//! the trailing leans as well.

#![allow(clippy::print_stdout)] // A tool talks to a person.

use std::collections::BTreeSet;

use catalog::Catalog;
use catalog::schema::{Kind, Lab, Measured, Model, PriceStatus};
use catalog::units::{Date, Price};
use llmcmp::compare::Subject;
use llmcmp::compare::decision::{Decision, Strength, decide};
use llmcmp::compare::pair::{Emphasis, Pair};
use llmcmp::compare::quality::BROAD;
use llmcmp::compare::signals::{Id, Outcome};
use llmcmp::pricing::Traffic;
use llmcmp::pricing::routes::Choice;
use llmcmp::providers::Providers;
use llmcmp::query::{Boards, Setting};

/// A model counts as widely served when this many providers have a live price for it.
const WIDELY: usize = 8;
const STRENGTHS: [Strength; 4] = [
    Strength::Clear,
    Strength::Lean,
    Strength::TossUp,
    Strength::None,
];

struct Entrant<'a> {
    model: Model<'a>,
    lab: Lab,
    scores: Vec<Measured<'a>>,
}

/// How often picks of one strength trail.
#[derive(Default, Clone, Copy)]
struct Trailing {
    picks: usize,
    on: [usize; 2],
    lifecycle: usize,
}

fn main() -> anyhow::Result<()> {
    let catalog = llmcmp::bundle::bundled();
    let (mut today, mut lean) = (catalog.meta()?.as_of, false);
    for word in std::env::args().skip(1) {
        if word == "lean" {
            lean = true;
        } else {
            today = word.parse().map_err(anyhow::Error::msg)?;
        }
    }
    let entrants = entrants(&catalog, today)?;
    let mut boards = Boards::default();
    for board in catalog.boards()? {
        boards.insert(board.id, board);
    }
    let providers = Providers::of(&catalog, entrants.iter().map(|e| &e.model))?;
    let setting = Setting {
        today,
        traffic: Traffic::default(),
        choice: Choice::Careful,
        providers: &providers,
        boards: &boards,
    };
    let subjects: Vec<Subject> = entrants
        .iter()
        .map(|e| Subject::new(&e.model, &e.lab, &e.scores, &setting))
        .collect();

    let mut counts = [0_usize; STRENGTHS.len()];
    let mut trailing = [Trailing::default(); STRENGTHS.len()];
    let mut lines = Vec::new();
    for (at, first) in subjects.iter().enumerate() {
        for second in &subjects[at + 1..] {
            let pair = Pair::new([first, second], &setting, Emphasis::default());
            let decision = decide(&pair);
            let row = STRENGTHS.iter().position(|s| *s == decision.strength);
            let row = row.unwrap_or(STRENGTHS.len() - 1);
            counts[row] += 1;
            let Some(pick) = decision.pick else { continue };
            let behind = behind(&pair, pick);
            if behind.iter().all(Option::is_none) {
                continue;
            }
            let vetoed = favours(&decision, Id::Lifecycle, pick);
            trailing[row].picks += 1;
            trailing[row].lifecycle += usize::from(vetoed);
            for (count, gap) in trailing[row].on.iter_mut().zip(&behind) {
                *count += usize::from(gap.is_some());
            }
            if decision.strength == Strength::Clear || lean && decision.strength == Strength::Lean {
                lines.push((decision.strength, line(&pair, &decision, pick, &behind)));
            }
        }
    }
    summary(today, subjects.len(), counts, trailing);
    lines.sort_by(|a, b| b.cmp(a));
    for (strength, line) in lines {
        println!("{}: {line}", strength.title());
    }
    Ok(())
}

/// The chat models that enough providers sell today at a price above zero.
fn entrants(catalog: &Catalog, today: Date) -> anyhow::Result<Vec<Entrant<'_>>> {
    let mut entrants = Vec::new();
    for at in 0..catalog.model_count() {
        let model = catalog.model(at)?;
        let sellers: BTreeSet<&str> = model
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
        if model.kind != Kind::Chat || sellers.len() < WIDELY {
            continue;
        }
        let lab = catalog.lab(model.lab);
        entrants.push(Entrant {
            lab: lab.ok_or_else(|| anyhow::anyhow!("{} has no lab", model.id))?,
            scores: catalog.scores(at)?,
            model,
        });
    }
    Ok(entrants)
}

/// The scores of the pick and the other on each measure on which the pick trails.
fn behind(pair: &Pair, pick: usize) -> [Option<[f64; 2]>; 2] {
    BROAD.map(|(board, least)| {
        let standing = pair.votes.iter().find(|s| s.board.id == board)?;
        let score = |side: usize| standing.scores[side].map(|score| score.score);
        let (own, other) = (score(pick)?, score(1 - pick)?);
        (other - own >= least).then_some([own, other])
    })
}

fn favours(decision: &Decision, signal: Id, side: usize) -> bool {
    let mut findings = decision.findings.iter();
    findings.any(|f| f.signal == signal && f.outcome == Outcome::Side(side))
}

fn line(pair: &Pair, decision: &Decision, pick: usize, behind: &[Option<[f64; 2]>; 2]) -> String {
    let names = pair.names();
    let reasons = |side: usize| {
        let favouring = decision.findings.iter();
        let favouring = favouring.filter(|f| f.outcome == Outcome::Side(side));
        let texts: Vec<String> = favouring.map(|f| f.reason(side, names)).collect();
        texts.join("; ")
    };
    let gaps: Vec<String> = BROAD
        .iter()
        .zip(behind)
        .filter_map(|((board, _), gap)| {
            let [own, other] = (*gap)?;
            Some(format!("{board} {own:.0} to {other:.0}"))
        })
        .collect();
    let [own, other] = [decision.sums[pick], decision.sums[1 - pick]];
    format!(
        "{} over {}, {own} to {other}, trails on {} | for: {} | against: {}",
        names[pick],
        names[1 - pick],
        gaps.join(", "),
        reasons(pick),
        reasons(1 - pick)
    )
}

fn summary(today: Date, models: usize, counts: [usize; 4], trailing: [Trailing; 4]) {
    let pairs: usize = counts.iter().sum();
    let share = |count: usize| 100.0 * count as f64 / pairs.max(1) as f64;
    println!("{models} chat models with {WIDELY} or more live prices, {pairs} pairs, on {today}");
    println!();
    let head = [
        "strength",
        "pairs",
        "share",
        "trail",
        "Epoch",
        "Arena",
        "lifecycle",
    ];
    println!(
        "{:10}{:>8}{:>9}{:>8}{:>8}{:>8}{:>11}",
        head[0], head[1], head[2], head[3], head[4], head[5], head[6]
    );
    let mut all = Trailing::default();
    for ((strength, count), t) in STRENGTHS.iter().zip(counts).zip(trailing) {
        row(strength.title(), count, share(count), t);
        all.picks += t.picks;
        all.lifecycle += t.lifecycle;
        all.on = [all.on[0] + t.on[0], all.on[1] + t.on[1]];
    }
    row("all", pairs, share(pairs), all);
    println!();
    println!("trail: the pick is behind by 10 on Epoch's index or 100 on Arena's text rating");
    println!("lifecycle: of those, because the other is retired, retiring or withdrawn");
    println!();
}

fn row(name: &str, count: usize, share: f64, trailing: Trailing) {
    let Trailing {
        picks,
        on,
        lifecycle,
    } = trailing;
    println!(
        "{name:10}{count:>8}{share:>8.1}%{picks:>8}{:>8}{:>8}{lifecycle:>11}",
        on[0], on[1]
    );
}
