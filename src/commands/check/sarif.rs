//! Findings as SARIF 2.1.0, the format for code scanning.

use clap::ValueEnum;
use serde_json::{Value, json};

use super::report::{CheckReport, Finding, Level};
use crate::lint::{Kind, RULES};
use crate::output::report::Report;

/// A log with one run.
pub fn sarif(report: &Report<CheckReport>) -> Value {
    let rules = rules();
    let results: Vec<Value> = report
        .body
        .findings
        .iter()
        .map(|f| result(f, &rules))
        .collect();
    let listed: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "defaultConfiguration": { "level": rule.level.as_str() },
            })
        })
        .collect();
    let notes: Vec<Value> = report
        .warnings
        .iter()
        .map(|text| json!({ "level": "warning", "message": { "text": text } }))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": listed,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.body.complete,
                "toolExecutionNotifications": notes,
            }],
            "results": results,
            "properties": {
                "catalog": report.catalog.id,
                "as_of": report.catalog.as_of,
                "today": report.today,
            },
        }],
    })
}

struct Listed {
    id: &'static str,
    title: &'static str,
    level: Level,
}

fn rules() -> Vec<Listed> {
    let kinds = Kind::value_variants()
        .iter()
        .filter(|kind| **kind != Kind::Policy);
    let kinds = kinds.map(|kind| Listed {
        id: kind.as_str(),
        title: kind.title(),
        level: match kind {
            Kind::Moved => Level::Note,
            Kind::Deprecated | Kind::Unknown => Level::Warning,
            _ => Level::Error,
        },
    });
    let policy = RULES.iter().map(|rule| Listed {
        id: rule.id,
        title: rule.title,
        level: Level::Error,
    });
    kinds.chain(policy).collect()
}

fn result(finding: &Finding, rules: &[Listed]) -> Value {
    let id = finding.rule.unwrap_or(finding.kind.as_str());
    let end = finding.column + finding.id.chars().count();
    json!({
        "ruleId": id,
        "ruleIndex": rules.iter().position(|rule| rule.id == id),
        "level": finding.level.as_str(),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&finding.file) },
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "endColumn": end,
            },
        }}],
        "properties": {
            "model": finding.model.as_ref().map(|model| &model.id),
            "provider": finding.provider,
            "date": finding.date,
            "source": finding.source,
            "successor": finding.successor.as_ref().map(|next| &next.model),
            "places": finding.places,
            "path_class": finding.path_class,
            "known": finding.known,
        },
    })
}

/// A path as a URI reference; relative paths stay relative.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
