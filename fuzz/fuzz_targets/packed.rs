//! A packed catalog with arbitrarily changed bytes, past its checksums: reading all of it gives a catalog or damage,
//! never a panic or unbounded memory.
#![no_main]

use std::sync::LazyLock;

use catalog::{Catalog, pack, read};
use libfuzzer_sys::fuzz_target;

static SEED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/seed");
    let files = read::read(folder.as_ref(), "seed").expect("the seed catalog");
    pack::pack(files).expect("packed")
});

fuzz_target!(|edits: Vec<(u32, u8)>| {
    let mut bytes = SEED.clone();
    for (at, value) in edits.iter().take(64) {
        let at = *at as usize % bytes.len();
        bytes[at] = *value;
    }
    let Ok(catalog) = Catalog::from_packed(bytes) else {
        return;
    };
    let _ = catalog.verify();
    for at in 0..catalog.model_count().min(64) {
        let _ = catalog.model(at);
        let _ = catalog.scores(at);
        let _ = catalog.history(at);
        let _ = catalog.evidence(at);
    }
    let _ = catalog.named("mistral-small-4");
    let _ = catalog.providers();
});
