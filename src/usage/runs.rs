//! Results of Claude Code and SDK runs → each turn on its own.
//!
//! Owns what a result repeats from earlier ones: a process that serves several turns states running totals in each
//! result (`modelUsage`, `total_cost_usd`), and the turn alone only in `usage`. Lines map one to one.

use std::collections::HashMap;

use memchr::memmem::find;
use serde_json::{Map, Number, Value, json};

use super::rewritten::Rewrite;

/// How many sessions are remembered; beyond that, all are forgotten together.
const MOST_SESSIONS: usize = 4_096;
/// The counts of a model, and those of `usage` they sum up.
const COUNTS: &[(&str, &str)] = &[
    ("inputTokens", "input_tokens"),
    ("outputTokens", "output_tokens"),
    ("cacheReadInputTokens", "cache_read_input_tokens"),
    ("cacheCreationInputTokens", "cache_creation_input_tokens"),
];
const SEARCHES: &str = "webSearchRequests";
const COST: &str = "costUSD";
const ALL_COST: &str = "total_cost_usd";

/// Whether a text begins like the output of such runs: with the head of a session, or with a result.
pub(super) fn is_run(beginning: &[u8]) -> bool {
    let has = |what: &[u8]| find(beginning, what).is_some();
    has(b"\"session_id\"")
        && (has(b"\"modelUsage\"") || has(b"\"subtype\":\"init\"") || has(b"\"subtype\": \"init\""))
}

/// The last result of each session.
#[derive(Default)]
pub(super) struct Runs(HashMap<String, Result>);

#[derive(Clone)]
struct Result {
    models: Map<String, Value>,
    usd: Option<f64>,
}

impl Rewrite for Runs {
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>) {
        let rewritten = find(line, b"\"modelUsage\"").and_then(|_| self.turn(line));
        match rewritten {
            Some(turn) => out.extend(turn),
            None => out.extend_from_slice(line),
        }
    }
}

impl Runs {
    /// The result of a turn without those before it; `None`: not a result, or already of its turn alone.
    fn turn(&mut self, line: &[u8]) -> Option<Vec<u8>> {
        let mut record: Value = serde_json::from_slice(line).ok()?;
        if record["type"] != "result" {
            return None;
        }
        let session = record["session_id"].as_str()?.to_owned();
        let now = Result {
            models: record["modelUsage"].as_object()?.clone(),
            usd: record[ALL_COST].as_f64(),
        };
        if self.0.len() >= MOST_SESSIONS {
            self.0.clear();
        }
        let before = self.0.insert(session, now.clone())?;
        if !is_sum(&record["usage"], &now, &before) {
            return None;
        }
        record["modelUsage"] = Value::Object(less(&now, &before));
        if let (Some(all), Some(earlier)) = (now.usd, before.usd) {
            record[ALL_COST] = json!((all - earlier).max(0.0));
        }
        Some(record.to_string().into_bytes())
    }
}

/// Whether a result sums up the one before it and its own turn. A process that resumes a session starts over, and its
/// `usage` then equals what it states for a model.
fn is_sum(usage: &Value, now: &Result, before: &Result) -> bool {
    let count = |of: &Value, name: &str| of[name].as_u64().unwrap_or(0);
    let of = |models: &Map<String, Value>, model: &str| -> Vec<u64> {
        let stated = models.get(model).unwrap_or(&Value::Null);
        COUNTS.iter().map(|(name, _)| count(stated, name)).collect()
    };
    let all = |models: &Map<String, Value>| -> Vec<u64> {
        let of_name = |name| models.values().map(|model| count(model, name)).sum();
        COUNTS.iter().map(|(name, _)| of_name(name)).collect()
    };
    let grew = before.models.keys().all(|model| {
        let (now, before) = (of(&now.models, model), of(&before.models, model));
        now.iter().zip(&before).all(|(now, before)| now >= before)
    });
    let (all_now, all_before) = (all(&now.models), all(&before.models));
    if !grew || all_now == all_before {
        return false;
    }
    let turn: Vec<u64> = COUNTS.iter().map(|(_, name)| count(usage, name)).collect();
    let rest = all_now.iter().zip(&all_before);
    if rest
        .map(|(now, before)| now - before)
        .eq(turn.iter().copied())
    {
        return true;
    }
    let is_alone = turn == all_now
        || now
            .models
            .keys()
            .any(|model| of(&now.models, model) == turn);
    !(usage.is_object() && is_alone)
}

/// What each model used since the result before.
fn less(now: &Result, before: &Result) -> Map<String, Value> {
    let mut models = Map::new();
    for (model, stated) in &now.models {
        let mut turn = stated.clone();
        let earlier = before.models.get(model).unwrap_or(&Value::Null);
        let names = COUNTS.iter().map(|(name, _)| *name).chain([SEARCHES]);
        let mut any = false;
        for name in names {
            if let Some(all) = stated[name].as_u64() {
                let rest = all - earlier[name].as_u64().unwrap_or(0).min(all);
                any |= rest > 0;
                turn[name] = json!(rest);
            }
        }
        if let Some(all) = stated[COST].as_f64() {
            let rest = (all - earlier[COST].as_f64().unwrap_or(0.0)).max(0.0);
            turn[COST] = Number::from_f64(rest).map_or(Value::Null, Value::Number);
        }
        if any {
            models.insert(model.clone(), turn);
        }
    }
    models
}
