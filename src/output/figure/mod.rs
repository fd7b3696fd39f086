//! Figures for HTML pages: marks with their positions and labels. Tables and Markdown have none.
//!
//! Owns the data of a figure. Does not draw (`chart`) or decide.

mod axis;

pub use axis::{Axis, day};

/// A figure with its title and series.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub title: String,
    /// How to read the figure.
    pub note: String,
    /// Names of the series, in the order of their letters.
    pub series: Vec<String>,
    pub chart: Chart,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    Scatter(Scatter),
    /// Values that hold until the next one.
    Stairs(Stairs),
    /// One scale per row.
    Strips(Vec<Strip>),
}

/// Points on two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    pub x: Axis,
    pub y: Axis,
    /// Points; those without a series are drawn behind the others.
    pub spots: Vec<Spot>,
    /// Corners of a staircase, from left to right.
    pub front: Vec<[f64; 2]>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub at: [f64; 2],
    /// Lower and upper end of an interval on the vertical axis.
    pub interval: Option<[f64; 2]>,
    pub series: Option<usize>,
    pub tip: String,
}

/// Values that hold until the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct Stairs {
    pub x: Axis,
    pub y: Axis,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub series: usize,
    /// From left to right; the last one holds until `end`.
    pub steps: Vec<Stair>,
    pub end: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stair {
    pub from: f64,
    /// `None` leaves a gap.
    pub height: Option<f64>,
    pub tip: String,
}

/// Values on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    pub label: String,
    pub axis: Axis,
    /// At most one per series.
    pub spots: Vec<StripSpot>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StripSpot {
    pub at: f64,
    pub series: usize,
    /// The value as shown.
    pub text: String,
    pub tip: String,
}

/// Steps that a reader moves through with a slider.
#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    pub label: String,
    /// Names of the bills, in the same order.
    pub names: Vec<String>,
    /// From the least traffic to the most.
    pub steps: Vec<Step>,
    /// Index of the step that the rest of the page describes.
    pub now: usize,
    /// Steps where the pick changes, each with a description.
    pub turns: Vec<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub traffic: String,
    /// One per name.
    pub bills: Vec<Bill>,
    /// The most expensive bill against the cheapest.
    pub gap: String,
    /// The pick and the reason.
    pub verdict: String,
    /// What would flip the verdict.
    pub turns: String,
    /// The command with the same result.
    pub command: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    /// The amount as shown.
    pub text: String,
    /// Share of the highest bill of the step, from 0 to 1.
    pub share: f64,
    /// The provider whose price it is, or why there is no price.
    pub basis: String,
}

impl Figure {
    /// Calls `change` for every text that may come from the catalog or the user.
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
    /// Calls `change` for every text that may come from the catalog or the user.
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
