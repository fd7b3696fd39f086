//! Options that choose models → filters, with every name in them checked against the catalog.

use std::collections::BTreeMap;

use super::Context;
use crate::catalog::Catalog;
use crate::catalog::schema::{BoardField, BoardRecord, Kind, Lab, Measured, Unit};
use crate::cli::filter::{BoardBound, FilterArgs, Kinds};
use crate::compare::Setting;
use crate::entry::Entry;
use crate::error::{Error, Kind as ErrorKind};
use crate::fields::{Better, Value};
use crate::filter::{BOARD_PREFIX, Board, Column, Filter, LicenseTerm, QUALITY, Test};
use crate::names::normalize;
use crate::units::{Money, Price, show_count, show_parameters};

/// How many names an error suggests.
const NEAR: usize = 5;
/// Names less alike than this are no suggestion.
const LEAST_SIMILARITY: f64 = 0.7;

/// The facts that a command line names: the fixed ones, and the boards of this catalog that it asks for.
pub struct Vocabulary<'a> {
    catalog: &'a Catalog,
    records: BTreeMap<&'a str, BoardRecord<'a>>,
    scores: Vec<Vec<Measured<'a>>>,
    /// The boards asked for so far.
    pub boards: Vec<Board>,
}

impl<'a> Vocabulary<'a> {
    /// Nothing asked for yet.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            records: BTreeMap::new(),
            scores: Vec::new(),
            boards: Vec::new(),
        }
    }

    /// The fact with this name.
    ///
    /// # Errors
    /// No fact or board has the name.
    pub fn column(&mut self, name: &str) -> Result<Column, Error> {
        let name = name.trim();
        if name.eq_ignore_ascii_case(QUALITY) {
            let id = self.general()?;
            return self.board(&id);
        }
        if let Some(id) = name.strip_prefix(BOARD_PREFIX) {
            return self.board(&id.to_lowercase());
        }
        Column::find(name).ok_or_else(|| {
            let all = Column::all();
            let names = all.flat_map(|c| {
                let short = c.names.iter().map(|n| (*n).to_owned());
                std::iter::once(c.key.into_owned())
                    .chain(short)
                    .collect::<Vec<_>>()
            });
            Error {
                candidates: nearest(name, names),
                ..Error::new(ErrorKind::Usage, format!("no column is named `{name}`"))
                    .hint("`llmcmp list --list-columns` lists all of them; a board is bench:ID")
            }
        })
    }

    /// The scores on a board, all measured alike.
    fn board(&mut self, id: &str) -> Result<Column, Error> {
        if let Some(at) = self.boards.iter().position(|board| board.id == id) {
            return Ok(Column::board(at, &self.boards[at]));
        }
        self.load()?;
        let scores = self.scores.iter().map(Vec::as_slice);
        let board = self
            .records
            .get(id)
            .and_then(|record| Board::new(record, scores));
        let Some(board) = board else {
            let ids = self.records.keys().map(|id| (*id).to_owned());
            return Err(Error {
                candidates: nearest(id, ids),
                ..Error::new(
                    ErrorKind::UnknownBoard,
                    format!("no board with scores has the id `{id}`"),
                )
                .hint("`llmcmp list --list-columns` lists all of them")
            });
        };
        self.boards.push(board);
        let at = self.boards.len() - 1;
        Ok(Column::board(at, &self.boards[at]))
    }

    /// The board that stands for quality as such: the index over many boards that the most models are on.
    fn general(&mut self) -> Result<String, Error> {
        self.load()?;
        let general = self.records.values().filter(|record| {
            record.unit == Unit::Index && record.fields.contains(&BoardField::General)
        });
        let widest = general.max_by_key(|record| record.models);
        let id = widest.filter(|r| r.models > 0).map(|r| r.id.to_owned());
        id.ok_or_else(|| {
            Error::new(
                ErrorKind::UnknownBoard,
                "this catalog has no index of quality over many boards",
            )
            .hint("name a board instead, such as bench:gpqa-diamond")
        })
    }

    fn load(&mut self) -> Result<(), Error> {
        if self.records.is_empty() {
            let records = self.catalog.boards()?.into_iter();
            self.records = records.map(|record| (record.id, record)).collect();
            let each = (0..self.catalog.model_count()).map(|at| self.catalog.scores(at));
            self.scores = each.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    /// Every model of the catalog with what follows on the day, and its scores on the boards asked for.
    ///
    /// # Errors
    /// When the catalog is damaged.
    pub fn entries<'l>(
        &'l self,
        labs: &'l Labs,
        setting: &Setting,
    ) -> Result<Vec<Entry<'l>>, Error> {
        let mut entries = Vec::with_capacity(self.catalog.model_count());
        for at in 0..self.catalog.model_count() {
            let model = self.catalog.model(at)?;
            let lab = labs.name(model.lab);
            let mut entry = Entry::new(model, lab, setting);
            if let Some(scores) = self.scores.get(at) {
                let best = self.boards.iter().map(|board| board.best(scores));
                entry.scores = best.collect();
            }
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// The makers of models, by id.
pub struct Labs(Vec<Lab>);

impl Labs {
    /// All of a catalog's.
    ///
    /// # Errors
    /// When the catalog is damaged.
    pub fn new(catalog: &Catalog) -> Result<Self, Error> {
        Ok(Self(catalog.labs()?))
    }

    fn name<'l>(&'l self, id: &'l str) -> &'l str {
        let found = self.0.binary_search_by(|lab| lab.id.as_str().cmp(id));
        found.map_or(id, |at| &self.0[at].name)
    }

    /// The id of the lab with this id or name.
    fn find(&self, text: &str) -> Result<String, Error> {
        let plain = normalize(text);
        let named = |lab: &&Lab| normalize(&lab.id) == plain || normalize(&lab.name) == plain;
        if let Some(lab) = self.0.iter().find(named) {
            return Ok(lab.id.clone());
        }
        let message = format!("no lab has the id or name `{text}`");
        Err(Error {
            candidates: nearest(text, self.0.iter().map(|lab| lab.id.clone())),
            ..Error::new(ErrorKind::UnknownLab, message)
                .hint("the first part of a model's id is its lab")
        })
    }
}

fn nearest(text: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let text = text.to_lowercase();
    let near = names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&name, &text), name));
    let mut near: Vec<(f64, String)> = near
        .filter(|(alike, _)| *alike > LEAST_SIMILARITY)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.into_iter().take(NEAR).map(|(_, name)| name).collect()
}

/// The filters that the options mean, in the order in which they are applied; models other than chat are
/// left out unless a kind is asked for.
///
/// # Errors
/// A provider, lab, licence, board or capability that this catalog does not know.
pub fn filters(
    context: &Context,
    vocabulary: &mut Vocabulary,
    labs: &Labs,
    query: &[String],
    args: &FilterArgs,
) -> Result<Vec<Filter>, Error> {
    let mut all = vec![kind(&args.kind)];
    all.retain(|filter| !matches!(&filter.test, Test::Kind(kinds) if kinds.is_empty()));
    let mut add = |asked: String, test: Test| all.push(Filter::new(asked, test));
    if !query.is_empty() {
        let words = query.iter().flat_map(|text| text.split_whitespace());
        let words: Vec<String> = words.map(normalize).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            let message = format!("`{}` has no letters or digits", query.join(" "));
            return Err(Error::new(ErrorKind::Usage, message));
        }
        add(query.join(" "), Test::Words(words));
    }
    if !args.lab.is_empty() {
        let ids = args.lab.iter().map(|lab| labs.find(lab));
        let ids = ids.collect::<Result<_, _>>()?;
        add(format!("--lab {}", args.lab.join(",")), Test::Lab(ids));
    }
    if !args.provider.is_empty() {
        let unknown = |id: &&String| context.catalog.provider(id).is_none();
        if let Some(id) = args.provider.iter().find(unknown) {
            return Err(context.unknown_provider(id));
        }
        let asked = format!("--provider {}", args.provider.join(","));
        add(asked, Test::Provider(args.provider.clone()));
    }
    if !args.status.is_empty() {
        let names: Vec<&str> = args.status.iter().map(|s| s.as_str()).collect();
        let asked = format!("--status {}", names.join(","));
        add(asked, Test::Status(args.status.clone()));
    }
    if args.open {
        add(
            "--open".into(),
            Test::Yes(vocabulary.column("open_weights")?),
        );
    }
    for need in &args.needs {
        add(
            format!("--needs {need}"),
            Test::Yes(vocabulary.column(need)?),
        );
    }
    if !args.license.is_empty() {
        let asked = format!("--license {}", args.license.join(","));
        add(asked, Test::License(licenses(context, &args.license)?));
    }
    for (asked, test) in bounds(vocabulary, args)? {
        add(asked, test);
    }
    for BoardBound { board, score } in &args.min_bench {
        let column = vocabulary.column(&format!("{BOARD_PREFIX}{board}"))?;
        let bound = Value::Score(*score);
        let asked = format!("--min-bench {board}={score}");
        add(
            asked,
            match column.better {
                Some(Better::Less) => Test::Most(column, bound),
                _ => Test::Least(column, bound),
            },
        );
    }
    if let Some(days) = args.retiring {
        add(format!("--retiring {days}d"), Test::Retiring(days));
    }
    Ok(all)
}

fn kind(asked: &[Kinds]) -> Filter {
    let kinds = asked.iter().filter_map(|kinds| match kinds {
        Kinds::One(kind) => Some(*kind),
        Kinds::All => None,
    });
    let kinds: Vec<Kind> = match asked {
        [] => vec![Kind::Chat],
        _ if asked.contains(&Kinds::All) => Vec::new(),
        _ => kinds.collect(),
    };
    let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    Filter {
        usual: asked.is_empty(),
        ..Filter::new(format!("--kind {}", names.join(",")), Test::Kind(kinds))
    }
}

/// The bounds on figures and dates.
fn bounds(vocabulary: &mut Vocabulary, args: &FilterArgs) -> Result<Vec<(String, Test)>, Error> {
    let mut all = Vec::new();
    let mut least = |option: &str, shown: String, key: &str, bound: Value| -> Result<(), Error> {
        all.push((
            format!("--{option} {shown}"),
            Test::Least(vocabulary.column(key)?, bound),
        ));
        Ok(())
    };
    if let Some(n) = args.min_context {
        least(
            "min-context",
            show_count(n),
            "context_tokens",
            Value::Tokens(n),
        )?;
    }
    if let Some(n) = args.min_output {
        least(
            "min-output",
            show_count(n),
            "max_output_tokens",
            Value::Tokens(n),
        )?;
    }
    let range = args.params;
    if let Some(n) = range.and_then(|range| range.least) {
        let shown = format!("{}..", show_parameters(n));
        least("params", shown, "parameters_total", Value::Parameters(n))?;
    }
    let mut most = |option: &str, shown: String, key: &str, bound: Value| -> Result<(), Error> {
        all.push((
            format!("--{option} {shown}"),
            Test::Most(vocabulary.column(key)?, bound),
        ));
        Ok(())
    };
    if let Some(n) = range.and_then(|range| range.most) {
        let shown = format!("..{}", show_parameters(n));
        most("params", shown, "parameters_total", Value::Parameters(n))?;
    }
    if let Some(price) = args.max_input_price {
        let bound = Value::Price(price);
        most(
            "max-input-price",
            price.to_string(),
            "input_usd_per_mtok",
            bound,
        )?;
    }
    if let Some(price) = args.max_output_price {
        let bound = Value::Price(price);
        most(
            "max-output-price",
            price.to_string(),
            "output_usd_per_mtok",
            bound,
        )?;
    }
    if let Some(amount) = args.max_monthly {
        let bound = Value::Money(usd(amount));
        most("max-monthly", amount.to_string(), "monthly_usd", bound)?;
    }
    for (option, day, key) in [
        ("released-after", args.released_after, "released"),
        ("cutoff-after", args.cutoff_after, "knowledge_cutoff"),
    ] {
        if let Some(day) = day {
            let test = Test::Since(vocabulary.column(key)?, day);
            all.push((format!("--{option} {day}"), test));
        }
    }
    Ok(all)
}

/// An amount that was read as a price per million tokens: what so many tokens cost.
fn usd(amount: Price) -> Money {
    amount.times(1_000_000)
}

/// The licences meant; one that no model has is a slip.
fn licenses(context: &Context, asked: &[String]) -> Result<Vec<LicenseTerm>, Error> {
    let terms: Vec<LicenseTerm> = asked.iter().map(|text| LicenseTerm::new(text)).collect();
    let mut names: Vec<String> = Vec::new();
    let mut missing: Vec<bool> = vec![true; terms.len()];
    for at in 0..context.catalog.model_count() {
        let Some(license) = context.catalog.model(at)?.facts.license else {
            continue;
        };
        for (term, missing) in terms.iter().zip(&mut missing) {
            *missing &= term.fits(&license) != Some(true);
        }
        names.extend([license.spdx.unwrap_or_default(), license.name]);
    }
    let Some((text, _)) = asked.iter().zip(&missing).find(|(_, missing)| **missing) else {
        return Ok(terms);
    };
    names.sort_unstable();
    names.dedup();
    let message = format!("no model has a licence that begins with `{text}`");
    Err(Error {
        candidates: nearest(text, names),
        ..Error::new(ErrorKind::Usage, message)
            .hint("write an SPDX id, a name, `osi` or `commercial`")
    })
}
