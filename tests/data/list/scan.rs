//! A list compared with a plain reading of the catalog's files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::TODAY;

fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("readable");
    serde_json::from_str(&text).expect("JSON")
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("catalog")
        .join(path)
}

/// The first value for `key` in a list of statements.
fn said<'v>(statements: &'v Value, group: &str, key: &str) -> Option<&'v Value> {
    let statements = statements.as_array().expect("statements");
    statements.iter().find_map(|s| s.get(group)?.get(key))
}

/// 90 days after [`TODAY`].
const SOON: &str = "2027-02-21";

/// USD per million tokens, in units of 1e-9 USD.
fn nano(price: &Value) -> i128 {
    (price.as_f64().expect("a price") * 1e9).round() as i128
}

/// One offer in a plain reading of the files.
struct Offer {
    month: i128,
    input: f64,
    output: f64,
    provider: String,
    kind: String,
    /// Who runs it: a gateway's host, or else the provider.
    host: String,
    own: bool,
    special: bool,
    variant: Option<Value>,
    /// Whether it is deprecated, or ends within 90 days.
    going: bool,
    id: String,
}

impl Offer {
    fn gateway(&self) -> bool {
        self.kind == "gateway"
    }
}

fn offer(model: &Value, route: &Value, providers: &BTreeMap<String, Value>) -> Option<Offer> {
    let statements = &route["statements"];
    let status = said(statements, "terms", "status").and_then(Value::as_str);
    let until = said(statements, "terms", "retires_on").and_then(Value::as_str);
    let basis = said(statements, "terms", "retirement_basis").and_then(Value::as_str);
    let over =
        until.is_some_and(|day| day < TODAY) && matches!(basis, Some("announced" | "withdrawn"));
    if status == Some("withdrawn") || over {
        return None;
    }
    let soon = until.is_some_and(|day| day <= SOON) && basis == Some("announced");
    let terms = said(statements, "terms", "conditions");
    let mut accepts = terms.and_then(Value::as_array).into_iter().flatten();
    if route["region"] == "cn" || accepts.any(|word| word != "tee") {
        return None;
    }
    let priced = statements
        .as_array()
        .expect("statements")
        .iter()
        .find(|s| {
            let status = s["terms"]["price_status"].as_str();
            status.is_some_and(|status| status != "unknown")
        })?;
    if priced["terms"]["price_status"] != "paid" {
        return None;
    }
    let rates = &priced["terms"]["price"]["standard"];
    let (input, output) = (rates.get("input")?, rates.get("output")?);
    let provider = route["provider"].as_str().expect("a provider");
    let kind = providers[provider]["kind"].as_str().expect("a kind");
    let month = nano(input) * 800 + nano(output) * 250;
    (!matches!(kind, "plan" | "local") && month > 0).then(|| Offer {
        month,
        input: input.as_f64().expect("a price"),
        output: output.as_f64().expect("a price"),
        provider: provider.to_owned(),
        kind: kind.to_owned(),
        host: route["host"].as_str().unwrap_or(provider).to_owned(),
        own: providers[provider].get("lab") == Some(&model["lab"]),
        special: route.get("variant").is_some() || route.get("host").is_some(),
        variant: route.get("variant").cloned(),
        going: status == Some("deprecated") || soon,
        id: route["id"].as_str().expect("an id").to_owned(),
    })
}

/// Input and output price that a careful buyer of open weights would budget with.
fn price(model: &Value, providers: &BTreeMap<String, Value>) -> Option<(f64, f64)> {
    let routes = model["routes"].as_array()?;
    let mut offers: Vec<Offer> = routes
        .iter()
        .filter_map(|route| offer(model, route, providers))
        .collect();
    let plain: Vec<String> = offers
        .iter()
        .filter(|o| !o.special)
        .map(|o| o.provider.clone())
        .collect();
    // A host behind a gateway counts only if the provider has no priced plain route, a variant only if it has none at all.
    let is_plain = |route: &&Value| route.get("variant").is_none() && route.get("host").is_none();
    let any_plain = routes.iter().filter(is_plain);
    let any_plain: Vec<&str> = any_plain.filter_map(|r| r["provider"].as_str()).collect();
    offers.retain(|o| {
        let hidden =
            plain.contains(&o.provider) || o.variant.is_some() && any_plain.contains(&&*o.provider);
        !o.special || !hidden
    });
    offers.sort_by(|a, b| {
        let key = |o: &Offer| (o.month, o.gateway(), o.provider.clone(), o.id.clone());
        key(a).cmp(&key(b))
    });
    let sellers: Vec<&Offer> = offers.iter().filter(|o| !o.gateway()).collect();
    let confirmed = |a: &Offer| {
        offers.iter().any(|b| {
            let other = a.provider != b.provider && a.host != b.host;
            other && a.month <= 2 * b.month && b.month <= 2 * a.month
        })
    };
    // A provider's price that another provider confirms, then the lab's own, then one that gateways agree on.
    let confirmed_sellers = || sellers.iter().copied().filter(|o| confirmed(o));
    let lasting = confirmed_sellers().find(|o| !o.going);
    let by_seller = lasting.or(confirmed_sellers().next());
    let own = sellers.iter().copied().find(|o| o.own);
    let chosen = by_seller.or(own).or(offers.iter().find(|o| confirmed(o)));
    let one_seller = sellers.iter().all(|o| o.provider == sellers[0].provider);
    let alone = if one_seller {
        sellers.first()
    } else {
        sellers.last()
    };
    let chosen = chosen.or(alone.copied()).or(offers.first());
    chosen.map(|o| (o.input, o.output))
}

/// Every model, with hand-written files laid over imported ones.
fn files() -> Vec<Value> {
    let mut models: BTreeMap<String, Value> = BTreeMap::new();
    for part in ["models", "curated"] {
        for lab in std::fs::read_dir(folder(part)).expect("a folder") {
            for file in std::fs::read_dir(lab.expect("a lab").path()).expect("a folder") {
                let mut model = json(&file.expect("a file").path());
                let id = model["id"].as_str().expect("an id").to_owned();
                let known = models.remove(&id).unwrap_or_default();
                for key in ["name", "lab", "kind"] {
                    if model.get(key).is_none() {
                        model[key] = known[key].clone();
                    }
                }
                model["statements"] = laid_over(&model["statements"], &known["statements"]);
                let mut routes = list_of(&model["routes"]);
                for route in list_of(&known["routes"]) {
                    let keys = ["provider", "id", "variant", "region", "host"];
                    let same = |mine: &&mut Value| keys.iter().all(|key| mine[*key] == route[*key]);
                    match routes.iter_mut().find(same) {
                        Some(mine) => {
                            mine["statements"] =
                                laid_over(&mine["statements"], &route["statements"]);
                        }
                        None => routes.push(route),
                    }
                }
                model["routes"] = Value::Array(routes);
                // A curated file contains only what it changes.
                for (key, value) in known.as_object().into_iter().flatten() {
                    if model.get(key).is_none() {
                        model[key] = value.clone();
                    }
                }
                models.insert(id, model);
            }
        }
    }
    models.into_values().collect()
}

fn list_of(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Hand-written statements before imported ones, unless they yield.
fn laid_over(mine: &Value, imported: &Value) -> Value {
    let mut all = [list_of(mine), list_of(imported)].concat();
    all.sort_by_key(|said| said["yields"] == true);
    Value::Array(all)
}

/// Open-weight chat models with vision and tool use, a context window of at least 200,000 tokens, and output for at
/// most 2 USD; sorted by output price, then input price, then id.
fn plain_scan() -> Vec<(String, f64)> {
    let providers = json(&folder("providers.json"));
    let providers: BTreeMap<String, Value> = providers
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| (p["id"].as_str().expect("an id").to_owned(), p.clone()))
        .collect();
    let mut found = Vec::new();
    for model in files() {
        let statements = &model["statements"];
        let yes = |group: &str, key: &str| said(statements, group, key) == Some(&Value::Bool(true));
        let tools = yes("capabilities", "function_calling") || yes("capabilities", "tool_use");
        let window = said(statements, "facts", "context_tokens").and_then(Value::as_u64);
        let fits = model["kind"] == "chat"
            && yes("facts", "open_weights")
            && yes("capabilities", "vision")
            && tools
            && window.is_some_and(|tokens| tokens >= 200_000);
        if let Some((input, output)) = price(&model, &providers).filter(|_| fits)
            && output <= 2.0
        {
            let id = model["id"].as_str().expect("an id").to_owned();
            found.push((output, input, id));
        }
    }
    found.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    found
        .into_iter()
        .map(|(output, _, id)| (id, output))
        .collect()
}

fn list(more: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp"));
    let asked = "list --needs vision,tools --min-context 200k --max-output-price 2 --open -s price";
    command.args(asked.split(' ')).args(more);
    command
        .env("LLMCMP_TODAY", TODAY)
        .env_remove("LLMCMP_FORMAT");
    let run = command.output().expect("the program starts");
    assert!(run.status.success());
    String::from_utf8(run.stdout).expect("UTF-8")
}

#[test]
fn a_list_agrees_with_a_plain_scan_of_the_files() {
    let expected = plain_scan();
    assert!(expected.len() > 50, "only {} models", expected.len());
    let report: Value = serde_json::from_str(&list(&["--json"])).expect("JSON");
    let models = report["models"].as_array().expect("models");
    let found: Vec<(String, f64)> = models
        .iter()
        .map(|m| {
            let price = m["output_usd_per_mtok"].as_f64().expect("a price");
            (m["id"].as_str().expect("an id").to_owned(), price)
        })
        .collect();
    assert_eq!(found, expected);
    let table = list(&[]);
    let names = table.lines().skip(1).take(expected.len());
    for (line, model) in names.zip(models) {
        let name = model["name"].as_str().expect("a name");
        assert!(line.starts_with(name), "{name}: {line}");
    }
    let csv = list(&["-c", "id", "--format", "csv"]);
    let ids: Vec<&str> = csv.lines().skip(1).collect();
    let wanted: Vec<&str> = expected.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, wanted);
}
