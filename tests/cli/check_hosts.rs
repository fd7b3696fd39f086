//! Which provider an id belongs to in `check`: by the call, the file, the address and the policy.

use std::path::Path;

use serde_json::{Value, json};

use crate::catalogs::{folder, model, route, standings};
use crate::check::{bundled, check, findings, of_text, tree};
use crate::program::{Run, program};

#[test]
fn a_file_says_on_which_cloud_a_labs_models_are_called() {
    let on_vertex = "import vertexai\nmodel = M('gemini-2.5-flash')\n";
    let by_key = "import vertexai\nkey = env['GOOGLE_API_KEY']\nmodel = M('gemini-2.5-flash')\n";
    let cloud = "openai.api_type = \"azure\"\nask(model='gpt-4-32k')\n";
    let labs = "base = 'https://api.openai.com'\nask(model='gpt-4-32k')\n";
    let by_old_name = "model = M('gemini-1.5-pro-002')\n";
    let numbered = "import vertexai\nmodel = M('gemini-1.0-pro')\n";
    let embedding = "embedding_model='textembedding-gecko'\n";
    let bison = "TextGenerationModel.from_pretrained('text-bison@002')\n";
    let options = "x = ChatFirebaseVertexAIOptions(model: 'gemini-2.5-flash')\n";
    let variables = "/* Ours */\nproject_id = \"ours\"\nmodel_name = \"gemini-2.5-flash\"\n";
    let project = "spring.ai.google.genai.project-id=x\nmodel='gemini-2.5-pro'\n";
    let prefixed = "spring.ai.vertex.model='google/gemini-2.5-pro'\n";
    for (text, provider) in [
        (by_old_name, "google"),
        (project, "google-vertex"),
        (prefixed, "google-vertex"),
        (options, "google-vertex"),
        (variables, "google-vertex"),
        (on_vertex, "google-vertex"),
        (embedding, "google-vertex"),
        (bison, "google-vertex"),
        // Google retired each of the numbered forms there:
        // https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions
        (numbered, "google-vertex"),
        (by_key, "google"),
        (cloud, "azure"),
        (labs, "openai"),
    ] {
        let found = &bundled(text)["findings"][0];
        assert_eq!(found["provider"], provider, "{text}: {found}");
    }
    let both =
        "x = 'https://api.openai.com'\ny = 'ours.openai.azure.com'\nask(model='gpt-4-32k')\n";
    assert_eq!(bundled(both)["findings"][0]["provider"], "openai");
    let bare = bundled("'sl70' => 'Meta-Llama-3.1-70B-Instruct'\n");
    assert_eq!(bare["findings"], json!([]));
    let told = "# x.openai.azure.com\nask(model='gpt-4-32k')\n";
    assert_eq!(bundled(told)["findings"][0]["provider"], "openai");
    // No end at Vertex AI is known, and Google's date does not apply to its cloud.
    for set_up in ["import vertexai", "from langchain_google_vertexai import C"] {
        let report = bundled(&format!("{set_up}\nmodel = M('gemini-pro')\n"));
        assert_eq!(report["findings"], json!([]), "{set_up}");
    }
}

#[test]
fn what_names_a_host_says_whose_id_it_is() {
    for (file, text) in [
        ("main.bicep", "param azureOpenAIModel string = 'gpt-4o'"),
        (
            "main.json",
            r#""azureOpenAIModel": { "type": "string", "defaultValue": "gpt-4o" }"#,
        ),
        (
            "main.tf",
            "variable \"azure_openai_model\" {\n  type = string\n  default = \"gpt-4o\"\n}",
        ),
        (
            "a.cs",
            r#"var m = Environment.GetEnvironmentVariable("AZURE_OPENAI_DEPLOY_NAME") ?? "gpt-4o";"#,
        ),
        ("azure-openai/src/config/a.java", "x = \"gpt-4o\""),
        ("nodes/AzureChatOpenAI/chat.ts", "x = 'gpt-4o'"),
        (".env", "AZURE_GPT4O_DEPLOYMENT=gpt-4o"),
        ("flow.yaml", "deployment_name: gpt-4o"),
        (
            "a.py",
            r#"model = os.environ.get("AZURE_OPENAI_MODEL", "gpt-4o")"#,
        ),
        ("llm/azure/chat.py", "x = 'gpt-4o'"),
        ("llm/azure-models.ts", "x = 'gpt-4o'"),
        (
            "a.py",
            "client = AzureOpenAI(key)\nclient.create(model=\"gpt-4o\")",
        ),
        (
            "a.cs",
            "b.AddAzureOpenAIChatCompletion(\"gpt-4o\", e);\nb.AddOpenAI(o);",
        ),
        (
            "main.bicep",
            "@allowed([ 'gpt-4o' ])\nparam azureOpenAIModel string",
        ),
        ("a.yaml", "model:\n  name: gpt-4o\n  provider: azure_openai"),
        (
            "ai.yaml",
            "deployments:\n- name: ours\n  model:\n    format: OpenAI\n    name: gpt-4o",
        ),
        (
            "main.parameters.json",
            r#"{"model": {"format": "OpenAI", "name": "gpt-4o", "version": "2024-08-06"}}"#,
        ),
        (
            "main.bicep",
            "param chatModelName string = 'gpt-4o'\nparam chatModelVersion string = '2024-08-06'",
        ),
        (
            "main.bicep",
            "var chat = {\n  modelName: !empty(name) ? name : 'gpt-4o'\n  deploymentName: 'gpt-4o'\n}",
        ),
        (
            "flow.dag.yaml",
            "- name: n\n  inputs:\n    model: gpt-4o\n  connection: azure_open_ai_connection",
        ),
        (
            "flow.dag.yaml",
            "inputs:\n  aoai_deployment: gpt-4o\n  model: gpt-4o",
        ),
        (
            "a.ts",
            "process.env.AZURE_OPENAI_API_DEPLOYMENT_NAME ??= 'gpt-4o';",
        ),
        (
            "a.php",
            "['a' => ['driver' => 'ours', 'model' => 'x'], 'b' => ['driver' => 'azure', 'stop' => ['y'], 'model' => 'gpt-4o']]",
        ),
        (
            "a.json",
            r#"{"id": "gpt-4o", "provider": "Ours", "providerId": "azure"}"#,
        ),
        ("a.json", r#"{"id": "gpt-4o", "provider": "Azure OpenAI"}"#),
        ("a.lua", "azure = { enabled = true, model = \"gpt-4o\" }"),
        (
            "a.ts",
            "openai.Chat({ model: 'gpt-4o', api: openai.AzureApi({ name }) })",
        ),
        (".env", "AZURE_OPENAI_ENDPOINT=x\nOPENAI_MODEL=gpt-4o"),
        (
            "a.py",
            "c = OpenAI(base_url=os.environ[\"AZURE_OPENAI_ENDPOINT\"])\nm = \"gpt-4o\"",
        ),
        (
            "a.al",
            "exit('https://ours.openai.azure.com/');\nexit('gpt-4o');",
        ),
        (
            "application.properties",
            "spring.ai.azure.openai.chat.options.model=gpt-4o",
        ),
    ] {
        let tree = tree(&[(file, text.as_bytes())]);
        let all = findings(tree.path(), &[]);
        let providers: Vec<&Value> = all.iter().map(|f| &f["provider"]).collect();
        assert_eq!(providers, ["azure"], "{file}: {text}");
    }
}

#[test]
fn beside_the_labs_own_name_a_clouds_says_nothing() {
    for both in [
        "VERTEX_SETTINGS: dict = {}\nclass A:\n    name: str = \"gpt-4\"",
        "a = AzureOpenAI(x)\nb = OpenAI(y)\nm = 'gpt-4'",
        r#"{"u": "x.openai.azure.com", "A": {"Provider": "openai", "Model": "gpt-4"}}"#,
        "{\"u\": \"x.openai.azure.com\",\n\"OpenAI\": {\n\"TextModel\": \"gpt-4\"}}",
        "{\"u\": \"x.openai.azure.com\",\n\"Provider\": \"openai\",\n\"Models\": [{\"Name\": \"gpt-4\"}]}",
    ] {
        assert_eq!(of_text("a.json", both), ["retired gpt-4"], "{both}");
    }
}

#[test]
fn of_a_host_that_nobody_knows_nothing_is_said() {
    for (file, text) in [
        ("a.yaml", "model:\n  name: gpt-4\n  provider: ours"),
        ("a.yaml", "provider: openai_api_compatible\nmodel: gpt-4"),
        (
            "a.yaml",
            "base_url: https://llm.example.com/v1\nmodel: gpt-4",
        ),
        (
            "a.go",
            "options{\n\tURL: \"http://localhost:8080\",\n\tModel: \"gpt-4\",\n}",
        ),
        ("Enums/LocalAIModels.php", "case Text = 'gpt-4';"),
        ("adapters/githubmodels.lua", "default = \"gpt-4\""),
        ("a.ts", "GITHUB_MODELS: { defaultModel: 'gpt-4' }"),
        (
            "a.cs",
            "var u = new Uri(\"https://models.inference.ai.azure.com\");\nvar m = \"gpt-4\";",
        ),
        (
            "a.ts",
            "ask({ baseURL: 'https://models.github.ai/inference', model: 'gpt-4' })",
        ),
    ] {
        assert_eq!(of_text(file, text), Vec::<String>::new(), "{text}");
    }
    let voice = |name: &str| bundled(&format!("voice = '{name}'\nmodel = 'tts-1'\n"));
    assert_eq!(voice("zh-CN-XiaoxiaoNeural")["findings"], json!([]));
    assert_eq!(voice("alloy")["findings"][0]["provider"], "openai");
    // A server of one's own need not be the model's.
    let served =
        "class S:\n    server_url: str = \"http://localhost:8000\"\n    model: str = \"gpt-4\"";
    assert_eq!(of_text("a.py", served), ["retired gpt-4"]);
    // The address of the request counts more than a name.
    let sent = "provider: ours\nbaseUrl: https://api.openai.com/v1\nmodel: gpt-4";
    assert_eq!(of_text("a.yaml", sent), ["retired gpt-4"]);
}

#[test]
fn an_address_holds_an_id_and_its_host() {
    let google = "https://generativelanguage.googleapis.com/v1beta/models";
    let vertex = "https://us-central1-aiplatform.googleapis.com/v1/publishers/google/models";
    let haiku = "anthropic.claude-3-haiku-20240307-v1:0";
    for (text, provider) in [
        (format!("u = \"{google}/gemini-2.0-flash:generateContent\""), "google"),
        (format!("u = \"{google}/gemini-2.0-flash\""), "google"),
        (format!("u = f\"{vertex}/gemini-2.0-flash-001:generateContent\""), "google-vertex"),
        (
            "u = \"https://x.openai.azure.com/openai/deployments/gpt-35-turbo-16k/chat/completions\"".into(),
            "azure",
        ),
        (
            "u = 'https://api.openai.com/v1/engines/text-davinci-001/completions'".into(),
            "openai",
        ),
        (
            format!("a = \"arn:aws:bedrock:${{local.region}}::foundation-model/{haiku}\""),
            "amazon-bedrock",
        ),
    ] {
        let found = bundled(&text)["findings"].clone();
        assert_eq!(found[0]["provider"], provider, "{text}: {found}");
    }
    for page in [
        "https://platform.openai.com/docs/models/gpt-4",
        "deployments/gpt-4",
    ] {
        assert_eq!(
            of_text("a.py", &format!("x = '{page}'")),
            Vec::<String>::new()
        );
    }
}

/// OpenAI retired these, but OpenRouter still lists them.
#[test]
fn a_gateway_does_not_keep_alive_what_its_lab_ended() {
    let found = |id: &str| {
        let report = bundled(&format!("m = LiteLlm(model=\"{id}\")\n"));
        report["findings"][0]["kind"].as_str().map(str::to_owned)
    };
    let retired = Some("retired".to_owned());
    for id in ["openai/gpt-4", "openai/o3-mini"] {
        assert_eq!(found(&format!("openrouter/{id}")), retired, "{id}");
    }
    assert_eq!(found("openrouter/meta-llama/llama-3.3-70b-instruct"), None);
    // OpenRouter's spelling of models that their labs retired.
    for id in [
        "anthropic/claude-2.1",
        "anthropic/claude-3.5-sonnet",
        "anthropic/claude-3-haiku:beta",
        "google/gemini-flash-1.5",
    ] {
        assert_eq!(found(id), retired, "{id}");
    }
    assert_eq!(found("x-ai/grok-2-1212").as_deref(), Some("withdrawn"));
    // DeepSeek ended its own service of this model, but the weights are open and others serve them.
    assert_eq!(found("openrouter/deepseek/deepseek-chat"), None);
    assert_eq!(found("deepseek/deepseek-chat"), None);
    // Google revoked this retirement between May and August 2026.
    assert_eq!(found("gemini/gemini-2.5-flash-lite"), None);
}

#[test]
fn a_labs_id_behind_a_proxy_ends_with_the_labs() {
    let end = json!([{ "provider": "openai", "id": "gpt-4-0613", "last_day": "2026-03-01",
        "basis": "announced", "source": "vendor-pages", "as_of": "2026-11-01" }]);
    let catalog = folder(&standings());
    std::fs::write(catalog.path().join("ends.json"), end.to_string()).expect("written");
    let of = |text: &str| {
        let tree = tree(&[("a.py", text.as_bytes())]);
        let mut command = program();
        command
            .args(["check", "--catalog"])
            .arg(catalog.path())
            .arg(tree.path());
        let run: Run = command.output().expect("the program starts").into();
        run.code
    };
    assert_eq!(of("model = 'litellm_proxy/gpt-4-0613'"), Some(1));
    assert_eq!(of("model = 'openhands/gpt-4-0613'"), Some(1));
    assert_eq!(of("PROXIED_MODEL=proxy/gpt-4-0613"), Some(1));
    // A path is not a model, and another lab's model of the same name is not this lab's.
    assert_eq!(of("folder = 'runs/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'proxy/runs/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'mistral/gpt-4-0613'"), Some(0));
    assert_eq!(of("model = 'litellm_proxy/gpt-4-0613-of-ours'"), Some(0));
}

/// A catalog with open weights that one host has retired and another still serves.
fn hosted() -> tempfile::TempDir {
    let gone = serde_json::json!({ "retires_on": "2026-03-01", "retirement_basis": "announced" });
    let here = serde_json::json!({ "status": "active" });
    folder(&[model(
        "meta/llama-3-8b",
        "2024-04-18",
        serde_json::json!({ "open_weights": true }),
        vec![
            route("togetherai", "llama-3-8b", Some((0.2, 0.2)), gone),
            route("openrouter", "llama-3-8b", Some((0.2, 0.2)), here.clone()),
            route("azure", "llama-3-8b", Some((0.2, 0.2)), here),
        ],
    )])
}

/// The findings in `tree` with this catalog.
pub fn findings_of(catalog: &Path, tree: &Path) -> Vec<Value> {
    let mut command = program();
    let run = command
        .current_dir(tree)
        .args(["check", "--json", "--catalog"]);
    let run: Run = run
        .arg(catalog)
        .output()
        .expect("the program starts")
        .into();
    let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
    report["findings"].as_array().expect("findings").clone()
}

pub fn on(catalog: &Path, tree: &Path) -> Vec<String> {
    let all = findings_of(catalog, tree);
    let text = |f: &Value, key: &str| f[key].as_str().unwrap_or("?").to_owned();
    all.iter()
        .map(|f| {
            format!(
                "{}:{} {} {}",
                text(f, "file"),
                f["line"],
                text(f, "kind"),
                text(f, "provider")
            )
        })
        .collect()
}

#[test]
fn the_call_and_the_policy_say_whose_id_it_is() {
    let catalog = hosted();
    let code = "a = Chat(model='llama-3-8b')
b = ChatTogether(model='llama-3-8b')
c = {'provider': 'together_ai', 'model': 'llama-3-8b'}
d = OpenAI(base_url='https://api.together.xyz/v1', model='llama-3-8b')
f = Agent(model=Together(id='llama-3-8b'))
h = LLModel(provider=LLMProvider.TogetherAI, id='llama-3-8b')
g = Openrouter(id='llama-3-8b')
e = AzureChatOpenAI(azure_deployment='llama-3-8b')
";
    let of = tree(&[("a.py", code.as_bytes())]);
    // Six places at one provider make one finding.
    assert_eq!(on(catalog.path(), of.path()), ["a.py:2 retired togetherai"]);
    let policy = b"[paths]\n\"services/together/**\" = \"together_ai\"\n\n[deployments]\nchat-small = \"llama-3-8b\"\n";
    let of = tree(&[
        ("llmcmp-policy.toml", policy),
        (
            "services/together/a.py",
            b"x = 'llama-3-8b'\ny = 'chat-small'\n",
        ),
        (
            "services/other/a.py",
            b"x = 'llama-3-8b'\ny = 'chat-small'\n",
        ),
    ]);
    assert_eq!(
        on(catalog.path(), of.path()),
        [
            "services/together/a.py:1 retired togetherai",
            "services/together/a.py:2 retired togetherai",
        ]
    );
    let wrong = tree(&[(
        "llmcmp-policy.toml",
        b"[paths]\n\"a/**\" = \"nobody-at-all\"\n",
    )]);
    let run = check(wrong.path(), &[]);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("nobody-at-all"), "{}", run.stderr);
}
