//! The table of boards and their scores: one row per board, units never mixed, directions correct.

use std::collections::HashMap;

use catalog::Catalog;
use catalog::names::normalize;
use catalog::schema::{Board, Direction, Unit};
use llmcmp::resolve::Resolver;

fn boards() -> Vec<Board> {
    serde_json::from_str(include_str!("../../catalog/benchmarks.json"))
        .expect("the table of boards")
}

/// A score of the bundled catalog, with all its text fields.
struct Row {
    model: String,
    board: String,
    score: f64,
    texts: Vec<String>,
}

fn scores(catalog: &Catalog) -> Vec<Row> {
    let mut rows = Vec::new();
    for at in 0..catalog.model_count() {
        let model = catalog.model(at).expect("a model").id;
        for score in catalog.scores(at).expect("scores") {
            let texts = [
                Some(score.board),
                Some(score.publisher),
                score.url,
                score.harness,
                score.variant,
            ];
            rows.push(Row {
                model: model.to_owned(),
                board: score.board.to_owned(),
                score: score.score,
                texts: texts.into_iter().flatten().map(str::to_owned).collect(),
            });
        }
    }
    rows
}

#[test]
fn no_board_stands_twice_under_two_spellings() {
    let mut owners: HashMap<String, String> = HashMap::new();
    for board in boards() {
        for name in [&board.id, &board.name].into_iter().chain(&board.aliases) {
            let spelled = normalize(&name.replace('<', " under ").replace('>', " over "));
            let owner = owners.entry(spelled).or_insert_with(|| board.id.clone());
            assert_eq!(*owner, board.id, "{name}");
        }
    }
    // One board with several names in sources is one board; what only sounds similar is not.
    let named = |name: &str| owners.get(&normalize(name)).map(String::as_str);
    for (spelling, board) in [
        ("HLE", "humanitys-last-exam"),
        ("Humanity’s Last Exam", "humanitys-last-exam"),
        ("HMMT25", "hmmt-2025"),
        ("MMMU (validation)", "mmmu"),
        ("Aider-Polyglot", "aider-polyglot"),
        ("SWE Bench Pro", "swe-bench-pro"),
        ("GPQA", "gpqa"),
        ("GPQA Diamond", "gpqa-diamond"),
        ("ARC-C", "arc-challenge"),
        ("ARC-AGI", "arc-agi"),
        ("ARC-AGI v2", "arc-agi-2"),
    ] {
        assert_eq!(named(spelling), Some(board), "{spelling}");
    }
}

#[test]
fn the_table_is_sorted_and_each_group_has_a_speaker() {
    let boards = boards();
    assert!(boards.is_sorted_by(|a, b| a.id < b.id));
    for board in &boards {
        let speaker = boards
            .iter()
            .find(|b| b.id == board.group)
            .expect(&board.id);
        assert_eq!(speaker.group, speaker.id, "{}", board.id);
        assert_eq!(
            speaker.direction, board.direction,
            "{}: one vote, one direction",
            board.id
        );
    }
    let views = boards.iter().filter(|b| b.id.starts_with("arena-text"));
    assert!(views.clone().count() == 8 && views.clone().all(|b| b.group == "arena-text"));
}

#[test]
fn every_unit_has_its_range() {
    for board in boards() {
        let range = (board.min, board.max);
        let fits = match board.unit {
            Unit::Percent => range == (Some(0.0), Some(100.0)),
            Unit::Points => board.min == Some(0.0) && board.max.is_some(),
            Unit::Minutes | Unit::Factor => range == (Some(0.0), None),
            Unit::Rating | Unit::Index | Unit::Usd => range == (None, None),
        };
        assert!(
            fits,
            "{}: {:?} from {:?} to {:?}",
            board.id, board.unit, board.min, board.max
        );
        assert!(
            !board.owner.is_empty() && !board.fields.is_empty(),
            "{}",
            board.id
        );
    }
}

/// A board of fractions is recognized by never leaving 0 to 1.
#[test]
fn no_board_of_percentages_holds_fractions() {
    let catalog = llmcmp::bundle::bundled();
    let mut best: HashMap<String, (f64, usize)> = HashMap::new();
    for score in scores(&catalog) {
        let board = catalog.board(&score.board).expect(&score.board);
        let inside = board.min.is_none_or(|min| score.score >= min)
            && board.max.is_none_or(|max| score.score <= max);
        assert!(inside, "{} {} {}", score.model, score.board, score.score);
        if board.unit == Unit::Percent && board.direction == Direction::Higher {
            let best = best.entry(board.id.to_owned()).or_default();
            *best = (best.0.max(score.score), best.1 + 1);
        }
    }
    for (board, (best, rows)) in best {
        assert!(
            rows < 2 || best > 1.0,
            "{board}: {rows} rows, the best {best}"
        );
    }
}

#[test]
fn two_well_known_models_stand_in_the_right_order_on_each_board() {
    let catalog = llmcmp::bundle::bundled();
    let scores = scores(&catalog);
    let resolver = Resolver {
        catalog: &catalog,
        today: "2026-11-23".parse().expect("a day"),
        exact: false,
    };
    let id = |name: &str| resolver.one(name).ok().map(|found| found.model);
    let mut tried = 0;
    for line in include_str!("../tables/board-directions.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let [board, better, worse] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let direction = catalog.board(board).expect(board).direction;
        let best = |name: &str| {
            let id = id(name)?;
            let own = scores
                .iter()
                .filter(|score| score.model == id && score.board == board);
            own.map(|score| score.score).reduce(match direction {
                Direction::Higher => f64::max,
                Direction::Lower => f64::min,
            })
        };
        let (Some(better_score), Some(worse_score)) = (best(better), best(worse)) else {
            continue;
        };
        tried += 1;
        let right = match direction {
            Direction::Higher => better_score > worse_score,
            Direction::Lower => better_score < worse_score,
        };
        assert!(
            right,
            "{board}: {better} {better_score}, {worse} {worse_score}"
        );
    }
    let all = scores
        .iter()
        .map(|score| &score.board)
        .collect::<std::collections::HashSet<_>>()
        .len();
    // A catalog without imported scores has little to test.
    assert!(all < 100 || tried >= 200, "{tried} pairs on {all} boards");
}

#[test]
fn nothing_comes_from_artificial_analysis() {
    let catalog = llmcmp::bundle::bundled();
    for Row { model, texts, .. } in scores(&catalog) {
        for text in texts {
            let plain: String = text
                .to_lowercase()
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            assert!(!plain.contains("artificialanalysis"), "{model}: {text}");
            assert!(
                !(text.contains("openrouter.ai") && text.contains("/benchmarks")),
                "{model}: {text}"
            );
        }
    }
    for board in boards() {
        let plain = board.name.to_lowercase();
        assert!(
            !plain.contains("artificial analysis") && !board.id.starts_with("aa-"),
            "{}",
            board.id
        );
    }
}

#[test]
fn spellings_of_scores_that_are_kept_by_hand_name_models_of_the_catalog() {
    let catalog = llmcmp::bundle::bundled();
    let resolver = Resolver {
        catalog: &catalog,
        today: "2026-11-23".parse().expect("a day"),
        exact: false,
    };
    let kept: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../../catalog/kept/score-spellings.json"))
            .expect("spellings");
    assert!(kept.len() > 50);
    for row in kept {
        let (model, reason) = (row["model"].as_str(), row["reason"].as_str());
        assert!(
            model.is_some() != reason.is_some(),
            "{row}: a model or a reason"
        );
        if let Some(model) = model {
            assert!(resolver.one(model).is_ok(), "{row}: not in the catalog");
        }
    }
}
