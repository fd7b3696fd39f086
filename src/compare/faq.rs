//! Questions people ask about a comparison, answered from values (decision rules, §6).

use catalog::quality::difference;
use catalog::schema::{BoardField, Direction, RetirementBasis, Unit, Workload};
use catalog::sort::Order;
use catalog::units::show_count;
use catalog::words;
use serde::Serialize;

use super::benchmarks::{Benchmarks, SharedBoard};
use super::costs::coming;
use super::decision::points;
use super::gates::ending;
use super::pair::Asked;
use super::subject::{Subject, all_of};
use super::switching::Switch;
use super::verdict::Verdict;
use crate::fields::{Fact, Field, capabilities, flag};
use crate::pricing::said_of;
use crate::query::Setting;
use crate::wording::{self, Quantity, score};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    pub question: String,
    pub answer: String,
    /// Search words besides those of the question.
    #[serde(skip)]
    words: &'static [&'static str],
}

impl Answer {
    /// Whether a typed word matches this answer. Words of three letters or fewer never do: every question contains
    /// some.
    pub fn fits(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let asks = |known: &str| known.to_lowercase().starts_with(word);
        let mut own = self.question.split(|c: char| !c.is_alphanumeric());
        word.len() > 3
            && !FILLERS.contains(&word)
            && (own.any(asks) || self.words.iter().any(|known| asks(known)))
    }
}

/// Words too common to identify a question.
const FILLERS: &[&str] = &[
    "which", "what", "where", "when", "does", "have", "with", "they", "them", "than", "that",
    "this", "better", "best", "model", "models",
];

/// Capabilities that people ask for first.
const ASKED: &[&str] =
    words!("vision multimodal function_calling reasoning structured_outputs code_execution");

pub fn faq<'a>(
    subjects: &[Subject<'a>],
    setting: &Setting<'a>,
    asked: Asked,
    verdict: &Verdict,
    switching: &[Switch],
    benchmarks: &Benchmarks,
) -> Vec<Answer> {
    let names: Vec<&str> = subjects.iter().map(Subject::name).collect();
    let names = wording::list(&names);
    let mut answers = vec![
        answer(
            "Which should I choose?",
            words!("pick verdict recommend should"),
            verdict.summary.clone(),
        ),
        answer(
            "Which is better for coding?",
            words!("code programming agents quality"),
            better_at(subjects, asked, Workload::Coding),
        ),
        answer(
            "How long are they supported?",
            words!("retire retires retirement deprecated end lifecycle support"),
            supported(subjects, setting),
        ),
        answer(
            "Which has the larger context window?",
            words!("tokens length long"),
            larger_context(subjects),
        ),
        answer(
            "Are the weights open?",
            words!("source license licence download self-host"),
            open(subjects),
        ),
    ];
    let asked = ASKED
        .iter()
        .filter_map(|key| capabilities().find(|(field, _)| field.about.key == *key));
    for (field, _) in asked {
        let flags = subjects.iter().map(|s| flag(field, &s.model.capabilities));
        if flags.clone().any(|flag| flag == Some(true)) {
            let question = format!("Which is better for {}?", field.about.title);
            let words: &[&str] = match field.about.key {
                "vision" | "multimodal" => words!("images pictures audio video"),
                "function_calling" => words!("tools agents functions"),
                "reasoning" => words!("thinking"),
                "structured_outputs" => words!("json schema"),
                _ => &[],
            };
            let boards = boards(field.about.key, subjects, benchmarks, setting);
            let text = capability(subjects, field) + &boards;
            answers.push(answer(&question, words, text));
        }
    }
    answers.extend([
        answer(
            &format!("Where can I run {names}?"),
            words!("provider providers host cloud available"),
            providers(subjects, setting),
        ),
        answer(
            "Which is cheaper?",
            words!("cost costs price prices expensive money"),
            cheaper(subjects, setting),
        ),
        answer(
            "Which leads on benchmarks?",
            words!("quality scores smarter good"),
            leads(subjects, benchmarks),
        ),
        answer(
            "Can I replace one with the other?",
            words!("switch switching migrate breaks drop-in"),
            replace(subjects, switching),
        ),
        answer(
            "Which is faster? What are the rate limits? Where is the data kept?",
            words!("speed latency throughput residency region quota"),
            "Speed and rate limits are not in the catalog. Regions and data terms are, where providers state them: \
             see `llmcmp providers MODEL --region eu --zero-retention`."
                .into(),
        ),
    ]);
    answers
}

fn answer(question: &str, words: &'static [&'static str], answer: String) -> Answer {
    Answer {
        question: question.to_owned(),
        answer,
        words,
    }
}

fn each(subjects: &[Subject], value: impl Fn(&Subject) -> String) -> String {
    let parts: Vec<String> = subjects
        .iter()
        .map(|s| format!("{}: {}", s.name(), value(s)))
        .collect();
    format!("{}.", parts.join("; "))
}

fn better_at(subjects: &[Subject], asked: Asked, workload: Workload) -> String {
    let estimate = |s: &Subject| {
        s.estimate(asked.scale, Some(workload))
            .filter(|e| e.groups > 0)
    };
    let mut known: Vec<_> = subjects
        .iter()
        .filter_map(|s| Some((s, estimate(s)?)))
        .collect();
    known.order_by(|(_, a), (_, b)| b.estimate.total_cmp(&a.estimate));
    let values = each(subjects, |s| {
        estimate(s).map_or("not measured".into(), |e| {
            let boards = wording::count(e.boards as usize, "board");
            format!("{} points on {boards}", points(&e))
        })
    });
    match known.as_slice() {
        [(first, a), (_, b), ..] if known.len() == subjects.len() => {
            if difference(a, b).is_separable() {
                format!("{}. {values}", first.name())
            } else {
                format!("Not separable. {values}")
            }
        }
        _ => values,
    }
}

fn supported(subjects: &[Subject], setting: &Setting) -> String {
    each(subjects, |s| {
        match (s.life.ends, s.life.retires_on, s.life.basis) {
            (true, ..) => {
                let next = s.model.successor.map(|id| format!("; successor: {id}"));
                ending(s, setting.today) + &next.unwrap_or_default()
            }
            (false, Some(day), Some(RetirementBasis::Earliest)) => format!("until {day} at least"),
            (false, Some(day), _) => {
                format!("its lab retires it {}", wording::when(day, setting.today))
            }
            _ => "no retirement announced".into(),
        }
    })
}

fn larger_context(subjects: &[Subject]) -> String {
    let tokens = |s: &Subject| s.model.facts.context_tokens;
    let largest = subjects.iter().filter_map(tokens).max();
    let holders: Vec<&Subject> = subjects.iter().filter(|s| tokens(s) == largest).collect();
    let all_known = subjects.iter().all(|s| tokens(s).is_some());
    let shown = |s: &Subject| tokens(s).map_or("unknown".into(), show_count);
    let values = each(subjects, shown);
    match holders.as_slice() {
        _ if all_known && subjects.iter().all(|s| shown(s) == shown(&subjects[0])) => {
            format!("They are equal. {values}")
        }
        [one] if all_known => format!("{}. {values}", one.name()),
        _ => values,
    }
}

fn open(subjects: &[Subject]) -> String {
    each(subjects, |s| {
        let facts = &s.model.facts;
        match (facts.open_weights, &facts.license) {
            (Some(true), Some(license)) => {
                let commercial = match license.commercial {
                    Some(true) => ", commercial use allowed",
                    Some(false) => ", no commercial use without a further contract",
                    None => "",
                };
                format!("yes, {}{commercial}", license.name)
            }
            (Some(true), None) => "yes, license unknown".into(),
            (Some(false), _) => "no".into(),
            (None, _) => "unknown".into(),
        }
    })
}

fn capability(subjects: &[Subject], field: &Field<Fact>) -> String {
    let can = |s: &&Subject| flag(field, &s.model.capabilities);
    let with = |value: Option<bool>| {
        let like = subjects.iter().filter(|s| can(s) == value);
        like.map(Subject::name).collect::<Vec<_>>()
    };
    let (yes, no, unknown) = (with(Some(true)), with(Some(false)), with(None));
    let title = field.about.title;
    if no.is_empty() && unknown.is_empty() {
        return format!("{} {title}.", all_of(subjects, "Both have", "All have"));
    }
    let mut text = match yes.as_slice() {
        [one] => format!("{one}: it has {title}"),
        several => format!("{}: they have {title}", wording::list(several)),
    };
    if !no.is_empty() {
        let verb = if no.len() == 1 { "does" } else { "do" };
        text += &format!(", {} {verb} not", wording::list(&no));
    }
    if !unknown.is_empty() {
        text += &format!("; unknown for {}", wording::list(&unknown));
    }
    text + "."
}

/// The board field that measures a capability.
const SHOWN_BY: &[(&str, BoardField)] = &[
    ("vision", BoardField::Vision),
    ("function_calling", BoardField::ToolUse),
    ("reasoning", BoardField::Reasoning),
];

/// The most boards named in one answer.
const BOARDS: usize = 3;

/// The models' scores on the shared boards of a capability's field; empty: no shared board.
fn boards(
    capability: &str,
    subjects: &[Subject],
    benchmarks: &Benchmarks,
    setting: &Setting,
) -> String {
    let Some((_, wanted)) = SHOWN_BY.iter().find(|(key, _)| *key == capability) else {
        return String::new();
    };
    let of_field = benchmarks.shared.iter().filter(|board| {
        let record = setting.boards.get(board.board);
        record.is_some_and(|record| record.fields.contains(wanted))
    });
    let mut of_field: Vec<&SharedBoard> = of_field.collect();
    of_field.order_by_key(|board| !board.votes);
    let shown = of_field.iter().take(BOARDS).map(|board| {
        let scores = subjects.iter().filter_map(|subject| {
            let score = board.scores.get(subject.id())?.as_ref()?;
            Some(format!(
                "{} {}",
                subject.name(),
                score_text(board, score.score)
            ))
        });
        let scores: Vec<String> = scores.collect();
        let better = match board.direction {
            Direction::Higher => "",
            Direction::Lower => ", lower is better",
        };
        format!("{} ({}{better})", board.name, scores.join(", "))
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        return String::new();
    }
    let more = match of_field.len().saturating_sub(BOARDS) {
        0 => String::new(),
        more => format!("; {more} more"),
    };
    format!(
        " Shared boards of {}: {}{more}.",
        wanted.as_str(),
        shown.join("; ")
    )
}

fn score_text(board: &SharedBoard, value: f64) -> String {
    match board.unit {
        Unit::Percent => format!("{} %", score(value)),
        _ => score(value),
    }
}

/// The most providers named in one answer.
const NAMED: usize = 6;

fn providers(subjects: &[Subject], setting: &Setting) -> String {
    each(subjects, |s| {
        let names: Vec<&str> = s
            .providers
            .iter()
            .map(|id| setting.providers.name(id))
            .collect();
        match names.len() {
            0 if s.model.facts.open_weights == Some(true) => {
                "no provider is known; the weights are open".into()
            }
            0 => "no provider is known".into(),
            n if n > NAMED => format!("{} and {} more", names[..NAMED].join(", "), n - NAMED),
            _ => wording::list(&names),
        }
    })
}

fn cheaper(subjects: &[Subject], setting: &Setting) -> String {
    let amounts = each(subjects, |s| match &s.priced {
        Ok(priced) => format!(
            "{} a month at {}",
            priced.usd().show(),
            setting.providers.name(priced.offer().route.provider)
        ),
        Err(why) => format!("unknown ({})", why.text()),
    });
    let text = |s: &Subject| s.text_among(subjects, &setting.traffic);
    let of_text = said_of(subjects.iter().map(text).fold(1.0, f64::max));
    let mut known: Vec<(&Subject, f64)> = subjects
        .iter()
        .filter_map(|s| Some((s, s.usd()? * text(s))))
        .collect();
    known.order_by(|a, b| a.1.total_cmp(&b.1));
    let lead = match known.as_slice() {
        [(low, a), .., (_, b)] if known.len() == subjects.len() && a < b => {
            let how = wording::change(a / b, Quantity::Price);
            format!("{}, {how}{of_text} at {}. ", low.name(), setting.traffic)
        }
        _ => String::new(),
    };
    let coming = subjects.iter().filter_map(|s| coming(s, setting));
    let coming: Vec<String> = coming.map(|(_, text)| format!(" {text}.")).collect();
    lead + &amounts + &coming.concat()
}

fn leads(subjects: &[Subject], found: &Benchmarks) -> String {
    if found.votes == 0 {
        return "They share no benchmarks.".into();
    }
    let led = each(subjects, |s| match found.leads.get(s.id()) {
        Some(n) => format!("leads {n}"),
        None => "leads 0".into(),
    });
    let shared = wording::count(found.votes, "shared benchmark");
    format!("Of {shared}, beyond noise: {led}")
}

fn replace(subjects: &[Subject], switching: &[Switch]) -> String {
    let name = |id: &str| {
        let found = subjects.iter().find(|s| s.id() == id);
        found.map_or(id.to_owned(), |s| s.name().to_owned())
    };
    let ways: Vec<String> = switching
        .iter()
        .filter(|way| way.from == subjects[0].id() || subjects.len() == 2)
        .map(|way| {
            let losses: Vec<&str> = way.losses.iter().map(|loss| &*loss.text).collect();
            let losses = if losses.is_empty() {
                "no known losses".into()
            } else {
                losses.join("; ")
            };
            let level = way.level.title();
            format!(
                "{} to {}: friction {level}, {losses}.",
                name(&way.from),
                name(&way.to)
            )
        })
        .collect();
    ways.join(" ")
}
