//! A program that does nothing: the cost of starting a process, as a baseline.

fn main() {}
