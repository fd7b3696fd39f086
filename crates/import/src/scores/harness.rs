//! Normalizes harness names, because only scores of the same harness are compared.

use catalog::names::normalize;

/// Normalized spellings and the name used.
const NAMES: &[(&str, &str)] = &[
    ("batch-tool", "batched tool"),
    ("claude-code", "Claude Code"),
    ("codex", "Codex CLI"),
    ("codex-cli", "Codex CLI"),
    ("cursor-cli", "Cursor CLI"),
    ("forge-code", "ForgeCode"),
    ("gemini-cli", "Gemini CLI"),
    ("mini-swe-agent", "mini-SWE-agent"),
    ("openhands", "OpenHands"),
    ("terminus-2", "Terminus 2"),
];

/// The name used for a harness.
pub fn name(stated: &str) -> String {
    let spelled = normalize(stated);
    let kept = NAMES.iter().find(|(spelling, _)| *spelling == spelled);
    kept.map_or_else(|| stated.trim().to_owned(), |(_, name)| (*name).to_owned())
}
