//! Values derived from facts and terms, on a date and at a traffic.

use catalog::quality::{Estimate, Quality};
use catalog::schema::{Model, Status, Workload};

use super::terms::{CACHE_READ, INPUT, OUTPUT, PER_MTOK};
use super::{About, Better, Field, Holder, Section, Value, text, tools};
use crate::lifecycle::Life;
use crate::pricing::Quote;
use crate::wording::round;

pub enum Derived {}

impl Holder for Derived {
    type Of<'a> = ModelView<'a>;
}

/// A model on a date and at a traffic, from which fields read their values.
#[derive(Debug, Clone, Copy)]
pub struct ModelView<'a> {
    /// Its routes may have been dropped; what follows from them is in the other fields.
    pub model: &'a Model<'a>,
    /// Display name.
    pub lab: &'a str,
    /// Its lifecycle on that date.
    pub life: &'a Life,
    /// Number of providers with a live route.
    pub providers: usize,
    /// `None`: unmeasured.
    pub quality: Option<&'a Quality>,
    /// The priced route. `None`: no route has a price.
    pub quote: Option<Quote<'a>>,
}

const fn derived(
    about: About,
    value: for<'a> fn(&ModelView<'a>) -> Option<Value>,
) -> Field<Derived> {
    Field { about, value }
}

/// A quality index column for a workload; `None` for models that none of its boards measured.
macro_rules! quality_for {
    ($workload:ident, $key:literal, $name:literal, $title:literal, $head:literal) => {
        Field {
            about: About::new(Section::Quality, concat!("quality_", $key), $title, $head)
                .names(&[$name])
                .unit("points")
                .better(Better::More)
                .path(concat!("quality_for.", $key)),
            value: |v| {
                let mut known = v.quality?.workloads.iter();
                let found = known.find(|w| w.workload == Workload::$workload)?;
                Some(points(&found.quality))
            },
        }
    };
}

fn points(estimate: &Estimate) -> Value {
    Value::Points(estimate.estimate, estimate.margin)
}

/// Every derived value, in display order within its section.
#[rustfmt::skip] // one row per line
pub const DERIVED: &[Field<Derived>] = &[
    derived(About::new(Section::Identity, "id", "Id", "Id"), |v| Some(text(v.model.id))),
    derived(About::new(Section::Identity, "name", "Name", "Model").names(&["model"]), |v| Some(text(v.model.name))),
    derived(About::new(Section::Identity, "lab", "Lab", "Lab").names(&["maker"]), |v| Some(text(v.lab))),
    derived(About::new(Section::Identity, "kind", "Kind", "Kind"), |v| Some(text(v.model.kind.as_str()))),
    derived(About::new(Section::Life, "status", "Status", "Status").absent("unknown"), |v| Some(v.life.status).filter(|s| *s != Status::Unknown).map(|s| text(s.as_str()))),
    derived(About::new(Section::Life, "retires_on", "Retires on", "Retires").names(&["retires"]), |v| v.life.retires_on.map(Value::Date)),
    derived(About::new(Section::Life, "retirement_basis", "Retirement basis", "Basis"), |v| v.life.basis.map(|b| text(b.as_str()))),
    derived(About::new(Section::Life, "provider_count", "Providers", "Providers").names(&["providers"]).better(Better::More), |v| Some(Value::Count(v.providers as u64))),
    derived(About::new(Section::Quality, "quality", "Quality index", "Quality").unit("points").better(Better::More), |v| Some(points(&v.quality?.general))),
    derived(About::new(Section::Quality, "quality_low", "Quality index, lower end", "Quality low").unit("points").better(Better::More), |v| Some(Value::Score(round(v.quality?.general.low(), 1)))),
    derived(About::new(Section::Quality, "quality_groups", "Kinds of benchmarks measured", "Kinds").unit("groups").better(Better::More), |v| Some(Value::Count(u64::from(v.quality?.general.groups)))),
    quality_for!(Coding, "coding", "coding", "Quality for coding", "Coding"),
    quality_for!(Agents, "agents", "agents", "Quality for agents", "Agents"),
    quality_for!(Rag, "rag", "rag", "Quality for RAG", "RAG"),
    quality_for!(LongContext, "long_context", "long-context", "Quality for long context", "Long"),
    quality_for!(Vision, "vision", "quality-for-vision", "Quality for vision", "Vision"),
    quality_for!(Classification, "classification", "classification", "Quality for classification", "Classify"),
    quality_for!(Extraction, "extraction", "extraction", "Quality for extraction", "Extract"),
    quality_for!(Chat, "chat", "chat", "Quality for chat", "Chat"),
    derived(About::new(Section::Offer, "tools", "Function calling or tool use", "Tools").better(Better::More), |v| tools(&v.model.capabilities).map(Value::Flag)),
    derived(About::new(Section::Offer, "route", "Provider of the priced route", "Priced at").names(&["seller"]).path("route.provider"), |v| v.quote.map(|q| text(q.provider))),
    derived(About::new(Section::Offer, "route_id", "Id at that provider", "Route id").path("route.id"), |v| v.quote.map(|q| text(q.route))),
    derived(About::new(Section::Offer, INPUT, "Input price", "In").names(&["in", "input-price"]).unit(PER_MTOK).better(Better::Less), |v| v.quote?.input.map(Value::Price)),
    derived(About::new(Section::Offer, OUTPUT, "Output price", "Out").names(&["price", "out", "output-price"]).unit(PER_MTOK).better(Better::Less), |v| v.quote?.output.map(Value::Price)),
    derived(About::new(Section::Offer, CACHE_READ, "Cached input price", "Cached").names(&["cached", "cache"]).unit(PER_MTOK).better(Better::Less), |v| v.quote?.cache_read.map(Value::Price)),
    derived(About::new(Section::Offer, "monthly_usd", "Monthly cost", "Monthly").names(&["monthly", "month", "cost"]).unit("usd").better(Better::Less), |v| v.quote.map(|q| Value::Money(q.monthly))),
];
