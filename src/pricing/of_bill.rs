//! The traffic behind a bill: "we pay $4,000 a month for this model" → tokens per month.
//!
//! Owns scaling traffic to a bill. Does not choose the route (`routes`) or bill it (`bill`).

use catalog::schema::Model;
use catalog::units::{Date, Money};
use serde::Serialize;

use super::routes::{Choice, priced_route};
use super::traffic::Traffic;
use crate::error::{Error, Kind};
use crate::providers::Providers;

/// The bill that traffic was derived from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfBill {
    /// USD per month.
    pub usd: Money,
    /// Id of the billed model.
    pub model: String,
    /// Display name of the billed model.
    #[serde(skip)]
    pub name: String,
    /// Id of the provider whose route was priced.
    pub provider: String,
    /// Display name of that provider.
    #[serde(skip)]
    pub route: String,
}

/// Scales `traffic` until the bill of `model` is this amount, by tokens, or by requests of the same size. Its shares
/// and the ratio of input to output stay.
///
/// # Errors
/// The model has no price or costs nothing, or the bill is for less than a token or a request.
pub fn of_bill(
    model: &Model,
    providers: &Providers,
    traffic: &Traffic,
    choice: &Choice,
    today: Date,
    bill: Money,
) -> Result<Traffic, Error> {
    let wrong = |message: String| Error::new(Kind::Usage, message);
    let name = model.name;
    // Whole requests per month: requests per day would give a fraction in a month of 365/12 days.
    let traffic = &Traffic {
        requests_per_day: None,
        ..traffic.clone()
    };
    let priced = priced_route(model, providers, traffic, choice, today).map_err(|why| {
        wrong(format!("--bill: cannot price {name}: {}", why.text()))
            .hint("put the billed model first, or choose another route")
    })?;
    let Some(ratio) = bill.ratio(priced.usd()) else {
        let message = format!("--bill: {name} costs nothing at any traffic");
        return Err(wrong(message).hint("put the billed model first"));
    };
    let scaled = |count: u64| {
        // Both are far below 2^53, or `check` rejects them.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = (count as f64 * ratio).round() as u64;
        count
    };
    let provider = priced.offer().route.provider;
    let of_bill = OfBill {
        usd: bill,
        model: model.id.to_owned(),
        name: name.to_owned(),
        provider: provider.to_owned(),
        route: providers.name(provider).to_owned(),
    };
    let requests = traffic.requests.filter(|count| *count > 0);
    let (input, output) = match requests {
        Some(count) => {
            let scaled = scaled(count);
            let size = |tokens: u64| tokens / count * scaled;
            (size(traffic.input_tokens), size(traffic.output_tokens))
        }
        None => (scaled(traffic.input_tokens), scaled(traffic.output_tokens)),
    };
    let found = Traffic {
        input_tokens: input,
        output_tokens: output,
        output_assumed: false,
        requests: requests.map(scaled),
        of_bill: Some(of_bill),
        ..traffic.clone()
    };
    if input == 0 && output == 0 {
        let what = if requests.is_some() {
            "one request"
        } else {
            "one token"
        };
        let message = format!("--bill: {} is less than {what} of {name}", bill.show());
        return Err(wrong(message).hint("--bill is USD per month"));
    }
    found.check()?;
    Ok(found)
}
