//! A family's name without a version → its newest generally available model.
//!
//! Owns what "newest" and "generally available" mean. Refuses a family whose newer models have further
//! tiers or sizes: then which is meant is open.

use std::cmp::Ordering;

use super::reading::{DOMINANT, Outcome, Readings};
use super::{Found, Match, Resolver};
use crate::catalog::schema::{Kind, Status};
use crate::error::Error;
use crate::lifecycle::{life, route_status};
use crate::names::{Words, normalize};
use crate::providers::Providers;
use crate::units::Date;

/// A model that a family's name may mean.
struct Member {
    model: usize,
    /// Its maker and its own name without version: models of one line differ by version alone.
    line: (String, Vec<String>),
    /// Words of its name that were not typed.
    omitted: usize,
    version: Vec<u32>,
    dated: bool,
    released: Option<Date>,
    providers: u32,
    /// Generally available.
    available: bool,
    /// Its own lab serves it.
    own: bool,
}

impl Resolver<'_> {
    pub(super) fn family(
        &self,
        typed: &Words,
        readings: Readings,
        itself: Option<usize>,
    ) -> Result<Outcome, Error> {
        let mut members = Vec::new();
        for fit in &readings.fits {
            members.push(self.member(fit.model, fit.omitted)?);
        }
        if let Some(at) = itself
            && !members.iter().any(|member| member.model == at)
        {
            members.push(self.member(at, 0)?);
        }
        let itself = members.iter().find(|member| Some(member.model) == itself);
        if itself.is_some_and(|member| member.own) {
            return Ok(one(itself.map(|member| member.model), Match::Normalized));
        }
        let lines = lines(&members);
        let newest: Vec<(&Member, usize)> = lines
            .iter()
            .filter_map(|line| Some((newest(line)?, line.len())))
            .collect();
        let (chosen, count) = match newest.as_slice() {
            [] => return Ok(self.only(typed, readings, itself)),
            [one] => *one,
            several => match dominant(several) {
                Some(one) => one,
                None => {
                    let models = several.iter().map(|(member, _)| member.model);
                    return Ok(Outcome::Several(models.collect()));
                }
            },
        };
        let newer = self.newer_of_other_tiers(chosen, &readings, &members)?;
        let line = members
            .iter()
            .filter(|m| m.line == chosen.line && m.available);
        let others = line
            .map(|m| m.providers)
            .chain(newer.iter().map(|at| self.catalog.served(*at)));
        let most = others.max();
        if let Some(itself) =
            itself.filter(|itself| most.is_none_or(|most| most <= itself.providers))
        {
            return Ok(one(Some(itself.model), Match::Normalized));
        }
        if !newer.is_empty() {
            let mut models = vec![chosen.model];
            models.extend(newer);
            return Ok(Outcome::Several(models));
        }
        let (by, note) = match (count, chosen.omitted) {
            (1, 0) => (Match::Normalized, None),
            (1, _) => (Match::Part, None),
            _ => (
                Match::Family,
                Some(format!(
                    "the newest generally available of {count} models of that name"
                )),
            ),
        };
        let model = chosen.model;
        Ok(Outcome::One(Found { model, by, note }))
    }

    /// Where nothing of the name is available: the model itself, or the only one with the name, of
    /// whatever size.
    fn only(&self, typed: &Words, readings: Readings, itself: Option<&Member>) -> Outcome {
        if let Some(itself) = itself {
            return one(Some(itself.model), Match::Normalized);
        }
        let fits: Vec<usize> = readings.fits.iter().map(|fit| fit.model).collect();
        match (fits.as_slice(), readings.sized.as_slice()) {
            ([model], []) => one(Some(*model), Match::Part),
            ([], [model])
                if typed.sizes.is_empty() && self.stands_alone(*model, &readings.near) =>
            {
                one(Some(*model), Match::Part)
            }
            _ => readings.all(),
        }
    }

    /// No other model of the name has another size or is more served.
    fn stands_alone(&self, model: usize, near: &[usize]) -> bool {
        let sizes = |at: usize| {
            let id = self.catalog.model_id(at).unwrap_or_default();
            let name = normalize(id);
            let sizes: Vec<String> = Words::of_name(&name, id)
                .sizes
                .iter()
                .map(|s| (*s).to_owned())
                .collect();
            sizes
        };
        let own = sizes(model);
        near.iter().all(|other| {
            let other_sizes = sizes(*other);
            (other_sizes.is_empty() || other_sizes == own)
                && self.catalog.served(*other) <= self.catalog.served(model)
        })
    }

    fn member(&self, at: usize, omitted: usize) -> Result<Member, Error> {
        let model = self.catalog.model(at)?;
        let providers = Providers::of(self.catalog, [&model])?;
        let life = life(&model, &providers, self.today);
        let tail = normalize(model.id.split_once('/').map_or(model.id, |(_, tail)| tail));
        let words = Words::of(&tail);
        let over = matches!(
            life.status,
            Status::Deprecated | Status::Preview | Status::Retired | Status::Withdrawn
        );
        let own = model.routes.iter().any(|route| {
            providers.is_own(&model, route)
                && route_status(&route.terms, self.today) == Status::Active
        });
        Ok(Member {
            model: at,
            line: (
                model.lab.to_owned(),
                words.names.iter().map(|w| (*w).to_owned()).collect(),
            ),
            omitted,
            version: words.version(),
            dated: words.is_dated(),
            released: model.facts.released,
            providers: self.catalog.served(at),
            available: !life.ends && !over && !words.is_early() && model.kind != Kind::Base,
            own,
        })
    }

    /// Models of the same lab with the same words and more, of a higher version and not older.
    fn newer_of_other_tiers(
        &self,
        chosen: &Member,
        readings: &Readings,
        members: &[Member],
    ) -> Result<Vec<usize>, Error> {
        let newer = |other: &Member| {
            let older = match (other.released, chosen.released) {
                (Some(other), Some(chosen)) => other < chosen,
                _ => false,
            };
            other.line.0 == chosen.line.0
                && other.available
                && other.providers > 1
                && other.version > chosen.version
                && !older
        };
        let mut found: Vec<usize> = members
            .iter()
            .filter(|m| newer(m))
            .map(|m| m.model)
            .collect();
        for at in readings.near.iter().chain(&readings.sized) {
            let id = self.catalog.model_id(*at)?;
            let (lab, tail) = id.split_once('/').unwrap_or(("", id));
            if lab == chosen.line.0 && Words::of(&normalize(tail)).version() > chosen.version {
                let other = self.member(*at, 0)?;
                found.extend(newer(&other).then_some(other.model));
            }
        }
        Ok(found)
    }
}

fn one(model: Option<usize>, by: Match) -> Outcome {
    model.map_or(Outcome::Nothing, |model| {
        Outcome::One(Found::new(model, by))
    })
}

/// The members by line; only those lines of which nothing was left out, where there are such.
fn lines(members: &[Member]) -> Vec<Vec<&Member>> {
    let mut lines: Vec<Vec<&Member>> = Vec::new();
    for member in members {
        match lines.iter_mut().find(|line| line[0].line == member.line) {
            Some(line) => line.push(member),
            None => lines.push(vec![member]),
        }
    }
    let whole = |line: &Vec<&Member>| {
        line.iter().any(|member| member.omitted == 0) && newest(line).is_some()
    };
    if lines.iter().any(whole) {
        lines.retain(whole);
    }
    lines
}

/// The newest of a line that is generally available: at more than one provider, if any is.
fn newest<'m>(line: &[&'m Member]) -> Option<&'m Member> {
    let available = line.iter().filter(|member| member.available);
    let widely = available.clone().filter(|member| member.providers > 1);
    let mut of: Vec<&Member> = widely.copied().collect();
    if of.is_empty() {
        of = available
            .filter(|member| member.providers > 0)
            .copied()
            .collect();
    }
    // Of one version the plain name stands for its dated forms.
    let plain: Vec<&[u32]> = of
        .iter()
        .filter(|member| !member.dated && !member.version.is_empty())
        .map(|member| member.version.as_slice())
        .collect();
    let (released, unknown): (Vec<&Member>, Vec<&Member>) = of
        .iter()
        .filter(|member| !member.dated || !plain.contains(&member.version.as_slice()))
        .partition(|member| member.released.is_some());
    let by_day = released.into_iter().max_by(|a, b| {
        let day = a
            .released
            .partial_cmp(&b.released)
            .unwrap_or(Ordering::Equal);
        day.then_with(|| (&a.version, a.providers).cmp(&(&b.version, b.providers)))
    });
    // Without a release day the higher version is the newer one.
    let by_version = unknown
        .into_iter()
        .max_by(|a, b| (&a.version, a.providers).cmp(&(&b.version, b.providers)));
    match (by_day, by_version) {
        (Some(dated), Some(other)) if other.version > dated.version => Some(other),
        (Some(dated), _) => Some(dated),
        (None, other) => other,
    }
}

/// The line that far more providers serve than any other.
fn dominant<'m>(lines: &[(&'m Member, usize)]) -> Option<(&'m Member, usize)> {
    let best = lines.iter().max_by_key(|(member, _)| member.providers)?;
    let second = lines
        .iter()
        .filter(|(member, _)| member.model != best.0.model);
    let second = second.map(|(member, _)| member.providers).max()?;
    (best.0.providers >= DOMINANT * second.max(1)).then_some(*best)
}
