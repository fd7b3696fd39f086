//! Runs commands for the MCP server. Does not know the tools (`mcp`).

use std::cell::RefCell;
use std::io::IsTerminal;
use std::rc::Rc;

use crate::cli::Global;
use crate::config::Config;
use crate::error::{Error, Exit, Kind};
use crate::mcp::{self, Call, Refused, Short};
use crate::output::{self, Format, Kept, Output};
use crate::paths::Paths;

/// Serves one client until it closes standard input.
///
/// # Errors
/// Options for output, or a broken connection.
pub(crate) fn serve(global: &Global, config: Config, paths: Paths) -> Result<Exit, Error> {
    if global.json || global.format.is_some() || global.output_file.is_some() {
        let message =
            "`mcp` speaks its protocol on standard output; --json, --format and -o do not apply";
        return Err(Error::new(Kind::Usage, message).hint("omit them"));
    }
    if std::io::stdin().is_terminal() {
        output::hint("waiting for a client on standard input; see docs/mcp.md for how to add one");
    }
    let global = global.clone();
    let ask = move |call: Call, read: mcp::Read| -> Result<Short, Refused> {
        let (cli, matches) = match crate::understand(&config, &call.words)? {
            Ok(parsed) => parsed,
            Err(error) => return Err(Refused::Arguments(Box::new(error))),
        };
        let kept = Rc::new(RefCell::new(Kept::default()));
        let output = Output {
            format: Format::Json,
            kept: Some(Rc::clone(&kept)),
            ..Output::default()
        };
        let input = call.text.as_deref().map(Rc::from);
        let settings = (config.clone(), paths.clone());
        Ok(crate::within(
            &global,
            settings,
            output,
            input,
            |context| {
                crate::answer(&cli, &matches, context)?;
                read(context, &kept.borrow())
            },
        )?)
    };
    llmcmp_mcp::serve(mcp::server(Box::new(ask)))
        .map_err(|error| Error::new(Kind::Input, format!("the client disconnected: {error}")))?;
    Ok(Exit::Done)
}
