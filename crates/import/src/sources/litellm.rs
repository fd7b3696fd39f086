//! LiteLLM's price map: one key per route, prices in USD per *token*.
//!
//! A key is `provider/id`, possibly with region and commitment in between. Prices of other service modes
//! and of long requests have suffixes (`_batches`, `_flex`, `_priority`, `_above_200k_tokens`).
//! `deprecation_date` is the last day of that route. With `off_peak_pricing` the main price is the peak
//! rate; the off-peak rate is imported as standard because it applies most hours of the week.

use catalog::names::is_region;
use catalog::schema::{End, Parameter, PriceList, Rates, RetirementBasis, Tier};
use catalog::units::Date;
use serde_json::{Map, Value};

use super::peak_hours::outside;
use super::{Adapter, File, count, day, flag, object, objects, text};
use crate::observation::{Observation, Yield};
use crate::rates::{by_size, value_per_token};

const SOURCE: &str = "litellm";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["litellm/model_prices_and_context_window.json"],
    read,
};

/// Modes of language models.
const MODES: &[&str] = &["chat", "responses", "completion"];

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    for (key, row) in &object(file)? {
        let seen = match row.as_object() {
            _ if key == "sample_spec" => Err("format sample"),
            Some(row) => route(key, row, as_of).inspect(|seen| {
                if let Some(end) = end(key, row, seen) {
                    out.end(end);
                }
            }),
            None => Err("not an object"),
        };
        out.take(key, seen);
    }
    Ok(())
}

fn route(key: &str, row: &Map<String, Value>, as_of: Date) -> Result<Observation, &'static str> {
    let provider = text(row, "litellm_provider").ok_or("no provider")?;
    if !text(row, "mode").is_some_and(|mode| MODES.contains(&mode)) {
        return Err("not a language model (mode)");
    }
    if key.starts_with("ft:") {
        return Err("price for custom fine-tunes");
    }
    if key.contains("-month-commitment/") {
        return Err("billed per month, not per token");
    }
    let (provider, id, region) = place(provider, key);
    let mut seen = Observation::new(SOURCE, as_of, &id);
    seen.provider = Some(provider);
    seen.region = region;
    // Claude Platform on AWS: Anthropic's own API, billed by the cloud.
    seen.host = key
        .contains("/claude_platform/")
        .then(|| "anthropic".to_owned());
    seen.url = text(row, "source")
        .filter(|url| url.starts_with("http") && !url.contains("artificialanalysis"))
        .map(str::to_owned);
    seen.facts.context_tokens = count(row, "max_input_tokens");
    seen.facts.max_output_tokens = count(row, "max_output_tokens");
    seen.terms.context_tokens = seen.facts.context_tokens;
    seen.terms.max_output_tokens = seen.facts.max_output_tokens;
    // With a source page, the date is the provider's word (`end`); without one, only this list's.
    if text(row, "deprecation_source").is_none()
        && let Some(day) = day(row, "deprecation_date")
    {
        seen.terms.retires_on = Some(day);
        seen.terms.retirement_basis = Some(RetirementBasis::Announced);
    }
    capabilities(row, &mut seen);
    seen.parameters = parameters(row);
    if !is_defaulted(&seen, row) {
        seen.price(price_list(row));
    }
    Ok(seen)
}

/// Whether a row has Fireworks' rates for models of up to 4B, $0.10 both ways, though its id states more: the
/// list falls back to them when it does not know the size.
fn is_defaulted(seen: &Observation, row: &Map<String, Value>) -> bool {
    let rate = |key| row.get(key).and_then(Value::as_f64);
    let smallest = Some(1e-7);
    let billions = |word: &str| word.strip_suffix('b')?.replace('p', ".").parse().ok();
    seen.provider.as_deref() == Some("fireworks_ai")
        && rate("input_cost_per_token") == smallest
        && rate("output_cost_per_token") == smallest
        && seen
            .id
            .split('-')
            .filter_map(billions)
            .any(|size: f64| size >= 5.0)
}

/// Minimum notice of providers that [`promises_least`] accepts, in days: a nearer date is taken as announced.
const NOTICE_DAYS: i32 = 60;

/// The retirement that a row states, with its page. Without a page it only postpones a date that another
/// source's page states (`ends`).
fn end(key: &str, row: &Map<String, Value>, seen: &Observation) -> Option<End> {
    let last_day = day(row, "deprecation_date")?;
    let ahead = seen.as_of.days_until(last_day) > NOTICE_DAYS;
    let replacement = text(row, "successor_model").map(|successor| {
        let provider = text(row, "litellm_provider").unwrap_or_default();
        place(provider, successor).1
    });
    let provider = seen.provider.as_deref()?;
    Some(End {
        last_day: Some(last_day),
        basis: if ahead && promises_least(provider) {
            RetirementBasis::Earliest
        } else {
            RetirementBasis::Announced
        },
        replacement: replacement.filter(|id| id != key),
        page: text(row, "deprecation_source").map(str::to_owned),
        ..End::new(provider, &seen.id, SOURCE, seen.as_of)
    })
}

/// Whether a provider publishes a minimum lifetime and fixes the date only on deprecation.
fn promises_least(provider: &str) -> bool {
    ["anthropic", "azure", "bedrock", "gemini", "vertex"]
        .iter()
        .any(|start| provider.starts_with(start))
}

/// (provider, id as requests spell it, region) of a key.
pub(super) fn place(provider: &str, key: &str) -> (String, String, Option<String>) {
    let mut provider = match provider.split_once('-') {
        Some(("vertex_ai", _)) => "vertex_ai",
        _ => provider,
    };
    let mut id = key;
    let bare = |text: &str| text.replace(['-', '_'], "");
    if let Some((first, rest)) = id.split_once('/')
        && bare(provider).starts_with(&bare(first))
    {
        id = rest;
    }
    // Perplexity's agent API offers other labs' models under their own paths.
    if provider == "perplexity" && id.contains('/') {
        provider = "perplexity-agent";
    }
    let mut region = None;
    while let Some((first, rest)) = id.split_once('/')
        && (is_region(first) || matches!(first, "invoke" | "claude_platform"))
    {
        if is_region(first) {
            region = Some(first.to_owned());
        }
        id = rest;
    }
    let id = match provider {
        "fireworks_ai" if !id.contains('/') => format!("accounts/fireworks/models/{id}"),
        _ => id.to_owned(),
    };
    (provider.to_owned(), id, region)
}

fn capabilities(row: &Map<String, Value>, seen: &mut Observation) {
    let can = &mut seen.capabilities;
    can.vision = flag(row, "supports_vision");
    can.audio_input = flag(row, "supports_audio_input");
    let other = [
        can.vision,
        can.audio_input,
        flag(row, "supports_pdf_input"),
        flag(row, "supports_video_input"),
    ];
    can.multimodal = other.contains(&Some(true)).then_some(true);
    can.reasoning = flag(row, "supports_reasoning");
    can.function_calling = flag(row, "supports_function_calling");
    can.tool_use = flag(row, "supports_function_calling");
    can.structured_outputs = flag(row, "supports_response_schema");
    can.prompt_caching = flag(row, "supports_prompt_caching");
    can.computer_use = flag(row, "supports_computer_use");
    can.web_search = flag(row, "supports_web_search");
}

/// Parameters that are rejected if a flag is `false`.
const PARAMETERS: &[(&str, &[Parameter])] = &[
    (
        "supports_sampling_params",
        &[Parameter::Temperature, Parameter::TopP, Parameter::TopK],
    ),
    ("supports_assistant_prefill", &[Parameter::Prefill]),
    ("supports_system_messages", &[Parameter::SystemMessage]),
    ("supports_forced_tool_use", &[Parameter::ForcedToolChoice]),
    ("supports_none_reasoning_effort", &[Parameter::EffortNone]),
    (
        "supports_minimal_reasoning_effort",
        &[Parameter::EffortMinimal],
    ),
    ("supports_low_reasoning_effort", &[Parameter::EffortLow]),
];

/// Flags that only matter if tools are supported.
const TOOL_PARAMETERS: &[(&str, &[Parameter])] = &[
    ("supports_tool_choice", &[Parameter::ToolChoice]),
    (
        "supports_parallel_function_calling",
        &[Parameter::ParallelToolCalls],
    ),
];

fn parameters(row: &Map<String, Value>) -> Vec<(Parameter, bool)> {
    let tools = flag(row, "supports_function_calling") == Some(true);
    let of_tools = TOOL_PARAMETERS.iter().filter(|_| tools);
    let said = PARAMETERS.iter().chain(of_tools).filter_map(|(key, all)| {
        let takes = flag(row, key)?;
        Some(all.iter().map(move |parameter| (*parameter, !takes)))
    });
    said.flatten().collect()
}

/// Rates with this key suffix.
fn rates(row: &Map<String, Value>, suffix: &str) -> Rates {
    let rate = |key: &str| row.get(&format!("{key}{suffix}")).and_then(value_per_token);
    let caches = |rate: Option<catalog::units::Price>| rate.filter(|r| r.nano_usd() > 0);
    Rates {
        input: rate("input_cost_per_token"),
        output: rate("output_cost_per_token"),
        cache_read: rate("cache_read_input_token_cost"),
        // The source uses 0 if cache writes are not billed separately.
        cache_write: caches(rate("cache_creation_input_token_cost")),
        cache_write_1h: caches(rate("cache_creation_input_token_cost_above_1hr")),
    }
}

fn some(rates: Rates) -> Option<Rates> {
    rates.is_stated().then_some(rates)
}

fn price_list(row: &Map<String, Value>) -> PriceList {
    let mut list = PriceList {
        standard: rates(row, ""),
        tiers: tiers(row),
        batch: some(rates(row, "_batches")).map(Box::new),
        flex: some(rates(row, "_flex")).map(Box::new),
        priority: some(rates(row, "_priority")).map(Box::new),
        ..PriceList::default()
    };
    let mut steps: Vec<Tier> = objects(row, "tiered_pricing").filter_map(step).collect();
    by_size(&mut steps);
    if steps
        .first()
        .is_some_and(|tier| tier.above_input_tokens == 0)
    {
        let first = steps.remove(0);
        list.standard.complete(&first.rates);
    }
    if list.tiers.is_empty() {
        list.tiers = steps;
    }
    if let Some(off_peak) = row.get("off_peak_pricing").and_then(Value::as_object)
        && let Some(rates) = some(rates(off_peak, ""))
    {
        list.peak = Some(Box::new(std::mem::replace(&mut list.standard, rates)));
        list.peak_hours = outside(off_peak).map(Box::new);
    }
    list
}

/// A range of `tiered_pricing`: the tier above its start.
fn step(step: &Map<String, Value>) -> Option<Tier> {
    let start = step.get("range")?.as_array()?.first()?.as_f64()?;
    let rates = some(rates(step, ""))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (0.0..1e9).contains(&start).then_some(Tier {
        above_input_tokens: start as u64,
        rates,
        ..Tier::default()
    })
}

/// Tiers from keys such as `input_cost_per_token_above_200k_tokens`.
fn tiers(row: &Map<String, Value>) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = row
        .keys()
        .filter_map(|key| {
            let size = key.strip_prefix("input_cost_per_token_above_")?;
            let thousands: u64 = size.strip_suffix("k_tokens")?.parse().ok()?;
            let mode =
                |mode: &str| some(rates(row, &format!("_above_{size}_{mode}"))).map(Box::new);
            Some(Tier {
                above_input_tokens: thousands.checked_mul(1_000)?,
                rates: some(rates(row, &format!("_above_{size}")))?,
                batch: mode("batches"),
                flex: mode("flex"),
                priority: mode("priority"),
                ..Tier::default()
            })
        })
        .collect();
    by_size(&mut tiers);
    tiers
}
