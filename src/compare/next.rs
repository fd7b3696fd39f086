//! Follow-up commands: compare with the successor, the cheapest equally capable model, the nearest in size.

use catalog::schema::{Capabilities, Model};
use catalog::units::Money;
use catalog::{Catalog, Damaged};
use serde::Serialize;

use super::subject::Subject;
use super::verdict::Verdict;
use crate::fields::{capabilities, flag};
use crate::lifecycle::life;
use crate::pricing::routes::priced_route;
use crate::providers::Providers;
use crate::query::Setting;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    pub command: String,
    pub why: String,
}

/// A model in the catalog that is not compared.
#[derive(Debug, Clone)]
pub struct Other<'a> {
    pub position: usize,
    pub model: Model<'a>,
    /// Monthly bill; `None`: no price.
    pub monthly: Option<Money>,
}

/// The rest of the catalog, as candidates for the next comparison.
#[derive(Debug, Clone, Default)]
pub struct Pool<'a> {
    pub models: Vec<Other<'a>>,
}

impl<'a> Pool<'a> {
    /// Every other live model of the compared models' kinds that has a provider, priced at the same traffic.
    pub fn of(
        catalog: &'a Catalog,
        subjects: &[Subject],
        setting: &Setting,
    ) -> Result<Self, Damaged> {
        let providers = Providers::all(catalog)?;
        let mut models = Vec::new();
        for position in 0..catalog.model_count() {
            let Some(mut model) = catalog.brief(position)? else {
                continue;
            };
            if !setting.traffic.is_plain() {
                model = catalog.model(position)?;
            }
            let alike = subjects.iter().any(|s| s.model.kind == model.kind);
            let compared = subjects.iter().any(|s| s.id() == model.id);
            if !alike || compared || life(&model, &providers, setting.today).ends {
                continue;
            }
            let priced = priced_route(
                &model,
                &providers,
                &setting.traffic,
                &setting.choice,
                setting.today,
            );
            let monthly = priced.ok().map(|p| p.usd());
            models.push(Other {
                position,
                model,
                monthly,
            });
        }
        Ok(Self { models })
    }
}

/// Follow-up commands, most useful first.
pub fn next(subjects: &[Subject], verdict: &Verdict, pool: &Pool) -> Vec<Next> {
    let compared = |id: &str| subjects.iter().any(|s| s.id() == id);
    let leader = verdict
        .pick
        .as_ref()
        .and_then(|id| subjects.iter().find(|s| s.id() == id))
        .unwrap_or(&subjects[0]);
    let mut next = Vec::new();
    for subject in subjects {
        if let Some(successor) = &subject.model.successor
            && !compared(successor)
        {
            next.push(Next {
                command: command(subject.id(), successor),
                why: format!("{successor} succeeds {}", subject.name()),
            });
        }
    }
    if let Some(usd) = leader.monthly() {
        let cheaper = pool
            .models
            .iter()
            .filter_map(|Other { model, monthly, .. }| {
                let monthly = (*monthly)?;
                let fits = monthly < usd && covers(&model.capabilities, &leader.model.capabilities);
                fits.then_some((monthly, model))
            });
        if let Some((monthly, model)) = cheaper.min_by_key(|(monthly, m)| (*monthly, m.id)) {
            next.push(Next {
                command: command(leader.id(), model.id),
                why: format!(
                    "the cheapest with the same capabilities: {} a month vs {}",
                    monthly.show(),
                    usd.show()
                ),
            });
        }
    }
    if let Some(size) = leader.model.facts.parameters_total {
        let sized = pool.models.iter().filter_map(|Other { model, .. }| {
            let other = model.facts.parameters_total?;
            Some((other.abs_diff(size), model))
        });
        if let Some((_, model)) = sized.min_by_key(|(far, m)| (*far, m.id)) {
            next.push(Next {
                command: command(leader.id(), model.id),
                why: format!("the nearest in size to {}", leader.name()),
            });
        }
    }
    next.dedup_by(|a, b| a.command == b.command);
    next
}

fn command(a: &str, b: &str) -> String {
    format!("llmcmp compare {a} {b}")
}

/// Whether `have` is known to include every capability that `need` is known to include.
fn covers(have: &Capabilities, need: &Capabilities) -> bool {
    capabilities().all(|(field, group)| {
        group.is_none() || flag(field, need) != Some(true) || flag(field, have) == Some(true)
    })
}
