//! A program that does nothing: what starting a process costs, to hold the real one against.

fn main() {}
