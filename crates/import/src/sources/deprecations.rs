//! Vendors' deprecation pages as read by three projects: retirement dates and replacements by id.
//!
//! `deprecations-rss` has one row per announcement, `model-eol` one file per publisher with the clouds that
//! resell a model (`distributions`), `model-retire` one row per id. Their prose is not imported. A row has
//! the date on which the page was read; the newest page wins (`ends`).

use catalog::schema::{End, RetirementBasis};
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{Adapter, File, day, list, needed_list, object, objects, text, values};
use crate::observation::Yield;

const RSS: &str = "deprecations-rss";
const EOL: &str = "model-eol";
const RETIRE: &str = "model-retire";

pub const RSS_ADAPTER: Adapter = Adapter {
    id: RSS,
    files: &["deprecations/deprecations-rss-*.json"],
    read: read_rss,
};

pub const EOL_ADAPTER: Adapter = Adapter {
    id: EOL,
    files: &["deprecations/model-eol/*"],
    read: read_eol,
};

pub const RETIRE_ADAPTER: Adapter = Adapter {
    id: RETIRE,
    files: &["deprecations/model-retire-*.json"],
    read: read_retire,
};

fn provider(named: &str) -> Option<String> {
    super::provider("deprecations", named).map(str::to_owned)
}

/// An id; `None` unless it is one word.
fn id(row: &Map<String, Value>, key: &str) -> Option<String> {
    let id = text(row, key)?.trim();
    (!id.contains(char::is_whitespace)).then(|| id.to_owned())
}

/// The first of `A or B` or `A, B or C`: a page that names several leaves the choice open.
fn first_of(replacement: &str) -> Option<String> {
    let first = replacement.split([',', '(']).next()?;
    let first = first.split(" or ").next()?.trim();
    let one = !first.is_empty() && !first.contains(char::is_whitespace) && first != "N/A";
    one.then(|| first.to_owned())
}

/// The announcement date if it precedes the end: some rows repeat the end, or give the day of reading.
fn before(announced: Option<Date>, end: Option<Date>) -> Option<Date> {
    announced.filter(|day| end.is_none_or(|end| *day < end))
}

fn read_rss(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    for row in &values(file)? {
        out.read += 1;
        let day = |key| day(row, key);
        let found = text(row, "provider")
            .and_then(provider)
            .zip(id(row, "model_id"));
        let Some((provider, id)) = found else {
            let named = text(row, "model_id").unwrap_or_default();
            out.leave_out("a provider or an id that is not understood", named);
            continue;
        };
        let last_day = day("shutdown_date");
        let first = list(row, "replacement_models").next();
        let announced = before(day("deprecation_date"), last_day);
        let seen = day("last_observed").unwrap_or(as_of);
        out.end(End {
            last_day,
            announced_on: announced.or_else(|| before(day("announcement_date"), last_day)),
            replacement: first.and_then(|first| first_of(first.as_str()?)),
            page: text(row, "url").map(str::to_owned),
            ..End::new(&provider, &id, RSS, seen)
        });
    }
    Ok(())
}

fn read_eol(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let publisher = object(file)?;
    let generated = day(&publisher, "generated").unwrap_or(as_of);
    let own = text(&publisher, "publisher").unwrap_or_default();
    for model in objects(&publisher, "models") {
        out.read += 1;
        let Some(id) = id(model, "id") else {
            out.leave_out("a row without an id", own);
            continue;
        };
        let mut said = |named: &str, row: &Map<String, Value>, id: &str| {
            let Some(provider) = provider(named) else {
                return;
            };
            let last_day = day(row, "shutdown");
            let earliest = text(row, "date_precision") == Some("earliest");
            // Also without a date: the page then lists the id as staying.
            out.ends.push(End {
                last_day,
                basis: if earliest {
                    RetirementBasis::Earliest
                } else {
                    RetirementBasis::Announced
                },
                announced_on: before(day(row, "announced"), last_day),
                replacement: text(row, "replacement").and_then(first_of),
                page: text(row, "source").map(str::to_owned),
                ..End::new(&provider, id, EOL, generated)
            });
        };
        for alias in list(model, "aliases").filter_map(Value::as_str) {
            said(own, model, alias);
        }
        said(own, model, &id);
        for row in objects(model, "distributions") {
            if let Some(via) = text(row, "via") {
                said(via, row, &id);
            }
        }
    }
    Ok(())
}

fn read_retire(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let known = object(file)?;
    for row in needed_list(file, &known, "models")?
        .iter()
        .filter_map(Value::as_object)
    {
        out.read += 1;
        let found = text(row, "provider").and_then(provider).zip(id(row, "id"));
        let Some((provider, id)) = found else {
            let named = text(row, "id").unwrap_or_default();
            out.leave_out("a provider or an id that is not understood", named);
            continue;
        };
        let day = |key| day(row, key);
        let last_day = day("retires_on");
        let aliases = list(row, "aliases").filter_map(Value::as_str);
        for id in aliases.chain([id.as_str()]) {
            out.end(End {
                last_day,
                announced_on: before(day("deprecated_on"), last_day),
                replacement: text(row, "replacement").and_then(first_of),
                page: text(row, "source").map(str::to_owned),
                ..End::new(&provider, id, RETIRE, day("checked").unwrap_or(as_of))
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::read_one;

    fn ends(adapter: &Adapter, text: &str) -> Vec<String> {
        let found = read_one(adapter, ("a file", &text));
        let show = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        let told = found.ends.iter().map(|end| {
            let replacement = end.replacement.as_deref().unwrap_or("-");
            let (last, announced) = (show(end.last_day), show(end.announced_on));
            format!(
                "{} {} {announced} {last} {replacement} {}",
                end.provider,
                end.id,
                end.basis.as_str()
            )
        });
        told.collect()
    }

    #[test]
    fn a_row_whose_notice_is_later_than_its_end_has_no_notice() {
        let rows = r#"[
            {"provider": "Groq", "model_id": "mixtral-8x7b-32768", "announcement_date": "2026-05-22",
             "shutdown_date": "2025-03-20", "deprecation_date": "2026-05-22",
             "replacement_models": ["mistral-saba-24b"], "last_observed": "2026-05-22"},
            {"provider": "OpenAI", "model_id": "gpt-4-0613", "announcement_date": "2026-04-23",
             "shutdown_date": "2026-10-23", "deprecation_date": "2026-04-22", "replacement_models": null},
            {"provider": "Azure", "model_id": "many words here", "shutdown_date": "2026-10-23"}]"#;
        let told = [
            "groq mixtral-8x7b-32768 - 2025-03-20 mistral-saba-24b announced",
            "openai gpt-4-0613 2026-04-22 2026-10-23 - announced",
        ];
        assert_eq!(ends(&RSS_ADAPTER, rows), told);
    }

    #[test]
    fn clouds_end_a_model_on_days_of_their_own() {
        let file = r#"{"publisher": "google", "generated": "2026-08-18T00:00:00Z", "models": [
            {"id": "gemini-2.5-pro", "distributions": [
                {"via": "vertex-ai", "shutdown": "2026-10-20", "date_precision": "earliest"}]},
            {"id": "gemini-2.0-flash-001", "aliases": ["gemini-2.0-flash"], "shutdown": "2026-06-01",
             "announced": "2026-02-18", "replacement": "gemini-3.1-flash-lite"}]}"#;
        let told = [
            "google gemini-2.5-pro - - - announced",
            "google-vertex gemini-2.5-pro - 2026-10-20 - earliest",
            "google gemini-2.0-flash 2026-02-18 2026-06-01 gemini-3.1-flash-lite announced",
            "google gemini-2.0-flash-001 2026-02-18 2026-06-01 gemini-3.1-flash-lite announced",
        ];
        assert_eq!(ends(&EOL_ADAPTER, file), told);
    }

    #[test]
    fn of_several_replacements_the_first_stands() {
        let file = r#"{"models": [{"provider": "google-vertex-ai", "id": "gemini-2.5-flash",
            "retires_on": "2026-10-20", "checked": "2026-10-16",
            "replacement": "gemini-3.8-flash, gemini-3.5-flash-lite or gemini-3.1-flash-lite"}]}"#;
        let told = ["google-vertex gemini-2.5-flash - 2026-10-20 gemini-3.8-flash announced"];
        assert_eq!(ends(&RETIRE_ADAPTER, file), told);
    }
}
