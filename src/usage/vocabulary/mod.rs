//! All the names that providers, gateways and logs use for the same thing: one table.
//!
//! Owns the spelling of every key that is read, by the kind of object it is in. Does not interpret counts together
//! (`shape`) or know which log writes what (`forms`).

mod counts;
mod record;
mod spans;

use super::keys::{Mark, Node, Take};

/// Names for one thing.
#[derive(Debug)]
pub struct Key {
    /// The kind of object it is in.
    pub node: Node,
    pub take: Take,
    /// The format it is a sign of.
    pub mark: Mark,
    pub names: &'static [&'static str],
}

const fn key(node: Node, take: Take, names: &'static [&'static str]) -> Key {
    sign(node, take, Mark::None, names)
}

const fn sign(node: Node, take: Take, mark: Mark, names: &'static [&'static str]) -> Key {
    Key {
        node,
        take,
        mark,
        names,
    }
}

/// Every key that is read. For a name that occurs twice in one kind of object, the first row applies.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    counts::KEYS.iter().chain(record::KEYS).chain(spans::KEYS)
}
