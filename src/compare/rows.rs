//! The rows of a comparison: one fact for every model, with the best value marked.

use catalog::schema::{Kind, Rates, RetirementBasis, Status};
use catalog::units::{Date, Price};
use serde::Serialize;

use super::benchmarks::Benchmarks;
use super::phrase;
use super::subject::{Setting, Subject, Tag};
use crate::by_id::ById;
use crate::fields::{Better, FIELDS, Section, Value, best, capabilities as fields, flag};

/// One fact for every model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row<'a> {
    /// Its key.
    pub key: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Its unit, where it has one.
    pub unit: Option<&'static str>,
    /// By model id; `null` is unknown.
    pub values: ById<'a, Option<Value>>,
    /// The id of the one best value, where one is best.
    pub best: Option<&'a str>,
    /// What stands beside each value, in the order of the models.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Option<String>>,
}

/// A model's facts, as scripts read them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelRow<'a> {
    /// `lab/name`.
    pub id: &'a str,
    /// The name people know.
    pub name: &'a str,
    /// Its maker's name.
    pub lab: &'a str,
    /// What it is for.
    pub kind: Kind,
    /// First day of public availability.
    pub released: Option<Date>,
    /// Window, tokens.
    pub context_tokens: Option<u64>,
    /// Longest answer, tokens.
    pub max_output_tokens: Option<u64>,
    /// Weights.
    pub parameters: Parameters,
    /// How it is built.
    pub architecture: Option<&'static str>,
    /// Licence.
    pub license: Option<&'a catalog::schema::License>,
    /// Whether the weights can be downloaded.
    pub open_weights: Option<bool>,
    /// Newest training data.
    pub knowledge_cutoff: Option<Date>,
    /// Where it stands on the day.
    pub status: Status,
    /// The lab's own last day of service.
    pub retires_on: Option<Date>,
    /// How sure that day is.
    pub retirement_basis: Option<RetirementBasis>,
    /// Providers with a live route.
    pub provider_count: usize,
    /// By key; `null` is unknown.
    pub capabilities: ById<'static, Option<bool>>,
    /// What it is fit for.
    pub decision_fit: Vec<Tag>,
}

/// Numbers of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Parameters {
    /// All.
    pub total: Option<u64>,
    /// Those that run for each token.
    pub active: Option<u64>,
}

/// The facts of one model.
pub fn model<'a>(subject: &Subject<'a>) -> ModelRow<'a> {
    let facts = &subject.model.facts;
    let can = fields().map(|(field, _)| (field.key, flag(field, &subject.model.capabilities)));
    ModelRow {
        id: subject.id(),
        name: subject.name(),
        lab: &subject.lab.name,
        kind: subject.model.kind,
        released: facts.released,
        context_tokens: facts.context_tokens,
        max_output_tokens: facts.max_output_tokens,
        parameters: Parameters {
            total: facts.parameters_total,
            active: facts.parameters_active,
        },
        architecture: facts.architecture.map(|a| a.as_str()),
        license: facts.license.as_ref(),
        open_weights: facts.open_weights,
        knowledge_cutoff: facts.knowledge_cutoff,
        status: subject.life.status,
        retires_on: subject.life.retires_on,
        retirement_basis: subject.life.basis,
        provider_count: subject.providers.len(),
        capabilities: ById(can.collect()),
        decision_fit: subject.fit.clone(),
    }
}

fn row<'a>(
    subjects: &[Subject<'a>],
    key: &'static str,
    title: &'static str,
    unit: Option<&'static str>,
    better: Option<Better>,
    value: impl Fn(&Subject<'a>) -> Option<Value>,
) -> Row<'a> {
    let values: Vec<Option<Value>> = subjects.iter().map(value).collect();
    let best = better.and_then(|better| best(&values, better));
    let ids = subjects.iter().map(|s| s.id());
    Row {
        key,
        title,
        unit,
        best: best.map(|at| subjects[at].id()),
        values: ById(ids.zip(values).collect()),
        notes: Vec::new(),
    }
}

/// The most tags that the scorecard shows.
const TAGS: usize = 3;

/// The scorecard (decision rules, §6).
pub fn scorecard<'a>(
    subjects: &[Subject<'a>],
    setting: &Setting,
    benchmarks: &Benchmarks,
) -> Vec<Row<'a>> {
    let shown = shown_tags(subjects);
    let mut fit = row(subjects, "decision_fit", "Decision fit", None, None, |_| {
        None
    });
    for (at, tags) in shown.into_iter().enumerate() {
        fit.values.0[at].1 = Some(Value::List(tags));
    }
    let context = row(
        subjects,
        "context_tokens",
        "Context window",
        Some("tokens"),
        Some(Better::More),
        |s| s.model.facts.context_tokens.map(Value::Tokens),
    );
    let mut output = row(
        subjects,
        "cheapest_output_usd_per_mtok",
        "Cheapest output",
        Some("usd_per_mtok"),
        Some(Better::Less),
        |s| cheapest_output(s).map(Value::Price),
    );
    output.notes = subjects.iter().map(|s| seller(s, setting)).collect();
    let monthly = row(
        subjects,
        "monthly_usd",
        "Monthly cost",
        Some("usd"),
        Some(Better::Less),
        |s| s.monthly().map(Value::Money),
    );
    let providers = row(
        subjects,
        "provider_count",
        "Providers",
        None,
        Some(Better::More),
        |s| Some(Value::Count(s.providers.len() as u64)),
    );
    let shared = benchmarks.votes as u64;
    let mut boards = row(
        subjects,
        "shared_benchmarks",
        "Shared benchmarks",
        None,
        None,
        |_| Some(Value::Count(shared)),
    );
    let leads: Vec<Option<Value>> = subjects
        .iter()
        .map(|s| {
            benchmarks
                .leads
                .get(s.id())
                .map(|n| Value::Count(*n as u64))
        })
        .collect();
    boards.best = best(&leads, Better::More).map(|at| subjects[at].id());
    boards.notes = leads
        .iter()
        .map(|lead| Some(format!("leads {}", lead.as_ref()?.show())).filter(|_| shared > 0))
        .collect();
    vec![fit, context, output, monthly, providers, boards]
}

/// The first three tags of each; where those are the same for all, the ones that differ.
fn shown_tags(subjects: &[Subject]) -> Vec<Vec<&'static str>> {
    let first = |s: &Subject| s.fit.iter().take(TAGS).copied().collect::<Vec<_>>();
    let same = subjects
        .windows(2)
        .all(|pair| first(&pair[0]) == first(&pair[1]));
    let differ = |tag: &Tag| !subjects.iter().all(|s| s.fit.contains(tag));
    subjects
        .iter()
        .map(|s| {
            let own: Vec<Tag> = s.fit.iter().filter(|tag| differ(tag)).copied().collect();
            let tags = if same && !own.is_empty() {
                own
            } else {
                s.fit.clone()
            };
            tags.into_iter().take(TAGS).map(Tag::title).collect()
        })
        .collect()
}

/// The lowest output price among the offers that a careful buyer considers.
pub fn cheapest_output(subject: &Subject) -> Option<Price> {
    let priced = subject.priced.as_ref().ok()?;
    priced.cheapest_output.terms.price.as_ref()?.standard.output
}

fn seller(subject: &Subject, setting: &Setting) -> Option<String> {
    let priced = subject.priced.as_ref().ok()?;
    let same = |route: &catalog::schema::Route| route.provider == priced.cheapest_output.provider;
    let tied = priced.tied.len();
    if tied > 1 && priced.tied.iter().any(|offer| same(offer.route)) {
        return Some(format!("on {}", phrase::count(tied, "route")));
    }
    Some(
        setting
            .providers
            .name(priced.cheapest_output.provider)
            .to_owned(),
    )
}

/// The specifications, with standing and last day.
pub fn specs<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    let specs = FIELDS.iter().filter(|field| field.section == Section::Spec);
    let mut rows: Vec<Row<'a>> = specs
        .map(|field| {
            row(
                subjects,
                field.key,
                field.title,
                field.unit,
                field.better,
                |s| (field.value)(&s.model.facts, &s.model.capabilities),
            )
        })
        .collect();
    rows.push(row(subjects, "status", "Status", None, None, |s| {
        let known = s.life.status != Status::Unknown;
        known.then(|| Value::Text(s.life.status.as_str().into()))
    }));
    rows.push(row(subjects, "retires_on", "Retires on", None, None, |s| {
        s.life.retires_on.map(Value::Date)
    }));
    rows
}

/// The capabilities: yes, no, unknown.
pub fn capabilities<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    fields()
        .map(|(field, _)| {
            row(subjects, field.key, field.title, None, None, |s| {
                flag(field, &s.model.capabilities).map(Value::Flag)
            })
        })
        .collect()
}

type Rate = (
    &'static str,
    &'static str,
    fn(&catalog::schema::PriceList) -> Option<Price>,
);

fn batch(price: &catalog::schema::PriceList, rate: fn(&Rates) -> Option<Price>) -> Option<Price> {
    price.batch.as_deref().and_then(rate)
}

/// The rates of a price list, in the order in which they are shown.
const RATES: &[Rate] = &[
    ("input_usd_per_mtok", "Input", |p| p.standard.input),
    ("output_usd_per_mtok", "Output", |p| p.standard.output),
    ("cache_read_usd_per_mtok", "Cached read", |p| {
        p.standard.cache_read
    }),
    ("cache_write_usd_per_mtok", "Cache write", |p| {
        p.standard.cache_write
    }),
    ("cache_write_1h_usd_per_mtok", "Cache write, 1 h", |p| {
        p.standard.cache_write_1h
    }),
    ("batch_input_usd_per_mtok", "Batch input", |p| {
        batch(p, |r| r.input)
    }),
    ("batch_output_usd_per_mtok", "Batch output", |p| {
        batch(p, |r| r.output)
    }),
];

/// The rates of each model's priced route.
pub fn pricing<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    RATES
        .iter()
        .map(|(key, title, rate)| {
            let unit = Some("usd_per_mtok");
            row(subjects, key, title, unit, Some(Better::Less), |s| {
                let price = s.priced.as_ref().ok()?.offer().route.terms.price.as_ref()?;
                rate(price).map(Value::Price)
            })
        })
        .collect()
}
