//! The bundled quality index: it matches the scores and what is known about models.

use std::collections::BTreeMap;
use std::path::Path;

use catalog::Catalog;
use catalog::quality::{Estimate, Quality, Scale, difference};
use catalog::read::Edits;
use catalog::schema::{Kind, ModelFile, Workload};

fn known(catalog: &Catalog, id: &str) -> Quality {
    let position = catalog.position(id).expect(id);
    let quality = catalog.quality(position).expect("a record");
    quality.unwrap_or_else(|| panic!("{id} is unmeasured"))
}

fn scale(catalog: &Catalog) -> Scale {
    let scale = catalog.quality_scale().expect("a record");
    scale.expect("a scale")
}

#[test]
fn the_file_is_what_the_scores_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let files = catalog::read::read_files(&folder, &Edits::default()).expect("a catalog");
    let kept = import::read_kept(&folder).expect("what is kept by hand");
    let models: Vec<&ModelFile> = files.models.iter().map(|(_, model)| model).collect();
    let index = import::quality::index(&files.boards, &models, &kept.serves());
    let stale = "catalog/quality.json was computed from other scores: \
                 run `cargo run --release -p llmcmp-tools --bin quality-index -- write`";
    assert!(files.quality == index, "{stale}");
    let written = std::fs::read_to_string(folder.join("quality.json")).expect("quality.json");
    let text = import::write::quality(&index.expect("an index")).expect("JSON");
    assert!(written == text, "{stale}");
}

/// Pairs whose order is beyond doubt.
#[test]
fn tells_generations_and_sizes_apart() {
    let catalog = llmcmp::bundle::bundled();
    let scale = scale(&catalog);
    for (stronger, weaker) in [
        ("openai/gpt-5", "openai/gpt-4o"),
        ("openai/gpt-4o", "openai/gpt-4o-mini"),
        ("openai/gpt-4o", "openai/gpt-3.5-turbo"),
        ("anthropic/claude-opus-4-6", "anthropic/claude-haiku-4-5"),
        ("anthropic/claude-sonnet-4", "anthropic/claude-3-5-sonnet"),
        ("google/gemini-2.5-pro", "google/gemini-2.0-flash"),
        ("google/gemini-3.1-pro-preview", "google/gemini-2.5-flash"),
        ("meta/llama-3.3-70b-instruct", "meta/llama-3.2-3b"),
        ("deepseek/deepseek-r1", "meta/llama-3.3-70b-instruct"),
        ("openai/gpt-oss-120b", "openai/gpt-oss-20b"),
        ("alibaba/qwen3-32b", "alibaba/qwen2-7b-instruct"),
        ("microsoft/phi-4", "microsoft/phi-4-mini-instruct"),
    ] {
        let (a, b) = (
            known(&catalog, stronger).general,
            known(&catalog, weaker).general,
        );
        let apart = difference(&a, &b);
        assert!(
            apart.is_separable() && apart.points > 0.0,
            "{stronger} {a:?} is not above {weaker} {b:?}"
        );
        assert!(
            scale.win_probability(&a, &b) > 0.6,
            "{stronger} against {weaker}"
        );
    }
}

#[test]
fn a_name_bears_the_estimate_of_the_checkpoint_that_it_serves() {
    let catalog = llmcmp::bundle::bundled();
    let (name, checkpoint) = ("openai/gpt-4o", "openai/gpt-4o-2024-08-06");
    let lent = known(&catalog, name);
    assert_eq!(lent.measured_as.as_deref(), Some(checkpoint));
    let own = known(&catalog, checkpoint);
    assert_eq!(own.measured_as, None);
    assert_eq!(lent.general, own.general);
    assert_eq!(lent.workloads, own.workloads);
}

#[test]
fn only_measured_chat_models_have_an_estimate_and_thin_evidence_is_wide() {
    let catalog = llmcmp::bundle::bundled();
    let scale = scale(&catalog);
    let mut widths: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    let mut measured = 0;
    for position in 0..catalog.model_count() {
        let Some(quality) = catalog.quality(position).expect("a record") else {
            continue;
        };
        measured += 1;
        let head = catalog.head(position).expect("a head");
        assert_eq!(head.kind, Kind::Chat, "{}", head.id);
        if quality.measured_as.is_none() {
            let scored = !catalog.scores(position).expect("scores").is_empty();
            assert!(scored, "{} has no score", head.id);
        }
        let general: Estimate = quality.general;
        widths
            .entry(general.groups)
            .or_default()
            .push(general.margin);
        for workload in Workload::ALL {
            let of = scale.estimate(&quality, Some(*workload));
            assert!(
                (of.estimate - general.estimate).abs() < 12.0,
                "{} {workload:?}",
                head.id
            );
        }
    }
    assert!(measured > 450, "{measured} models are measured");
    let narrowest = |groups: u32| {
        let of = widths.get(&groups).map_or(&[][..], Vec::as_slice);
        of.iter().copied().fold(f64::INFINITY, f64::min)
    };
    // 1.645 standard errors of an estimate from a single group, divided by the square root of the number of groups.
    for (groups, least) in [(1, 5.0), (3, 2.9), (10, 1.6)] {
        assert!(
            narrowest(groups) >= least,
            "{groups} groups: {}",
            narrowest(groups)
        );
    }
}

/// What the index adds to the program: its records and their end offsets.
#[test]
fn the_index_is_small() {
    let catalog = llmcmp::bundle::bundled();
    let mut bytes = 4 * catalog.model_count();
    for position in 0..catalog.model_count() {
        if let Some(quality) = catalog.quality(position).expect("a record") {
            bytes += postcard::to_stdvec(&quality).expect("a record").len();
        }
    }
    assert!((10_000..100_000).contains(&bytes), "{bytes} bytes");
}
