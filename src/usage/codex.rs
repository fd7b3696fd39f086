//! A Codex session → a line for each turn, with its model and its own counts.
//!
//! Owns what lines of a session say about later ones: the model, the folder, the totals so far. Lines map one to one,
//! so that line numbers stay those of the file; a line that is not a turn becomes blank.

use catalog::words;
use memchr::memmem::find;
use serde_json::{Map, Value, json};

use super::rewritten::Rewrite;

/// Signs of a session in its first line.
const SIGNS: &[&[u8]] = &[
    br#""type":"session_meta""#,
    br#""type":"turn_context""#,
    br#""type":"event_msg""#,
];
/// The counts of a turn: the session totals after it minus those before it.
const COUNTS: &[&str] =
    words!("input_tokens cached_input_tokens output_tokens reasoning_output_tokens total_tokens");

/// Whether a text begins like a session.
pub(super) fn is_rollout(beginning: &[u8]) -> bool {
    let line = beginning
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    // Other programs write it with spaces.
    let line: Vec<u8> = line.iter().copied().filter(|byte| *byte != b' ').collect();
    let line = line.as_slice();
    find(line, br#""payload":"#).is_some() && SIGNS.iter().any(|sign| find(line, sign).is_some())
}

#[derive(Default)]
pub(super) struct Rollout {
    /// What applies to later lines: model, session, folder.
    about: Map<String, Value>,
    totals: Option<Value>,
    /// The session at the root of the forks, or this one. A fork begins with a copy of its parent's lines, including
    /// the head.
    root: Option<String>,
    /// The tier of the current turn, and the one set for all turns.
    tiers: [Option<Value>; 2],
    /// Whether a turn has stated its counts.
    has_turns: bool,
    /// The first line with counts of an unsupported kind.
    unread: Option<Vec<u8>>,
}

impl Rewrite for Rollout {
    fn line(&mut self, line: &[u8], out: &mut Vec<u8>) {
        let has = |what: &[u8]| find(line, what).is_some();
        if has(br#""token_count""#) {
            self.turn(line, out);
        } else if has(br#""turn_context""#)
            || has(br#""session_meta""#)
            || has(br#""thread_settings_applied""#)
        {
            self.context(line);
        } else if has(br#""token_usage_record""#) && self.unread.is_none() {
            self.unread = Some(line.to_vec());
        }
    }

    /// Passes on counts of an unsupported kind if there are no others; the refusal then names their key.
    fn rest(&mut self, out: &mut Vec<u8>) {
        let unread = self.unread.take().filter(|_| !self.has_turns);
        let line = unread.and_then(|line| serde_json::from_slice::<Value>(&line).ok());
        if let Some(line) = line {
            let counts = json!({"token_usage_record": line["payload"]["usage"]});
            out.extend_from_slice(counts.to_string().as_bytes());
        }
    }
}

impl Rollout {
    /// Notes what a line says about later ones.
    fn context(&mut self, line: &[u8]) {
        let Ok(line) = serde_json::from_slice::<Value>(line) else {
            return;
        };
        let payload = &line["payload"];
        let settings = &payload["thread_settings"];
        let stated = |tier: &Value| Some(tier.clone()).filter(Value::is_string);
        if settings.is_object() {
            self.tiers[1] = stated(&settings["service_tier"]);
        } else if line["type"] == "turn_context" {
            self.tiers[0] = stated(&payload["service_tier"]);
        }
        let id = if line["type"] == "session_meta" {
            &payload["id"]
        } else {
            &Value::Null
        };
        let is_first = self.root.is_none();
        if is_first || id.as_str() == self.root.as_deref() {
            let spawned = &payload["source"]["subagent"]["thread_spawn"]["forked_from_id"];
            let stated = &payload["forked_from_id"];
            let other = if stated.is_string() { stated } else { spawned };
            let root = if other.is_string() { other } else { id };
            self.root = root.as_str().map(str::to_owned).or(self.root.take());
        }
        let own_id = if is_first { id } else { &Value::Null };
        for (name, value) in [
            ("model", &payload["model"]),
            ("model", &settings["model"]),
            ("cwd", &payload["cwd"]),
            ("session_id", own_id),
        ] {
            if value.is_string() {
                self.about.insert(name.to_owned(), value.clone());
            }
        }
    }

    /// Writes a turn with its own counts. Repeated totals are not a turn.
    fn turn(&mut self, text: &[u8], out: &mut Vec<u8>) {
        let Ok(mut line) = serde_json::from_slice::<Value>(text) else {
            out.extend_from_slice(text);
            return;
        };
        if line["type"] != "event_msg" || line["payload"]["type"] != "token_count" {
            return;
        }
        let info = &line["payload"]["info"];
        let totals = info["total_token_usage"].clone();
        if !totals.is_object() && !info["last_token_usage"].is_object() {
            return; // rate limits only
        }
        if totals.is_object() && self.totals.as_ref() == Some(&totals) {
            return;
        }
        if let Some(turn) = self
            .totals
            .as_ref()
            .and_then(|before| less(&totals, before))
        {
            line["payload"]["info"]["last_token_usage"] = turn;
        } else if !info["last_token_usage"].is_object() {
            line["payload"]["info"]["last_token_usage"] = totals.clone();
        }
        if let (Some(root), true) = (&self.root, totals.is_object()) {
            let counts = COUNTS.iter().map(|name| totals[name].to_string());
            let counts = counts.collect::<Vec<_>>().join(" ");
            line["id"] = json!(format!("{root} {counts}"));
        }
        self.totals = totals.is_object().then_some(totals);
        if let Value::Object(fields) = &mut line {
            fields.extend(self.about.clone());
            let [of_turn, of_all] = &self.tiers;
            if let Some(tier) = of_all.as_ref().or(of_turn.as_ref()) {
                fields.insert("service_tier".to_owned(), tier.clone());
            }
        }
        self.has_turns = true;
        out.extend_from_slice(line.to_string().as_bytes());
    }
}

/// The totals minus those before, unless one went down.
fn less(totals: &Value, before: &Value) -> Option<Value> {
    let mut turn = json!({});
    for name in COUNTS {
        let count = |of: &Value| of[name].as_u64().unwrap_or(0);
        turn[name] = json!(count(totals).checked_sub(count(before))?);
    }
    Some(turn)
}
