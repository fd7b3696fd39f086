//! Recorded usage of any format: totals or a reason, the same on one thread as on three, which is checked for one input
//! in sixteen.
#![no_main]

use std::io::Cursor;
use std::sync::LazyLock;

use catalog::Catalog;
use libfuzzer_sys::fuzz_target;
use llmcmp::pricing::Traffic;
use llmcmp::providers::Providers;
use llmcmp::usage::{By, Input, Prices, Setup, Source, read};

static CATALOG: LazyLock<Catalog> = LazyLock::new(llmcmp::bundle::bundled);
static PROVIDERS: LazyLock<Providers<'static>> =
    LazyLock::new(|| Providers::all(&CATALOG).expect("providers"));

fuzz_target!(|data: &[u8]| {
    let traffic = Traffic::default();
    let setup = Setup {
        by: vec![By::Model, By::Day, By::Field(0)],
        fields: vec!["user".to_owned()],
        since: None,
        until: None,
        targets: Vec::new(),
        prices: Prices {
            catalog: &CATALOG,
            providers: &PROVIDERS,
            today: "2026-05-19".parse().expect("a day"),
            at_record: true,
            traffic: &traffic,
        },
    };
    let totals = |threads| {
        let input = Input {
            name: "log".to_owned(),
            bytes: Box::new(Cursor::new(data.to_vec())),
        };
        let totals = read(Source::new(vec![input]), &setup, threads, &|| ());
        totals.map(|totals| {
            let rows: Vec<String> = totals.rows().map(|row| format!("{row:?}")).collect();
            (rows, format!("{:?}", totals.skipped), totals.lines())
        })
    };
    let one = totals(1).ok();
    // Starting threads takes longer than reading a small log.
    if data.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 16 == 0 {
        assert_eq!(one, totals(3).ok());
    }
});
