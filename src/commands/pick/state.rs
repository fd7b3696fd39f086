//! State of the picker: query, matches, marks and position. Pure: keys arrive as steps, and nothing is drawn.

use catalog::sort::Order;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::items::Item;
use crate::compare::MOST;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Type(char),
    /// Deletes the last character.
    Back,
    /// Deletes the last word.
    BackWord,
    /// Deletes the query.
    Clear,
    /// Moves down by this many rows; up if negative.
    Move(isize),
    First,
    Last,
    /// Marks or unmarks the model, and moves on.
    Mark,
    /// Scrolls the preview by this many lines.
    Scroll(isize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// By id.
    Compare(Vec<String>),
    /// By id.
    Show(String),
}

pub(super) struct State {
    items: Vec<Item>,
    matcher: Matcher,
    pub(super) query: String,
    /// Indices of the matching items, best first.
    pub(super) found: Vec<usize>,
    /// Selected row in `found`.
    pub(super) row: usize,
    /// Indices of the marked items, in the order of marking.
    pub(super) marked: Vec<usize>,
    /// In lines.
    pub(super) scrolled: usize,
    /// Why the last key had no effect.
    pub(super) refused: Option<String>,
}

impl State {
    /// Nothing is marked; without a query, all models match.
    pub(super) fn new(items: Vec<Item>, query: &str) -> Self {
        let mut state = Self {
            items,
            matcher: Matcher::new(Config::DEFAULT),
            query: query.to_owned(),
            found: Vec::new(),
            row: 0,
            marked: Vec::new(),
            scrolled: 0,
            refused: None,
        };
        state.search();
        state
    }

    pub(super) fn total(&self) -> usize {
        self.items.len()
    }

    pub(super) fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    /// The selected item.
    pub(super) fn current(&self) -> Option<&Item> {
        self.item(*self.found.get(self.row)?)
    }

    pub(super) fn step(&mut self, step: Step) {
        self.refused = None;
        match step {
            Step::Type(letter) => self.query.push(letter),
            Step::Back => {
                self.query.pop();
            }
            Step::BackWord => {
                let kept = self.query.trim_end();
                let end = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
                self.query.truncate(end);
            }
            Step::Clear => self.query.clear(),
            Step::Move(by) => self.go(self.row.saturating_add_signed(by)),
            Step::First => self.go(0),
            Step::Last => self.go(usize::MAX),
            Step::Mark => self.mark(),
            Step::Scroll(by) => self.scrolled = self.scrolled.saturating_add_signed(by),
        }
        if matches!(
            step,
            Step::Type(_) | Step::Back | Step::BackWord | Step::Clear
        ) {
            self.search();
        }
    }

    /// What Enter does; `None` if nothing matches.
    pub(super) fn act(&self) -> Option<Act> {
        let current = self.found.get(self.row).copied();
        let mut chosen = self.marked.clone();
        // One model is marked and another selected: compare these two.
        if let (1, Some(current)) = (chosen.len(), current)
            && chosen[0] != current
        {
            chosen.push(current);
        }
        let ids: Vec<String> = chosen
            .iter()
            .filter_map(|at| Some(self.item(*at)?.id.clone()))
            .collect();
        match ids.as_slice() {
            [] => self.current().map(|item| Act::Show(item.id.clone())),
            [one] => Some(Act::Show(one.clone())),
            _ => Some(Act::Compare(ids)),
        }
    }

    fn go(&mut self, row: usize) {
        self.row = row.min(self.found.len().saturating_sub(1));
        self.scrolled = 0;
    }

    fn mark(&mut self) {
        let Some(at) = self.found.get(self.row).copied() else {
            return;
        };
        if let Some(place) = self.marked.iter().position(|marked| *marked == at) {
            self.marked.remove(place);
        } else if self.marked.len() < MOST {
            self.marked.push(at);
        } else {
            self.refused = Some(format!("at most {MOST} models can be compared"));
            return;
        }
        self.go(self.row + 1);
    }

    fn search(&mut self) {
        let pattern = Pattern::parse(&self.query, CaseMatching::Ignore, Normalization::Smart);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let text = Utf32Str::new(&item.searched, &mut letters);
            if let Some(score) = pattern.score(text, &mut self.matcher) {
                scored.push((score, at));
            }
        }
        // Stable: ties keep the order of the items.
        scored.order_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.go(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(query: &str) -> State {
        let names = ["GPT-4o", "GPT-5 mini", "Claude Opus 5", "Kimi K3"];
        let names = names.into_iter().cycle().take(12).enumerate();
        let items = names.map(|(at, name)| Item {
            id: format!("lab/{at}"),
            name: name.to_owned(),
            searched: format!("{name} lab/{at}"),
        });
        State::new(items.collect(), query)
    }

    fn typed(state: &mut State, text: &str) {
        text.chars()
            .for_each(|letter| state.step(Step::Type(letter)));
    }

    #[test]
    fn typing_narrows_and_taking_back_widens() {
        let mut state = state("");
        assert_eq!(state.found.len(), 12);
        typed(&mut state, "opus 5");
        let current = state.current().map(|item| &*item.name);
        assert_eq!(current, Some("Claude Opus 5"));
        state.step(Step::BackWord);
        assert_eq!(state.query, "opus ");
        state.step(Step::Clear);
        assert_eq!(state.found.len(), 12);
        typed(&mut state, "zzzz");
        assert_eq!((state.current(), state.act()), (None, None));
    }

    #[test]
    fn enter_shows_one_and_compares_two() {
        let mut state = state("");
        assert_eq!(state.act(), Some(Act::Show("lab/0".into())));
        state.step(Step::Mark);
        // Marking moved to the next row, which becomes the second model.
        let compare = |one: &str, other: &str| Some(Act::Compare(vec![one.into(), other.into()]));
        assert_eq!(state.act(), compare("lab/0", "lab/1"));
        state.step(Step::Last);
        state.step(Step::Mark);
        assert_eq!(state.act(), compare("lab/0", "lab/11"));
        // Marks survive searches that do not match their model.
        typed(&mut state, "zzzz");
        assert_eq!(state.act(), compare("lab/0", "lab/11"));
    }

    #[test]
    fn no_more_are_marked_than_can_be_compared() {
        let mut state = state("");
        (0..=MOST).for_each(|_| state.step(Step::Mark));
        assert_eq!(state.marked.len(), MOST);
        assert!(state.refused.is_some());
        state.step(Step::Move(-1));
        state.step(Step::Mark);
        assert_eq!(state.marked.len(), MOST - 1);
    }

    #[test]
    fn rows_end_at_both_ends() {
        let mut state = state("");
        state.step(Step::Move(-5));
        assert_eq!(state.row, 0);
        state.step(Step::Move(100));
        assert_eq!(state.row, 11);
    }
}
