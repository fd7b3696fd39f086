//! Tests the importer on small made-up snapshots, and each adapter on arbitrary bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use catalog::precedence::settle;
use catalog::read::read;
use catalog::schema::{ModelFile, PriceStatus, RetirementBasis};
use catalog::units::Price;
use llmcmp_import::import;
use llmcmp_import::sources::ADAPTERS;
use proptest::prelude::*;

/// Snapshots by path; those of maintainer adapters come last.
fn snapshots() -> Vec<(&'static str, &'static str)> {
    macro_rules! files {
        ($($path:literal $file:literal)+) => {
            vec![$(($path, include_str!(concat!("../../../../tests/fixtures/snapshots/", $file)))),+]
        };
    }
    let mut files = files!(
        "models-dev/api.json" "models-dev-api.json"
        "models-dev/models.json" "models-dev-models.json"
        "litellm/model_prices_and_context_window.json" "litellm.json"
        "openrouter/models-2026-07-31.json" "openrouter-models.json"
        "openrouter/endpoints-2026-07-31.csv" "openrouter-endpoints.csv"
        "pi-ai/anthropic.json" "pi-ai.json"
        "model-prices/snapshot.json" "model-prices.json"
        "helm/model_metadata.json" "helm.json"
        "hf-facts/models.json" "hf-facts.json"
        "hf-facts/all-models.csv" "hf-all-models.csv"
        "epoch/models-2026-07-17.csv" "epoch-models.csv"
        "llm-stats/data/organizations/deepseek/models/deepseek-r1/model.json" "llm-stats-model.json"
    );
    if cfg!(not(feature = "maintainer")) {
        files.truncate(5);
    }
    files
}

/// Snapshots, and a catalog folder with the project's curated tables and nothing imported.
fn folders() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog");
    let to = folder.path().join("catalog");
    fs::create_dir_all(to.join("kept")).expect("created");
    for file in [
        "aliases.json",
        "benchmarks.json",
        "kept/providers.json",
        "kept/labs.json",
        "kept/snapshots.json",
    ] {
        fs::copy(catalog.join(file), to.join(file)).expect(file);
    }
    for (path, text) in snapshots() {
        let path = folder.path().join("snapshots").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }
    folder
}

fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(bytes_of(&path));
        } else {
            files.insert(path.display().to_string(), fs::read(&path).expect("bytes"));
        }
    }
    files
}

/// The models of the snapshots, by id.
fn imported() -> BTreeMap<String, ModelFile> {
    let folder = folders();
    let to = folder.path().join("catalog");
    import(&folder.path().join("snapshots"), &to).expect("imported");
    let models = read(&to, "test").expect("a valid catalog").models;
    models.into_iter().map(|m| (m.id.clone(), m)).collect()
}

#[test]
fn a_second_run_changes_no_byte() {
    let folder = folders();
    let (from, to) = (
        folder.path().join("snapshots"),
        folder.path().join("catalog"),
    );
    let first = import(&from, &to).expect("imported");
    let once = bytes_of(&to);
    let second = import(&from, &to).expect("imported again");
    assert_eq!(once, bytes_of(&to));
    assert_eq!(first, second);
    assert!(first.placed > 0);
}

#[test]
fn pins_are_one_model_and_checkpoints_stay_apart() {
    let models = imported();
    let routes = |id: &str| -> Vec<String> {
        let routes = models[id].routes.iter();
        routes.map(|r| format!("{} {}", r.provider, r.id)).collect()
    };
    let sonnet = routes("anthropic/claude-sonnet-4-5");
    for route in [
        "anthropic claude-sonnet-4-5",
        "amazon-bedrock us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "google-vertex claude-sonnet-4-5@20250929",
        "openrouter anthropic/claude-sonnet-4.5",
    ] {
        assert!(sonnet.contains(&route.to_owned()), "{route}: {sonnet:?}");
    }
    assert_ne!(
        routes("openai/gpt-4o-2024-08-06"),
        routes("openai/gpt-4o-2024-11-20")
    );
    let dated = "deepinfra deepseek-ai/DeepSeek-R1-0528".to_owned();
    assert!(routes("deepseek/deepseek-r1-0528").contains(&dated));
    // A link that contradicts the date in the id is rejected.
    assert!(!routes("deepseek/deepseek-r1").contains(&dated));
    // Speech and image models are not language models.
    let mut ids = models.keys();
    assert!(!ids.any(|id| id.contains("whisper") || id.contains("image")));
}

#[test]
fn a_plain_name_listed_beside_a_chat_model_is_the_base_model() {
    let models = imported();
    let price = |model: &str, id: &str| {
        let id = format!("accounts/fireworks/models/{id}");
        let route = models[model].routes.iter().find(|route| route.id == id);
        let terms = &route.expect("recorded").statements[0].terms;
        terms.price.as_ref().and_then(|price| price.standard.input)
    };
    let chat = price("meta/llama-2-70b-chat", "llama-v2-70b-chat");
    assert_eq!(chat, "0.9".parse().ok());
    // Not knowing the size, LiteLLM falls back to Fireworks' $0.10 for up to 4B.
    assert_eq!(price("meta/llama-2-70b-base", "llama-v2-70b"), None);
}

#[test]
fn what_stands_behind_a_colon_is_a_size_a_checkpoint_a_revision_or_a_variant() {
    use catalog::names::spell;
    for (id, full, variant, region) in [
        ("gpt-oss:120b-cloud", "gpt-oss-120b", None, None),
        ("qwen3.5:397b", "qwen-3-5-397b", None, None),
        ("deepseek-v4-pro:0813", "deepseek-v-4-pro-0813", None, None),
        ("amazon/nova-lite-v1:0@us", "nova-lite", None, Some("us")),
        ("x/laguna:free", "laguna", Some("free"), None),
    ] {
        let read = spell(id);
        assert_eq!(read.full(), full, "{id}");
        assert_eq!(read.variant.as_deref(), variant, "{id}");
        assert_eq!(read.region.as_deref(), region, "{id}");
    }
}

#[test]
fn prices_are_the_newest_and_typed() {
    use PriceStatus::{FreeTier, Plan};
    let models = imported();
    let terms = |model: &str, provider: &str, id: &str| {
        let model = settle(&models[model]);
        let route = model
            .routes
            .iter()
            .find(|r| r.provider == provider && r.id == id && r.host.is_none());
        route.expect(id).terms.clone()
    };
    let usd = |text: &str| text.parse::<Price>().ok();
    let (r1, sonnet) = ("deepseek/deepseek-r1", "anthropic/claude-sonnet-4-5");
    // LiteLLM is newer than models.dev; its noise is rounded away.
    let own = terms(sonnet, "anthropic", "claude-sonnet-4-5");
    let price = own.price.expect("a price");
    assert_eq!(price.standard.input, usd("3"));
    assert_eq!(price.standard.cache_read, usd("0.3"));
    assert_eq!(price.batch.expect("batch").input, usd("1.5"));
    assert_eq!(price.tiers[0].above_input_tokens, 200_000);
    let batch = price.tiers[0].batch.as_deref();
    let batch = batch.expect("rates of long requests in a batch");
    assert_eq!((batch.input, batch.output), (usd("3"), usd("11.25")));
    // A future date, from a provider that promises "at least until".
    assert_eq!(own.retirement_basis, Some(RetirementBasis::Earliest));
    // 0/0 is not a price.
    for (model, provider, id, status) in [
        (r1, "openrouter", "deepseek/deepseek-r1:free", FreeTier),
        (r1, "nvidia", "deepseek-ai/deepseek-r1", FreeTier),
        (sonnet, "github-copilot", "claude-sonnet-4.5", Plan),
    ] {
        let terms = terms(model, provider, id);
        assert_eq!((terms.price_status, terms.price), (Some(status), None));
    }
    // Off-peak rates apply most hours, so they are the standard rates; LiteLLM's main price is
    // the peak rate.
    let flash = terms("deepseek/deepseek-v4.1-flash", "deepseek", "deepseek-flash");
    let price = flash.price.expect("a price");
    assert_eq!(price.standard.input, usd("0.15"));
    assert_eq!(price.peak.expect("peak").input, usd("0.3"));
}

#[test]
fn a_model_refuses_what_its_makers_own_service_refuses() {
    use catalog::schema::Parameter;
    let models = imported();
    let sonnet = &models["anthropic/claude-sonnet-4-5"];
    // The first source that names a parameter settles it; the other stays on record.
    assert_eq!(
        settle(sonnet).refuses,
        [Parameter::TopP, Parameter::TopK, Parameter::Prefill]
    );
    let said = |source: &str| sonnet.statements.iter().find(|s| s.source == source);
    let models_dev = said("models-dev").expect("its own route");
    assert_eq!(models_dev.accepts, [Parameter::Temperature]);
    let litellm = said("litellm").expect("its own route");
    assert!(litellm.refuses.contains(&Parameter::Temperature));
    // What a host rejects says nothing about the model.
    assert_eq!(settle(&models["deepseek/deepseek-r1"]).refuses, []);
}

#[cfg(feature = "maintainer")]
#[test]
fn cards_registries_and_surveys_speak_in_their_order() {
    let models = imported();
    let r1 = &models["deepseek/deepseek-r1"];
    let settled = settle(r1);
    let (facts, capabilities) = (settled.facts, settled.capabilities);
    // The lab's card has the parameter count; copies by others and round figures add nothing.
    assert_eq!(facts.parameters_total, Some(684_531_386_000));
    let license = facts.license.expect("a licence");
    assert_eq!(license.spdx.as_deref(), Some("MIT"));
    assert_eq!(capabilities.multimodal, Some(false));
    let counts = r1
        .statements
        .iter()
        .filter(|s| s.facts.parameters_total.is_some());
    assert_eq!(counts.count(), 1);
    // A lab's own model is added without a route, with its kind.
    let pythia = &models["eleutherai/pythia-6.9b"];
    assert!(pythia.routes.is_empty());
    assert_eq!(pythia.kind, catalog::schema::Kind::Base);
}

#[cfg(feature = "maintainer")]
#[test]
fn what_a_lab_has_taken_off_its_list_is_withdrawn() {
    let models = imported();
    let model = settle(&models["anthropic/claude-3-opus-20240229"]);
    let route = model
        .routes
        .iter()
        .find(|r| r.provider == "anthropic")
        .expect("its own route");
    assert_eq!(route.terms.status, Some(catalog::schema::Status::Withdrawn));
    assert_eq!(
        route.terms.retirement_basis,
        Some(RetirementBasis::Withdrawn)
    );
}

#[test]
fn a_snapshot_that_is_none_leaves_the_catalog_as_it_was() {
    let folder = folders();
    let (from, to) = (
        folder.path().join("snapshots"),
        folder.path().join("catalog"),
    );
    import(&from, &to).expect("imported");
    let before = bytes_of(&to);
    fs::write(
        from.join("models-dev/api.json"),
        "{\"anthropic\": {\"models\": ",
    )
    .expect("written");
    assert!(import(&from, &to).is_err());
    assert_eq!(before, bytes_of(&to));
}

fn day() -> catalog::units::Date {
    "2026-11-12".parse().expect("a day")
}

/// Runs every adapter on the same bytes: an error or a result, never a panic, and no price without rates.
fn feed(bytes: &[u8]) {
    for adapter in ADAPTERS {
        for name in adapter.files {
            let file = (name.replace('*', "x.json"), bytes.to_vec());
            if let Ok(found) = adapter.read(&[file], day()) {
                for seen in found.observations {
                    assert!(!seen.id.is_empty());
                    if let Some(price) = seen.terms.price {
                        assert!(price.standard.input.is_some() || price.standard.output.is_some());
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        feed(&bytes);
    }

    #[test]
    fn truncated_snapshots_never_panic(which in 0usize..12, share in 0usize..1_000) {
        let files = snapshots();
        let text = files[which % files.len()].1;
        let cut = text.len() * share / 1_000;
        feed(&text.as_bytes()[..cut]);
    }

    #[test]
    fn mutated_snapshots_never_panic(
        which in 0usize..12,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let files = snapshots();
        let mut bytes = files[which % files.len()].1.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        feed(&bytes);
    }

    /// Values of another type anywhere: numbers become strings, lists become numbers.
    #[test]
    fn values_of_another_kind_never_panic(which in 0usize..12, places in proptest::collection::vec(any::<u16>(), 1..6), kind in 0u8..7) {
        let files = snapshots();
        let text = files[which % files.len()].1;
        if let Ok(mut value) = serde_json::from_str::<serde_json::Value>(text) {
            for place in places {
                let mut count = place as usize % 400;
                swap(&mut value, &mut count, kind);
            }
            feed(value.to_string().as_bytes());
        }
    }

    /// Any id can be read, and yields a key of bounded length.
    #[test]
    fn any_id_can_be_read(id in "\\PC{0,60}") {
        let read = catalog::names::spell(&id);
        prop_assert!(read.core.len() < 400);
    }

    /// A price read per token equals the one read per million.
    #[test]
    fn units_agree(micro in 1u64..999_999) {
        use llmcmp_import::rates::{per_million, per_token};
        let usd = micro as f64 / 1_000.0;
        prop_assert_eq!(per_million(usd), per_token(usd / 1e6));
    }
}

fn swap(value: &mut serde_json::Value, count: &mut usize, kind: u8) {
    use serde_json::{Value, json};
    if *count == 0 {
        *value = match kind {
            0 => Value::Null,
            1 => json!("text"),
            2 => json!(-1.5e300),
            3 => json!([1, "two"]),
            4 => json!({"a": 1}),
            5 => json!(true),
            _ => json!(18_446_744_073_709_551_615_u64),
        };
        *count = usize::MAX;
        return;
    }
    if *count == usize::MAX {
        return;
    }
    *count -= 1;
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| swap(item, count, kind)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(_, item)| swap(item, count, kind)),
        _ => {}
    }
}
