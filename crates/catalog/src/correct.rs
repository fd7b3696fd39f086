//! One correction: what a page says about a model or one of its routes → its curated file and source.
//!
//! Does not read or write files, and does not check the catalog's rules (`validate`).

use serde_json::Value;

use crate::curated::shown;
use crate::precedence::{settle_terms, settled_facts};
use crate::schema::{
    CuratedFile, CuratedRoute, Facts, ModelFile, Rates, RouteFile, RouteStatement, Source,
    Statement, Terms,
};
use crate::sort::Order;
use crate::units::Date;

/// The page that a correction cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its host is one that `host` accepts.
    pub url: String,
    /// Id of its source: the host.
    pub source: String,
    /// The day the page was read.
    pub as_of: Date,
}

impl Page {
    /// The page at `url`, read on `as_of`; `None` if the address is not http or https.
    pub fn new(url: &str, as_of: Date) -> Option<Self> {
        Some(Self {
            source: host(url)?,
            url: url.to_owned(),
            as_of,
        })
    }

    /// Whether a statement cites this page on the same day.
    fn is(&self, as_of: Date, source: &str, url: Option<&str>) -> bool {
        (as_of, source, url) == (self.as_of, &self.source, Some(&self.url))
    }
}

/// The host of an http or https address: lower case, without `www.` and port.
fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://");
    let rest = rest.or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
    let is_host =
        host.contains('.') && host.bytes().all(plain) && !url.contains(char::is_whitespace);
    is_host.then(|| host.to_owned())
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    Model(Box<Facts>),
    Route(Box<StatedRoute>),
}

/// What the page says about a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRoute {
    /// The route; its `statements` are ignored.
    pub route: RouteFile,
    /// No import has it.
    pub new: bool,
    /// Input and output price that the imports have.
    pub imported: Option<Rates>,
    pub terms: Terms,
}

/// Which route is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Id in `providers.json`.
    pub provider: String,
    /// The model's id at the provider; `None` if it has only one there.
    pub id: Option<String>,
    pub variant: Option<String>,
    pub region: Option<String>,
    pub host: Option<String>,
}

impl Wanted {
    /// The index of the route; otherwise every route at the provider that could be meant.
    ///
    /// If several match, the plain one is meant: of an id with and without a variant, the one without.
    ///
    /// # Errors
    /// No route or several match.
    pub fn find(&self, model: &ModelFile) -> Result<usize, Vec<usize>> {
        let fits = |wanted: &Option<String>, found: Option<&String>| {
            wanted.is_none() || wanted.as_ref() == found
        };
        let routes = model.routes.iter().enumerate();
        let found: Vec<(usize, &RouteFile)> = routes
            .filter(|(_, r)| {
                r.provider == self.provider
                    && fits(&self.id, Some(&r.id))
                    && fits(&self.variant, r.variant.as_ref())
                    && fits(&self.region, r.region.as_ref())
                    && fits(&self.host, r.host.as_ref())
            })
            .collect();
        if let [(only, _)] = found[..] {
            return Ok(only);
        }
        let plain = found.iter().filter(|(_, r)| {
            (&r.variant, &r.region, &r.host) == (&self.variant, &self.region, &self.host)
        });
        match plain.collect::<Vec<_>>()[..] {
            [(only, _)] => Ok(*only),
            _ => Err(found.into_iter().map(|(at, _)| at).collect()),
        }
    }
}

/// Writes what the page says into the curated file, above older curated statements and below newer ones. Replaces what
/// the same page said on the same day.
pub fn state(curated: &mut CuratedFile, page: &Page, stated: &Stated) {
    match stated {
        Stated::Model(facts) => state_facts(&mut curated.statements, page, facts),
        Stated::Route(stated) => {
            let StatedRoute {
                route,
                new,
                imported,
                terms,
            } = stated.as_ref();
            let known = curated
                .routes
                .iter()
                .position(|own| own.key() == route.key());
            let at = known.unwrap_or_else(|| {
                curated.routes.push(CuratedRoute {
                    provider: route.provider.clone(),
                    id: route.id.clone(),
                    variant: route.variant.clone(),
                    region: route.region.clone(),
                    host: route.host.clone(),
                    new: *new,
                    replaces: None,
                    statements: Vec::new(),
                });
                curated.routes.len() - 1
            });
            let route = &mut curated.routes[at];
            if terms.price.is_some() {
                route.replaces.clone_from(imported);
            }
            state_terms(&mut route.statements, page, terms);
        }
    }
}

fn state_facts(statements: &mut Vec<Statement>, page: &Page, facts: &Facts) {
    let same = |s: &&mut Statement| !s.yields && page.is(s.as_of, &s.source, s.url.as_deref());
    if let Some(own) = statements.iter_mut().find(same) {
        let before = std::mem::replace(&mut own.facts, facts.clone());
        own.facts.complete(&before);
        return;
    }
    let below = |s: &Statement| s.yields || s.as_of <= page.as_of;
    let at = statements.iter().position(below);
    let statement = Statement {
        url: Some(page.url.clone()),
        facts: facts.clone(),
        ..Statement::new(&page.source, page.as_of)
    };
    statements.insert(at.unwrap_or(statements.len()), statement);
}

fn state_terms(statements: &mut Vec<RouteStatement>, page: &Page, terms: &Terms) {
    let same = |s: &&mut RouteStatement| !s.yields && page.is(s.as_of, &s.source, s.url.as_deref());
    if let Some(own) = statements.iter_mut().find(same) {
        let before = std::mem::replace(&mut own.terms, terms.clone());
        own.terms.complete(&before);
        return;
    }
    let below = |s: &RouteStatement| s.yields || s.as_of <= page.as_of;
    let at = statements.iter().position(below);
    let statement = RouteStatement {
        url: Some(page.url.clone()),
        ..RouteStatement::new(&page.source, page.as_of, terms.clone())
    };
    statements.insert(at.unwrap_or(statements.len()), statement);
}

/// Adds the page's source, or moves its day forward; returns whether it is new.
pub fn cite(sources: &mut Vec<Source>, page: &Page) -> bool {
    if let Some(known) = sources.iter_mut().find(|s| s.id == page.source) {
        known.snapshot = known.snapshot.max(page.as_of);
        return false;
    }
    sources.push(Source {
        id: page.source.clone(),
        name: page.source.clone(),
        url: Some(format!("https://{}", page.source)),
        live_url: None,
        snapshot: page.as_of,
        version: None,
        license: PUBLIC_PAGE.to_owned(),
        credit: page.source.clone(),
    });
    sources.order_by(|a, b| a.id.cmp(&b.id));
    true
}

/// The license of a page that attaches none: single facts are cited.
pub const PUBLIC_PAGE: &str = "facts of a public page";

/// A value before and after a correction; null is unknown.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Change {
    /// JSON path inside the facts or terms, such as `price.standard.input`.
    pub field: String,
    pub before: Value,
    pub after: Value,
}

/// What a correction changed in the settled values of the model or the route.
///
/// # Errors
/// The paths of stated values that do not hold because a later curated statement overrides them.
pub fn changes(
    before: &ModelFile,
    after: &ModelFile,
    stated: &Stated,
) -> Result<Vec<Change>, Vec<String>> {
    let of = |model: &ModelFile| match stated {
        Stated::Model(_) => leaves(&settled_facts(&model.statements)),
        Stated::Route(stated) => {
            let route = &stated.route;
            let found = model.routes.iter().find(|r| r.key() == route.key());
            let terms = found.map(|route| settle_terms(&route.statements));
            leaves(&terms.unwrap_or_default())
        }
    };
    let said = match stated {
        Stated::Model(facts) => leaves(facts),
        Stated::Route(stated) => leaves(&stated.terms),
    };
    let (before, after) = (of(before), of(after));
    let value = |all: &[(String, Value)], field: &str| {
        let found = all.iter().find(|(known, _)| known == field);
        found.map_or(Value::Null, |(_, value)| value.clone())
    };
    let lost: Vec<String> = said
        .iter()
        .filter(|(field, said)| value(&after, field) != *said)
        .map(|(field, _)| field.clone())
        .collect();
    if !lost.is_empty() {
        return Err(lost);
    }
    let mut fields: Vec<&String> = after.iter().map(|(field, _)| field).collect();
    fields.extend(before.iter().map(|(field, _)| field));
    let mut seen = std::collections::HashSet::new();
    fields.retain(|field| seen.insert(*field));
    let changes = fields.into_iter().map(|field| Change {
        field: field.clone(),
        before: value(&before, field),
        after: value(&after, field),
    });
    Ok(changes
        .filter(|change| change.before != change.after)
        .collect())
}

/// The other routes at the provider that had, and still have, the price that the correction replaced.
pub fn same_price(before: &ModelFile, stated: &Stated) -> Vec<String> {
    let Stated::Route(stated) = stated else {
        return Vec::new();
    };
    let StatedRoute { route, terms, .. } = stated.as_ref();
    let rates = |route: &RouteFile| {
        let standard = settle_terms(&route.statements).price?.standard;
        Some((standard.input, standard.output))
    };
    let mut routes = before.routes.iter();
    let own = routes.find(|r| r.key() == route.key()).and_then(rates);
    if own.is_none() || terms.price.is_none() {
        return Vec::new();
    }
    let others = before
        .routes
        .iter()
        .filter(|r| r.provider == route.provider && r.key() != route.key() && rates(r) == own);
    others.map(shown).collect()
}

/// Every known value with its path. A list is one value.
fn leaves<T: serde::Serialize>(value: &T) -> Vec<(String, Value)> {
    fn walk(path: &str, value: Value, out: &mut Vec<(String, Value)>) {
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Object(fields) => {
                for (key, value) in fields {
                    let path = if path.is_empty() {
                        key
                    } else {
                        format!("{path}.{key}")
                    };
                    walk(&path, value, out);
                }
            }
            value => out.push((path.to_owned(), value)),
        }
    }
    let mut out = Vec::new();
    walk(
        "",
        serde_json::to_value(value).unwrap_or_default(),
        &mut out,
    );
    out
}
