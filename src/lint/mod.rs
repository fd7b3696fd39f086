//! Model ids in texts, and what to report about them: retired, retiring, unknown, moved, against a policy.
//!
//! Pure: texts, a catalog and a date in, findings out. Does not read files (`source_tree`) or word findings.
//!
//! Which words count, precision first:
//!
//! | the word is | it counts as |
//! |---|---|
//! | a whole string literal | the id in it, if it has a digit or a known family's name, and a hyphen or similar |
//! | the unquoted value of a key or option `model`, `deployment`, `engine`; an item alone on its line | the same |
//! | without a digit (`chat-bison`) | also as the default of a setting that is named as a model |
//! | the value of `name`, `default` … below or beside such a key, or a key below it (`yaml`) | the same |
//! | in the address of a request: `…/models/ID:generateContent` | the same |
//! | a common word too (`sonar`, `auto`, `o1`) | only as the value of such a key; near its lab's name, also as such a default or in a list of models |
//! | a common word as a constant of the same name (`val sonar = "sonar"`), or under the key of other ids | if among several ids |
//! | in a call like `startswith(…)`, before `in`, beside `==` | never: it is a pattern |
//! | the key of a map from ids to facts or ids (`table`) | as a table row |
//! | a choice of a form | as an offered choice |
//! | anywhere else: prose, comments | only with `mentions`, as a note |

mod asked;
mod calls;
mod clouds;
mod context;
mod ends;
mod families;
mod kind;
mod life;
mod lines;
pub mod patch;
pub mod path_class;
mod pattern;
mod pointer;
mod policy;
mod policy_file;
pub mod source_tree;
mod spellings;
mod successor;
mod table;
mod tokens;
mod verdict;
mod yaml;

pub use context::is_notebook;

use catalog::Catalog;
use catalog::schema::{End, Model, ProviderKind, ProviderRecord, RetirementBasis, Route};
use catalog::sort::{Order, tree};
use catalog::units::{Date, Days};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use ends::Ends;
use serde::Serialize;
use spellings::{Spellings, of_models};
use tokens::{Known, Word};

use crate::provider_names::provider_named;
use crate::providers::Providers;

pub use kind::Kind;
pub use policy::{Breach, Policy, RULES, Rule, Used};
pub use spellings::{At, plain};
pub use successor::Successor;
pub use tokens::{Look, Place};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// As written.
    pub id: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub place: Place,
    /// The provider of the id, from the call or object around it.
    pub at: Option<String>,
}

/// What is known about an id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    pub kind: Kind,
    /// The model's position; `None`: unknown.
    pub model: Option<usize>,
    /// The route with this spelling.
    pub route: Option<At>,
    /// The date that goes with the kind.
    pub date: Option<Date>,
    /// The provider that retires it.
    pub provider: Option<String>,
    /// How certain the date is.
    pub basis: Option<RetirementBasis>,
    pub said: Option<SaidBy>,
    pub successor: Option<Successor>,
    /// The dated form of the id, if only its retirement is known.
    pub dated_form: Option<String>,
    /// For a pointer: the position of the model that it may have meant before.
    pub before: Option<usize>,
}

/// The source of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidBy {
    pub source: String,
    /// The date on which it was true.
    pub as_of: Date,
    /// The page with the statement.
    pub url: Option<String>,
}

/// The provider whose ids are names that customers choose.
const DEPLOYMENTS: &str = "azure";

/// A common word counts as an id next to at least this many ids.
const NEIGHBOURS: usize = 5;

/// A host with unknown ids: findings about an id elsewhere do not apply to it there.
const ELSEWHERE: &str = "elsewhere";
/// In the name of a host, marks one that only shares a provider's interface.
const LOOKALIKE: &str = "compatible";

/// Regions before Bedrock ids that start like no known word.
const REGIONS: &[&str] = &["apac.", "global.", "jp.", "au.", "us-gov."];

/// Proxies before a lab's id that start like no known word.
const PROXIES: &[&str] = &["litellm_proxy", "litellm-proxy", "proxy"];

/// Finds ids in texts and judges them.
#[derive(Debug)]
pub struct Checker<'a> {
    catalog: &'a Catalog,
    models: &'a [Model<'a>],
    providers: &'a Providers<'a>,
    spellings: Spellings<'a>,
    ends: Ends,
    known: Known,
    /// Client classes named after their provider, lowercase → its id. Only hosts and clouds: a lab's class is also used
    /// for other providers.
    classes: BTreeMap<String, &'a str>,
    /// Cache: names of providers in texts → their ids.
    called: Mutex<BTreeMap<String, Option<&'a str>>>,
    /// Deployment names chosen by customers → their models.
    deployments: BTreeMap<String, String>,
    today: Date,
    within: i32,
}

/// The prefixes that an id may have.
fn words_of_interest<'w>(
    spellings: &'w Spellings,
    ends: &'w Ends,
) -> impl Iterator<Item = &'w str> {
    let recorded = spellings.beginnings().chain(ends.ids());
    let words = recorded.chain(PROXIES.iter().chain(REGIONS).copied());
    words.chain(families::beginnings())
}

impl<'a> Checker<'a> {
    /// `models` are all of the catalog's, as of `today`; a retirement announced for the next `within` days counts as
    /// retiring.
    pub fn new(
        catalog: &'a Catalog,
        models: &'a [Model<'a>],
        providers: &'a Providers<'a>,
        ends: Vec<End>,
        today: Date,
        within: Days,
    ) -> Self {
        let spellings = Spellings::new(models, providers, of_models(models));
        let ends = Ends::new(ends);
        let known = Known::new(words_of_interest(&spellings, &ends));
        let deployments = BTreeMap::new();
        let hosts = providers.iter().filter(|p| {
            // A bare id at a gateway is the lab's.
            let passes_on = matches!(p.kind, ProviderKind::Gateway | ProviderKind::Plan);
            p.kind != ProviderKind::Lab && !passes_on
        });
        let named = |p: &ProviderRecord<'a>| [(p.id, p.id), (p.name, p.id)];
        let classes = hosts.flat_map(named);
        let classes = classes.map(|(name, id)| (calls::of_class(name), id));
        Self {
            classes: tree(classes),
            called: Mutex::default(),
            deployments,
            ends,
            catalog,
            models,
            providers,
            spellings,
            known,
            today,
            within: i32::try_from(within.0).unwrap_or(i32::MAX),
        }
    }

    /// Adds deployment names chosen by customers.
    #[must_use]
    pub fn with_deployments(mut self, deployments: BTreeMap<String, String>) -> Self {
        let names = deployments.keys().map(String::as_str);
        let words = words_of_interest(&self.spellings, &self.ends);
        self.known = Known::new(words.chain(names));
        self.deployments = deployments;
        self
    }

    /// Every id in `text`, in order, except on lines exempted by a comment `llmcmp: ignore`.
    pub fn hits(&self, text: &[u8], look: Look) -> Vec<Hit> {
        let mut lines = lines::Lines::new(text);
        let mut words = Vec::new();
        let mut common = Vec::new();
        tokens::words(text, &self.known, look, &mut |word| {
            if self.counts(text, &word) {
                words.push(word);
            } else if word.place == Place::Literal && self.ends.has(word.text) {
                common.push(word);
            }
        });
        if words.len() >= NEIGHBOURS {
            common.retain(|word| self.is_among(text, word, &words));
            words.append(&mut common);
        }
        words.order_by_key(|word| word.start);
        // `model="x"` may be found both as a literal and as a value.
        words.dedup_by_key(|word| word.start);
        if words.is_empty() {
            return Vec::new();
        }
        let passed_over = [
            context::docstrings(text),
            context::outputs(text),
            context::block_comments(text),
        ];
        let for_people = context::markdown_cells(text);
        let forms = context::forms(text);
        let tests_from = context::tests_at_end(text).unwrap_or(text.len());
        let is_in = |parts: &[std::ops::Range<usize>], at: usize| {
            let behind = parts.partition_point(|part| part.end <= at);
            parts.get(behind).is_some_and(|part| part.contains(&at))
        };
        for word in &mut words {
            word.place = context::place(text, word);
            if passed_over.iter().any(|parts| is_in(parts, word.start)) {
                word.place = Place::Mention;
            } else if word.place != Place::Mention && is_in(&for_people, word.start) {
                word.place = Place::Document;
            } else if word.place != Place::Mention && word.start > tests_from {
                word.place = Place::Test;
            } else if word.place != Place::Mention && is_in(&forms, word.start) {
                word.place = Place::Offered;
            }
        }
        table::mark(text, &mut words);
        let mut lists = asked::Lists::default();
        words.retain(|word| match word.place {
            Place::Mention => look.mentions,
            Place::Literal => !lists.are_asked(text, word),
            _ => true,
        });
        let called = OnceCell::new();
        let mut hits = Vec::with_capacity(words.len());
        for word in words {
            let (line, column) = lines.position(word.start);
            if !lines.ignored() {
                hits.push(Hit {
                    at: self.whose(text, &word).or_else(|| {
                        let told = |at| {
                            passed_over.iter().any(|parts| is_in(parts, at))
                                || context::is_commented(text, at)
                        };
                        let called = called.get_or_init(|| clouds::called(text, told));
                        let of = called.iter().find(|cloud| cloud.has(word.text));
                        of.map(|cloud| cloud.provider.to_owned())
                    }),
                    id: word.text.to_owned(),
                    line,
                    column,
                    place: word.place,
                });
            }
        }
        hits
    }

    /// The provider of a word, from its surroundings.
    fn whose(&self, text: &[u8], word: &Word) -> Option<String> {
        if word.place == Place::Mention {
            return None;
        }
        let id = match calls::whose(text, word)? {
            calls::Whose::Provider(id) => self.providers.get(id).map_or(ELSEWHERE, |p| p.id),
            calls::Whose::Called(text) if text.contains(LOOKALIKE) => ELSEWHERE,
            calls::Whose::Called(text) => self.called(text)?,
            calls::Whose::Only(text) => self.called(text).unwrap_or(ELSEWHERE),
            calls::Whose::Elsewhere => ELSEWHERE,
            calls::Whose::Class(name) => *self.classes.get(&calls::of_class(name))?,
        };
        Some(id.to_owned())
    }

    /// The provider that a text names. Cached: the same few names recur.
    fn called(&self, text: &str) -> Option<&'a str> {
        let mut called = self.called.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = called.get(text) {
            return *known;
        }
        let id = provider_named(self.catalog, text).map(|provider| provider.id);
        called.insert(text.to_owned(), id);
        id
    }

    /// Whether a word of `text` is an id.
    fn counts(&self, text: &[u8], word: &Word) -> bool {
        if self.deployments.contains_key(word.text) {
            return !pattern::is_pattern(text, word) || word.place == Place::Value;
        }
        let known = self.ends.has(self.bare(word.text));
        let own = families::as_lab_writes(word.text).filter(|_| !known);
        let id = own.as_deref().unwrap_or(word.text);
        let bare = self.bare(id);
        // `openrouter/google/gemini-…`: a gateway's prefix before the lab's.
        let prefixed = || [bare, self.bare(bare)].iter().any(|id| self.ends.has(id));
        let proxied = || {
            let keyed = match word.place {
                Place::Value => true,
                Place::Literal => context::is_keyed(text, word),
                _ => false,
            };
            keyed && self.behind_proxy(id).is_some()
        };
        let ends = self.ends.has(id) || bare != id && prefixed() || proxied();
        let plain = if ends || self.spellings.has(id) {
            // In `perplexity/sonar` it is not a common word.
            let of_lab = || bare != id && id.contains('/') && self.ends.has(bare);
            families::is_plain_id(id) || of_lab()
        } else if families::looks_like_id(bare) {
            true
        } else {
            return false;
        };
        match word.place {
            Place::Value => !pattern::is_alias(text, word),
            Place::Literal => {
                let named = || context::is_keyed(text, word);
                let telling = || id.contains('-') || self.speaks_of_lab(text, id);
                let default = || {
                    let listed = || pattern::is_in_list_of_models(text, word);
                    (context::is_default_of_model(text, word) || listed()) && telling()
                };
                (plain || named() || default()) && !pattern::is_pattern(text, word)
            }
            Place::Item => plain && !pattern::is_alias(text, word),
            Place::Address | Place::Row | Place::Offered | Place::Document | Place::Test => plain,
            Place::Mention => plain && id.bytes().any(|b| b.is_ascii_digit()),
        }
    }

    /// Whether a common word is used like `ids`: as a constant of the same name, or under the same key as several of
    /// them.
    fn is_among(&self, text: &[u8], word: &Word, ids: &[Word]) -> bool {
        let key = |word: &Word| {
            let literal = (word.place == Place::Literal).then(|| context::around(text, word).0);
            literal.map(|open| context::key_at_end(tokens::line_before(text, open)))
        };
        let own = key(word).filter(|key| matches!(&**key, "id" | "name" | "value"));
        let same = || ids.iter().filter(|id| key(id) == own).count() >= NEIGHBOURS;
        // Next to other ids of its lab, the lab need not be named.
        let lab = |id: &str| Some(self.ends.by_lab(id, self.providers)?.provider.as_str());
        let labs = || {
            let own = lab(word.text);
            own.is_some() && ids.iter().filter(|id| lab(id.text) == own).count() >= NEIGHBOURS
        };
        let as_own =
            || pattern::is_own_name(text, word) && (labs() || self.speaks_of_lab(text, word.text));
        (as_own() || own.is_some() && same() && self.speaks_of_lab(text, word.text))
            && !pattern::is_pattern(text, word)
    }

    /// Whether a text names the lab that retires an id: `command` is a common word elsewhere.
    fn speaks_of_lab(&self, text: &[u8], id: &str) -> bool {
        let Some(end) = self.ends.by_lab(id, self.providers) else {
            return false;
        };
        let lab = end.provider.as_bytes();
        let mut parts = text.windows(lab.len());
        parts.any(|part| part.eq_ignore_ascii_case(lab))
    }

    /// A lab's retired id after one unknown word, such as the name of a private proxy:
    /// `litellm_proxy/claude-opus-4-20250514`.
    fn behind_proxy<'t>(&self, id: &'t str) -> Option<&'t str> {
        let (proxy, rest) = id.split_once('/')?;
        let unknown = self.bare(id) == id && !self.spellings.has(id);
        let plain = !proxy.is_empty() && !rest.contains('/') && self.catalog.lab(proxy).is_none();
        let of_lab = families::is_of_lab(rest) && self.ends.by_lab(rest, self.providers).is_some();
        (unknown && plain && of_lab).then_some(rest)
    }

    fn bare<'t>(&self, word: &'t str) -> &'t str {
        self.spellings
            .split_provider(word)
            .map_or(word, |(_, rest)| rest)
    }

    /// The model at a position.
    pub fn model(&self, position: usize) -> &Model<'a> {
        &self.models[position]
    }

    pub fn route(&self, (model, route): At) -> &Route<'a> {
        &self.models[model].routes[route]
    }

    pub fn providers(&self) -> &Providers<'a> {
        self.providers
    }
}
