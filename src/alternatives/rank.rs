//! Ranks replacements and describes what each changes. Does not exclude any (`screen`).

use std::cmp::Ordering;

use catalog::quality::difference;
use catalog::sort::Order;

use super::answer::{Alternative, Alternatives, Quality, Reference, Standing, SuccessorReport};
use super::screen::{Screened, Wanted};
use crate::compare::decision::judged;
use crate::compare::directions::directions;
use crate::compare::pair::{Asked, Pair};
use crate::compare::relation::{ALIKE, Relation};
use crate::compare::{Subject, Switch, route_name, switch};
use crate::pricing::Reasoning;
use crate::pricing::routes::Choice;
use crate::query::{Setting, cut};
use crate::wording;

/// A sort key: its name in JSON, its text for people, and the order.
pub type Key = (
    &'static str,
    &'static str,
    fn(&Alternative, &Alternative) -> Ordering,
);

/// Sort keys by priority.
#[rustfmt::skip] // one key per line
pub const RANKING: &[Key] = &[
    ("successor", "the successor", |a, b| b.successor.cmp(&a.successor)),
    ("relation", "models that are stronger or as good and cost no more", |a, b| b.is_better().cmp(&a.is_better())),
    ("utility", "quality against cost", |a, b| match (a.utility, b.utility) {
        (Some(x), Some(y)) => y.total_cmp(&x),
        (x, y) => y.is_some().cmp(&x.is_some()),
    }),
    // Unmeasured models must be tried side by side, which is easiest if one provider serves both.
    ("friction", "switching friction", |a, b| a.points.cmp(&b.points)),
    ("trial", "shared providers", |a, b| b.shared_providers.len().cmp(&a.shared_providers.len())),
    ("cost", "monthly cost", |a, b| a.monthly_usd.cmp(&b.monthly_usd)),
    ("id", "id", |a, b| a.model.cmp(&b.model)),
];

impl Alternative<'_> {
    /// Whether it is stronger and costs no more, or as good and cheaper.
    fn is_better(&self) -> bool {
        let not_weaker = matches!(self.quality.standing, Standing::Ahead | Standing::Even);
        let wins = matches!(self.relation, Relation::Dominates | Relation::CheaperAsGood);
        let cheaper = self.factor.is_some_and(|factor| factor <= ALIKE);
        wins && not_weaker && cheaper
    }
}

impl Quality {
    fn new(way: &Pair) -> Self {
        let [from, to] = way.estimates();
        let standing = match from.zip(to) {
            None => Standing::Unknown,
            Some((from, to)) => {
                let apart = difference(&to, &from);
                match (apart.is_separable(), apart.points > 0.0) {
                    (false, _) => Standing::Even,
                    (true, true) => Standing::Ahead,
                    (true, false) => Standing::Behind,
                }
            }
        };
        let wins = way.asked.scale.zip(from.zip(to));
        let wins = wins.map(|(scale, (from, to))| scale.win_probability(&to, &from));
        Self {
            standing,
            estimate: to.map(|e| e.estimate),
            margin: to.map(|e| e.margin),
            groups: to.map_or(0, |e| e.groups),
            win_probability: wins.map(|share| wording::round(share, 3)),
        }
    }
}

/// Ranks `candidates` as replacements for `subject`, and fills in the successor's rank. `limit` is the maximum
/// shown, 0 for all.
pub fn rank<'a>(
    subject: &Subject<'a>,
    candidates: &[Subject<'a>],
    mut successor: Option<SuccessorReport>,
    wanted: &Wanted,
    (setting, asked): (&Setting<'a>, Asked),
    excluded: Screened,
    limit: usize,
) -> Alternatives<'a> {
    let going = subject.life.is_going(setting.today);
    let follows = |id: &str| successor.as_ref().is_some_and(|s| s.model == id);
    let mut all: Vec<Alternative> = candidates
        .iter()
        .map(|other| {
            let way = Pair::new([subject, other], setting, asked);
            let mut one = alternative(&way, setting);
            one.successor = follows(other.id());
            one
        })
        .collect();
    all.order_by(|a, b| {
        let keys = RANKING.iter().map(|(.., compare)| compare(a, b));
        keys.fold(Ordering::Equal, Ordering::then)
    });
    for (at, one) in all.iter_mut().enumerate() {
        one.rank = at + 1;
    }
    if let Some(next) = &mut successor {
        next.rank = all.iter().find(|a| a.model == next.model).map(|a| a.rank);
    }
    let more = cut(&mut all, limit);
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
            route_retires_on: priced.ok().and_then(|p| p.offer().route.terms.retires_on),
            keep: wanted.keep.iter().map(|need| need.key).collect(),
            context_tokens: wanted.context_tokens,
        },
        traffic: setting.traffic.clone(),
        successor,
        going,
        alternatives: all,
        more,
        ranked_by: RANKING.iter().map(|(id, ..)| *id).collect(),
        excluded,
        notes: setting.traffic.caveats(),
        by_seller: matches!(setting.choice, Choice::Among(_)),
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
        factor: way.price_ratio(1),
        route: to
            .priced
            .as_ref()
            .ok()
            .map(|p| route_name(p.offer().route, setting)),
        relation: judged(way, &directions(way)).relation,
        utility: way.estimates()[1]
            .zip(way.known()[1].usd)
            .map(|(e, usd)| way.asked.worth.utility(e.estimate, usd)),
        quality: Quality::new(way),
        friction: level,
        points,
        shared_providers,
        gained,
        losses,
        notes,
    }
}
