//! Benchmark rows in models.dev's `models.json`, from labs' pages and public boards, in percent.
//!
//! The link tells the publisher: a board's owner, or a lab, which counts as vendor for its own models and
//! as third party for others. `version` and `variant` are part of the board name and harness.

use catalog::schema::{MeasuredBy, Unit};
use catalog::units::Date;
use serde_json::{Map, Value};

use super::{File, Yield, day, number, object, text};
use crate::scores::effort::readings;
use crate::scores::{Boards, ScoreAdapter, ScoreObservation, excluded, round, score};

const SOURCE: &str = "models-dev-models";

pub const ADAPTER: ScoreAdapter = ScoreAdapter {
    id: SOURCE,
    files: "models-dev/**/models.json",
    read,
};

/// Pages of board owners.
const OWNERS: &[(&str, &str)] = &[
    ("aider.chat", "Aider"),
    ("labs.scale.com", "Scale AI"),
    ("swebench.com", "SWE-bench"),
    ("tbench.ai", "Terminal-Bench"),
];

/// Labs' pages: part of the link, lab name in the catalog, and prefix of its model ids.
const MAKERS: &[(&str, &str, &[&str])] = &[
    ("anthropic.com", "Anthropic", &["anthropic"]),
    ("openai.com", "OpenAI", &["openai"]),
    ("mistral", "Mistral AI", &["mistral"]),
    ("sakana.ai", "Sakana AI", &["sakana"]),
    ("deepreinforce", "DeepReinforce", &["deepreinforce"]),
    ("huggingface.co/Qwen", "Alibaba (Qwen)", &["alibaba"]),
    ("huggingface.co/deepseek-ai", "DeepSeek", &["deepseek"]),
    ("huggingface.co/MiniMaxAI", "MiniMax", &["minimax"]),
    ("huggingface.co/moonshotai", "Moonshot AI", &["moonshotai"]),
    ("huggingface.co/tencent", "Tencent", &["tencent"]),
    ("huggingface.co/XiaomiMiMo", "Xiaomi", &["xiaomi"]),
    ("huggingface.co/zai-org", "Z.ai", &["zhipuai", "zai"]),
    ("arxiv.org/abs/2602.10604", "StepFun", &["stepfun"]),
];

fn read(file: &File, as_of: Date, boards: &Boards, out: &mut Yield) -> anyhow::Result<()> {
    for (id, model) in &object(file)? {
        let rows = model.get("benchmarks").and_then(Value::as_array);
        for row in rows.into_iter().flatten() {
            let name = row.get("name").and_then(Value::as_str).unwrap_or_default();
            let read = match row.as_object() {
                None => Err("not an object"),
                Some(_) if excluded::row(row) || excluded::board(name) => Err(excluded::REASON),
                Some(row) => figure(id, name, row, as_of, boards),
            };
            out.take_score(format!("{id} {name}"), read);
        }
    }
    Ok(())
}

fn figure(
    id: &str,
    name: &str,
    row: &Map<String, Value>,
    as_of: Date,
    boards: &Boards,
) -> Result<ScoreObservation, &'static str> {
    let versioned =
        text(row, "version").and_then(|version| boards.find(&format!("{name} {version}")));
    let board = versioned
        .or_else(|| boards.find(name))
        .ok_or("a board that is not in benchmarks.json")?;
    let value = number(row, "score").ok_or("no score")?;
    if board.unit != Unit::Percent {
        return Err("a unit that the source does not state");
    }
    let link = text(row, "source")
        .filter(|link| link.starts_with("http"))
        .ok_or("no source")?;
    let lab = id.split('/').next().unwrap_or_default();
    let owner = OWNERS
        .iter()
        .find(|(part, _)| link.contains(part))
        .map(|(_, owner)| *owner);
    let maker = MAKERS.iter().find(|(part, ..)| link.contains(part));
    let (publisher, by) = match (owner, maker) {
        (Some(owner), _) => (owner, MeasuredBy::OwnRun),
        (None, Some((_, maker, labs))) if labs.contains(&lab) => (*maker, MeasuredBy::Vendor),
        (None, Some((_, maker, _))) => (*maker, MeasuredBy::ThirdParty),
        (None, None) => return Err("unknown publisher"),
    };
    let readings = readings(id, None).ok_or("the effort contradicts itself")?;
    let mut seen = score(SOURCE, as_of, &board.id, round::to(value, 4), publisher);
    seen.measured_by = by;
    seen.harness = text(row, "harness")
        .or_else(|| text(row, "variant"))
        .map(str::to_owned);
    seen.date = day(row, "date");
    seen.url = Some(link.to_owned());
    Ok(ScoreObservation::new(
        readings,
        Some(false),
        seen,
        format!("{id} {name}"),
    ))
}
