//! The source and date of each figure in a comparison: the first statement that matches the value in use.
//!
//! Does not choose between sources; `catalog::precedence` does that.

use catalog::schema::{Evidence, Measured, Route, RouteStatement};
use catalog::units::Date;

use super::evidence::Credit;
use super::subject::Subject;
use crate::fields::{FACTS, Field, ListPrice, Stated, TERMS, Term};

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub source: String,
    /// The page that states it, or the source's page.
    pub url: Option<String>,
    /// The date of the statement.
    pub as_of: Date,
}

#[derive(Debug, Clone)]
pub struct Origins<'s, 'a> {
    subjects: &'s [Subject<'a>],
    evidence: Vec<Evidence>,
    credits: Vec<Credit>,
    /// The past date whose prices are compared; statements describe today.
    past: Option<Date>,
}

impl<'s, 'a> Origins<'s, 'a> {
    /// `evidence` is in the order of the subjects; `past` is the date of the prices, if not today.
    pub fn new(
        subjects: &'s [Subject<'a>],
        evidence: Vec<Evidence>,
        credits: Vec<Credit>,
        past: Option<Date>,
    ) -> Self {
        Self {
            subjects,
            evidence,
            credits,
            past,
        }
    }

    /// The origin of the field with this key: a fact, else a term of the priced route, else of any route.
    /// `None`: the field is derived, or its statement is not on record.
    pub fn of_field(&self, model: usize, key: &str) -> Option<Origin> {
        let subject = self.subjects.get(model)?;
        if let Some(field) = FACTS.iter().find(|field| field.about.key == key) {
            let settled = (field.value)(&Stated::of(subject.model))?;
            let statements = self.evidence.get(model)?.statements.iter();
            let mut saying = statements.filter(|statement| {
                let stated = Stated {
                    facts: &statement.facts,
                    capabilities: &statement.capabilities,
                };
                (field.value)(&stated).as_ref() == Some(&settled)
            });
            let first = saying.next()?;
            return Some(self.origin(&first.source, first.url.as_deref(), first.as_of));
        }
        let term = TERMS.iter().find(|field| field.about.key == key)?;
        let priced = subject.priced.as_ref().ok().map(|p| p.offer().route);
        let of_priced = priced.and_then(|route| self.of_term(model, route, term));
        of_priced.or_else(|| {
            let mut routes = subject.model.routes.iter();
            routes.find_map(|route| self.of_term(model, route, term))
        })
    }

    /// The origin of the priced route's price.
    pub fn of_bill(&self, model: usize) -> Option<Origin> {
        let priced = self.subjects.get(model)?.priced.as_ref().ok()?;
        self.of_price(model, priced.offer().route)
    }

    /// The origin of the lowest output price among the routes considered.
    pub fn of_cheapest_output(&self, model: usize) -> Option<Origin> {
        let priced = self.subjects.get(model)?.priced.as_ref().ok()?;
        self.of_price(model, priced.cheapest_output)
    }

    /// The origin of a provider's standard rates; `id` is the provider's id of the model.
    pub fn of_route(
        &self,
        model: usize,
        provider: &str,
        id: &str,
        price: ListPrice,
    ) -> Option<Origin> {
        let routes = &self.subjects.get(model)?.model.routes;
        let mut named = routes
            .iter()
            .filter(|r| r.provider == provider && r.id == id);
        let route = named.find(|r| ListPrice::of(r.terms.price.as_ref()) == price)?;
        self.of_price(model, route)
    }

    pub fn of_score(&self, score: &Measured) -> Origin {
        self.origin(score.source, score.url, score.as_of)
    }

    fn of_price(&self, model: usize, route: &Route) -> Option<Origin> {
        let rates = ["input_usd_per_mtok", "output_usd_per_mtok"];
        let terms = TERMS
            .iter()
            .filter(|field| rates.contains(&field.about.key));
        let mut origins = terms.filter_map(|term| self.of_term(model, route, term));
        origins.next()
    }

    fn of_term(&self, model: usize, route: &Route, term: &Field<Term>) -> Option<Origin> {
        let settled = (term.value)(&route.terms)?;
        if let Some(as_of) = self.past {
            return Some(Origin {
                source: "prices on record".to_owned(),
                url: None,
                as_of,
            });
        }
        let mut saying = self
            .statements(model, route)?
            .iter()
            .filter(|statement| (term.value)(&statement.terms).as_ref() == Some(&settled));
        let first = saying.next()?;
        Some(self.origin(&first.source, first.url.as_deref(), first.as_of))
    }

    fn statements(&self, model: usize, route: &Route) -> Option<&Vec<RouteStatement>> {
        let routes = &self.subjects.get(model)?.model.routes;
        let at = routes.iter().position(|known| known == route)?;
        self.evidence.get(model)?.routes.get(at)
    }

    fn origin(&self, source: &str, url: Option<&str>, as_of: Date) -> Origin {
        let credit = self.credits.iter().find(|credit| credit.id == source);
        let of_source = credit.and_then(|credit| credit.url.clone());
        Origin {
            source: credit.map_or_else(|| source.to_owned(), |credit| credit.name.clone()),
            url: url.map(str::to_owned).or(of_source),
            as_of,
        }
    }
}
