//! What sources state about a route.

use catalog::schema::{PriceList, Rates, Terms};
use catalog::units::{Price, show_count};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{About, Better, Field, Holder, Section, Value, text};

pub enum Term {}

impl Holder for Term {
    type Of<'a> = Terms;
}

/// Keys of the rates that every price has: input and output.
pub(super) const INPUT: &str = "input_usd_per_mtok";
pub(super) const OUTPUT: &str = "output_usd_per_mtok";
pub(super) const CACHE_READ: &str = "cache_read_usd_per_mtok";
/// The unit of a rate: USD per million tokens.
pub(super) const PER_MTOK: &str = "usd_per_mtok";

macro_rules! rate {
    ($key:expr, $title:literal, $rate:ident) => {
        Field {
            about: About::new(Section::Rate, $key, $title, $title)
                .unit(PER_MTOK)
                .better(Better::Less),
            value: |terms| terms.price.as_ref()?.standard.$rate.map(Value::Price),
        }
    };
    ($mode:ident, $key:literal, $title:literal, $rate:ident) => {
        Field {
            about: About::new(Section::ModeRate, $key, $title, $title)
                .unit(PER_MTOK)
                .better(Better::Less),
            value: |terms| {
                let rates: Option<&Rates> = terms.price.as_ref()?.$mode.as_deref();
                rates?.$rate.map(Value::Price)
            },
        }
    };
}

const fn term(
    section: Section,
    key: &'static str,
    title: &'static str,
    value: fn(&Terms) -> Option<Value>,
) -> Field<Term> {
    Field {
        about: About::new(section, key, title, title),
        value,
    }
}

const fn limit(
    key: &'static str,
    title: &'static str,
    value: fn(&Terms) -> Option<Value>,
) -> Field<Term> {
    Field {
        about: About::new(Section::Limit, key, title, title)
            .unit("tokens")
            .better(Better::More),
        value,
    }
}

/// Every term, in display order.
#[rustfmt::skip] // one row per line
pub const TERMS: &[Field<Term>] = &[
    rate!(INPUT, "Input", input),
    rate!(OUTPUT, "Output", output),
    rate!(CACHE_READ, "Cached read", cache_read),
    rate!("cache_write_usd_per_mtok", "Cache write", cache_write),
    rate!("cache_write_1h_usd_per_mtok", "Cache write, 1 h", cache_write_1h),
    rate!(batch, "batch_input_usd_per_mtok", "Batch input", input),
    rate!(batch, "batch_output_usd_per_mtok", "Batch output", output),
    rate!(flex, "flex_input_usd_per_mtok", "Flex input", input),
    rate!(flex, "flex_output_usd_per_mtok", "Flex output", output),
    rate!(priority, "priority_input_usd_per_mtok", "Priority input", input),
    rate!(priority, "priority_output_usd_per_mtok", "Priority output", output),
    rate!(peak, "peak_input_usd_per_mtok", "Peak input", input),
    rate!(peak, "peak_output_usd_per_mtok", "Peak output", output),
    term(Section::ModeRate, "tiers", "Long requests", tiers),
    limit("context_tokens", "Context window", |t| t.context_tokens.map(Value::Tokens)),
    limit("max_output_tokens", "Max output", |t| t.max_output_tokens.map(Value::Tokens)),
    term(Section::Spec, "quantization", "Quantization", |t| t.quantization.as_deref().map(text)),
    term(Section::Spec, "conditions", "Conditions", |t| t.conditions.as_ref().map(|all| Value::List(all.iter().map(|c| c.as_str()).collect()))),
    term(Section::Spec, "promotion_until", "Promotion until", |t| t.promotion.as_ref().map(|p| Value::Date(p.until))),
    term(Section::Spec, "then_input_usd_per_mtok", "Input price after promotion", |t| t.promotion.as_ref()?.then.standard.input.map(Value::Price)),
    term(Section::Spec, "then_output_usd_per_mtok", "Output price after promotion", |t| t.promotion.as_ref()?.then.standard.output.map(Value::Price)),
    term(Section::Life, "stated_status", "Stated status", |t| t.status.map(|status| text(status.as_str()))),
    term(Section::Life, "deprecated_on", "Deprecated on", |t| t.deprecated_on.map(Value::Date)),
    term(Section::Life, "retires_on", "Retires on", |t| t.retires_on.map(Value::Date)),
    term(Section::Life, "retirement_basis", "Retirement basis", |t| t.retirement_basis.map(|basis| text(basis.as_str()))),
    term(Section::Life, "successor", "Successor", |t| t.successor.as_deref().map(text)),
    term(Section::Offer, "price_status", "Price status", |t| t.price_status.map(|status| text(status.as_str()))),
];

fn tiers(terms: &Terms) -> Option<Value> {
    let tiers = &terms.price.as_ref()?.tiers;
    let each = tiers.iter().map(|tier| {
        let rate = |price: Option<Price>| price.map_or("–".into(), |p| p.show());
        let pair = |rates: &Rates| format!("{} / {}", rate(rates.input), rate(rates.output));
        let modes = tier.modes().into_iter();
        let modes = modes.filter_map(|(mode, rates)| Some(format!(", {mode} {}", pair(rates?))));
        let (size, modes) = (
            show_count(tier.above_input_tokens),
            modes.collect::<String>(),
        );
        format!("above {size}: {}{modes}", pair(&tier.rates))
    });
    let text: Vec<String> = each.collect();
    (!text.is_empty()).then(|| Value::Text(text.join("; ")))
}

/// A standard rate, USD per million tokens. `None`: unknown.
pub fn rate(terms: &Terms, of: fn(&Rates) -> Option<Price>) -> Option<Price> {
    of(&terms.price.as_ref()?.standard)
}

/// A price's input and output rates, USD per million tokens; flattened into JSON under the keys of [`TERMS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListPrice {
    /// USD per million input tokens.
    pub input: Option<Price>,
    /// USD per million output tokens.
    pub output: Option<Price>,
}

impl ListPrice {
    /// The standard rates of a price list.
    pub fn of(price: Option<&PriceList>) -> Self {
        let standard = price.map(|price| &price.standard);
        Self {
            input: standard.and_then(|rates| rates.input),
            output: standard.and_then(|rates| rates.output),
        }
    }
}

impl Serialize for ListPrice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry(INPUT, &self.input)?;
        map.serialize_entry(OUTPUT, &self.output)?;
        map.end()
    }
}
