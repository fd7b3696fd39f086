//! `llmcmp list [QUERY]`.

use super::args::ListArgs;
use super::columns::ColumnsReport;
use super::report::{ListReport, Listing, Reader};
use crate::commands::context::Context;
use crate::error::{Error, Exit, Kind};
use crate::fields::{Better, Value};
use crate::output::report::Report;
use crate::providers::Providers;
use crate::query::filter::{Column, Filter, Test, sieve};
use crate::query::{Axis, Boards, Labs, Setting, SortKey, Vocabulary, filters, frontier, sort};

/// The columns of a table when none is asked for.
const USUAL: &[&str] = &[
    "name",
    "released",
    "context",
    "params",
    "open",
    "input-price",
    "output-price",
    "providers",
];
/// Of the usual columns those that give way first to what models are chosen and ordered by.
const LEAST: &[&str] = &["params", "released", "open", "context", "providers"];
/// How many columns stand side by side in 80 columns of text.
const MOST: usize = 8;
/// The order when none is asked for.
const NEWEST_FIRST: &str = "released-desc";

/// Lists the models that have what is asked for. [`Exit::No`]: none has.
///
/// # Errors
/// A name of a column, board, lab, licence or provider that the catalog does not know; a catalog that
/// cannot be read.
pub fn run(context: &Context, args: &ListArgs) -> Result<Exit, Error> {
    let catalog = &context.catalog;
    if args.list_columns {
        let body = ColumnsReport::new(Column::all(), catalog.boards()?);
        let report = Report::new(catalog, context.today, Vec::new(), Vec::new(), body)?;
        context.show(&report, super::view::columns)?;
        return Ok(Exit::Done);
    }
    let mut vocabulary = Vocabulary::new(catalog);
    let labs = Labs::new(catalog)?;
    let mut filters = filters(catalog, &mut vocabulary, &labs, &args.query, &args.filter)?;
    if let Some(most) = args.max_monthly {
        let test = Test::Most(vocabulary.column("monthly_usd")?, Value::Money(most));
        filters.push(Filter::new(
            format!("--max-monthly {}", most.decimal().show(0)),
            test,
        ));
    }
    let axes = axes(&mut vocabulary, &args.pareto)?;
    let keys = sort_keys(&mut vocabulary, &args.sort, &axes)?;
    let columns = columns(&mut vocabulary, &args.columns, &filters, &axes, &args.sort)?;

    let providers = Providers::all(catalog)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic(&args.traffic)?,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &Boards::default(),
    };
    let mut sieved = sieve(vocabulary.candidates(&labs, &setting), &filters, &setting)?;
    sort(&mut sieved.kept, &keys);
    let on = (!axes.is_empty()).then(|| frontier(&sieved.kept, &axes));
    let listing = Listing {
        sieved: &sieved,
        frontier: on.as_ref(),
        axes: &axes,
        usual: filters.iter().position(|filter| filter.usual),
        boards: &vocabulary.boards,
        columns: &columns,
        chosen: !args.columns.is_empty(),
        limit: args.limit,
        total: catalog.model_count(),
        reader: if context.output.format.is_data() {
            Reader::Program
        } else {
            Reader::Person {
                explain: args.explain,
                plot: args.plot,
            }
        },
    };
    let body = ListReport::new(&listing, &setting);
    let exit = if body.models.is_empty() {
        Exit::No
    } else {
        Exit::Done
    };
    let report = Report::new(catalog, context.today, Vec::new(), Vec::new(), body)?;
    let shown = context.show(&report, super::view::list);
    shown?;
    Ok(exit)
}

/// A key without and with its direction: `price-desc`.
fn directed(text: &str) -> (&str, Option<bool>) {
    match text.strip_suffix("-desc") {
        Some(key) => (key, Some(true)),
        None => match text.strip_suffix("-asc") {
            Some(key) => (key, Some(false)),
            None => (text, None),
        },
    }
}

fn axes(vocabulary: &mut Vocabulary, asked: &[String]) -> Result<Vec<Axis>, Error> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    if !(2..=3).contains(&asked.len()) {
        let message = format!("--pareto takes two or three columns, not {}", asked.len());
        return Err(Error::new(Kind::Usage, message).hint("such as --pareto cost,quality"));
    }
    let axis = |text: &String| {
        let (key, descending) = directed(text);
        let column = vocabulary.column(key)?;
        let asked = descending.map(|descending| {
            if descending {
                Better::More
            } else {
                Better::Less
            }
        });
        let Some(better) = asked.or(column.better) else {
            let message = format!("--pareto: which way is `{key}` better?");
            let hint = format!("{key}-asc: less is better; {key}-desc: more is");
            return Err(Error::new(Kind::Usage, message).hint(hint));
        };
        Ok(Axis { column, better })
    };
    asked.iter().map(axis).collect()
}

fn sort_keys(
    vocabulary: &mut Vocabulary,
    asked: &[String],
    axes: &[Axis],
) -> Result<Vec<SortKey>, Error> {
    let usual = [NEWEST_FIRST.to_owned()];
    if asked.is_empty() && !axes.is_empty() {
        // Along the frontier, the best by the first column on top.
        let along = axes.iter().map(|axis| SortKey {
            column: axis.column.clone(),
            descending: axis.better == Better::More,
        });
        return Ok(along.collect());
    }
    let asked = if asked.is_empty() { &usual[..] } else { asked };
    let mut keys: Vec<SortKey> = Vec::new();
    for text in asked {
        let (key, descending) = directed(text);
        let descending = descending.unwrap_or(false);
        let column = vocabulary.column(key)?;
        // An output price says little without the input price beside it.
        let tie = (column.key == "output_usd_per_mtok").then_some("input_usd_per_mtok");
        keys.push(SortKey { column, descending });
        if let Some(tie) = tie {
            let column = vocabulary.column(tie)?;
            keys.push(SortKey { column, descending });
        }
    }
    Ok(keys)
}

/// The columns to show: those asked for, or the usual ones and what models are chosen and ordered by.
fn columns(
    vocabulary: &mut Vocabulary,
    asked: &[String],
    filters: &[Filter],
    axes: &[Axis],
    sort: &[String],
) -> Result<Vec<Column>, Error> {
    let changes = asked.iter().filter(|text| text.starts_with(['+', '-']));
    let changes = changes.count();
    if changes != 0 && changes != asked.len() {
        let message = "--columns is either a list or changes with + and -";
        return Err(Error::new(Kind::Usage, message).hint("such as -c +cutoff,-open"));
    }
    if !asked.is_empty() && changes == 0 {
        let mut columns = Vec::new();
        for name in asked {
            add(&mut columns, vocabulary.column(name)?);
        }
        return Ok(columns);
    }
    let mut columns = usual(vocabulary, filters, axes, sort)?;
    for text in asked {
        let column = vocabulary.column(&text[1..])?;
        if text.starts_with('-') {
            columns.retain(|known| known.key != column.key);
        } else {
            add(&mut columns, column);
        }
    }
    if columns.is_empty() {
        let message = "--columns leaves no column";
        return Err(Error::new(Kind::Usage, message));
    }
    Ok(columns)
}

/// Adds a column that is not there yet.
fn add(columns: &mut Vec<Column>, column: Column) {
    if columns.iter().all(|known| known.key != column.key) {
        columns.push(column);
    }
}

/// The usual columns, and what models are chosen and ordered by, for which some of the usual give way.
fn usual(
    vocabulary: &mut Vocabulary,
    filters: &[Filter],
    axes: &[Axis],
    sort: &[String],
) -> Result<Vec<Column>, Error> {
    let mut bearing: Vec<Column> = Vec::new();
    for filter in filters {
        match &filter.test {
            Test::Least(column, _) | Test::Most(column, _) | Test::Since(column, _) => {
                add(&mut bearing, column.clone());
            }
            Test::Retiring(_) => add(&mut bearing, vocabulary.column("retires_on")?),
            _ => {}
        }
    }
    for axis in axes {
        add(&mut bearing, axis.column.clone());
    }
    for text in sort {
        add(&mut bearing, vocabulary.column(directed(text).0)?);
    }
    let mut columns: Vec<Column> = Vec::new();
    for name in USUAL {
        columns.push(vocabulary.column(name)?);
    }
    for column in &bearing {
        add(&mut columns, column.clone());
    }
    for name in LEAST {
        let least = vocabulary.column(name)?;
        if columns.len() > MOST && bearing.iter().all(|column| column.key != least.key) {
            columns.retain(|column| column.key != least.key);
        }
    }
    Ok(columns)
}
