//! The order of the models that may replace another, and what each replacement means.

use std::cmp::Ordering;

use serde::Serialize;

use super::screen::{Screened, Wanted};
use super::successor::By;
use crate::catalog::schema::Status;
use crate::compare::pair::{Emphasis, Pair};
use crate::compare::signals::{Figures, Led, Outcome, quality};
use crate::compare::{Level, Loss, RouteName, Setting, Subject, Switch, route_name, switch};
use crate::cost::Traffic;
use crate::units::{Date, Money};

/// Fewer shared board groups than this say little about quality as a whole.
const MEASURED: usize = 3;

/// How a replacement stands in quality, by the rule of `compare`. In order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It leads on the shared boards.
    Ahead,
    /// Neither leads.
    Even,
    /// The replaced model leads.
    Behind,
    /// No shared board.
    Unknown,
}

impl Standing {
    /// Its text.
    pub fn title(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Even => "even",
            Self::Behind => "behind",
            Self::Unknown => "unknown",
        }
    }
}

/// Quality against the replaced model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// Who leads.
    pub standing: Standing,
    /// Board groups on which both have a comparable score.
    pub shared_boards: usize,
    /// Those on which the replacement leads.
    pub ahead_on: usize,
    /// Those on which the replaced model leads.
    pub behind_on: usize,
    /// The decided ones; scores of the replaced model first.
    pub boards: Vec<Led>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// Its place, from 1.
    pub rank: usize,
    /// Its id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// Its maker's name.
    pub lab: String,
    /// Whether it is the successor of the replaced model.
    pub successor: bool,
    /// First day of public availability.
    pub released: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Its window.
    pub context_tokens: Option<u64>,
    /// Whether its weights can be downloaded.
    pub open_weights: Option<bool>,
    /// What the month costs.
    pub monthly_usd: Option<Money>,
    /// That less the replaced model's amount; `null`: one of them is unavailable.
    pub change_usd: Option<Money>,
    /// That over the replaced model's amount.
    pub factor: Option<f64>,
    /// The priced route.
    pub route: Option<RouteName>,
    /// Scores.
    pub quality: Quality,
    /// How hard the switch is.
    pub friction: Level,
    /// The sum behind the level.
    pub points: u32,
    /// Providers with a live route of both, by id.
    pub shared_providers: Vec<String>,
    /// Capabilities that come, by key.
    pub gained: Vec<&'static str>,
    /// What counts against it.
    pub losses: Vec<Loss>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// The replaced model, and what a replacement has to keep.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// Its lab's own last day of service.
    pub retires_on: Option<Date>,
    /// What the month costs on it.
    pub monthly_usd: Option<Money>,
    /// Why there is no amount.
    pub reason: Option<String>,
    /// The priced route.
    pub route: Option<RouteName>,
    /// Capabilities to keep, by key.
    pub keep: Vec<&'static str>,
    /// The window to keep, tokens.
    pub context_tokens: Option<u64>,
}

/// The model that takes the place of the replaced one in its lab's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuccessorReport {
    /// Its id.
    pub model: String,
    /// Its display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// Its place among the alternatives; `null`: it is none.
    pub rank: Option<usize>,
    /// Why it is none.
    pub not_listed: Option<String>,
}

/// A successor as found, and why it is no alternative if it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// How it was found.
    pub by: By,
    /// What keeps it from being one, in words.
    pub breaks: Option<String>,
}

/// Every model that may replace another, best first.
#[derive(Debug, Clone, Serialize)]
pub struct Alternatives {
    /// The replaced model.
    pub model: Reference,
    /// Tokens a month.
    pub traffic: Traffic,
    /// Who follows in the line.
    pub successor: Option<SuccessorReport>,
    /// Best first.
    pub alternatives: Vec<Alternative>,
    /// Alternatives that the limit left out.
    pub more: usize,
    /// Ids of the keys of [`RANKING`], the first first.
    pub ranked_by: Vec<&'static str>,
    /// Whether the replaced model is going or gone, so that its successor comes first.
    pub going: bool,
    /// How many models were no alternative, and why.
    pub excluded: Screened,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
}

/// A key of the order.
pub struct Key {
    /// Its name.
    pub id: &'static str,
    /// What it says.
    pub title: &'static str,
    compare: fn(&Alternative, &Alternative) -> Ordering,
}

/// The keys, the first first; where one ties, the next decides.
pub const RANKING: &[Key] = &[
    Key {
        id: "successor",
        title: "the successor of a model that is going",
        compare: |a, b| b.successor.cmp(&a.successor),
    },
    Key {
        id: "quality",
        title: "quality: not below on 3 shared boards or more, on fewer, below, unknown",
        compare: |a, b| a.quality.class().cmp(&b.quality.class()),
    },
    Key {
        id: "friction",
        title: "points of friction",
        compare: |a, b| a.points.cmp(&b.points),
    },
    // What nobody has measured has to be tried, side by side, where both are served.
    Key {
        id: "trial",
        title: "shared providers where quality is unknown",
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

    /// Lower is better: known not to be below, by much and by little; below; unknown.
    fn class(&self) -> u8 {
        match self.standing {
            Standing::Ahead | Standing::Even if self.shared_boards >= MEASURED => 0,
            Standing::Ahead | Standing::Even => 1,
            Standing::Behind => 2,
            Standing::Unknown => 3,
        }
    }
}

/// Ranks `candidates`, all of which may replace `subject`; at most `limit` are shown, 0 for all.
pub fn rank<'a>(
    subject: &Subject<'a>,
    candidates: &[Subject<'a>],
    found: Option<Found>,
    wanted: &Wanted,
    setting: &Setting<'a>,
    excluded: Screened,
    limit: usize,
) -> Alternatives {
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
    all.sort_by(|a, b| {
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
        traffic: setting.traffic,
        successor,
        going,
        alternatives: all,
        more,
        ranked_by: RANKING.iter().map(|key| key.id).collect(),
        excluded,
        notes: setting.traffic.caveats(),
    }
}

fn alternative(way: &Pair, setting: &Setting) -> Alternative {
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
    if reasons == [Some(false), Some(true)] {
        notes.push("it can reason, and then writes more output than the amounts assume".into());
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
