//! Names that mean no model or several: the error, and what was probably meant.
//!
//! Owns the ranking of candidates, by number of providers or by likeness. Does not choose.

use catalog::names::tail;
use catalog::schema::{End, RetirementBasis};
use catalog::sort::Order;

use super::Resolver;
use crate::error::{Error, Kind};

/// The most candidates named in an error.
const CANDIDATES: usize = 6;
/// Less similar names are not suggested.
const LEAST_SIMILARITY: f64 = 0.72;

impl Resolver<'_> {
    pub(super) fn ambiguous(&self, input: &str, models: impl IntoIterator<Item = usize>) -> Error {
        let mut models: Vec<usize> = models.into_iter().collect();
        models.sort_unstable();
        models.dedup();
        // Most providers first: what most people mean.
        models.order_by_key(|at| std::cmp::Reverse(self.catalog.served(*at)));
        let message = match models.len() {
            1 => format!("no model is named exactly `{input}`"),
            count => format!("`{input}` is ambiguous: {count} models match"),
        };
        let hint = match models.len() {
            1 => "to use the model above, give its id",
            _ => "use one of these ids",
        };
        Error {
            candidates: self.ids(models),
            ..Error::new(Kind::AmbiguousModel, message).hint(hint)
        }
    }

    pub(super) fn not_exact(&self, input: &str, model: usize) -> Error {
        let message = format!("no model has the exact id or name `{input}`");
        Error {
            candidates: self.ids([model]),
            ..Error::new(Kind::UnknownModel, message).hint("use the id, or omit --exact")
        }
    }

    /// The retirement of an id that its provider no longer serves and no model in the catalog has.
    pub(super) fn ended(&self, id: &str) -> Option<End> {
        let ends = self.catalog.ends(id);
        let gone = |end: &End| {
            // Without a last day, the announcement counts: the old id does not mean a newer model.
            let day = end.last_day.or(end.announced_on);
            let over = day.is_some_and(|day| day.last_day() < self.today.first_day());
            end.model.is_none() && end.basis == RetirementBasis::Announced && over
        };
        ends.into_iter().find(gone)
    }

    /// The error for a retired id, with the successor that the provider names.
    pub(super) fn gone(&self, input: &str, end: &End) -> Error {
        let provider = self.catalog.provider(&end.provider);
        let provider = provider.map_or_else(|| end.provider.clone(), |p| p.name.to_owned());
        let day = end
            .last_day
            .map_or_else(String::new, |day| format!(" on {day}"));
        let what = match end.last_day {
            Some(_) => "ended",
            None => "was deprecated",
        };
        let message =
            format!("`{input}` {what} at {provider}{day}, and the catalog has no facts about it");
        let error = Error::new(Kind::UnknownModel, message);
        match (&end.successor, &end.replacement) {
            (Some(successor), _) => Error {
                candidates: vec![successor.clone()],
                ..error.hint("the provider's page names the model above as its successor")
            },
            (None, Some(id)) => {
                error.hint(format!("the provider's page names `{id}` as its successor"))
            }
            (None, None) => error.hint("use a model that is still offered"),
        }
    }

    /// Suggests models that share words with the name, most similar first; failing that, models with the same first
    /// letter.
    pub(super) fn unknown(&self, input: &str, name: &str) -> Error {
        let mut sharing: Vec<u32> = name
            .split('-')
            .filter(|word| word.len() > 1)
            .filter_map(|word| self.catalog.models_with(word))
            .flatten()
            .collect();
        sharing.sort_unstable();
        sharing.dedup();
        let models: Vec<usize> = if sharing.is_empty() {
            self.beginning_as(name)
        } else {
            sharing.into_iter().map(|at| at as usize).collect()
        };
        let mut near: Vec<(f64, usize)> = models
            .into_iter()
            .filter_map(|at| {
                let id = self.catalog.model_id(at).ok()?;
                Some((strsim::jaro_winkler(tail(id), name), at))
            })
            .filter(|(similarity, _)| *similarity >= LEAST_SIMILARITY)
            .collect();
        near.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let candidates = self.ids(near.into_iter().map(|(_, at)| at));
        let error = Error::new(Kind::UnknownModel, format!("unknown model `{input}`"));
        let hint = if candidates.is_empty() {
            "`llmcmp cost` lists the models with a price"
        } else {
            "similar names are listed above"
        };
        Error {
            candidates,
            ..error.hint(hint)
        }
    }

    fn beginning_as(&self, name: &str) -> Vec<usize> {
        let first = name.chars().next();
        let all = 0..self.catalog.model_count();
        let alike = all.filter(|at| {
            let id = self.catalog.model_id(*at).unwrap_or_default();
            tail(id).chars().next() == first
        });
        alike.collect()
    }

    fn ids(&self, models: impl IntoIterator<Item = usize>) -> Vec<String> {
        let ids = models
            .into_iter()
            .filter_map(|at| self.catalog.model_id(at).ok());
        ids.take(CANDIDATES).map(str::to_owned).collect()
    }
}
