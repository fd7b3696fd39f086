//! What every command gets: the data, the day, the settings, and where the answer goes.
//!
//! Owns loading what the domain asks for, and how old the data may be. Does not know other rules, or layout.

use std::borrow::Cow;
use std::rc::Rc;

use catalog::Catalog;
use catalog::schema::{Model, Workload};
use catalog::units::{Date, Days};
use serde::Serialize;

use crate::compare::Credit;
use crate::config::Config;
use crate::day::Day;
use crate::error::{Error, Kind};
use crate::output::document::Document;
use crate::output::report::Report;
use crate::output::rows::Rows;
use crate::output::target::Output;
use crate::paths::Paths;
use crate::pricing::args::{Market, TrafficArgs, Usual};
use crate::pricing::needs::RouteArgs;
use crate::pricing::routes::Choice;
use crate::pricing::{Profile, Traffic};
use crate::providers::find_provider;
use crate::query::workload::rule_of;
use crate::resolve::{Resolved, Resolver};
use crate::wording::count;
use crate::{layers, output};

/// What every command gets.
#[derive(Debug, Clone)]
pub struct Context {
    /// The data.
    pub catalog: Catalog,
    /// Whether they are a folder's that the caller named, in place of all layers.
    pub replaced: bool,
    /// The day the answer is to hold for.
    pub today: Date,
    /// Whether names have to be written out.
    pub exact: bool,
    /// Where the answer goes and in which form.
    pub output: Output,
    /// The user's settings.
    pub config: Config,
    /// Where the user's files are.
    pub paths: Paths,
    /// The oldest that the figures of an answer may be.
    pub max_age: Option<Days>,
    /// What stands for standard input. `None`: standard input itself.
    pub input: Option<Rc<str>>,
}

/// Older data than this are worth a hint.
const OLD_DAYS: i32 = 30;

impl Context {
    /// Refuses data older than the caller allows.
    ///
    /// # Errors
    /// [`Kind::Stale`].
    pub fn young_enough(&self) -> Result<(), Error> {
        let as_of = self.catalog.meta()?.as_of;
        self.not_older("the data is", as_of)
    }

    /// Refuses an answer whose oldest price is older than the caller allows; one that rests on no price is
    /// as old as the catalog.
    fn fresh<T>(&self, report: &Report<T>) -> Result<(), Error> {
        match report.prices_as_of {
            Some(days) => self.not_older("the oldest price of this answer is", days.oldest),
            None => self.young_enough(),
        }
    }

    fn not_older(&self, what: &str, as_of: Date) -> Result<(), Error> {
        let Some(Days(most)) = self.max_age else {
            return Ok(());
        };
        let age = as_of.days_until(self.today);
        // Where the day's date begins first, data may be a day ahead.
        if (-1..=i64::from(most)).contains(&i64::from(age)) {
            return Ok(());
        }
        if age < 0 {
            let message = format!("{what} dated in the future ({as_of}), so its age is unknown");
            let hint = "check the system clock; `llmcmp update` replaces wrongly dated data";
            return Err(Error::new(Kind::Stale, message).hint(hint));
        }
        let (age, most) = (count(age, "day"), count(most, "day"));
        let message = format!("{what} {age} old, as of {as_of}; --max-age allows {most}");
        Err(Error::new(Kind::Stale, message).hint("`llmcmp update` fetches newer data"))
    }

    /// Tells a person at a terminal that newer data can be had.
    pub fn hint_at_age(&self) -> Result<(), Error> {
        let age = self.catalog.meta()?.as_of.days_until(self.today);
        if age > OLD_DAYS {
            output::hint(&format!(
                "the data is {age} days old; run `llmcmp update` for newer data"
            ));
        }
        Ok(())
    }

    /// The same with prices of the routes alone that are as asked, where anything is.
    pub(crate) fn under(&self, asked: &RouteArgs) -> Result<Cow<'_, Self>, Error> {
        if asked.is_empty() {
            return Ok(Cow::Borrowed(self));
        }
        Ok(Cow::Owned(Self {
            catalog: asked.narrow(self.catalog.clone())?,
            ..self.clone()
        }))
    }

    /// How many priced routes of the named models are not as asked, or not known to be.
    pub(crate) fn left_out(
        &self,
        asked: &RouteArgs,
        resolved: &[Resolved],
    ) -> Result<Vec<String>, Error> {
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        Ok(asked.notes(&self.catalog, &self.models(resolved)?)?)
    }

    /// The same as of a past day, where one is named: the prices on record for it, and routes as they stood then.
    ///
    /// # Errors
    /// A day that has not come, or of which a month alone is named.
    pub(crate) fn at(&self, day: Option<Day>) -> Result<Cow<'_, Self>, Error> {
        let Some(day) = day else {
            return Ok(Cow::Borrowed(self));
        };
        let day = day.date(self.today);
        if day > self.today {
            let message = format!("--as-of {day} is in the future");
            return Err(Error::new(Kind::Usage, message).hint("omit --as-of for today's prices"));
        }
        Ok(Cow::Owned(Self {
            catalog: self.catalog.clone().as_of(day),
            today: day,
            ..self.clone()
        }))
    }

    /// A report of this data and day.
    pub(crate) fn report<T>(
        &self,
        query: Vec<Resolved>,
        warnings: Vec<String>,
        body: T,
    ) -> Result<Report<T>, Error> {
        Report::new(&self.catalog, self.today, query, warnings, body)
    }

    /// Writes a report in the form asked for.
    pub(crate) fn show<T: Serialize + Rows>(
        &self,
        report: &Report<T>,
        view: impl FnOnce(&Report<T>) -> Document,
    ) -> Result<(), Error> {
        self.fresh(report)?;
        output::report(report, view, &self.output)
    }

    /// How names are read.
    pub(crate) fn resolver(&self) -> Resolver<'_> {
        Resolver {
            catalog: &self.catalog,
            today: self.today,
            exact: self.exact,
        }
    }

    /// The models that names mean, each named once.
    pub(crate) fn resolve(&self, names: &[String]) -> Result<Vec<Resolved>, Error> {
        self.resolver().all(names)
    }

    /// The positions of the models that names mean; without names, of all.
    pub(crate) fn positions(&self, names: &[String]) -> Result<Vec<usize>, Error> {
        if names.is_empty() {
            return Ok((0..self.catalog.model_count()).collect());
        }
        Ok(self
            .resolve(names)?
            .iter()
            .map(|one| one.position)
            .collect())
    }

    /// The models of resolved names, in order.
    pub(crate) fn models(&self, resolved: &[Resolved]) -> Result<Vec<Model<'_>>, Error> {
        let each = resolved.iter().map(|r| self.catalog.model(r.position));
        Ok(each.collect::<Result<_, _>>()?)
    }

    /// The credit of a source, with the layer that its newest copy came with.
    pub(crate) fn credit(&self, id: &str) -> Option<Credit> {
        let source = self.catalog.source(id)?;
        let layer = layers::layer_of(&self.catalog, &source.id, source.snapshot);
        Some(Credit::new(source, layer))
    }

    /// The choice of the priced route that the options mean.
    pub(crate) fn choice(&self, market: &Market) -> Result<Choice, Error> {
        let known = |id: &str| -> Result<String, Error> {
            Ok(find_provider(&self.catalog, id)?.id.to_owned())
        };
        market.choice(|| self.config.mine(), known)
    }

    /// The traffic that the options state.
    pub(crate) fn traffic(&self, args: &TrafficArgs) -> Result<Traffic, Error> {
        self.traffic_for(args, None)
    }

    /// The traffic that the options state, else that of the settings, else that of a workload.
    pub(crate) fn traffic_for(
        &self,
        args: &TrafficArgs,
        workload: Option<Workload>,
    ) -> Result<Traffic, Error> {
        let own: Vec<Profile> = self.config.traffic().collect();
        let usual = Usual {
            name: self.config.value("traffic"),
            totals: self.config.totals(),
            of_work: workload.and_then(|workload| rule_of(workload).profile),
        };
        let mut traffic = args.stated(&usual, &own)?;
        let (names, factors): (Vec<String>, Vec<_>) = args.token_factor.iter().cloned().unzip();
        let models = self.resolve(&names)?;
        traffic.token_factors = models.into_iter().map(|r| r.model).zip(factors).collect();
        for (name, share) in &args.discount {
            let provider = find_provider(&self.catalog, name)?;
            let mut discounts = traffic.discounts.iter();
            if discounts.any(|(known, _)| known == provider.id) {
                let message = format!("--discount names {} twice", provider.name);
                return Err(Error::new(Kind::Usage, message).hint("name each provider once"));
            }
            traffic.discounts.push((provider.id.to_owned(), *share));
        }
        Ok(traffic)
    }
}

/// All models of a catalog.
pub(crate) fn all_models(catalog: &Catalog) -> Result<Vec<Model<'_>>, Error> {
    let each = (0..catalog.model_count()).map(|at| catalog.model(at));
    Ok(each.collect::<Result<_, _>>()?)
}
