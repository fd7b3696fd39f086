//! Drops values that break the catalog's rules, with the reason. No rule is relaxed for a source.
//!
//! Owns finding and removing the value that a problem names. Does not contain the rules
//! (`catalog::validate`).

use catalog::files::Files;
use catalog::problem::Problem;
use catalog::schema::ModelFile;
use catalog::sort::Order;
use catalog::validate::check;

use crate::observation::Dropped;

/// Maximum rounds; models still invalid after that are dropped.
const ROUNDS: usize = 6;

/// Removes invalid values from `files`.
pub fn refuse(files: &mut Files) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    for round in 0..=ROUNDS {
        let problems = check(files);
        if problems.is_empty() {
            break;
        }
        // Remove from the back to keep the indices of the others valid.
        for problem in problems.iter().rev() {
            let found = files
                .models
                .iter_mut()
                .position(|(file, _)| *file == problem.file);
            let Some(at) = found else { continue };
            let taken = round < ROUNDS && take(&mut files.models[at].1, problem);
            if !taken && round >= ROUNDS {
                files.models.remove(at);
            }
            if taken || round >= ROUNDS {
                let row = problem.to_string();
                dropped.push(Dropped::new("catalog", &kind(problem), row));
            }
        }
    }
    dropped.order();
    dropped.dedup();
    dropped
}

/// Field name without indices, so that all of a kind share a reason.
fn kind(problem: &Problem) -> String {
    let field: String = problem
        .field
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect();
    format!("invalid value: {field}")
}

/// The number in the first `[…]` after `name`.
fn index(path: &str, name: &str) -> Option<usize> {
    let rest = path.split_once(name)?.1.strip_prefix('[')?;
    rest.split_once(']')?.0.parse().ok()
}

fn take(model: &mut ModelFile, problem: &Problem) -> bool {
    let path = problem.field.as_str();
    let alias = index(path, "aliases").filter(|_| path.starts_with("aliases"));
    if let Some(at) = alias.filter(|at| *at < model.aliases.len()) {
        model.aliases.remove(at);
        return true;
    }
    if let Some(at) = index(path, "benchmarks").filter(|at| *at < model.benchmarks.len()) {
        model.benchmarks.remove(at);
        return true;
    }
    if path.starts_with("routes") {
        return take_route(model, path);
    }
    let Some(statement) = index(path, "statements").and_then(|at| model.statements.get_mut(at))
    else {
        return false;
    };
    let facts = &mut statement.facts;
    match path.rsplit('.').next() {
        Some("released") => facts.released = None,
        Some("max_output_tokens") => facts.max_output_tokens = None,
        Some("parameters_total") => {
            facts.parameters_total = None;
            facts.parameters_active = None;
        }
        _ => return false,
    }
    true
}

fn take_route(model: &mut ModelFile, path: &str) -> bool {
    let Some(route) = index(path, "routes").and_then(|at| model.routes.get_mut(at)) else {
        return false;
    };
    let mut statements = route.statements.iter_mut();
    if path.ends_with("max_output_tokens") {
        statements.for_each(|said| said.terms.max_output_tokens = None);
        return true;
    }
    let said = match index(path, "statements") {
        Some(at) => statements.nth(at),
        // The price in use is implausible: drop the whole price list of that statement.
        None => statements.find(|said| said.terms.price.is_some()),
    };
    let Some(said) = said else { return false };
    said.terms.price = None;
    said.terms.price_status = None;
    true
}
