//! How many threads a command may work on. Does not start them.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// The cores of this machine, at least 1.
pub fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// As many threads as there are cores, or as the system lets this process start: 0 where it lets it start
/// none, as in a container with a limit on processes.
pub fn startable() -> usize {
    let gate = Mutex::new(());
    scope(|scope| {
        // All must run at once to be counted.
        let closed = gate.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = || drop(gate.lock().unwrap_or_else(PoisonError::into_inner));
        let started = (0..cores()).map_while(|_| Builder::new().spawn_scoped(scope, wait).ok());
        let count = started.count();
        drop(closed);
        count
    })
}
