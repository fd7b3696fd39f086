//! Options that choose models → filters, with all names checked against the catalog.

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::{Kind, Workload};
use catalog::units::{show_count, show_parameters};

use super::vocabulary::{Labs, Vocabulary};
use super::workload::{Need, needs};
use crate::error::{Error, Kind as ErrorKind};
use crate::fields::{Better, Value};
use crate::near::nearest;
use crate::providers::find_provider;
use crate::query::args::{BoardBound, FilterArgs, Kinds};
use crate::query::filter::{BOARD_PREFIX, Filter, LicenseTerm, Test};

/// The filters for the options, in the order they are applied. Without `--kind`, keeps only chat models.
///
/// # Errors
/// A provider, lab, license, board or capability that is not in the catalog.
pub fn filters(
    catalog: &Catalog,
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
        let ids = args.provider.iter().map(|name| {
            let provider = find_provider(catalog, name)?;
            Ok(provider.id.to_owned())
        });
        let ids = ids.collect::<Result<Vec<String>, Error>>()?;
        add(format!("--provider {}", ids.join(",")), Test::Provider(ids));
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
        add(asked, Test::License(licenses(catalog, &args.license)?));
    }
    for need in needs(args.workload) {
        let asked = format!("--for: {}", need.title());
        add(asked, needed(vocabulary, *need)?);
    }
    if let Some(least) = args.min_quality {
        let column = vocabulary.column(&quality_column(args.workload))?;
        let asked = format!("--min-quality {least}");
        add(asked, Test::Least(column, Value::Points(least, 0.0)));
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

/// The quality index column for a workload, or in general.
pub fn quality_column(workload: Option<Workload>) -> String {
    workload.map_or("quality".to_owned(), |w| format!("quality-{}", w.as_str()))
}

fn needed(vocabulary: &mut Vocabulary, need: Need) -> Result<Test, Error> {
    Ok(match need {
        Need::Tools => Test::Yes(vocabulary.column("tools")?),
        Need::Vision => Test::Yes(vocabulary.column("vision")?),
        Need::StructuredOutputs => Test::Yes(vocabulary.column("structured_outputs")?),
        Need::Context(least) => {
            let column = vocabulary.column("context_tokens")?;
            Test::Least(column, Value::Tokens(least))
        }
    })
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

/// Filters for bounds on figures and dates.
fn bounds(vocabulary: &mut Vocabulary, args: &FilterArgs) -> Result<Vec<(String, Test)>, Error> {
    let mut all = Vec::new();
    let mut least = |option: &str, shown: String, key: &str, bound: Value| -> Result<(), Error> {
        all.push((
            format!("--{option} {shown}"),
            Test::Least(vocabulary.column(key)?, bound),
        ));
        Ok(())
    };
    for (option, count, key) in [
        ("min-context", args.min_context, "context_tokens"),
        ("min-output", args.min_output, "max_output_tokens"),
    ] {
        if let Some(n) = count {
            least(option, show_count(n), key, Value::Tokens(n))?;
        }
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

/// The licenses asked for; one that no model has is an error.
fn licenses(catalog: &Catalog, asked: &[String]) -> Result<Vec<LicenseTerm>, Error> {
    let terms: Vec<LicenseTerm> = asked.iter().map(|text| LicenseTerm::new(text)).collect();
    let mut names: Vec<String> = Vec::new();
    let mut missing: Vec<bool> = vec![true; terms.len()];
    for at in 0..catalog.model_count() {
        let Some(license) = catalog.model(at)?.facts.license else {
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
    let message = format!("no model has a license starting with `{text}`");
    Err(Error {
        candidates: nearest(text, names),
        ..Error::new(ErrorKind::Usage, message)
            .hint("use an SPDX id, a name, `osi` or `commercial`")
    })
}
