//! The comparison at another traffic, in short: bills, pick and flips, by the same rules.
//!
//! Does not choose the traffic or price the subjects: they come priced.

use catalog::units::Money;

use super::pair::{Asked, Pairs};
use super::subject::Subject;
use super::verdict::{Verdict, verdict};
use super::{FEWEST, Strength};
use crate::query::Setting;
use crate::wording;

/// How many flips are named, as in the full comparison.
const TURNS: usize = 2;

#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Each model's monthly bill and its provider, or why there is no amount.
    pub bills: Vec<(Option<Money>, String)>,
    /// The gap between the highest and the lowest bill.
    pub gap: String,
    /// The pick and why, in a few words.
    pub verdict: String,
    /// Id of the picked model.
    pub pick: Option<String>,
    /// What would change the pick.
    pub turns: String,
}

impl Rung {
    /// Judges subjects already priced at the traffic of `setting`.
    pub fn new<'a>(
        subjects: &'a [Subject<'a>],
        setting: &Setting<'a>,
        asked: Asked<'a>,
        successors: &[Option<Subject<'a>>],
    ) -> Self {
        let pairs = Pairs::new(subjects, setting, asked);
        let (_, verdict) = verdict(&pairs, successors);
        let turns = verdict.flips.iter().take(TURNS).map(|flip| &*flip.text);
        let turns: Vec<&str> = turns.collect();
        Self {
            bills: subjects.iter().map(|s| bill(s, setting)).collect(),
            gap: gap(subjects),
            verdict: said(subjects, &verdict),
            turns: match turns.as_slice() {
                [] => String::new(),
                turns => format!("Would flip {}", turns.join("; ")),
            },
            pick: verdict.pick,
        }
    }
}

fn bill(subject: &Subject, setting: &Setting) -> (Option<Money>, String) {
    let basis = match &subject.priced {
        Ok(priced) => setting
            .providers
            .name(priced.offer().route.provider)
            .to_owned(),
        Err(why) => why.text(),
    };
    (subject.monthly(), basis)
}

fn gap(subjects: &[Subject]) -> String {
    let amounts: Option<Vec<Money>> = subjects.iter().map(Subject::monthly).collect();
    let ends = amounts.and_then(|all| Some((*all.iter().min()?, *all.iter().max()?)));
    match ends.and_then(|(low, high)| Some((high - low, high.ratio(low)?))) {
        Some((Money::ZERO, _)) => "all cost the same".to_owned(),
        Some((delta, factor)) => format!(
            "{} between them, spread {}",
            delta.show(),
            wording::factor(factor)
        ),
        None => "the gap needs a price for every model".to_owned(),
    }
}

fn said(subjects: &[Subject], verdict: &Verdict) -> String {
    let name = |id: &str| {
        let found = subjects.iter().find(|s| s.id() == id);
        found.map_or_else(|| id.to_owned(), |s| s.name().to_owned())
    };
    let against = verdict.against.as_ref().filter(|_| subjects.len() > FEWEST);
    match (&verdict.pick, verdict.strength) {
        (Some(pick), strength) => {
            let against = against.map_or_else(String::new, |id| format!(" (against {})", name(id)));
            let (pick, strength) = (name(pick), strength.title());
            format!("Pick {pick} ({strength}): {}{against}", verdict.point)
        }
        (None, Strength::TossUp) => format!("Toss-up: {}", verdict.point),
        (None, _) => format!("No pick: {}", verdict.point),
    }
}
