//! Vectara's hallucination rates, a table in the README of its repository. Lower is better.
//!
//! Rows look like `|maker/model|1.8 %|98.2 %|99.5 %|172.4|`; the effort is inside the id, before its date.

use catalog::units::Date;
use catalog::words;

use super::{File, Yield};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "vectara";
const BOARD: &str = "vectara-hallucination";
const HOME: &str = "https://github.com/vectara/hallucination-leaderboard";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "vectara/**/README.md",
    read,
};

const MONTHS: &[&str] =
    words!("January February March April May June July August September October November December");

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    let (path, bytes) = file;
    let text = String::from_utf8_lossy(bytes);
    let day = text
        .lines()
        .find_map(|line| day(line.strip_prefix("Last updated on ")?));
    let mut lines = text.lines().skip_while(|line| !line.starts_with("|Model|"));
    let header = lines.next().unwrap_or_default();
    // The rate is the first column after the model; check this, as another order would invert the board.
    if !header.starts_with("|Model|Hallucination Rate|") {
        anyhow::bail!("{path}: no table of models and hallucination rates");
    }
    if boards.with_id(BOARD).is_none() {
        anyhow::bail!("{path}: the board `{BOARD}` is not in benchmarks.json");
    }
    for line in lines
        .take_while(|line| line.starts_with('|'))
        .filter(|line| !line.starts_with("|--"))
    {
        let read = if excluded::text(line) {
            Err(excluded::REASON)
        } else {
            rate(line, day, as_of).ok_or("no model or no rate")
        };
        out.take_score(line.to_owned(), read);
    }
    Ok(())
}

/// `March 10, 2026`.
fn day(text: &str) -> Option<Date> {
    let (month, rest) = text.trim().split_once(' ')?;
    let (day, year) = rest.split_once(',')?;
    let month = MONTHS.iter().position(|m| *m == month)? + 1;
    let day: u8 = day.trim().parse().ok()?;
    format!("{}-{month:02}-{day:02}", year.trim()).parse().ok()
}

fn rate(line: &str, day: Option<Date>, as_of: Date) -> Option<ScoreObservation> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [model, rate, ..] = cells[..] else {
        return None;
    };
    if model.is_empty() || !rate.ends_with('%') {
        return None;
    }
    let readings = readings(model, None)?;
    let mut seen = score(
        SOURCE,
        as_of,
        BOARD,
        round::to(round::number(rate)?, 4),
        "Vectara",
    );
    seen.date = day;
    seen.url = Some(HOME.to_owned());
    Some(ScoreObservation::new(
        readings,
        Some(false),
        seen,
        model.to_owned(),
    ))
}
