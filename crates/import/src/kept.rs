//! Curated tables: provider kinds, labs and their names, aliases.
//!
//! Owns `kept/providers.json`, `kept/labs.json`, `kept/checkpoints.json` and `aliases.json`. Does not contain
//! model facts, which need a source and are in `curated/`.

use std::collections::{BTreeMap, HashMap};

use catalog::names::spell;
use catalog::schema::{Kind, PriceStatus, Provider, ProviderKind};
use catalog::sort::{Order, tree};
use catalog::units::Date;
use serde::{Deserialize, Serialize};

use crate::observation::Observation;
use crate::prior::Prior;

/// A curated provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptProvider {
    pub id: String,
    /// Display name, overriding that of the sources.
    pub name: Option<String>,
    pub kind: ProviderKind,
    /// Lab whose own service it is.
    pub lab: Option<String>,
    /// Its ids in the sources; `source:id` for one source only.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Meaning of a price of 0/0.
    pub zero: Option<PriceStatus>,
    /// Sources that copy the provider's own price list, or are generated from its API.
    #[serde(default)]
    pub own_lists: Vec<String>,
    /// Region of all its routes: `cn` for an endpoint for customers in China.
    pub region: Option<String>,
    /// The company's international endpoint, whose prices do not apply here.
    pub twin: Option<String>,
    /// Country of the company: ISO 3166, two letters.
    pub country: Option<String>,
    /// Regions it serves from.
    #[serde(default)]
    pub regions: Vec<String>,
}

impl KeptProvider {
    /// A provider with nothing else known.
    pub fn new(id: &str, kind: ProviderKind) -> Self {
        Self {
            id: id.to_owned(),
            name: None,
            kind,
            lab: None,
            aliases: Vec::new(),
            zero: None,
            own_lists: Vec::new(),
            region: None,
            twin: None,
            country: None,
            regions: Vec::new(),
        }
    }

    /// Overrides the name, kind, lab and aliases that a source states.
    pub fn describe(&self, provider: &mut Provider) {
        if let Some(name) = &self.name {
            provider.name.clone_from(name);
        }
        provider.kind = self.kind;
        provider.lab.clone_from(&self.lab);
        let aliases = self.aliases.iter().filter(|alias| !alias.contains(':'));
        provider.aliases = aliases.cloned().collect();
    }
}

/// A curated lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptLab {
    pub id: String,
    pub name: String,
    /// Prefixes before the slash in its model ids.
    #[serde(default)]
    pub orgs: Vec<String>,
    /// Prefixes of its model names, normalized by `names::normalize`.
    #[serde(default)]
    pub families: Vec<String>,
}

/// Curated names of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptModel {
    /// `lab/name`.
    pub id: String,
    pub name: Option<String>,
    /// Set if the id does not tell.
    pub kind: Option<Kind>,
    /// Its spellings in the sources: a name, or `provider:id` for one provider only.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// The model that a fine-tune was made from.
    pub base_model: Option<String>,
}

/// `aliases.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aliases {
    pub models: Vec<KeptModel>,
    /// Spellings that links must not merge into another model.
    #[serde(default)]
    pub apart: Vec<String>,
    /// Spellings that are not models (routers, services), with reasons.
    #[serde(default)]
    pub no_model: Vec<NoModel>,
}

/// A spelling that is not a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoModel {
    /// A name or `provider:id`; a final `*` matches any rest.
    pub spelling: String,
    pub reason: String,
}

/// A model name and the dated checkpoint that the lab serves under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Id of the model with that name.
    pub model: String,
    /// Id of the checkpoint.
    pub serves: String,
    /// The page that says so.
    pub url: String,
    /// The day it was read.
    pub as_of: Date,
}

/// Indexed curated tables.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// By id.
    pub providers: Vec<KeptProvider>,
    /// By id.
    pub labs: Vec<KeptLab>,
    pub aliases: Aliases,
    pub checkpoints: Vec<Checkpoint>,
    /// Earlier ids of models.
    pub prior: Prior,
    provider_ids: HashMap<String, usize>,
    orgs: HashMap<String, String>,
    families: Vec<(String, String)>,
    spellings: HashMap<String, String>,
}

impl Kept {
    pub fn new(providers: Vec<KeptProvider>, labs: Vec<KeptLab>, aliases: Aliases) -> Self {
        let mut provider_ids = HashMap::new();
        for (at, provider) in providers.iter().enumerate() {
            provider_ids.insert(provider.id.clone(), at);
        }
        for (at, provider) in providers.iter().enumerate() {
            for alias in &provider.aliases {
                provider_ids.insert(alias.clone(), at);
            }
        }
        let mut orgs = HashMap::new();
        let mut families = Vec::new();
        for lab in &labs {
            orgs.insert(lab.id.clone(), lab.id.clone());
            for org in &lab.orgs {
                orgs.insert(org.clone(), lab.id.clone());
            }
            for family in &lab.families {
                families.push((family.clone(), lab.id.clone()));
            }
        }
        // The longest matching family name wins.
        families.order_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let mut spellings = HashMap::new();
        for model in &aliases.models {
            let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
            spellings.insert(spell(tail).full(), model.id.clone());
            for spelling in &model.spellings {
                let key = match spelling.split_once(':') {
                    Some(_) => spelling.to_ascii_lowercase(),
                    None => spell(spelling).full(),
                };
                spellings.insert(key, model.id.clone());
            }
        }
        Self {
            providers,
            labs,
            aliases,
            provider_ids,
            orgs,
            families,
            spellings,
            ..Self::default()
        }
    }

    /// Names known to serve a dated checkpoint → the checkpoint's id.
    pub fn serves(&self) -> BTreeMap<String, String> {
        let each = self.checkpoints.iter();
        tree(each.map(|known| (known.model.clone(), known.serves.clone())))
    }

    /// The provider that `source` calls `id`.
    pub fn provider(&self, source: &str, id: &str) -> Option<&KeptProvider> {
        let at = self.provider_ids.get(&format!("{source}:{id}"));
        let at = at.or_else(|| self.provider_ids.get(id))?;
        self.providers.get(*at)
    }

    /// The provider with this catalog id.
    pub fn provider_with_id(&self, id: &str) -> Option<&KeptProvider> {
        self.providers.iter().find(|p| p.id == id)
    }

    /// The provider of a row that has a catalog provider id.
    pub fn provider_of(&self, seen: &Observation) -> Option<&KeptProvider> {
        self.provider_with_id(seen.provider.as_deref()?)
    }

    /// Whether this provider is the lab's own.
    pub fn is_own(&self, provider: &str, lab: &str) -> bool {
        let known = self.provider_with_id(provider);
        known.is_some_and(|p| p.kind == ProviderKind::Lab && p.lab.as_deref() == Some(lab))
    }

    /// The lab with this id or prefix before the slash.
    pub fn lab_of_org(&self, org: &str) -> Option<&str> {
        self.orgs.get(org).map(String::as_str)
    }

    /// The lab whose name prefix matches this normalized name.
    pub fn lab_of_family(&self, core: &str) -> Option<&str> {
        self.families
            .iter()
            .find(|(family, _)| {
                core.strip_prefix(family.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
            .map(|(_, lab)| lab.as_str())
    }

    /// The model of a curated spelling.
    pub fn model_of(&self, provider: Option<&str>, id: &str, spelled: &str) -> Option<&str> {
        let exact = provider.map(|p| format!("{p}:{}", id.to_ascii_lowercase()));
        exact
            .and_then(|key| self.spellings.get(&key))
            .or_else(|| self.spellings.get(spelled))
            .map(String::as_str)
    }

    /// Why a spelling is not a model; `None` if it may be one.
    pub fn no_model(&self, provider: Option<&str>, id: &str, spelled: &str) -> Option<&str> {
        let exact = provider.map_or(String::new(), |p| {
            format!("{p}:{}", id.to_ascii_lowercase())
        });
        let fits = |pattern: &str| match pattern.strip_suffix('*') {
            Some(start) => exact.starts_with(start) || spelled.starts_with(start),
            None => exact == pattern || spelled == pattern,
        };
        let found = self.aliases.no_model.iter().find(|n| fits(&n.spelling));
        found.map(|n| n.reason.as_str())
    }

    pub fn model(&self, id: &str) -> Option<&KeptModel> {
        self.aliases.models.iter().find(|m| m.id == id)
    }
}

#[cfg(test)]
impl Kept {
    /// Knows only these providers, each the service of a lab.
    pub(crate) fn of_labs(providers: &[(&str, &str)]) -> Self {
        let provider = |(id, lab): &(&str, &str)| KeptProvider {
            lab: Some((*lab).to_owned()),
            ..KeptProvider::new(id, ProviderKind::Lab)
        };
        let providers = providers.iter().map(provider).collect();
        Self::new(providers, Vec::new(), Aliases::default())
    }
}
