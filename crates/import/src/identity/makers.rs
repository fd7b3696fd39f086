//! Determines the lab of a model: from its canonical id, its family name, or the part before the slash.

use catalog::words;
use std::collections::BTreeMap;

use catalog::schema::ProviderKind;

use super::Row;
use crate::kept::Kept;
use crate::observation::Observation;

/// Path segments that name a service or a copy, not a lab.
const NO_MAKERS: &[&str] = words!(
    "azure tee vertex vertex-openai aws-bedrock public preset ps stealth kilo-auto unsloth community
     together-ai runware embercloud canopywave gonka24 flexai redhatai neuralmagic thebloke lukealonso inferact
     pearl-ai bedrock amazon-bedrock google-vertex scx-ai-gp cline-pass inference.net aws-mantle ai system
     coding main moondream3-preview mlx-community lmstudio-community ambient pioneer trustedrouter orcarouter"
);

pub fn maker(
    key: &str,
    members: &[usize],
    observations: &[Observation],
    rows: &[Result<Row, String>],
    kept: &Kept,
) -> Result<String, &'static str> {
    if let Some(id) = key.strip_prefix('=') {
        return Ok(id.split('/').next().unwrap_or_default().to_owned());
    }
    let mut canonical: BTreeMap<String, usize> = BTreeMap::new();
    let mut orgs: BTreeMap<String, usize> = BTreeMap::new();
    let mut bare = 0;
    let mut own = None;
    for at in members {
        let (seen, Ok(row)) = (&observations[*at], &rows[*at]) else {
            continue;
        };
        if !seen.mints {
            continue;
        }
        let linked = seen.canonical.as_deref().filter(|_| row.linked);
        if let Some((org, _)) = linked.and_then(|c| c.split_once('/')) {
            *canonical.entry(lab_of(org, kept)).or_default() += 1;
        }
        match row.spelling.org.as_deref() {
            Some(org) if makes(org, kept) => *orgs.entry(lab_of(org, kept)).or_default() += 1,
            _ => bare += 1,
        }
        let provider = kept.provider_of(seen);
        if let Some(provider) = provider.filter(|p| p.kind == ProviderKind::Lab) {
            own = own.or(provider.lab.as_deref());
        }
    }
    let most = |counts: &BTreeMap<String, usize>| {
        let most = counts
            .iter()
            .max_by_key(|(lab, count)| (**count, std::cmp::Reverse(*lab)));
        most.map(|(lab, _)| lab.clone())
    };
    if let Some(lab) = most(&canonical) {
        return Ok(lab);
    }
    let core = key.split('@').next().unwrap_or(key);
    match kept.lab_of_family(core) {
        // A known lab's name on a model offered only under other orgs: a fine-tune.
        Some(family) if bare == 0 && !orgs.contains_key(family) => {
            Ok(most(&orgs).unwrap_or(family.to_owned()))
        }
        Some(family) => Ok(family.to_owned()),
        None => most(&orgs)
            .or_else(|| own.map(str::to_owned))
            .ok_or("unknown lab"),
    }
}

/// Splits off rows that only state facts about a model of the same name by another known lab.
pub fn own(
    members: Vec<usize>,
    lab: &str,
    observations: &[Observation],
    rows: &[Result<Row, String>],
    kept: &Kept,
) -> (Vec<usize>, Vec<usize>) {
    members.into_iter().partition(|at| {
        let seen = &observations[*at];
        let org = rows[*at]
            .as_ref()
            .ok()
            .and_then(|row| row.spelling.org.as_deref());
        let maker = org.and_then(|org| kept.lab_of_org(org));
        seen.provider.is_some() || maker.is_none_or(|maker| maker == lab)
    })
}

/// Whether a path segment can be a lab.
fn makes(org: &str, kept: &Kept) -> bool {
    kept.lab_of_org(org).is_some() || !NO_MAKERS.contains(&org) && kept.provider("", org).is_none()
}

/// The lab id for the part before a slash; the part itself if it is not curated.
fn lab_of(org: &str, kept: &Kept) -> String {
    let known = kept.lab_of_org(org).map(str::to_owned);
    known.unwrap_or_else(|| {
        let mut lab = org.to_lowercase();
        lab.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c));
        lab
    })
}
