//! The packed form of a catalog: sorted keys and byte ranges over records that are decoded one at a
//! time, when asked for.
//!
//! One block of bytes: [`MAGIC`], then for each [`Table`] its offset, then the tables. A table is a
//! count, the ends of its keys, the ends of its records, the keys' text, the records (postcard).
//! All numbers are little-endian `u32`. The bundled catalog, an updated one and a folder read at run
//! time all take this form, so there is one way to read them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::read::Checked;
use super::schema::{
    BoardRecord, Kind, ModelFile, Place, ProviderRecord, Route, Source, SourceRecord,
};
use super::settle::{brief, evidence, settle};
use super::standing::{Ladders, Terms, standing};
use crate::names::{normalize, without_instruct};

/// The first bytes; the digits are the format's version.
pub const MAGIC: [u8; 8] = *b"llmcmp01";

/// The tables, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One record, the `Meta`.
    Meta,
    /// `Lab` by id.
    Labs,
    /// `ProviderRecord` by id.
    Providers,
    /// `BoardRecord` by id.
    Boards,
    /// `SourceRecord` by id.
    Sources,
    /// `Vec<Named>` by normalized name.
    Names,
    /// `Model` by id.
    Models,
    /// `Model` by model id, with only what scanning all of them for prices reads; nothing for a model that
    /// nobody sells.
    Briefs,
    /// `Vec<Score>` by model id, sorted by what makes two scores comparable.
    Scores,
    /// `Vec<Place>` by model id, in the order of its scores.
    Places,
    /// `Evidence` by model id.
    Evidence,
}

/// How many tables there are.
pub const TABLES: usize = Table::Evidence as usize + 1;

/// A model that a name may mean, and in what way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
pub struct Named {
    /// Position in [`Table::Models`].
    pub model: u32,
    /// What the name is to it.
    pub by: NameOf,
}

/// What a name is to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
pub enum NameOf {
    /// Its id, or its id without the lab, or its display name.
    Model,
    /// An alias.
    Alias,
    /// One of these without a last word like `instruct`.
    Short,
}

/// Packs a checked catalog.
///
/// # Errors
/// When it does not fit the format's 4 GiB or a value cannot be encoded.
pub fn pack(checked: Checked) -> anyhow::Result<Vec<u8>> {
    let mut models: Vec<ModelFile> = checked.models;
    models.sort_by(|a, b| a.id.cmp(&b.id));

    let mut tables: [Rows; TABLES] = Default::default();
    tables[Table::Meta as usize].push("", &checked.meta)?;
    for lab in &checked.labs {
        tables[Table::Labs as usize].push(&lab.id, lab)?;
    }
    for provider in &checked.providers {
        let routes = models.iter().flat_map(|model| &model.routes);
        let on = |model: &&ModelFile| model.routes.iter().any(|r| r.provider == provider.id);
        let record = ProviderRecord {
            id: &provider.id,
            name: &provider.name,
            kind: provider.kind,
            lab: provider.lab.as_deref(),
            api_family: provider.api_family,
            models: u32::try_from(models.iter().filter(on).count())?,
            routes: u32::try_from(routes.filter(|r| r.provider == provider.id).count())?,
            site: provider.site.as_deref(),
            docs: provider.docs.as_deref(),
            base_url: provider.base_url.as_deref(),
            key_variables: provider.key_variables.iter().map(String::as_str).collect(),
        };
        tables[Table::Providers as usize].push(&provider.id, &record)?;
    }
    for board in &checked.boards {
        let (ranked, median) = standing(board, &models);
        let record = BoardRecord {
            id: &board.id,
            name: &board.name,
            group: &board.group,
            unit: board.unit,
            min: board.min,
            max: board.max,
            direction: board.direction,
            fields: board.fields.clone(),
            base_models_only: board.base_models_only,
            models: ranked,
            median,
        };
        tables[Table::Boards as usize].push(&board.id, &record)?;
    }
    for source in checked.sources {
        let record = count_source(source, &models)?;
        tables[Table::Sources as usize].push(&record.source.id, &record)?;
    }
    for (name, meant) in names(&models) {
        tables[Table::Names as usize].push(&name, &meant)?;
    }
    let ladders = Ladders::new(&checked.boards, &models);
    let labs_of: BTreeMap<&str, &str> = checked
        .providers
        .iter()
        .filter_map(|provider| Some((&*provider.id, provider.lab.as_deref()?)))
        .collect();
    for mut file in models {
        let mut scores = std::mem::take(&mut file.benchmarks);
        // In the order in which scores are held against each other, so that no run has to sort them.
        scores.sort_by(|a, b| Terms::of(a).cmp(&Terms::of(b)));
        let id = file.id.clone();
        let model = settle(&file);
        let own = |route: &Route| labs_of.get(route.provider) == Some(&model.lab);
        let brief = brief(&model, own);
        let brief = (!brief.routes.is_empty()).then_some(&brief);
        tables[Table::Briefs as usize].push_if(&id, brief)?;
        tables[Table::Models as usize].push(&id, &model)?;
        tables[Table::Scores as usize].push(&id, &scores)?;
        let places: Vec<Place> = scores
            .iter()
            .map(|score| ladders.place(score, &file.id))
            .collect();
        tables[Table::Places as usize].push(&id, &places)?;
        tables[Table::Evidence as usize].push(&id, &evidence(file))?;
    }
    write(tables)
}

/// What the models rest on a source for.
fn count_source(source: Source, models: &[ModelFile]) -> anyhow::Result<SourceRecord> {
    let (mut facts, mut statements, mut scores) = (0, 0, 0);
    for model in models {
        let said = model.statements.iter().filter(|s| s.source == source.id);
        facts += said
            .map(|s| s.facts.stated() + s.capabilities.stated())
            .sum::<usize>();
        let of_routes = model.routes.iter().flat_map(|route| &route.statements);
        statements += of_routes.filter(|s| s.source == source.id).count();
        let of_boards = model.benchmarks.iter();
        scores += of_boards.filter(|s| s.source == source.id).count();
    }
    Ok(SourceRecord {
        model_facts: u32::try_from(facts)?,
        route_statements: u32::try_from(statements)?,
        scores: u32::try_from(scores)?,
        source,
    })
}

/// Every normalized name → the models it may mean, sorted by name.
fn names(models: &[ModelFile]) -> BTreeMap<String, Vec<Named>> {
    let mut names = BTreeMap::<String, Vec<Named>>::new();
    let mut add = |name: &str, model: usize, by: NameOf| {
        let meant = names.entry(name.to_owned()).or_default();
        let model = u32::try_from(model).unwrap_or(u32::MAX);
        match meant.iter_mut().find(|n| n.model == model) {
            Some(known) => known.by = known.by.min(by),
            None => meant.push(Named { model, by }),
        }
    };
    for (at, model) in models.iter().enumerate() {
        let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
        let own = [model.id.as_str(), tail, &model.name].map(|name| (name, NameOf::Model));
        let aliases = model.aliases.iter().map(|a| (a.as_str(), NameOf::Alias));
        for (name, by) in own.into_iter().chain(aliases) {
            let name = normalize(name);
            if model.kind != Kind::Base
                && let Some(short) = without_instruct(&name)
            {
                add(short, at, NameOf::Short);
            }
            add(&name, at, by);
        }
    }
    names
}

#[derive(Default)]
struct Rows {
    keys: Vec<u8>,
    key_ends: Vec<u32>,
    records: Vec<u8>,
    record_ends: Vec<u32>,
}

impl Rows {
    fn push<T: Serialize>(&mut self, key: &str, record: &T) -> anyhow::Result<()> {
        self.push_if(key, Some(record))
    }

    /// Without a record the key stands alone: nothing is there to be decoded.
    fn push_if<T: Serialize>(&mut self, key: &str, record: Option<&T>) -> anyhow::Result<()> {
        self.keys.extend_from_slice(key.as_bytes());
        self.key_ends.push(u32::try_from(self.keys.len())?);
        if let Some(record) = record {
            self.records.extend(postcard::to_stdvec(record)?);
        }
        self.record_ends.push(u32::try_from(self.records.len())?);
        Ok(())
    }
}

fn write(tables: [Rows; TABLES]) -> anyhow::Result<Vec<u8>> {
    let mut offsets = Vec::new();
    let mut body = Vec::new();
    let start = MAGIC.len() + 4 * TABLES;
    for rows in tables {
        offsets.push(u32::try_from(start + body.len())?);
        body.extend(u32::try_from(rows.key_ends.len())?.to_le_bytes());
        for end in rows.key_ends.iter().chain(&rows.record_ends) {
            body.extend(end.to_le_bytes());
        }
        body.extend(rows.keys);
        body.extend(rows.records);
    }
    let mut out = MAGIC.to_vec();
    for offset in offsets {
        out.extend(offset.to_le_bytes());
    }
    out.extend(body);
    Ok(out)
}
