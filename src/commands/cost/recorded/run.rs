//! `llmcmp cost --from FILE … [--to MODEL …]`.
//!
//! Owns the progress bar and what is said when there are no totals. Does not say what records mean (`usage`).

use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use catalog::units::{Date, group_thousands};

use super::args::PriceAt;
use super::inputs::open;
use super::report::{UsageReport, skipped as skipped_rows};
use crate::commands::context::Context;
use crate::commands::cost::args::CostArgs;
use crate::cores::cores;
use crate::error::{Error, Kind};
use crate::output::Progress;
use crate::output::report::Report;
use crate::providers::Providers;
use crate::usage::{
    Broken, By, DEEPEST_FIELD, Failure, MOST_FIELDS, MOST_ROWS, Prices, Setup, Source, Totals, read,
};

/// A reading that lasts less shows no bar.
const QUIET: Duration = Duration::from_secs(1);
/// More threads than this wait for the reader.
const MOST_THREADS: usize = 16;

/// Prices recorded requests.
///
/// # Errors
/// Names that mean no model; files that cannot be read to their end, or in which nothing has a price; with
/// `--strict`, any line without one.
pub fn run(context: &Context, args: &CostArgs) -> Result<(), Error> {
    context.young_enough()?;
    let options = &args.usage;
    let catalog = &context.catalog;
    let (by, fields) = totals_by(&options.by)?;
    if let (Some(since), Some(until)) = (options.since, options.until)
        && since.first_day() > until.last_day()
    {
        let message = format!("--since {since} is after --until {until}");
        return Err(Error::new(Kind::Usage, message).hint("name the first day and the last"));
    }
    let names: Vec<String> = args.models.iter().chain(&options.to).cloned().collect();
    let resolved = context.resolve(&names)?;
    let traffic = context.traffic(&args.traffic)?;
    let providers = Providers::all(catalog)?;
    let choice = context.choice(&args.market)?;
    let prices = Prices {
        catalog,
        providers: &providers,
        today: context.today,
        at_record: options.price_at == PriceAt::Record,
        traffic: &traffic,
    };
    let targets = resolved.iter().map(|r| prices.target(r, &choice));
    let setup = Setup {
        by,
        fields,
        since: options.since.map(Date::first_day),
        until: options.until.map(Date::last_day),
        targets: targets.collect::<Result<_, _>>()?,
        prices,
    };
    let (inputs, size) = open(&options.from)?;
    let files: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
    let source = Source::new(inputs);
    let usual = || cores().min(MOST_THREADS);
    let threads = options.threads.map_or_else(usual, |n| usize::from(n.get()));
    let (taken, bar) = (source.taken(), Progress::new("usage", size, QUIET));
    let draw = || bar.at(taken.load(Ordering::Relaxed));
    let totals = read(source, &setup, threads, &draw);
    drop(bar);
    let totals = totals.map_err(|failure| failed(failure, &files))?;
    let rows = skipped_rows(&totals, &files);
    let faults = super::view::faults(&rows);
    if totals.rows().next().is_none() {
        return Err(nothing_priced(&totals, &files, &faults));
    }
    if options.strict && !faults.is_empty() {
        let message = format!(
            "--strict, and not all lines can be priced\n{}",
            faults.join("\n")
        );
        return Err(Error::new(Kind::Input, message));
    }
    let body = UsageReport::new(&totals, &setup, &options.by, &files, args.limit);
    let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
    context.show(&report, super::view::usage)
}

/// What to total by, and the paths of fields among it.
fn totals_by(texts: &[String]) -> Result<(Vec<By>, Vec<String>), Error> {
    let wrong = |message: String| {
        let hint = "write model, provider, day, month, tier, session, project, or a field such as user or metadata.team";
        Err(Error::new(Kind::Usage, message).hint(hint))
    };
    let mut fields: Vec<String> = Vec::new();
    let mut by = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if texts[..at].contains(text) {
            return wrong(format!("--by names `{text}` twice"));
        }
        let parts = text.split('.');
        if text.split('.').any(str::is_empty) || parts.count() > DEEPEST_FIELD {
            return wrong(format!("--by: `{text}` is no field"));
        }
        by.push(match text.as_str() {
            "model" => By::Model,
            "provider" => By::Provider,
            "day" => By::Day,
            "month" => By::Month,
            "tier" => By::Mode,
            "session" => By::Session,
            "project" => By::Project,
            field => {
                fields.push(field.to_owned());
                By::Field(fields.len() - 1)
            }
        });
    }
    if fields.len() > MOST_FIELDS {
        return wrong(format!("--by: more than {MOST_FIELDS} fields"));
    }
    Ok((by, fields))
}

/// What to say when there are no totals.
fn failed(failure: Failure, files: &[String]) -> Error {
    let whole = "no totals are shown of a part";
    match failure {
        Failure::TooManyRows => {
            let most = group_thousands(MOST_ROWS as u128);
            let message = format!("more than {most} rows");
            let hint = "--by names a field that is different in nearly every record, such as an id";
            Error::new(Kind::Input, message).hint(hint)
        }
        Failure::Broken(broken) => {
            let (broken, totals) = *broken;
            let Broken {
                input,
                piece,
                lines,
                bytes,
                error,
            } = broken;
            let file = files.get(input).map_or("-", String::as_str);
            let line = totals.lines_before(input, piece) + lines + 1;
            let (line, bytes) = (
                group_thousands(u128::from(line)),
                group_thousands(u128::from(bytes)),
            );
            let is_cut = error.kind() == io::ErrorKind::UnexpectedEof;
            let what = if is_cut {
                "the packed data end early".to_owned()
            } else {
                error.to_string()
            };
            let message = format!("{file}: {what} (line {line}, after {bytes} bytes of the file)");
            Error::new(Kind::Input, message).hint(whole)
        }
    }
}

fn nothing_priced(totals: &Totals, files: &[String], faults: &[String]) -> Error {
    let files = match files {
        [first, _, _, ..] => format!("{first} and {} more", files.len() - 1),
        few => few.join(", "),
    };
    let message = if totals.skipped.is_empty() {
        format!("{files}: no records")
    } else if faults.is_empty() {
        format!("{files}: no line was billed")
    } else {
        format!("{files}: no line can be priced\n{}", faults.join("\n"))
    };
    let hint = "records are JSON or rows of CSV, such as {\"model\": \"gpt-5.6-sol\", \"input_tokens\": 1200, \
                \"output_tokens\": 80}; docs/usage-formats.md lists the forms that are read";
    Error::new(Kind::Input, message).hint(hint)
}
