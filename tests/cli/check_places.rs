//! Where in a text an id counts for `check`, and which provider it belongs to there.

use serde_json::{Value, json};

use crate::catalogs::{folder, standings};
use crate::check::{bundled, check, findings, of_text, places, tree, with_input};
use crate::program::program;

#[test]
fn tests_at_the_end_of_a_rust_file_are_tests() {
    let code = "const MODEL: &str = \"gpt-4\";\n";
    let within = |head: &str| format!("\n{head}\n    const MODEL: &str = \"gpt-4\";\n}}\n");
    let not_tests = within("#[cfg(not(test))]\nmod real {");
    for (text, level) in [
        (code, "error"),
        (&not_tests, "error"),
        (&within("#[cfg(test)]\nmod tests {"), "note"),
        (&within("#[cfg(all(test, unix))]\nmod calls {"), "note"),
        (&within("mod test {\n    #[test]\n    fn f() {}"), "note"),
        (&within("#Preview(\"View\") {"), "note"),
        (&within("struct View_Previews: PreviewProvider {"), "note"),
    ] {
        let found = findings(tree(&[("a.rs", text.as_bytes())]).path(), &[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["level"], level, "{found:?}");
    }
}

#[test]
fn where_an_id_counts() {
    let counted = [
        "x = 'gpt-4'",
        "OPENAI_MODEL=gpt-4",
        "export LLM_MODEL=gpt-4",
        "model: gpt-4",
        "  - model: gpt-4 # the usual",
        "- gpt-4",
        "llm chat --model gpt-4 --stream",
        "command: llm --model=gpt-4",
        "${CHAT_MODEL:-gpt-4}",
        r#"{"model":"gpt-4"}"#,
        r#""source": ["chat(model=\"gpt-4\")"]"#,
        "provider('openai:gpt-4')",
        "provider('openai:chat:gpt-4')",
        "- openai:responses:gpt-4",
        "  - id: openai:gpt-4",
        r##"{"code": "# Ask it.\n    llm(model=\"gpt-4\")"}"##,
        "x = \"openai/gpt-4\"",
        "model:\n  mode: chat\n  name: gpt-4\n  provider: openai",
        "models:\n  - name: gpt-4\n    window: 8192",
        "models:\n  gpt-4:\n    aliases: [good]",
        "models:\n  good:\n    # or so\n    fallback: gpt-4",
        "env:\n- name: OPENAI_MODEL\n  value: gpt-4",
        "model:\n  type: string\n  default: gpt-4",
        "ChatModel:\n  Type: String\n  Default: gpt-4",
        "model: &usual gpt-4",
        "SMART_LLM=openai:gpt-4",
        r#"{"openai/gpt-4": "GPT-4 (good)"}"#,
        "MODEL ?= gpt-4",
        "LLM_MODEL := gpt-4",
        r#"{"model": "=gpt-4"}"#,
        r#"<string name="default_model">gpt-4</string>"#,
        r#"#[serde(rename = "gpt-4")]"#,
        "models:\n- name: ours\n  api_name: gpt-4",
        "options:\n  provider: openai:gpt-4",
        "Environment=\"OPENAI_MODEL=gpt-4\"",
        "- llm -m gpt-4 ask",
        "ours:\n  name: gpt-4\n  provider: openai",
        "models:\n  default: 'ours,gpt-4'",
        "models:\n  default: 'gpt-4,gpt-5'",
        "MODEL=\"ours,gpt-4\"",
        "'gpt-4'",
        "=\"gpt-4\"",
    ];
    for text in counted {
        let found = of_text("a.yaml", text);
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with("retired ") && one.ends_with("gpt-4")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn where_no_id_counts() {
    let left_out = [
        "- id: gpt-4-of-ours",
        "the model gpt-4 is good",
        "// uses gpt-4 for now",
        "see the model: gpt-4",
        r#"if "gpt-4" in name:"#,
        r#"name.startswith("gpt-4")"#,
        r#"enc = tiktoken.encoding_for_model("gpt-4")"#,
        "const encoding = encodingForModel('gpt-4')",
        r#"raise Missing("first deploy model 'gpt-4' there")"#,
        r#""'gpt-4' with version 0613, then reload""#,
        r#""cannot use 'gpt-4'. You can refer to""#,
        r#""the newest, i.e. 'model': 'gpt-4'.""#,
        r#"placeholder: '{"ls_model":"gpt-4"}',"#,
        r##""# llm(model=\"gpt-4\")\n","##,
        r#"name.includes("gpt-4")"#,
        r#"x = "like gpt-4 and more""#,
        r#"x = "gpt-4"#,
        r#"x = "my-gpt-4""#,
        r#"x = "gpt-4-helper-app""#,
        r#"x = "gpt-""#,
        r#"x = "GPT-4""#,
        "x = gpt-4",
        "# the `gpt-4` of old",
        r#"name.startswith(("gpt-4", "gpt-3.5"))"#,
        r#"OLD_PREFIXES = ["gpt-4", "gpt-3.5"]"#,
        r#"{"shared_group": "gpt-4"}"#,
        "SUPPORT_PATTERNS: list[str] = [\n    'o3*',\n    'gpt-4',\n]",
        r#"if model in ["gpt-4", "gpt-3.5-turbo"]:"#,
        r#"default_tokenizer = "gpt-4""#,
        r#"#model = "gpt-4""#,
        r#"if model == "gpt-4":"#,
        r#"if ("gpt-4" !== model) {"#,
        "#OPENAI_MODEL=gpt-4",
        ";model=gpt-4",
        r#"NO_TEMPERATURE_MODELS = ["gpt-4", "gpt-4-0613"]"#,
        "USER_MESSAGE_ONLY_MODELS = [\n    \"gpt-4\",\n]",
        "export const NO_TEMPERATURE_MODELS: string[] = [\n    'gpt-4',\n]",
        "const modelsWithoutTools = ['gpt-4']",
        "SUPPORT_REASONING_EFFORT_MODELS = [\n    \"gpt-4\",\n]",
        r#"x = new OpenAiTokenCountEstimator("gpt-4")"#,
        r#"n = count_tokens(text, model="gpt-4")"#,
        r#"span.add_event({"model_used": "gpt-4"})"#,
        r#"def compute_tokens(messages, model="gpt-4"):"#,
        "splitter = Splitter.from_tiktoken_encoder(\n    model_name=\"gpt-4\",\n)",
        "const modelNameForTiktoken = (name) => {\n  return \"gpt-4\";\n};",
        r#"return 3 if model.start_with?("gpt-4")"#,
        "model_list:\n- model_name: gpt-4\n  litellm_params:\n    model: ours",
        r#""keywords": ["gpt-4"]"#,
        r#"aliases: ["ours", "gpt-4"]"#,
        r#"if model ~= "gpt-4" then"#,
        "MAPPING_EXAMPLE = {\n  'ours': 'gpt-4'\n}",
        r#"def num_tokens_from_messages(x, model="gpt-4"):"#,
        "def _count_token(self, x) -> int:\n    # Nearly\n    model = \"gpt-4\"\n    return tiktoken.encoding_for_model(model)",
        "x = 1\n@doc \"\"\"\n  chat(\"gpt-4\")\n\"\"\"",
        r#"#  data: {\"model\":\"gpt-4\"}"#,
        "-- as 'gpt-4' does",
        r#"{"name": "gpt-4", "position": [600, 0]}"#,
        r#"Variant(name="gpt-4", llm=Llm(model="gpt-4-0613-of-ours"))"#,
        r#"{"model": "gpt-4", "object": "chat.completion", "choices": []}"#,
        r#"print("A model that can speak has to be chosen here, which is 'gpt-4' or 'gpt-4-32k'. It is 'gpt-4'.")"#,
        "models-supporting-json-schema = [\n  # The old one\n  \"gpt-4\",\n]",
        "export const TEMPERATURE_EXCLUDED_MODELS = [\"gpt-4\"]",
        "export const NON_STREAMING_MODELS = [\"gpt-4\"]",
        "TOP_P_CONFLICT_MODELS = {\n    \"gpt-4\",\n}",
        "{\"gpt-4\": {\n\"ai_languageModel\": []}}",
        r#"{"content": "ask `model='gpt-4'` here", "type": "n8n.stickyNote"}"#,
    ];
    for text in left_out {
        assert_eq!(of_text("a.py", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(of_text("a.ts", "x = `gpt-4`"), ["retired gpt-4"]);
    for text in [
        "name: gpt-4",
        "note: openai:gpt-4",
        "provider: gpt-4",
        "theme:\n  name: gpt-4",
        "models:\n  gpt-4: 8192",
    ] {
        assert_eq!(of_text("a.yaml", text), Vec::<String>::new(), "{text}");
    }
    for called in [
        "for model in [\"gpt-4\"]:\n    ask(model)",
        "MODEL_GROUPS = [\n    {\"name\": \"fast\", \"model\": \"gpt-4\"},\n]",
        "SUPPORTED_MODELS = [\n    \"gpt-4\",\n]",
        ";(function () { ask({ model: 'gpt-4' }) })()",
        r#"{"content": "ask", "model": "gpt-4", "type": "n8n.stickyNote"}"#,
        r#"{"content": "ask 'gpt-4' here", "model": "gpt-4", "type": "n8n.agent"}"#,
        "if count_tokens(x) > 9:\n    model = \"gpt-4\"",
        "def ask(x, tokenizer):\n    model = \"gpt-4\"",
    ] {
        assert_eq!(of_text("a.py", called), ["retired gpt-4"], "{called}");
    }
}

#[test]
fn what_is_compared_typed_or_told_is_not_called() {
    for text in [
        r#"return "gpt-4".equals(context.model());"#,
        r#"if (model.equals("gpt-4")) {"#,
        r#"if (Objects.equals(model, "gpt-4")) {"#,
        "switch (model) {\n  case \"gpt-4\":",
        "case model\nwhen \"gpt-3.5-turbo\", \"gpt-4\"\n",
        "\tcase \"gpt-3.5-turbo\", \"gpt-4\":",
        r#"if model in ("gpt-3.5-turbo", "gpt-4"):"#,
        "if model in {\n    'gpt-4',\n}:",
        "query = \"WHERE model IN ('gpt-4')\"",
        "const m = inputs.model as 'gpt-3.5-turbo' | 'gpt-4'",
        "const chosen = (nodeData.inputs?.theNameOfTheModelThatWasChosen as string) && nodeData.inputs?.m as 'gpt-3.5-turbo' | 'gpt-4'",
        "show: {\n    modelName: ['gpt-4', 'gpt-3.5-turbo']\n}",
        "params = {'models[]': ['gpt-4']}",
        "model:\n    type: string\n    example: 'gpt-4'",
        r#"@Schema(example = "gpt-4")"#,
        r#"_defaultTokenModelName = "gpt-4""#,
        "class ModelFamily:\n    \"\"\"Names.\"\"\"\n\n    GPT_4 = \"gpt-4\"\n",
        "/* Markdown\n\nHere you see the 'gpt-4'\n\"gpt-4\"\n*/",
        r#"{"code": "ask()\n# llm(model=\"gpt-4\")"}"#,
        r#"case m when "gpt-4" then 1 end"#,
        "switch m { case \"gpt-4\": return 1 }",
        "match s {\n    \"gpt-4\" | \"gpt-3.5-turbo\" => 1,\n}",
        "m switch\n{\n    \"gpt-3.5-turbo\" or \"gpt-4\" => 1,\n}",
        "when (m) {\n    \"gpt-4\", \"gpt-3.5-turbo\" -> 1\n}",
        "return in_array($model, [\n    'gpt-4',\n]);",
        "str_starts_with($m, \"gpt-4\")",
        "String.starts_with?(m, \"gpt-4\")",
        "m.include?('gpt-4')",
        "when 'gpt-5',\n  'gpt-4' then 1",
        "LIMITS[\"gpt-4\"].MAX",
        "DELETE FROM models WHERE name = 'gpt-4'",
        "[\"gpt-3.5-turbo\", \"gpt-4\"].includes(model)",
        "const NO_TEMP = new Set([\"gpt-4\"])\nif (NO_TEMP.has(model)) x()",
        "THINKING = {\"gpt-4\"}\nif m in THINKING: x()",
        "OK = {\"gpt-4\"}\nif m in OK: x()",
        "THINKING = {\"gpt-4\"}\ndef f(m): return any(x in m for x in THINKING)",
        "var thinks = []string{\"gpt-4\"}\nif slices.Contains(thinks, m) { x() }",
        "OLD = (\"gpt-4\",)\nALL_MODELS = NEW + OLD\nif m in OLD: x()\nif m in ALL_MODELS: y()",
        "VISION = (\"gpt-4\", \"ours\")\nif not m.startswith(VISION): x()",
        "def supports_caching(m):\n    supported_models = [\n        # Old\n        \"gpt-4\",\n    ]\n    return m in supported_models",
        "kinds = [\"gpt-4\"]\nprice = prices[kinds.index(m)]",
        "best = [\"gpt-4\"]\nfor tier, part in enumerate(best):\n    if part in m:\n        return tier\nreturn len(best)",
        "const OLD = ['gpt-4']\nif (OLD.some(part => m.includes(part))) x()",
        "CACHEPOINT_SUPPORTED_MODELS = [\"gpt-4\"]",
        "if (strpos($m, 'gpt-4') === false) { x(); }",
        r#"span.set_attribute("gen_ai.request.model", "gpt-4")"#,
        r#"{"modelVersion": "gpt-4", "usageMetadata": {"totalTokenCount": 9}}"#,
        "export type Model =\n  | 'gpt-5'\n  | 'gpt-4'",
        "model: 'gpt-4' | 'gpt-5'",
        "type Model = \"gpt-4\";",
        "interface M {\n  readonly OLD: \"gpt-4\";\n}",
        "m: Literal[\"gpt-4\"]",
        "Model = Literal[\n    \"gpt-5\",\n    \"gpt-4\",\n]",
        "echo \"$m\" | grep -qi 'gpt-4'",
        "const mockJobs: Job[] = [\n  { input: { model: 'gpt-4' } },\n]",
    ] {
        assert_eq!(of_text("a.py", text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "for model in (\"gpt-4\",):\n    ask(model)",
        "case \"openai\": return \"gpt-4\";",
        "class ChatModel:\n    name = \"gpt-4\"\n",
        "display: {\n    modelName: ['gpt-4']\n}",
        "models: ModelInfo[] = [\n    /*\n     * The best\n     */\n    { name: 'gpt-4' },\n]",
        "import x as y; m = 'gpt-4'",
        // A one-letter name can mean anything.
        "T = {\"gpt-4\"}\nif m in T: x()",
        "match p {\n    P::A => \"gpt-4\",\n    P::B => \"ours\",\n}",
        "when (p) {\n    P.A -> \"gpt-4\"\n}",
        "SUPPORTED_MODELS = [\"gpt-4\"]\nif m in SUPPORTED_MODELS: x()",
        "USED = [\"gpt-4\"]\nfound = [ask(m) for m in USED if m in ours]",
        "USED = [\"gpt-4\"]\nfor m in USED:\n    if m in ours:\n        return m",
        "const USED = [\"gpt-4\"]\nif (USED.includes(m)) x(USED[0])",
        "export const SEEN = [\"gpt-4\"]\nif (SEEN.includes(m)) x()",
        "OLD = (\"gpt-4\",)\nALL = NEW + OLD\nif m in OLD: x()\nask(ALL[0])",
        "m = given || 'gpt-4'",
        "const sampler = { model: 'gpt-4' }",
        "glob = '/*'\nm = 'gpt-4'\n*/",
    ] {
        assert_eq!(of_text("a.py", text), ["retired gpt-4"], "{text}");
    }
}

#[test]
fn a_notebook_on_one_line_with_a_picture_is_read() {
    let picture = "A".repeat(60_000);
    let cell = json!({
        "cell_type": "code",
        "source": ["    # Define it\n", "    llm = Chat(model=\"gpt-4\")\n"],
        "outputs": [{ "data": { "image/png": picture } }],
    });
    let text = json!({ "cells": [cell] }).to_string();
    assert_eq!(of_text("a.ipynb", &text), ["retired gpt-4"]);
}

#[test]
fn what_a_notebook_printed_is_not_what_it_runs() {
    let notebook = |source: &str, output: &str| {
        let cell = json!({
            "cell_type": "code",
            "source": [source],
            "outputs": [{ "output_type": "stream", "text": [output] }],
        });
        let notebook = json!({ "cells": [cell], "nbformat": 4 });
        serde_json::to_string_pretty(&notebook).expect("JSON")
    };
    let asked = "ask(model=\"gpt-4\")";
    assert_eq!(
        of_text("a.ipynb", &notebook("run()", asked)),
        Vec::<String>::new()
    );
    assert_eq!(
        of_text("a.ipynb", &notebook("run()", &format!("] {asked}"))),
        Vec::<String>::new()
    );
    assert_eq!(
        of_text("a.ipynb", &notebook(asked, "]\\\" [ done")),
        ["retired gpt-4"]
    );
}

/// Level, path class and line of the findings of `gpt-4`.
fn weights(file: &str, text: &str) -> Vec<String> {
    let tree = tree(&[(file, text.as_bytes())]);
    let all = findings(tree.path(), &[]);
    let of_gpt_4 = all.iter().filter(|f| f["id"] == "gpt-4");
    of_gpt_4
        .map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or("?").to_owned();
            format!("{} {} {}", text("level"), text("path_class"), f["line"])
        })
        .collect()
}

#[test]
fn rows_of_tables_call_nothing() {
    for text in [
        "var sizes = map[string]int{\n\t\"gpt-4\":              _gpt4ContextSize,\n}",
        // What is called is looked up by a key.
        "m = {'gpt-4': 'our-deployment'}",
        "m = {'gpt-4': client(max_tokens)}",
        "CONF: dict[str, Conf] = {\n    'gpt-5': BIG,\n    'gpt-4': SMALL,\n}",
        "m = {'gpt-4': {'class_name': 'OurApi'}}",
        r#"{"settings": {"default": {"top_p": 1}, "gpt-4": {"model_id": "ours", "temperature": 0.5}}}"#,
        "MODELS = [\n'gpt-4' => ['caching' => true, 'description' => 'Good at much'],\n]",
        "OF = {\n'gpt-4': ModelFamily.GPT_4}",
        "colours = {'gpt-4': 'rgb(147,112,219)'}",
        "tokens = {'gpt-4': 'cl100k_base'}",
        "[windows]\n\"gpt-4\" = 8192",
        "[costs]\n\"gpt-4\" = { input_per1k = 0.03, output_per1k = 0.06 }",
        "prices = {'gpt-4': (1.1, 4.4)}",
        "cut_off = {'gpt-4': '2023-10'}",
        "off = Dict('gpt-5' => (read = 0.5, write = 0.0),\n'gpt-4.1' => (read = 0.5, write = 0.0),\n'gpt-4' => (read = 0.5, write = 0.0))",
        "const FIELDS = {\n'gpt-5': ['messages', 'system'],\n'gpt-4.1': ['messages'],\n'gpt-4': ['messages'] }",
        "[{Id: 'gpt-5', Cost: {In: 1, Out: 2}},\n{Id: 'gpt-4.1', Cost: {In: 1, Out: 2}},\n{Id: 'gpt-4', Cost: {In: 1, Out: 2}}]",
        "$sizes = ['gpt-4' => 8192];",
        "[{model: 'openai:gpt-5', maxPromptLength: 3},\n{model: 'gpt-4.1', maxPromptLength: 3},\n{model: 'gpt-4', maxPromptLength: 3}]",
        "ratios = {'gpt-5': {'256x256': 1},\n'gpt-4.1': {'256x256': 1},\n'gpt-4': {'256x256': 1}}",
        "var prices = []price{\n\t{\"gpt-5\", 1.25, 10.00},\n\t{\"gpt-4.1\", 2.0, 8},\n\t{\"gpt-4\", 30, 60},\n}",
        // From the requested id to the one that is meant.
        "moved = {'gpt-4': 'gpt-5'}",
        "POINTERS = {\n'gpt-4': 'gpt-4-20230613',\n'o1': 'o1-2024-12-17',\n'gpt-4.1': 'gpt-4.1-latest'}",
        "POINTERS = {\n'gpt-5-latest': 'gpt-5-2025-08-07',\n'o1-latest': 'o1-2024-12-17',\n'gpt-4': 'gpt-4-20230613'}",
        "POINTERS = {\n'gpt-5': 'gpt-5-20250807',\n'o1': 'o1-2024-12-17',\n'gpt-4.1': 'gpt-4.1-latest',\n'gpt-5-mini': 'gpt-4'}",
        "INFO = {\n'gpt-5': {'vision': True},\n'gpt-4.1': {'vision': True},\n'gpt-4': {\n'function_calling': False},\n}",
        "const ALL = {\n'gpt-5': { contextWindow: 9, openAIModel: 'gpt-5' },\n'gpt-4.1': { contextWindow: 9 },\n'gpt-4o': {\ncontextWindow: 9,\nopenAIModel: 'gpt-4' }\n}",
        "prices = {'gpt-4': {promptTokenCost: 0.1, completionTokenCost: 0.2}}",
        "sizes = {'gpt-4': {contextWindowSize: 4097}}",
        "prices = {\"gpt-5\": {\"input\": 1.5},\n\"gpt-4.1\": {\"input\": 1.5},\n\"gpt-4\": {\"input\": 0.3, \"output\": 2}}",
    ] {
        let found = weights("a.py", text);
        let notes = |f: &String| f.starts_with("note price_table ");
        assert!(
            found.len() == 1 && found.iter().all(notes),
            "{text}: {found:?}"
        );
    }
    for text in [
        "m = {'fast': 'gpt-4'}",
        // What people choose from.
        "m = {'gpt-4': 'GPT-4 (the best)'}",
        "m = {'gpt-five': 'gpt-4'}",
        "m = {'gpt-3.5-turbo': 'gpt-4'}",
        "m = fast ? 'gpt-4' : 'gpt-5'",
        "for m, t in [(\"gpt-5\", 1), (\"gpt-4.1\", 1), (\"gpt-4\", 1)]: ask(m, t)",
        "enum M { A(\"gpt-5\", 1, 2), B(\"gpt-4.1\", 1, 2), C(\"gpt-4\", 1, 2) }",
        "[{id: 'gpt-5', supportsVision: true},\n{id: 'gpt-4.1', supportsVision: true},\n{id: 'gpt-4', supportsVision: true}]",
    ] {
        let found = weights("a.py", text);
        let errors = |f: &String| f.starts_with("error code ");
        assert!(
            found.len() == 1 && found.iter().all(errors),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn in_a_table_of_prices_only_what_has_a_price_is_a_row() {
    let rows: Vec<String> = (0..30)
        .map(|at| format!("{{\"id\": \"gpt-7.{at}\", \"kind\": \"chat\", \"input_price\": 1}}"))
        .collect();
    let of = |own: &str| weights("a.json", &format!("[{}, {own}]", rows.join(",\n")));
    let unpriced = of(r#"{"agent": {"model": "gpt-4"}}"#);
    assert!(unpriced[0].starts_with("error code "), "{unpriced:?}");
    let row = r#"{"id": "gpt-4", "kind": "chat", "input_price": 1}"#;
    let priced = of(row);
    assert!(priced[0].starts_with("note price_table "), "{priced:?}");
    // A settings of none asks for nothing.
    let body = "input_price: 1\n    body:\n      temperature: null\n";
    let lines: Vec<String> = (0..30)
        .map(|at| format!("  - name: gpt-7.{at}\n    {body}"))
        .collect();
    let lines = lines.concat();
    let row = "  - name: gpt-4\n    max_tokens: 9\n    input_price: 1\n";
    let in_yaml = weights("a.yaml", &format!("models:\n{lines}{row}"));
    assert!(in_yaml[0].starts_with("note price_table "), "{in_yaml:?}");
    // A row may name its id again behind its price.
    let haiku = "anthropic.claude-3-haiku-20240307-v1:0";
    let arn = format!("arn:aws:bedrock:us-west-2::foundation-model/{haiku}");
    let own = format!(r#"{{"id": "{haiku}", "input_price": 1, "arn": "{arn}"}}"#);
    let report = bundled(&format!("[{}, {own}]", rows.join(",\n")));
    let all = report["findings"].as_array().expect("findings").clone();
    let again = all.iter().find(|f| f["id"] == arn);
    assert_eq!(again.expect("found")["level"], "note");
}

#[test]
fn a_file_says_itself_what_it_is() {
    for (file, text, class) in [
        (
            "a.yml",
            "http_interactions:\n- body: '{\"model\":\"gpt-4\"}'",
            "recorded",
        ),
        (
            "a.swift",
            "// Generated by a-generator, do not modify.\nlet m = \"gpt-4\"",
            "generated",
        ),
        ("a.go", "import \"testing\"\nvar m = \"gpt-4\"", "test"),
        (
            "openapi.yaml",
            "openapi: 3.0.0\nexample:\n  model: gpt-4",
            "document",
        ),
        (
            "a.yml",
            "components:\n  schemas:\n    Model:\n      enum:\n        - gpt-4",
            "document",
        ),
        (
            "a.yml",
            "paths:\n  /ask:\n    post:\n      example: '{\"model\": \"gpt-4\"}'\n      model: gpt-4",
            "document",
        ),
        (
            "a.yml",
            "paths:\n  '/ask/{x}':\n    example: '{\"tier\": \"default\", \"model\": \"gpt-4\"}'",
            "document",
        ),
        ("man/a.Rd", "chat(model = \"gpt-4\")", "document"),
    ] {
        let found = weights(file, text);
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with(&format!("note {class} "))),
            "{file}: {found:?}"
        );
    }
    for (file, text) in [
        ("openapi.yaml", "openapi: 3.0.0\nmodel:\n  default: gpt-4"),
        ("stack.template", "DefaultModelId:\n  Default: gpt-4"),
        (
            "a.yaml",
            &*format!(
                "model: gpt-4\nprompt: {}{}",
                "x".repeat(9 << 10),
                "\n# y".repeat(60)
            ),
        ),
        ("templates/a.html", "<option value=\"gpt-4\">"),
    ] {
        assert_eq!(of_text(file, text), ["retired gpt-4"], "{text}");
    }
}

#[test]
fn a_common_word_is_an_id_beside_ids() {
    let others = "a = 'gpt-4'\n".repeat(6);
    let of = |text: &str| {
        let found = with_ends(
            &[("openai", "elk")],
            "a.py",
            &format!("# openai\n{others}{text}"),
        );
        found.contains(&"retired elk openai".to_owned())
    };
    assert!(!of("x = 'elk'"));
    assert!(of("elk = 'elk'"));
    assert!(!of("d = {'name': 'elk'}"));
    let named = "c = {'name': 'gpt-4'}\n".repeat(5);
    assert!(of(&format!("{named}d = {{'name': 'elk'}}")));
    // Next to ids of its lab, the lab does not have to be named.
    let beside = |own: &str| {
        let ends = [("openai", "elk"), ("openai", "gpt-4")];
        with_ends(&ends, "a.py", &format!("{others}{own}")).contains(&"retired elk openai".into())
    };
    assert!(beside("elk = 'elk'"));
    assert!(!beside("x = 'elk'"));
}

#[test]
fn what_a_form_offers_is_a_warning() {
    let cell = |line: &str| {
        let cell = json!({ "cell_type": "code", "source": [line] });
        serde_json::to_string_pretty(&json!({ "cells": [cell] })).expect("JSON")
    };
    let offered = |default: &str, choices: &str| {
        format!("MODEL = {default} # @param [{choices}] {{\"allow-input\": true}}\n")
    };
    let long =
        "'gpt-5-of-a-name-that-is-long', 'gpt-5-of-another-name-that-is-even-longer', 'gpt-4'";
    for (default, choices) in [
        ("'gpt-5'", "\"gpt-5\", \"gpt-4\""),
        ("\"gpt-5\"", "\"gpt-5\", \"gpt-4\""),
        ("'gpt-5'", "'gpt-5', 'gpt-4'"),
        ("'gpt-5'", long),
    ] {
        let line = offered(default, choices);
        assert_eq!(weights("a.py", &line), ["warning code 1"], "{line}");
        let found = weights("a.ipynb", &cell(&line));
        assert!(
            matches!(found.as_slice(), [one] if one.starts_with("warning code ")),
            "{line}: {found:?}"
        );
    }
    // A flow calls the model that was chosen.
    let flow = r#"{"inputParams": [{"name": "modelName", "options": [{"label": "gpt-4", "name": "gpt-4"}],
        "default": "gpt-4"}], "inputs": {"modelName": "gpt-5"}}"#;
    assert_eq!(weights("a.json", flow), ["warning code 1"]);
    // The default of a choice is called.
    let line = offered("\"gpt-4\"", "\"gpt-4\", \"gpt-5\"");
    assert_eq!(weights("a.py", &line), ["error code 1"]);
}

#[test]
fn a_cell_of_markdown_is_a_document() {
    let cells = json!({ "cells": [
        { "cell_type": "markdown", "source": ["```python\n", "ask(model=\"gpt-4\")\n"] },
        { "cell_type": "code", "source": ["ask(model=\"gpt-4.1\")\n"] },
    ] });
    let text = serde_json::to_string_pretty(&cells).expect("JSON");
    let tree = tree(&[("a.ipynb", text.as_bytes())]);
    let all = findings(tree.path(), &[]);
    let of = |at: usize| [&all[at]["id"], &all[at]["level"], &all[at]["path_class"]];
    assert_eq!(of(0), ["gpt-4", "note", "document"]);
    assert_eq!(of(1), ["gpt-4.1", "error", "code"]);
}

/// The findings with a catalog of these ends, as ids with their providers.
fn with_ends(ends: &[(&str, &str)], file: &str, text: &str) -> Vec<String> {
    let end = |(provider, id): &(&str, &str)| {
        json!({ "provider": provider, "id": id, "last_day": "2026-03-01", "basis": "announced",
            "source": "vendor-pages", "as_of": "2026-05-01" })
    };
    let ends: Vec<Value> = ends.iter().map(end).collect();
    let catalog = folder(&standings());
    std::fs::write(catalog.path().join("ends.json"), json!(ends).to_string()).expect("written");
    let tree = tree(&[(file, text.as_bytes())]);
    let mut command = program();
    let run = command.current_dir(tree.path()).args(["check", "--json"]);
    let run = run.arg("--catalog").arg(catalog.path()).output();
    let report: Value = serde_json::from_slice(&run.expect("it starts").stdout).expect("JSON");
    let all = report["findings"].as_array().expect("findings").clone();
    let text = |f: &Value, key: &str| f[key].as_str().unwrap_or("?").to_owned();
    all.iter()
        .map(|f| {
            format!(
                "{} {} {}",
                text(f, "kind"),
                text(f, "id"),
                text(f, "provider")
            )
        })
        .collect()
}

#[test]
fn a_default_counts_where_the_setting_says_that_it_is_a_model() {
    let ends = [("openai", "chat-elk"), ("openai", "elk")];
    let of = |text: &str| with_ends(&ends, "a.ts", text);
    let found = ["retired chat-elk openai"];
    assert_eq!(
        of("{\n    label: 'Model',\n    name: 'modelName',\n    default: 'chat-elk'\n}"),
        found
    );
    assert_eq!(
        of("@WithDefault(\"chat-elk\")\n    String modelId();"),
        found
    );
    for silent in [
        "{ name: 'theme', default: 'chat-elk' }",
        "@WithDefault(\"chat-elk\")\n    String theme();\n    String modelId();",
        "{ name: 'modelName', default: 'elk' }",
    ] {
        assert_eq!(of(silent), Vec::<String>::new(), "{silent}");
    }
    // A common word counts if its lab is mentioned.
    assert_eq!(
        of("class OpenAIChat { x = { name: 'modelName', default: 'elk' } }"),
        ["retired elk openai"]
    );
}

#[test]
fn ends_are_found_behind_other_writings_of_an_id() {
    let of = |provider: &str, id: &str, text: &str| with_ends(&[(provider, id)], "a.cs", text);
    // Azure spells 3.5 differently.
    assert_eq!(
        of(
            "azure",
            "gpt-35-turbo-16k",
            "deploymentName: \"gpt-3.5-turbo-16k\","
        ),
        ["retired gpt-3.5-turbo-16k azure"]
    );
    // Everything that had this name has retired.
    assert_eq!(
        of("openai", "gpt-7.1", "x = \"gpt-7\""),
        ["retired gpt-7 openai"]
    );
    assert_eq!(
        of("openai", "gpt-7.1", "x = \"gpt-8\""),
        ["unknown gpt-8 ?"]
    );
}

#[test]
fn a_name_of_a_thing_at_amazons_cloud_holds_an_id() {
    let arn = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    for id in [arn.to_owned(), format!("{arn}:200k")] {
        let report = bundled(&format!("x = \"{id}\""));
        let found = &report["findings"][0];
        assert_eq!(found["id"], Value::from(id));
        assert_eq!(found["provider"], "amazon-bedrock");
        assert_eq!(found["date"], "2026-09-10");
    }
}

#[test]
fn a_region_before_an_id_is_no_part_of_it() {
    let report = bundled("x = \"apac.anthropic.claude-3-haiku-20240307-v1:0\"");
    assert_eq!(report["findings"][0]["provider"], "amazon-bedrock");
}

#[test]
fn two_writings_of_an_id_are_counted_as_one() {
    let report = bundled("a = 'gemini-2.0-flash'\nb = 'models/gemini-2.0-flash'\n");
    let ended = report["ended"].as_array().expect("a list");
    assert_eq!(ended.len(), 1, "{ended:?}");
    let one = &ended[0];
    assert_eq!(
        [&one["id"], &one["places"], &one["files"]],
        [&json!("gemini-2.0-flash"), &json!(2), &json!(1)]
    );
    let ids = report["findings"].as_array().expect("a list");
    assert_eq!(ids[1]["id"], "models/gemini-2.0-flash");
}

#[test]
fn a_deployment_or_a_model_is_either() {
    let ends = [("azure", "gpt-4")];
    let of = |text: &str| with_ends(&ends, "a.cs", text);
    assert_eq!(
        of("o.ChatDeploymentOrModelId = \"gpt-4\";"),
        ["retired gpt-4 openai"]
    );
    assert_eq!(
        of("o.ChatDeploymentId = \"gpt-4\";"),
        ["retired gpt-4 azure"]
    );
}

#[test]
fn a_long_text_in_a_laid_out_file_is_for_people() {
    let nodes: Vec<Value> = (0..30).map(|at| json!({ "id": at })).collect();
    let of = |code: &str, model: &str| {
        let long = format!("{} ask(model=\"{code}\")", "word ".repeat(2_000));
        let file = json!({ "nodes": nodes, "js": long, "model": model });
        weights(
            "a.json",
            &serde_json::to_string_pretty(&file).expect("JSON"),
        )
    };
    let level = |found: &[String]| found.iter().map(|f| f[..10].to_owned()).collect::<Vec<_>>();
    assert_eq!(level(&of("ours", "gpt-4")), ["error code"]);
    assert_eq!(level(&of("gpt-4", "ours")), ["note docum"]);
}

#[test]
fn common_words_count_as_the_value_of_a_key_only() {
    for text in ["x = 'sonar'", "sonar = 1", "- sonar", "play('o1')"] {
        assert_eq!(of_text("a.py", text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "model='sonar'",
        "MODEL=sonar",
        r#"{"model": {"mode": "list", "value": "sonar"}}"#,
        "\"model\": \"sonar\"",
        "with_model('sonar')",
    ] {
        assert_eq!(of_text("a.py", text), ["deprecated sonar"], "{text}");
    }
}

#[test]
fn comments_let_lines_pass() {
    let text = "a = 'gpt-4'  # llmcmp: ignore\r\n\
                # llmcmp: ignore-next-line\r\n\
                b = 'gpt-4'\r\n\
                c = 'gpt-4'\r\n";
    let tree = tree(&[("a.py", text.as_bytes())]);
    assert_eq!(places(tree.path(), &[]), ["a.py:4:6 retired gpt-4"]);
}

#[test]
fn documents_and_mentions_are_notes() {
    let tree = tree(&[
        ("README.md", b"Use `gpt-4`, or gpt-3.5-turbo.\n"),
        ("a.py", b"# as gpt-4 did\n"),
    ]);
    let run = check(tree.path(), &["."]);
    assert_eq!(run.code, Some(0), "a note does not fail");
    assert_eq!(places(tree.path(), &[]), ["README.md:1:6 retired gpt-4"]);
    let all = findings(tree.path(), &["--mentions"]);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|f| f["level"] == "note"));
    assert_eq!(all[1]["id"], "gpt-3.5-turbo");
}

#[test]
fn of_a_diff_only_what_it_adds_counts_at_its_line_of_the_file() {
    let diff = "\
diff --git a/src/app.py b/src/app.py
--- a/src/app.py
+++ b/src/app.py
@@ -20,3 +20,4 @@ def answer():
 old = 'gpt-4'
-model = 'gpt-3.5-turbo'
+model = 'gpt-4.1'
+other = 'x'
 done()
--- a/tests/test_app.py
+++ b/tests/test_app.py
@@ -1 +1,2 @@
 import app
+model = 'gpt-4'
";
    let catalog = folder(&standings());
    let of = |args: &[&str]| {
        let mut command = program();
        let command = command.args(["check", "-", "--json", "--catalog"]);
        let command = command.arg(catalog.path()).args(args);
        let run = with_input(command, diff.as_bytes());
        let report: Value = serde_json::from_str(&run.stdout).expect("one JSON value");
        let found = report["findings"].as_array().expect("findings").clone();
        let found = found.iter().map(|f| {
            let text = |key: &str| f[key].as_str().unwrap_or("?").to_owned();
            format!(
                "{}:{} {} {}",
                text("file"),
                f["line"],
                text("level"),
                text("id")
            )
        });
        (run.code, found.collect::<Vec<_>>())
    };
    let app = "src/app.py:21 error gpt-4.1".to_owned();
    let test = "tests/test_app.py:2 note gpt-4".to_owned();
    assert_eq!(of(&[]), (Some(1), vec![app.clone(), test]));
    assert_eq!(of(&["--exclude", "tests/"]), (Some(1), vec![app]));
    // In a tree, it is found at its place in the patch.
    assert_eq!(
        places(tree(&[("fix.patch", diff.as_bytes())]).path(), &[]),
        [
            "fix.patch:7:11 retiring gpt-4.1",
            "fix.patch:14:11 retired gpt-4"
        ]
    );
}

#[test]
fn an_unknown_id_is_one_that_only_a_lab_would_give() {
    for id in [
        "gpt-5-turbo-2031",
        "claude-9-opus",
        "gemini-9.9-pro",
        "openai/gpt-7",
    ] {
        assert_eq!(
            of_text("a.py", &format!("x = '{id}'")),
            [format!("unknown {id}")]
        );
    }
    // Parts and other spellings of a known id, modes, derived weights, kinds that are not covered.
    for id in [
        "gpt-3.5",
        "gpt-5-high",
        "llama-9-8b",
        "gpt-9-image",
        "claude-code",
        "GPT-9",
        "gpt-9-helper",
    ] {
        assert_eq!(
            of_text("a.py", &format!("x = '{id}'")),
            Vec::<String>::new(),
            "{id}"
        );
    }
}
