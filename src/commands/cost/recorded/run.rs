//! `llmcmp cost --from FILE … [--to MODEL …]`.
//!
//! Owns the progress bar and the errors if there are no totals. Does not interpret records (`usage`).

use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use catalog::units::{Date, Ratio, group_thousands};

use super::args::{PriceAt, UsageArgs};
use super::inputs::{Inputs, open};
use super::report::{UsageReport, skipped as skipped_rows};
use crate::commands::alternatives::run::best;
use crate::commands::context::Context;
use crate::commands::cost::args::CostArgs;
use crate::cores::cores;
use crate::day::Day;
use crate::error::{Error, Kind};
use crate::output::report::Report;
use crate::output::{Format, Progress};
use crate::pricing::{MOST_TOKENS, Traffic};
use crate::providers::Providers;
use crate::usage::{
    Broken, By, DEEPEST_FIELD, Failure, MOST_FIELDS, MOST_ROWS, Prices, Setup, Source, Totals, read,
};

/// Shorter runs show no progress.
const QUIET: Duration = Duration::from_secs(1);
/// More threads than this only wait for the reader.
const MOST_THREADS: usize = 16;

/// Prices recorded requests.
///
/// # Errors
/// Unknown models; files that cannot be read in full or contain nothing with a price; with `--strict`, any line that
/// cannot be priced.
pub fn run(context: &Context, args: &CostArgs) -> Result<(), Error> {
    context.young_enough()?;
    let options = &args.usage;
    let catalog = &context.catalog;
    let (by, fields) = totals_by(&options.by)?;
    let day = |day: Option<Day>| day.map(|day| day.date(context.today));
    let (since, until) = (day(options.since), day(options.until));
    if let (Some(since), Some(until)) = (since, until)
        && since.first_day() > until.last_day()
    {
        let message = format!("--since {since} is after --until {until}");
        return Err(Error::new(Kind::Usage, message).hint("--since must not be later than --until"));
    }
    let traffic = context.traffic(&args.traffic)?;
    let providers = Providers::all(catalog)?;
    let choice = context.choice(&args.market)?;
    let prices = || Prices {
        catalog,
        providers: &providers,
        today: context.today,
        at_record: options.price_at == PriceAt::Record,
        traffic: &traffic,
    };
    let period = (since.map(Date::first_day), until.map(Date::last_day));
    let names = names(context, args, || Setup {
        by: vec![By::Model],
        fields: Vec::new(),
        since: period.0,
        until: period.1,
        targets: Vec::new(),
        prices: prices(),
    })?;
    let resolved = context.resolve(&names)?;
    let prices = prices();
    let targets = resolved.iter().map(|r| prices.target(r, &choice));
    let setup = Setup {
        by,
        fields,
        since: period.0,
        until: period.1,
        targets: targets.collect::<Result<_, _>>()?,
        prices,
    };
    let Read {
        totals,
        files,
        left_out,
    } = totals_of(options, &setup)?;
    let rows = skipped_rows(&totals, &files);
    let faults = super::view::faults(&rows);
    if totals.rows().next().is_none() {
        return Err(nothing_priced(&totals, &files, &faults));
    }
    if options.strict && !faults.is_empty() {
        let message = format!(
            "some lines cannot be priced (--strict)\n{}",
            faults.join("\n")
        );
        return Err(Error::new(Kind::Input, message));
    }
    let body = UsageReport::new(
        &totals,
        &setup,
        &options.by,
        (&files, &left_out),
        args.limit,
    );
    let report = Report::new(catalog, context.today, resolved, Vec::new(), body)?;
    let plot = args.plot || context.output.format == Format::Html;
    context.show(&report, |report| super::view::usage(report, plot))
}

/// Parses `--by`, with the paths of the fields in it.
fn totals_by(texts: &[String]) -> Result<(Vec<By>, Vec<String>), Error> {
    let wrong = |message: String| {
        let hint = "write model, provider, day, month, tier, session, project, or a field such as user or metadata.team";
        Err(Error::new(Kind::Usage, message).hint(hint))
    };
    let mut fields: Vec<String> = Vec::new();
    let mut by = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if texts[..at].contains(text) {
            return wrong(format!("duplicate field `{text}` in --by"));
        }
        let parts = text.split('.');
        if text.split('.').any(str::is_empty) || parts.count() > DEEPEST_FIELD {
            return wrong(format!("--by: `{text}` is not a field"));
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

/// Totals and inputs.
struct Read {
    totals: Totals,
    /// Names of the inputs.
    files: Vec<String>,
    /// Notes on skipped files.
    left_out: Vec<String>,
}

/// Reads everything named by `--from`.
fn totals_of(options: &UsageArgs, setup: &Setup) -> Result<Read, Error> {
    let Inputs {
        files: inputs,
        size,
        left_out,
    } = open(&options.from)?;
    let files: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
    let source = Source::new(inputs);
    let usual = || cores().min(MOST_THREADS);
    let threads = options.threads.map_or_else(usual, |n| usize::from(n.get()));
    let (taken, bar) = (source.taken(), Progress::new("usage", size, QUIET));
    let draw = || bar.at(taken.load(Ordering::Relaxed));
    let totals = read(source, setup, threads, &draw);
    drop(bar);
    let totals = totals.map_err(|failure| failed(failure, &files))?;
    Ok(Read {
        totals,
        files,
        left_out,
    })
}

/// `--to best`: the best replacements for the model with the highest spend.
const BEST: &str = "best";
/// Number of models that `best` stands for.
const BEST_MODELS: usize = 5;

/// The models to compare with. `best` needs a first pass over the records, with `setup`.
fn names<'s>(
    context: &Context,
    args: &CostArgs,
    setup: impl FnOnce() -> Setup<'s>,
) -> Result<Vec<String>, Error> {
    let options = &args.usage;
    let asked = args.models.iter().chain(&options.to);
    let mut names: Vec<String> = asked
        .clone()
        .filter(|name| *name != BEST)
        .cloned()
        .collect();
    if names.len() == asked.count() {
        return Ok(names);
    }
    if options.from.iter().any(|path| path.as_os_str() == "-") {
        let message = "--to best reads the input twice and does not work with standard input";
        return Err(Error::new(Kind::Usage, message).hint("use --from FILE"));
    }
    let Read { totals, files, .. } = totals_of(options, &setup())?;
    let Some((model, traffic)) = most_spent(&totals) else {
        let faults = super::view::faults(&skipped_rows(&totals, &files));
        return Err(nothing_priced(&totals, &files, &faults));
    };
    let position = context.catalog.position(&model).ok_or(catalog::Damaged)?;
    let best = best(context, position, traffic, BEST_MODELS + names.len())?;
    let new: Vec<String> = best.into_iter().filter(|id| !names.contains(id)).collect();
    names.extend(new.into_iter().take(BEST_MODELS));
    Ok(names)
}

/// The model with the highest spend, and all recorded tokens as traffic.
fn most_spent(totals: &Totals) -> Option<(String, Traffic)> {
    let (model, _) = totals.most_spent()?;
    let (mut input, mut cached, mut output) = (0, 0, 0);
    for (_, sums) in totals.rows() {
        let tokens = &sums.tokens;
        cached += tokens.cache_read_tokens;
        input += tokens.fresh_tokens
            + tokens.cache_read_tokens
            + tokens.cache_write_5m_tokens
            + tokens.cache_write_1h_tokens;
        output += tokens.output_tokens;
    }
    let most = u128::from(MOST_TOKENS / 2);
    let tokens = |count: u128| u64::try_from(count.min(most)).unwrap_or(MOST_TOKENS);
    let share = (cached * 1_000_000).checked_div(input).unwrap_or(0);
    let traffic = Traffic {
        cache_hit: Ratio::from_millionths(u64::try_from(share).unwrap_or(0)),
        ..Traffic::of_tokens(tokens(input), tokens(output))
    };
    Some((model.to_owned(), traffic))
}

/// The error if reading fails.
fn failed(failure: Failure, files: &[String]) -> Error {
    let whole = "partial totals are not shown";
    match failure {
        Failure::TooManyRows => {
            let most = group_thousands(MOST_ROWS as u128);
            let message = format!("more than {most} rows");
            let hint = "the --by field differs in nearly every record, such as an id";
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
                "the compressed data ends early".to_owned()
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
        let reasons: BTreeSet<&str> = totals
            .skipped
            .keys()
            .map(|(reason, _)| reason.text())
            .collect();
        let reasons: Vec<&str> = reasons.into_iter().collect();
        format!("{files}: no line was billed: {}", reasons.join("; "))
    } else {
        format!("{files}: no line can be priced\n{}", faults.join("\n"))
    };
    let hint = "records are JSON or rows of CSV, such as {\"model\": \"gpt-5.6-sol\", \"input_tokens\": 1200, \
                \"output_tokens\": 80}; docs/usage-formats.md lists the supported formats";
    Error::new(Kind::Input, message).hint(hint)
}
