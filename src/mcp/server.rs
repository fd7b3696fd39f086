//! Serves tools and documents: a call is validated, run as a command, and its report shortened.

use std::ffi::OsString;

use llmcmp_mcp::{Answer, Refusal, Resource, Server};
use serde_json::{Map, Value};

use super::answers::Short;
use super::refusal::{self, Refused};
use super::tools::{TOOLS, Tool};
use super::{arguments, sources};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;

/// What a client should know before it calls a tool.
const INSTRUCTIONS: &str = "\
Facts, prices, benchmark scores and retirement dates of language models, from a local catalog; no network. \
Call these tools instead of answering from memory: prices and models change monthly. \
Model names may be written as people write them. A field that is absent is unknown, not zero and not no. \
Prices are USD per million tokens. Tell the user the date of the data. \
`llmcmp update`, run by the user, fetches newer data.";

/// A command line, and the text for standard input.
#[derive(Debug)]
pub struct Call {
    /// Starts with the program name.
    pub words: Vec<OsString>,
    /// Replaces standard input.
    pub text: Option<String>,
}

/// Turns a command's report into a short answer.
pub type Read<'r> = &'r dyn Fn(&Context, &Kept) -> Result<Short, Error>;

/// Runs a command line and reads its report.
pub type Ask = Box<dyn Fn(Call, Read) -> Result<Short, Refused> + Send + Sync>;

/// The server; `ask` runs the commands.
pub fn server(ask: Ask) -> Box<dyn Server> {
    Box::new(Door(ask))
}

struct Door(Ask);

impl Door {
    /// Runs `sources` and reads its report.
    fn sources(&self, read: Read) -> Result<Short, Refusal> {
        let words = ["llmcmp", "sources"].map(OsString::from);
        let call = Call {
            words: words.into(),
            text: None,
        };
        (self.0)(call, read).map_err(|refused| refusal::message(&refused, &[]))
    }
}

impl Server for Door {
    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn instructions(&self) -> String {
        INSTRUCTIONS.to_owned()
    }

    fn tools(&self) -> Vec<llmcmp_mcp::Tool> {
        TOOLS.iter().map(Tool::offered).collect()
    }

    fn call(&self, tool: &str, given: Map<String, Value>) -> Result<Answer, Refusal> {
        let Some(tool) = Tool::named(tool) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            return Err(format!("unknown tool; use {}", names.join(", ")));
        };
        let arguments = tool.arguments();
        let (words, text) = arguments::line(tool.command, &arguments, &given)?;
        let answer = (self.0)(Call { words, text }, &tool.shape);
        let short = answer.map_err(|refused| refusal::message(&refused, &arguments))?;
        Ok(Answer {
            value: Value::Object(short.value),
            text: short.text,
        })
    }

    fn resources(&self) -> Result<Vec<Resource>, Refusal> {
        let found = std::cell::RefCell::new(Vec::new());
        self.sources(&|context, _| {
            *found.borrow_mut() = sources::resources(context)?;
            Ok(Short::default())
        })?;
        Ok(found.into_inner())
    }

    fn read(&self, uri: &str) -> Result<Option<(Resource, String)>, Refusal> {
        let Some(resource) = self.resources()?.into_iter().find(|r| r.uri == uri) else {
            return Ok(None);
        };
        let short = self.sources(&|_, kept| {
            Ok(Short {
                text: sources::read(uri, &kept.value).unwrap_or_default(),
                ..Short::default()
            })
        })?;
        Ok(Some((resource, short.text)))
    }
}
