//! Runs `llmcmp list [QUERY]`. Does not filter or sort (`query`).

use catalog::sort::Order;
use catalog::units::Date;
use catalog::words;

use super::args::ListArgs;
use super::columns::ColumnsReport;
use super::report::{ListReport, Listing};
use crate::commands::columns::chosen;
use crate::commands::context::Context;
use crate::error::{Error, Exit, Kind};
use crate::fields::{Better, Value};
use crate::providers::Providers;
use crate::query::filter::{Column, Filter, Test, sieve};
use crate::query::{
    Axis, Boards, Labs, Setting, SortKey, Vocabulary, filters, frontier, quality_column, sort,
};

const USUAL: &[&str] =
    words!("name released context params open input-price output-price providers");
/// Default columns dropped first to make room for columns used by filters and sorting.
const LEAST: &[&str] = &["params", "released", "open", "context", "providers"];
/// Number of columns that fit in 80 characters.
const MOST: usize = 8;
/// Default limit on a terminal.
const ON_SCREEN: usize = 20;
/// Default columns to drop on a narrow screen.
const SPARE: &[&str] = &["parameters_total"];
const NEWEST_FIRST: &str = "released-desc";

/// Lists matching models. [`Exit::No`] if there are none.
///
/// # Errors
/// An unknown column, board, lab, license or provider; an unreadable catalog.
pub fn run(context: &Context, args: &ListArgs) -> Result<Exit, Error> {
    let context = &context.under(&args.market.routes)?;
    let catalog = &context.catalog;
    if args.list_columns {
        let body = ColumnsReport::new(Column::all(), catalog.boards()?);
        let report = context.report(Vec::new(), Vec::new(), body)?;
        context.show(&report, super::view::columns)?;
        return Ok(Exit::Done);
    }
    let mut vocabulary = Vocabulary::new(catalog);
    let labs = Labs::new(catalog)?;
    let mut filters = filters(catalog, &mut vocabulary, &labs, &args.query, &args.filter)?;
    let named = context.resolve(&args.models)?;
    if !named.is_empty() {
        // Named models are listed whatever their kind.
        filters.retain(|filter| !filter.usual);
        let ids = named.iter().map(|one| one.model.clone()).collect();
        let asked = format!("--models {}", args.models.join(","));
        filters.insert(0, Filter::new(asked, Test::Among(ids)));
    }
    if let Some(most) = args.max_monthly {
        let test = Test::Most(vocabulary.column("monthly_usd")?, Value::Money(most));
        filters.push(Filter::new(
            format!("--max-monthly {}", most.decimal().show(0)),
            test,
        ));
    }
    let routes = &args.market.routes;
    if !routes.is_empty() && named.is_empty() {
        let known = routes.of_models(catalog, context.today)?;
        filters.push(Filter::new(routes.typed(), Test::Routes(known)));
    }
    let axes = axes(&mut vocabulary, &args.pareto)?;
    let mut order = args.sort.clone();
    if let (Some(_), [], []) = (args.filter.workload, &*order, &*args.pareto) {
        // Best at this workload first.
        order.push(format!("{}-desc", quality_column(args.filter.workload)));
    }
    let keys = sort_keys(&mut vocabulary, &order, &axes)?;
    let usual = usual(&mut vocabulary, &filters, &axes, &order)?;
    let find = |name: &str| vocabulary.column(name);
    let columns = chosen(usual, &args.columns, find, |a, b| a.key == b.key)?;

    let providers = Providers::all(catalog)?;
    let setting = Setting {
        today: context.today,
        traffic: context.traffic_for(&args.traffic, args.filter.workload)?,
        choice: context.choice(&args.market)?,
        providers: &providers,
        boards: &Boards::default(),
    };
    let mut sieved = sieve(vocabulary.candidates(&labs, &setting), &filters, &setting)?;
    if named.is_empty() || !args.sort.is_empty() {
        sort(&mut sieved.kept, &keys);
    } else {
        let place = |id: &str| named.iter().position(|one| one.model == id);
        sieved.kept.order_by_key(|entry| place(entry.model.id));
    }
    let limit = limit(context, args);
    let usual = filters.iter().position(|filter| filter.usual);
    let on = (!axes.is_empty()).then(|| frontier(&sieved.kept, &axes));
    let listing = Listing {
        sieved: &sieved,
        frontier: on.as_ref(),
        axes: &axes,
        boards: &vocabulary.boards,
        columns: &columns,
        spare: spare(args, &keys, &axes),
        limit,
        total: catalog.model_count(),
        other_kinds: usual.map_or(0, |at| sieved.taken[at].removed),
        viewed: !context.output.format.is_data(),
    };
    let body = ListReport::new(&listing, args, &setting);
    let exit = Exit::no_if(body.models.is_empty());
    let quotes = sieved.kept.iter().filter_map(|entry| entry.quote);
    let quotes = quotes.take(if limit == 0 { usize::MAX } else { limit });
    let days: Vec<Date> = quotes.filter_map(|quote| quote.priced_on).collect();
    let report = context.report(named, Vec::new(), body)?.resting_on(days);
    context.show(&report, super::view::list)?;
    Ok(exit)
}

/// Most models to show; 0 for all, the default with --pareto and --models.
fn limit(context: &Context, args: &ListArgs) -> usize {
    let is_browsing = args.pareto.is_empty() && args.models.is_empty();
    let usual = if is_browsing && context.output.is_screen() {
        ON_SCREEN
    } else {
        0
    };
    args.limit.unwrap_or(usual)
}

/// Columns to drop on a narrow screen; none that were requested or sorted by.
fn spare(args: &ListArgs, keys: &[SortKey], axes: &[Axis]) -> &'static [&'static str] {
    let is_used = |key: &str| {
        let mut columns = keys.iter().map(|key| &key.column);
        let mut axes = axes.iter().map(|axis| &axis.column);
        columns.any(|column| column.key == key) || axes.any(|column| column.key == key)
    };
    let is_asked = !args.columns.is_empty() || args.filter.params.is_some();
    if is_asked || is_used(SPARE[0]) {
        return &[];
    }
    SPARE
}

/// Splits a direction off a key: `price-desc`.
fn directed(text: &str) -> (&str, Option<bool>) {
    match text.rsplit_once('-') {
        Some((key, "desc")) => (key, Some(true)),
        Some((key, "asc")) => (key, Some(false)),
        _ => (text, None),
    }
}

fn axes(vocabulary: &mut Vocabulary, asked: &[String]) -> Result<Vec<Axis>, Error> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    if !(2..=3).contains(&asked.len()) {
        let message = format!("--pareto takes two or three columns, not {}", asked.len());
        return Err(Error::new(Kind::Usage, message).hint("for example --pareto cost,quality"));
    }
    let axis = |text: &String| {
        let (key, descending) = directed(text);
        let column = vocabulary.column(key)?;
        let asked = descending.map(|down| if down { Better::More } else { Better::Less });
        let Some(better) = asked.or(column.better) else {
            let message = format!("--pareto: `{key}` has no better direction");
            let hint = format!("use {key}-asc if lower is better, {key}-desc if higher is better");
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
        // Along the frontier, best by the first column on top.
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
        // Equal output prices are ordered by input price.
        let tie = (column.key == "output_usd_per_mtok").then_some("input_usd_per_mtok");
        keys.push(SortKey { column, descending });
        if let Some(tie) = tie {
            let column = vocabulary.column(tie)?;
            keys.push(SortKey { column, descending });
        }
    }
    Ok(keys)
}

/// Adds a column unless present.
fn add(columns: &mut Vec<Column>, column: Column) {
    if columns.iter().all(|known| known.key != column.key) {
        columns.push(column);
    }
}

/// The default columns plus those used by filters and sorting, dropping defaults to make room.
fn usual(
    vocabulary: &mut Vocabulary,
    filters: &[Filter],
    axes: &[Axis],
    sort: &[String],
) -> Result<Vec<Column>, Error> {
    let mut used: Vec<Column> = Vec::new();
    for filter in filters {
        match &filter.test {
            Test::Least(column, _) | Test::Most(column, _) | Test::Since(column, _) => {
                add(&mut used, column.clone());
            }
            Test::Retiring(_) => add(&mut used, vocabulary.column("retires_on")?),
            _ => {}
        }
    }
    for axis in axes {
        add(&mut used, axis.column.clone());
    }
    for text in sort {
        add(&mut used, vocabulary.column(directed(text).0)?);
    }
    let mut columns: Vec<Column> = Vec::new();
    for name in USUAL {
        columns.push(vocabulary.column(name)?);
    }
    for column in &used {
        add(&mut columns, column.clone());
    }
    for name in LEAST {
        let least = vocabulary.column(name)?;
        if columns.len() > MOST && used.iter().all(|column| column.key != least.key) {
            columns.retain(|column| column.key != least.key);
        }
    }
    Ok(columns)
}
