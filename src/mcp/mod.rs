//! The door for coding agents: tools that answer what the commands answer, over the Model Context Protocol.
//!
//! A call becomes the command line of one command. The command's own report is the answer, cut to what
//! fits into an agent's context. Owns which tools there are, their arguments, and what is kept of a report.
//! Does not speak the protocol (`llmcmp-mcp`), and has no rule of its own about models, prices or names.

mod answers;
mod arguments;
mod refusal;
mod server;
mod sources;
mod tools;

pub use answers::Short;
pub use refusal::Refused;
pub use server::{Call, Read, server};
