//! Retirements that providers announced for their ids, including ids without a route in the catalog.
//!
//! Owns which announcement applies to an id in a text: that of the id's provider, of the lab for a bare id, of a
//! host only if nobody else uses the id. Does not rate how serious a retirement is (`mod`).

use catalog::names::is_region;
use catalog::schema::{End, ProviderKind};
use rustc_hash::FxHashMap;

use crate::providers::Providers;
use crate::resolve::is_variant;

/// Splits an id into its region and the rest: `us.anthropic.claude-…`.
pub(super) fn regional(id: &str) -> Option<(&str, &str)> {
    id.split_once('.').filter(|(region, _)| is_region(region))
}

/// Whether the end of an id is a provider's number: `001`.
fn is_number(end: &str) -> bool {
    end.len() == 3 && end.starts_with("00") && end.bytes().all(|b| b.is_ascii_digit())
}

/// The announced retirements by id, lowercase.
#[derive(Debug, Default)]
pub struct Ends(FxHashMap<String, Vec<End>>);

impl Ends {
    pub fn new(all: Vec<End>) -> Self {
        let mut by_id: FxHashMap<String, Vec<End>> = FxHashMap::default();
        let mut stems: FxHashMap<String, End> = FxHashMap::default();
        for end in all {
            // `textembedding-gecko@003`: the bare name retires with the last of its numbers.
            if let Some((stem, number)) = end.id.split_once('@')
                && is_number(number)
                && stems
                    .get(stem)
                    .is_none_or(|known| known.last_day < end.last_day)
            {
                stems.insert(stem.to_lowercase(), end.clone());
            }
            by_id.entry(end.id.to_lowercase()).or_default().push(end);
        }
        for (stem, end) in stems {
            by_id.entry(stem).or_insert_with(|| vec![end]);
        }
        Self(by_id)
    }

    /// Every id with a retirement.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether some provider retires an id.
    pub fn has(&self, id: &str) -> bool {
        !self.of(id).is_empty()
    }

    /// The retirement of an id at `provider`.
    pub fn at(&self, provider: &str, id: &str) -> Option<&End> {
        let own = |id: &str| self.of(id).iter().find(|end| end.provider == provider);
        // Provider pages list ids without the region.
        own(id).or_else(|| own(regional(id)?.1))
    }

    /// The retirement of a bare id by its lab. `None`: no lab retires it, or several do.
    pub fn by_lab(&self, id: &str, providers: &Providers) -> Option<&End> {
        let lab =
            |end: &&End| providers.get(&end.provider).map(|p| p.kind) == Some(ProviderKind::Lab);
        let mut ends = self.of(id).iter().filter(lab);
        ends.next().filter(|_| ends.next().is_none())
    }

    /// The retirement of a bare id, if only one is known.
    pub fn by_anyone(&self, id: &str) -> Option<&End> {
        match self.of(id) {
            [one] => Some(one),
            _ => None,
        }
    }

    /// For a name without a date, or with `-latest`, that nobody lists as a route: the last of its dated forms to
    /// retire at its lab.
    pub fn dated_form(&self, id: &str, providers: &Providers) -> Option<&End> {
        let stem = id.strip_suffix("-latest").unwrap_or(id).to_lowercase();
        let is_day = |rest: &str| {
            let digits = rest.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            rest.len() >= 8 && digits
        };
        self.last(self.behind(&stem, is_day), providers)
    }

    /// For a name that a provider does not list as a route: the last of its numbered forms to retire there,
    /// `gemini-1.0-pro-002`.
    pub fn numbered_form(&self, id: &str, provider: &str) -> Option<&End> {
        let id = id.to_lowercase();
        let forms = self
            .behind(&id, is_number)
            .filter_map(|id| self.at(provider, id));
        forms
            .filter(|end| end.last_day.is_some())
            .max_by_key(|end| end.last_day)
    }

    /// The ids that continue a name with a separator and something that `fits`.
    fn behind<'i>(
        &'i self,
        stem: &'i str,
        fits: impl Fn(&str) -> bool + 'i,
    ) -> impl Iterator<Item = &'i String> {
        self.0.keys().filter(move |id| {
            let rest = id.strip_prefix(stem);
            rest.and_then(|rest| rest.strip_prefix(['-', '@']))
                .is_some_and(&fits)
        })
    }

    /// For a name with a whole number as version (`claude-2`): the last of its revisions (`claude-2.1`) to retire at
    /// its lab.
    pub fn revision(&self, id: &str, providers: &Providers) -> Option<&End> {
        if !id.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let id = id.to_lowercase();
        let revisions = self.0.keys().filter(|known| {
            let rest = known.strip_prefix(&*id).and_then(|r| r.strip_prefix('.'));
            rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
        });
        self.last(revisions, providers)
    }

    /// The last of these ids to retire at its lab.
    fn last<'i>(
        &self,
        ids: impl Iterator<Item = &'i String>,
        providers: &Providers,
    ) -> Option<&End> {
        let ends = ids.filter_map(|id| self.by_lab(id, providers));
        ends.filter(|end| end.last_day.is_some())
            .max_by_key(|end| (end.last_day, &end.id))
    }

    /// An id's retirements. A gateway's variant (`…:free`), a numbered or a regional id falls back to the plain id.
    fn of(&self, id: &str) -> &[End] {
        let known = self.of_all(id);
        if !known.is_empty() {
            return known;
        }
        let plain = memchr::memrchr(b':', id.as_bytes()).filter(|at| is_variant(&id[at + 1..]));
        if let Some(at) = plain {
            return self.of_all(&id[..at]);
        }
        // `text-bison@002` retires with `text-bison`.
        let numbered = id.split_once('@').filter(|(_, number)| is_number(number));
        let other = numbered.map(|(stem, _)| stem);
        let other = other.or_else(|| regional(id).map(|(_, bare)| bare));
        other.map_or(known, |other| self.of_all(other))
    }

    fn of_all(&self, id: &str) -> &[End] {
        let known = if id.bytes().any(|b| b.is_ascii_uppercase()) {
            self.0.get(&id.to_lowercase())
        } else {
            self.0.get(id)
        };
        known.map(Vec::as_slice).unwrap_or_default()
    }
}
