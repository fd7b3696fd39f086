//! The price table: the cost of each spelling of a model by provider, mode and tier.
//!
//! Owns its columns. The provider paid is chosen as for recorded requests (`usage`).

use std::collections::BTreeSet;

use catalog::units::Price;
use catalog::words;
use jiff::civil;
use serde::Serialize;

use crate::commands::context::Context;
use crate::error::Error;
use crate::output::parquet::Values;
use crate::pricing::{RateRow, Traffic};
use crate::providers::Providers;
use crate::usage::{Asked, Basis, Biller, Prices};

pub(super) const COLUMNS: &[&str] = words!(
    "spelling named_provider model provider paid mode above_input_tokens up_to_input_tokens marginal
    input cache_read cache_write_5m cache_write_1h output valid_from valid_until"
);

/// Decimal places of [`Price`].
const NANO_DIGITS: u32 = 9;

/// A row with prices in USD per million tokens; `null` if not stated.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PriceRow {
    /// A spelling used in records, in lower case.
    spelling: String,
    /// The provider named in the record; empty if none is.
    named_provider: String,
    model: String,
    provider: String,
    paid: Basis,
    #[serde(flatten)]
    rates: RateRow,
    /// First day of the price; `None` if unknown, or without history.
    #[serde(serialize_with = "day")]
    valid_from: Option<civil::Date>,
    /// Last day of the price; `None` if current.
    #[serde(serialize_with = "day")]
    valid_until: Option<civil::Date>,
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn day<S: serde::Serializer>(day: &Option<civil::Date>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(to)
}

/// The rows of the named models, or of all; with `history`, for each price on record.
///
/// # Errors
/// An unknown model, or a damaged catalog.
pub(super) fn rows(
    context: &Context,
    names: &[String],
    history: bool,
) -> Result<Vec<PriceRow>, Error> {
    let catalog = &context.catalog;
    let providers = Providers::all(catalog)?;
    let traffic = Traffic::default();
    let prices = Prices {
        catalog,
        providers: &providers,
        today: context.today,
        at_record: history,
        traffic: &traffic,
    };
    let mut spellings: BTreeSet<(String, String)> = BTreeSet::new();
    let mut models: BTreeSet<String> = BTreeSet::new();
    for position in context.positions(names)? {
        let model = catalog.model(position)?;
        models.insert(model.id.to_owned());
        let bare = model.id.split_once('/').map_or(model.id, |(_, name)| name);
        // Logs use the lab's spelling, whoever the provider is.
        let of_lab = model
            .routes
            .iter()
            .filter(|route| providers.is_own(&model, route));
        let own = [model.id, bare]
            .into_iter()
            .chain(model.aliases.iter().copied());
        let own: Vec<&str> = own.chain(of_lab.map(|route| route.id)).collect();
        let sold = model.routes.iter().map(|route| route.id);
        for spelling in own.iter().copied().chain(sold) {
            spellings.insert((spelling.to_lowercase(), String::new()));
        }
        for route in &model.routes {
            for spelling in own.iter().copied().chain([route.id]) {
                spellings.insert((spelling.to_lowercase(), route.provider.to_owned()));
            }
        }
    }
    let mut rows = Vec::new();
    for (spelling, named_provider) in spellings {
        let biller = match named_provider.as_str() {
            "" => Biller::Unknown,
            provider => Biller::Named(provider),
        };
        let Ok(seller) = prices.paid(&spelling, Asked::of(biller)) else {
            continue;
        };
        if !models.contains(&seller.sale.model) {
            continue; // this spelling means another model
        }
        for (valid_from, valid_until, sheet) in seller.sheets() {
            rows.extend(sheet.into_iter().map(|rates| PriceRow {
                spelling: spelling.clone(),
                named_provider: named_provider.clone(),
                model: seller.sale.model.clone(),
                provider: seller.sale.provider.clone(),
                paid: seller.basis,
                rates,
                valid_from,
                valid_until,
            }));
        }
    }
    Ok(rows)
}

/// The rows as typed columns; rates are exact.
pub(super) fn values(rows: &[PriceRow]) -> Vec<(&'static str, Values<'_>)> {
    let text =
        |of: fn(&PriceRow) -> &str| Values::Text(rows.iter().map(|row| Some(of(row))).collect());
    let whole = |of: fn(&PriceRow) -> Option<u64>| {
        let counts = rows.iter().map(of);
        Values::Whole(counts.map(|count| i64::try_from(count?).ok()).collect())
    };
    let rate = |of: fn(&PriceRow) -> Option<Price>| {
        let nano = |price: Price| i64::try_from(price.nano_usd()).ok();
        let rates = rows.iter().map(|row| of(row).and_then(nano));
        Values::Decimal(NANO_DIGITS, rates.collect())
    };
    let flag =
        |of: fn(&PriceRow) -> bool| Values::Flag(rows.iter().map(|row| Some(of(row))).collect());
    let day = |of: fn(&PriceRow) -> Option<civil::Date>| Values::Day(rows.iter().map(of).collect());
    vec![
        ("spelling", text(|row| &row.spelling)),
        ("named_provider", text(|row| &row.named_provider)),
        ("model", text(|row| &row.model)),
        ("provider", text(|row| &row.provider)),
        ("paid", text(|row| row.paid.name())),
        ("mode", text(|row| row.rates.mode.title())),
        (
            "above_input_tokens",
            whole(|row| Some(row.rates.above_input_tokens)),
        ),
        (
            "up_to_input_tokens",
            whole(|row| row.rates.up_to_input_tokens),
        ),
        ("marginal", flag(|row| row.rates.marginal)),
        ("input", rate(|row| row.rates.input)),
        ("cache_read", rate(|row| row.rates.cache_read)),
        ("cache_write_5m", rate(|row| row.rates.cache_write_5m)),
        ("cache_write_1h", rate(|row| row.rates.cache_write_1h)),
        ("output", rate(|row| row.rates.output)),
        ("valid_from", day(|row| row.valid_from)),
        ("valid_until", day(|row| row.valid_until)),
    ]
}
