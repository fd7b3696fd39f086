//! The rows of a comparison: one fact for every model, with the best value marked.

use catalog::quality::difference;
use catalog::units::Price;
use serde::Serialize;

use super::benchmarks::{Benchmarks, SharedBoard};
use super::pair::Asked;
use super::subject::{Subject, Tag};
use crate::by_id::ById;
use crate::fields::{
    self, Better, DERIVED, FACTS, ModelField, ModelRow, Section, TERMS, Value, best,
};
use crate::query::Setting;
use crate::wording;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row<'a> {
    pub key: &'static str,
    pub title: &'static str,
    pub unit: Option<&'static str>,
    /// By model id; `null`: unknown.
    pub values: ById<'a, Option<Value>>,
    /// The id of the model with the best value, if a single one is best.
    pub best: Option<&'a str>,
    /// Shown next to each value, in the order of the models.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Option<String>>,
}

/// A model as it appears in JSON.
#[derive(Debug, Clone, Serialize)]
pub struct ComparedModel<'a> {
    /// Its fields without its offer, which is in `monthly_cost`.
    #[serde(flatten)]
    pub fields: ModelRow<'a>,
    /// What it is fit for; at least one tag.
    pub decision_fit: &'a [Tag],
}

impl<'a> ComparedModel<'a> {
    pub fn id(&self) -> &'a str {
        self.fields.view.model.id
    }

    pub fn name(&self) -> &'a str {
        self.fields.view.model.name
    }
}

pub fn model<'s>(subject: &'s Subject<'s>) -> ComparedModel<'s> {
    ComparedModel {
        fields: ModelRow {
            view: subject.view(),
            without: &[Section::Offer],
        },
        decision_fit: &subject.fit,
    }
}

fn field_row<'a>(subjects: &[Subject<'a>], field: ModelField) -> Row<'a> {
    let about = field.about();
    row(
        subjects,
        about.key,
        about.title,
        about.unit,
        about.better,
        |s| field.value(&s.view()),
    )
}

fn derived_row<'a>(subjects: &[Subject<'a>], key: &str) -> Option<Row<'a>> {
    let field = DERIVED.iter().find(|field| field.about.key == key)?;
    Some(field_row(subjects, ModelField::Derived(field)))
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

/// The most tags shown on the scorecard.
const TAGS: usize = 3;

/// See decision rules, §6.
pub fn scorecard<'a>(
    subjects: &[Subject<'a>],
    setting: &Setting,
    asked: Asked,
    benchmarks: &Benchmarks,
) -> Vec<Row<'a>> {
    let mut fit = row(subjects, "decision_fit", "Fit", None, None, |_| None);
    for (at, subject) in subjects.iter().enumerate() {
        let tags = subject.fit.iter().take(TAGS).map(|tag| tag.title());
        fit.values.0[at].1 = Some(Value::List(tags.collect()));
    }
    let context = FACTS.iter().find(|f| f.about.key == "context_tokens");
    let context = context.map(|field| field_row(subjects, ModelField::Fact(field)));
    let mut output = row(
        subjects,
        "cheapest_output_usd_per_mtok",
        "Cheapest output",
        Some("usd_per_mtok"),
        Some(Better::Less),
        |s| cheapest_output(s).map(Value::Price),
    );
    output.notes = subjects.iter().map(|s| seller(s, setting)).collect();
    let monthly = derived_row(subjects, "monthly_usd");
    let providers = derived_row(subjects, "provider_count");
    let shared = benchmarks.votes as u64;
    let measured = |s: &Subject| {
        let has =
            |board: &&SharedBoard| board.votes && matches!(board.scores.get(s.id()), Some(Some(_)));
        benchmarks.shared.iter().filter(has).count() as u64
    };
    let mut boards = row(
        subjects,
        "shared_benchmarks",
        "Shared benchmarks",
        None,
        None,
        |s| Some(Value::Count(measured(s))),
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
    let rows = [
        Some(quality(subjects, asked)),
        monthly,
        Some(output),
        context,
        providers,
        Some(boards),
        derived_row(subjects, "retires_on"),
        Some(fit),
    ];
    rows.into_iter().flatten().collect()
}

/// Each model's quality index for the workload asked for; the best is marked only if separable from all others.
fn quality<'a>(subjects: &[Subject<'a>], asked: Asked) -> Row<'a> {
    let estimates: Vec<_> = subjects
        .iter()
        .map(|s| s.estimate(asked.scale, asked.workload))
        .collect();
    let ahead = |at: usize| {
        let mut others = estimates
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        let beats = |(_, other): (usize, &Option<_>)| {
            let apart = estimates[at].as_ref().zip(other.as_ref());
            apart.is_some_and(|(a, b)| {
                let apart = difference(a, b);
                apart.is_separable() && apart.points > 0.0
            })
        };
        others.all(beats)
    };
    let best = (0..subjects.len()).find(|at| ahead(*at));
    let values = subjects.iter().zip(&estimates).map(|(subject, estimate)| {
        let value = estimate.map(|e| Value::Points(e.estimate, e.margin));
        (subject.id(), value)
    });
    Row {
        key: "quality",
        title: "Quality index",
        unit: Some("points"),
        values: ById(values.collect()),
        best: best.map(|at| subjects[at].id()),
        notes: Vec::new(),
    }
}

/// The lowest output price among offers fit for a budget.
pub fn cheapest_output(subject: &Subject) -> Option<Price> {
    let priced = subject.priced.as_ref().ok()?;
    priced.cheapest_output.terms.price.as_ref()?.standard.output
}

fn seller(subject: &Subject, setting: &Setting) -> Option<String> {
    let priced = subject.priced.as_ref().ok()?;
    let same = |route: &catalog::schema::Route| route.provider == priced.cheapest_output.provider;
    let tied = priced.tied.len();
    if tied > 1 && priced.tied.iter().any(|offer| same(offer.route)) {
        return Some(format!("on {}", wording::count(tied, "route")));
    }
    Some(
        setting
            .providers
            .name(priced.cheapest_output.provider)
            .to_owned(),
    )
}

/// Specifications, plus status and retirement date.
pub fn specs<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    let specs = FACTS.iter().filter(|field| field.about.section.is_spec());
    let specs = specs.map(|field| field_row(subjects, ModelField::Fact(field)));
    let life = ["status", "retires_on"];
    let life = life.iter().filter_map(|key| derived_row(subjects, key));
    specs.chain(life).collect()
}

/// Capabilities: yes, no, unknown.
pub fn capabilities<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    let each = fields::capabilities();
    each.map(|(field, _)| Row {
        // Having more capabilities is not a win in itself.
        best: None,
        ..field_row(subjects, ModelField::Fact(field))
    })
    .collect()
}

/// Rates of each model's priced route.
pub fn pricing<'a>(subjects: &[Subject<'a>]) -> Vec<Row<'a>> {
    let rates = TERMS.iter().filter(|field| field.about.unit.is_some());
    let rates =
        rates.filter(|field| matches!(field.about.section, Section::Rate | Section::ModeRate));
    rates
        .map(|field| {
            let about = &field.about;
            row(
                subjects,
                about.key,
                about.title,
                about.unit,
                about.better,
                |s| (field.value)(&s.priced.as_ref().ok()?.offer().route.terms),
            )
        })
        .collect()
}
