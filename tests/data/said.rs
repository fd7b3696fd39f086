//! What a verdict and the answers to common questions say, by what is known of two models; worked out by hand.

use catalog::quality::{Estimate, ForWorkload};
use catalog::schema::{Promotion, RetirementBasis, Workload};
use llmcmp::compare::decision::decide;
use llmcmp::compare::flips::flips;
use llmcmp::compare::pair::Pair;
use llmcmp::compare::questions;

use crate::boundaries::{Change, changed, ends, license, plain, sold};
use crate::rules::{Entry, asked, measure, with_subjects};

/// Sold by the lab alone, in cents per million tokens; $1/$4 is $1,800 a month, of which $1,000 for output.
fn priced(entry: &mut Entry, input: u64, output: u64) {
    entry.0.routes = vec![sold(0, input, output)];
}

fn measured(a: &mut Entry, b: &mut Entry, points: [f64; 2], groups: u32) {
    for (entry, points) in [a, b].into_iter().zip(points) {
        entry.2 = Some(measure((points, 2.0, groups)));
    }
}

/// The same in tenths of points.
fn tenths(a: &mut Entry, b: &mut Entry, points: [u16; 2]) {
    measured(a, b, points.map(|tenths| f64::from(tenths) / 10.0), 5);
}

#[test]
fn a_verdict_says_how_the_pick_relates() {
    #[rustfmt::skip] // one row per line
    let rows: &[(Change, Option<usize>, &str)] = &[
        (|a, b| measured(a, b, [120.0, 100.0], 5), Some(0), "stronger, at about the same cost"),
        (|a, b| { measured(a, b, [120.0, 100.0], 5); priced(a, 105, 420); }, Some(0), "stronger, at about the same cost"),
        (|a, b| { measured(a, b, [120.0, 100.0], 5); priced(a, 50, 200); }, Some(0), "stronger, and 50% cheaper"),
        (|a, b| { measured(a, b, [100.0, 120.0], 5); priced(b, 50, 200); }, Some(1), "stronger, and 50% cheaper"),
        (|a, b| { measured(a, b, [100.0, 100.0], 5); priced(a, 50, 200); }, Some(0), "as good, and 50% cheaper"),
        (|a, b| measured(a, b, [100.0, 100.0], 5), None, "equally good, at about the same cost"),
        (|a, b| { measured(a, b, [100.0, 100.0], 2); priced(a, 50, 200); }, None, "too few kinds of benchmarks in common to call the cheaper one as good"),
        // 20 points are 1.33 deviations, a doubled bill 0.15; a hundredfold one 6.6 doublings, 1.0 deviations.
        (|a, b| { measured(a, b, [120.0, 100.0], 5); priced(a, 200, 800); }, Some(0), "stronger, for 2x the price"),
        (|a, b| { measured(a, b, [110.0, 100.0], 5); priced(a, 10000, 40000); }, Some(1), "weaker, but 100x cheaper"),
        (|a, b| {
            measured(a, b, [100.0, 120.0], 5);
            (a.0.facts.tokens_per_text, b.0.facts.tokens_per_text) = (Some(100), Some(105));
        }, Some(1), "stronger, at about the same cost for the same text"),
        (|a, b| {
            measured(a, b, [100.0, 120.0], 5);
            (a.0.facts.tokens_per_text, b.0.facts.tokens_per_text) = (Some(100), Some(130));
        }, Some(1), "stronger; 30% more for the same text"),
        (|_, b| (b.0.facts.context_tokens, b.0.facts.released) = (Some(200_000), Some(crate::rules::date("2026-05-01"))), Some(1), "everything known points one way"),
    ];
    for (at, (change, pick, point)) in rows.iter().enumerate() {
        let found = with_subjects(&changed(*change), |subjects, setting| {
            decide(
                &Pair::new([&subjects[0], &subjects[1]], setting, asked()),
                [None, None],
            )
        });
        assert_eq!((found.pick, &*found.point), (*pick, *point), "row {at}");
    }
}

/// A retires in 9 days; S succeeds it.
#[test]
fn a_retiring_model_is_judged_by_its_successor() {
    type Case = (
        fn(&mut Entry, &mut Entry, &mut Entry),
        Option<usize>,
        &'static str,
        &'static str,
    );
    #[rustfmt::skip] // one row per line
    let rows: &[Case] = &[
        (|_, _, s| priced(s, 100, 400), None, "A retires in 9 days, on 2026-06-10: compare S with B", "the successor of A is S, for the same $1,800 a month"),
        (|_, _, s| priced(s, 50, 200), None, "A retires in 9 days, on 2026-06-10: compare S with B", "the successor of A is S, $900 a month instead of $1,800"),
        (|a, _, s| { a.0.routes[0].terms.price = None; a.0.routes.truncate(1); priced(s, 50, 200); }, None, "A retires in 9 days, on 2026-06-10: compare S with B", "the successor of A is S, $900 a month"),
        (|_, _, s| s.0.routes.clear(), None, "A retires in 9 days, on 2026-06-10: compare S with B", "the successor of A is S"),
        (|_, b, s| {
            (b.2, s.2) = (Some(measure((120.0, 2.0, 5))), Some(measure((100.0, 2.0, 5))));
        }, Some(1), "A retires in 9 days, on 2026-06-10, and B also wins against its successor S", "the successor of A is S, for the same $1,800 a month"),
        (|_, b, s| {
            (b.2, s.2) = (Some(measure((100.0, 2.0, 5))), Some(measure((120.0, 2.0, 5))));
        }, None, "A retires in 9 days, on 2026-06-10: compare S with B", "the successor of A is S, for the same $1,800 a month"),
    ];
    for (at, (change, pick, point, next)) in rows.iter().enumerate() {
        let (mut a, mut b, mut s) = (plain("A"), plain("B"), plain("S"));
        ends(&mut a, "2026-06-10", RetirementBasis::Announced);
        change(&mut a, &mut b, &mut s);
        with_subjects(&[a, b, s], |subjects, setting| {
            let [a, b, s] = subjects else {
                panic!("three subjects");
            };
            for swapped in [false, true] {
                let (sides, next_of) = if swapped {
                    ([b, a], [None, Some(s)])
                } else {
                    ([a, b], [Some(s), None])
                };
                let found = decide(&Pair::new(sides, setting, asked()), next_of);
                let pick = pick.map(|side| if swapped { 1 - side } else { side });
                assert_eq!((found.pick, &*found.point), (pick, *point), "row {at}");
                assert_eq!(found.reasons[1].text, *next, "row {at}");
            }
        });
    }
}

#[test]
fn a_flip_is_where_the_pick_changes() {
    #[rustfmt::skip] // one row per line
    let rows: &[(Change, &[(&str, &str)])] = &[
        // As good at half the bill: 1.1 times $900 times 1.82 is $1,800. $500 of the $900 are output, $900 are left.
        (|a, b| { measured(a, b, [100.0, 100.0], 5); priced(a, 50, 200); priced(b, 100, 400); }, &[
            ("price", "if A costs 1.8x the price: no pick"),
            ("length", "A stays cheaper until it writes 2.8x the output tokens"),
        ]),
        // 20 points are 1.33 deviations for a doubled bill: worth it until a doubling must buy that much, 8.9 times 0.15.
        (|a, b| { measured(a, b, [120.0, 100.0], 5); priced(a, 200, 800); priced(b, 100, 400); }, &[
            ("worth", "if quality is worth 11% as much to you: B"),
        ]),
        // 6.5 points are 0.43 deviations for 0.96 doublings of 1 + bill / $100: three times 0.15 each. At 3.88 times the
        // price there are 2.89 doublings.
        (|a, b| { tenths(a, b, [1_065, 1_000]); priced(a, 200, 800); priced(b, 100, 400); }, &[
            ("price", "if A costs 3.9x the price: B"),
            ("worth", "if quality is worth a third as much to you: B"),
        ]),
        (|a, b| { tenths(a, b, [1_043, 1_000]); priced(a, 200, 800); priced(b, 100, 400); }, &[
            ("price", "if A costs 2x the price: B"),
            ("worth", "if quality is worth half as much to you: B"),
        ]),
        // Half the bill until July, twice the bill from then on.
        (|a, b| {
            measured(a, b, [100.0, 100.0], 5);
            priced(a, 50, 200);
            priced(b, 100, 400);
            let then = sold(0, 200, 800).terms.price.expect("a price");
            a.0.routes[0].terms.promotion = Some(Box::new(Promotion { from: None, until: crate::rules::date("2026-07-01"), then }));
        }, &[
            ("day", "from 2026-07-02, at the announced price: B"),
            ("price", "if A costs 1.8x the price: no pick"),
            ("length", "A stays cheaper until it writes 2.8x the output tokens"),
        ]),
        // A clear pick that a gateway undercuts.
        (|a, b| {
            measured(a, b, [100.0, 100.0], 5);
            priced(a, 100, 400);
            b.0.routes = vec![sold(0, 200, 800), sold(4, 25, 100)];
        }, &[
            ("price", "if A costs 1.8x the price: no pick"),
            ("length", "A stays cheaper until it writes 2.8x the output tokens"),
            ("route", "on the cheapest listed routes: B"),
        ]),
        // Weaker at coding, by more than noise.
        (|a, b| {
            measured(a, b, [120.0, 100.0], 5);
            for (entry, estimate) in [(a, 100.0), (b, 120.0)] {
                priced(entry, 100, 400);
                let quality = Estimate { estimate, margin: 2.0, boards: 5, groups: 5 };
                let known = entry.2.as_mut().expect("measured");
                known.workloads = vec![ForWorkload { workload: Workload::Coding, quality }];
            }
        }, &[("workload", "for coding: B (120 ± 2 to 100 ± 2)")]),
        (|a, b| measured(a, b, [100.0, 100.0], 5), &[]),
    ];
    for (at, (change, expected)) in rows.iter().enumerate() {
        let found = with_subjects(&changed(*change), |subjects, setting| {
            flips(&Pair::new([&subjects[0], &subjects[1]], setting, asked()))
        });
        let found: Vec<(&str, &str)> = found.iter().map(|f| (f.what, &*f.text)).collect();
        assert_eq!(found, *expected, "row {at}");
    }
}

#[test]
fn a_question_is_answered_from_what_is_known() {
    const WINDOW: &str = "Which has the larger context window?";
    const OPEN: &str = "Are the weights open?";
    const CODING: &str = "Which is better for coding?";
    const SUPPORT: &str = "How long are they supported?";
    const CHEAPER: &str = "Which is cheaper?";
    const VISION: &str = "Which is better for vision?";
    const WHERE: &str = "Where can I run A and B?";
    const LEADS: &str = "Which leads on benchmarks?";
    fn coding(entry: &mut Entry, estimate: f64, groups: u32) {
        let quality = Estimate {
            estimate,
            margin: 2.0,
            boards: groups,
            groups,
        };
        let mut known = measure((100.0, 2.0, 5));
        known.workloads = vec![ForWorkload {
            workload: Workload::Coding,
            quality,
        }];
        entry.2 = Some(known);
    }
    #[rustfmt::skip] // one row per line
    let rows: &[(Change, &str, &str)] = &[
        (|_, _| (), WINDOW, "They are equal. A: 100K; B: 100K."),
        (|a, _| a.0.facts.context_tokens = Some(125_000), WINDOW, "A. A: 125K; B: 100K."),
        (|_, b| b.0.facts.context_tokens = Some(125_000), WINDOW, "B. A: 100K; B: 125K."),
        (|_, b| b.0.facts.context_tokens = None, WINDOW, "A: 100K; B: unknown."),
        (|_, b| b.0.facts.context_tokens = Some(100_100), WINDOW, "They are equal. A: 100K; B: 100K."),
        (|a, b| (a.0.facts.open_weights, b.0.facts.open_weights) = (Some(true), Some(false)), OPEN, "A: yes, license unknown; B: no."),
        (|a, _| (a.0.facts.open_weights, a.0.facts.license) = (Some(true), Some(license(true))), OPEN, "A: yes, Terms, commercial use allowed; B: unknown."),
        (|a, _| (a.0.facts.open_weights, a.0.facts.license) = (Some(true), Some(license(false))), OPEN, "A: yes, Terms, no commercial use without a further contract; B: unknown."),
        (|_, _| (), CODING, "A: not measured; B: not measured."),
        (|a, b| { coding(a, 120.0, 5); coding(b, 100.0, 1); }, CODING, "A. A: 120 ± 2 points on 5 boards; B: 100 ± 2 points on 1 board."),
        (|a, b| { coding(a, 100.0, 5); coding(b, 120.0, 5); }, CODING, "B. A: 100 ± 2 points on 5 boards; B: 120 ± 2 points on 5 boards."),
        (|a, b| { coding(a, 100.0, 5); coding(b, 101.0, 5); }, CODING, "Not separable. A: 100 ± 2 points on 5 boards; B: 101 ± 2 points on 5 boards."),
        // General quality alone does not answer it.
        (|a, b| { coding(a, 100.0, 5); b.2 = Some(measure((120.0, 2.0, 5))); }, CODING, "A: 100 ± 2 points on 5 boards; B: not measured."),
        (|_, b| ends(b, "2026-06-10", RetirementBasis::Announced), SUPPORT, "A: no retirement announced; B: retires in 9 days, on 2026-06-10."),
        (|_, b| { ends(b, "2026-05-31", RetirementBasis::Announced); b.0.successor = Some("S"); }, SUPPORT, "A: no retirement announced; B: retired on 2026-05-31; successor: S."),
        (|_, b| ends(b, "2026-12-01", RetirementBasis::Announced), SUPPORT, "A: no retirement announced; B: its lab retires it in 183 days, on 2026-12-01."),
        (|_, b| ends(b, "2026-12-01", RetirementBasis::Earliest), SUPPORT, "A: no retirement announced; B: until 2026-12-01 at least."),
        (|a, _| priced(a, 50, 200), CHEAPER, "A, 50% cheaper at 800M input / 250M output tokens per month. A: $900 a month at p0; B: $1,800 a month at p0."),
        (|_, b| priced(b, 50, 200), CHEAPER, "B, 50% cheaper at 800M input / 250M output tokens per month. A: $1,800 a month at p0; B: $900 a month at p0."),
        (|_, _| (), CHEAPER, "A: $1,800 a month at p0; B: $1,800 a month at p0."),
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(true), Some(true)), VISION, "Both have vision."),
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (Some(true), Some(false)), VISION, "A: it has vision, B does not."),
        (|a, _| a.0.capabilities.vision = Some(true), VISION, "A: it has vision; unknown for B."),
        (|a, b| (a.0.capabilities.vision, b.0.capabilities.vision) = (None, Some(true)), VISION, "B: it has vision; unknown for A."),
        (|_, b| b.0.routes.clear(), WHERE, "A: p0 and p2; B: no provider is known."),
        (|_, b| { b.0.routes.clear(); b.0.facts.open_weights = Some(true); }, WHERE, "A: p0 and p2; B: no provider is known; the weights are open."),
        (|_, _| (), LEADS, "They share no benchmarks."),
    ];
    for (at, (change, question, expected)) in rows.iter().enumerate() {
        let answers = with_subjects(&changed(*change), |subjects, setting| {
            questions(subjects, setting, asked(), &[])
        });
        let answer = answers.iter().find(|answer| answer.question == *question);
        let answer = answer.map(|answer| &*answer.answer);
        assert_eq!(answer, Some(*expected), "row {at}");
    }
    // Nobody asks about what no model is known to have.
    let answers = with_subjects(
        &changed(|_, b| b.0.capabilities.vision = Some(false)),
        |subjects, setting| questions(subjects, setting, asked(), &[]),
    );
    assert!(answers.iter().all(|answer| answer.question != VISION));
}
