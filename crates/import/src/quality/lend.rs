//! Gives undated models the estimate of the dated checkpoint they serve.
//!
//! Boards measure `gpt-4o-2024-08-06`; users ask about `gpt-4o`. Applies only if the undated model has hardly
//! any scores of its own. Does not mix scores of two models.

use std::collections::BTreeMap;

use catalog::precedence::settled_facts;
use catalog::quality::Quality;
use catalog::schema::{Kind, ModelFile};
use catalog::units::Date;

/// Models with this many groups of their own keep their own estimate.
const OWN_GROUPS: u32 = 3;

/// Adds the estimates of served checkpoints. Uses the curated checkpoint in `serves`, else the newest one with
/// a full date in its id; nothing if that one is unmeasured.
pub fn lend(
    qualities: &mut BTreeMap<String, Quality>,
    models: &[&ModelFile],
    serves: &BTreeMap<String, String>,
) {
    let groups = |of: &BTreeMap<String, Quality>, id: &str| {
        of.get(id).map_or(0, |quality| quality.general.groups)
    };
    let mut lent = Vec::new();
    for model in models.iter().filter(|model| model.kind == Kind::Chat) {
        let own = groups(qualities, &model.id);
        if own >= OWN_GROUPS {
            continue;
        }
        let checkpoint = match serves.get(&model.id) {
            Some(known) => Some(known.clone()),
            None => newest(models, &model.id),
        };
        let Some(id) = checkpoint.filter(|id| groups(qualities, id) > own) else {
            continue;
        };
        if let Some(quality) = qualities.get(&id) {
            let measured_as = Some(id);
            lent.push((
                model.id.clone(),
                Quality {
                    measured_as,
                    ..quality.clone()
                },
            ));
        }
    }
    qualities.extend(lent);
}

/// The latest release among the dated checkpoints of `name`.
fn newest(models: &[&ModelFile], name: &str) -> Option<String> {
    let released =
        |model: &ModelFile| -> Option<Date> { settled_facts(&model.statements).released };
    let dated = models
        .iter()
        .filter(|model| model.kind == Kind::Chat && is_dated(&model.id, name));
    let newest = dated.max_by_key(|model| (released(model), model.id.clone()));
    newest.map(|model| model.id.clone())
}

/// Whether `id` is `name` plus a date: `gpt-4o-2024-08-06`, `claude-3-5-sonnet-20240620`.
fn is_dated(id: &str, name: &str) -> bool {
    let Some(date) = id
        .strip_prefix(name)
        .and_then(|rest| rest.strip_prefix('-'))
    else {
        return false;
    };
    let digits = date.bytes().filter(u8::is_ascii_digit).count();
    date.starts_with("20") && digits == 8 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_checkpoint_from_another_model() {
        assert!(is_dated("openai/gpt-4o-2024-08-06", "openai/gpt-4o"));
        assert!(is_dated("alibaba/qwen-max-20250125", "alibaba/qwen-max"));
        assert!(!is_dated("openai/gpt-4o-mini-2024-07-18", "openai/gpt-4o"));
        assert!(!is_dated(
            "mistral/mistral-large-2411",
            "mistral/mistral-large"
        ));
        assert!(!is_dated("openai/gpt-4o", "openai/gpt-4o"));
    }
}
