//! What only HTML pages show: the comparison at other traffic, other models for context, past prices, and the source of
//! each figure.

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

/// Parts of the requested traffic: [`steps`] are thousandths, changes of pick between them millionths.
const WHOLE: u64 = 1_000_000;
const THOUSANDTH: u64 = WHOLE / 1000;

pub(super) struct Page<'s, 'a> {
    /// Compared and other models by quality and bill.
    pub(super) field: Vec<FieldStanding<'a>>,
    /// The comparison at other traffic, least first.
    pub(super) stops: Vec<Stop>,
    /// Index of the requested traffic in `stops`.
    pub(super) now: usize,
    /// Past prices of each model's priced route, with the provider's name; `None` if there are none.
    pub(super) histories: Vec<Option<(String, RouteHistory)>>,
    pub(super) origins: Origins<'s, 'a>,
    /// The date used as today.
    pub(super) today: Date,
}

pub(super) struct Stop {
    pub(super) traffic: Traffic,
    /// The command for this traffic.
    pub(super) command: String,
    /// The result.
    pub(super) rung: Rung,
}

/// The inputs of a [`Page`].
pub(super) struct Basis<'p, 's, 'a> {
    pub(super) args: &'p CompareArgs,
    pub(super) resolved: &'p [Resolved],
    pub(super) loaded: &'s Loaded<'a>,
    pub(super) setting: &'p Setting<'s>,
    pub(super) subjects: &'s [Subject<'s>],
    pub(super) asked: Asked<'s>,
}

impl<'s> Page<'s, 's> {
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

/// Runs the comparison at other traffic.
struct Stops<'p, 's, 'a> {
    context: &'p Context,
    basis: &'p Basis<'p, 's, 'a>,
}

impl Stops<'_, '_, '_> {
    /// All stops, including each change of pick between two, and the index of the requested traffic.
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

    /// The least traffic between `low` and `high` with the pick of `high`; `None` if that is `high` itself.
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

    /// `None` if there is no such traffic.
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

/// Past prices of each model's priced route, else of its lab's routes; those with changes are preferred.
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
