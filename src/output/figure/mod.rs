//! Pictures of a page: what stands where, and what is said of it. Tables and Markdown have none.
//!
//! Owns what a picture is made of. Does not draw (`chart`), and decides nothing.

mod axis;

pub use axis::{Axis, day};

/// A picture with its title and what its colors mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it shows, in a few words.
    pub title: String,
    /// How it is to be read.
    pub note: String,
    /// The names of the series, in the order of their letters.
    pub series: Vec<String>,
    /// The picture.
    pub chart: Chart,
}

/// A kind of picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Points in a plane.
    Scatter(Scatter),
    /// Values that hold until the next.
    Stairs(Stairs),
    /// Values on a scale a row.
    Strips(Vec<Strip>),
}

/// Points in a plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The points; those without a series stand behind the others.
    pub spots: Vec<Spot>,
    /// Corners of a staircase, from left to right.
    pub front: Vec<[f64; 2]>,
}

/// A point in a plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it stands.
    pub at: [f64; 2],
    /// The lower and upper end of an interval around it, on the vertical axis.
    pub interval: Option<[f64; 2]>,
    /// Whose it is.
    pub series: Option<usize>,
    /// What is said of it.
    pub tip: String,
}

/// Values that hold until the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Stairs {
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line of [`Stairs`].
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose it is.
    pub series: usize,
    /// From left to right; the last holds to `end`.
    pub steps: Vec<Stair>,
    /// Where it ends.
    pub end: f64,
}

/// One step of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Stair {
    /// From where on it holds.
    pub from: f64,
    /// Its height; `None`: there is none.
    pub height: Option<f64>,
    /// What is said of it.
    pub tip: String,
}

/// Values on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// What is measured.
    pub label: String,
    /// The scale.
    pub axis: Axis,
    /// The values, by series.
    pub spots: Vec<StripSpot>,
}

/// A value on a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct StripSpot {
    /// The value.
    pub at: f64,
    /// Whose it is.
    pub series: usize,
    /// The value as it is shown.
    pub text: String,
    /// What is said of it.
    pub tip: String,
}

/// A table of steps that a reader moves through with a slider.
#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    /// What moves.
    pub label: String,
    /// What is billed, in the order of the bills.
    pub names: Vec<String>,
    /// From the least to the most.
    pub steps: Vec<Step>,
    /// The position of the step that the rest of the page is about.
    pub now: usize,
    /// Steps at which another is picked than below, with what is said of it.
    pub turns: Vec<(usize, String)>,
}

/// One step of a slider.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The traffic.
    pub traffic: String,
    /// A bill a name.
    pub bills: Vec<Bill>,
    /// The most expensive against the cheapest.
    pub gap: String,
    /// What is picked, and why.
    pub verdict: String,
    /// What would flip it.
    pub turns: String,
    /// The command that says the same.
    pub command: String,
}

/// An amount of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    /// The amount as it is shown.
    pub text: String,
    /// Its part of the highest of its step, from 0 to 1.
    pub share: f64,
    /// Whose price it is, or why there is none.
    pub basis: String,
}

impl Figure {
    /// Every text that may come from the catalog or the user.
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        change(&mut self.note);
        self.series.iter_mut().for_each(&mut *change);
        match &mut self.chart {
            Chart::Scatter(chart) => chart
                .spots
                .iter_mut()
                .for_each(|spot| change(&mut spot.tip)),
            Chart::Stairs(chart) => {
                let steps = chart.lines.iter_mut().flat_map(|line| &mut line.steps);
                steps.for_each(|step| change(&mut step.tip));
            }
            Chart::Strips(rows) => {
                for row in rows {
                    change(&mut row.label);
                    row.spots.iter_mut().for_each(|spot| change(&mut spot.tip));
                }
            }
        }
    }
}

impl Slider {
    /// Every text that may come from the catalog or the user.
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.names.iter_mut().for_each(&mut *change);
        self.turns.iter_mut().for_each(|(_, text)| change(text));
        for step in &mut self.steps {
            for text in [
                &mut step.traffic,
                &mut step.gap,
                &mut step.verdict,
                &mut step.turns,
                &mut step.command,
            ] {
                change(text);
            }
            step.bills
                .iter_mut()
                .for_each(|bill| change(&mut bill.basis));
        }
    }
}
