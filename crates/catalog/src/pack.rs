//! The packed form of a catalog: tables of records with sorted keys, decoded one record at a time.
//!
//! The bytes: [`MAGIC`], the offset of each [`Table`], the tables. A table is its row count, the length of its keys,
//! the end of each key (if it has keys), the end of each record, the keys, the records (postcard). [`SHRUNK`] tables
//! hold their records in LZ4 blocks over a dictionary: the end of each block, the blocks. All numbers are little-endian
//! `u32`. Bundled, updated and folder catalogs all take this form, so there is one way to read them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::naming;
use crate::precedence::{evidence, priced_now, settle};
use crate::quality::Quality;
use crate::ranks::{Rankings, Setup, count_and_median};
use crate::read::Checked;
use crate::schema::{
    BoardRecord, Brief, Dated, End, Head, HistoryFile, Model, ModelFile, Place, ProviderRecord,
    Route, Served, Source, SourceRecord, Status,
};
use crate::sort::{Order, tree};

/// The first bytes; the digits are the format version.
pub const MAGIC: [u8; 8] = *b"llmcmp05";

/// Checksum of a packed catalog, eight hexadecimal digits.
pub fn fingerprint(packed: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(packed))
}

/// The tables, in file order.
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
    /// Positions of models by a provider's normalized id, unless that is a name.
    RouteIds,
    /// Positions of models by each word of their names.
    Words,
    /// `Vec<End>` by a provider's id of the model, lower case.
    Ends,
    /// `Head` by model id. The tables below have one keyless row for each of these.
    Heads,
    /// `Served`.
    Served,
    /// `Model`, without what is in `Heads`.
    Bodies,
    /// `Brief`; empty for a model without a route that a brief keeps.
    Briefs,
    /// `Vec<Score>`, sorted by [`Setup`].
    Scores,
    /// `Vec<Place>`, in the order of the scores.
    Places,
    /// `Quality`; empty for an unmeasured model.
    Qualities,
    /// `Evidence`.
    Evidence,
    /// One record, the `Scale` of the quality index; none if no model is measured.
    QualityScale,
    /// `Vec<Dated>`: past prices of a model's routes. Separate, so that only commands that use them pay for them.
    History,
    /// The LZ4 dictionary of each [`SHRUNK`] table: plain bytes.
    Dictionaries,
}

/// Tables with repetitive records (four fifths of a catalog), and how many records share a block: one if a run reads
/// few of them, many if it reads all or hardly any. LZ4, because it decompresses at three instructions per byte.
pub const SHRUNK: [(Table, usize); 5] = [
    (Table::Bodies, 1),
    (Table::Briefs, 32),
    (Table::Scores, 1),
    (Table::Evidence, 8),
    (Table::History, 8),
];

pub const TABLES: usize = Table::Dictionaries as usize + 1;

type Tables = [Rows; TABLES];

/// Packs a checked catalog.
///
/// # Errors
/// The catalog is larger than 4 GiB, or a value cannot be encoded.
pub fn pack(mut checked: Checked) -> anyhow::Result<Vec<u8>> {
    checked.models.order_by(|a, b| a.id.cmp(&b.id));
    end_in_todays_prices(&mut checked);
    let mut tables: Tables = Default::default();
    push_registers(&mut tables, &checked)?;
    push_names(&mut tables, &checked)?;
    push_ends(&mut tables, &checked.ends)?;
    push_models(&mut tables, checked)?;
    for (table, _) in SHRUNK {
        let dictionary = tables[table as usize].dictionary();
        tables[Table::Dictionaries as usize].push_bytes(&[], dictionary)?;
    }
    write(&tables)
}

/// Ends each series in the current price of its route, which may be a hand-made correction.
fn end_in_todays_prices(checked: &mut Checked) {
    let routes = checked.models.iter().flat_map(|model| &model.routes);
    let now: BTreeMap<_, _> = routes
        .filter_map(|route| {
            let key = (&*route.provider, &*route.id, route.region.as_deref());
            Some((key, priced_now(route)?))
        })
        .collect();
    for file in &mut checked.history {
        for series in &mut file.series {
            let key = (&*file.provider, &*series.id, series.region.as_deref());
            if let Some(now) = now.get(&key).cloned() {
                series.end_in(now);
            }
        }
    }
}

/// Packs everything except models: labs, providers, boards, sources, the scale of the quality index.
fn push_registers(tables: &mut Tables, checked: &Checked) -> anyhow::Result<()> {
    let models = &checked.models;
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
            country: provider.country.as_deref(),
            regions: provider.regions.iter().map(String::as_str).collect(),
            data: provider.data.clone(),
        };
        tables[Table::Providers as usize].push(&provider.id, &record)?;
    }
    for board in &checked.boards {
        let (ranked, median) = count_and_median(board, models);
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
    for source in &checked.sources {
        let record = count_source(source.clone(), models, (&checked.ends, &checked.history))?;
        tables[Table::Sources as usize].push(&record.source.id, &record)?;
    }
    if let Some(quality) = &checked.quality {
        tables[Table::QualityScale as usize].push("", &quality.scale)?;
    }
    Ok(())
}

/// Packs what spellings mean: names, providers' ids of models, words.
fn push_names(tables: &mut Tables, checked: &Checked) -> anyhow::Result<()> {
    let names = naming::names(&checked.models);
    for (id, meant) in naming::route_ids(&checked.models, &names) {
        tables[Table::RouteIds as usize].push(&id, &meant)?;
    }
    for (name, meant) in names {
        tables[Table::Names as usize].push(&name, &meant)?;
    }
    for (word, meant) in naming::words(&checked.models, &checked.labs) {
        tables[Table::Words as usize].push(&word, &meant)?;
    }
    Ok(())
}

/// Packs ends by lower-case id.
fn push_ends(tables: &mut Tables, ends: &[End]) -> anyhow::Result<()> {
    let mut by_id: BTreeMap<String, Vec<&End>> = BTreeMap::new();
    for end in ends {
        by_id.entry(end.id.to_lowercase()).or_default().push(end);
    }
    for (id, ends) in by_id {
        tables[Table::Ends as usize].push(&id, &ends)?;
    }
    Ok(())
}

/// Packs one row per model into each table that has one, in the order of their ids.
fn push_models(tables: &mut Tables, checked: Checked) -> anyhow::Result<()> {
    let rankings = Rankings::new(&checked.boards, &checked.models);
    let qualities: BTreeMap<&str, &Quality> = tree(
        checked
            .quality
            .iter()
            .flat_map(|file| &file.models)
            .map(|row| (&*row.id, &row.quality)),
    );
    let labs_of: BTreeMap<&str, &str> = tree(
        checked
            .providers
            .iter()
            .filter_map(|provider| Some((&*provider.id, provider.lab.as_deref()?))),
    );
    let mut past = past_prices(checked.history);
    for mut file in checked.models {
        let mut scores = std::mem::take(&mut file.benchmarks);
        // Sorted by setup here, so that no run has to.
        scores.order_by(|a, b| Setup::of(a).cmp(&Setup::of(b)));
        let id = file.id.clone();
        let model = settle(&file);
        let own = |route: &Route| labs_of.get(route.provider) == Some(&model.lab);
        let mut push = |table: Table, record| tables[table as usize].push_bytes(&[], record);
        push(Table::Served, postcard::to_stdvec(&served(&model, own))?)?;
        let brief = Brief::of(&model, own).as_ref().map(postcard::to_stdvec);
        push(Table::Briefs, brief.transpose()?.unwrap_or_default())?;
        push(Table::Bodies, postcard::to_stdvec(&model)?)?;
        let head = Head {
            id: &id,
            name: model.name,
            kind: model.kind,
            aliases: model.aliases,
        };
        push(Table::Scores, postcard::to_stdvec(&scores)?)?;
        let places = scores.iter().map(|score| rankings.place(score, &file.id));
        let places: Vec<Place> = places.collect();
        push(Table::Places, postcard::to_stdvec(&places)?)?;
        let quality = qualities.get(&*id).map(postcard::to_stdvec);
        push(Table::Qualities, quality.transpose()?.unwrap_or_default())?;
        tables[Table::Heads as usize].push(&id, &head)?;
        let dated = past.remove(&id).unwrap_or_default();
        tables[Table::History as usize].push_bytes(&[], postcard::to_stdvec(&dated)?)?;
        let evidence = postcard::to_stdvec(&evidence(file))?;
        tables[Table::Evidence as usize].push_bytes(&[], evidence)?;
    }
    Ok(())
}

/// The series of past prices by model.
fn past_prices(history: Vec<HistoryFile>) -> BTreeMap<String, Vec<Dated>> {
    let mut past: BTreeMap<String, Vec<Dated>> = BTreeMap::new();
    for HistoryFile { provider, series } in history {
        for series in series {
            let model = past.entry(series.model.clone()).or_default();
            model.push(Dated {
                provider: provider.clone(),
                series,
            });
        }
    }
    past
}

/// What the choice among models of one family needs to know about a model.
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

/// Counts what the catalog cites a source for.
fn count_source(
    source: Source,
    models: &[ModelFile],
    (ends, history): (&[End], &[HistoryFile]),
) -> anyhow::Result<SourceRecord> {
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
    let series = history.iter().flat_map(|file| &file.series);
    let points = series.flat_map(|series| &series.points);
    let past = points.filter(|point| point.source == source.id).count();
    Ok(SourceRecord {
        model_facts: u32::try_from(facts)?,
        route_statements: u32::try_from(statements)?,
        scores: u32::try_from(scores)?,
        ends: u32::try_from(ends.iter().filter(|end| end.source == source.id).count())?,
        past_prices: u32::try_from(past)?,
        source,
    })
}

/// Maximum length of a dictionary in bytes.
const DICTIONARY: usize = 16 << 10;
/// Length in bytes of each piece of a dictionary.
const PIECE: usize = 512;

#[derive(Default)]
struct Rows {
    keys: Vec<u8>,
    key_ends: Vec<u32>,
    records: Vec<Vec<u8>>,
}

impl Rows {
    fn push<T: Serialize>(&mut self, key: &str, record: &T) -> anyhow::Result<()> {
        self.push_bytes(key.as_bytes(), postcard::to_stdvec(record)?)
    }

    fn push_bytes(&mut self, key: &[u8], record: Vec<u8>) -> anyhow::Result<()> {
        self.keys.extend_from_slice(key);
        self.key_ends.push(u32::try_from(self.keys.len())?);
        self.records.push(record);
        Ok(())
    }

    /// Pieces from the middles of records spread over the table.
    fn dictionary(&self) -> Vec<u8> {
        let full = self.records.iter().filter(|record| record.len() >= PIECE);
        let step = (full.clone().count() * PIECE / DICTIONARY).max(1);
        let pieces = full.step_by(step).flat_map(|record| {
            let start = (record.len() - PIECE) / 2;
            &record[start..start + PIECE]
        });
        pieces.take(DICTIONARY).copied().collect()
    }

    /// The records, compressed, `per_block` to a block.
    fn shrunk(&self, per_block: usize, dictionary: &[u8]) -> anyhow::Result<Vec<u8>> {
        let (mut ends, mut blocks) = (Vec::new(), Vec::new());
        for records in self.records.chunks(per_block) {
            let block = records.concat();
            if !block.is_empty() {
                blocks.extend(lz4_flex::block::compress_with_dict(&block, dictionary));
            }
            ends.extend(u32::try_from(blocks.len())?.to_le_bytes());
        }
        ends.extend(blocks);
        Ok(ends)
    }
}

fn write(tables: &[Rows; TABLES]) -> anyhow::Result<Vec<u8>> {
    let mut offsets = Vec::new();
    let mut body = Vec::new();
    let start = MAGIC.len() + 4 * TABLES;
    let dictionaries = &tables[Table::Dictionaries as usize].records;
    for (at, rows) in tables.iter().enumerate() {
        offsets.push(u32::try_from(start + body.len())?);
        body.extend(u32::try_from(rows.records.len())?.to_le_bytes());
        body.extend(u32::try_from(rows.keys.len())?.to_le_bytes());
        let keyed = !rows.keys.is_empty();
        for end in rows.key_ends.iter().filter(|_| keyed) {
            body.extend(end.to_le_bytes());
        }
        let mut end = 0;
        for record in &rows.records {
            end += record.len();
            body.extend(u32::try_from(end)?.to_le_bytes());
        }
        body.extend(&rows.keys);
        let shrunk = SHRUNK.iter().zip(dictionaries);
        match shrunk
            .into_iter()
            .find(|((table, _), _)| *table as usize == at)
        {
            Some(((_, per_block), dictionary)) => body.extend(rows.shrunk(*per_block, dictionary)?),
            None => rows.records.iter().for_each(|record| body.extend(record)),
        }
    }
    let mut out = MAGIC.to_vec();
    for offset in offsets {
        out.extend(offset.to_le_bytes());
    }
    out.extend(body);
    Ok(out)
}
