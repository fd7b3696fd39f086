//! model-prices: price history of the labs' own routes, each rate with page and start date.
//!
//! Imports the newest entry. `batch`, `flex` and `fast` (priority) are prices of the same route; other
//! services are skipped. `status` marks deprecated and removed models. A schedule with a peak multiplier
//! gives the peak rates and their hours. Does not import `estimates`, which are guesses.

use catalog::schema::{PeakHours, PriceList, Rates, RetirementBasis, Status};
use catalog::units::{Date, Price};
use serde_json::{Map, Value};

use super::peak_hours::clock;
use super::{Adapter, File, day, needed_object, object, objects, text, tiers};
use crate::observation::{Observation, Yield};
use crate::rates::{per_million, value_per_million};

const SOURCE: &str = "model-prices";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["model-prices/snapshot.json"],
    read,
};

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let snapshot = object(file)?;
    for (provider, models) in needed_object(file, &snapshot, "prices")? {
        let peak = peak(&snapshot, provider, as_of);
        for (id, services) in models.as_object().into_iter().flatten() {
            let mut seen = Observation::new(SOURCE, as_of, id);
            seen.provider = Some(provider.clone());
            let status = snapshot
                .get("status")
                .and_then(|s| s.get(provider)?.get(id));
            let status = status.and_then(Value::as_str);
            life(status, as_of, &mut seen);
            let services = services.as_object().ok_or("not an object");
            let seen = services.and_then(|services| {
                let list = list(services, peak.as_ref(), provider, &mut seen);
                seen.price(list.ok_or("no current standard rate")?);
                Ok(seen)
            });
            out.take(format!("{provider} {id}"), seen);
        }
    }
    Ok(())
}

fn life(status: Option<&str>, as_of: Date, seen: &mut Observation) {
    match status {
        Some("removed") => {
            seen.terms.status = Some(Status::Withdrawn);
            seen.terms.retires_on = Some(as_of);
            seen.terms.retirement_basis = Some(RetirementBasis::Withdrawn);
        }
        Some("deprecated") => {
            seen.listed = true;
            seen.terms.status = Some(Status::Deprecated);
        }
        _ => seen.listed = true,
    }
}

/// Pages of a provider's other APIs, whose rates do not apply to the plain id.
const OTHER_APIS: &[(&str, &str)] = &[("perplexity", "docs.perplexity.ai/docs/agent-api/")];

/// Newest rates of a service.
fn newest<'a>(
    services: &'a Map<String, Value>,
    service: &str,
    provider: &str,
) -> Option<&'a Map<String, Value>> {
    let history = services.get(service)?.as_array()?;
    let elsewhere = |rates: &Map<String, Value>| {
        let page = text(rates, "source").unwrap_or_default();
        let mut apis = OTHER_APIS.iter();
        apis.any(|(of, start)| *of == provider && page.contains(start))
    };
    let mut rates = history
        .iter()
        .rev()
        .map(|step| step.get("rates")?.as_object());
    rates.find(|rates| !rates.is_some_and(elsewhere))?
}

fn list(
    services: &Map<String, Value>,
    peak: Option<&Peak>,
    provider: &str,
    seen: &mut Observation,
) -> Option<PriceList> {
    let standard = newest(services, "standard", provider)?;
    seen.url = text(standard, "source")
        .filter(|url| !url.contains("artificialanalysis"))
        .map(str::to_owned);
    let of = |service| Some(rates(newest(services, service, provider)?, provider));
    let tiers = tiers(standard, "tiers", "above", |tier| rates(tier, provider));
    let standard = rates(standard, provider);
    Some(PriceList {
        tiers,
        batch: of("batch").map(Box::new),
        flex: of("flex").map(Box::new),
        priority: of("fast").map(Box::new),
        peak: peak.map(|peak| Box::new(times(&standard, peak.factor))),
        peak_hours: peak.and_then(|peak| peak.hours.clone()).map(Box::new),
        standard,
    })
}

fn rates(row: &Map<String, Value>, provider: &str) -> Rates {
    let keys = ["input", "output", "cache_read", "cache_write"];
    let mut rates = super::rates(row, keys, value_per_million);
    // Anthropic prices the 1-hour cache as a multiple of the input.
    let multiple = row.get("cache_write_1h_multiple").and_then(Value::as_f64);
    let hour = multiple.filter(|_| provider == "anthropic" && rates.cache_write.is_some());
    rates.cache_write_1h = hour.and_then(|factor| scaled(rates.input?, factor));
    rates
}

fn scaled(rate: Price, factor: f64) -> Option<Price> {
    per_million(rate.decimal().to_f64() * factor)
}

fn times(rates: &Rates, factor: f64) -> Rates {
    let rate = |rate: Option<Price>| rate.and_then(|rate| scaled(rate, factor));
    Rates {
        input: rate(rates.input),
        output: rate(rates.output),
        cache_read: rate(rates.cache_read),
        cache_write: rate(rates.cache_write),
        cache_write_1h: rate(rates.cache_write_1h),
    }
}

struct Peak {
    /// Multiplier for the rates, 1 to 100.
    factor: f64,
    hours: Option<PeakHours>,
}

/// The provider's peak hours on a date, if any.
fn peak(snapshot: &Map<String, Value>, provider: &str, as_of: Date) -> Option<Peak> {
    let schedules = snapshot.get("schedules")?.as_object()?;
    objects(schedules, "schedule")
        .filter(|rule| text(rule, "provider") == Some(provider))
        .filter(|rule| day(rule, "valid_from").is_none_or(|from| from <= as_of))
        .filter(|rule| day(rule, "valid_until").is_none_or(|until| as_of < until))
        .find_map(|rule| {
            let factor = rule.get("peak_multiplier")?.as_f64()?;
            (1.0..100.0).contains(&factor).then(|| Peak {
                factor,
                hours: hours(rule),
            })
        })
}

/// `peak_hours_utc`: pairs of times, on weekdays or every day.
fn hours(rule: &Map<String, Value>) -> Option<PeakHours> {
    let window = |pair: &Value| {
        let [from, until] = pair.as_array()?.as_slice() else {
            return None;
        };
        Some((clock(from.as_str()?)?, clock(until.as_str()?)?))
    };
    let windows = rule.get("peak_hours_utc")?.as_array()?;
    let last = match rule.get("weekdays_only").and_then(Value::as_bool) {
        Some(true) => 5,
        _ => 7,
    };
    let hours = PeakHours {
        weekdays: (1..=last).collect(),
        windows: windows.iter().map(window).collect::<Option<_>>()?,
    };
    hours.is_sound().then_some(hours)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;
    use crate::sources::read_one;

    #[test]
    fn a_rate_of_another_api_is_none_of_the_plain_id() {
        // Sonar costs 1 and 1 via chat completions; via the agent API, 0.25 and 2.50.
        let list = serde_json::json!({"prices": {"perplexity": {"sonar": {"standard": [
            {"rates": {"input": 1.0, "output": 1.0, "source": "https://docs.perplexity.ai/getting-started/pricing"}},
            {"rates": {"input": 0.25, "output": 2.5, "source": "https://docs.perplexity.ai/docs/agent-api/models"}},
        ]}}}});
        let out = read_one(&ADAPTER, ("snapshot.json", &list));
        let price = out.observations[0].terms.price.as_ref().expect("a price");
        let shown = [&price.standard.input, &price.standard.output]
            .map(|rate| rate.map(|rate| rate.to_string()));
        assert_eq!(shown, [Some("1".to_owned()), Some("1".to_owned())]);
    }
}
