//! Monthly cost, and what breaks when switching models.

use std::collections::BTreeMap;

use super::View;
use super::tables::value_cell;
use crate::compare::{FEWEST, Level, ModelCost, Switch};
use crate::fields::Value;
use crate::output::document::{Block, Cell, Document, Grid, Tone};
use crate::wording;

impl View<'_> {
    pub(super) fn cost(&self, out: &mut Document) {
        let cost = &self.body.monthly_cost;
        out.heading("Monthly cost", &cost.traffic.to_string());
        if let Some(page) = self.page {
            self.bills(page, out);
        }
        let mut grid = Grid::default();
        for (at, model) in cost.models.iter().enumerate() {
            grid.row(vec![
                Cell::plain(self.name(&model.model)),
                model.usd.map_or_else(Cell::unknown, |usd| {
                    let lower = cost.lower.as_ref() == Some(&model.model);
                    let origin = self.origin("monthly_usd", at);
                    value_cell(&Value::Money(usd), lower, None).from(origin)
                }),
                Cell::plain(route_text(model)),
            ]);
            if let Some(listed) = &model.cheapest_listed {
                grid.row(vec![
                    Cell::default(),
                    Cell::dim(listed.usd.show()),
                    Cell::dim(format!(
                        "cheapest listed: {} ({})",
                        listed.route.name, listed.route.id
                    )),
                ]);
            }
        }
        let gap = match (cost.delta_usd, cost.factor) {
            (Some(delta), Some(factor)) => vec![
                Cell::plain(delta.show()),
                Cell::plain(format!("spread {}", wording::factor(factor))),
            ],
            _ => vec![Cell::unknown(), Cell::dim("needs a price for every model")],
        };
        grid.row([vec![Cell::plain("Gap")], gap].concat());
        grid.right.push(1);
        out.grid(grid);
        for note in &cost.notes {
            out.line(vec![Cell::dim(note)]);
        }
    }

    pub(super) fn switching(&self, out: &mut Document) {
        out.heading("Switching", "");
        let first = self.body.models[0].id();
        let few = self.body.models.len() == FEWEST;
        for way in &self.body.switching {
            if few || way.from == *first {
                self.way(way, out);
            }
        }
    }

    /// Parameters that the other model rejects: requests fail until they are changed.
    pub(super) fn breaking(&self, out: &mut Document) {
        let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for way in &self.body.switching {
            for parameter in &way.refused {
                let known = refused.entry(self.name(&way.to)).or_default();
                if !known.contains(&parameter.as_str()) {
                    known.push(parameter.as_str());
                }
            }
        }
        if self.page.is_some() && !refused.is_empty() {
            out.heading("What breaks", "");
        }
        for (to, names) in refused {
            let line = format!(
                "{to}: requests with {} fail with 400",
                wording::list(&names)
            );
            out.line(vec![
                Cell::toned(Tone::Strong, "Breaks on a switch to "),
                Cell::toned(Tone::Warning, line),
            ]);
        }
    }

    fn way(&self, way: &Switch, out: &mut Document) {
        let tone = match way.level {
            Level::Low => Tone::Good,
            Level::Medium => Tone::Warning,
            Level::High => Tone::Bad,
        };
        out.push(Block::Title(
            Cell::plain(format!("{} → {}", self.name(&way.from), self.name(&way.to))),
            Cell::toned(tone, format!("friction: {}", way.level.title())),
        ));
        for loss in &way.losses {
            out.item("  –  ", Cell::plain(&loss.text));
        }
        for note in &way.notes {
            out.item("  ·  ", Cell::dim(note));
        }
    }
}

fn route_text(model: &ModelCost) -> String {
    let Some(route) = &model.route else {
        return model.reason.clone().unwrap_or_default();
    };
    let names = std::iter::once(route).chain(&model.tied).map(|r| r.name);
    let names: Vec<&str> = names.collect();
    let price = match (route.price.input, route.price.output) {
        (Some(a), Some(b)) => format!(", {} in, {} out", a.show(), b.show()),
        _ => String::new(),
    };
    let names = match names.as_slice() {
        [a, b, c, more @ ..] if !more.is_empty() => {
            format!("{a} = {b} = {c} and {} more", more.len())
        }
        few => few.join(" = "),
    };
    format!("{names}{price}")
}
