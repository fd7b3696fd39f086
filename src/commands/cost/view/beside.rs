//! Sections below the costs: offers not billed per token, self-hosting, sweep. Does not decide.

use catalog::units::{group_thousands, show_count};

use super::Purse;
use crate::commands::cost::report::{CostReport, CostRow};
use crate::output::document::{Cell, Document, Grid, Tone};

/// Most crossings to list.
const CROSSINGS: usize = 12;

pub(super) fn apart(body: &CostReport, out: &mut Document) {
    if body.apart.is_empty() {
        return;
    }
    out.heading("Not billed per token", "not included above; limits apply");
    let mut grid = Grid::default();
    let mut offers: Vec<(&str, &'static str, Vec<&str>)> = Vec::new();
    for row in &body.apart {
        let status = row.price_status.as_str();
        match offers
            .iter_mut()
            .find(|(name, kind, _)| *name == row.name && *kind == status)
        {
            Some((_, _, sellers)) if sellers.contains(&&*row.provider_name) => {}
            Some((_, _, sellers)) => sellers.push(&row.provider_name),
            None => offers.push((&row.name, status, vec![&row.provider_name])),
        }
    }
    for (name, status, sellers) in offers {
        grid.row(vec![
            Cell::plain(name),
            Cell::plain(status.replace('_', " ")),
            Cell::plain(sellers.join(", ")),
        ]);
    }
    out.grid(grid);
}

pub(super) fn break_even(row: &CostRow) -> Cell {
    match (row.break_even_tokens, row.monthly_usd) {
        (Some(tokens), _) => Cell::plain(format!("{} tokens", show_count(tokens))),
        (None, Some(_)) => Cell::dim("never"),
        (None, None) => Cell::unknown(),
    }
}

pub(super) fn own_hardware(body: &CostReport, purse: Purse, out: &mut Document) {
    let Some(own) = &body.self_host else {
        return;
    };
    let machine = &own.machine;
    let about = format!(
        "{} per month, {} tokens per second, {} utilization",
        purse.show(machine.usd_per_month),
        group_thousands(u128::from(machine.tokens_per_second)),
        machine.utilisation.percent()
    );
    out.heading("Self-hosting", &about);
    let mut grid = Grid::default();
    let price = machine.usd_per_mtok.map(|price| price.times(1_000_000));
    grid.row(vec![Cell::plain("Per million tokens"), purse.cell(price)]);
    let each = show_count(machine.capacity_tokens);
    let machines = own.machines;
    let machines = machines.map(|n| format!("{n}, up to {each} tokens per month each"));
    grid.row(vec![Cell::plain("Machines needed"), Cell::known(machines)]);
    grid.row(vec![Cell::plain("Per month"), purse.cell(own.monthly_usd)]);
    out.grid(grid);
    let pays = "Break-even: tokens per month of this mix from which one machine costs no more; \
                never: costs more even at the given utilization";
    out.line(vec![Cell::dim(pays)]);
}

pub(super) fn sweep(body: &CostReport, purse: Purse, out: &mut Document) {
    let Some(sweep) = &body.sweep else {
        return;
    };
    out.heading(sweep.title, "cost per month, * cheapest");
    let mut grid = Grid::shaped("models");
    let names = sweep.models.0.iter().map(|(_, name)| *name);
    grid.titles(std::iter::once("").chain(names));
    for row in &sweep.rows {
        let lowest = row.monthly_usd.0.iter().filter_map(|(_, usd)| *usd).min();
        let amounts = row.monthly_usd.0.iter().map(|(_, usd)| {
            let mut cell = purse.cell(*usd);
            if usd.is_some() && *usd == lowest {
                cell.tone = Tone::Good;
                cell.text += " *";
            }
            cell
        });
        let label = Cell::plain(row.at.short());
        grid.row(std::iter::once(label).chain(amounts).collect());
    }
    out.grid(grid);
    let name = |id| sweep.models.get(id).copied().unwrap_or(id);
    for crossing in sweep.crossings.iter().take(CROSSINGS) {
        let text = format!(
            "From {}: {} is cheaper than {}",
            crossing.at,
            name(crossing.from),
            name(crossing.below)
        );
        out.item("  ·  ", Cell::plain(text));
    }
    match sweep.crossings.len() {
        0 => out.line(vec![Cell::dim("No crossings")]),
        n if n > CROSSINGS => {
            let rest = format!("{} more crossings with --json", n - CROSSINGS);
            out.line(vec![Cell::dim(rest)]);
        }
        _ => {}
    }
}
