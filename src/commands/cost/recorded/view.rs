//! The view of recorded requests.

use catalog::units::show_count;

use super::report::{SkippedRow, SpellingRow, UsageReport, UsageRow};
use crate::commands::cost::view::bars::bar;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::usage::{Basis, Sale, TokenSums};
use crate::wording;

/// Most spellings, and most reasons, to list; JSON has all.
const SHOWN: usize = 10;

/// A column of token counts, shown if any row has tokens of that kind.
type Tokens = (&'static str, fn(&TokenSums) -> u128);

const TOKENS: &[Tokens] = &[
    ("Fresh", |sums| sums.fresh_tokens),
    ("Cached", |sums| sums.cache_read_tokens),
    ("Written", |sums| {
        sums.cache_write_5m_tokens + sums.cache_write_1h_tokens
    }),
    ("Output", |sums| sums.output_tokens),
];

/// Renders the totals, with bars if `plot` is set.
pub fn usage(report: &Report<UsageReport>, plot: bool) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let requests = wording::count(body.total.requests, "request");
    let files = match body.files.as_slice() {
        [one] if one == "-" => "standard input".to_owned(),
        [one] => one.clone(),
        all => wording::count(all.len(), "file"),
    };
    document.heading("Recorded usage", &format!("{requests} in {files}"));
    let columns = tokens(body).map(|(title, _)| *title);
    let head: Vec<&str> = ["Requests"]
        .into_iter()
        .chain(columns)
        .chain(["Cost"])
        .collect();
    document.grid(grid(body, &head, used));
    if body.more > 0 {
        document.line(vec![Cell::dim(format!("{} more with -n 0", body.more))]);
    }
    if plot {
        bars(body, &mut document);
    }
    if let Some(recorded) = &body.total.recorded {
        let text = format!(
            "Recorded cost: {} for {}; computed here: {}",
            recorded.usd.show(),
            wording::count(recorded.requests, "request"),
            recorded.computed_usd.show(),
        );
        document.line(vec![Cell::plain(text)]);
    }
    targets(body, &mut document);
    if let Some(summary) = &body.summary {
        document.gap();
        document.line(vec![Cell::toned(Tone::Strong, summary.clone())]);
    }
    spellings(body, &mut document);
    skipped(&body.skipped, &mut document);
    document.gap();
    for note in &body.notes {
        document.line(vec![Cell::dim(note.clone())]);
    }
    document.footer(report);
    document
}

/// A bar per row, relative to the highest amount.
fn bars(body: &UsageReport, document: &mut Document) {
    let highest = body.rows.iter().map(|row| row.usd).max();
    let mut grid = Grid::default();
    for row in &body.rows {
        let key = row.key.0.iter();
        let mut cells: Vec<Cell> = key
            .map(|(_, value)| value.as_deref().map_or_else(Cell::unknown, Cell::plain))
            .collect();
        let share = highest.and_then(|highest| row.usd.ratio(highest));
        cells.push(Cell::plain(row.usd.show()));
        cells.push(share.map_or_else(Cell::default, |share| Cell::dim(bar(share))));
        grid.row(cells);
    }
    grid.right = vec![body.by.len()];
    document.gap();
    document.grid(grid);
    document.gap();
}

/// The amounts a grid shows next to its keys.
type Amounts = fn(&UsageRow, &UsageReport) -> Vec<Cell>;

/// A grid of all rows and their total.
fn grid(body: &UsageReport, head: &[&str], amounts: Amounts) -> Grid {
    let mut grid = Grid::default();
    let titles = body.by.iter().map(|by| title(by));
    let titles = titles.chain(head.iter().map(|title| (*title).to_owned()));
    grid.row(titles.map(Cell::dim).collect());
    grid.right = (body.by.len()..body.by.len() + head.len()).collect();
    for row in &body.rows {
        let key = row.key.0.iter().map(|(_, value)| match value {
            Some(value) => Cell::toned(Tone::Strong, value),
            None => Cell::unknown(),
        });
        grid.row(key.chain(amounts(row, body)).collect());
    }
    if body.rows.len() + body.more > 1 {
        let mut key = vec![Cell::plain("Total")];
        key.resize(body.by.len(), Cell::default());
        grid.row(key.into_iter().chain(amounts(&body.total, body)).collect());
    }
    grid
}

/// Token columns with a count in any row.
fn tokens<'b>(body: &'b UsageReport) -> impl Iterator<Item = &'static Tokens> + use<'b> {
    TOKENS.iter().filter(|(_, of)| of(&body.total.tokens) > 0)
}

/// Capitalizes our own names; record fields stay as they are.
fn title(by: &str) -> String {
    match by {
        "model" => "Model".to_owned(),
        "provider" => "Provider".to_owned(),
        "day" => "Day".to_owned(),
        "month" => "Month".to_owned(),
        "tier" => "Tier".to_owned(),
        "session" => "Session".to_owned(),
        "project" => "Project".to_owned(),
        field => field.to_owned(),
    }
}

fn used(row: &UsageRow, body: &UsageReport) -> Vec<Cell> {
    let count = |count: u128| Cell::plain(show_count(u64::try_from(count).unwrap_or(u64::MAX)));
    let mut cells = vec![Cell::plain(wording::number(row.requests))];
    cells.extend(tokens(body).map(|(_, of)| count(of(&row.tokens))));
    cells.push(Cell::toned(Tone::Strong, row.usd.show()));
    cells
}

fn elsewhere(row: &UsageRow, _: &UsageReport) -> Vec<Cell> {
    let mut cells = vec![Cell::plain(row.usd.show())];
    for (_, target) in &row.to.0 {
        let Some(usd) = target.usd else {
            cells.extend([Cell::unknown(), Cell::default()]);
            continue;
        };
        cells.push(Cell::plain(usd.show()));
        cells.push(match target.factor {
            Some(factor) if factor < 1.0 => Cell::toned(Tone::Good, percent(factor)),
            Some(factor) if factor > 1.0 => Cell::toned(Tone::Bad, percent(factor)),
            Some(_) => Cell::plain("same"),
            None => Cell::default(),
        });
    }
    cells
}

/// A change: `-38%`, `+12%`, or `3.4x` from a doubling on.
fn percent(factor: f64) -> String {
    let percent = ((factor - 1.0) * 100.0).round();
    if factor >= 2.0 {
        wording::factor(factor)
    } else if percent == 0.0 {
        "same".to_owned()
    } else {
        format!("{percent:+.0}%")
    }
}

fn spellings(body: &UsageReport, document: &mut Document) {
    document.heading("Priced as", "");
    let mut grid = Grid::default();
    let is_past = |row: &SpellingRow| row.price_from.is_some();
    let shown = &body.spellings[..body.spellings.len().min(SHOWN)];
    let past = shown.iter().any(is_past);
    let head = ["Recorded as", "Model", "Paid to", "Requests"];
    let price = past.then_some("Price of");
    grid.row(head.into_iter().chain(price).map(Cell::dim).collect());
    for row in shown {
        let price = row
            .price_from
            .map_or_else(|| Cell::dim("today"), |day| Cell::plain(day.to_string()));
        let mut cells = vec![
            Cell::plain(&row.input),
            Cell::plain(&row.seller.model),
            Cell::plain(match row.paid {
                Basis::Assumed => format!("{} (assumed)", row.seller.provider_name),
                Basis::Recorded | Basis::Lab => row.seller.provider_name.clone(),
            }),
            Cell::plain(wording::number(row.requests)),
        ];
        cells.extend(past.then_some(price));
        grid.row(cells);
    }
    grid.right = vec![3];
    document.grid(grid);
    if body.spellings.len() > SHOWN {
        let more = body.spellings.len() - SHOWN;
        document.line(vec![Cell::dim(format!("{more} more with --json"))]);
    }
}

/// The cost of the same requests on each target, or why it is unknown.
fn targets(body: &UsageReport, document: &mut Document) {
    if body.targets.is_empty() {
        return;
    }
    let at = |target: &Sale| format!("{} at {}", target.name, target.provider_name);
    let where_to: Vec<String> = body.targets.iter().map(at).collect();
    document.heading("The same requests on", &where_to.join(", "));
    let names = body
        .targets
        .iter()
        .flat_map(|target| [target.name.as_str(), ""]);
    let head: Vec<&str> = ["Cost"].into_iter().chain(names).collect();
    document.grid(grid(body, &head, elsewhere));
    let reasons = body.total.to.0.iter().filter_map(|(model, amount)| {
        let reason = amount.reason.as_ref()?;
        let hint = if amount.assumable {
            "; --assume full-price assumes the full price"
        } else {
            ""
        };
        Some(format!("no cost on {model}: {reason}{hint}"))
    });
    for reason in reasons {
        document.item("!  ", Cell::toned(Tone::Warning, reason));
    }
}

fn skipped(rows: &[SkippedRow], document: &mut Document) {
    if rows.is_empty() {
        return;
    }
    document.gap();
    for row in rows.iter().take(SHOWN) {
        let (mark, tone) = if row.fault {
            ("!  ", Tone::Warning)
        } else {
            ("·  ", Tone::Dim)
        };
        document.item(mark, Cell::toned(tone, skipped_text(row)));
    }
    let rest = &rows[rows.len().min(SHOWN)..];
    if !rest.is_empty() {
        let lines: u64 = rest.iter().map(|row| row.lines).sum();
        let lines = wording::number(lines);
        let text = format!("{lines} lines for {} more reasons (see --json)", rest.len());
        document.item("!  ", Cell::toned(Tone::Warning, text));
    }
}

/// Reasons that are faults: the first ones, and how many more.
pub fn faults(rows: &[SkippedRow]) -> Vec<String> {
    let faults: Vec<&SkippedRow> = rows.iter().filter(|row| row.fault).collect();
    let shown = faults.iter().take(SHOWN).map(|row| skipped_text(row));
    let mut texts: Vec<String> = shown.collect();
    if faults.len() > SHOWN {
        texts.push(format!("{} more reasons", faults.len() - SHOWN));
    }
    texts
}

/// A reason with the number of lines and the first of them.
pub fn skipped_text(row: &SkippedRow) -> String {
    let lines = wording::count(row.lines, "line");
    let about = row
        .about
        .as_ref()
        .map(|about| format!(" `{about}`"))
        .unwrap_or_default();
    let first: Vec<String> = row
        .first
        .iter()
        .map(|p| format!("{}:{}", p.file, p.line))
        .collect();
    let dots = if row.lines > row.first.len() as u64 {
        ", …"
    } else {
        ""
    };
    format!(
        "{lines} not priced: {}{about} ({}{dots})",
        row.text,
        first.join(", ")
    )
}
