//! Short answer of `show`.

use catalog::sort::Order;
use serde_json::Value;

use super::Is::{Flag, List, Number, Text, Texts, Whole};
use super::{
    Draft, Key, Keys, RATES, Short, each, is_nothing, prices, route, some, text, texts_of, tokens,
};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;

/// The model's own keys.
#[rustfmt::skip] // packed lines
const OWN: &[Key] = &[
    ("id", Text), ("name", Text), ("lab", Text), ("kind", Text), ("status", Text), ("retires_on", Text),
    ("retirement_basis", Text), ("successor", Text), ("provider_count", Whole),
];
/// Keys of facts that have a source.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("released", Text), ("context_tokens", Whole), ("max_output_tokens", Whole), ("parameters_total", Whole),
    ("license", Text), ("open_weights", Flag), ("knowledge_cutoff", Text), ("weights_url", Text),
];
/// Keys of a route; then of a score.
const SALE: &[Key] = &[("provider", Text), ("id", Text), ("variant", Text)];
#[rustfmt::skip] // packed lines
const SCORE: &[Key] = &[
    ("board", Text), ("score", Number), ("unit", Text), ("rank", Whole), ("of", Whole), ("as_of", Text),
];
/// Most routes and scores.
const ROUTES: usize = 3;
const SCORES: usize = 4;

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["id", "name", "status"], &[
    OWN,
    &[("refuses", Texts)],
    FACTS,
    &[
        ("has", Texts), ("lacks", Texts),
        ("routes", List(Keys(&["provider", "id"], &[SALE, RATES, &[("price_as_of", Text)]]))),
        ("scores", List(Keys(&["board", "score"], &[SCORE]))),
        ("unknown", Texts),
    ],
]);

#[allow(clippy::unnecessary_wraps)] // one signature for all tools
pub(in super::super) fn shape(_: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let model = &draft.report["model"];
    draft.value.extend(some(model, OWN));
    for (key, _) in FACTS {
        let fact = &model[*key];
        draft.sources.add_of(fact, "as_of");
        draft.set(key, fact["value"].clone());
        if let [other, ..] = each(&fact["others"]) {
            draft.notes.push(format!(
                "sources disagree on {}: {} says {}",
                text(&fact["title"]).to_lowercase(),
                text(&other["source"]),
                other["value"]
            ));
        }
    }
    for refused in each(&model["refuses"]) {
        draft.sources.add_of(refused, "as_of");
    }
    draft.set(
        "refuses",
        texts_of(&model["refuses"], "parameter", usize::MAX),
    );
    let capabilities = model["capabilities"].as_object();
    let (mut has, mut lacks) = (Vec::new(), Vec::new());
    for (key, fact) in capabilities.into_iter().flatten() {
        draft.sources.add_of(fact, "as_of");
        match fact["value"].as_bool() {
            Some(true) => has.push(key.clone()),
            Some(false) => lacks.push(key.clone()),
            None => {}
        }
    }
    let name = format!("**{}** `{}`", text(&model["name"]), text(&model["id"]));
    draft.line(format!(
        "{name}, {}, released {}, status {}",
        text(&model["lab_name"]),
        text(&model["released"]["value"]),
        text(&model["status"])
    ));
    if let Some(day) = model["retires_on"].as_str() {
        let next = model["successor"].as_str();
        let next = next.map_or(String::new(), |next| format!("; successor `{next}`"));
        draft.line(format!("- Retires on {day}{next}"));
    }
    draft.line(format!(
        "- Context {}, output {}",
        tokens(&model["context_tokens"]["value"]),
        tokens(&model["max_output_tokens"]["value"])
    ));
    if !has.is_empty() {
        draft.line(format!("- Has {}", has.join(", ")));
    }
    if !lacks.is_empty() {
        draft.line(format!("- Lacks {}", lacks.join(", ")));
    }
    draft.set("has", has);
    draft.set("lacks", lacks);
    routes(&mut draft, model);
    scores(&mut draft, model);
    draft.set("unknown", model["unknown"].clone());
    Ok(draft.finish())
}

/// The lab's own route, then the cheapest others, by output price.
fn routes(draft: &mut Draft, model: &Value) {
    let live = |route: &&Value| !matches!(text(&route["status"]), "retired" | "withdrawn");
    let priced = |route: &&Value| !is_nothing(&route["output_usd_per_mtok"]["value"]);
    let all: Vec<&Value> = each(&model["routes"])
        .iter()
        .filter(live)
        .filter(priced)
        .collect();
    let (own, mut others): (Vec<&Value>, Vec<&Value>) =
        all.iter().partition(|route| route["kind"] == "lab");
    let rate = |route: &Value, key: &str| route[key]["value"].as_f64().unwrap_or(f64::MAX);
    let special = |route: &Value| route["variant"].is_string();
    others.order_by(|a, b| {
        let by = |key| rate(a, key).total_cmp(&rate(b, key));
        let plain = special(a).cmp(&special(b));
        let price = by("output_usd_per_mtok");
        plain.then(price).then_with(|| by("input_usd_per_mtok"))
    });
    let mut short = Vec::new();
    for found in own.into_iter().take(1).chain(others).take(ROUTES) {
        let mut one = some(found, SALE);
        for (key, _) in RATES {
            one.insert((*key).into(), found[*key]["value"].clone());
        }
        one.insert("price_as_of".into(), found["as_of"].clone());
        draft.sources.add_of(found, "as_of");
        let one = Value::Object(one);
        let mode = found["variant"].as_str();
        let mode = mode.map_or(String::new(), |mode| format!(", {mode}"));
        draft.line(format!("- {}{mode}: {}", route(&one), prices(&one)));
        short.push(one);
    }
    draft.set("routes", short);
}

/// Scores on the boards that rank the most models.
fn scores(draft: &mut Draft, model: &Value) {
    let mut all: Vec<&Value> = each(&model["benchmarks"]).iter().collect();
    all.order_by_key(|score| std::cmp::Reverse(score["of"].as_u64()));
    all.dedup_by_key(|score| &score["board"]);
    let mut short = Vec::new();
    for score in all.into_iter().take(SCORES) {
        draft.sources.add_of(score, "as_of");
        short.push(Value::Object(some(score, SCORE)));
    }
    let said: Vec<String> = short
        .iter()
        .filter_map(|score| {
            let points = wording::score(score["score"].as_f64()?);
            Some(format!("{} {points}", text(&score["board"])))
        })
        .collect();
    if !said.is_empty() {
        draft.line(format!("- Scores: {}", said.join(", ")));
    }
    draft.set("scores", short);
}
