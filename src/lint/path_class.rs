//! What a path says about the ids in a file: production code, or a test, a fixture, a price table.
//!
//! Owns the tables. Paths are relative to the folder that was named, so a folder of tests is checked when named
//! itself. Does not read files.

use std::path::Path;

use serde::Serialize;

use catalog::words;

use super::ELSEWHERE;

/// The role of a file for its maintainers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Code or configuration: ids in it are used.
    #[default]
    Code,
    /// For people: ids in it are examples.
    Document,
    /// Changelogs and release notes: ids were valid when written.
    History,
    Test,
    /// Inputs and expected outputs of tests.
    Fixture,
    /// Database migrations: written once, never changed.
    Migration,
    /// Recorded traffic.
    Recorded,
    /// Written by a program: bundles, generated code.
    Generated,
    /// A list of models with prices or limits: an id there is not called.
    PriceTable,
}

impl Class {
    /// Whether ids in it are only notes, unless paths are strict.
    pub fn is_quiet(self) -> bool {
        !matches!(self, Self::Code | Self::Document | Self::History)
    }

    pub fn plural(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Document => "documents",
            Self::History => "change logs",
            Self::Test => "tests",
            Self::Fixture => "fixtures",
            Self::Migration => "migrations",
            Self::Recorded => "recordings",
            Self::Generated => "generated files",
            Self::PriceTable => "price tables",
        }
    }
}

/// Folder names, lowercase.
const FOLDERS: &[(Class, &[&str])] = &[
    (
        Class::Fixture,
        words!(
            "__fixtures__ __mocks__ __snapshots__ fixture fixtures golden goldens mocks snapshots
            test-data test-fixtures test_data testdata"
        ),
    ),
    (
        Class::Recorded,
        words!("_vcr cassettes logs output outputs recorded recordings results vcr vcr_cassettes"),
    ),
    (Class::Generated, words!("_next __generated__ .promptflow generated")),
    (Class::Migration, words!("alembic migrate migration migrations")),
    (Class::PriceTable, words!("tokenizer tokenizers")),
    (
        Class::Test,
        words!(
            "__tests__ e2e integration-tests integration_tests spec specs test test-support test-utils
            test_support test_utils testing tests testsupport testutils unit-tests unit_tests"
        ),
    ),
    (
        Class::History,
        words!(
            ".changeset changelog changelog.d changelogs changes release-notes release_notes
            releases"
        ),
    ),
];

/// Suffixes of folder names, lowercase: `proj-tests`, `backend_tests`.
const FOLDER_ENDINGS: &[(Class, &[&str])] = &[
    (Class::Test, words!("-tests _tests .tests")),
    (Class::Fixture, words!("-fixtures _fixtures")),
];

/// Prefixes of file names, lowercase.
const BEGINNINGS: &[(Class, &[&str])] = &[
    (Class::Test, words!("test_ test- conftest. jest. vitest.")),
    (
        Class::History,
        words!("changelog changes history news release"),
    ),
];

/// Suffixes of file names before the extension, lowercase: `x.test.ts`, `x_test.go`.
const STEM_ENDINGS: &[(Class, &[&str])] = &[
    (
        Class::Test,
        words!(".test .tests .spec .e2e .vitest _test _tests -test _spec"),
    ),
    (Class::Fixture, words!(".stories .fixture .fixtures .mock")),
    (Class::Recorded, words!(".cassette")),
    (Class::Generated, words!(".generated .gen .lock _generated")),
];

/// Suffixes of Java and C# names, case-sensitive: `ChatTest.java`, but not `Contest.java`.
const CAMEL_ENDINGS: &[&str] = &["Test", "Tests", "TestCase", "IT"];

/// The same for folders.
const CAMEL_FOLDERS: &[&str] = &["Test", "Tests"];

/// Suffixes of file names, lowercase.
const ENDINGS: &[(Class, &[&str])] = &[
    (Class::Fixture, words!(".snap .golden")),
    (
        Class::Recorded,
        words!(".har .jsonl .out _output.json _outputs.json _results.json"),
    ),
];

/// Words in the names of tables of models with prices or limits. A name must have all words of a row, as whole
/// words.
const TABLES: &[&[&str]] = &[
    words!("model prices"),
    words!("model pricing"),
    words!("model price"),
    words!("model cost"),
    words!("model costs"),
    words!("models pricing"),
    words!("token cost"),
    words!("token costs"),
    words!("token prices"),
    words!("token limits"),
    words!("context window"),
    words!("context windows"),
    words!("price table"),
    words!("pricing"),
    words!("prices"),
];

/// Whole stems of such names.
const TABLE_STEMS: &[&str] = words!("aliases cost costs");

/// Parts of stems of files that count tokens: vocabularies are named after models. Without `_` and `-`.
const COUNTERS: &[&str] = words!("tiktoken tokencounter tokenizer");

/// Extensions of files for people: ids in them are examples.
const DOCUMENT_ENDINGS: &[&str] = words!(".adoc .htm .html .md .mdx .org .rd .rst .tex .txt .typ");
/// Jekyll's settings belong to a site.
const DOCUMENT_NAMES: &[&str] = &["METADATA", "PKG-INFO", "_config.yml"];

/// Hosts and clouds that files with their models are named after: `scaleway.ts`, `groq/chat.py`,
/// `ollama-models.json`. None of these words means anything else.
const HOSTS: &[(&str, &str)] = &[
    ("azure", "azure"),
    ("cerebras", "cerebras"),
    ("deepinfra", "deepinfra"),
    ("fireworks", "fireworks-ai"),
    ("fireworks-ai", "fireworks-ai"),
    ("groq", "groq"),
    ("nebius", "nebius"),
    ("novita", "novita-ai"),
    ("ollama", "ollama"),
    ("ovhcloud", "ovhcloud"),
    ("sambanova", "sambanova"),
    ("scaleway", "scaleway"),
    ("siliconflow", "siliconflow"),
    ("together-ai", "togetherai"),
    ("togetherai", "togetherai"),
    ("vertex", "google-vertex"),
    ("watsonx", "watsonx"),
];

/// Unambiguous hosts, which count as one word of a name and in the name of any parent folder:
/// `azure_openai_structured.py`, `VertexAiTextEmbeddings.java`, `deploy-azure-openai-models.sh`, `ChatGoogleVertexAI/`.
const HOST_WORDS: &[(&str, &str)] = &[
    ("amazonbedrock", "amazon-bedrock"),
    ("awsbedrock", "amazon-bedrock"),
    ("azure-open-ai", "azure"),
    ("azure-openai", "azure"),
    ("azurechatopenai", "azure"),
    ("azureopenai", "azure"),
    ("bedrock", "amazon-bedrock"),
    ("copilot-sdk", "github-copilot"),
    ("googlevertex", "google-vertex"),
    ("googlevertexai", "google-vertex"),
    ("geminivertex", "google-vertex"),
    ("github-copilot", "github-copilot"),
    ("github-models", ELSEWHERE),
    ("githubcopilot", "github-copilot"),
    ("githubmodels", ELSEWHERE),
    ("lm-studio", "lmstudio"),
    ("lmstudio", "lmstudio"),
    ("local-ai", ELSEWHERE),
    ("localai", ELSEWHERE),
    ("vertex-ai", "google-vertex"),
    ("vertexai", "google-vertex"),
];

/// Words after a host in such a name.
const OF_HOST: &[&str] = &[
    "adapter", "api", "chat", "client", "config", "list", "llm", "model", "models", "provider",
    "service",
];

/// The provider whose models a file has, from its name, its folder's, or a parent folder's.
pub fn host(path: &Path) -> Option<&'static str> {
    let stem = path.file_stem()?.to_string_lossy();
    let folders = path.parent().into_iter().flat_map(Path::components).rev();
    let mut folders = folders.map(|folder| folder.as_os_str().to_string_lossy());
    let named = |name: &str| host_called(name).or_else(|| host_within(name));
    named(&stem)
        .or_else(|| named(&folders.next()?))
        .or_else(|| folders.find_map(|name| host_within(&name)))
}

/// Lowercase, with `-` between words; keeps the length.
fn with_dashes(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '.', ' '], "-")
}

/// The host that is the whole name, except for words such as `models` after it.
fn host_called(name: &str) -> Option<&'static str> {
    // `vertexAdapter`
    let mut apart = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && apart.ends_with(|c: char| c.is_ascii_lowercase()) {
            apart.push('-');
        }
        apart.push(letter);
    }
    let name = with_dashes(&apart);
    let mut rest = name.as_str();
    while let Some((shorter, word)) = rest.rsplit_once('-')
        && OF_HOST.contains(&word)
    {
        rest = shorter;
    }
    let (_, id) = HOSTS.iter().find(|(host, _)| *host == rest)?;
    Some(id)
}

/// The host that is a word of a name.
fn host_within(name: &str) -> Option<&'static str> {
    let lower = with_dashes(name);
    let holds = |(host, _): &&(&str, &str)| {
        let mut found = lower.match_indices(host);
        found.any(|(at, _)| {
            // A word starts at the start of the name, after a separator or with a capital; so does the next one.
            let bytes = name.as_bytes();
            let begins = at == 0 || lower[..at].ends_with('-') || bytes[at].is_ascii_uppercase();
            let next = bytes.get(at + host.len());
            begins && next.is_none_or(|b| !b.is_ascii_lowercase())
        })
    };
    let (_, id) = HOST_WORDS.iter().find(holds)?;
    Some(id)
}

/// The class of `path`, which is relative to the folder that was named.
pub fn class(path: &Path) -> Class {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let Some(name) = name else {
        return Class::Code;
    };
    let lower = name.to_ascii_lowercase();
    let document = DOCUMENT_ENDINGS
        .iter()
        .any(|ending| lower.ends_with(ending));
    // An HTML template offers what its form has.
    let page = lower.strip_suffix(".html").is_some();
    let filled = || page && path.parent().is_some_and(|p| p.ends_with("templates"));
    let document = document && !filled() || DOCUMENT_NAMES.contains(&&*name);
    let told = |class: &Class| {
        !matches!(class, Class::History | Class::Recorded) || document || is_data(&lower)
    };
    if let Some(class) = by_folder(path).filter(told) {
        return class;
    }
    by_name(&name, &lower, document).unwrap_or(if document {
        Class::Document
    } else {
        Class::Code
    })
}

/// Whether a file in a folder of release notes or recordings is data: `changelog.d/12.yaml`, but not
/// `releases/api.py`.
fn is_data(lower: &str) -> bool {
    const ENDINGS: &[&str] = words!(".csv .json .jsonl .log .toml .tsv .xml .yaml .yml");
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// The first class of a table with a matching text.
fn among(table: &[(Class, &[&str])], fits: impl Fn(&str) -> bool) -> Option<Class> {
    let found = table
        .iter()
        .find(|(_, texts)| texts.iter().any(|text| fits(text)));
    found.map(|(class, _)| *class)
}

fn by_folder(path: &Path) -> Option<Class> {
    let folders = path.parent()?.components();
    let of_folder = |name: &str| {
        // `src/commonTest/`
        if CAMEL_FOLDERS.iter().any(|end| name.ends_with(end)) {
            return Some(Class::Test);
        }
        let name = name.to_ascii_lowercase();
        let whole = among(FOLDERS, |folder| folder == name);
        whole.or_else(|| among(FOLDER_ENDINGS, |ending| name.ends_with(ending)))
    };
    // The innermost folder with a class wins: a fixtures folder inside tests means fixtures.
    let mut said = folders
        .rev()
        .filter_map(|folder| of_folder(&folder.as_os_str().to_string_lossy()));
    said.next()
}

fn by_name(name: &str, lower: &str, document: bool) -> Option<Class> {
    let stem = lower.rsplit_once('.').map_or(lower, |(stem, _)| stem);
    let plain = document || !name.contains('.');
    let begins = among(BEGINNINGS, |beginning| lower.starts_with(beginning));
    if let Some(class) = begins.filter(|class| *class != Class::History || plain) {
        return Some(class);
    }
    if lower.starts_with("migration") && lower.strip_suffix(".sql").is_some() {
        return Some(Class::Migration);
    }
    if matches!(stem, "test" | "tests") {
        return Some(Class::Test);
    }
    let stem_is = among(STEM_ENDINGS, |end| stem.ends_with(end));
    let class = stem_is.or_else(|| among(ENDINGS, |end| lower.ends_with(end)));
    if class.is_some() {
        return class;
    }
    let own = name.rsplit_once('.');
    let camel = own.is_some_and(|(stem, ending)| {
        matches!(
            ending,
            "java" | "kt" | "cs" | "scala" | "swift" | "php" | "groovy"
        ) && CAMEL_ENDINGS.iter().any(|end| stem.ends_with(end))
    });
    if camel {
        return Some(Class::Test);
    }
    let words: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let letters = stem.replace(['_', '-'], "");
    let table = TABLE_STEMS.contains(&stem)
        || COUNTERS.iter().any(|word| letters.contains(word))
        || TABLES
            .iter()
            .any(|row| row.iter().all(|word| words.contains(word)));
    (table && !document).then_some(Class::PriceTable)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Class, class, host};

    #[test]
    fn a_file_called_after_a_host_holds_its_ids() {
        for (path, expected) in [
            ("src/models/Scaleway.ts", Some("scaleway")),
            ("llm/groq/chat.py", Some("groq")),
            ("adapters/vertexAdapter.ts", Some("google-vertex")),
            ("llm/GroqService.java", Some("groq")),
            ("ai/copilot-sdk.utils.ts", Some("github-copilot")),
            ("lib/groq-llm-list.ts", Some("groq")),
            ("providers/azure_openai.py", Some("azure")),
            ("llms/azure_openai_structured.py", Some("azure")),
            ("llms/AzureOpenAIStructured.java", Some("azure")),
            (
                "vertex/VertexAiTextEmbeddingModelName.java",
                Some("google-vertex"),
            ),
            ("bin/deploy-azure-openai-models.sh", Some("azure")),
            ("azure-open-ai-examples/main.java", Some("azure")),
            ("nodes/chat/Azure OpenAI/x.ts", Some("azure")),
            ("azure-openai/runtime/src/config/Chat.java", Some("azure")),
            ("nodes/AzureChatOpenAI/ui/x.ts", Some("azure")),
            (
                "google/vertex-ai-gemini/runtime/a.java",
                Some("google-vertex"),
            ),
            ("ai/googlevertexai.go", Some("google-vertex")),
            ("ChatGoogleVertexAI.ts", Some("google-vertex")),
            ("ai/amazonbedrock.go", Some("amazon-bedrock")),
            ("llms/bedrock/deep/models_list.go", Some("amazon-bedrock")),
            ("finetuning_on_bedrock.ipynb", Some("amazon-bedrock")),
            (
                "APIs/GitHubCopilotChatService.swift",
                Some("github-copilot"),
            ),
            ("bedrockless.ts", None),
            ("Enums/LocalAIAllInOneImages.php", Some("elsewhere")),
            ("src/azure_functions.py", None),
            ("src/openai.ts", None),
            ("src/lambda/app.ts", None),
            ("groq/deep/app.ts", None),
        ] {
            assert_eq!(host(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn paths_say_what_a_file_is() {
        for (path, expected) in [
            ("src/app.py", Class::Code),
            ("src/contest.py", Class::Code),
            ("src/Contest.java", Class::Code),
            ("latest/app.py", Class::Code),
            ("releases/api.py", Class::Code),
            ("src/test/java/ChatTest.java", Class::Test),
            ("ChatTest.java", Class::Test),
            ("app/tests.py", Class::Test),
            ("tests/test_chat.py", Class::Test),
            ("chat_test.go", Class::Test),
            ("core/chat.vitest.ts", Class::Test),
            ("vitest.setup.ts", Class::Test),
            ("web/chat.test.tsx", Class::Test),
            ("packages/core-tests/src/a.ts", Class::Test),
            ("tests/cassettes/chat.yaml", Class::Recorded),
            ("vignettes/_vcr/chat.yml", Class::Recorded),
            ("evals/results/base/parameters.json", Class::Recorded),
            ("src/results/page.ts", Class::Code),
            ("flow/.promptflow/flow.tools.json", Class::Generated),
            ("man/chat.Rd", Class::Document),
            ("book/chapter.typ", Class::Document),
            (".github/workflows/news.lock.yml", Class::Generated),
            ("output/summary.json", Class::Recorded),
            ("output/summary.py", Class::Code),
            ("packages/llm/snapshot.out", Class::Recorded),
            ("src/testSupport/chat.json", Class::Test),
            ("test-storage.js", Class::Test),
            ("src/tokenizer/openai.py", Class::PriceTable),
            ("lua/tokenizers.lua", Class::PriceTable),
            ("app/token_counter.py", Class::PriceTable),
            ("llm/TokenCounter.java", Class::PriceTable),
            ("docs/index.html", Class::Document),
            ("app/templates/index.html", Class::Code),
            ("evals/logs/2026-05-29.jsonl", Class::Recorded),
            ("tests/fixtures/a.json", Class::Fixture),
            ("src/__snapshots__/a.ts", Class::Fixture),
            ("db/migrations/0001.sql", Class::Migration),
            ("db/migrate/20240101_rename_models.rb", Class::Migration),
            ("src/test_utils/client.rs", Class::Test),
            ("lib/src/commonTest/kotlin/Chat.kt", Class::Test),
            ("bin/migration_v0.3-v0.4.sql", Class::Migration),
            ("evals/example_output.json", Class::Recorded),
            ("src/contest/app.py", Class::Code),
            ("model_prices_and_context_window.json", Class::PriceTable),
            ("src/token-costs.ts", Class::PriceTable),
            ("src/models.generated.ts", Class::Generated),
            ("src/pricing.ts", Class::PriceTable),
            ("provider/anthropic/cost.go", Class::PriceTable),
            ("cost_aware_agent.py", Class::Code),
            ("utils/TikTokensUtil.java", Class::PriceTable),
            ("lib/llm/aliases.json", Class::PriceTable),
            ("docs/_config.yml", Class::Document),
            ("README.md", Class::Document),
            ("CHANGELOG.md", Class::History),
            ("release-notes/1.2.yaml", Class::History),
        ] {
            assert_eq!(class(Path::new(path)), expected, "{path}");
        }
    }
}
