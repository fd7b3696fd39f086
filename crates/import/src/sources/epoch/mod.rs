//! Epoch's Benchmarking Hub: one sheet per board, each with its own columns.
//!
//! `sheets.tsv` has the score column and unit of every sheet, `reports` the publishers of the papers collected
//! by older sheets. A sheet that is not described is an error; its columns are not guessed. The effort is
//! after the model's `_`, in a column, or in the display name; contradictory rows are skipped. Epoch's
//! index has one figure per model, repeated for every effort.

mod models;
mod reports;
mod row;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use anyhow::{Context, bail};
use catalog::schema::MeasuredBy;
use catalog::units::Date;

use self::reports::report_of;
use self::row::{Row, contradicts};
use self::sheets::{Interval, SHEETS, Sheet};
use super::{File, Yield, date};
use crate::scores::effort::{Effort, at_end, readings};
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

pub use self::models::MODELS_ADAPTER;

const SOURCE: &str = "epoch-benchmarks";
const HUB: &str = "https://epoch.ai/benchmarks";

/// Columns that link to the source of a figure.
const LINKS: &[&str] = &[
    "Source link",
    "Source Link",
    "Source link (site from table)",
    "Source",
];

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "epoch/benchmarks/**/.csv",
    read,
};

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let (path, bytes) = file;
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.trim_end_matches(".csv");
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let headers = reader.byte_headers();
    let headers = headers
        .with_context(|| format!("{path}: no header"))?
        .iter();
    let headers: Vec<String> = headers
        .map(|h| String::from_utf8_lossy(h).trim().to_owned())
        .collect();
    if excluded::board(name) {
        for record in reader.byte_records() {
            out.read += 1;
            let first = record
                .ok()
                .and_then(|r| Some(String::from_utf8_lossy(r.get(0)?).into_owned()));
            let row = format!("{name} {}", first.unwrap_or_default());
            out.leave_out(excluded::REASON, row);
        }
        return Ok(());
    }
    let sheets: Vec<&Sheet> = SHEETS.iter().filter(|sheet| sheet.file == name).collect();
    if sheets.is_empty() {
        bail!("{path}: a sheet whose columns are not described");
    }
    for sheet in &sheets {
        if !headers.iter().any(|h| h == sheet.score)
            || !headers.iter().any(|h| h == "Model version")
        {
            bail!("{path}: no column `{}` or no `Model version`", sheet.score);
        }
        if boards.with_id(sheet.board).is_none() {
            bail!(
                "{path}: the board `{}` is not in benchmarks.json",
                sheet.board
            );
        }
    }
    let mut indexed = BTreeSet::new();
    for record in reader.byte_records() {
        out.read += 1;
        let Ok(record) = record else {
            out.leave_out("malformed line", name);
            continue;
        };
        let cells = record
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned());
        let row = Row(headers.iter().map(String::as_str).zip(cells).collect());
        for sheet in &sheets {
            let words = row.words(sheet.file);
            let read = measured(sheet, &row, &words, as_of);
            if let Ok(seen) = &read
                && sheet.one_a_model
                && !indexed.insert((seen.readings[0].key.clone(), seen.score.score.to_bits()))
            {
                out.leave_out("the same figure for another effort", words);
                continue;
            }
            match read {
                Ok(seen) => out.scores.push(seen),
                Err(reason) => out.leave_out(reason, words.trim()),
            }
        }
    }
    Ok(())
}

fn measured(
    sheet: &Sheet,
    row: &Row<'_>,
    words: &str,
    as_of: Date,
) -> Result<ScoreObservation, &'static str> {
    let model = row.text("Model version").ok_or("no model version")?;
    if row.is_excluded() {
        return Err(excluded::REASON);
    }
    let value = row.number(sheet.score).ok_or("no score")?;
    if contradicts(model, row.text("Name").unwrap_or_default()) {
        return Err("the version contradicts the display name");
    }
    let stated = stated(sheet, row).ok_or("the effort contradicts itself")?;
    let readings = match sheet
        .effort
        .and_then(|column| row.text(column))
        .and_then(Effort::read)
    {
        // A separate column is more reliable than the version.
        Some(effort) => readings(
            model.split_once('_').map_or(model, |(key, _)| key),
            Some(effort),
        ),
        None => readings(model, Some(stated)),
    };
    let mut readings = readings.ok_or("the effort contradicts itself")?;
    if sheet.one_a_model {
        for reading in &mut readings {
            reading.variant = None;
        }
    }
    let (publisher, measured_by, reported) = publisher(sheet, row, model);
    let publisher = publisher.ok_or("no publisher named")?;
    let places = if sheet.factor >= 100.0 {
        4
    } else {
        sheet.places
    };
    let mut seen = score(
        SOURCE,
        as_of,
        sheet.board,
        round::to(value * sheet.factor, places),
        &publisher,
    );
    seen.measured_by = measured_by;
    seen.harness = harness(sheet, row);
    let scaled =
        |(column, factor): (&str, f64)| row.number(column).map(|n| round::to(n * factor, 4));
    seen.standard_error = sheet.error.and_then(scaled).filter(|error| *error > 0.0);
    seen.interval = interval(sheet, row, value);
    seen.cost_per_task_usd = sheet
        .cost
        .and_then(|c| row.number(c))
        .filter(|c| *c > 0.0)
        .map(|c| round::to(c, 6));
    let tokens = sheet
        .tokens
        .and_then(|(column, factor)| Some(row.number(column)? * factor));
    seen.output_tokens_per_task = tokens.filter(|n| *n > 0.0).map(|n| round::to(n, 1));
    seen.date = sheet
        .date
        .and_then(|column| row.text(column))
        .and_then(date)
        .or(reported);
    let page = row.link(&["Log viewer"]).or_else(|| row.link(LINKS));
    let page = page.or(sheet.home).unwrap_or(HUB);
    seen.url = Some(page.to_owned());
    // The index also covers base models, from figures in papers.
    Ok(ScoreObservation::new(
        readings,
        (sheet.owner.is_some() && !sheet.one_a_model).then_some(false),
        seen,
        words.to_owned(),
    ))
}

/// The effort in the display name. `None` if two of its parts contradict each other.
fn stated(sheet: &Sheet, row: &Row<'_>) -> Option<Effort> {
    if sheet.owner.is_none() || sheet.one_a_model {
        return Some(Effort::default());
    }
    let shown = row.text("Name").unwrap_or_default();
    let mut stated = Effort::default();
    let parts = shown
        .split('(')
        .skip(1)
        .map(|part| part.split(')').next().unwrap_or_default());
    let lower = shown.to_lowercase();
    let thinking = [("-no-thinking", "none"), ("-thinking", "thinking")];
    let thinking = thinking.iter().find(|(end, _)| lower.ends_with(end));
    let ending = match thinking {
        Some((_, effort)) => Effort::read(effort),
        None if shown.contains(' ') => None,
        None => at_end(shown),
    };
    for effort in parts.filter_map(Effort::read).chain(ending) {
        stated = stated.and(effort)?;
    }
    Some(stated)
}

/// Publisher, measurer and date of a figure.
fn publisher(
    sheet: &Sheet,
    row: &Row<'_>,
    model: &str,
) -> (Option<String>, MeasuredBy, Option<Date>) {
    let title = row.text("Source").unwrap_or_default();
    let link = row.link(LINKS).unwrap_or_default();
    let card = ["Card", "annou"].iter().any(|word| title.contains(word));
    match sheet.owner {
        Some(owner) if !card => {
            let submitted = sheet.submitter.is_some_and(|(agent, maker)| {
                row.text(agent)
                    .is_some_and(|agent| row.text(maker) == Some(agent))
            });
            let own = sheet.submitter.is_none_or(|(agent, _)| {
                row.text(agent).is_some_and(|agent| {
                    owner
                        .to_lowercase()
                        .contains(&agent.replace(' ', "-").to_lowercase())
                })
            });
            let by = match (submitted, own) {
                (true, _) => MeasuredBy::Vendor,
                (false, true) => MeasuredBy::OwnRun,
                (false, false) => MeasuredBy::ThirdParty,
            };
            (Some(owner.to_owned()), by, None)
        }
        _ => report_of(title, link, model),
    }
}

fn harness(sheet: &Sheet, row: &Row<'_>) -> Option<String> {
    let stated = sheet
        .harness
        .and_then(|column| row.text(column))
        .filter(|h| *h != "None");
    let harness = match sheet.file {
        "os_world_external" => {
            // `kimi-k2.5 (100 steps)`: the part in parentheses.
            let inside = stated?.rsplit_once('(')?.1.strip_suffix(')')?;
            inside.to_owned()
        }
        "the_agent_company_external" => match stated?.split_once(" + ") {
            Some((agent, _)) => agent.to_owned(),
            None => "OpenHands".to_owned(),
        },
        "exploitbench_external" => return stated.map(|_| "autonudge".to_owned()),
        "video_mme_external" => {
            // A method built on another model is described in the notes.
            let noted = row
                .text("Notes")
                .is_some_and(|notes| notes.starts_with("This result is for"));
            return row.text("Name").filter(|_| noted).map(str::to_owned);
        }
        "geobench_external" => stated?.to_lowercase(),
        _ => match (stated, shots(row)) {
            (Some(stated), _) => stated.split_whitespace().collect::<Vec<_>>().join(" "),
            (None, shots) => shots?,
        },
    };
    Some(harness)
}

/// Prompting in a paper: `5-shot`, `few-shot`, `0-shot CoT`.
fn shots(row: &Row<'_>) -> Option<String> {
    let stated = row
        .text("Shots")
        .map(|shots| shots.trim_end_matches("-shot").to_lowercase());
    let named = row.text("Name").and_then(|name| {
        let (before, _) = name.rsplit_once("-shot")?;
        let word = before.rsplit(['(', ' ']).next()?.to_lowercase();
        let number = ["zero", "one"].iter().position(|w| *w == word);
        Some(number.map_or(word, |n| n.to_string()))
    });
    let shots = stated
        .or(named)
        .filter(|s| *s == "few" || s.bytes().all(|b| b.is_ascii_digit()))?;
    let reasoned = row.text("Notes").is_some_and(|notes| notes.contains("CoT"));
    Some(if reasoned {
        format!("{shots}-shot CoT")
    } else {
        format!("{shots}-shot")
    })
}

fn interval(sheet: &Sheet, row: &Row<'_>, value: f64) -> Option<(f64, f64)> {
    let (low, high) = match sheet.interval? {
        Interval::Ends(low, high) => (row.number(low)?, row.number(high)?),
        Interval::HalfWidth(column) => {
            let half = row.number(column)?;
            // Clamp shares to their range.
            ((value - half).max(0.0), (value + half).min(1.0))
        }
    };
    let scaled = |n: f64| round::to(n * sheet.factor, 4);
    (low <= high).then(|| (scaled(low), scaled(high)))
}
