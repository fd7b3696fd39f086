//! The view of `cost`. Does not decide.

pub(super) mod bars;
mod beside;

use catalog::units::{Money, Price};

use super::report::{CostReport, CostRow, Currency};
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording;

/// Formats amounts in USD or the display currency.
#[derive(Clone, Copy)]
struct Purse<'r>(Option<&'r Currency>);

impl Purse<'_> {
    fn show(self, usd: Money) -> String {
        match self.0 {
            None => usd.show(),
            Some(currency) => {
                let shown = usd.scaled(currency.rate_per_usd).show();
                shown.replace('$', &format!("{} ", currency.code))
            }
        }
    }

    fn cell(self, usd: Option<Money>) -> Cell {
        Cell::known(usd.map(|usd| self.show(usd)))
    }
}

/// A part of the cost: title and amount.
type Part = (&'static str, fn(&CostRow) -> Option<Money>);

/// Parts that add up to the monthly cost, then further amounts.
const PARTS: [Part; 8] = [
    ("Input", |row| row.input_usd),
    ("Cached", |row| row.cached_usd),
    ("Cache write", |row| row.cache_write_usd),
    ("Output", |row| row.output_usd),
    ("Reasoning", |row| row.reasoning_usd),
    ("of which batch", |row| row.batch_usd),
    ("Last month", |row| row.last_month_usd),
    ("All months", |row| row.period_usd),
];

/// Index of the factor column.
const FACTOR: usize = 2;

/// Number of last parts that stay even on narrow terminals.
const LAST: usize = 2;

/// Rates are shown only with at most this many parts.
const PLAIN: usize = 2;

/// Renders the costs, with bars if `plot` is set.
pub fn cost(report: &Report<CostReport>, plot: bool) -> Document {
    let body = &report.body;
    let purse = Purse(body.currency.as_ref());
    let mut document = Document::default();
    document.heading("Monthly cost", &body.traffic.to_string());
    document.grid(amounts(body, purse));
    if plot {
        bars::bars(body, purse, &mut document);
    }
    for note in notes(body, purse) {
        document.line(vec![Cell::dim(note)]);
    }
    beside::apart(body, &mut document);
    beside::own_hardware(body, purse, &mut document);
    beside::sweep(body, purse, &mut document);
    document.footer(report);
    document
}

fn amounts(body: &CostReport, purse: Purse) -> Grid {
    let shown: Vec<&Part> = PARTS
        .iter()
        .filter(|(_, part)| {
            let amounts = body.rows.iter().filter_map(part);
            amounts.into_iter().any(|usd| usd > Money::ZERO)
        })
        .collect();
    let rates = shown.len() <= PLAIN && body.currency.is_none();
    let own = body.self_host.is_some();
    let mut grid = Grid::default();
    let mut head = vec!["Model", "Per month", "Factor"];
    let parts = head.len();
    head.extend(shown.iter().map(|(title, _)| title));
    // Order of dropping on narrow terminals: rates, factor, then parts from the first.
    if rates {
        grid.spare.push(head.len());
        head.push("Rates");
    }
    grid.spare.push(FACTOR);
    grid.spare
        .extend((parts..).take(shown.len().saturating_sub(LAST)));
    if own {
        head.push("Break-even");
    }
    grid.right = (1..head.len()).collect();
    head.push("Route");
    grid.titles(head);
    for row in &body.rows {
        let mut cells = vec![
            Cell::toned(Tone::Strong, row.name),
            amount(row, purse),
            Cell::known(row.factor.map(wording::factor)),
        ];
        cells.extend(shown.iter().map(|(_, part)| purse.cell(part(row))));
        if rates {
            cells.push(rates_of(row));
        }
        if own {
            cells.push(beside::break_even(row));
        }
        cells.push(route(row));
        grid.row(cells);
    }
    grid
}

fn amount(row: &CostRow, purse: Purse) -> Cell {
    let mut cell = purse.cell(row.monthly_usd);
    if row.fits == Some(false) && row.monthly_usd.is_some() {
        cell.tone = Tone::Bad;
    }
    if row.full_price_assumed {
        cell.text += " ≤";
    }
    cell
}

fn rates_of(row: &CostRow) -> Cell {
    let price = |price: Option<Price>| price.map_or_else(|| "–".into(), Price::show);
    let route = row.route.as_ref();
    let rates = route.map(|r| [r.price.input, r.price.output]);
    Cell::known(rates.map(|[input, output]| format!("{} / {}", price(input), price(output))))
}

fn route(row: &CostRow) -> Cell {
    let name = row.route.as_ref().map(|route| {
        let of: Vec<&str> = [route.host, route.variant].into_iter().flatten().collect();
        if of.is_empty() {
            route.name.to_owned()
        } else {
            format!("{} ({})", route.name, of.join(", "))
        }
    });
    match (&row.reason, name) {
        (Some(reason), Some(name)) => Cell::dim(format!("{name}: {reason}")),
        (Some(reason), None) => Cell::dim(reason),
        (None, name) => Cell::plain(name.unwrap_or_default()),
    }
}

fn notes(body: &CostReport, purse: Purse) -> Vec<String> {
    let mut notes = Vec::new();
    if body.more > 0 {
        notes.push(format!("{} more with -n 0", wording::number(body.more)));
    }
    if body.tools_first {
        notes.push("Models with tool use first, then the others, each by cost".to_owned());
    }
    let hidden = [
        (body.other_kinds, "non-chat model", "--kind all"),
        (body.free, "free model", "--kind chat"),
    ];
    for (count, what, option) in hidden.iter().filter(|(count, ..)| *count > 0) {
        let what = wording::count(*count, what);
        notes.push(format!("{what} hidden (show with {option})"));
    }
    if let Some(most) = body.max_monthly_usd {
        let most = purse.show(most);
        notes.push(match body.too_dear {
            0 if body.fits() => format!("Maximum: {most} per month"),
            0 => format!("No models within {most} per month."),
            n => format!(
                "{} above {most} per month hidden",
                wording::count(n, "model")
            ),
        });
    }
    if body.unpriced > 0 {
        notes.push(format!(
            "{} of unknown cost hidden",
            wording::count(body.unpriced, "model")
        ));
    }
    if body.rows.iter().any(|row| row.full_price_assumed) {
        notes.push("≤ upper bound: full price assumed for unknown rates".into());
    }
    if let Some(growth) = body.traffic.growth {
        notes.push(format!(
            "All months: {} months at {} growth per month",
            growth.months,
            growth.monthly.percent()
        ));
    }
    if let Some(Currency { code, rate_per_usd }) = &body.currency {
        notes.push(format!("Converted at {rate_per_usd} {code} per USD"));
    }
    notes.extend(body.notes.iter().cloned());
    notes
}
