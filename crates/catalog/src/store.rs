//! A catalog: a base with the user's overrides on top.
//!
//! Finds each record in the right one of the two. Does not read bytes (`packed`) or choose the base (`layers`).

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use crate::bytes::Bytes;
use crate::damaged::Result;
use crate::names::normalize;
use crate::naming::Named;
use crate::overlay::Overlay;
use crate::pack::Table;
use crate::packed::{Packed, Rows};
use crate::precedence::{held_on, hold_on};
use crate::quality::{Quality, Scale};
use crate::schema::{
    BoardRecord, Brief, Dated, End, Evidence, Head, Lab, Measured, Meta, Model, Place,
    ProviderRecord, Route, Served, Source, SourceRecord,
};
use crate::sort::Order;
use crate::units::Date;

/// A filter on routes.
#[derive(Clone)]
struct Asked(Arc<dyn Fn(&Route<'_>) -> bool + Send + Sync>);

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Asked")
    }
}

/// The day of a catalog's prices.
#[derive(Debug, Clone, Copy)]
enum Prices {
    /// As stated.
    AsPacked,
    /// Announced changes up to this day have taken effect.
    On(Date),
    /// Those on record for this day.
    Past(Date),
}

/// A catalog to query.
#[derive(Debug, Clone)]
pub struct Catalog {
    base: Packed,
    over: Option<Arc<Overlay>>,
    prices: Prices,
    /// The routes that keep their prices; `None`: all.
    only: Option<Asked>,
    /// Ids of providers by their normalized names: logs may name millions of unknown ones.
    said: OnceLock<HashMap<String, String>>,
    /// What users should know about how it was made.
    pub warnings: Vec<String>,
}

impl Catalog {
    /// The catalog that is built into the program, unchecked.
    pub fn trusted(packed: &'static [u8]) -> Self {
        Self::of(Packed::trusted(packed))
    }

    /// A catalog packed by `pack`.
    pub fn from_packed(bytes: Vec<u8>) -> Result<Self> {
        Ok(Self::of(Packed::new(Bytes::from(bytes))?))
    }

    pub(super) fn of(base: Packed) -> Self {
        Self {
            base,
            over: None,
            prices: Prices::AsPacked,
            only: None,
            said: OnceLock::new(),
            warnings: Vec::new(),
        }
    }

    /// Lays a small packed catalog on top; `more`: numbers of models and routes that it adds to providers of the base.
    pub(super) fn lay(
        mut self,
        packed: Vec<u8>,
        more: std::collections::BTreeMap<String, (u32, u32)>,
    ) -> Result<Self> {
        let packed = Packed::new(Bytes::from(packed))?;
        self.over = Some(Arc::new(Overlay::new(packed, &self.base, more)?));
        self.said = OnceLock::new();
        Ok(self)
    }

    /// The same catalog with announced price changes up to `day` in effect. Past prices are in [`Catalog::history`].
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.prices = Prices::On(day);
        self
    }

    /// The same catalog, with prices only for the routes that `asked` accepts.
    #[must_use]
    pub fn pricing_only(mut self, asked: Arc<dyn Fn(&Route<'_>) -> bool + Send + Sync>) -> Self {
        self.only = Some(Asked(asked));
        self
    }

    /// The same catalog with the list prices on record for a past day: input, output and cached input of plain routes.
    /// All other prices are unknown.
    #[must_use]
    pub fn as_of(mut self, day: Date) -> Self {
        self.prices = Prices::Past(day);
        self
    }

    /// Whether it has the user's overrides.
    pub fn has_overrides(&self) -> bool {
        self.over.is_some()
    }

    /// Whether a read found damage; then no answer may use it.
    pub fn is_damaged(&self) -> bool {
        self.base.is_damaged()
    }

    /// Reads and verifies everything.
    ///
    /// # Errors
    /// Any damage.
    pub fn verify(&self) -> Result<()> {
        self.base.verify()?;
        self.meta()?;
        self.providers()?;
        self.boards()?;
        self.sources()?;
        for position in 0..self.model_count() {
            self.model(position)?;
            self.brief(position)?;
            self.scores(position)?;
            self.places(position)?;
            self.evidence(position)?;
            self.quality(position)?;
            self.history(position)?;
        }
        self.quality_scale()?;
        self.all_ends()?;
        Ok(())
    }

    pub fn meta(&self) -> Result<Meta> {
        self.base.rows(Table::Meta)?.record(0)
    }

    /// Number of models. Positions run from 0 to one less: the base's models sorted by id, then the user's own.
    pub fn model_count(&self) -> usize {
        let base = self.base.rows(Table::Heads).map_or(0, |rows| rows.count);
        base + self.over().map_or(0, Overlay::added)
    }

    /// The id of the model at `position`.
    pub fn model_id(&self, position: usize) -> Result<&str> {
        let (packed, row) = self.place(position);
        packed.rows(Table::Heads)?.key(row)
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        let own = |over: &Overlay| {
            let row = over.packed.rows(Table::Heads).ok()?.find(id)?;
            Some(over.position(row))
        };
        let base = self.base.rows(Table::Heads).ok()?.find(id);
        base.or_else(|| own(self.over()?))
    }

    /// The names and kind of the model at `position`; decodes nothing else.
    pub fn head(&self, position: usize) -> Result<Head<'_>> {
        let (packed, row) = self.place(position);
        let rows = packed.rows(Table::Heads)?;
        Ok(Head {
            id: rows.key(row)?,
            ..rows.record(row)?
        })
    }

    pub fn model(&self, position: usize) -> Result<Model<'_>> {
        let (packed, row) = self.place(position);
        let head = self.head(position)?;
        let model = Model {
            id: head.id,
            name: head.name,
            kind: head.kind,
            aliases: head.aliases,
            ..packed.rows(Table::Bodies)?.record(row)?
        };
        self.dated(position, model)
    }

    /// The model at `position` with only what a scan of all prices reads: kind, fields, capabilities, size, context
    /// window, openness, standard rates. The rest is absent. `None`: it has no route that a brief keeps.
    pub fn brief(&self, position: usize) -> Result<Option<Model<'_>>> {
        // A brief lacks past prices and what a filter on routes may need.
        if matches!(self.prices, Prices::Past(_)) || self.only.is_some() {
            return self.model(position).map(Some);
        }
        let (packed, row) = self.place(position);
        let rows = packed.rows(Table::Briefs)?;
        if rows.encoded(row)?.is_empty() {
            return Ok(None);
        }
        let brief: Brief = rows.record(row)?;
        let model = brief.model(packed.rows(Table::Heads)?.key(row)?);
        self.dated(position, model).map(Some)
    }

    /// A model with the prices of the chosen day.
    fn dated<'a>(&self, position: usize, mut model: Model<'a>) -> Result<Model<'a>> {
        match self.prices {
            Prices::AsPacked => {}
            Prices::On(day) => {
                for route in &mut model.routes {
                    hold_on(&mut route.terms, day);
                }
            }
            Prices::Past(day) => {
                let history = self.history(position)?;
                for route in &mut model.routes {
                    held_on(route, &history, day);
                }
            }
        }
        if let Some(Asked(asked)) = &self.only {
            for route in &mut model.routes {
                if !asked(route) {
                    route.terms.price = None;
                    route.terms.price_status = None;
                }
            }
        }
        Ok(model)
    }

    /// Past prices of the routes of the model at `position`, one series each.
    pub fn history(&self, position: usize) -> Result<Vec<Dated>> {
        let (packed, row) = self.unchanged(position);
        packed.rows(Table::History)?.record(row)
    }

    /// The ends of this id at any provider, ignoring case.
    pub fn ends(&self, id: &str) -> Vec<End> {
        self.get(Table::Ends, &id.to_lowercase())
            .unwrap_or_default()
    }

    /// When this provider stops serving this id.
    pub fn end(&self, provider: &str, id: &str) -> Option<End> {
        let mut ends = self.ends(id).into_iter();
        ends.find(|end| end.provider == provider && end.id.eq_ignore_ascii_case(id))
    }

    /// Every end, sorted by id.
    pub fn all_ends(&self) -> Result<Vec<End>> {
        let ends: Vec<Vec<End>> = self.all(Table::Ends)?;
        Ok(ends.into_iter().flatten().collect())
    }

    pub fn scores(&self, position: usize) -> Result<Vec<Measured<'_>>> {
        let (packed, row) = self.unchanged(position);
        packed.rows(Table::Scores)?.record(row)
    }

    /// The ranks of its scores, in the order of [`Catalog::scores`].
    pub fn places(&self, position: usize) -> Result<Vec<Place>> {
        let (packed, row) = self.unchanged(position);
        packed.rows(Table::Places)?.record(row)
    }

    /// `None`: unmeasured.
    pub fn quality(&self, position: usize) -> Result<Option<Quality>> {
        let (packed, row) = self.unchanged(position);
        let rows = packed.rows(Table::Qualities)?;
        if rows.encoded(row)?.is_empty() {
            return Ok(None);
        }
        rows.record(row).map(Some)
    }

    /// What applies to the quality of all models. `None`: no model is measured.
    pub fn quality_scale(&self) -> Result<Option<Scale>> {
        let rows = self.base.rows(Table::QualityScale)?;
        if rows.count == 0 {
            return Ok(None);
        }
        rows.record(0).map(Some)
    }

    /// Every statement about the model at `position`.
    pub fn evidence(&self, position: usize) -> Result<Evidence> {
        let (packed, row) = self.place(position);
        packed.rows(Table::Evidence)?.record(row)
    }

    pub fn lab(&self, id: &str) -> Option<Lab> {
        self.get(Table::Labs, id)
    }

    /// Every lab, sorted by id.
    pub fn labs(&self) -> Result<Vec<Lab>> {
        let mut labs: Vec<Lab> = self.all(Table::Labs)?;
        labs.order_by(|a, b| a.id.cmp(&b.id));
        Ok(labs)
    }

    pub fn provider(&self, id: &str) -> Option<ProviderRecord<'_>> {
        let mut provider: ProviderRecord = self.get(Table::Providers, id)?;
        self.count_own(&mut provider);
        Some(provider)
    }

    /// The provider whose normalized id or display name this is, else the one with that alias.
    pub fn provider_said(&self, name: &str) -> Option<ProviderRecord<'_>> {
        let ids = self.said.get_or_init(|| {
            let all = self.providers().unwrap_or_default();
            let mut ids = HashMap::new();
            let mut add = |name: &str, id: &str| {
                let named = ids.entry(normalize(name));
                named.or_insert_with(|| id.to_owned());
            };
            for provider in &all {
                add(provider.id, provider.id);
                add(provider.name, provider.id);
            }
            for provider in &all {
                for alias in &provider.aliases {
                    add(alias, provider.id);
                }
            }
            ids
        });
        self.provider(ids.get(name)?)
    }

    pub fn board(&self, id: &str) -> Option<BoardRecord<'_>> {
        self.get(Table::Boards, id)
    }

    pub fn source(&self, id: &str) -> Option<Source> {
        let record: SourceRecord = self.get(Table::Sources, id)?;
        Some(record.source)
    }

    /// Every provider with its counts of models and routes, sorted by id.
    pub fn providers(&self) -> Result<Vec<ProviderRecord<'_>>> {
        let mut providers = self.all(Table::Providers)?;
        for provider in &mut providers {
            self.count_own(provider);
        }
        providers.order_by_key(|provider| provider.id);
        Ok(providers)
    }

    /// Every board, sorted by id.
    pub fn boards(&self) -> Result<Vec<BoardRecord<'_>>> {
        self.all(Table::Boards)
    }

    /// Every source with its counts of facts, sorted by id.
    pub fn sources(&self) -> Result<Vec<SourceRecord>> {
        let mut sources: Vec<SourceRecord> = self.all(Table::Sources)?;
        sources.order_by(|a, b| a.source.id.cmp(&b.source.id));
        Ok(sources)
    }

    /// The models that a normalized name may mean.
    pub fn named(&self, normalized: &str) -> Vec<Named> {
        let mut named: Vec<Named> = self.base.get(Table::Names, normalized).unwrap_or_default();
        if let Some(over) = self.over() {
            let own: Option<Vec<Named>> = over.packed.get(Table::Names, normalized);
            over.join(own, &mut named);
        }
        named
    }

    /// The models with this normalized id at a provider, unless it is a name.
    pub fn served_as(&self, normalized: &str) -> Vec<u32> {
        self.listed(Table::RouteIds, normalized).unwrap_or_default()
    }

    /// The models with this word in a name, sorted; `None` if there are none.
    pub fn models_with(&self, word: &str) -> Option<Vec<u32>> {
        self.listed(Table::Words, word)
    }

    /// Every word of the models' names: the base's sorted, then those that only the user's own models have.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        fn keys(rows: Option<Rows<'_>>) -> impl Iterator<Item = &str> {
            let count = rows.as_ref().map_or(0, |rows| rows.count);
            (0..count).filter_map(move |at| rows.as_ref()?.key(at).ok())
        }
        let [base, own] = self.tables(Table::Words);
        let known = |word: &str| {
            let rows = self.base.rows(Table::Words).ok();
            rows.is_some_and(|rows| rows.find(word).is_some())
        };
        keys(base).chain(keys(own).filter(move |word| !known(word)))
    }

    /// The data for choosing the model at `position` among others of the same name.
    pub fn served_by(&self, position: usize) -> Result<Served> {
        let (packed, row) = self.unchanged(position);
        packed.rows(Table::Served)?.record(row)
    }

    /// Number of providers that still serve the model at `position`.
    pub fn served(&self, position: usize) -> u32 {
        self.served_by(position).map_or(0, |model| model.providers)
    }

    fn over(&self) -> Option<&Overlay> {
        self.over.as_deref()
    }

    /// The tables that hold the model at `position`, and its row.
    fn place(&self, position: usize) -> (&Packed, usize) {
        let own = self
            .over()
            .and_then(|o| Some((&o.packed, o.row(position)?)));
        own.unwrap_or((&self.base, position))
    }

    /// Like [`Self::place`], for what overrides never change: in the base if it has the model.
    fn unchanged(&self, position: usize) -> (&Packed, usize) {
        let own = self.over().filter(|over| over.adds(position));
        own.map_or((&self.base, position), |_| self.place(position))
    }

    /// A table of the base and the same table of the overrides.
    fn tables(&self, table: Table) -> [Option<Rows<'_>>; 2] {
        let own = self.over().and_then(|over| over.packed.rows(table).ok());
        [self.base.rows(table).ok(), own]
    }

    /// The models under a key in the base and the overrides, sorted.
    fn listed(&self, table: Table, key: &str) -> Option<Vec<u32>> {
        let base: Option<Vec<u32>> = self.base.get(table, key);
        let Some(over) = self.over() else { return base };
        let Some(own) = over.packed.get::<Vec<u32>>(table, key) else {
            return base;
        };
        let mut all = base.unwrap_or_default();
        let position = |row: u32| u32::try_from(over.position(row as usize)).unwrap_or(u32::MAX);
        all.extend(own.into_iter().map(position));
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    /// A record of the base, or of the overrides.
    fn get<'a, T: Deserialize<'a>>(&'a self, table: Table, key: &str) -> Option<T> {
        let base = self.base.get(table, key);
        base.or_else(|| self.over()?.packed.get(table, key))
    }

    /// The records of the base, and those that only the overrides have.
    fn all<'a, T: Deserialize<'a>>(&'a self, table: Table) -> Result<Vec<T>> {
        let base = self.base.rows(table)?;
        let mut all = base.all()?;
        if let Some(over) = self.over() {
            let own = over.packed.rows(table)?;
            for at in 0..own.count {
                if base.find(own.key(at)?).is_none() {
                    all.push(own.record(at)?);
                }
            }
        }
        Ok(all)
    }

    /// Adds the user's own models and routes to a provider's counts.
    fn count_own(&self, provider: &mut ProviderRecord) {
        if let Some(over) = self.over() {
            let (models, routes) = over.more(provider.id);
            provider.models += models;
            provider.routes += routes;
        }
    }
}
