//! The view of `alternatives`. Does not decide.

use catalog::schema::Status;
use catalog::units::{Date, Money, group_thousands, show_count};

use crate::alternatives::screen::{Missing, Rule, Screened};
use crate::alternatives::{Alternative, Alternatives, RANKING, Reference, Standing};
use crate::compare::Level;
use crate::output::document::{Cell, Document, Grid, Tone};
use crate::output::report::Report;
use crate::wording::{self, Quantity};

/// Most missing capabilities to list.
const MISSING: usize = 3;

/// Explains the columns; "Shared" is not always present.
const LEGEND: &str = "Quality: points on the index ± 90% interval";
const LEGEND_TEXT: &str = "Change: for the same text, where tokenizers are known to differ";
const LEGEND_SHARED: &str = "; Shared: providers that serve both";

pub fn alternatives(report: &Report<Alternatives>) -> Document {
    let body = &report.body;
    let mut document = Document::default();
    let model = &body.model;
    document.name(
        &format!("Alternatives to {}", model.name),
        &body.traffic.to_string(),
    );
    document.line(vec![Cell::plain(replaced(model, report.today))]);
    document.line(vec![Cell::dim(kept(model))]);
    if let Some(successor) = &body.successor {
        let how = successor.by.title();
        let place = match (successor.rank, &successor.not_listed) {
            (Some(rank), _) => format!(", #{rank} below"),
            (None, Some(why)) => format!("; not a drop-in: {why}"),
            (None, None) => "; not a drop-in".into(),
        };
        let text = format!("Successor: {} ({how}{place})", successor.name);
        document.line(vec![Cell::plain(text)]);
    }
    document.gap();
    if body.alternatives.is_empty() {
        document.line(vec![Cell::plain("No models match.")]);
    } else {
        document.grid(table(&body.alternatives, body.by_seller));
        explain(&body.alternatives[0], model, &mut document);
    }
    document.gap();
    let mut notes = Vec::new();
    if body.more > 0 {
        notes.push(format!("{} more with -n 0", wording::number(body.more)));
    }
    if !body.alternatives.is_empty() {
        let shared = if body.by_seller { "" } else { LEGEND_SHARED };
        notes.push(format!("{LEGEND}{shared}"));
        let of_text = |one: &Alternative| {
            let ratio = one.monthly_usd.zip(model.monthly_usd);
            ratio.and_then(|(a, b)| a.ratio(b)) != one.factor
        };
        if body.alternatives.iter().any(of_text) {
            notes.push(LEGEND_TEXT.to_owned());
        }
    }
    notes.extend(excluded(&body.excluded));
    let keys = RANKING.iter();
    let keys = keys.filter(|(id, ..)| *id != "id" && (body.going || *id != "successor"));
    let keys: Vec<&str> = keys.map(|(_, title, _)| *title).collect();
    notes.push(format!("Ranked by {}", keys.join("; ")));
    notes.extend(body.notes.iter().cloned());
    for note in notes {
        document.item("·  ", Cell::dim(note));
    }
    document.footer(report);
    document
}

fn replaced(model: &Reference, today: Date) -> String {
    let amount = match (model.monthly_usd, &model.route, &model.reason) {
        (Some(usd), Some(route), _) => format!("{} per month at {}", usd.show(), route.name),
        (_, _, Some(reason)) => format!("cost unknown: {reason}"),
        _ => "cost unknown".into(),
    };
    let at_seller = match (&model.route, model.route_retires_on) {
        (Some(route), Some(day)) if Some(day) != model.retires_on => {
            format!(", by {} until {day}", route.name)
        }
        _ => String::new(),
    };
    let until = match model.retires_on {
        Some(date) if date < today => format!(" · no longer served by its lab since {date}"),
        Some(date) => format!(" · served by its lab until {date}{at_seller}"),
        None => String::new(),
    };
    let status = match model.status {
        Status::Unknown => String::new(),
        status => format!(" · {}", status.as_str()),
    };
    format!("{}{status}{until} · {amount}", model.id)
}

fn kept(model: &Reference) -> String {
    let window = model.context_tokens.map_or_else(
        || "any context window".to_owned(),
        |tokens| format!("context window of at least {}", show_count(tokens)),
    );
    let keep: Vec<String> = model.keep.iter().map(|key| key.replace('_', " ")).collect();
    if keep.is_empty() {
        format!("Required: {window}; its capabilities are unknown")
    } else {
        format!("Required: {window}; {}", wording::list(&keep))
    }
}

/// If prices are limited to some providers, the provider replaces the shared-provider count.
fn table(all: &[Alternative], by_seller: bool) -> Grid {
    let mut grid = Grid::default();
    grid.titles([
        "",
        "Model",
        "Per month",
        "Change",
        "Quality",
        "Friction",
        if by_seller { "At" } else { "Shared" },
    ]);
    for one in all {
        let name = if one.successor {
            format!("{} (successor)", one.name)
        } else {
            one.name.clone()
        };
        grid.row(vec![
            Cell::dim(one.rank.to_string()),
            Cell::toned(Tone::Strong, name),
            Cell::known(one.monthly_usd.map(Money::show)),
            change(one.factor),
            quality(one),
            friction(one.friction),
            if by_seller {
                Cell::known(one.route.as_ref().map(|route| route.name))
            } else {
                Cell::plain(one.shared_providers.len().to_string())
            },
        ]);
    }
    grid.right = vec![0, 2, 3];
    if !by_seller {
        grid.right.push(6);
    }
    grid
}

fn change(factor: Option<f64>) -> Cell {
    let Some(factor) = factor else {
        return Cell::unknown();
    };
    let tone = match factor {
        f if f > 1.005 => Tone::Bad,
        f if f < 0.995 => Tone::Good,
        _ => Tone::Plain,
    };
    Cell::toned(tone, wording::change(factor, Quantity::Price))
}

fn quality(one: &Alternative) -> Cell {
    let quality = &one.quality;
    let (Some(estimate), Some(margin)) = (quality.estimate, quality.margin) else {
        return Cell::dim("unmeasured");
    };
    let word = match quality.standing {
        Standing::Unknown => String::new(),
        standing => format!(", {}", standing.title()),
    };
    let tone = match quality.standing {
        Standing::Ahead => Tone::Good,
        Standing::Behind => Tone::Bad,
        Standing::Even | Standing::Unknown => Tone::Plain,
    };
    Cell::toned(tone, format!("{estimate:.0} ± {margin:.0}{word}"))
}

fn friction(level: Level) -> Cell {
    let tone = match level {
        Level::Low => Tone::Plain,
        Level::Medium => Tone::Warning,
        Level::High => Tone::Bad,
    };
    Cell::toned(tone, level.title())
}

fn explain(first: &Alternative, model: &Reference, document: &mut Document) {
    document.gap();
    let title = format!("Best match: {} ({})", first.name, first.lab);
    document.line(vec![Cell::toned(Tone::Strong, title)]);
    if let Some(share) = first.quality.win_probability {
        let wins = format!("would win {:.0} of 100 new benchmarks", share * 100.0);
        document.item("·  ", Cell::plain(wins));
    }
    for note in &first.notes {
        document.item("·  ", Cell::plain(note));
    }
    for loss in &first.losses {
        document.item("-  ", Cell::plain(&loss.text));
    }
    let command = format!("llmcmp compare {} {}", model.id, first.model);
    document.line(vec![Cell::dim(command)]);
}

/// Counts of excluded models, and what relaxing the requirements would add.
fn excluded(screened: &Screened) -> Vec<String> {
    let rules = screened.rules.iter();
    let counts: Vec<String> = rules
        .map(|e| format!("{} {}", wording::number(e.models), e.rule.title()))
        .collect();
    let mut notes = Vec::new();
    if !counts.is_empty() {
        notes.push(format!("Excluded: {}", counts.join(", ")));
    }
    let missing: Vec<String> = screened
        .for_want_of
        .iter()
        .take(MISSING)
        .map(|Missing { capability, models }| {
            format!(
                "{} without {}",
                wording::number(*models),
                capability.replace('_', " ")
            )
        })
        .collect();
    if !missing.is_empty() {
        let text = missing.join(", ");
        notes.push(format!("More would match: {text} (relax with --keep)"));
    }
    let window = screened.rules.iter().find(|e| e.rule == Rule::Window);
    if let (Some(excluded), Some(largest)) = (window, screened.largest_window) {
        notes.push(format!(
            "More would match: {} with a context window of at most {} tokens (relax with --min-context)",
            wording::number(excluded.only),
            group_thousands(u128::from(largest))
        ));
    }
    notes
}
