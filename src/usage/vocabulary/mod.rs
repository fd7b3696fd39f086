//! The names that providers, gateways and logs give to the same thing: one table.
//!
//! Owns the spelling of every key that is read, by the kind of object it stands in. Does not say what the
//! counts come to together (`shape`), nor which log writes what (`forms`).

mod counts;
mod record;
mod spans;

use super::keys::{Mark, Node, Take};

/// Names of one thing.
#[derive(Debug)]
pub struct Key {
    /// The kind of object that it stands in.
    pub node: Node,
    /// What to do with its value.
    pub take: Take,
    /// Of which form it is a sign.
    pub mark: Mark,
    /// Its names.
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

/// Every key that is read. Of one name in one kind of object the first row holds.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    counts::KEYS.iter().chain(record::KEYS).chain(spans::KEYS)
}
