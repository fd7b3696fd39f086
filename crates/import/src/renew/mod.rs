//! Updates a catalog from live sources.
//!
//! Adapters parse the fetched files, `place` finds the model of each row, `model` merges the rows, values
//! that break the catalog's rules are dropped as in any import, and curated data are applied again. A
//! source that cannot be read or is implausible (`plausible`) keeps its old data. Does not use the network
//! or the disk.

mod base;
mod hand;
mod model;
mod place;
mod plausible;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use catalog::curated::lay_over;
use catalog::files::Files;
use catalog::read::{Checked, checked};
use catalog::schema::{CuratedFile, End, ModelFile, Provider, Source};
use catalog::sort::tree;
use catalog::units::Date;
use catalog::updated::UPDATED;
use catalog::{Catalog, pack, unpack};

use self::base::Base;
use self::hand::{Hand, hand};
use crate::ends::Ends;
use crate::merge::Placed as Row;
use crate::observation::{Observation, Yield};
use crate::report::Report;
use crate::sources::{ADAPTERS, Adapter, File};
use crate::{providers_of, quality, refuse, tables};

/// Data compiled into the program.
pub struct Program<'a> {
    /// The bundled catalog.
    pub bundled: &'a Catalog,
    /// The packed curated files.
    pub by_hand: &'a [u8],
}

/// Files fetched from one source.
pub struct Fetched {
    pub source: String,
    pub as_of: Date,
    /// Files in the adapter's order.
    pub files: Vec<File>,
}

/// The result of an update.
pub struct Renewed {
    /// The packed catalog; `None` if no source was usable.
    pub packed: Option<Vec<u8>>,
    /// Sources not used, and why.
    pub left: Vec<(String, Left, String)>,
    /// What was skipped, and why.
    pub report: Report,
}

/// Why a source was not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The adapter cannot parse it.
    Unreadable,
    /// Its data are implausible.
    Doubted,
}

/// A parsed source.
struct Read {
    adapter: &'static Adapter,
    as_of: Date,
    found: Yield,
}

/// Updates `catalog` from fetched files. `confirmed` are sources unchanged as of a date.
///
/// # Errors
/// The catalog or the program is damaged, or the result is invalid.
pub fn renew(
    catalog: &Catalog,
    program: &Program,
    fetched: Vec<Fetched>,
    confirmed: &[(String, Date)],
) -> Result<Renewed> {
    let hand = hand(program.by_hand)?;
    let base = Base::of(catalog, &hand)?;
    let mut report = Report::default();
    let mut left = Vec::new();
    let mut read = Vec::new();
    for one in fetched {
        let known = catalog.source(&one.source).map(|source| source.snapshot);
        if let Some(known) = known.filter(|known| *known > one.as_of) {
            let reason = format!("the catalog has newer data, as of {known}");
            left.push((one.source, Left::Doubted, reason));
            continue;
        }
        match adapted(&one, &hand, &mut report) {
            Ok(found) => match doubt(&base, &found) {
                None => read.push(found),
                Some(reason) => left.push((one.source, Left::Doubted, reason)),
            },
            Err(error) => left.push((one.source, Left::Unreadable, format!("{error:#}"))),
        }
    }
    let packed = if read.is_empty() && confirmed.is_empty() {
        None
    } else {
        let files = compose(
            (catalog, program.bundled),
            &hand,
            base,
            (read, confirmed),
            &mut report,
        )?;
        Some(pack::pack(files)?)
    };
    Ok(Renewed {
        packed,
        left,
        report,
    })
}

/// Parses a source and maps its rows to the catalog's provider ids.
fn adapted(one: &Fetched, hand: &Hand, report: &mut Report) -> Result<Read> {
    let adapter = ADAPTERS.iter().find(|adapter| adapter.id == one.source);
    let adapter = adapter.ok_or_else(|| anyhow!("no such source"))?;
    let mut found = adapter.read(&one.files, one.as_of)?;
    report.read.insert(adapter.id.to_owned(), found.read);
    report.dropped.append(&mut found.dropped);
    found.observations = providers_of(found.observations, &hand.kept, report);
    if found.observations.is_empty() {
        return Err(anyhow!("no known models found; has the format changed?"));
    }
    Ok(Read {
        adapter,
        as_of: one.as_of,
        found,
    })
}

fn doubt(base: &Base, read: &Read) -> Option<String> {
    let rows: Vec<&Observation> = read.found.observations.iter().collect();
    plausible::doubt(base, read.adapter.id, &rows)
}

/// Merges the rows and checks the result.
fn compose(
    (catalog, bundled): (&Catalog, &Catalog),
    hand: &Hand,
    base: Base,
    (read, confirmed): (Vec<Read>, &[(String, Date)]),
    report: &mut Report,
) -> Result<Checked> {
    let mut sources: BTreeMap<String, Source> = tree(
        catalog
            .sources()?
            .into_iter()
            .map(|record| (record.source.id.clone(), record.source)),
    );
    for (id, day) in confirmed {
        if let Some(source) = sources.get_mut(id) {
            source.snapshot = source.snapshot.max(*day);
        }
    }
    let mut rows: Vec<Observation> = Vec::new();
    let mut described: BTreeMap<String, Provider> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut ending: Vec<End> = Vec::new();
    for one in read {
        ending.extend(one.found.ends);
        let source = crate::sources::source(one.adapter.id, one.as_of, None)?;
        sources.insert(source.id.clone(), source);
        taken.insert(one.adapter.id);
        rows.extend(one.found.observations);
        described.extend(one.found.providers.into_iter().map(|p| (p.id.clone(), p)));
    }
    // A source's retirements replace those it stated before.
    let known = catalog.all_ends()?.into_iter();
    let known = known.filter(|end| !taken.contains(end.source.as_str()));
    ending.extend(known);
    let ends = Ends::new(ending, &hand.kept, &mut report.end_conflicts);
    let models = models(base, (hand, &ends), taken, &rows, report);
    let providers = providers(catalog, hand, &models, &described)?;
    // Curated files may cite sources, or newer copies of them, that only the bundled catalog knows.
    let cited = cited(hand, &models, &providers);
    for record in bundled.sources()? {
        let source = record.source;
        if let Some(newest) = cited.get(source.id.as_str()) {
            let known = sources.entry(source.id.clone()).or_insert(source);
            known.snapshot = newest.map_or(known.snapshot, |day| day.max(known.snapshot));
        }
    }
    let mut files = Files {
        labs: tables::labs(&models, &providers, [], &hand.kept, |id| {
            Some(catalog.lab(id)?.name)
        }),
        providers,
        boards: hand.boards.clone(),
        sources: sources.into_values().collect(),
        ends: ends.table(models.iter().map(|(_, model)| model)),
        history: unpack::history(catalog)?,
        models,
        ..Files::default()
    };
    report.refused = refuse::refuse(&mut files);
    report.count(&files);
    for (path, model) in &mut files.models {
        if let Some(curated) = hand.curated.get(&model.id) {
            fit(curated, model);
            let (laid, origin) = lay_over(curated.clone(), Some(model.clone()));
            *model = laid;
            files.origins.insert(path.clone(), origin);
        }
    }
    let laid_over: Vec<&ModelFile> = files.models.iter().map(|(_, model)| model).collect();
    files.quality = quality::index(&files.boards, &laid_over, &hand.kept.serves());
    checked(files, UPDATED).map_err(|problems| anyhow!("{problems}"))
}

/// Drops maximum outputs above a curated context window, which may be shorter than the listed ones.
fn fit(curated: &CuratedFile, model: &mut ModelFile) {
    let stated = curated.statements.iter().filter(|said| !said.yields);
    let Some(window) = stated
        .into_iter()
        .find_map(|said| said.facts.context_tokens)
    else {
        return;
    };
    for said in &mut model.statements {
        let longest = &mut said.facts.max_output_tokens;
        *longest = longest.filter(|tokens| *tokens <= window);
    }
}

/// The sources that the providers and these models' curated files cite, with the newest date that a curated
/// file cites.
fn cited<'a>(
    hand: &'a Hand,
    models: &[(String, ModelFile)],
    providers: &'a [Provider],
) -> BTreeMap<&'a str, Option<Date>> {
    let mut cited: BTreeMap<&str, Option<Date>> = tree(
        providers
            .iter()
            .map(|provider| (provider.source.as_str(), None)),
    );
    let mut cite = |source: &'a str, day: Date| {
        let newest = cited.entry(source).or_default();
        *newest = (*newest).max(Some(day));
    };
    for curated in models.iter().filter_map(|(_, m)| hand.curated.get(&m.id)) {
        let routes = curated.routes.iter().flat_map(|route| &route.statements);
        curated
            .statements
            .iter()
            .for_each(|s| cite(&s.source, s.as_of));
        routes.for_each(|s| cite(&s.source, s.as_of));
        curated
            .benchmarks
            .iter()
            .for_each(|s| cite(&s.source, s.as_of));
    }
    cited
}

/// Updated models by file path.
fn models(
    base: Base,
    (hand, ends): (&Hand, &Ends),
    taken: BTreeSet<&str>,
    rows: &[Observation],
    report: &mut Report,
) -> Vec<(String, ModelFile)> {
    let placed = place::place(&base, rows, &hand.kept);
    let mut by_model: BTreeMap<usize, Vec<Row<'_>>> = BTreeMap::new();
    let all = crate::compose::placed(rows, &placed.places, report);
    for row in &all {
        by_model.entry(row.1.model).or_default().push(*row);
    }
    let lists = rows.iter().filter(|seen| seen.listed);
    let fetched = model::Fetched {
        sources: taken,
        lists: lists
            .filter_map(|s| Some(((s.source.to_owned(), s.provider.clone()?), s.as_of)))
            .collect(),
        moved: placed.moved,
        kept: &hand.kept,
        ends,
    };
    let mut models: Vec<ModelFile> = Vec::with_capacity(base.models.len());
    for (at, before) in base.models.into_iter().enumerate() {
        let rows = by_model.get(&at).map_or(&[][..], Vec::as_slice);
        let identity = placed.identities.get(&at);
        models.push(fetched.renew(before, rows, identity, &mut report.dropped));
    }
    let first = models.len();
    for (at, identity) in placed.new.iter().enumerate() {
        let rows = by_model.get(&(first + at)).map_or(&[][..], Vec::as_slice);
        let given = (fetched.kept, ends);
        models.push(crate::compose::model(identity, rows, given, report));
    }
    model::move_pointers(&mut models, &all, &hand.kept);
    let path = |model: ModelFile| (format!("models/{}.json", model.id), model);
    models.into_iter().map(path).collect()
}

/// Providers with a route: as bundled, else as fetched, else as in the catalog.
fn providers(
    catalog: &Catalog,
    hand: &Hand,
    models: &[(String, ModelFile)],
    described: &BTreeMap<String, Provider>,
) -> Result<Vec<Provider>> {
    let imported = models.iter().flat_map(|(_, model)| &model.routes);
    let imported = imported.map(|route| (&route.provider, &route.statements));
    let curated = hand.curated.values().flat_map(|model| &model.routes);
    let curated = curated.map(|route| (&route.provider, &route.statements));
    let mut used: BTreeMap<&str, &str> = BTreeMap::new();
    for (provider, statements) in imported.chain(curated) {
        let source = statements.first().map_or("", |s| &s.source);
        used.entry(provider).or_insert(source);
    }
    let mut providers = Vec::with_capacity(used.len());
    for (id, source) in used {
        if let Some(known) = hand.providers.iter().find(|p| p.id == id) {
            providers.push(known.clone());
            continue;
        }
        let by_hand = hand.kept.provider_with_id(id);
        let by_hand =
            by_hand.ok_or_else(|| anyhow!("provider `{id}` is not in kept/providers.json"))?;
        let record = catalog.provider(id);
        let as_of = catalog.meta()?.as_of;
        let mut provider = described.get(id).cloned().unwrap_or_else(|| Provider {
            site: record.as_ref().and_then(|r| r.site).map(str::to_owned),
            docs: record.as_ref().and_then(|r| r.docs).map(str::to_owned),
            api_family: record.as_ref().and_then(|r| r.api_family),
            base_url: record.as_ref().and_then(|r| r.base_url).map(str::to_owned),
            ..Provider::new(
                id,
                record.as_ref().map_or(id, |r| r.name),
                by_hand.kind,
                source,
                as_of,
            )
        });
        by_hand.describe(&mut provider);
        providers.push(provider);
    }
    Ok(providers)
}
