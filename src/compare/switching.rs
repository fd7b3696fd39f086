//! What breaks and what is gained when switching from one model to another (decision rules, §6).
//!
//! Each loss is a row of [`RULES`] with its points; their sum sets the level.

use catalog::quality::difference;
use catalog::schema::{ApiFamily, Parameter, RetirementBasis};
use catalog::units::{Money, show_count};
use serde::Serialize;

use super::decision::points;
use super::directions::{WINDOW, only};
use super::pair::{Pair, Pairs};
use super::rows::cheapest_output;
use super::subject::Subject;
use crate::fields::capabilities;
use crate::pricing::routes::Choice;
use crate::pricing::same_text_notes;
use crate::query::Setting;
use crate::query::workload::{Need, needs};
use crate::titled::titled;
use crate::wording;

/// A bill counts as higher when it grows by at least this share.
const NOTABLE: f64 = 0.25;

titled! {
    /// How hard a switch is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Level {
        /// 0 or 1 point.
        Low = "low",
        /// 2 or 3 points.
        Medium = "medium",
        /// 4 points or more.
        High = "high",
    }
}

impl Level {
    fn of(points: u32) -> Self {
        match points {
            0 | 1 => Self::Low,
            2 | 3 => Self::Medium,
            _ => Self::High,
        }
    }
}

/// Something that counts against a switch.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    /// The rule that found it.
    pub rule: &'static str,
    pub points: u32,
    /// The loss in words, with its figures.
    pub text: String,
}

/// A switch from one model to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Switch {
    /// Id of the current model.
    pub from: String,
    /// Id of the new model.
    pub to: String,
    pub level: Level,
    /// The sum that sets the level.
    pub points: u32,
    /// Providers with live routes for both, by id.
    pub shared_providers: Vec<String>,
    /// Keys of capabilities known to be lost.
    pub lost: Vec<&'static str>,
    /// Keys of capabilities known to be gained.
    pub gained: Vec<&'static str>,
    /// Request parameters that the new model rejects and the current one accepts.
    pub refused: Vec<Parameter>,
    /// Change of the monthly bill; `null`: a bill is unavailable.
    pub monthly_change_usd: Option<Money>,
    pub losses: Vec<Loss>,
    /// Anything else to know.
    pub notes: Vec<String>,
}

/// A rule's id, and a function that finds its points and text.
type Rule = (&'static str, fn(&Pair) -> Option<(u32, String)>);

const RULES: &[Rule] = &[
    ("capabilities", capabilities_lost),
    ("window", window_shrinks),
    ("providers", no_shared_provider),
    ("api", other_api),
    ("weights", weights_close),
    ("license", license_closes),
    ("cost", costs_more),
    ("max_output", output_shrinks),
    ("parameters", parameters_refused),
    ("quality", quality_lost),
    ("retiring", target_ends),
];

/// Every ordered pair, those from the first model first.
pub fn all(pairs: &Pairs) -> Vec<Switch> {
    let ways = pairs.positions();
    ways.map(|(from, to)| switch(pairs.of(from, to), pairs.of(to, from)))
        .collect()
}

/// The switch from the first side to the second; `back` is the reverse pair.
pub fn switch(way: &Pair, back: &Pair) -> Switch {
    let [from, to] = way.sides;
    let losses: Vec<Loss> = RULES
        .iter()
        .filter_map(|&(rule, find)| {
            let (points, text) = find(way)?;
            Some(Loss { rule, points, text })
        })
        .collect();
    let points = losses.iter().map(|loss| loss.points).sum();
    Switch {
        from: from.id().to_owned(),
        to: to.id().to_owned(),
        level: Level::of(points),
        points,
        shared_providers: way
            .shared_providers
            .iter()
            .map(|id| (*id).to_owned())
            .collect(),
        lost: keys(&only(way)),
        gained: keys(&only(back)),
        refused: to.model.refused_after(Some(from.model)),
        monthly_change_usd: from.monthly().zip(to.monthly()).map(|(a, b)| b - a),
        losses,
        notes: notes(way, back),
    }
}

fn keys(titles: &[&'static str]) -> Vec<&'static str> {
    capabilities()
        .filter(|(field, _)| titles.contains(&field.about.title))
        .map(|(field, _)| field.about.key)
        .collect()
}

fn capabilities_lost(way: &Pair) -> Option<(u32, String)> {
    let titles = only(way);
    let mut groups: Vec<&str> = capabilities()
        .filter(|(field, _)| titles.contains(&field.about.title))
        .filter_map(|(_, group)| group)
        .collect();
    groups.dedup();
    let points: u32 = groups.iter().map(|group| weight(group, way)).sum();
    (!titles.is_empty()).then(|| (points, format!("loses {}", wording::list(&titles))))
}

/// 2 points for a capability that the workload needs, 1 for any other.
fn weight(group: &str, way: &Pair) -> u32 {
    let needed = needs(way.asked.workload).iter().any(|need| match need {
        Need::Tools => group == "tools",
        Need::Vision => group == "image",
        Need::StructuredOutputs => group == "structured outputs",
        Need::Context(_) => false,
    });
    1 + u32::from(needed)
}

fn window_shrinks(way: &Pair) -> Option<(u32, String)> {
    let from = way.sides[0].model.facts.context_tokens?;
    let to = way.sides[1].model.facts.context_tokens?;
    (to as f64 * WINDOW <= from as f64).then(|| {
        let text = format!("window shrinks: {} to {}", show_count(from), show_count(to));
        (2, text)
    })
}

fn no_shared_provider(way: &Pair) -> Option<(u32, String)> {
    way.shared_providers
        .is_empty()
        .then(|| (1, "no shared provider".to_owned()))
}

/// The API families that serve a model. `None`: unknown for some live provider, or no provider.
fn families(subject: &Subject, setting: &Setting) -> Option<Vec<ApiFamily>> {
    let each = subject.providers.iter();
    let known: Option<Vec<ApiFamily>> = each
        .map(|id| setting.providers.get(id)?.api_family)
        .collect();
    known.filter(|families| !families.is_empty())
}

fn other_api(way: &Pair) -> Option<(u32, String)> {
    let from = families(way.sides[0], way.setting)?;
    let to = families(way.sides[1], way.setting)?;
    let common = from.iter().any(|family| to.contains(family));
    (!common).then(|| {
        let name = |families: &[ApiFamily]| {
            let mut names: Vec<&str> = families.iter().map(|f| f.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            wording::list(&names)
        };
        (
            1,
            format!("different API family: {} to {}", name(&from), name(&to)),
        )
    })
}

fn weights_close(way: &Pair) -> Option<(u32, String)> {
    let open = [way.sides[0], way.sides[1]].map(|s| s.model.facts.open_weights);
    (open == [Some(true), Some(false)]).then(|| (1, "open weights are lost".to_owned()))
}

fn license_closes(way: &Pair) -> Option<(u32, String)> {
    let license = |s: &Subject| s.model.facts.license.as_ref().and_then(|l| l.commercial);
    let closes = (license(way.sides[0]), license(way.sides[1])) == (Some(true), Some(false));
    let name = way.sides[1]
        .model
        .facts
        .license
        .as_ref()
        .map(|l| l.name.clone())?;
    closes.then(|| (1, format!("no commercial use under {name}")))
}

fn costs_more(way: &Pair) -> Option<(u32, String)> {
    let (from, to) = (way.sides[0].monthly()?, way.sides[1].monthly()?);
    let (ratio, more) = (way.price_ratio(1)?, way.price_change(1)?);
    (ratio > 1.0).then(|| {
        let points = u32::from(ratio >= 1.0 + NOTABLE);
        let text = format!(
            "costs more: {} to {} a month ({more})",
            from.show(),
            to.show()
        );
        (points, text)
    })
}

fn output_shrinks(way: &Pair) -> Option<(u32, String)> {
    let from = way.sides[0].model.facts.max_output_tokens?;
    let to = way.sides[1].model.facts.max_output_tokens?;
    (to < from).then(|| {
        let text = format!(
            "max output shrinks: {} to {}",
            show_count(from),
            show_count(to)
        );
        (1, text)
    })
}

fn parameters_refused(way: &Pair) -> Option<(u32, String)> {
    let refused = way.sides[1].model.refused_after(Some(way.sides[0].model));
    let names: Vec<&str> = refused.into_iter().map(Parameter::as_str).collect();
    let points = 2 * u32::try_from(names.len()).unwrap_or(u32::MAX / 2);
    (!names.is_empty()).then(|| {
        let text = format!("requests with {} fail with 400", wording::list(&names));
        (points, text)
    })
}

fn quality_lost(way: &Pair) -> Option<(u32, String)> {
    let [Some(from), Some(to)] = way.estimates() else {
        return None;
    };
    let apart = difference(&from, &to);
    (apart.is_separable() && apart.points > 0.0).then(|| {
        let text = format!("weaker: {} to {} points", points(&from), points(&to));
        (2, text)
    })
}

fn target_ends(way: &Pair) -> Option<(u32, String)> {
    let life = &way.sides[1].life;
    let word = life.status.as_str();
    life.ends.then(|| {
        let when = life
            .retires_on
            .map_or(String::new(), |date| format!(" ({date})"));
        (3, format!("{} is {word}{when}", way.sides[1].name()))
    })
}

fn notes(way: &Pair, back: &Pair) -> Vec<String> {
    let ([from, to], setting) = (way.sides, way.setting);
    let mut notes = Vec::new();
    // Suggest only providers that the prices are limited to.
    let asked = |id: &&&str| match &setting.choice {
        Choice::Provider(only) => only == **id,
        Choice::Among(ids) => ids.iter().any(|known| known == **id),
        _ => true,
    };
    let shared = way.shared_providers.iter().filter(asked);
    let names: Vec<&str> = shared.map(|id| setting.providers.name(id)).collect();
    if !names.is_empty() {
        notes.push(match names.as_slice() {
            [a, b, c, _, ..] => format!(
                "both on {a}, {b}, {c} and {} more: start an A/B test there",
                names.len() - 3
            ),
            few => format!("both on {}: start an A/B test there", wording::list(few)),
        });
    }
    let gained = only(back);
    if !gained.is_empty() {
        notes.push(format!("gains {}", wording::list(&gained)));
    }
    if let (Some(a), Some(b)) = (
        from.model.facts.context_tokens,
        to.model.facts.context_tokens,
    ) && b as f64 >= a as f64 * WINDOW
    {
        notes.push(format!(
            "window grows: {} to {}",
            show_count(a),
            show_count(b)
        ));
    }
    match (from.monthly(), to.monthly()) {
        (Some(a), Some(b))
            if b.ratio(a).is_none() && b < a || way.price_ratio(1).is_some_and(|r| r < 1.0) =>
        {
            let how = way.price_change(1).unwrap_or_default();
            notes.push(format!(
                "costs less: {} to {} a month ({how})",
                a.show(),
                b.show()
            ));
        }
        (None, _) | (_, None) => notes.push("cost change unknown".into()),
        _ => {}
    }
    let models = way.sides.map(|side| side.model);
    notes.extend(same_text_notes(&models, &setting.traffic));
    if let (Some(a), Some(b)) = (cheapest_output(from), cheapest_output(to))
        && a != b
    {
        notes.push(format!(
            "cheapest output: {} to {} per million",
            a.show(),
            b.show()
        ));
    }
    if let (false, Some(date), Some(basis)) = (to.life.ends, to.life.retires_on, to.life.basis) {
        notes.push(match basis {
            RetirementBasis::Earliest => format!("{} is served until at least {date}", to.name()),
            RetirementBasis::Disputed => format!(
                "{}: sources disagree on whether the lab's own service ended on {date}",
                to.name()
            ),
            _ => format!("{}: the lab's own service ends on {date}", to.name()),
        });
    }
    notes
}
