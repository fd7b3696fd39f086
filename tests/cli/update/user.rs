//! A user with separate folders who runs the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::server::{Answer, Server};

/// Far ahead of the bundled data: an update of this day is newer.
pub const TODAY: &str = "2050-01-01";

pub const API: &str = "/models-dev/api.json";
pub const MODELS: &str = "/models-dev/models.json";
pub const LITELLM: &str = "/litellm/model_prices_and_context_window.json";
pub const OPENROUTER: &str = "/openrouter/models.json";

pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Run {
    pub fn json(&self) -> Value {
        assert!(matches!(self.code, Some(0 | 1 | 6)), "{}", self.stderr);
        serde_json::from_str(&self.stdout).expect("JSON")
    }
}

pub struct User(pub TempDir);

impl User {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    pub fn catalog(&self) -> PathBuf {
        self.data().join("catalog.llmcmp")
    }

    /// The program with this user's folders.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("LLMCMP_") || name.to_lowercase().ends_with("_proxy") {
                program.env_remove(name);
            }
        }
        program
            .env("LLMCMP_TODAY", TODAY)
            .env(
                "LLMCMP_CONFIG",
                self.0.path().join("config").join("config.toml"),
            )
            .env("LLMCMP_DATA", self.data())
            .stdin(Stdio::null());
        // An explicitly named settings file must exist.
        let folder = self.0.path().join("config");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("config.toml");
        if !file.exists() {
            std::fs::write(file, "").expect("written");
        }
        program
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.program()
            .args(args)
            .output()
            .expect("it starts")
            .into()
    }

    /// An update over the seed table.
    pub fn update(&self, from: &str, more: &[&str]) -> Run {
        self.run(&[&["update", "--from", from, "--catalog", seed()][..], more].concat())
    }

    pub fn overrides(&self, text: &str) {
        self.program();
        std::fs::write(self.0.path().join("config/overrides.json"), text).expect("written");
    }

    /// The price of the model at its lab, and the catalog that it comes from.
    pub fn price(&self) -> (String, f64) {
        let run = self.run(&["providers", "mistral/mistral-small-4", "--json"]);
        let json = run.json();
        let routes = json["routes"].as_array().expect("routes");
        let own = routes
            .iter()
            .find(|r| r["provider"] == "mistral" && r["variant"].is_null());
        let own = own.expect("the lab's own route");
        (
            json["catalog"]["id"].as_str().expect("an id").to_owned(),
            own["input_usd_per_mtok"].as_f64().expect("a price"),
        )
    }
}

pub fn seed() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/seed")
}

/// models.dev with this many models from one maker, all prices multiplied by a factor.
pub fn api(models: usize, factor: f64) -> String {
    let model = |id: &str, input: f64| {
        json!({
            "id": id, "name": id, "release_date": "2026-03-16", "open_weights": true,
            "limit": {"context": 256_000, "output": 8_000},
            "modalities": {"input": ["text"], "output": ["text"]},
            "cost": {"input": input * factor, "output": 4.0 * input * factor}
        })
    };
    let mut own = serde_json::Map::new();
    own.insert(
        "mistral-small-2603".into(),
        model("mistral-small-2603", 0.25),
    );
    let mut others = serde_json::Map::new();
    for n in 0..models {
        let id = format!("acme/zeta-{n}");
        others.insert(id.clone(), model(&id, 0.5));
    }
    let provider = |id: &str, models| json!({"id": id, "name": id, "env": [], "models": models});
    json!({"mistral": provider("mistral", own), "openrouter": provider("openrouter", others)})
        .to_string()
}

pub fn litellm() -> String {
    json!({"mistral/mistral-small-2603": {
        "litellm_provider": "mistral", "mode": "chat",
        "max_input_tokens": 256_000, "max_output_tokens": 8_000
    }})
    .to_string()
}

pub fn openrouter() -> String {
    json!({"data": [{
        "id": "mistralai/mistral-small-2603", "name": "Mistral: Mistral Small 4",
        "context_length": 262_144, "pricing": {"prompt": "0.0000003", "completion": "0.000001"}
    }]})
    .to_string()
}

pub fn models() -> String {
    json!({"mistral/mistral-small-4": {
        "id": "mistral/mistral-small-4", "name": "Mistral Small 4", "release_date": "2026-03-16",
        "limit": {"context": 256_000}
    }})
    .to_string()
}

/// A server on which all four sources work.
pub fn well() -> Server {
    let server = Server::start();
    server.on(API, &[Answer::Body(api(40, 1.0))]);
    server.on(MODELS, &[Answer::Body(models())]);
    server.on(LITELLM, &[Answer::Body(litellm())]);
    server.on(OPENROUTER, &[Answer::Body(openrouter())]);
    server
}

/// The same as a folder.
pub fn folder(path: &Path, factor: f64) {
    for (name, text) in [
        (API, api(40, factor)),
        (MODELS, models()),
        (LITELLM, litellm()),
        (
            OPENROUTER.replace("models.json", "models-1.json").as_str(),
            openrouter(),
        ),
    ] {
        let file = path.join(name.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, text).expect("written");
    }
}
