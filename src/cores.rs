//! Number of threads to use. Does not start them.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// The number of cores, at least 1.
pub fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// The number of threads this process can start, at most one per core: 0 where it can start none, as in a container
/// that limits processes.
pub fn startable() -> usize {
    let gate = Mutex::new(());
    scope(|scope| {
        // All must be alive at once to be counted.
        let closed = gate.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = || drop(gate.lock().unwrap_or_else(PoisonError::into_inner));
        let started = (0..cores()).map_while(|_| Builder::new().spawn_scoped(scope, wait).ok());
        let count = started.count();
        drop(closed);
        count
    })
}
