//! Which scores are compared, and which differences count (decision rules, §4), computed by hand.

use catalog::schema::{BoardRecord, Direction, Kind, Measured, MeasuredBy, Unit};
use llmcmp::compare::quality::{noise, votes};

use crate::rules::{date, measured, with_standings};

const fn board(unit: Unit, direction: Direction) -> BoardRecord<'static> {
    BoardRecord {
        id: "b0",
        name: "b0",
        group: "b0",
        unit,
        min: None,
        max: None,
        direction,
        fields: Vec::new(),
        base_models_only: false,
        models: 2,
        median: None,
    }
}

fn within(score: f64, low: f64, high: f64) -> Measured<'static> {
    Measured {
        interval: Some((low, high)),
        ..measured(score)
    }
}

fn erring(score: f64, error: f64) -> Measured<'static> {
    Measured {
        standard_error: Some(error),
        ..measured(score)
    }
}

#[test]
fn a_difference_counts_from_where_its_unit_says() {
    // Unit, two scores, and the largest difference that does not count.
    let cases = [
        // Two points, or 1.96 times the joint error if that is more: 1.96 × √(3² + 4²) = 9.8.
        (Unit::Percent, measured(50.0), measured(40.0), 2.0),
        (Unit::Percent, erring(50.0, 0.5), measured(40.0), 2.0),
        (Unit::Percent, erring(50.0, 3.0), erring(40.0, 4.0), 9.8),
        // Touching intervals overlap; unless both have one, 20.
        (
            Unit::Rating,
            within(1500.0, 1490.0, 1510.0),
            within(1480.0, 1470.0, 1490.0),
            f64::INFINITY,
        ),
        (
            Unit::Rating,
            within(1480.0, 1470.0, 1490.0),
            within(1500.0, 1490.0, 1510.0),
            f64::INFINITY,
        ),
        (
            Unit::Rating,
            within(1500.0, 1491.0, 1509.0),
            within(1480.0, 1470.0, 1490.0),
            0.0,
        ),
        (
            Unit::Rating,
            within(1480.0, 1470.0, 1490.0),
            within(1500.0, 1491.0, 1509.0),
            0.0,
        ),
        (
            Unit::Rating,
            within(1500.0, 1491.0, 1509.0),
            measured(1480.0),
            20.0,
        ),
        (Unit::Index, erring(60.0, 9.0), measured(50.0), 2.0),
        // A fifth of the larger.
        (Unit::Minutes, measured(40.0), measured(50.0), 10.0),
        (Unit::Usd, measured(-50.0), measured(40.0), 10.0),
        (Unit::Factor, measured(1.0), measured(1.5), 0.3),
    ];
    for (unit, a, b, expected) in cases {
        let found = noise(&board(unit, Direction::Higher), &a, &b);
        let same = found == expected || (found - expected).abs() < 1e-9;
        assert!(
            same,
            "{unit:?}, {} and {}: {found}, not {expected}",
            a.score, b.score
        );
    }
}

fn by(publisher: &'static str, harness: Option<&'static str>, score: f64) -> Measured<'static> {
    Measured {
        publisher,
        harness,
        ..measured(score)
    }
}

fn on(day: &str, score: &Measured<'static>) -> Measured<'static> {
    Measured {
        date: Some(date(day)),
        ..score.clone()
    }
}

fn vendors(score: f64) -> Measured<'static> {
    Measured {
        measured_by: MeasuredBy::Vendor,
        ..measured(score)
    }
}

/// Case, direction, the scores of each model, and the scores that are compared.
type Case<'c> = (
    &'c str,
    Direction,
    &'c [&'c [Measured<'static>]],
    Option<&'c str>,
);

/// The compared scores and the leader, for models with these scores.
fn standing(direction: Direction, scores: &[&[Measured<'static>]]) -> Option<String> {
    let models: Vec<_> = scores.iter().map(|of| of.to_vec()).collect();
    with_standings(board(Unit::Percent, direction), &models, |standings| {
        let standing = standings.first()?;
        let shown = standing.scores.iter().map(|score| match score {
            Some(score) => score.score.to_string(),
            None => "–".to_owned(),
        });
        let shown: Vec<String> = shown.collect();
        let leader = standing
            .leader
            .map_or("none".to_owned(), |at| at.to_string());
        Some(format!(
            "{}; leads {leader}; gap {}",
            shown.join(" "),
            standing.gap
        ))
    })
}

#[test]
fn only_like_scores_stand_against_each_other() {
    use Direction::{Higher, Lower};
    let cases: &[Case] = &[
        (
            "more is better",
            Higher,
            &[&[measured(50.0)], &[measured(40.0)]],
            Some("50 40; leads 0; gap 10"),
        ),
        (
            "less is better",
            Lower,
            &[&[measured(50.0)], &[measured(40.0)]],
            Some("50 40; leads 1; gap 10"),
        ),
        (
            "exactly the noise is no lead",
            Higher,
            &[&[measured(42.0)], &[measured(40.0)]],
            Some("42 40; leads none; gap 2"),
        ),
        (
            "ahead of each other, or no lead",
            Higher,
            &[&[measured(42.5)], &[measured(30.0)], &[measured(41.0)]],
            Some("42.5 30 41; leads none; gap 1.5"),
        ),
        (
            "the best of a model's own",
            Higher,
            &[&[measured(50.0), measured(61.0)], &[measured(40.0)]],
            Some("61 40; leads 0; gap 21"),
        ),
        (
            "the best where less is better",
            Lower,
            &[&[measured(50.0), measured(61.0)], &[measured(40.0)]],
            Some("50 40; leads 1; gap 10"),
        ),
        (
            "publishers apart",
            Higher,
            &[&[by("one", None, 50.0)], &[by("another", None, 40.0)]],
            None,
        ),
        (
            "harnesses apart",
            Higher,
            &[&[by("p", Some("x"), 50.0)], &[by("p", None, 40.0)]],
            None,
        ),
        (
            "a vendor's own only with vendors' own",
            Higher,
            &[&[vendors(50.0)], &[measured(40.0)]],
            None,
        ),
        (
            "the set with the most models",
            Higher,
            &[
                &[
                    by("one", None, 50.0),
                    on("2026-05-01", &by("two", None, 70.0)),
                ],
                &[
                    by("one", None, 40.0),
                    on("2026-05-01", &by("two", None, 20.0)),
                ],
                &[by("one", None, 30.0)],
            ],
            Some("50 40 30; leads 0; gap 10"),
        ),
        (
            "of two as large not the vendors', before the newest",
            Higher,
            &[
                &[
                    on("2026-05-01", &vendors(90.0)),
                    by("one", None, 50.0),
                    on("2026-02-01", &by("two", None, 70.0)),
                ],
                &[
                    on("2026-05-01", &vendors(80.0)),
                    by("one", None, 40.0),
                    on("2026-02-01", &by("two", None, 20.0)),
                ],
            ],
            Some("70 20; leads 0; gap 50"),
        ),
    ];
    for (what, direction, scores, expected) in cases {
        assert_eq!(standing(*direction, scores).as_deref(), *expected, "{what}");
    }
}

#[test]
fn a_group_votes_once_and_boards_for_base_models_only_among_them() {
    let voting = |change: fn(&mut BoardRecord<'static>), kinds: [Kind; 2]| {
        let mut record = board(Unit::Percent, Direction::Higher);
        change(&mut record);
        let models = [50.0, 40.0].map(|score| vec![measured(score)]);
        with_standings(record, &models, |standings| votes(standings, kinds).len())
    };
    let base_only: fn(&mut BoardRecord<'static>) = |board| board.base_models_only = true;
    assert_eq!(voting(|_| {}, [Kind::Chat, Kind::Chat]), 1);
    assert_eq!(voting(base_only, [Kind::Chat, Kind::Chat]), 0);
    assert_eq!(voting(base_only, [Kind::Base, Kind::Chat]), 0);
    assert_eq!(voting(base_only, [Kind::Base, Kind::Base]), 1);
}
