//! Short answer of `check`.

use serde_json::Value;

use super::Is::{Flag, List, Number, Object, Text, Texts, Whole};
use super::{Draft, Key, Keys, Short, each, some, text};
use crate::commands::context::Context;
use crate::error::Error;
use crate::output::Kept;
use crate::wording;

/// Keys of each finding.
#[rustfmt::skip] // packed lines
const FACTS: &[Key] = &[
    ("kind", Text), ("level", Text), ("id", Text), ("line", Whole), ("places", Whole), ("provider", Text),
    ("date", Text),
];
/// Keys of a finding's source.
const PAGE: &[Key] = &[("url", Text)];
/// Keys of the successor.
#[rustfmt::skip] // packed lines
const NEXT: &[Key] = &[
    ("id", Text), ("provider", Text), ("cost_change_percent", Number), ("breaks", Texts),
];
/// Most findings in an answer.
const FINDINGS: usize = 8;

#[rustfmt::skip] // packed lines
pub(in super::super) const ANSWER: Keys = Keys(&["clean", "findings"], &[&[
    ("clean", Flag), ("more", Whole), ("policy", Text),
    ("findings", List(Keys(&["kind", "id", "line"], &[
        FACTS, PAGE, &[("successor", Object(Keys(&[], &[NEXT])))],
    ]))),
]]);

#[allow(clippy::unnecessary_wraps)] // one signature for all tools
pub(in super::super) fn shape(_: &Context, kept: &Kept) -> Result<Short, Error> {
    let mut draft = Draft::new(kept);
    let found = each(&draft.report["findings"]);
    draft.line(match found.len() {
        0 => "No retired, retiring, deprecated or unknown model id found".to_owned(),
        count => wording::count(count, "finding"),
    });
    let mut short = Vec::new();
    for finding in found.iter().take(FINDINGS) {
        let mut one = some(finding, FACTS);
        let next = &finding["successor"];
        if !next.is_null() {
            let next = some(next, NEXT);
            one.insert("successor".into(), next.into());
        }
        let source = &finding["source"];
        draft.sources.add_of(source, "as_of");
        one.extend(some(source, PAGE));
        draft.line(format!(
            "- Line {}: {}",
            finding["line"],
            text(&finding["message"])
        ));
        short.push(Value::Object(one));
    }
    let more = found.len().saturating_sub(FINDINGS);
    if more > 0 {
        draft.line(format!("{more} more findings: check a smaller part"));
        draft.set("more", more);
    }
    draft.value.insert("clean".into(), found.is_empty().into());
    draft.value.insert("findings".into(), short.into());
    draft.set("policy", draft.report["policy"].clone());
    Ok(draft.finish())
}
