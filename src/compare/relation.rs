//! How two models relate, from two estimates and two bills, and what follows (decision rules, §5).
//!
//! Pure numbers: does not know names, gates or words.

use catalog::quality::{Difference, Estimate, difference};
use serde::Serialize;

use super::worth::Worth;

use crate::titled::titled;

titled! {
    /// How firmly a pick is made, weakest first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Strength {
        /// No pick: too little is known, or the models cannot be compared.
        None = "no pick",
        /// No pick: the models are alike, or the evidence is thin.
        TossUp = "toss-up",
        /// The stronger costs more: the pick depends on what quality is worth.
        TradeOff = "trade-off",
        /// The pick is as good and cheaper, or everything known favors it.
        Lean = "lean",
        /// The pick is stronger and costs no more.
        Clear = "clear",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// One is stronger and costs no more.
    Dominates,
    /// Not separable in quality; one costs less.
    CheaperAsGood,
    /// Not separable, but on too few boards to call the cheaper one as good.
    ThinEvidence,
    /// Not separable, and the bills are alike.
    Alike,
    /// One is stronger, the other is cheaper.
    TradeOff,
    /// Quality or a bill is unknown, and everything known favors one side.
    OneWay,
    /// Quality or a bill is unknown, and what is known favors both sides or neither.
    Unknown,
    /// At least one cannot be picked.
    Gated,
}

/// What is known about one model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    /// Quality for the workload asked for. `None`: unmeasured.
    pub quality: Option<Estimate>,
    /// Monthly bill in USD. `None`: no route has a price.
    pub usd: Option<f64>,
}

/// What is known besides quality and bills.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside {
    /// Shared boards that each side leads by more than noise.
    pub led: [usize; 2],
    /// The side that all other known differences favor, if there are at least two.
    pub one_way: Option<usize>,
}

/// What follows for two models.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    pub relation: Relation,
    /// The picked side. `None`: no pick.
    pub pick: Option<usize>,
    pub strength: Strength,
}

/// Bills within this factor of each other count as equal.
pub const ALIKE: f64 = 1.1;
/// Groups of boards that each side needs before "not separable" means "as good".
const ENOUGH_GROUPS: u32 = 3;
/// How many shared boards one side must lead, and the other none, to count as stronger where the index does not
/// separate them.
const BEATEN_ON: usize = 3;

pub fn judge(sides: [Side; 2], beside: Beside, worth: Worth) -> Judgement {
    let judgement = |relation, pick, strength| Judgement {
        relation,
        pick,
        strength,
    };
    let ([Some(a), Some(b)], [Some(x), Some(y)]) =
        (sides.map(|side| side.quality), sides.map(|side| side.usd))
    else {
        return match one_way(sides, beside) {
            Some(side) => judgement(Relation::OneWay, Some(side), Strength::Lean),
            None => judgement(Relation::Unknown, None, Strength::None),
        };
    };
    let usd = [x, y];
    let cheaper = usize::from(y < x);
    let alike = usd[1 - cheaper] <= ALIKE * usd[cheaper];
    let apart = difference(&a, &b);
    let trade = |points: [f64; 2]| {
        let utility = |side: usize| worth.utility(points[side], usd[side]);
        let pick = usize::from(utility(1) > utility(0));
        judgement(Relation::TradeOff, Some(pick), Strength::TradeOff)
    };
    let points = [a.estimate, b.estimate];
    if apart.is_separable() {
        let stronger = usize::from(apart.points < 0.0);
        if alike || stronger == cheaper {
            return judgement(Relation::Dominates, Some(stronger), Strength::Clear);
        }
        return trade(points);
    }
    if alike {
        return judgement(Relation::Alike, None, Strength::TossUp);
    }
    let dear = 1 - cheaper;
    if beside.led[dear] >= BEATEN_ON && beside.led[cheaper] == 0 {
        return trade(points);
    }
    if a.groups.min(b.groups) < ENOUGH_GROUPS {
        return judgement(Relation::ThinEvidence, None, Strength::TossUp);
    }
    judgement(Relation::CheaperAsGood, Some(cheaper), Strength::Lean)
}

/// The side that everything known favors, including quality and bills. Never picks an unmeasured model over a
/// measured one.
fn one_way(sides: [Side; 2], beside: Beside) -> Option<usize> {
    let side = beside.one_way?;
    let measured = sides.map(|side| side.quality.is_some());
    if measured[1 - side] && !measured[side] {
        return None;
    }
    let against_quality = sides[0]
        .quality
        .zip(sides[1].quality)
        .is_some_and(|(a, b)| {
            let Difference { points, .. } = difference(&a, &b);
            difference(&a, &b).is_separable() && usize::from(points < 0.0) != side
        });
    let against_bill = sides[0].usd.zip(sides[1].usd).is_some_and(|(x, y)| {
        let usd = [x, y];
        usd[side] > ALIKE * usd[1 - side]
    });
    (!against_quality && !against_bill).then_some(side)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use proptest::prelude::*;

    use super::*;

    fn estimate(points: f64, margin: f64, groups: u32) -> Estimate {
        Estimate {
            estimate: points,
            margin,
            boards: groups,
            groups,
        }
    }

    fn side(points: f64, margin: f64, usd: f64) -> Side {
        Side {
            quality: Some(estimate(points, margin, 5)),
            usd: Some(usd),
        }
    }

    fn of(a: Side, b: Side) -> Judgement {
        judge([a, b], Beside::default(), Worth::USUAL)
    }

    #[test]
    fn the_table_of_relations() {
        use Relation::{Alike, CheaperAsGood, Dominates, ThinEvidence, TradeOff, Unknown};
        let strong = side(130.0, 3.0, 1000.0);
        #[rustfmt::skip] // one row per line
        let rows = [
            (strong, side(110.0, 3.0, 1000.0), Dominates, Some(0), Strength::Clear),
            // A bill up to 1.1x counts as equal; above, it does not.
            (side(130.0, 3.0, 1100.0), side(110.0, 3.0, 1000.0), Dominates, Some(0), Strength::Clear),
            (side(130.0, 3.0, 1101.0), side(110.0, 3.0, 1000.0), TradeOff, Some(0), Strength::TradeOff),
            (strong, side(129.0, 3.0, 800.0), CheaperAsGood, Some(1), Strength::Lean),
            (strong, side(129.0, 3.0, 950.0), Alike, None, Strength::TossUp),
            // 20 points are 1.33 deviations; $10 to $100,000 is 9.8 doublings at 0.15 each.
            (side(120.0, 3.0, 100_000.0), side(100.0, 3.0, 10.0), TradeOff, Some(1), Strength::TradeOff),
        ];
        for (a, b, relation, pick, strength) in rows {
            let found = of(a, b);
            assert_eq!(found.relation, relation);
            assert_eq!((found.pick, found.strength), (pick, strength));
        }
        let thin = Side {
            quality: Some(estimate(129.0, 6.0, 2)),
            usd: Some(100.0),
        };
        assert_eq!(of(strong, thin).relation, ThinEvidence);
        let none = Side {
            quality: None,
            usd: Some(1.0),
        };
        assert_eq!(of(strong, none).relation, Unknown);
    }

    #[test]
    fn a_cheaper_model_that_loses_on_every_shared_board_is_a_trade() {
        let relation = |led| {
            let beside = Beside { led, one_way: None };
            let sides = [side(130.0, 6.0, 1000.0), side(128.0, 6.0, 500.0)];
            judge(sides, beside, Worth::USUAL).relation
        };
        assert_eq!(relation([3, 0]), Relation::TradeOff);
        assert_eq!(relation([3, 1]), Relation::CheaperAsGood);
    }

    #[test]
    fn what_is_unmeasured_wins_over_nothing_measured() {
        let beside = Beside {
            led: [0, 0],
            one_way: Some(1),
        };
        let unmeasured = Side {
            quality: None,
            usd: None,
        };
        let both = judge([unmeasured, unmeasured], beside, Worth::USUAL);
        assert_eq!((both.pick, both.strength), (Some(1), Strength::Lean));
        let over = judge([side(100.0, 3.0, 10.0), unmeasured], beside, Worth::USUAL);
        assert_eq!((over.pick, over.relation), (None, Relation::Unknown));
    }

    fn any_side() -> impl Strategy<Value = Side> {
        (60.0..150.0, 1.0..9.0, 0_u32..9, 1.0..20_000.0, 0..10).prop_map(
            |(points, margin, groups, usd, known)| Side {
                quality: (known > 0).then(|| estimate(points, margin, groups)),
                usd: (known != 1).then_some(usd),
            },
        )
    }

    /// From -2 (clearly the second) to 2 (clearly the first); a trade-off favors neither.
    fn rank(judgement: Judgement) -> i32 {
        let firm = match judgement.strength {
            Strength::None | Strength::TossUp | Strength::TradeOff => 0,
            Strength::Lean => 1,
            Strength::Clear => 2,
        };
        match judgement.pick {
            Some(0) => firm,
            Some(_) => -firm,
            None => 0,
        }
    }

    proptest! {
        #[test]
        fn swapping_the_sides_swaps_everything(a in any_side(), b in any_side(), led in any::<[u8; 2]>(), way in 0_usize..3) {
            let led = led.map(|n| usize::from(n % 5));
            let one_way = (way < 2).then_some(way);
            let there = judge([a, b], Beside { led, one_way }, Worth::USUAL);
            let swapped = Beside { led: [led[1], led[0]], one_way: one_way.map(|side| 1 - side) };
            let back = judge([b, a], swapped, Worth::USUAL);
            prop_assert_eq!(there.relation, back.relation);
            prop_assert_eq!(there.strength, back.strength);
            // Either may be picked when both are worth the same.
            let tie = there.relation == Relation::TradeOff
                && a.quality.map(|q| q.estimate) == b.quality.map(|q| q.estimate);
            prop_assert!(tie || there.pick == back.pick.map(|side| 1 - side));
        }

        #[test]
        fn clear_needs_both_measured_and_never_a_pick_below_the_other(a in any_side(), b in any_side()) {
            let found = of(a, b);
            if found.strength == Strength::Clear {
                let (a, b) = (a.quality.expect("measured"), b.quality.expect("measured"));
                let [pick, other] = if found.pick == Some(0) { [a, b] } else { [b, a] };
                prop_assert!(pick.estimate > other.estimate);
            }
        }

        #[test]
        fn a_lower_bill_or_a_higher_score_never_turns_the_verdict_against_a_model(
            a in any_side(), b in any_side(), cheaper in 0.1..1.0, points in 0.0..30.0
        ) {
            let before = of(a, b);
            let cheaper = of(Side { usd: a.usd.map(|usd| usd * cheaper), ..a }, b);
            let quality = a.quality.map(|q| Estimate { estimate: q.estimate + points, ..q });
            let better = of(Side { quality, ..a }, b);
            for after in [cheaper, better] {
                prop_assert!(rank(after) >= rank(before), "{before:?} {after:?}");
                let traded = [before, after].map(|j| j.relation) == [Relation::TradeOff; 2];
                if traded && before.pick == Some(0) {
                    prop_assert_eq!(after.pick, Some(0));
                }
            }
        }
    }
}
