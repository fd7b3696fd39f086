//! Arbitrary snapshots of sources: an error or observations, never a panic.
#![no_main]

use import::sources::{ADAPTERS, File};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let adapter = &ADAPTERS[usize::from(*which) % ADAPTERS.len()];
    let day = "2026-05-19".parse().expect("a day");
    let name = adapter.files.first().map_or("file.json", |file| *file);
    let file: File = (name.replace('*', "2026-05-19"), bytes.to_vec());
    let _ = adapter.read(&[file], day);
});
