//! What to report about an id, from the routes it reads as and the retirements providers announced.
//!
//! Does not find ids in texts (`tokens`).

use catalog::names::normalize;
use catalog::schema::{End, ProviderKind, RetirementBasis, Status};
use catalog::units::Date;

use super::clouds::VERTEX;
use super::ends::regional;
use super::spellings::{RESOURCE, Reading};
use super::{At, Checker, DEPLOYMENTS, ELSEWHERE, Kind, SaidBy, Successor, Used, Verdict};
use super::{families, life, pointer, successor};
use crate::error::Error;
use crate::lifecycle::route_status;

impl<'a> Checker<'a> {
    /// How an id reads; `at`: its provider, where known.
    fn reading(&self, id: &str, at: Option<&str>) -> Option<Reading> {
        if let Some(model) = self.deployments.get(id) {
            let at = at.unwrap_or(DEPLOYMENTS);
            return self
                .spellings
                .read_at(model, at)
                .or_else(|| self.spellings.read(model));
        }
        let Some(at) = at else {
            return self.spellings.read(id);
        };
        if let Some(reading) = self.spellings.read_at(id, at) {
            return Some(reading);
        }
        // A lab's client says no more than the bare id, and a prefix names the provider itself.
        let lab = self.providers.get(at).map(|p| p.kind) == Some(ProviderKind::Lab);
        let prefixed = self.spellings.split_provider(id).is_some() && !self.is_gateway(at);
        (lab || prefixed).then(|| self.spellings.read(id)).flatten()
    }

    /// The model and routes that an id means, for a policy; `None`: no model.
    pub fn used<'i>(&'i self, id: &'i str, at: Option<&str>) -> Option<Used<'i>> {
        let reading = self.reading(id, at)?;
        let route = |at: &At| self.route(*at);
        Some(Used {
            spelling: id,
            model: self.model(reading.model),
            routes: reading.routes.iter().map(route).collect(),
        })
    }

    /// What to report about an id; `None`: nothing.
    ///
    /// # Errors
    /// A damaged catalog.
    pub fn verdict(&self, id: &str, at: Option<&str>) -> Result<Option<Verdict>, Error> {
        self.verdict_on(self.today, id, at)
    }

    /// What was to report on another day.
    ///
    /// # Errors
    /// As [`Checker::verdict`].
    pub fn verdict_on(
        &self,
        day: Date,
        id: &str,
        at: Option<&str>,
    ) -> Result<Option<Verdict>, Error> {
        if at == Some(ELSEWHERE) {
            return Ok(None);
        }
        // Google Cloud also accepts the lab's prefix.
        let id = match at {
            Some(VERTEX) => id.strip_prefix("google/").unwrap_or(id),
            _ => id,
        };
        // A gateway passes on what labs serve; open weights may still run elsewhere.
        let at = at.filter(|at| !self.is_gateway(at) || self.is_open_spelling(id));
        let gateway = at.is_none_or(|at| self.is_gateway(at));
        if let Some(own) = families::as_lab_writes(id).filter(|_| gateway)
            && let Some(verdict) = self.verdict_on(day, &own, None)?
            && !matches!(verdict.kind, Kind::Unknown | Kind::Moved)
        {
            return Ok(Some(verdict));
        }
        // Only Azure writes 3.5 like this.
        let at = at.or_else(|| families::is_of_azure(id).then_some(DEPLOYMENTS));
        let reading = self.reading(id, at);
        let end = self.end(id, at, reading.as_ref());
        if at == Some(DEPLOYMENTS)
            && reading.is_none()
            && end.is_none()
            && let Some(own) = families::as_azure_writes(id)
        {
            return self.verdict_on(day, &own, at);
        }
        if let Some(end) = end {
            match self.by_end(id, end, reading.as_ref(), day) {
                Some(verdict) => return Ok(Some(verdict)),
                // The provider lists it, and its retirement is far off.
                None if reading.is_none() => return Ok(None),
                None => {}
            }
        }
        let Some(reading) = reading else {
            match self.by_stem(day, id, at)? {
                Stem::Ended(verdict) => return Ok(Some(*verdict)),
                Stem::Lives => return Ok(None),
                Stem::Untold => {}
            }
            // Only the provider knows its own model ids.
            let named = at.and_then(|at| self.providers.get(at));
            let elsewhere = named.is_some_and(|p| p.kind != ProviderKind::Lab);
            return Ok(self.unknown(id).filter(|_| !elsewhere));
        };
        let standing = life::standing(&reading, self.models, self.providers, day, self.within);
        let kind = standing.and_then(|s| match s.status {
            Status::Retired => Some(Kind::Retired),
            Status::Withdrawn => Some(Kind::Withdrawn),
            Status::Retiring => Some(Kind::Retiring),
            Status::Deprecated => Some(Kind::Deprecated),
            Status::Active | Status::Preview | Status::Unknown => None,
        });
        // Azure uses the common ids of open weights.
        let deployed = |standing: &life::Standing| {
            let open = self.model(standing.route.0).facts.open_weights == Some(true);
            open && at.is_none() && self.route(standing.route).provider == DEPLOYMENTS
        };
        if let (Some(kind), Some(standing)) = (kind, standing)
            && !life::is_hub_address(id, &reading, self.models)
            && (reading.prefixed || !deployed(&standing))
        {
            let route = self.route(standing.route);
            let basis = route.terms.retirement_basis;
            return Ok(Some(Verdict {
                kind,
                model: Some(standing.route.0),
                route: Some(standing.route),
                date: standing.date,
                basis: basis.filter(|_| standing.date.is_some()),
                said: self.said(standing.route, standing.date)?,
                provider: Some(route.provider.to_owned()),
                successor: successor::successor(standing.route, &self.known_on(day)),
                dated_form: standing.by_dated_form.then(|| route.id.to_owned()),
                ..Verdict::default()
            }));
        }
        let now = reading.model;
        let pointer = pointer::is_pointer(id).then(|| pointer::before(id, now, self.models));
        let Some(before) = pointer.flatten() else {
            return Ok(None);
        };
        let route = standing.map(|s| s.route);
        let said = route.map(|route| self.said(route, None)).transpose()?;
        Ok(Some(Verdict {
            kind: Kind::Moved,
            model: Some(now),
            provider: route.map(|at| self.route(at).provider.to_owned()),
            route,
            date: self.models[now].facts.released,
            said: said.flatten(),
            before: Some(before),
            ..Verdict::default()
        }))
    }

    /// The state of an id without a route, from the one it is a snapshot of or a pointer to: `o1-preview-2024-09-12`
    /// retired with `o1-preview`, and `grok-4-latest` is known through `grok-4`.
    fn by_stem(&self, day: Date, id: &str, at: Option<&str>) -> Result<Stem, Error> {
        let pointed = id.strip_suffix("-latest");
        let Some(stem) = pointed.or_else(|| undated(id)) else {
            return Ok(Stem::Untold);
        };
        if self.reading(stem, at).is_none() {
            return Ok(Stem::Untold);
        }
        let verdict = self.verdict_on(day, stem, at)?;
        let ended = verdict.filter(|v| matches!(v.kind, Kind::Retired | Kind::Withdrawn));
        Ok(match ended {
            Some(verdict) => Stem::Ended(Box::new(verdict)),
            None if pointed.is_some() => Stem::Lives,
            None => Stem::Untold,
        })
    }

    /// The announcement that applies to an id, if it says more than the routes that the id reads as.
    fn end(&self, id: &str, at: Option<&str>, reading: Option<&Reading>) -> Option<&End> {
        if self.deployments.contains_key(id) {
            return None;
        }
        let split = self.spellings.split_provider(id);
        if let Some((provider, rest)) = split
            && let Some(end) = self.ends.at(provider, rest)
            && !(self.is_open(end)
                && (at.is_some_and(|at| at != provider) || self.is_passed_on(id)))
        {
            return Some(end);
        }
        if let Some(end) = at.and_then(|at| self.ends.at(at, id)) {
            return Some(end);
        }
        if reading.is_none()
            && let Some(end) = at.and_then(|at| self.ends.numbered_form(id, at))
        {
            return Some(end);
        }
        // Retired on Google Cloud and served nowhere. `models/` belongs to Google's own API.
        if reading.is_none()
            && !id.starts_with(RESOURCE)
            && let Some((lab, rest)) = split
            && let Some(end) = self.ends.by_anyone(rest)
            && end
                .provider
                .strip_prefix(lab)
                .is_some_and(|rest| rest.starts_with('-'))
        {
            return Some(end);
        }
        // A gateway passes on what the lab serves, whatever its own list says. Open weights may still run elsewhere.
        if let Some((gateway, path)) = split
            && let Some((lab, rest)) = self.spellings.split_provider(path)
            && let Some(end) = self.ends.at(lab, rest)
            && (reading.is_none() || self.is_gateway(gateway) && !self.is_open(end))
        {
            return Some(end);
        }
        if reading.is_none()
            && let Some(rest) = self.behind_proxy(id)
        {
            return self.ends.by_lab(rest, self.providers);
        }
        // Hub addresses are not service ids; a known provider without an announcement serves the id until it says
        // otherwise.
        let elsewhere = at.and_then(|at| self.providers.get(at));
        if elsewhere.is_some_and(|p| p.kind != ProviderKind::Lab) {
            return None;
        }
        if let Some(end) = self.ends.by_lab(id, self.providers) {
            return Some(end);
        }
        if reading.is_none() {
            let bare = split.map_or(id, |(_, rest)| rest);
            let dated = self.ends.dated_form(bare, self.providers);
            // None of its revisions is listed any more.
            let revision = || {
                let lives = self.spellings.is_beginning(bare);
                let ended = self.ends.revision(bare, self.providers);
                ended.filter(|_| !lives)
            };
            if let Some(end) = dated.or_else(revision) {
                return Some(end);
            }
        }
        // `whisper` is a common word first.
        let parted = id.contains(['-', '.', '@', '_', ':']);
        let end = self.ends.by_anyone(id).filter(|_| parted)?;
        // A cloud's announcement is not the lab's, and the lab's for the undated id comes first.
        if elsewhere.is_some_and(|p| p.id != end.provider) {
            return None;
        }
        if let Some(end) = undated(id).and_then(|stem| self.ends.by_lab(stem, self.providers)) {
            return Some(end);
        }
        // The same id on resellers' lists is the same service.
        let here = |at: &At| {
            let route = self.route(*at);
            let resold = matches!(
                self.providers.kind(route),
                None | Some(ProviderKind::Gateway | ProviderKind::Plan | ProviderKind::Local)
            );
            route.provider == end.provider || resold
        };
        // Azure uses the labs' ids, but has its own retirement dates.
        if end.provider == DEPLOYMENTS {
            return None;
        }
        let only_here = reading.is_none_or(|reading| reading.routes.iter().all(here));
        (only_here && (!id.contains('/') || id.starts_with('@'))).then_some(end)
    }

    /// Whether a gateway serves an id that is also the lab's, after the lab's name: `deepseek/deepseek-chat`.
    fn is_passed_on(&self, id: &str) -> bool {
        let plain = id.split_once(':').map_or(id, |(plain, _)| plain);
        let reading = self.spellings.read(plain);
        let routes = reading.map(|reading| reading.routes).unwrap_or_default();
        routes.into_iter().map(|at| self.route(at)).any(|route| {
            let status = route_status(&route.terms, self.today);
            let serves = matches!(status, Status::Active | Status::Preview);
            route.id == plain && serves && self.is_gateway(route.provider)
        })
    }

    /// Whether the retiring model has open weights.
    fn is_open(&self, end: &End) -> bool {
        let model = end.model.as_ref().and_then(|id| self.catalog.position(id));
        model.is_some_and(|at| self.models[at].facts.open_weights == Some(true))
    }

    /// Whether an id belongs to open weights, or to no model.
    fn is_open_spelling(&self, id: &str) -> bool {
        let reading = self.spellings.read(id);
        reading.is_none_or(|of| self.models[of.model].facts.open_weights == Some(true))
    }

    fn is_gateway(&self, provider: &str) -> bool {
        let known = self.providers.get(provider);
        known.is_some_and(|p| p.kind == ProviderKind::Gateway)
    }

    /// What to move to from an id with this verdict: its successor, and other models of the lab.
    pub fn options(&self, verdict: &Verdict) -> Vec<Successor> {
        let Some(first) = verdict.successor.clone() else {
            return Vec::new();
        };
        let known = self.known_on(self.today);
        let others = verdict
            .model
            .map(|of| successor::others(&first, of, verdict.route, &known));
        [first]
            .into_iter()
            .chain(others.unwrap_or_default())
            .collect()
    }

    fn known_on(&self, today: Date) -> successor::Known<'_, 'a> {
        successor::Known {
            models: self.models,
            providers: self.providers,
            ends: &self.ends,
            today,
        }
    }

    /// What an announcement means on a day.
    fn by_end(&self, id: &str, end: &End, reading: Option<&Reading>, day: Date) -> Option<Verdict> {
        let announced = end.basis == RetirementBasis::Announced;
        let kind = match end.last_day {
            Some(last) if announced && last < day => Kind::Retired,
            Some(last) if announced && day.days_until(last) <= self.within => Kind::Retiring,
            None if announced && end.announced_on.is_none_or(|on| on <= day) => Kind::Deprecated,
            _ => return None,
        };
        let form = !id.to_lowercase().ends_with(&end.id.to_lowercase());
        let position = |id: &String| self.catalog.position(id);
        let model = end.model.as_ref().and_then(position);
        let model = model.or(reading.map(|reading| reading.model));
        let route = reading.and_then(|reading| {
            let mut routes = reading.routes.iter().copied();
            routes.find(|at| self.route(*at).provider == end.provider)
        });
        let last = id.rsplit('/').next().unwrap_or(id);
        let region = regional(last).map(|(region, _)| region);
        Some(Verdict {
            kind,
            model,
            route,
            provider: Some(end.provider.clone()),
            date: end.last_day.or(end.announced_on),
            basis: end.last_day.map(|_| end.basis),
            said: Some(SaidBy {
                source: end.source.clone(),
                as_of: end.as_of,
                url: end.page.clone(),
            }),
            dated_form: form.then(|| end.id.clone()),
            // A model that nobody serves is not a replacement.
            successor: successor::of_end(end, model, route, region, &self.known_on(day))
                .filter(|next| self.unknown(&next.model).is_none()),
            ..Verdict::default()
        })
    }

    /// Reports an id that nobody is known to serve, unless it is part of a known id or another spelling of it.
    fn unknown(&self, id: &str) -> Option<Verdict> {
        let (provider, bare) = match self.spellings.split_provider(id) {
            Some((provider, rest)) => (Some(provider), rest),
            None => (None, id),
        };
        if provider == Some(DEPLOYMENTS) || !families::looks_like_id(bare) {
            return None;
        }
        let recorded = |word: &str| {
            self.spellings.has(word) || !self.catalog.named(&normalize(word)).is_empty()
        };
        // `claude-v3.5-sonnet`: some add a `v` that the vendor does not write.
        let known = |word: &str| {
            recorded(word) || word.contains("-v") && recorded(&word.replace("-v", "-"))
        };
        let mut word = bare;
        loop {
            if known(word) || self.spellings.is_beginning(word) {
                return None;
            }
            match families::shorter(word) {
                Some(rest) => word = rest,
                None => break,
            }
        }
        Some(Verdict::default())
    }

    /// The statement behind a route's date or, without a date, behind its status.
    fn said(&self, (model, route): At, date: Option<Date>) -> Result<Option<SaidBy>, Error> {
        let evidence = self.catalog.evidence(model)?;
        let Some(statements) = evidence.routes.into_iter().nth(route) else {
            return Ok(None);
        };
        let dated = statements.iter().find(|s| {
            date.is_some() && (s.terms.retires_on == date || s.terms.deprecated_on == date)
        });
        let stated = || statements.iter().find(|s| s.terms.status.is_some());
        let said = dated.or_else(stated).or(statements.first());
        Ok(said.map(|s| SaidBy {
            source: s.source.clone(),
            as_of: s.as_of,
            url: s.url.clone(),
        }))
    }
}

/// The state of an id, from the one it is a snapshot of or a pointer to.
enum Stem {
    /// That one has retired, and so has the id.
    Ended(Box<Verdict>),
    /// A pointer to a model that is still served.
    Lives,
    Untold,
}

/// An id without its date or revision: `-2024-09-12`, `-20240912`, `@20240912`, `-002`.
fn undated(id: &str) -> Option<&str> {
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((rest, day)) = id.rsplit_once(['-', '@'])
        && (digits(day, 8) || digits(day, 3) && day.starts_with("00"))
    {
        return Some(rest);
    }
    let mut parts = id.rsplitn(4, '-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let rest = parts.next()?;
    (digits(day, 2) && digits(month, 2) && digits(year, 4)).then_some(rest)
}
