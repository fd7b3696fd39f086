//! harn's catalog (TOML): promotions with their last day, sunset dates, data controls, parameters from
//! vendors' pages, release dates. Each is a claim with a page. Skips claims without a page or date, and
//! harn's own recommendations.

use catalog::words;
use std::path::Path;

use catalog::schema::{Answer, Claim, DataControls, End, PriceList, Promotion, Rates};
use catalog::units::Date;
use toml::{Table, Value};

use super::{Adapter, File, date, provider};
use crate::observation::{Observation, Yield};
use crate::rates::per_million;

const SOURCE: &str = "harn";

pub const ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &[
        "harn/10-providers/**/.toml",
        "harn/60-models/**/.toml",
        "harn/models-dev.json",
    ],
    read,
};

fn text<'a>(row: &'a Table, key: &str) -> Option<&'a str> {
    row.get(key)?.as_str().filter(|text| !text.is_empty())
}

fn day(row: &Table, key: &str) -> Option<Date> {
    text(row, key).and_then(date)
}

fn number(row: &Table, key: &str) -> Option<f64> {
    let value = row.get(key)?;
    #[allow(clippy::cast_precision_loss)] // prices and counts in thousands of millions
    value
        .as_float()
        .or_else(|| value.as_integer().map(|n| n as f64))
}

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let (path, bytes) = file;
    if Path::new(path).extension().is_some_and(|e| e == "json") {
        releases(&super::object(file)?, as_of, out);
        return Ok(());
    }
    let text = std::str::from_utf8(bytes)?;
    let table: Table = text
        .parse()
        .map_err(|error| anyhow::anyhow!("{path}: {error}"))?;
    let rows = |part| table.get(part).and_then(Value::as_table).into_iter();
    for (named, row) in rows("providers").flatten() {
        let controls = row.get("data_controls").and_then(Value::as_table);
        if let (Some(provider), Some(controls)) = (provider("harn", named), controls) {
            out.read += 1;
            match data(controls) {
                Some(data) => out.controls.push((provider.to_owned(), data)),
                None => out.leave_out("data controls without a page or a day", named),
            }
        }
    }
    for (key, row) in rows("models").flatten() {
        let Some(row) = row.as_table() else { continue };
        out.read += 1;
        match text_provider(row) {
            Some(provider) => model(key, provider, row, as_of, out),
            None => out.leave_out("a provider that is not in the catalog", key),
        }
    }
    Ok(())
}

fn text_provider(row: &Table) -> Option<&'static str> {
    provider("harn", text(row, "provider")?)
}

/// A provider's data controls; `unspecified` means unknown.
fn data(row: &Table) -> Option<DataControls> {
    let page = row.get("sources")?.as_array()?.first()?.as_str()?;
    let as_of = day(row, "checked_on")?;
    let claim = |answer| Claim {
        answer,
        page: page.to_owned(),
        as_of,
        source: SOURCE.to_owned(),
    };
    let note = text(row, "note").unwrap_or_default().to_lowercase();
    let retention = text(row, "retention_default");
    let trains = match text(row, "training_default") {
        Some("trains") => Some(Answer::Yes),
        Some("does_not_train") => Some(Answer::No),
        _ => None,
    };
    let retains = match retention {
        Some("retained" | "abuse_monitoring_only") => Some(Answer::Yes),
        Some("not_retained") => Some(Answer::No),
        _ => None,
    };
    let by_request = ["zero data retention", "zdr", "zero-data"];
    let zero = match retention {
        Some("not_retained") => Some(Answer::Yes),
        _ if by_request.iter().any(|words| note.contains(words)) => Some(Answer::OnRequest),
        _ => None,
    };
    Some(DataControls {
        trains: trains.map(claim),
        retains: retains.map(claim),
        zero_retention: zero.map(claim),
    })
}

fn model(key: &str, provider: &str, row: &Table, as_of: Date, out: &mut Yield) {
    let id = text(row, "wire_model").unwrap_or(key);
    if let Some(seen) = promotion(id, provider, row, as_of) {
        out.observations.push(seen);
    }
    if let Some(end) = end(id, provider, row, as_of) {
        out.end(end);
    }
    out.observations.extend(facts(id, row, as_of));
}

/// A promotion with a last day and a page, not over when harn was published.
fn promotion(id: &str, provider: &str, row: &Table, as_of: Date) -> Option<Observation> {
    let pricing = row.get("pricing")?.as_table()?;
    let rates = |row: &Table| {
        let rate = |key| number(row, key).and_then(per_million);
        Rates {
            input: rate("input_per_mtok"),
            output: rate("output_per_mtok"),
            cache_read: rate("cache_read_per_mtok"),
            cache_write: rate("cache_write_per_mtok"),
            cache_write_1h: None,
        }
    };
    let list = |rates| PriceList {
        standard: rates,
        ..PriceList::default()
    };
    let promotions = pricing.get("promotions")?.as_array()?.iter();
    let mut promotions = promotions.filter_map(Value::as_table);
    let (row, until, page) = promotions.find_map(|row| {
        let until = day(row, "ends_on").filter(|until| *until >= as_of)?;
        Some((row, until, text(row, "source_url")?))
    })?;
    let mut seen = Observation::new(SOURCE, as_of, id);
    seen.provider = Some(provider.to_owned());
    seen.mints = false;
    seen.since = day(row, "starts_on");
    seen.url = Some(page.to_owned());
    seen.price(list(rates(row)));
    seen.terms.promotion = Some(Box::new(Promotion {
        from: day(row, "starts_on"),
        until,
        then: list(rates(pricing)),
    }));
    Some(seen)
}

/// The first URL in a note, and the date on which it was read.
fn cited(note: &str) -> Option<(String, Option<Date>)> {
    let start = note.find("https://")?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | ',' | ';');
    let page = note[start..].split(ends).next()?.trim_end_matches('.');
    let read = ["read ", "checked ", "verified ", "received "]
        .iter()
        .find_map(|word| {
            let at = note.find(word)? + word.len();
            date(note.get(at..at + 10)?)
        });
    Some((page.to_owned(), read))
}

/// The retirement of a route, if its note cites a page.
fn end(id: &str, provider: &str, row: &Table, as_of: Date) -> Option<End> {
    let last_day = day(row, "sunset_date").or_else(|| day(row, "retires_on"))?;
    let note = text(row, "deprecation_note")?;
    let (page, read) = cited(note)?;
    // harn's own advice is not the provider's.
    let named = !note.contains("Harn recommends") && note.contains("replacement")
        || note.contains("recommends") && !note.contains("Harn");
    let replacement = text(row, "superseded_by").filter(|_| named);
    Some(End {
        last_day: Some(last_day),
        replacement: replacement.map(str::to_owned),
        page: Some(page),
        ..End::new(provider, id, SOURCE, read.unwrap_or(as_of))
    })
}

/// Facts about the model from vendors' pages.
fn facts(id: &str, row: &Table, as_of: Date) -> Option<Observation> {
    let mut seen = Observation::new(SOURCE, as_of, id);
    seen.mints = false;
    seen.facts.released = day(row, "released");
    if let Some(built) = row.get("architecture").and_then(Value::as_table) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = |key| number(built, key).map(|n| (n * 1e9).round() as u64);
        let page = text(built, "source_url").filter(|url| {
            // The lab's page, not a gateway's list.
            url.starts_with("https://huggingface.co/")
                || url.contains("docs.")
                || url.contains("developers.")
        });
        if page.is_some() {
            // A total without active parameters is copied from a sibling.
            seen.facts.parameters_active = count("active_parameter_count_b");
            if seen.facts.parameters_active.is_some() {
                seen.facts.parameters_total = count("parameter_count_b");
            }
            seen.url = page.map(str::to_owned);
            seen.as_of = day(built, "last_verified").unwrap_or(as_of);
        }
    }
    let says = seen.facts.released.is_some() || seen.facts.parameters_total.is_some();
    says.then_some(seen)
}

/// Labs whose own model list is in `models-dev.json`, by provider.
const MAKERS: &[&str] = words!("alibaba anthropic google meta minimax mistral openai xai");

/// Release dates of models in their labs' own lists.
fn releases(list: &serde_json::Map<String, serde_json::Value>, as_of: Date, out: &mut Yield) {
    let providers = list.get("models").and_then(serde_json::Value::as_object);
    for (provider, models) in providers.into_iter().flatten() {
        for (id, row) in models.as_object().into_iter().flatten() {
            out.read += 1;
            let Some(released) = row.get("release_date").and_then(|day| date(day.as_str()?)) else {
                continue;
            };
            if !MAKERS.contains(&provider.as_str()) {
                continue;
            }
            let mut seen = Observation::new(SOURCE, as_of, id);
            seen.mints = false;
            seen.facts.released = Some(released);
            out.observations.push(seen);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::panic)] // a test fails by panicking
    use super::*;
    use crate::sources::read_one;

    fn yields(text: &str) -> Yield {
        read_one(&ADAPTER, ("harn/60-models/a.toml", &text))
    }

    #[test]
    fn a_promotion_has_its_end_and_the_price_after_it() {
        let found = yields(
            r#"[models.gemini-4-argon]
            provider = "gemini"
            pricing = { input_per_mtok = 4.0, output_per_mtok = 20.0, promotions = [
              { id = "old", ends_on = "2026-10-19", input_per_mtok = 1.0, output_per_mtok = 1.0, source_url = "https://x.example" },
              { id = "no-end", review_after = "2026-12-01", input_per_mtok = 1.0, output_per_mtok = 1.0, source_url = "https://x.example" },
              { id = "intro", starts_on = "2026-10-13", ends_on = "2026-11-30", input_per_mtok = 2.0, output_per_mtok = 10.0, source_url = "https://ai.google.dev/p" }] }"#,
        );
        let [seen] = found.observations.as_slice() else {
            panic!("one row, not {}", found.observations.len());
        };
        let promotion = seen.terms.promotion.as_ref().expect("a promotion");
        assert_eq!(promotion.until.to_string(), "2026-11-30");
        let usd = |rates: &Rates| rates.output.map(|rate| rate.show());
        let during = seen.terms.price.as_ref().expect("a price");
        assert_eq!(usd(&during.standard).as_deref(), Some("$10.00"));
        assert_eq!(usd(&promotion.then.standard).as_deref(), Some("$20.00"));
        assert_eq!(seen.provider.as_deref(), Some("google"));
    }

    #[test]
    fn ends_have_a_page_and_harn_s_own_advice_is_no_replacement() {
        let found = yields(
            r#"[models.a]
            provider = "together"
            wire_model = "deepseek-ai/DeepSeek-V4-Flash-0731"
            sunset_date = "2026-10-22"
            superseded_by = "deepseek-ai/DeepSeek-V4.1-Flash"
            deprecation_note = "Page (https://docs.together.ai/docs/deprecations, read 2026-10-11) names deepseek-ai/DeepSeek-V4.1-Flash as the replacement."
            [models.b]
            provider = "openai"
            sunset_date = "2026-12-11"
            superseded_by = "gpt-6.1-sol"
            deprecation_note = "Shutdown 2026-12-11 per OpenAI deprecations page. Harn recommends gpt-6.1-sol."
            [models.c]
            provider = "ollama"
            sunset_date = "2026-12-11""#,
        );
        let [end] = found.ends.as_slice() else {
            panic!("one end, not {}", found.ends.len());
        };
        let (page, replacement) = (end.page.as_deref(), end.replacement.as_deref());
        assert_eq!(page, Some("https://docs.together.ai/docs/deprecations"));
        assert_eq!(end.as_of.to_string(), "2026-10-11");
        assert_eq!(replacement, Some("deepseek-ai/DeepSeek-V4.1-Flash"));
    }

    #[test]
    fn unspecified_is_unknown_and_an_agreement_is_no_default() {
        let found = yields(
            r#"[providers.anthropic.data_controls]
            retention_default = "abuse_monitoring_only"
            training_default = "does_not_train"
            checked_on = "2026-08-30"
            sources = ["https://platform.claude.com/docs"]
            note = "zero data retention is enabled per organization"
            [providers.gemini.data_controls]
            retention_default = "unspecified"
            training_default = "unspecified"
            checked_on = "2026-10-27"
            sources = ["https://ai.google.dev/gemini-api/terms"]"#,
        );
        let of = |id: &str| {
            let (_, data) = found.controls.iter().find(|(p, _)| p == id).expect("there");
            [&data.trains, &data.retains, &data.zero_retention]
                .map(|claim| claim.as_ref().map(|claim| claim.answer))
        };
        assert_eq!(
            of("anthropic"),
            [Some(Answer::No), Some(Answer::Yes), Some(Answer::OnRequest)]
        );
        assert_eq!(of("google"), [None, None, None]);
    }
}
