//! Figures of a page, and the sources of its values.

use catalog::schema::{Direction, Measured, Unit};
use catalog::units::Money;

use super::View;
use crate::commands::compare::page::{Page, Stop};
use crate::commands::history::picture::{Past, picture};
use crate::compare::decision::points;
use crate::compare::{self, ProviderPrice, SharedBoard};
use crate::output::document::{Block, Document, Origin};
use crate::output::figure::{
    Axis, Bill, Chart, Figure, Scatter, Slider, Spot, Step, Strip, StripSpot,
};
use crate::wording::score;

/// Most boards in the figure; the table has all.
const BOARDS: usize = 12;
/// How far the quality axis extends below the weakest compared model, in points: one deviation of the index.
const BELOW: f64 = 15.0;
/// Minimum width of a percentage scale, so that close scores look close.
const PERCENT_SPAN: f64 = 20.0;
/// Minimum width of other scales, as a share of the highest score.
const SPAN_SHARE: f64 = 0.2;

impl View<'_> {
    fn series(&self) -> Vec<String> {
        let names = self.body.models.iter().map(|model| model.name().to_owned());
        names.collect()
    }

    /// Quality against cost, with the Pareto front.
    pub(super) fn quality_and_cost(&self, page: &Page, out: &mut Document) {
        let usd = |amount: Money| amount.decimal().to_f64();
        let compared = page.field.iter().filter(|one| one.compared.is_some());
        let lowest = compared.map(|one| one.estimate.low()).reduce(f64::min);
        let Some(lowest) = lowest else {
            return;
        };
        let near = page
            .field
            .iter()
            .filter(|one| one.estimate.estimate >= lowest - BELOW);
        let standings: Vec<_> = near.collect();
        let ends = standings.iter().flat_map(|one| match one.compared {
            Some(_) => [one.estimate.low(), one.estimate.high()],
            None => [one.estimate.estimate; 2],
        });
        let x = Axis::money("A month, USD", standings.iter().map(|one| usd(one.usd)));
        let (Some(x), Some(y)) = (x, Axis::points("Quality index, points", ends)) else {
            return;
        };
        let shown = |at: usize| standings.iter().any(|one| one.compared == Some(at));
        let missing = self.body.models.iter().enumerate();
        let missing = missing
            .filter(|(at, _)| !shown(*at))
            .map(|(_, model)| model.name());
        let missing: Vec<&str> = missing.collect();
        let mut note = format!(
            "Each model at {}. Bars are 90% intervals. The line joins the Pareto-optimal models. \
             Dots are other measured models with a price; much weaker ones are omitted.",
            self.body.monthly_cost.traffic
        );
        if !missing.is_empty() {
            note += &format!(
                " Not shown, for lack of a price or scores: {}.",
                missing.join(", ")
            );
        }
        let spots = standings.iter().map(|one| Spot {
            at: [usd(one.usd), one.estimate.estimate],
            interval: one
                .compared
                .map(|_| [one.estimate.low(), one.estimate.high()]),
            series: one.compared,
            tip: format!(
                "{}: {} points, {} a month",
                one.name,
                points(&one.estimate),
                one.usd.show()
            ),
        });
        let front = standings.iter().filter(|one| one.unbeaten);
        let front = front.map(|one| [usd(one.usd), one.estimate.estimate]);
        out.heading("Quality and cost", "");
        out.push(Block::Figure(Figure {
            title: "Quality against cost.".to_owned(),
            note,
            series: self.series(),
            chart: Chart::Scatter(Scatter {
                spots: spots.collect(),
                front: front.collect(),
                x,
                y,
            }),
        }));
    }

    /// Bills at less and more traffic.
    pub(super) fn bills(&self, page: &Page, out: &mut Document) {
        let steps = page.stops.iter().map(step).collect::<Vec<Step>>();
        if steps.is_empty() {
            return;
        }
        let pairs = page.stops.windows(2).enumerate();
        let turns = pairs.filter(|(_, pair)| pair[0].rung.pick != pair[1].rung.pick);
        let turns = turns.map(|(at, pair)| {
            let picked = match &pair[1].rung.pick {
                Some(id) => self.name(id),
                None => "no pick",
            };
            (at + 1, format!("from {}: {picked}", pair[1].traffic))
        });
        out.push(Block::Slider(Slider {
            label: "Traffic a month".to_owned(),
            names: self.series(),
            now: page.now,
            turns: turns.collect(),
            steps,
        }));
    }

    /// Scores on the voting boards, one scale per board.
    pub(super) fn scores(&self, page: &Page, out: &mut Document) {
        let boards = self
            .body
            .benchmarks
            .shared
            .iter()
            .filter(|board| board.votes);
        let rows: Vec<Strip> = boards
            .take(BOARDS)
            .filter_map(|board| strip(board, page))
            .collect();
        if rows.is_empty() {
            return;
        }
        out.heading("Scores", "");
        out.push(Block::Figure(Figure {
            title: "Scores by board.".to_owned(),
            note: "One board per voting group. Each row has its own scale.".to_owned(),
            series: self.series(),
            chart: Chart::Strips(rows),
        }));
    }

    /// The monthly bill at past prices.
    pub(super) fn past_prices(&self, page: &Page, out: &mut Document) {
        let histories = page.histories.iter().enumerate();
        let known = histories.filter_map(|(at, one)| Some((at, one.as_ref()?)));
        let pasts = known.map(|(at, (provider, history))| (at, provider.as_str(), history));
        let pasts: Vec<Past> = pasts.collect();
        let whose = pasts
            .iter()
            .map(|(at, provider, _)| format!("{} at {provider}", self.body.models[*at].name()));
        let whose: Vec<String> = whose.collect();
        let note = format!(
            "This month's traffic at past list prices: {}.",
            whose.join("; ")
        );
        if let Some(figure) = picture(&pasts, self.series(), page.today, note) {
            out.heading("Past prices", "");
            out.push(Block::Figure(figure));
        }
    }

    /// The source of a model's value in a row.
    pub(super) fn origin(&self, key: &str, model: usize) -> Option<Origin> {
        let page = self.page?;
        let found = match key {
            "quality" => {
                return Some(derived(
                    "llmcmp's quality index, computed from the scores below",
                    page,
                ));
            }
            "provider_count" | "shared_benchmarks" | "decision_fit" => {
                return Some(derived("derived by llmcmp from the data", page));
            }
            "monthly_usd" => page.origins.of_bill(model),
            "cheapest_output_usd_per_mtok" => page.origins.of_cheapest_output(model),
            key => page.origins.of_field(model, key),
        };
        found.map(named)
    }

    /// The source of a provider's price for a model.
    pub(super) fn origin_of_route(
        &self,
        model: usize,
        provider: &str,
        price: &ProviderPrice,
    ) -> Option<Origin> {
        let origins = &self.page?.origins;
        Some(named(origins.of_route(
            model,
            provider,
            price.id,
            price.price,
        )?))
    }

    pub(super) fn origin_of_score(&self, score: &Measured) -> Option<Origin> {
        Some(named(self.page?.origins.of_score(score)))
    }
}

pub(super) fn named(origin: compare::Origin) -> Origin {
    Origin {
        text: format!("{}, {}", origin.source, origin.as_of),
        url: origin.url,
    }
}

fn derived(what: &str, page: &Page) -> Origin {
    Origin {
        text: format!("{what}, {}", page.today),
        url: None,
    }
}

fn step(stop: &Stop) -> Step {
    let rung = &stop.rung;
    let amounts = rung.bills.iter().filter_map(|(usd, _)| *usd);
    let highest = amounts.max();
    let bills = rung.bills.iter().map(|(usd, basis)| Bill {
        text: usd.map_or_else(|| "–".to_owned(), Money::show),
        share: usd
            .zip(highest)
            .and_then(|(usd, most)| usd.ratio(most))
            .unwrap_or(0.0),
        basis: basis.clone(),
    });
    Step {
        traffic: stop.traffic.to_string(),
        bills: bills.collect(),
        gap: rung.gap.clone(),
        verdict: rung.verdict.clone(),
        turns: rung.turns.clone(),
        command: stop.command.clone(),
    }
}

fn strip(board: &SharedBoard, page: &Page) -> Option<Strip> {
    let scores = board.scores.0.iter().enumerate();
    let scores: Vec<(usize, &Measured)> = scores
        .filter_map(|(at, (_, score))| Some((at, (*score)?)))
        .collect();
    let values = || scores.iter().map(|(_, score)| score.score);
    let (low, high) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
    let (unit, least) = match board.unit {
        Unit::Percent => ("%", PERCENT_SPAN),
        unit => (unit.as_str(), high.abs() * SPAN_SHARE),
    };
    let room = ((least - (high - low)) / 2.0).max(0.0);
    let lower = match board.direction {
        Direction::Higher => "",
        Direction::Lower => ", lower is better",
    };
    let spots = scores.iter().map(|(at, measured)| {
        let origin = page.origins.of_score(measured);
        StripSpot {
            at: measured.score,
            series: *at,
            text: score(measured.score),
            tip: format!("{}, {}", origin.source, origin.as_of),
        }
    });
    Some(Strip {
        axis: Axis::points(board.name, [low - room, high + room].into_iter())?,
        label: format!("{} ({unit}{lower})", board.name),
        spots: spots.collect(),
    })
}
