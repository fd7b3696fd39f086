//! Requirements for a replacement, one rule each. A model that breaks any is excluded.
//!
//! Unknown values never satisfy a rule. Does not order the remaining models (`rank`).

use catalog::schema::{Capabilities, Model};
use catalog::sort::Order;
use catalog::units::{Money, show_count};
use serde::Serialize;

use crate::fields::{Fact, Field, capabilities, flag};
use crate::pricing::routes::live_providers;
use crate::pricing::same_text;
use crate::query::Setting;
use crate::successor::is_available;
use crate::titled::titled;
use crate::wording;

/// Function calling and tool use count as one capability (decision rules, §4).
const TOOLS: &str = "tools";

#[derive(Clone)]
pub struct Need {
    /// Key on the command line and in JSON: `vision`, `tools`.
    pub key: &'static str,
    pub title: &'static str,
    /// Catalog fields; having one is enough.
    any_of: Vec<&'static Field<Fact>>,
}

impl Need {
    /// All capabilities that can be required. Function calling and tool use are one, `tools`.
    pub fn all() -> Vec<Self> {
        let mut needs: Vec<Self> = Vec::new();
        for (field, group) in capabilities() {
            if group == Some(TOOLS) {
                match needs.iter_mut().find(|need| need.key == TOOLS) {
                    Some(tools) => tools.any_of.push(field),
                    None => needs.push(Self {
                        key: TOOLS,
                        title: TOOLS,
                        any_of: vec![field],
                    }),
                }
            } else {
                needs.push(Self {
                    key: field.about.key,
                    title: field.about.title,
                    any_of: vec![field],
                });
            }
        }
        needs
    }

    /// Looks up a capability; function calling and tool use also by their own keys.
    pub fn of(key: &str) -> Option<Self> {
        let key = key.to_lowercase().replace([' ', '-'], "_");
        let named = |need: &Self| need.key == key || need.any_of.iter().any(|f| f.about.key == key);
        Self::all().into_iter().find(named)
    }

    /// Capabilities `model` is known to have, out of those that count in a decision.
    pub fn of_model(model: &Model) -> Vec<Self> {
        let counts = |need: &Self| {
            let key = need.any_of[0].about.key;
            capabilities().any(|(field, group)| field.about.key == key && group.is_some())
        };
        let mut needs = Self::all();
        needs.retain(|need| counts(need) && need.met_by(&model.capabilities) == Some(true));
        needs
    }

    /// Whether the capability is present; `None` if unknown.
    pub fn met_by(&self, can: &Capabilities) -> Option<bool> {
        let each = || self.any_of.iter().map(|field| flag(field, can));
        if each().any(|met| met == Some(true)) {
            return Some(true);
        }
        each().flatten().next()
    }
}

/// Requirements for a replacement.
#[derive(Clone, Default)]
pub struct Wanted<'a> {
    pub keep: Vec<Need>,
    /// Minimum context window in tokens; `None`: the replaced model's is unknown.
    pub context_tokens: Option<u64>,
    /// Require open weights.
    pub open: bool,
    /// Require one of these providers, by id.
    pub providers: Option<Vec<&'a str>>,
    /// Require a lower monthly cost in USD. `Some(None)`: lower than an unknown cost, which excludes all.
    pub below: Option<Option<Money>>,
}

titled! {
    /// Rules for replacements, in the order they are checked; the text follows a number of models.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Rule {
        Unsold = "with no provider",
        Kind = "of another kind",
        /// Not generally available, or retiring.
        Availability = "retiring or not generally available",
        Lacks = "missing a capability",
        /// A capability is unknown.
        Unknown = "with an unknown capability",
        Window = "with a smaller context window",
        UnknownWindow = "with an unknown context window",
        /// Specialized for a field that the model is not specialized for.
        Specialised = "specialized for one field",
        /// Closed or unknown weights.
        Closed = "not known to have open weights",
        Provider = "not on any of its providers",
        /// No price on the requested routes.
        Unpriced = "without a price on the requested routes",
        /// Not cheaper.
        Dearer = "not cheaper",
    }
}

impl Rule {
    fn is_broken(self, by: &Model, for_model: &Model, wanted: &Wanted, setting: &Setting) -> bool {
        let met = |need: &Need| need.met_by(&by.capabilities);
        match self {
            Self::Unsold => false,
            Self::Kind => by.kind != for_model.kind,
            Self::Availability => !is_available(by, setting.providers, setting.today),
            Self::Lacks => wanted.keep.iter().any(|need| met(need) == Some(false)),
            Self::Unknown => wanted.keep.iter().any(|need| met(need).is_none()),
            Self::Window => match (by.facts.context_tokens, wanted.context_tokens) {
                (Some(own), Some(least)) => own < least,
                _ => false,
            },
            Self::UnknownWindow => {
                by.facts.context_tokens.is_none() && wanted.context_tokens.is_some()
            }
            Self::Specialised => {
                let made_for = &by.specialised_for;
                let same = |field| for_model.specialised_for.contains(field);
                !made_for.is_empty() && !made_for.iter().any(same)
            }
            Self::Closed => wanted.open && by.facts.open_weights != Some(true),
            Self::Provider => wanted.providers.as_ref().is_some_and(|wanted| {
                let own = live_providers(by, setting.today);
                !own.iter().any(|id| wanted.contains(id))
            }),
            Self::Unpriced => setting.monthly(by).is_none(),
            Self::Dearer => wanted.below.is_some_and(|below| {
                let text = same_text(for_model, by, &setting.traffic);
                let ratio = setting
                    .monthly(by)
                    .zip(below)
                    .and_then(|(own, most)| own.ratio(most));
                ratio.is_none_or(|ratio| ratio * text >= 1.0)
            }),
        }
    }
}

/// Models excluded by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excluded {
    pub rule: Rule,
    /// Models that break this rule first.
    pub models: usize,
    /// Models that break only this rule.
    pub only: usize,
}

/// A capability that alone excludes models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    pub capability: &'static str,
    /// Models excluded only because they lack it or it is unknown.
    pub models: usize,
}

/// Counts of excluded models.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Screened {
    /// By rule; rules that excluded none are omitted.
    pub rules: Vec<Excluded>,
    /// By capability, most models first.
    pub for_want_of: Vec<Missing>,
    /// Largest context window, in tokens, of the models that only break [`Rule::Window`].
    pub largest_window: Option<u64>,
}

pub struct Screen<'p, 'a> {
    model: &'p Model<'a>,
    wanted: &'p Wanted<'p>,
    setting: &'p Setting<'a>,
    counts: Screened,
}

impl<'p, 'a> Screen<'p, 'a> {
    pub fn new(model: &'p Model<'a>, wanted: &'p Wanted<'p>, setting: &'p Setting<'a>) -> Self {
        Self {
            model,
            wanted,
            setting,
            counts: Screened::default(),
        }
    }

    /// Counts models without a provider.
    pub fn unsold(&mut self, models: usize) {
        if models > 0 {
            self.exclude(Rule::Unsold, models, false);
        }
    }

    /// Whether `other` can replace the model; the model itself cannot. Needs only a brief record.
    pub fn admits(&mut self, other: &Model) -> bool {
        if other.id == self.model.id {
            return false;
        }
        let broken = self.broken(other);
        let Some(&first) = broken.first() else {
            return true;
        };
        let alone = broken.len() == 1;
        self.exclude(first, 1, alone);
        if alone && first == Rule::Window {
            let largest = &mut self.counts.largest_window;
            *largest = (*largest).max(other.facts.context_tokens);
        }
        if broken
            .iter()
            .all(|rule| matches!(rule, Rule::Lacks | Rule::Unknown))
        {
            let keep = self.wanted.keep.iter();
            let mut missing = keep.filter(|need| need.met_by(&other.capabilities) != Some(true));
            if let (Some(need), None) = (missing.next(), missing.next()) {
                let wants = &mut self.counts.for_want_of;
                match wants.iter_mut().find(|w| w.capability == need.key) {
                    Some(known) => known.models += 1,
                    None => wants.push(Missing {
                        capability: need.key,
                        models: 1,
                    }),
                }
            }
        }
        false
    }

    /// The first two rules that a model breaks, in order.
    pub fn broken(&self, other: &Model) -> Vec<Rule> {
        let rules = Rule::ALL.iter().copied();
        let broken = rules.filter(|r| r.is_broken(other, self.model, self.wanted, self.setting));
        broken.take(2).collect()
    }

    /// The rules of [`Screen::broken`] in words, with figures.
    pub fn reasons(&self, other: &Model) -> Vec<String> {
        let needs = |met: Option<bool>| {
            let keep = self.wanted.keep.iter();
            let like = keep.filter(|need| need.met_by(&other.capabilities) == met);
            wording::list(&like.map(|need| need.title).collect::<Vec<_>>())
        };
        let reason = |rule: Rule| match (rule, other.facts.context_tokens) {
            (Rule::Lacks, _) => format!("lacks {}", needs(Some(false))),
            (Rule::Unknown, _) => format!("unknown: {}", needs(None)),
            (Rule::Window, Some(tokens)) => {
                format!("a context window of only {}", show_count(tokens))
            }
            _ => rule.title().to_owned(),
        };
        self.broken(other).into_iter().map(reason).collect()
    }

    fn exclude(&mut self, rule: Rule, models: usize, alone: bool) {
        let only = if alone { models } else { 0 };
        match self.counts.rules.iter_mut().find(|e| e.rule == rule) {
            Some(known) => {
                known.models += models;
                known.only += only;
            }
            None => self.counts.rules.push(Excluded { rule, models, only }),
        }
    }

    /// The counts in order of the rules.
    pub fn finish(mut self) -> Screened {
        let order = |rule: Rule| Rule::ALL.iter().position(|r| *r == rule);
        self.counts.rules.order_by_key(|e| order(e.rule));
        let wants = &mut self.counts.for_want_of;
        wants.order_by_key(|w| (std::cmp::Reverse(w.models), w.capability));
        self.counts
    }
}
