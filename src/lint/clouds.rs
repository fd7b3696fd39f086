//! Clouds that serve labs' models, and which of them a whole file calls.
//!
//! Owns the signs in a file. Does not look at single calls (`calls`).

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use catalog::words;

use super::tokens::{has_one_of, is_name};
use super::{ELSEWHERE, calls};

/// Google's models on Google Cloud.
pub(super) const VERTEX: &str = "google-vertex";

/// Options that set a client's address.
const BASES: &[&str] = words!("baseURL baseUrl base_url");

/// A cloud that serves a lab's models, and the signs that a file calls them only there.
#[derive(Debug)]
pub(super) struct Cloud {
    pub(super) provider: &'static str,
    /// Signs that a file calls this cloud.
    signs: &'static [&'static str],
    /// Signs that a file calls the lab's own service; not as the end of a longer name.
    own: &'static [&'static str],
    /// How the names of these models start.
    ids: &'static [&'static str],
}

const CLOUDS: &[Cloud] = &[
    // GitHub Models.
    Cloud {
        provider: ELSEWHERE,
        signs: &["models.github.ai", "models.inference.ai.azure.com"],
        own: &["OPENAI_API_KEY", "api.openai.com"],
        ids: words!("gpt- o1 o3 o4 openai/ text-embedding-3"),
    },
    // Microsoft's voices behind an OpenAI-compatible interface.
    Cloud {
        provider: ELSEWHERE,
        signs: &[
            "Edge-TTS", "Neural\n", "Neural\r", "Neural\"", "Neural'", "edge-tts", "edge_tts",
            "edgetts",
        ],
        own: words!(
            "alloy api.openai.com onyx shimmer"
        ),
        ids: words!("tts-"),
    },
    Cloud {
        provider: VERTEX,
        signs: &[
            "@google-cloud/vertexai",
            "provider \"google\"",
            "variable \"project_id\"",
            "project_id = \"",
            "ChatVertexAI(",
            "GENAI_USE_VERTEXAI",
            "vertex:\n      ai:",
            "from vertexai",
            "import vertexai",
            "google.genai.project-id",
            "langchain-google-vertexai",
            "langchain_google_vertexai",
            "vertexai.init",
            "vertexai: true",
            "vertexai=True",
        ],
        own: words!(
            "ChatGoogleGenerativeAI GEMINI_API_KEY GOOGLE_API_KEY genai.configure( langchain_google_genai"
        ),
        ids: words!(
            "gemini- text-bison chat-bison code-bison codechat-bison imagen text-embedding-00
            text-multilingual-embedding textembedding-gecko"
        ),
    },
    Cloud {
        provider: "azure",
        signs: &[
            "@azure/openai",
            "AIFoundryAgentConfig",
            "AIProjectClient",
            "AZURE_OPENAI_ENDPOINT",
            "AddAzureOpenAI",
            "AzureChatOpenAI(",
            "AzureOpenAI(",
            "AzureOpenAIClient(",
            "AzureOpenAIEmbeddings(",
            "Microsoft.CognitiveServices/accounts/deployments",
            "api_type = \"azure\"",
            "api_type = 'azure'",
            "api_type=\"azure\"",
            "azure.ai.agents",
            "azure.ai.inference",
            "azure.ai.projects",
            "azure_ai_agent_config",
            "createAzure(",
            "openai.azure.com",
        ],
        own: words!(
            "AddOpenAI AsyncOpenAI( ChatOpenAI( OPENAI_API_KEY OpenAI( OpenAIClient( OpenAIEmbeddings(
            api.openai.com createOpenAI( \"OpenAI\": \"openai\","
        ),
        ids: words!(
            "chatgpt- dall-e- gpt- o1 o3 o4 text-davinci text-embedding-3 text-embedding-ada tts- whisper"
        ),
    },
];

impl Cloud {
    /// Whether this cloud serves an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|begin| id.starts_with(begin))
    }
}

/// The clouds that a file calls instead of the lab's own service. Ignores signs where `told` is true.
pub(super) fn called(text: &[u8], told: impl Fn(usize) -> bool) -> Vec<&'static Cloud> {
    static SEARCH: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(all_signs().map(|(_, _, sign)| sign));
        built.ok()
    });
    let Some(search) = SEARCH.as_ref() else {
        return Vec::new();
    };
    let mut said = vec![(false, false); CLOUDS.len()];
    for found in search.find_iter(text).filter(|found| !told(found.start())) {
        let sign = &text[found.range()];
        let before = found.start().checked_sub(1);
        let begins = before.is_none_or(|at| !is_name(text[at]));
        // `OpenAI(base_url=os.environ["AZURE_OPENAI_ENDPOINT"])` does not call the lab's service.
        let sent = || sign.ends_with(b"(") && has_one_of(calls::body(text, found.end() - 1), BASES);
        // Several clouds may share a sign.
        for (cloud, own, _) in all_signs().filter(|(.., of)| of.as_bytes() == sign) {
            said[cloud].0 |= !own;
            said[cloud].1 |= own && begins && !sent();
        }
    }
    let alone = said
        .into_iter()
        .zip(CLOUDS)
        .filter(|(said, _)| *said == (true, false));
    alone.map(|(_, cloud)| cloud).collect()
}

/// Every sign with its cloud's position, and whether it is for the lab's own service.
fn all_signs() -> impl Iterator<Item = (usize, bool, &'static str)> {
    CLOUDS.iter().enumerate().flat_map(|(at, cloud)| {
        let signs = cloud.signs.iter().map(move |sign| (at, false, *sign));
        signs.chain(cloud.own.iter().map(move |sign| (at, true, *sign)))
    })
}
