//! Hand-written files: settings, a policy, overrides. Parsed, or an error with its location.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use catalog::{Catalog, overrides};
use libfuzzer_sys::fuzz_target;
use llmcmp::config::Config;
use llmcmp::lint::Policy;

static CATALOG: LazyLock<Catalog> = LazyLock::new(llmcmp::bundle::bundled);

fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    match (which % 3, std::str::from_utf8(bytes)) {
        (0, Ok(text)) => drop(Config::parse(Path::new("config.toml"), text)),
        (1, Ok(text)) => drop(Policy::parse(text, &CATALOG)),
        (2, _) => drop(overrides::lay(CATALOG.clone(), "overrides.json", bytes)),
        _ => {}
    }
});
