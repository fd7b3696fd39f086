//! `curated/` laid over `models/`: one model from hand-written and imported statements.
//!
//! Owns their order, what a curated file may change only if it says so, and which file each part of a model came from.
//! Does not read files or judge values.

use crate::precedence::settle_terms;
use crate::problem::{Problem, problem};
use crate::schema::{CuratedFile, CuratedRoute, Kind, ModelFile, Rates, RouteFile, RouteStatement};

/// One of the two files, and an index in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    curated: bool,
    index: usize,
}

/// A route's index in each file that has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct RouteParts {
    curated: Option<usize>,
    imported: Option<usize>,
    statements: Vec<Part>,
}

/// Which file each part of a model came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Top-level fields that the curated file states.
    fields: Vec<&'static str>,
    aliases: Vec<Part>,
    statements: Vec<Part>,
    benchmarks: Vec<Part>,
    routes: Vec<RouteParts>,
}

impl Origin {
    /// Whether the model's statement at `index` is curated.
    pub fn statement_is_curated(&self, index: usize) -> bool {
        self.statements.get(index).is_some_and(|part| part.curated)
    }

    /// Whether the statement at `index` of the route at `route` is curated.
    pub fn terms_are_curated(&self, route: usize, index: usize) -> bool {
        let part = self.routes.get(route).and_then(|r| r.statements.get(index));
        part.is_some_and(|part| part.curated)
    }

    /// Whether the score at `index` is curated.
    pub fn score_is_curated(&self, index: usize) -> bool {
        self.benchmarks.get(index).is_some_and(|part| part.curated)
    }

    /// Whether the curated file has the model's field at JSON path `field`, and the path in the file that has it.
    pub fn locate(&self, field: &str) -> (bool, String) {
        self.locate_element(field)
            .unwrap_or_else(|| (self.fields.contains(&field), field.to_owned()))
    }

    fn locate_element(&self, field: &str) -> Option<(bool, String)> {
        let (list, index, rest) = element(field)?;
        let parts = match list {
            "aliases" => &self.aliases,
            "statements" => &self.statements,
            "benchmarks" => &self.benchmarks,
            "routes" => return self.routes.get(index)?.locate(rest),
            _ => return None,
        };
        let Part { curated, index } = *parts.get(index)?;
        Some((curated, format!("{list}[{index}]{rest}")))
    }
}

impl RouteParts {
    /// As [`Origin::locate`], for what follows `routes[…]`.
    fn locate(&self, rest: &str) -> Option<(bool, String)> {
        let inner = rest.strip_prefix('.').and_then(element);
        if let Some(("statements", index, rest)) = inner {
            let part = *self.statements.get(index)?;
            let side = if part.curated {
                self.curated
            } else {
                self.imported
            };
            let path = format!("routes[{}].statements[{}]{rest}", side?, part.index);
            return Some((part.curated, path));
        }
        let curated = self.curated.is_some();
        let index = self.curated.or(self.imported)?;
        Some((curated, format!("routes[{index}]{rest}")))
    }
}

/// Splits `list[3].more` into `list`, 3 and `.more`.
fn element(path: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = path.split_once('[')?;
    let (index, rest) = rest.split_once(']')?;
    Some((list, index.parse().ok()?, rest))
}

/// The curated items, then the imported ones, then the curated ones that yield.
fn joined<T>(curated: Vec<T>, imported: Vec<T>, yields: fn(&T) -> bool) -> (Vec<T>, Vec<Part>) {
    let part = |curated| move |(index, item): (usize, T)| (item, Part { curated, index });
    let (last, first): (Vec<_>, Vec<_>) = curated
        .into_iter()
        .enumerate()
        .map(part(true))
        .partition(|(item, _)| yields(item));
    let imported = imported.into_iter().enumerate().map(part(false));
    first.into_iter().chain(imported).chain(last).unzip()
}

/// Lays a curated file over the imported model; `None`: nothing was imported.
///
/// A new model without name, lab or kind gets an empty name, the lab from its id or the kind `chat`; [`problems`]
/// reports that.
pub fn lay_over(curated: CuratedFile, imported: Option<ModelFile>) -> (ModelFile, Origin) {
    let fields = stated(&curated);
    let mut model = imported.unwrap_or_else(|| {
        ModelFile::new(
            &curated.id,
            "",
            curated.id.split('/').next().unwrap_or_default(),
            Kind::Chat,
        )
    });
    model.name = curated.name.unwrap_or(model.name);
    model.lab = curated.lab.unwrap_or(model.lab);
    model.kind = curated.kind.unwrap_or(model.kind);
    model.family = curated.family.or(model.family);
    model.successor = curated.successor.or(model.successor);
    model.base_model = curated.base_model.or(model.base_model);
    if !curated.specialised_for.is_empty() {
        model.specialised_for = curated.specialised_for;
    }
    let known = curated.aliases.clone();
    let (all, parts) = joined(curated.aliases, model.aliases, |_| false);
    let kept = all.into_iter().zip(parts);
    let (aliases, alias_parts) = kept
        .filter(|(alias, part)| part.curated || !known.contains(alias))
        .unzip();
    model.aliases = aliases;
    let (statements, statement_parts) = joined(curated.statements, model.statements, |s| s.yields);
    model.statements = statements;
    let (benchmarks, score_parts) = joined(curated.benchmarks, model.benchmarks, |_| false);
    model.benchmarks = benchmarks;
    let (routes, route_parts) = lay_routes(curated.routes, model.routes);
    model.routes = routes;
    let origin = Origin {
        fields,
        aliases: alias_parts,
        statements: statement_parts,
        benchmarks: score_parts,
        routes: route_parts,
    };
    (model, origin)
}

/// Curated routes first, each with the statements of the imported route it matches.
fn lay_routes(
    curated: Vec<CuratedRoute>,
    imported: Vec<RouteFile>,
) -> (Vec<RouteFile>, Vec<RouteParts>) {
    let mut routes: Vec<RouteFile> = Vec::with_capacity(curated.len() + imported.len());
    let mut parts = Vec::with_capacity(routes.capacity());
    let mut rest: Vec<Option<RouteFile>> = imported.into_iter().map(Some).collect();
    for (index, route) in curated.into_iter().enumerate() {
        let same =
            |found: &Option<RouteFile>| found.as_ref().is_some_and(|r| r.key() == route.key());
        let at = rest.iter().position(same);
        let below = at.and_then(|at| rest[at].take());
        let below = below.map(|r| r.statements).unwrap_or_default();
        let outdated = is_outdated(&route, &below);
        let mut route = RouteFile::from(route);
        for statement in route.statements.iter_mut().filter(|_| outdated) {
            statement.yields |= statement.terms.price.is_some();
        }
        let (statements, own) = joined(route.statements, below, |s| s.yields);
        route.statements = statements;
        routes.push(route);
        parts.push(RouteParts {
            curated: Some(index),
            imported: at,
            statements: own,
        });
    }
    for (index, route) in rest.into_iter().enumerate() {
        let Some(route) = route else { continue };
        let part = |index| Part {
            curated: false,
            index,
        };
        parts.push(RouteParts {
            curated: None,
            imported: Some(index),
            statements: (0..route.statements.len()).map(part).collect(),
        });
        routes.push(route);
    }
    (routes, parts)
}

/// Whether the imported price differs from the one that the curated route replaces.
fn is_outdated(route: &CuratedRoute, imported: &[RouteStatement]) -> bool {
    let Some(replaces) = &route.replaces else {
        return false;
    };
    imported_price(imported).is_some_and(|price| price != *replaces)
}

/// The input and output price that the imported statements settle.
fn imported_price(statements: &[RouteStatement]) -> Option<Rates> {
    let standard = settle_terms(statements).price?.standard;
    Some(Rates {
        input: standard.input,
        output: standard.output,
        ..Rates::default()
    })
}

/// The imported input and output price of a model's route.
pub fn imported_price_of(
    model: &ModelFile,
    origin: Option<&Origin>,
    route: &RouteFile,
) -> Option<Rates> {
    let index = model.routes.iter().position(|r| r.key() == route.key())?;
    let statements = model.routes[index].statements.iter().enumerate();
    let curated = |at: usize| origin.is_some_and(|origin| origin.terms_are_curated(index, at));
    let imported = statements.filter(|(at, _)| !curated(*at));
    let imported: Vec<RouteStatement> = imported.map(|(_, said)| said.clone()).collect();
    imported_price(&imported)
}

/// The top-level fields that a curated file states.
fn stated(curated: &CuratedFile) -> Vec<&'static str> {
    let all = [
        ("name", curated.name.is_some()),
        ("lab", curated.lab.is_some()),
        ("kind", curated.kind.is_some()),
        ("family", curated.family.is_some()),
        ("successor", curated.successor.is_some()),
        ("specialised_for", !curated.specialised_for.is_empty()),
    ];
    let stated = all.into_iter().filter(|(_, stated)| *stated);
    stated.map(|(field, _)| field).collect()
}

/// What a curated file changes without saying so: a model or route that no import has and that is not marked
/// `"new": true`, or a name not marked `"rename": true`.
pub fn problems(file: &str, curated: &CuratedFile, imported: Option<&ModelFile>) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut report = |field: &str, message: &str| found.push(problem(file, field, message));
    let Some(imported) = imported else {
        if !curated.new {
            let message = format!(
                "no imported model has the id `{}`: correct the id, or mark the file \"new\": true",
                curated.id
            );
            report("id", &message);
        }
        for (field, stated) in [
            ("name", curated.name.is_some()),
            ("lab", curated.lab.is_some()),
            ("kind", curated.kind.is_some()),
        ] {
            if curated.new && !stated {
                report(field, &format!("a new model needs `{field}`"));
            }
        }
        return found;
    };
    if let Some(name) = &curated.name
        && *name != imported.name
        && !curated.rename
    {
        let message = format!(
            "`{name}` would rename the model, which is `{}`: leave `name` out, or add \"rename\": true",
            imported.name
        );
        report("name", &message);
    }
    for (index, route) in curated.routes.iter().enumerate() {
        if route.new
            || imported
                .routes
                .iter()
                .any(|known| known.key() == route.key())
        {
            continue;
        }
        let message = format!(
            "no imported route of the model is {} at `{}` ({}): correct it, or mark the route \"new\": true",
            shown(&RouteFile::from(route.clone())),
            route.provider,
            known_routes(imported, &route.provider)
        );
        report(&format!("routes[{index}]"), &message);
    }
    found
}

/// The imported routes at a provider, or else the model's providers.
fn known_routes(model: &ModelFile, provider: &str) -> String {
    const SHOWN: usize = 5;
    let at_provider = model.routes.iter().filter(|r| r.provider == provider);
    let mut known: Vec<String> = at_provider.map(shown).collect();
    let mut what = "imported there";
    if known.is_empty() {
        what = "its providers";
        known = model.routes.iter().map(|r| r.provider.clone()).collect();
        known.dedup();
    }
    if known.is_empty() {
        return "it has no routes".to_owned();
    }
    let more = known.len().saturating_sub(SHOWN);
    known.truncate(SHOWN);
    let more = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{what}: {}{more}", known.join(", "))
}

/// A route's id and whatever else tells it apart: `` `glm-5` (variant fast) ``.
pub fn shown(route: &RouteFile) -> String {
    let apart = [
        ("variant", &route.variant),
        ("region", &route.region),
        ("host", &route.host),
    ];
    let apart: Vec<String> = apart
        .iter()
        .filter_map(|(key, value)| Some(format!("{key} {}", value.as_ref()?)))
        .collect();
    if apart.is_empty() {
        format!("`{}`", route.id)
    } else {
        format!("`{}` ({})", route.id, apart.join(", "))
    }
}
