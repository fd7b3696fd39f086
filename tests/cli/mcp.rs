//! The server for coding agents: the same answers as the commands, kept short, with nothing but the protocol on stdout.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use super::docs::root;
use super::program::{Run, frozen, on_frozen, program};
use super::python;

/// The date of the calls.
const TODAY: &str = "2026-11-23";

/// Maximum bytes that an answer takes of an agent's context, as values and as text.
const MOST: usize = 2048;

/// A minimal client.
struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    last: u64,
}

impl Client {
    fn new() -> Self {
        let mut command = program();
        command.arg("mcp").env("LLMCMP_CATALOG", frozen());
        command.env("LLMCMP_TODAY", TODAY);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().expect("stdout"));
        let mut client = Self {
            child,
            stdin,
            stdout,
            last: 0,
        };
        let about = json!({ "name": "test", "version": "1" });
        let hello =
            json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about });
        let answer = client.ask("initialize", &hello);
        assert_eq!(answer["result"]["serverInfo"]["name"], "llmcmp");
        client.say(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        client
    }

    fn say(&mut self, message: &Value) {
        let stdin = self.stdin.as_mut().expect("stdin");
        writeln!(stdin, "{message}").expect("sent");
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.say(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("a line");
        // Anything else on stdout would not be the protocol.
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(answer["id"], id, "{line}");
        answer
    }

    fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        let params = json!({ "name": tool, "arguments": arguments });
        self.ask("tools/call", &params)["result"].clone()
    }

    /// The values of an answer, which must not be an error and must be short.
    fn answer(&mut self, tool: &str, arguments: &Value) -> (Value, String) {
        let result = self.call(tool, arguments);
        let text = result["content"][0]["text"].as_str().expect("a text");
        assert_ne!(result["isError"], true, "{tool}: {text}");
        let value = result["structuredContent"].clone();
        let long = value.to_string().len();
        assert!(long < MOST, "{tool}: {long} bytes of values");
        assert!(text.len() < MOST, "{tool}: {} bytes of text", text.len());
        // Every answer states the date of its data.
        assert_eq!(value["data_as_of"], "2026-11-12", "{tool}");
        assert!(text.contains("Data of 2026-11-12"), "{tool}: {text}");
        (value, text.to_owned())
    }

    /// The text of an error that the agent sees as the tool's answer.
    fn refusal(&mut self, tool: &str, arguments: &Value) -> String {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        result["content"][0]["text"]
            .as_str()
            .expect("a text")
            .to_owned()
    }

    /// Closes standard input, whereupon the server must end without further output.
    fn end(mut self) {
        drop(self.stdin.take());
        let mut rest = String::new();
        self.stdout.read_line(&mut rest).expect("the end");
        assert_eq!(rest, "");
        assert_eq!(self.child.wait().expect("an end").code(), Some(0));
    }
}

fn command(line: &[&str]) -> Value {
    let mut program = program();
    program
        .args(line)
        .arg("--json")
        .env("LLMCMP_CATALOG", frozen());
    let run = program.env("LLMCMP_TODAY", TODAY).output();
    let run: Run = run.expect("the program starts").into();
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr))
}

#[test]
fn tools_say_what_commands_say() {
    let mut client = Client::new();
    let (value, text) = client.answer(
        "compare_models",
        &json!({ "models": ["claude-opus-5", "kimi-k3"], "tokens": "800M/250M" }),
    );
    assert_eq!(value["pick"], "anthropic/claude-opus-5");
    assert_eq!(value["models"][0]["monthly_usd"], 10250);
    assert_eq!(value["models"][1]["monthly_usd"], 5525);
    assert!(text.contains("$10,250 a month at anthropic"), "{text}");
    assert!(!value["sources"].as_array().expect("sources").is_empty());

    let traffic = json!({
        "models": ["claude-opus-5"], "requests": "1M", "input": "3k", "output": 500, "cache_hit": "60%"
    });
    let (value, text) = client.answer("monthly_cost", &traffic);
    let same = command(&[
        "cost",
        "claude-opus-5",
        "--requests",
        "1M",
        "--input",
        "3k",
        "--output",
        "500",
        "--cache-hit",
        "60%",
    ]);
    assert_eq!(
        value["rows"][0]["monthly_usd"],
        same["rows"][0]["monthly_usd"]
    );
    assert!(value["rows"][0]["monthly_usd"].as_f64().expect("a bill") > 0.0);
    assert!(text.contains("60% read from cache"), "{text}");
    let (value, _) = client.answer(
        "find_models",
        &json!({ "needs": ["vision"], "sort": "price", "limit": 2 }),
    );
    let same = command(&["list", "--needs", "vision", "-s", "price", "-n", "2"]);
    assert_eq!(value["matched"], same["matched"]);
    assert_eq!(value["not_judged"], same["may_fit"]);
    assert_eq!(value["models"].as_array().expect("models").len(), 2);
    assert_eq!(value["models"][0]["id"], same["models"][0]["id"]);
    assert_eq!(
        value["models"][0]["output_usd_per_mtok"],
        same["models"][0]["output_usd_per_mtok"]
    );

    let (value, _) = client.answer("model_info", &json!({ "model": "gpt-4o" }));
    let same = command(&["show", "gpt-4o"]);
    assert_eq!(
        value["context_tokens"],
        same["model"]["context_tokens"]["value"]
    );
    assert_eq!(value["status"], same["model"]["status"]);
    // Unknown values are absent and listed as unknown.
    assert!(value.get("parameters_total").is_none());
    let unknown = value["unknown"].as_array().expect("what is unknown");
    assert!(unknown.contains(&"parameters_total".into()), "{unknown:?}");

    let (value, _) = client.answer("alternatives", &json!({ "model": "gpt-4o" }));
    let same = command(&["alternatives", "gpt-4o", "-n", "5"]);
    assert_eq!(
        value["alternatives"][0]["model"],
        same["alternatives"][0]["model"]
    );

    let code = "model = \"claude-3-opus-20240229\"\n";
    let (value, text) = client.answer("check_text", &json!({ "text": code }));
    assert_eq!(value["clean"], false);
    assert_eq!(value["findings"][0]["line"], 1);
    assert!(text.contains("claude-3-opus-20240229"), "{text}");
    let (value, _) = client.answer("check_text", &json!({ "text": "nothing = 1" }));
    assert_eq!(value["clean"], true);

    client.answer("price_history", &json!({ "models": ["gpt-4o"] }));
    client.end();
}

#[test]
fn what_is_wrong_says_what_to_do() {
    let mut client = Client::new();
    for (tool, arguments, says) in [
        (
            "monthly_cost",
            json!({ "models": ["claude-opus-55"] }),
            "anthropic/claude-opus-5",
        ),
        ("model_info", json!({ "model": "zzzz" }), "call find_models"),
        ("model_info", json!({}), "`model` is missing"),
        (
            "monthly_cost",
            json!({ "models": ["kimi-k3"], "tokens": "much" }),
            "`tokens`: `much`",
        ),
        (
            "monthly_cost",
            json!({ "models": ["kimi-k3"], "tokens": "1M/1M", "requests": "5" }),
            "cannot be combined with",
        ),
        ("find_models", json!({ "needs": ["wings"] }), "use vision"),
        ("find_models", json!({ "limit": 1000 }), "1 to 20"),
        (
            "find_models",
            json!({ "speed": 3 }),
            "unknown argument `speed`; use query",
        ),
        ("compare_models", json!({ "models": ["kimi-k3"] }), "2 to 8"),
        (
            "check_text",
            json!({ "text": "x".repeat((256 << 10) + 1) }),
            "longer than 256 KiB",
        ),
        (
            "find_models",
            json!({ "query": "m".repeat(300) }),
            "longer than 200",
        ),
        ("fly", json!({}), "use compare_models"),
    ] {
        let text = client.refusal(tool, &arguments).to_lowercase();
        assert!(text.contains(&says.to_lowercase()), "{tool}: {text}");
    }
    client.end();
}

/// A value is never parsed as an option, so no call reads or writes a file.
#[test]
fn no_value_becomes_an_option() {
    let mut client = Client::new();
    let (value, _) = client.answer("find_models", &json!({ "query": "--catalog=/ -o x" }));
    assert_eq!(value["matched"], 0);
    let text = client.refusal("model_info", &json!({ "model": "--output-file=x" }));
    assert!(text.contains("--output-file=x"), "{text}");
    client.end();
}

#[test]
fn sources_are_documents() {
    let mut client = Client::new();
    let listed = client.ask("resources/list", &json!({}));
    let listed = listed["result"]["resources"].as_array().expect("resources");
    assert!(listed.len() > 10, "{}", listed.len());
    let read = client.ask(
        "resources/read",
        &json!({ "uri": "llmcmp://sources/arena" }),
    );
    let text = read["result"]["contents"][0]["text"]
        .as_str()
        .expect("a text");
    let source: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(source["license"], "CC BY 4.0");
    let missing = client.ask("resources/read", &json!({ "uri": "file:///etc/passwd" }));
    assert!(
        missing["error"]["message"]
            .as_str()
            .expect("an error")
            .contains("no resource")
    );
    client.end();
}

#[test]
fn options_about_output_do_not_apply() {
    let run = on_frozen(&["mcp", "-o", "answer.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("do not apply"), "{}", run.stderr);
}

/// The official client checks every answer against the tool's output schema. `.ci/run` installs it.
#[test]
fn the_official_client_takes_every_answer() {
    let Some(mut python) = python::with(&["mcp"], "sys.exit(mcp.__name__ != 'mcp')") else {
        return;
    };
    let run = python
        .arg(root().join("tests/cli/mcp_client.py"))
        .arg(env!("CARGO_BIN_EXE_llmcmp"))
        .arg(frozen())
        .output()
        .expect("python starts");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}
