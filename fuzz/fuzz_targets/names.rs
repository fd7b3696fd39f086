//! Arbitrary names, as typed or logged: a model or an error, never a panic.
#![no_main]

use std::sync::LazyLock;

use catalog::Catalog;
use libfuzzer_sys::fuzz_target;
use llmcmp::resolve::Resolver;

static CATALOG: LazyLock<Catalog> = LazyLock::new(llmcmp::bundle::bundled);

fuzz_target!(|name: &str| {
    let resolver = Resolver {
        catalog: &CATALOG,
        today: "2026-05-19".parse().expect("a day"),
        exact: false,
    };
    let _ = resolver.one(name);
    let _ = resolver.id(name);
});
