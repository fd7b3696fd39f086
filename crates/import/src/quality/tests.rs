//! The index on made-up worlds whose truth is known.
