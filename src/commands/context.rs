//! The context of every command: data, date, settings and output.
//!
//! Owns loading what the domain needs, and the limit on the data's age. Does not know other rules, or layout.

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

#[derive(Debug, Clone)]
pub struct Context {
    pub catalog: Catalog,
    /// Whether `catalog` is the directory given with --catalog, without other layers.
    pub replaced: bool,
    /// The date used as today.
    pub today: Date,
    /// Whether names must match exactly.
    pub exact: bool,
    pub output: Output,
    pub config: Config,
    pub paths: Paths,
    /// Maximum age of the figures in an answer.
    pub max_age: Option<Days>,
    /// Replaces standard input.
    pub input: Option<Rc<str>>,
}

/// Data older than this is worth a hint.
const OLD_DAYS: i32 = 30;

impl Context {
    /// Fails if the data is older than `--max-age`.
    ///
    /// # Errors
    /// [`Kind::Stale`].
    pub fn young_enough(&self) -> Result<(), Error> {
        let as_of = self.catalog.meta()?.as_of;
        self.not_older("the data is", as_of)
    }

    /// Fails if the oldest price of an answer is older than `--max-age`. Without prices, the catalog's date counts.
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
        // Data from a time zone ahead of UTC may be dated tomorrow.
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

    /// Suggests an update if standard error is a terminal.
    pub fn hint_at_age(&self) -> Result<(), Error> {
        let age = self.catalog.meta()?.as_of.days_until(self.today);
        if age > OLD_DAYS {
            output::hint(&format!(
                "the data is {age} days old; run `llmcmp update` for newer data"
            ));
        }
        Ok(())
    }

    /// The context with only the requested routes; unchanged without route options.
    pub(crate) fn under(&self, asked: &RouteArgs) -> Result<Cow<'_, Self>, Error> {
        if asked.is_empty() {
            return Ok(Cow::Borrowed(self));
        }
        Ok(Cow::Owned(Self {
            catalog: asked.narrow(self.catalog.clone())?,
            ..self.clone()
        }))
    }

    /// Notes on priced routes of the named models that were excluded, or lack the data to tell.
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

    /// The context as of a past date: the prices on record for it, and routes as they were then.
    ///
    /// # Errors
    /// A date in the future, or a month without a day.
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

    pub(crate) fn report<T>(
        &self,
        query: Vec<Resolved>,
        warnings: Vec<String>,
        body: T,
    ) -> Result<Report<T>, Error> {
        Report::new(&self.catalog, self.today, query, warnings, body)
    }

    /// Writes a report in the requested format.
    pub(crate) fn show<T: Serialize + Rows>(
        &self,
        report: &Report<T>,
        view: impl FnOnce(&Report<T>) -> Document,
    ) -> Result<(), Error> {
        self.fresh(report)?;
        output::report(report, view, &self.output)
    }

    pub(crate) fn resolver(&self) -> Resolver<'_> {
        Resolver {
            catalog: &self.catalog,
            today: self.today,
            exact: self.exact,
        }
    }

    /// The models for these names; two names of one model are an error.
    pub(crate) fn resolve(&self, names: &[String]) -> Result<Vec<Resolved>, Error> {
        self.resolver().all(names)
    }

    /// Positions of the named models; of all models without names.
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

    pub(crate) fn models(&self, resolved: &[Resolved]) -> Result<Vec<Model<'_>>, Error> {
        let each = resolved.iter().map(|r| self.catalog.model(r.position));
        Ok(each.collect::<Result<_, _>>()?)
    }

    /// The credit of a source, with the layer of its newest copy.
    pub(crate) fn credit(&self, id: &str) -> Option<Credit> {
        let source = self.catalog.source(id)?;
        let layer = layers::layer_of(&self.catalog, &source.id, source.snapshot);
        Some(Credit::new(source, layer))
    }

    /// How to choose the priced route, from the options.
    pub(crate) fn choice(&self, market: &Market) -> Result<Choice, Error> {
        let known = |id: &str| -> Result<String, Error> {
            Ok(find_provider(&self.catalog, id)?.id.to_owned())
        };
        market.choice(|| self.config.mine(), known)
    }

    /// The traffic from the options.
    pub(crate) fn traffic(&self, args: &TrafficArgs) -> Result<Traffic, Error> {
        self.traffic_for(args, None)
    }

    /// The traffic from the options, else the settings, else the workload.
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

pub(crate) fn all_models(catalog: &Catalog) -> Result<Vec<Model<'_>>, Error> {
    let each = (0..catalog.model_count()).map(|at| catalog.model(at));
    Ok(each.collect::<Result<_, _>>()?)
}
