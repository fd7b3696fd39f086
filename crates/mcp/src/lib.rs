//! Serves tools and resources over the Model Context Protocol, on standard input and output.
//!
//! Owns the protocol and the types in which a [`Server`] answers it. Does not know models: the server decides what a
//! tool does and which arguments it takes.
//!
//! It is a separate crate so that the protocol code, which runs once per line of text, can be compiled for size instead
//! of speed.

mod handler;

use std::io;

use serde_json::{Map, Value};

/// A tool that a client may call.
#[derive(Debug, Clone)]
pub struct Tool {
    /// Name that the client calls.
    pub name: &'static str,
    /// Display name.
    pub title: &'static str,
    /// What it answers, and when to call it.
    pub description: String,
    /// JSON Schema of its arguments, an object.
    pub input: Map<String, Value>,
    /// JSON Schema of its structured answer, an object.
    pub output: Map<String, Value>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The answer as values, following the tool's output schema.
    pub value: Value,
    /// The same for people and for clients that read only text.
    pub text: String,
}

/// A document that a client may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    pub uri: String,
    pub name: String,
    pub description: String,
    pub media_type: &'static str,
}

/// A message for the client: what was wrong, and what to do.
pub type Refusal = String;

/// What is served.
pub trait Server: Send + Sync + 'static {
    /// Version of the program.
    fn version(&self) -> &'static str;
    /// What the client should know before it calls a tool.
    fn instructions(&self) -> String;
    fn tools(&self) -> Vec<Tool>;
    /// Calls a tool.
    ///
    /// # Errors
    /// What was wrong, and what to do. The client sees it as the tool's answer.
    fn call(&self, tool: &str, arguments: Map<String, Value>) -> Result<Answer, Refusal>;
    /// Lists the documents.
    ///
    /// # Errors
    /// Why they cannot be listed.
    fn resources(&self) -> Result<Vec<Resource>, Refusal>;
    /// The text of a document; `None` if there is none at this address.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, uri: &str) -> Result<Option<(Resource, String)>, Refusal>;
}

/// Serves one client until it closes standard input.
///
/// # Errors
/// Standard input or output failed, or the client did not follow the protocol.
pub fn serve(server: Box<dyn Server>) -> io::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().build()?;
    let ended = runtime.block_on(handler::serve(server));
    // A pending read of standard input cannot be cancelled; do not wait for it.
    runtime.shutdown_background();
    ended
}
