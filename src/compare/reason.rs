//! A finding in words: why a side is favoured, or why nothing can be said. Every word stands on a figure.

use catalog::schema::Status;
use catalog::units::show_count;

use super::signals::{Figures, Finding, Outcome};
use crate::wording;

impl Finding {
    /// Why `side` is favoured, in words made of the figures. `names` are those of both sides.
    pub fn reason(&self, side: usize, names: [&str; 2]) -> String {
        let (own, other) = (side, 1 - side);
        let loser = names[other];
        match &self.figures {
            Figures::Lifecycle { status, retires_on } => match (status[other], retires_on[other]) {
                (Status::Retiring, Some(date)) => format!("{loser} retires on {date}"),
                (Status::Withdrawn, _) => format!("{loser} was withdrawn by its lab"),
                (_, Some(date)) => format!("{loser} retired on {date}"),
                _ => format!("{loser} is retired"),
            },
            Figures::Callable { .. } => {
                format!("no route known for {loser}, and no open weights")
            }
            Figures::Needs { unmet, .. } => {
                format!("{loser} lacks {}", unmet[other].join(", "))
            }
            Figures::Quality {
                shared,
                led,
                boards,
            } => {
                let won: Vec<String> = boards
                    .iter()
                    .filter(|b| b.leader == own)
                    .take(2)
                    .map(|b| {
                        let [mine, theirs] = [own, other].map(|at| wording::score(b.scores[at]));
                        format!("{} {mine} to {theirs}", b.board)
                    })
                    .collect();
                let boards = wording::count(*shared, "shared benchmark");
                format!("leads on {} of {boards}: {}", led[own], wording::list(&won))
            }
            Figures::Cost { usd, .. } => match (usd[own], usd[other]) {
                (Some(low), Some(high)) => {
                    let how = wording::cheaper(low, high).unwrap_or_default();
                    format!("{how}: {} to {} a month", low.show(), high.show())
                }
                _ => String::new(),
            },
            Figures::Context { tokens } => match (tokens[own], tokens[other]) {
                (Some(a), Some(b)) => format!(
                    "{} the context window: {} to {}",
                    wording::factor(a as f64 / b as f64),
                    show_count(a),
                    show_count(b)
                ),
                _ => String::new(),
            },
            Figures::Capabilities { only, .. } => {
                let titles = &only[own];
                let what = wording::count(titles.len(), "capability");
                format!("{what} that {loser} lacks: {}", titles.join(", "))
            }
            Figures::Availability { providers } => {
                let what = wording::count(providers[own], "provider");
                format!("{what} to {}", providers[other])
            }
            Figures::Recency { released } => match (released[other], released[own]) {
                (Some(before), Some(after)) => {
                    format!("released {} later: {after}", wording::span(before, after))
                }
                _ => String::new(),
            },
        }
    }

    /// Why it says nothing, when a side is unknown.
    pub fn gap(&self, names: [&str; 2]) -> Option<String> {
        if self.outcome != Outcome::NotComparable {
            return None;
        }
        let unknown = |known: [bool; 2], what: &str| {
            let who: Vec<&str> = (0..2).filter(|&i| !known[i]).map(|i| names[i]).collect();
            format!("{what} of {} is unknown", wording::list(&who))
        };
        Some(match &self.figures {
            Figures::Quality { .. } => "no shared benchmark".into(),
            Figures::Cost { reasons, .. } => {
                let each = |at: usize| {
                    let reason = reasons[at].as_ref()?;
                    Some(format!("{}: {reason}", names[at]))
                };
                (0..2).filter_map(each).collect::<Vec<_>>().join("; ")
            }
            Figures::Context { tokens } => unknown(tokens.map(|t| t.is_some()), "the window"),
            Figures::Recency { released } => unknown(released.map(|d| d.is_some()), "the release"),
            _ => "no capability is known of both".into(),
        })
    }
}
