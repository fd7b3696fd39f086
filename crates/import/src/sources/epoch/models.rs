//! Epoch's "Data on AI Models": publication date, parameters and availability of weights.
//!
//! Does not add models. Names are informal: a remark in parentheses other than a size marks another release
//! or a family, and the row is skipped. Sizes estimated by Epoch are skipped too.

use catalog::rows;
use catalog::units::Date;
use csv::StringRecord;

use crate::licenses::license;
use crate::observation::{Observation, Yield};
use crate::sources::{Adapter, File, date};

const SOURCE: &str = "epoch-models";

pub const MODELS_ADAPTER: Adapter = Adapter {
    id: SOURCE,
    files: &["epoch/models-*.csv"],
    read,
};

/// Labs as named by Epoch, and their id prefix before the slash. For joint models the first in this list
/// counts.
const MAKERS: &[[&str; 2]] = rows!(2, include_str!("makers.tsv"));

fn read(file: &File, as_of: Date, out: &mut Yield) -> anyhow::Result<()> {
    let (path, bytes) = file;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers()?.clone();
    anyhow::ensure!(
        headers.iter().any(|column| column == "Model"),
        "{path}: no column `Model`"
    );
    for record in reader.records() {
        match record {
            Ok(record) => {
                let row = Row(&headers, record);
                out.take(row.get("Model"), model(&row, as_of));
            }
            Err(error) => out.take(error.to_string(), Err("malformed line")),
        }
    }
    Ok(())
}

/// A line with column names.
struct Row<'a>(&'a StringRecord, StringRecord);

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        let at = self.0.iter().position(|name| name == column);
        at.and_then(|at| self.1.get(at)).unwrap_or_default().trim()
    }
}

fn model(row: &Row<'_>, as_of: Date) -> Result<Observation, &'static str> {
    let makers: Vec<&str> = row.get("Organization").split(',').map(str::trim).collect();
    let maker = MAKERS.iter().find(|[name, _]| makers.contains(name));
    let [_, org] = maker.ok_or("unlisted lab")?;
    let name = plain(row.get("Model")).ok_or("a name with a remark")?;
    let mut seen = Observation::new(SOURCE, as_of, &format!("{org}/{name}"));
    seen.mints = false;
    let link = row.get("Link");
    seen.url = link.starts_with("http").then(|| link.to_owned());
    let facts = &mut seen.facts;
    facts.released = date(row.get("Publication date"));
    let access = row.get("Model accessibility");
    facts.open_weights = match row.get("Open model weights?") {
        "Yes" => Some(true),
        "No" => Some(false),
        _ => None,
    };
    if facts.open_weights == Some(true) {
        facts.license = license(access);
    }
    let sure = match row.get("Confidence") {
        "Confident" => true,
        "Likely" => facts.open_weights == Some(true),
        _ => false,
    };
    let size = row.get("Parameters").parse::<f64>().ok();
    let size = size.filter(|n| sure && n.fract() == 0.0 && (1e6..1e14).contains(n));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = size.map(|n| n as u64);
    facts.parameters_total = size;
    Ok(seen)
}

/// Turns a name into an id; `None` if it has a remark in parentheses other than a size.
fn plain(name: &str) -> Option<String> {
    let name = name.replace(['\u{2011}', '\u{2013}'], "-");
    let (before, inside) = match name.split_once('(') {
        None => (name.as_str(), ""),
        Some((before, rest)) => (before, rest.strip_suffix(')')?),
    };
    let size = inside.strip_suffix('B').or(inside.strip_suffix('b'));
    let sized = size.is_some_and(|n| n.parse::<f64>().is_ok());
    let translated = !inside.is_empty() && !inside.is_ascii();
    if !(inside.is_empty() || sized || translated) || before.contains('/') {
        return None;
    }
    let mut id = before.trim().replace([' ', '\n'], "-");
    if sized {
        id = format!("{id}-{inside}");
    }
    (!id.is_empty() && id.is_ascii()).then_some(id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::{MODELS_ADAPTER, plain};
    use crate::sources::read_one;

    const HEAD: &str = "Model,Organization,Publication date,Parameters,Model accessibility,\
        Open model weights?,Hugging Face developer id,Link,Confidence\n";

    #[test]
    fn open_models_have_a_size_and_terms_and_guesses_are_left_out() {
        let text = format!(
            "{HEAD}Own 2 (24B),Mistral AI,2025-12-09,24000000000.0,Open weights (non-commercial),Yes,,https://a.b/c,Likely\n\
             Own Max,xAI,2025-07-09,3000000000000.0,API access,No,,,Speculative\n\
             Own (May 2025),DeepSeek,2025-05-28,,,,,,Confident\n\
             Own,Somebody,2025-05-28,,,,,,Confident\n"
        );
        let found = read_one(&MODELS_ADAPTER, ("epoch/models-2026-07-17.csv", &text));
        assert_eq!((found.read, found.observations.len()), (4, 2));
        let open = &found.observations[0];
        assert_eq!(open.id, "mistralai/Own-2-24B");
        assert_eq!(open.facts.parameters_total, Some(24_000_000_000));
        let terms = open.facts.license.as_ref().expect("a class");
        assert_eq!(terms.commercial, Some(false));
        let closed = &found.observations[1].facts;
        assert_eq!(
            (closed.parameters_total, closed.open_weights),
            (None, Some(false))
        );
        assert!(found.observations.iter().all(|seen| !seen.mints));
    }

    #[test]
    fn a_remark_is_another_release() {
        assert_eq!(plain("GPT-4o (Jan 2025)"), None);
        assert_eq!(plain("Qwen2.5-VL-7B ").as_deref(), Some("Qwen2.5-VL-7B"));
        assert_eq!(plain("GPT\u{2011}5-Codex").as_deref(), Some("GPT-5-Codex"));
    }
}
