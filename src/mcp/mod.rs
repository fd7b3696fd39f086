//! Tools for coding agents over the Model Context Protocol: the same answers as the commands.
//!
//! A call becomes a command line; its report is shortened to fit an agent's context. Owns the tools, their arguments
//! and the short answers. Does not speak the protocol (`llmcmp-mcp`) and has no rules of its own about models, prices
//! or names.

mod answers;
mod arguments;
mod refusal;
mod server;
mod sources;
mod tools;

pub use answers::Short;
pub use refusal::Refused;
pub use server::{Call, Read, server};
