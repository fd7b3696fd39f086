//! `check --fix-plan`: a migration plan in Markdown, with ids in order of deadline.
//!
//! Owns the plan's layout and the command to try two models. Does not choose successors (`lint`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catalog::units::Date;

use super::report::{Finding, Level};
use crate::lint::{Kind, Successor};
use crate::output::shown;
use crate::pricing::Traffic;
use crate::wording;

/// Most files listed per id; the rest are counted.
const PLACES: usize = 20;

/// An id to replace, with its findings and successors.
pub(super) struct Item<'a> {
    /// One per file.
    pub findings: Vec<&'a Finding>,
    /// Possible successors, best first.
    pub options: Vec<Successor>,
}

/// No deadline (sorts last), deadline, id, provider.
type Key<'a> = (bool, Option<Date>, &'a str, Option<&'a str>);

/// Findings of ids that retire or are deprecated, grouped by id in order of deadline; those without one last.
pub(super) fn items(findings: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut items: BTreeMap<Key, Vec<&Finding>> = BTreeMap::new();
    let goes = |kind: Kind| {
        matches!(
            kind,
            Kind::Retired | Kind::Withdrawn | Kind::Retiring | Kind::Deprecated
        )
    };
    let used = findings
        .iter()
        .filter(|f| f.level != Level::Note && goes(f.kind));
    for finding in used {
        let day = finding.date.filter(|_| finding.basis.is_some());
        let key = (
            day.is_none(),
            day,
            &*finding.id,
            finding.provider.as_deref(),
        );
        items.entry(key).or_default().push(finding);
    }
    items.into_values().collect()
}

/// `as_of` is the date of the prices.
pub(super) fn plan(items: &[Item], today: Date, as_of: Date) -> String {
    let mut out = String::from("# Model migration plan\n\n");
    let traffic = Traffic::default();
    let _ = writeln!(
        out,
        "Written on {today} with data as of {as_of}. Cost changes are for {traffic}.\n"
    );
    if items.is_empty() {
        out.push_str("No models in use are being retired.\n");
        return out;
    }
    out.push_str(
        "| Deadline | Id | Provider | Places | Move to |\n| --- | --- | --- | ---: | --- |\n",
    );
    for item in items {
        let first = item.findings[0];
        let places: usize = item.findings.iter().map(|f| f.places).sum();
        let next = item.options.first().map_or("–", |next| name(next));
        let _ = writeln!(
            out,
            "| {} | `{}` | {} | {places} | {} |",
            deadline(first, today),
            first.id,
            first.provider_name.as_deref().unwrap_or("–"),
            code(next)
        );
    }
    for item in items {
        section(&mut out, item);
    }
    out
}

fn section(out: &mut String, item: &Item) {
    let first = item.findings[0];
    let _ = writeln!(
        out,
        "\n## `{}`\n\n{}.",
        first.id,
        wording::sentence_case(&first.matter())
    );
    if let Some(said) = &first.source {
        let page = said.url.as_deref().unwrap_or(&said.source);
        let _ = writeln!(out, "Source: {page}, read {}.", said.as_of);
    }
    out.push('\n');
    for finding in item.findings.iter().take(PLACES) {
        let lines: Vec<String> = finding.lines.iter().map(usize::to_string).collect();
        let file = shown(&finding.file);
        let _ = writeln!(out, "- [ ] `{file}`: line {}", lines.join(", "));
    }
    if let more @ 1.. = item.findings.len().saturating_sub(PLACES) {
        let _ = writeln!(out, "- [ ] {} more", wording::count(more, "file"));
    }
    if item.options.is_empty() {
        out.push_str("\nNo successor is known.");
        if let Some(model) = &first.model {
            let _ = write!(
                out,
                " `llmcmp alternatives {}` lists models that can replace it.",
                model.id
            );
        }
        out.push('\n');
        return;
    }
    out.push_str("\n| Move to | Why | Input | Output | Cost | Breaks |\n| --- | --- | ---: | ---: | ---: | --- |\n");
    for next in &item.options {
        let rate = |rate: Option<catalog::units::Price>| {
            rate.map_or_else(|| "–".to_owned(), |rate| rate.show())
        };
        let breaks = match next.breaks.as_slice() {
            [] => "nothing known".to_owned(),
            breaks => breaks.join(", "),
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {breaks} |",
            code(name(next)),
            next.by.title(),
            rate(next.price.input),
            rate(next.price.output),
            next.cost_change_percent
                .map_or_else(|| "–".to_owned(), |c| format!("{c:+}%{}", next.of_text())),
        );
    }
    if let Some(command) = try_both(first, &item.options[0]) {
        let _ = writeln!(
            out,
            "\nTry both on your own prompts:\n\n```sh\n{command}\n```"
        );
    }
}

fn name(next: &Successor) -> &str {
    next.id.as_deref().unwrap_or(&next.model)
}

fn code(name: &str) -> String {
    match name {
        "–" => "–".to_owned(),
        name => format!("`{name}`"),
    }
}

fn deadline(finding: &Finding, today: Date) -> String {
    match finding.date.filter(|_| finding.basis.is_some()) {
        Some(day) => format!("{day} ({})", wording::in_days(today.days_until(day))),
        None => "–".to_owned(),
    }
}

/// promptfoo's prefixes for providers.
const PROMPTFOO: &[(&str, &str)] = &[
    ("amazon-bedrock", "bedrock"),
    ("anthropic", "anthropic:messages"),
    ("azure", "azure:chat"),
    ("cohere", "cohere"),
    ("deepseek", "deepseek"),
    ("fireworks-ai", "fireworks"),
    ("google", "google"),
    ("google-vertex", "vertex"),
    ("groq", "groq"),
    ("mistral", "mistral"),
    ("openai", "openai"),
    ("openrouter", "openrouter"),
    ("togetherai", "togetherai"),
    ("xai", "xai"),
];

/// The promptfoo command that runs prompts on both models; `None` if promptfoo does not support a provider.
fn try_both(from: &Finding, to: &Successor) -> Option<String> {
    let prefix = |provider: &str| {
        PROMPTFOO
            .iter()
            .find(|(id, _)| *id == provider)
            .map(|(_, p)| *p)
    };
    let from_prefix = prefix(from.provider.as_deref()?)?;
    let to_prefix = prefix(to.provider.as_deref()?)?;
    let id = own_id(&from.id, from.provider.as_deref()?);
    Some(format!(
        "npx promptfoo@latest eval --prompts prompts.txt --tests tests.yaml \\\n  --providers {from_prefix}:{id} {to_prefix}:{}",
        to.id.as_deref()?
    ))
}

/// Providers whose own ids contain a slash.
const SLASHED: &[&str] = &["fireworks-ai", "groq", "openrouter", "togetherai"];

/// The id without a client library's prefix: `bedrock/`, `anthropic:messages:`.
fn own_id<'i>(id: &'i str, provider: &str) -> &'i str {
    let slashed = SLASHED.contains(&provider);
    let letters = |text: &str| text.replace(['-', '_'], "");
    let is_prefix = |head: &str, mark: char| match mark {
        '/' if slashed => letters(provider).starts_with(&letters(head)),
        _ => !head.contains(|c: char| c.is_ascii_digit()),
    };
    let mut id = id;
    // Fine-tunes and AWS resources need every part of the id.
    while !id.starts_with("ft:")
        && !id.starts_with("arn:")
        && let Some(at) = id.find(['/', ':'])
        && let (head, rest) = id.split_at(at)
        && let Some(mark) = rest.chars().next()
        && is_prefix(head, mark)
    {
        id = &rest[1..];
    }
    id
}

#[cfg(test)]
mod tests {
    use super::own_id;

    #[test]
    fn what_a_client_library_writes_before_an_id_is_no_part_of_it() {
        let sonnet = "anthropic.claude-3-sonnet-20240229-v1:0";
        for (id, provider, own) in [
            (
                "bedrock/anthropic.claude-3-sonnet-20240229-v1:0",
                "amazon-bedrock",
                sonnet,
            ),
            (
                "bedrock:anthropic.claude-3-sonnet-20240229-v1:0",
                "amazon-bedrock",
                sonnet,
            ),
            (sonnet, "amazon-bedrock", sonnet),
            (
                "anthropic:messages:claude-3-opus-20240229",
                "anthropic",
                "claude-3-opus-20240229",
            ),
            (
                "openrouter/openai/gpt-4o:free",
                "openrouter",
                "openai/gpt-4o:free",
            ),
            ("openai/gpt-4o", "openrouter", "openai/gpt-4o"),
            (
                "together_ai/meta-llama/Llama-3-70b",
                "togetherai",
                "meta-llama/Llama-3-70b",
            ),
            ("gpt-4o", "openai", "gpt-4o"),
            (
                "ft:gpt-4o-2024-08-06:org::id",
                "openai",
                "ft:gpt-4o-2024-08-06:org::id",
            ),
        ] {
            assert_eq!(own_id(id, provider), own);
        }
    }
}
