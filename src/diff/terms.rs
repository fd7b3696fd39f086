//! The terms of a route that can change, each once.

use catalog::schema::{Rates, Terms};
use catalog::units::show_count;

use super::Kind;
use crate::fields::Value;

/// A term of a route.
pub struct Term {
    /// Its key in JSON.
    pub key: &'static str,
    /// What kind of a change a change of it is.
    pub kind: Kind,
    pub value: fn(&Terms) -> Option<Value>,
}

macro_rules! rate {
    ($key:literal, $rate:ident) => {
        Term {
            key: $key,
            kind: Kind::Price,
            value: |terms| terms.price.as_ref()?.standard.$rate.map(Value::Price),
        }
    };
    ($key:literal, $list:ident, $rate:ident) => {
        Term {
            key: $key,
            kind: Kind::Price,
            value: |terms| {
                let rates: Option<&Rates> = terms.price.as_ref()?.$list.as_deref();
                rates?.$rate.map(Value::Price)
            },
        }
    };
}

/// Every term, in the order in which its changes are listed.
pub const TERMS: &[Term] = &[
    Term {
        key: "status",
        kind: Kind::Lifecycle,
        value: |terms| terms.status.map(|s| Value::Text(s.as_str().into())),
    },
    Term {
        key: "deprecated_on",
        kind: Kind::Lifecycle,
        value: |terms| terms.deprecated_on.map(Value::Date),
    },
    Term {
        key: "retires_on",
        kind: Kind::Lifecycle,
        value: |terms| terms.retires_on.map(Value::Date),
    },
    Term {
        key: "retirement_basis",
        kind: Kind::Lifecycle,
        value: |terms| {
            terms
                .retirement_basis
                .map(|b| Value::Text(b.as_str().into()))
        },
    },
    Term {
        key: "price_status",
        kind: Kind::Price,
        value: |terms| terms.price_status.map(|s| Value::Text(s.as_str().into())),
    },
    rate!("input_usd_per_mtok", input),
    rate!("output_usd_per_mtok", output),
    rate!("cache_read_usd_per_mtok", cache_read),
    rate!("cache_write_usd_per_mtok", cache_write),
    rate!("cache_write_1h_usd_per_mtok", cache_write_1h),
    rate!("batch_input_usd_per_mtok", batch, input),
    rate!("batch_output_usd_per_mtok", batch, output),
    rate!("flex_input_usd_per_mtok", flex, input),
    rate!("flex_output_usd_per_mtok", flex, output),
    rate!("priority_input_usd_per_mtok", priority, input),
    rate!("priority_output_usd_per_mtok", priority, output),
    rate!("peak_input_usd_per_mtok", peak, input),
    rate!("peak_output_usd_per_mtok", peak, output),
    Term {
        key: "tiers",
        kind: Kind::Price,
        value: tiers,
    },
    Term {
        key: "context_tokens",
        kind: Kind::Limits,
        value: |terms| terms.context_tokens.map(Value::Tokens),
    },
    Term {
        key: "max_output_tokens",
        kind: Kind::Limits,
        value: |terms| terms.max_output_tokens.map(Value::Tokens),
    },
    Term {
        key: "quantization",
        kind: Kind::Facts,
        value: |terms| terms.quantization.clone().map(Value::Text),
    },
];

fn tiers(terms: &Terms) -> Option<Value> {
    let tiers = &terms.price.as_ref()?.tiers;
    let each = tiers.iter().map(|tier| {
        let rate = |price: Option<catalog::units::Price>| price.map_or("–".into(), |p| p.show());
        let pair = |rates: &Rates| format!("{} / {}", rate(rates.input), rate(rates.output));
        let modes = tier
            .modes()
            .into_iter()
            .filter_map(|(mode, rates)| Some((mode, rates?)));
        let modes = modes.map(|(mode, rates)| format!(", {mode} {}", pair(rates)));
        format!(
            "above {}: {}{}",
            show_count(tier.above_input_tokens),
            pair(&tier.rates),
            modes.collect::<String>()
        )
    });
    let text: Vec<String> = each.collect();
    (!text.is_empty()).then(|| Value::Text(text.join("; ")))
}
