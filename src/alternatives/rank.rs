//! Ranks replacements and describes what each changes. Does not exclude any (`screen`).

use std::cmp::Ordering;

use catalog::sort::Order;

use super::answer::{
    Alternative, Alternatives, Found, Quality, Reference, Standing, SuccessorReport,
};
use super::screen::{Screened, Wanted};
use crate::compare::pair::{Emphasis, Pair};
use crate::compare::signals::{Figures, Outcome, quality};
use crate::compare::{Subject, Switch, route_name, switch};
use crate::pricing::Reasoning;
use crate::query::Setting;

/// Minimum number of shared board groups for a reliable quality comparison.
const MEASURED: usize = 3;

/// A sort key.
pub struct Key {
    /// Name in JSON.
    pub id: &'static str,
    /// Display text.
    pub title: &'static str,
    compare: fn(&Alternative, &Alternative) -> Ordering,
}

/// Sort keys by priority.
pub const RANKING: &[Key] = &[
    Key {
        id: "successor",
        title: "successor of a retiring model",
        compare: |a, b| b.successor.cmp(&a.successor),
    },
    Key {
        id: "quality",
        title: "quality (at least even on 3 or more shared boards, on fewer, behind, unknown)",
        compare: |a, b| a.quality.class().cmp(&b.quality.class()),
    },
    Key {
        id: "friction",
        title: "switching friction",
        compare: |a, b| a.points.cmp(&b.points),
    },
    // Unmeasured models have to be tried side by side, which is easiest where both are served.
    Key {
        id: "trial",
        title: "shared providers if quality is unknown",
        compare: |a, b| match (a.quality.standing, b.quality.standing) {
            (Standing::Unknown, Standing::Unknown) => {
                b.shared_providers.len().cmp(&a.shared_providers.len())
            }
            _ => Ordering::Equal,
        },
    },
    Key {
        id: "cost",
        title: "monthly cost",
        compare: |a, b| a.monthly_usd.cmp(&b.monthly_usd),
    },
    Key {
        id: "id",
        title: "id",
        compare: |a, b| a.model.cmp(&b.model),
    },
];

impl Quality {
    fn new(way: &Pair) -> Self {
        let (outcome, figures) = quality(way);
        let (shared, led, boards) = match figures {
            Figures::Quality {
                shared,
                led,
                boards,
            } => (shared, led, boards),
            _ => (0, [0, 0], Vec::new()),
        };
        Self {
            standing: match outcome {
                Outcome::Side(0) => Standing::Behind,
                Outcome::Side(_) => Standing::Ahead,
                Outcome::Tie => Standing::Even,
                Outcome::NotComparable => Standing::Unknown,
            },
            shared_boards: shared,
            ahead_on: led[1],
            behind_on: led[0],
            boards,
        }
    }

    /// Lower is better: at least even on many boards, on few, behind, unknown.
    fn class(&self) -> u8 {
        match self.standing {
            Standing::Ahead | Standing::Even if self.shared_boards >= MEASURED => 0,
            Standing::Ahead | Standing::Even => 1,
            Standing::Behind => 2,
            Standing::Unknown => 3,
        }
    }
}

/// Ranks `candidates` as replacements for `subject`. `limit` is the maximum shown, 0 for all.
pub fn rank<'a>(
    subject: &Subject<'a>,
    candidates: &[Subject<'a>],
    found: Option<Found>,
    wanted: &Wanted,
    setting: &Setting<'a>,
    excluded: Screened,
    limit: usize,
) -> Alternatives<'a> {
    let going = subject.life.is_going(setting.today);
    let follows = |id: &str| going && found.as_ref().is_some_and(|f| f.id == id);
    let mut all: Vec<Alternative> = candidates
        .iter()
        .map(|other| {
            let way = Pair::new([subject, other], setting, Emphasis::default());
            let mut one = alternative(&way, setting);
            one.successor = follows(other.id());
            one
        })
        .collect();
    all.order_by(|a, b| {
        let keys = RANKING.iter().map(|key| (key.compare)(a, b));
        keys.fold(Ordering::Equal, Ordering::then)
    });
    for (at, one) in all.iter_mut().enumerate() {
        one.rank = at + 1;
    }
    let successor = found.map(|found| SuccessorReport {
        rank: all.iter().find(|a| a.model == found.id).map(|a| a.rank),
        model: found.id,
        name: found.name,
        by: found.by,
        not_listed: found.breaks,
    });
    let more = match limit {
        0 => 0,
        _ => all.len().saturating_sub(limit),
    };
    all.truncate(all.len() - more);
    let priced = subject.priced.as_ref();
    Alternatives {
        model: Reference {
            id: subject.id().to_owned(),
            name: subject.name().to_owned(),
            status: subject.life.status,
            retires_on: subject.life.retires_on,
            monthly_usd: subject.monthly(),
            reason: priced.err().map(|why| why.text()),
            route: priced.ok().map(|p| route_name(p.offer().route, setting)),
            keep: wanted.keep.iter().map(|need| need.key).collect(),
            context_tokens: wanted.context_tokens,
        },
        traffic: setting.traffic.clone(),
        successor,
        going,
        alternatives: all,
        more,
        ranked_by: RANKING.iter().map(|key| key.id).collect(),
        excluded,
        notes: setting.traffic.caveats(),
    }
}

fn alternative<'a>(way: &Pair<'_, 'a>, setting: &Setting<'a>) -> Alternative<'a> {
    let [from, to] = way.sides;
    let Switch {
        level,
        points,
        shared_providers,
        gained,
        losses,
        mut notes,
        monthly_change_usd,
        ..
    } = switch(way, &way.flipped());
    let reasons = [from, to].map(|side| side.model.capabilities.reasoning);
    if reasons == [Some(false), Some(true)] && setting.traffic.reasoning == Reasoning::None {
        notes.push("may also bill reasoning tokens, not included in the cost".into());
    }
    Alternative {
        rank: 0,
        model: to.id().to_owned(),
        name: to.name().to_owned(),
        lab: to.lab.name.clone(),
        successor: false,
        released: to.model.facts.released,
        status: to.life.status,
        context_tokens: to.model.facts.context_tokens,
        open_weights: to.model.facts.open_weights,
        monthly_usd: to.monthly(),
        change_usd: monthly_change_usd,
        factor: to
            .monthly()
            .zip(from.monthly())
            .and_then(|(a, b)| a.ratio(b)),
        route: to
            .priced
            .as_ref()
            .ok()
            .map(|p| route_name(p.offer().route, setting)),
        quality: Quality::new(way),
        friction: level,
        points,
        shared_providers,
        gained,
        losses,
        notes,
    }
}
