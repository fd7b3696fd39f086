//! What to know before relying on a comparison.

use catalog::{Catalog, Damaged};

use super::Subject;
use crate::pricing::same_text_notes;
use crate::query::Setting;
use crate::query::workload::needs;
use crate::wording;
use catalog::schema::Workload;

pub fn warnings(
    subjects: &[Subject],
    setting: &Setting,
    workload: Option<Workload>,
) -> Vec<String> {
    let mut warnings = Vec::new();
    for subject in subjects {
        if subject.life.ends {
            let when = subject
                .life
                .retires_on
                .map_or(String::new(), |date| format!(" on {date}"));
            let successor = subject.model.successor.as_ref();
            let successor = successor.map_or(String::new(), |id| format!("; successor: {id}"));
            let status = subject.life.status.as_str();
            warnings.push(format!("{} is {status}{when}{successor}", subject.name()));
        }
    }
    for subject in subjects {
        let unknown = needs(workload)
            .iter()
            .filter(|need| need.met_by(subject.model).is_none());
        for need in unknown {
            let title = need.title();
            warnings.push(format!("unknown whether {} has {title}", subject.name()));
        }
    }
    let models: Vec<_> = subjects.iter().map(|s| s.model).collect();
    warnings.extend(same_text_notes(&models, &setting.traffic));
    warnings.extend(setting.choice.limited(setting.providers));
    warnings
}

/// Fewer scores than this are few.
const FEW_SCORES: usize = 5;

/// Names dated checkpoints with more scores than the model whose id they extend, where that has few. A checkpoint's
/// scores are not used for the model itself: it may point to a newer checkpoint by now.
pub fn checkpoints(
    catalog: &Catalog,
    positions: &[usize],
    subjects: &[Subject],
) -> Result<Vec<String>, Damaged> {
    let mut found = Vec::new();
    for (position, subject) in positions.iter().zip(subjects) {
        let own = subject.scores.len();
        if own >= FEW_SCORES {
            continue;
        }
        // Models are sorted by id, so checkpoints directly follow their model.
        let mut most = (own.max(FEW_SCORES), None);
        for at in position + 1..catalog.model_count() {
            let id = catalog.model_id(at)?;
            let Some(date) = id
                .strip_prefix(subject.model.id)
                .filter(|d| d.starts_with("-20"))
            else {
                break;
            };
            let scores = catalog.scores(at)?.len();
            if scores > most.0 && date.bytes().filter(u8::is_ascii_digit).count() == 8 {
                most = (scores, Some(at));
            }
        }
        if let (scores, Some(at)) = most {
            let checkpoint = catalog.head(at)?;
            found.push(format!(
                "{} has {} here; {scores} are on its checkpoint {}",
                subject.name(),
                wording::count(own, "score"),
                checkpoint.name,
            ));
        }
    }
    Ok(found)
}
