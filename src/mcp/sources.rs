//! The sources of an answer's figures, and the catalog's sources as documents.

use std::collections::BTreeMap;

use catalog::units::Date;
use llmcmp_mcp::Resource;
use serde_json::Value;

use crate::commands::context::Context;
use crate::commands::providers::report::basis;
use crate::error::Error;

/// URI of the list of sources; single sources are below it.
pub(super) const ALL: &str = "llmcmp://sources";

/// The sources of an answer, each with its newest date.
#[derive(Debug, Default)]
pub(super) struct Sources(BTreeMap<String, Date>);

impl Sources {
    pub(super) fn add(&mut self, source: &str, day: Date) {
        let known = self.0.entry(source.to_owned()).or_insert(day);
        *known = (*known).max(day);
    }

    /// Adds the `source` of an object, with the date under `key`.
    pub(super) fn add_of(&mut self, object: &Value, key: &str) {
        let day = object[key].as_str().and_then(|day| day.parse().ok());
        if let (Some(source), Some(day)) = (object["source"].as_str(), day) {
            self.add(source, day);
        }
    }

    /// Adds the source of a route's price.
    pub(super) fn add_price(
        &mut self,
        context: &Context,
        model: &str,
        route: &Value,
    ) -> Result<(), Error> {
        let catalog = &context.catalog;
        let Some(at) = catalog.position(model) else {
            return Ok(());
        };
        let (model, evidence) = (catalog.model(at)?, catalog.evidence(at)?);
        let found = model.routes.iter().zip(&evidence.routes).find(|(own, _)| {
            route["provider"] == own.provider
                && route["id"] == own.id
                && route["variant"].as_str() == own.variant
        });
        if let Some(basis) = found.and_then(|(route, said)| basis(&route.terms, said)) {
            self.add(&basis.source, basis.as_of);
        }
        Ok(())
    }

    /// Entries such as `litellm 2026-11-28`.
    pub(super) fn names(&self) -> Vec<String> {
        let each = self.0.iter();
        each.map(|(source, day)| format!("{source} {day}"))
            .collect()
    }
}

/// The documents: the list of all sources, and one per source.
pub(super) fn resources(context: &Context) -> Result<Vec<Resource>, Error> {
    let all = Resource {
        uri: ALL.to_owned(),
        name: "sources".to_owned(),
        description: "All sources of the catalog, with license, credit and date".to_owned(),
        media_type: "text/markdown",
    };
    let each = context.catalog.sources()?.into_iter().map(|record| {
        let source = record.source;
        Resource {
            uri: format!("{ALL}/{}", source.id),
            description: format!("{}, as of {}", source.name, source.snapshot),
            name: source.id,
            media_type: "application/json",
        }
    });
    Ok(std::iter::once(all).chain(each).collect())
}

/// The text of a document, from the report of `sources`; `None` for an unknown URI.
pub(super) fn read(uri: &str, report: &Value) -> Option<String> {
    let sources = report["sources"].as_array()?;
    if uri == ALL {
        let mut text = format!(
            "# Sources of the catalog\n\nData as of {}.\n\n",
            report["catalog"]["as_of"].as_str()?
        );
        for source in sources {
            let field = |key: &str| source[key].as_str().unwrap_or("–");
            text += &format!(
                "- `{}`: {}, {}, as of {}; {}\n",
                field("id"),
                field("name"),
                field("license"),
                field("snapshot"),
                field("url")
            );
        }
        return Some(text);
    }
    let id = uri.strip_prefix(ALL)?.strip_prefix('/')?;
    let source = sources.iter().find(|source| source["id"] == id)?;
    serde_json::to_string_pretty(source).ok()
}
