//! A family's name without a version → its newest generally available model.
//!
//! Owns what "newest" and "generally available" mean. Does not choose in a family whose newer models have other tiers
//! or sizes: such a name is ambiguous.

use std::cmp::Ordering;

use catalog::names::{Pin, Words, normalize, spell, tail};
use catalog::schema::{Kind, Model, Route, Served, Status};
use catalog::sort::Order;

use super::reading::{DOMINANT, Outcome, Readings};
use super::{Found, Match, Resolver};
use crate::error::Error;
use crate::lifecycle::{life_by, route_status};

/// Families whose first models had no version, with sizes for which the catalog has only later models.
const FIRST: &[(&str, &str)] = &[
    ("baichuan", "13b"),
    ("baichuan", "7b"),
    // V3 and R1, whose names have no size.
    ("deepseek", "671b"),
    ("internlm", "20b"),
    ("internlm", "7b"),
];

/// Labs that tell models apart by month only, which people omit.
const BY_MONTH: &[&str] = &["mistral"];

struct Member {
    model: usize,
    /// Its maker, and its own name without the version: models of a line differ only in version.
    line: (String, Vec<String>),
    /// Words of its name that were not typed.
    omitted: usize,
    version: Vec<u32>,
    dated: bool,
    early: bool,
    served: Served,
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
        // A name that the first models had does not mean the newest.
        if let ([family], [size]) = (&*typed.names, &*typed.sizes)
            && FIRST.contains(&(*family, *size))
        {
            members.retain(|member| member.version.is_empty());
            if members.is_empty() {
                return Ok(readings.all());
            }
        }
        let itself = members.iter().find(|member| Some(member.model) == itself);
        if let Some(member) = itself
            && self.is_served_by_its_lab(member)?
        {
            return Ok(one(member.model, Match::Normalized));
        }
        let lines = lines(&members);
        let line = match lines.as_slice() {
            [] => return self.only(typed, readings, itself),
            [line] => line,
            several => match dominant(several) {
                Some(line) => line,
                None => return Ok(Outcome::Several(each_newest(several))),
            },
        };
        let Some(chosen) = self.newest(line)? else {
            return self.only(typed, readings, itself);
        };
        let newer = self.newer_of_other_tiers(chosen, &readings, &members)?;
        if let Some(itself) = itself
            && !self.is_outdone(itself, line, &newer)?
        {
            return Ok(one(itself.model, Match::Normalized));
        }
        if !newer.is_empty() {
            let mut models = vec![chosen.model];
            models.extend(newer);
            return Ok(Outcome::Several(models));
        }
        let model = chosen.model;
        Ok(Outcome::One(match (line.len(), chosen.omitted) {
            (1, 0) => Found::new(model, Match::Normalized),
            (1, _) => Found::new(model, Match::Part),
            (count, _) => {
                let note =
                    format!("the newest generally available of {count} models with that name");
                Found::noted(model, Match::Family, note)
            }
        }))
    }

    /// Nothing with the name is available: picks the model itself, or the only one with the name, of any size.
    fn only(
        &self,
        typed: &Words,
        readings: Readings,
        itself: Option<&Member>,
    ) -> Result<Outcome, Error> {
        if let Some(itself) = itself {
            return Ok(one(itself.model, Match::Normalized));
        }
        let fits: Vec<usize> = readings.fits.iter().map(|fit| fit.model).collect();
        Ok(match (fits.as_slice(), readings.sized.as_slice()) {
            ([model], []) if !self.adds_month(typed, *model)? => one(*model, Match::Part),
            ([], [model])
                if typed.sizes.is_empty() && self.stands_alone(*model, &readings.near) =>
            {
                one(*model, Match::Part)
            }
            _ => readings.all(),
        })
    }

    /// Whether a model's name has a month that was not typed, and its lab also has models of that family without one:
    /// `LongCat-Flash-Thinking` is older than `LongCat-Flash-Thinking-2601`.
    pub(super) fn adds_month(&self, typed: &Words, model: usize) -> Result<bool, Error> {
        let by_month = |id: &str| matches!(spell(tail(id)).pin, Some(Pin::Month(..)));
        let id = self.catalog.model_id(model)?;
        let lab = id.split('/').next().unwrap_or(id);
        if !typed.versions.is_empty() || !by_month(id) || BY_MONTH.contains(&lab) {
            return Ok(false);
        }
        let normalized = normalize(tail(id));
        let brand = Words::of(&normalized).brand.unwrap_or_default();
        for other in self.with_all_words(&Words::of(brand)) {
            let other = self.catalog.model_id(other)?;
            let name = normalize(tail(other));
            let first = Words::of(&name).version().is_empty() && !by_month(other);
            if first && other.split('/').next() == Some(lab) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether no other model of the name has another size or more providers.
    fn stands_alone(&self, model: usize, near: &[usize]) -> bool {
        let own = self.sizes(model);
        near.iter().all(|other| {
            let other_sizes = self.sizes(*other);
            (other_sizes.is_empty() || other_sizes == own)
                && self.catalog.served(*other) <= self.catalog.served(model)
        })
    }

    fn member(&self, at: usize, omitted: usize) -> Result<Member, Error> {
        let id = self.catalog.model_id(at)?;
        let (lab, tail) = id.split_once('/').unwrap_or(("", id));
        let name = normalize(tail);
        let words = Words::of_name(&name, tail);
        let names = words.names.iter().map(|w| (*w).to_owned());
        Ok(Member {
            model: at,
            line: (lab.to_owned(), names.collect()),
            omitted,
            version: words.version(),
            dated: words.is_dated(),
            early: words.is_early(),
            served: self.catalog.served_by(at)?,
        })
    }

    /// Generally available: has a provider, and is neither base weights, an early release, retiring, deprecated,
    /// retired nor withdrawn.
    fn is_available(&self, member: &Member) -> Result<bool, Error> {
        if member.early || member.served.providers == 0 {
            return Ok(false);
        }
        let model = self.catalog.model(member.model)?;
        let life = life_by(&model, member.own(&model), self.today);
        let over = matches!(
            life.status,
            Status::Deprecated | Status::Preview | Status::Retired | Status::Withdrawn
        );
        Ok(!life.ends && !over && model.kind != Kind::Base)
    }

    fn is_served_by_its_lab(&self, member: &Member) -> Result<bool, Error> {
        if member.served.own.is_empty() {
            return Ok(false);
        }
        let model = self.catalog.model(member.model)?;
        let active = |route: &Route| route_status(&route.terms, self.today) == Status::Active;
        Ok(member.own(&model).any(active))
    }

    /// The newest generally available model of a line; prefers those with more than one provider.
    fn newest<'m>(&self, line: &[&'m Member]) -> Result<Option<&'m Member>, Error> {
        let mut left = line.to_vec();
        let mut barely = None;
        while let Some(newest) = latest(&left) {
            if self.is_available(newest)? {
                if newest.served.providers > 1 {
                    return Ok(Some(newest));
                }
                barely = barely.or(Some(newest));
            }
            left.retain(|member| member.model != newest.model);
        }
        Ok(barely)
    }

    /// Whether the model with the bare name has fewer providers than an available one of its line, or than a newer one
    /// of another tier.
    fn is_outdone(
        &self,
        itself: &Member,
        line: &[&Member],
        newer: &[usize],
    ) -> Result<bool, Error> {
        let more = |providers: u32| providers > itself.served.providers;
        if newer.iter().any(|at| more(self.catalog.served(*at))) {
            return Ok(true);
        }
        for member in line.iter().filter(|m| more(m.served.providers)) {
            if self.is_available(member)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Available models of the same lab with these words and more, with a higher version and not older.
    fn newer_of_other_tiers(
        &self,
        chosen: &Member,
        readings: &Readings,
        members: &[Member],
    ) -> Result<Vec<usize>, Error> {
        let mut others = Vec::new();
        for at in readings.near.iter().chain(&readings.sized) {
            others.push(self.member(*at, 0)?);
        }
        let mut found = Vec::new();
        for other in members.iter().chain(&others) {
            let older = match (other.served.released, chosen.served.released) {
                (Some(other), Some(chosen)) => other < chosen,
                _ => false,
            };
            if other.line.0 == chosen.line.0
                && other.served.providers > 1
                && other.version > chosen.version
                && !older
                && self.is_available(other)?
            {
                found.push(other.model);
            }
        }
        Ok(found)
    }
}

impl Member {
    fn own<'r>(&self, model: &'r Model<'r>) -> impl Iterator<Item = &'r Route<'r>> {
        let at = self.served.own.iter();
        at.filter_map(|at| model.routes.get(*at as usize))
    }
}

fn one(model: usize, by: Match) -> Outcome {
    Outcome::One(Found::new(model, by))
}

/// Groups members by line; keeps only lines whose whole name was typed, if there are any.
fn lines(members: &[Member]) -> Vec<Vec<&Member>> {
    let mut lines: Vec<Vec<&Member>> = Vec::new();
    for member in members {
        match lines.iter_mut().find(|line| line[0].line == member.line) {
            Some(line) => line.push(member),
            None => lines.push(vec![member]),
        }
    }
    let whole = |line: &Vec<&Member>| line.iter().any(|member| member.omitted == 0);
    if lines.iter().any(whole) {
        lines.retain(whole);
    }
    lines
}

/// The newest by release date or, without one, by version. For one version, the undated name stands for the dated
/// ones.
fn latest<'m>(of: &[&'m Member]) -> Option<&'m Member> {
    let plain: Vec<&[u32]> = of
        .iter()
        .filter(|member| !member.dated && !member.version.is_empty())
        .map(|member| member.version.as_slice())
        .collect();
    let plain = |member: &&&Member| !member.dated || !plain.contains(&member.version.as_slice());
    let (released, unknown): (Vec<&Member>, Vec<&Member>) = of
        .iter()
        .filter(plain)
        .partition(|member| member.served.released.is_some());
    let by_version = |a: &&Member, b: &&Member| {
        let key = |member: &Member| (member.version.clone(), member.served.providers);
        key(a).cmp(&key(b))
    };
    let day = |member: &Member| member.served.released;
    let by_day = |a: &&Member, b: &&Member| {
        let day = day(a).partial_cmp(&day(b)).unwrap_or(Ordering::Equal);
        day.then_with(|| by_version(a, b))
    };
    let newest = released.into_iter().max_by(by_day);
    // Without a release date, the higher version is newer.
    match (newest, unknown.into_iter().max_by(by_version)) {
        (Some(dated), Some(other)) if other.version > dated.version => Some(other),
        (None, other) => other,
        (dated, _) => dated,
    }
}

/// The line with far more providers than any other.
fn dominant<'l, 'm>(lines: &'l [Vec<&'m Member>]) -> Option<&'l Vec<&'m Member>> {
    let mut served: Vec<(u32, &Vec<&Member>)> = lines.iter().map(|l| (most(l), l)).collect();
    served.order_by_key(|(most, _)| std::cmp::Reverse(*most));
    match served.as_slice() {
        [(first, line), (second, _), ..] if *first >= DOMINANT * (*second).max(1) => Some(line),
        _ => None,
    }
}

fn most(line: &[&Member]) -> u32 {
    let providers = line.iter().map(|member| member.served.providers);
    providers.max().unwrap_or(0)
}

fn each_newest(lines: &[Vec<&Member>]) -> Vec<usize> {
    let newest = lines.iter().filter_map(|line| latest(line));
    newest.map(|member| member.model).collect()
}
