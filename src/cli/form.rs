//! Turns the global options into format, destination and part of the output.
//!
//! Does not write (`output`).

use std::ffi::OsString;

use clap::ValueEnum;

use super::{Command, Global};
use crate::config::Config;
use crate::error::{Error, Kind};
use crate::output::pager::Pager;
use crate::output::{About, Format, Output, Pick, jq};

/// The output. Without an option, the format is taken from `LLMCMP_FORMAT`, then the settings.
pub(crate) fn output(
    global: &Global,
    command: &Command,
    config: &Config,
    args: &[OsString],
) -> Result<Output, Error> {
    let usual = match std::env::var("LLMCMP_FORMAT") {
        Ok(text) if !text.is_empty() => {
            let format = Format::from_str(&text, true);
            let message = format!("LLMCMP_FORMAT: unknown output format `{text}`");
            let error = || Error::new(Kind::Usage, message);
            let forms = "use table, json, jsonl, csv, markdown or html";
            Some(format.map_err(|_| error().hint(forms))?)
        }
        _ => config
            .value("format")
            .and_then(|f| Format::from_str(f, true).ok()),
    };
    let asked = global.json.then_some(Format::Json).or(global.format);
    // A jq result may go to a file with any extension.
    let asked = asked.or_else(|| global.jq.is_some().then_some(Format::Json));
    // Text such as a script has its own file extension.
    let asked = asked.or_else(|| command.is_text().then(Format::default));
    let (file, ascii) = (global.output_file.as_deref(), global.ascii);
    let mut output = Output::new(asked, usual, file, ascii, global.color)?;
    if output.format == Format::Html {
        output.about = About {
            title: command.title(),
            words: args
                .iter()
                .skip(1)
                .map(|word| word.to_string_lossy().into_owned())
                .collect(),
        };
    }
    Ok(output
        .picking(pick(global)?)
        .paged(|| Pager::chosen(config).filter(|_| !global.no_pager)))
}

/// The part of the answer to write.
fn pick(global: &Global) -> Result<Option<Pick>, Error> {
    if let Some(expression) = &global.jq {
        if global.format.is_some_and(|format| format != Format::Json) {
            let message = "--jq filters JSON and cannot be combined with another --format";
            return Err(Error::new(Kind::Usage, message));
        }
        jq::check(expression)?;
        return Ok(Some(Pick::Jq(expression.clone())));
    }
    let fields = &global.fields;
    if !fields.is_empty()
        && matches!(
            global.format,
            Some(Format::Sarif | Format::Github | Format::Parquet | Format::Sql)
        )
    {
        let message = "--fields does not apply to sarif, github, parquet or sql output";
        return Err(Error::new(Kind::Usage, message));
    }
    Ok((!fields.is_empty()).then(|| Pick::Fields(fields.clone())))
}
