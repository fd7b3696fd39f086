//! What only a page shows: the comparison at other traffic, the other models around it, past prices, and the
//! source of each figure.

use catalog::schema::{Dated, Model};
use catalog::sort::Order;
use catalog::units::Date;

use super::args::CompareArgs;
use crate::commands::context::Context;
use crate::commands::history::report::{RouteHistory, history};
use crate::commands::loaded::Loaded;
use crate::compare::pair::Asked;
use crate::compare::{Background, FieldStanding, Origins, Rung, Subject, field};
use crate::error::Error;
use crate::pricing::Traffic;
use crate::pricing::amount::{Amount, steps};
use crate::query::Setting;
use crate::resolve::Resolved;

/// The parts of a step: a step of [`steps`] is in thousandths, a turn between two of them in millionths.
const WHOLE: u64 = 1_000_000;
/// A thousandth in these parts.
const THOUSANDTH: u64 = WHOLE / 1000;

/// What only a page shows.
pub(super) struct Page<'s, 'a> {
    /// Compared and other models by quality and bill.
    pub(super) field: Vec<FieldStanding<'a>>,
    /// The comparison at less and more traffic, the least first.
    pub(super) stops: Vec<Stop>,
    /// The position among these of the traffic asked for.
    pub(super) now: usize,
    /// The past prices of each model's priced route, with the provider's name; `None`: none is on record.
    pub(super) histories: Vec<Option<(String, RouteHistory)>>,
    /// The source of each figure.
    pub(super) origins: Origins<'s, 'a>,
    /// The day of the answer.
    pub(super) today: Date,
}

/// The comparison at one traffic.
pub(super) struct Stop {
    pub(super) traffic: Traffic,
    /// The command that compares at it.
    pub(super) command: String,
    /// What it says.
    pub(super) rung: Rung,
}

/// What the parts of a page are made from.
pub(super) struct Basis<'p, 's, 'a> {
    pub(super) args: &'p CompareArgs,
    pub(super) resolved: &'p [Resolved],
    pub(super) loaded: &'s Loaded<'a>,
    pub(super) setting: &'p Setting<'s>,
    pub(super) subjects: &'s [Subject<'s>],
    pub(super) asked: Asked<'s>,
}

impl<'s> Page<'s, 's> {
    /// Gathers all of it.
    pub(super) fn new<'a>(
        context: &'s Context,
        basis: &Basis<'_, 's, 'a>,
        background: &Background<'s>,
    ) -> Result<Self, Error> {
        let stops = Stops { context, basis };
        let (stops, now) = stops.all();
        let (evidence, credits) = (background.evidence.clone(), background.credits.clone());
        let subjects = basis.subjects;
        Ok(Self {
            field: field(&context.catalog, subjects, &background.pool, basis.asked)?,
            histories: histories(context, basis)?,
            origins: Origins::new(
                subjects,
                evidence,
                credits,
                basis.args.as_of.map(|_| context.today),
            ),
            today: context.today,
            stops,
            now,
        })
    }
}

/// Judges the comparison at other traffic.
struct Stops<'p, 's, 'a> {
    context: &'p Context,
    basis: &'p Basis<'p, 's, 'a>,
}

impl Stops<'_, '_, '_> {
    /// All stops, with one more wherever the pick changes between two, and the position of the traffic asked
    /// for.
    fn all(&self) -> (Vec<Stop>, usize) {
        let mut found: Vec<(u64, Stop)> = Vec::new();
        for part in steps().map(|step| step * THOUSANDTH) {
            let Some(stop) = self.at(part) else {
                continue;
            };
            if found
                .last()
                .is_some_and(|(_, last)| last.traffic == stop.traffic)
            {
                continue;
            }
            if let Some((before, last)) = found.last()
                && last.rung.pick != stop.rung.pick
                && let Some(turn) = self.turn(*before, part, stop.rung.pick.as_ref())
            {
                found.push(turn);
            }
            found.push((part, stop));
        }
        let now = found.iter().position(|(part, _)| *part == WHOLE);
        let stops = found.into_iter().map(|(_, stop)| stop).collect();
        (stops, now.unwrap_or_default())
    }

    /// The least traffic between two at which the pick is that of the higher; `None`: it is the higher.
    fn turn(&self, mut low: u64, mut high: u64, pick: Option<&String>) -> Option<(u64, Stop)> {
        let mut found = None;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let stop = self.at(middle)?;
            if stop.rung.pick.as_ref() == pick {
                high = middle;
                found = Some((middle, stop));
            } else {
                low = middle;
            }
        }
        found
    }

    /// `None`: there is no such traffic.
    fn at(&self, part: u64) -> Option<Stop> {
        let Basis {
            args,
            loaded,
            setting,
            asked,
            ..
        } = self.basis;
        let amount = Amount::of(&setting.traffic, part, WHOLE)?;
        let typed = amount.within(&args.traffic, &setting.traffic);
        let traffic = self.context.traffic_for(&typed, args.asked.workload).ok()?;
        let setting = Setting {
            traffic,
            ..(*setting).clone()
        };
        let subjects = loaded.subjects(&setting);
        let successors = loaded.successors(&setting);
        let rung = Rung::new(&subjects, &setting, *asked, &successors);
        let options = amount.options(&args.traffic, &self.basis.setting.traffic);
        Some(Stop {
            rung,
            command: self.context.output.about.command_at(&options),
            traffic: setting.traffic,
        })
    }
}

/// The past prices of what is priced, else of what the maker sells: the first of these that has changed, where
/// one has.
fn histories(
    context: &Context,
    basis: &Basis,
) -> Result<Vec<Option<(String, RouteHistory)>>, Error> {
    let Setting {
        traffic, providers, ..
    } = basis.setting;
    let mut all = Vec::new();
    for (one, subject) in basis.resolved.iter().zip(basis.subjects) {
        let model: &Model = subject.model;
        let dated = context.catalog.history(one.position)?;
        let route = subject.priced.as_ref().ok().map(|p| p.offer().route);
        let is_priced =
            |d: &&Dated| route.is_some_and(|r| r.provider == d.provider && r.id == d.series.id);
        let is_own = |d: &&Dated| {
            let provider = providers.get(&d.provider);
            provider.is_some_and(|p| p.lab == Some(model.lab))
        };
        let series = dated
            .iter()
            .filter(is_priced)
            .chain(dated.iter().filter(is_own));
        let series = series.filter_map(|d| history(model, d, traffic, (None, context.today)));
        let mut series: Vec<RouteHistory> = series.collect();
        series.order_by_key(|history| history.changes == 0);
        let first = series.into_iter().next();
        all.push(first.map(|h| (providers.name(&h.provider).to_owned(), h)));
    }
    Ok(all)
}
