//! The packed form of a catalog: sorted keys and byte ranges over records that are decoded one at a
//! time, when asked for.
//!
//! One block of bytes: [`MAGIC`], then for each [`Table`] its offset, then the tables. A table is a
//! count, the ends of its keys, the ends of its records, the keys' text, the records (postcard).
//! All numbers are little-endian `u32`. The bundled catalog, an updated one and a folder read at run
//! time all take this form, so there is one way to read them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::naming;
use super::read::Checked;
use super::schema::{
    BoardRecord, Model, ModelFile, Place, ProviderRecord, Route, Served, Source, SourceRecord,
    Status,
};
use super::settle::{brief, evidence, settle};
use super::standing::{Ladders, Terms, standing};

/// The first bytes; the digits are the format's version.
pub const MAGIC: [u8; 8] = *b"llmcmp02";

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
    /// Positions of models by the normalized id that a provider gives them, where it is no name.
    RouteIds,
    /// Positions of models by each word of their names.
    Words,
    /// `Served` by the model's position. The keys are empty.
    Served,
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
            aliases: provider.aliases.iter().map(String::as_str).collect(),
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
    let names = naming::names(&models);
    for (id, meant) in naming::route_ids(&models, &names) {
        tables[Table::RouteIds as usize].push(&id, &meant)?;
    }
    for (name, meant) in names {
        tables[Table::Names as usize].push(&name, &meant)?;
    }
    for (word, meant) in naming::words(&models, &checked.labs) {
        tables[Table::Words as usize].push(&word, &meant)?;
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
        tables[Table::Served as usize].push("", &served(&model, own))?;
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

/// Where a model stands among others of its name.
fn served(model: &Model, own: impl Fn(&Route) -> bool) -> Served {
    let gone = |route: &&Route| {
        matches!(
            route.terms.status,
            Some(Status::Retired | Status::Withdrawn)
        )
    };
    let serving = model.routes.iter().filter(|route| !gone(route));
    let providers: BTreeSet<&str> = serving.map(|route| route.provider).collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let routes = model.routes.iter().enumerate();
    Served {
        providers: number(providers.len()),
        released: model.facts.released,
        own: routes
            .filter(|(_, route)| own(route))
            .map(|(at, _)| number(at))
            .collect(),
    }
}

/// What the models rest on a source for.
fn count_source(source: Source, models: &[ModelFile]) -> anyhow::Result<SourceRecord> {
    let (mut facts, mut statements, mut scores) = (0, 0, 0);
    for model in models {
        let said = model.statements.iter().filter(|s| s.source == source.id);
        facts += said
            .map(|s| {
                let parameters = s.refuses.len() + s.accepts.len();
                s.facts.stated() + s.capabilities.stated() + parameters
            })
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
