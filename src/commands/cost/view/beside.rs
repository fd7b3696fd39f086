//! What stands beside the amounts: offers that are not billed by the token, one's own hardware, a sweep.

use catalog::units::{group_thousands, show_count};

use super::Purse;
use crate::commands::cost::report::{CostReport, CostRow};
use crate::output::document::{Cell, Document, Grid, Tone};

/// The most crossings that are told one by one.
const CROSSINGS: usize = 12;

pub(super) fn apart(body: &CostReport, out: &mut Document) {
    if body.apart.is_empty() {
        return;
    }
    out.heading(
        "Not billed by the token",
        "not in the amounts; limits apply",
    );
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
        (None, Some(_)) => Cell::toned(Tone::Dim, "never"),
        (None, None) => Cell::unknown(),
    }
}

pub(super) fn own_hardware(body: &CostReport, purse: Purse, out: &mut Document) {
    let Some(own) = &body.self_host else {
        return;
    };
    let machine = &own.machine;
    let about = format!(
        "{} a month, {} tokens a second, {} used",
        purse.show(machine.usd_per_month),
        group_thousands(u128::from(machine.tokens_per_second)),
        machine.utilisation.percent()
    );
    out.heading("Own hardware", &about);
    let mut grid = Grid::default();
    let price = machine.usd_per_mtok.map(|price| price.times(1_000_000));
    grid.row(vec![Cell::plain("A million tokens"), purse.cell(price)]);
    let machines = own.machines.map_or_else(Cell::unknown, |n| {
        Cell::plain(format!(
            "{n}, each up to {} tokens a month",
            show_count(machine.capacity_tokens)
        ))
    });
    grid.row(vec![Cell::plain("Machines for this traffic"), machines]);
    grid.row(vec![
        Cell::plain("They cost a month"),
        purse.cell(own.monthly_usd),
    ]);
    out.grid(grid);
    let pays = "own pays from: tokens a month of this mix from which one machine costs no more; \
                never: dearer even at its stated use";
    out.line(vec![Cell::toned(Tone::Dim, pays)]);
}

pub(super) fn sweep(body: &CostReport, purse: Purse, out: &mut Document) {
    let Some(sweep) = &body.sweep else {
        return;
    };
    out.heading(sweep.title, "a month on each");
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
    let name = |id: &str| {
        sweep
            .models
            .get(id)
            .map_or(id.to_owned(), |name| (*name).to_owned())
    };
    for crossing in sweep.crossings.iter().take(CROSSINGS) {
        let text = format!(
            "from {}: {} is cheaper than {}",
            crossing.at,
            name(&crossing.from),
            name(&crossing.below)
        );
        out.item("  ·  ", Cell::plain(text));
    }
    match sweep.crossings.len() {
        0 => out.line(vec![Cell::toned(Tone::Dim, "none crosses another")]),
        n if n > CROSSINGS => {
            let rest = format!("{} more crossings with --json", n - CROSSINGS);
            out.line(vec![Cell::toned(Tone::Dim, rest)]);
        }
        _ => {}
    }
}
