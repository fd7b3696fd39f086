//! Plots: axes, scaled points and lines. Does not draw (`draw`).

use crate::fields::Value;

/// An axis is logarithmic if its largest value is at least this many times the smallest.
const LOGARITHMIC: f64 = 50.0;

#[derive(Debug, Clone, PartialEq)]
pub struct PlotAxis {
    pub title: String,
    /// Smallest and largest value, as displayed.
    pub ends: [String; 2],
    /// The same values, unscaled.
    from: f64,
    to: f64,
    pub logarithmic: bool,
}

impl PlotAxis {
    /// An axis that spans all values; `None` without values.
    pub fn new<'v>(title: &str, values: impl Iterator<Item = &'v Value> + Clone) -> Option<Self> {
        let least = values.clone().min_by(|a, b| a.order(b))?;
        let greatest = values.max_by(|a, b| a.order(b))?;
        let (from, to) = (least.position()?, greatest.position()?);
        Some(Self {
            title: title.to_owned(),
            ends: [least.show(), greatest.show()],
            logarithmic: from > 0.0 && to / from >= LOGARITHMIC,
            from,
            to,
        })
    }

    /// Title with the scale.
    pub fn label(&self) -> String {
        label(&self.title, self.logarithmic)
    }

    /// Position of a value on the axis, 0 to 1.
    pub fn share(&self, value: &Value) -> f64 {
        let scale = |x: f64| if self.logarithmic { libm::log(x) } else { x };
        let (from, to) = (scale(self.from), scale(self.to));
        let at = value.position().map_or(from, scale);
        if to > from {
            (at - from) / (to - from)
        } else {
            0.5
        }
    }
}

pub(super) fn label(title: &str, is_logarithmic: bool) -> String {
    let scale = if is_logarithmic { ", logarithmic" } else { "" };
    format!("{title}{scale}")
}

#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    pub x: PlotAxis,
    pub y: PlotAxis,
    /// Points with x and y from 0 to 1 and a label; without one, a dot.
    pub points: Vec<([f64; 2], Option<char>)>,
    /// Straight lines below the points, from one position to another.
    pub lines: Vec<[[f64; 2]; 2]>,
    pub ascii: bool,
}
