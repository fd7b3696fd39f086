//! Reads the scores in a snapshot directory into the models' `benchmarks`.
//!
//! The only module of `scores` that reads files. New rows replace earlier rows of the same source. Does
//! not parse (`sources`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use catalog::names::spell;
use catalog::schema::{ModelFile, Score, Source};

use super::boards::fits;
use super::homes::{Homes, KeptSpelling};
use super::once::once;
use super::{Boards, ScoreAdapter, ScoreObservation, excluded};
use crate::Snapshot;
use crate::kept::Kept;
use crate::observation::Dropped;
use crate::report::Report;
use crate::snapshots::files_of;

/// Rows found by the adapters.
#[derive(Debug, Default)]
pub struct Found {
    pub scores: Vec<ScoreObservation>,
    pub sources: Vec<Source>,
}

/// Reads all score snapshots in `from`.
///
/// # Errors
/// A file that cannot be read or has another format.
pub fn collect(
    adapters: &[ScoreAdapter],
    from: &Path,
    boards: &Boards,
    snapshots: &[Snapshot],
    report: &mut Report,
) -> Result<Found> {
    let mut found = Found::default();
    for adapter in adapters {
        let Some(snapshot) = snapshots.iter().find(|s| s.source == adapter.id) else {
            continue;
        };
        let files = files_of(from, &[adapter.files])?;
        let mut out = adapter
            .read(&files, snapshot.as_of, boards)
            .with_context(|| format!("the snapshot of {}", adapter.id))?;
        found.scores.append(&mut out.scores);
        report.dropped.append(&mut out.dropped);
        if out.read > 0 {
            *report
                .read
                .entry(format!("{} (scores)", adapter.id))
                .or_default() += out.read;
            found.sources.push(snapshot.source()?);
        }
    }
    Ok(found)
}

/// Assigns rows to models and removes duplicates.
pub fn attach(
    found: Found,
    models: &mut [(String, ModelFile)],
    boards: &Boards,
    kept: &Kept,
    spellings: &[KeptSpelling],
    report: &mut Report,
) {
    let read: BTreeSet<&str> = found
        .sources
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    let mut rows: BTreeMap<usize, Vec<(Score, String)>> = BTreeMap::new();
    let homes = Homes::new(models, kept, spellings);
    for mut seen in found.scores {
        let placed = sound(&seen, boards)
            .map_err(str::to_owned)
            .and_then(|()| homes.of(&seen));
        match placed {
            Ok((at, reading)) => {
                seen.score.variant = reading.variant;
                rows.entry(at).or_default().push((seen.score, reading.key));
            }
            Err(reason) => {
                let row = format!("{} ({})", seen.readings[0].key, seen.row);
                let dropped = Dropped::new(&seen.score.source, &reason, row);
                report.dropped.push(dropped);
            }
        }
    }
    for (at, (_, model)) in models.iter_mut().enumerate() {
        model
            .benchmarks
            .retain(|score| !read.contains(score.source.as_str()));
        model
            .benchmarks
            .extend(told_apart(rows.remove(&at).unwrap_or_default()));
        let (stand, repeats) = once(std::mem::take(&mut model.benchmarks), boards);
        model.benchmarks = stand;
        let repeats = repeats.into_iter();
        report
            .dropped
            .extend(repeats.map(|(score, reason)| {
                Dropped::of(&score.source, reason, &model.id, &score.board)
            }));
    }
}

/// Adds the date or precision in a key to the variant, so that rows of several releases of one model are
/// all kept.
fn told_apart(mut rows: Vec<(Score, String)>) -> Vec<Score> {
    let key = |score: &Score| {
        (
            score.board.clone(),
            score.variant.clone(),
            score.harness.clone(),
            score.publisher.clone(),
            score.date,
        )
    };
    let mut spelled: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (score, name) in &rows {
        spelled.entry(key(score)).or_default().insert(told(name));
    }
    for (score, name) in &mut rows {
        let told = told(name);
        let several = spelled
            .get(&key(score))
            .is_some_and(|names| names.len() > 1);
        if several && !told.is_empty() {
            score.variant = Some(match &score.variant {
                Some(effort) => format!("{told} {effort}"),
                None => told,
            });
        }
    }
    rows.into_iter().map(|(score, _)| score).collect()
}

/// Date, release or precision in a key.
fn told(key: &str) -> String {
    let spelled = spell(key);
    let precision = spelled.quantization.unwrap_or_default();
    [spelled.pin_text, precision]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Final check of a row.
fn sound(seen: &ScoreObservation, boards: &Boards) -> Result<(), &'static str> {
    let score = &seen.score;
    let texts = [
        Some(&score.publisher),
        score.url.as_ref(),
        score.harness.as_ref(),
    ];
    if texts.into_iter().flatten().any(|text| excluded::text(text)) || excluded::board(&score.board)
    {
        return Err(excluded::REASON);
    }
    let board = boards
        .with_id(&score.board)
        .ok_or("a board that is not in benchmarks.json")?;
    if !fits(board, score.score) {
        return Err("a score outside its board's range");
    }
    Ok(())
}
