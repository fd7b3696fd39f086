//! Rules across files: ids are unique, references exist, names and routes have one owner.

use std::collections::{HashMap, HashSet};

use crate::files::Files;
use crate::names::normalize;
use crate::problem::{Problem, problem};
use crate::schema::{ModelFile, ProviderKind};
use crate::units::Date;

type Problems = Vec<Problem>;

pub(super) fn unique_ids(files: &Files, out: &mut Problems) {
    fn once<'a>(file: &str, ids: impl Iterator<Item = &'a String>, out: &mut Problems) {
        let mut seen = HashSet::new();
        for (at, id) in ids.enumerate() {
            let mut wrong = |what: &str| {
                let message = format!("`{id}` {what}");
                out.push(problem(file, &format!("[{at}].id"), &message));
            };
            if !seen.insert(id) {
                wrong("is not unique");
            }
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b);
            if id.is_empty() || !id.bytes().all(plain) {
                wrong("must consist of a-z, 0-9, `-`, `.` and `_`");
            }
        }
    }
    once("labs.json", files.labs.iter().map(|x| &x.id), out);
    once("providers.json", files.providers.iter().map(|x| &x.id), out);
    once("benchmarks.json", files.boards.iter().map(|x| &x.id), out);
    once("sources.json", files.sources.iter().map(|x| &x.id), out);
}

pub(super) fn known(files: &Files, out: &mut Problems) {
    type Ids<'a> = (HashSet<&'a str>, &'static str);
    const PROVIDERS: &str = "providers.json";
    let labs: Ids = (files.labs.iter().map(|x| &*x.id).collect(), "labs.json");
    let providers: Ids = (files.providers.iter().map(|x| &*x.id).collect(), PROVIDERS);
    let boards: Ids = (
        files.boards.iter().map(|x| &*x.id).collect(),
        "benchmarks.json",
    );
    let sources: Ids = (
        files.sources.iter().map(|x| &*x.id).collect(),
        "sources.json",
    );
    let models: Ids = (
        files.models.iter().map(|(_, m)| &*m.id).collect(),
        "the models",
    );
    let mut known = |(ids, of): &Ids, id: &str, file: &str, field: String| {
        if !ids.contains(id) {
            out.push(problem(file, &field, &format!("`{id}` is not in {of}")));
        }
    };
    for (file, model) in &files.models {
        known(&labs, &model.lab, file, "lab".into());
        if let Some(successor) = &model.successor {
            known(&models, successor, file, "successor".into());
        }
        for (at, source, _) in stated(model) {
            known(&sources, source, file, format!("{at}.source"));
        }
        for (at, route) in model.routes.iter().enumerate() {
            let field = format!("routes[{at}].provider");
            known(&providers, &route.provider, file, field);
        }
        for (at, score) in model.benchmarks.iter().enumerate() {
            let field = format!("benchmarks[{at}].board");
            known(&boards, &score.board, file, field);
        }
    }
    for (at, provider) in files.providers.iter().enumerate() {
        let field = format!("[{at}].source");
        known(&sources, &provider.source, PROVIDERS, field);
        if let Some(lab) = &provider.lab {
            known(&labs, lab, PROVIDERS, format!("[{at}].lab"));
        }
    }
}

/// Every (place, source, as-of) in a model file.
fn stated(model: &ModelFile) -> impl Iterator<Item = (String, &str, Date)> {
    let facts = model.statements.iter().enumerate();
    let facts = facts.map(|(i, s)| (format!("statements[{i}]"), s.source.as_str(), s.as_of));
    let routes = model.routes.iter().enumerate().flat_map(|(r, route)| {
        let statements = route.statements.iter().enumerate();
        statements.map(move |(i, s)| {
            let place = format!("routes[{r}].statements[{i}]");
            (place, s.source.as_str(), s.as_of)
        })
    });
    let scores = model.benchmarks.iter().enumerate();
    let scores = scores.map(|(i, s)| (format!("benchmarks[{i}]"), s.source.as_str(), s.as_of));
    facts.chain(routes).chain(scores)
}

pub(super) fn dates(files: &Files, out: &mut Problems) {
    let snapshots = files.sources.iter();
    let snapshots: HashMap<_, _> = snapshots.map(|s| (s.id.as_str(), s.snapshot)).collect();
    for (file, model) in &files.models {
        for (at, source, as_of) in stated(model) {
            let field = format!("{at}.as_of");
            if !as_of.is_exact() {
                out.push(problem(file, &field, "needs the day: YYYY-MM-DD"));
            }
            if let Some(snapshot) = snapshots.get(source)
                && as_of > *snapshot
            {
                let message = format!(
                    "{as_of} is later than the newest copy of `{source}` ({snapshot} in sources.json)"
                );
                out.push(problem(file, &field, &message));
            }
        }
        for (at, route) in model.routes.iter().enumerate() {
            if route.statements.is_empty() {
                let field = format!("routes[{at}].statements");
                out.push(problem(file, &field, "needs a statement"));
            }
        }
    }
}

/// The owner of a name or route: the text as written, the model, its file, and the field in that file.
struct Owner<'a> {
    text: &'a str,
    model: &'a str,
    file: &'a str,
    field: String,
}

/// Reports at one owner's field that the other has the same; at the curated field if only one is curated.
fn taken(files: &Files, (first, second): (&Owner, &Owner), what: &str) -> Problem {
    let curated = |owner: &Owner| files.is_curated(owner.file, &owner.field);
    let (here, there) = if curated(first) && !curated(second) {
        (first, second)
    } else {
        (second, first)
    };
    let message = format!("`{}` is {what} of {}", here.text, there.model);
    problem(here.file, &here.field, &message)
}

/// No two models have the same name. A chat model may share its short name with its base model.
pub(super) fn own_names(files: &Files, out: &mut Problems) {
    let mut owners: HashMap<String, Owner> = HashMap::new();
    for (file, model) in &files.models {
        let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
        let own = [("id", tail), ("name", model.name.as_str())];
        let own = own.map(|(field, name)| (field.to_owned(), name));
        let aliases = model.aliases.iter().enumerate();
        let aliases = aliases.map(|(i, alias)| (format!("aliases[{i}]"), alias.as_str()));
        for (field, name) in own.into_iter().chain(aliases) {
            let normalized = normalize(name);
            if normalized.is_empty() {
                out.push(problem(file, &field, "needs a letter or a digit"));
                continue;
            }
            let owner = Owner {
                text: name,
                model: &model.id,
                file,
                field,
            };
            match owners.get(&normalized) {
                Some(first) if first.model != model.id => {
                    out.push(taken(files, (first, &owner), "a name"));
                }
                _ => {
                    owners.insert(normalized, owner);
                }
            }
        }
    }
}

pub(super) fn own_routes(files: &Files, out: &mut Problems) {
    let mut owners: HashMap<_, Owner> = HashMap::new();
    for (file, model) in &files.models {
        for (at, route) in model.routes.iter().enumerate() {
            let key = route.key();
            let owner = Owner {
                text: &route.id,
                model: &model.id,
                file,
                field: format!("routes[{at}]"),
            };
            if let Some(first) = owners.get(&key) {
                let what = format!("a route at {}", route.provider);
                out.push(taken(files, (first, &owner), &what));
            }
            owners.insert(key, owner);
        }
    }
}

pub(super) fn lab_providers(files: &Files, out: &mut Problems) {
    for (at, provider) in files.providers.iter().enumerate() {
        if (provider.kind == ProviderKind::Lab) != provider.lab.is_some() {
            let message = "required for the kind `lab`, and only for it";
            out.push(problem("providers.json", &format!("[{at}].lab"), message));
        }
    }
}

pub(super) fn boards(files: &Files, out: &mut Problems) {
    let ids: HashSet<_> = files.boards.iter().map(|board| &board.id).collect();
    for (at, board) in files.boards.iter().enumerate() {
        let mut wrong = |field: &str, message: &str| {
            let field = format!("[{at}].{field}");
            out.push(problem("benchmarks.json", &field, message));
        };
        if !ids.contains(&board.group) {
            wrong("group", &format!("`{}` is not a board", board.group));
        }
        if let (Some(min), Some(max)) = (board.min, board.max)
            && min >= max
        {
            wrong("max", "must be above `min`");
        }
        if board.fields.is_empty() {
            wrong("fields", "needs at least one");
        }
    }
}
