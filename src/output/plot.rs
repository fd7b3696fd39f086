//! Points in a plane, as they are to be drawn.

use crate::fields::Value;

/// The greatest over the least from which on an axis is logarithmic.
const LOGARITHMIC: f64 = 50.0;

/// One direction of a plane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlotAxis {
    /// What it is.
    pub title: String,
    /// The least and the greatest value, as they are shown.
    pub ends: [String; 2],
    /// Their positions before scaling.
    from: Position,
    to: Position,
    /// Whether equal distances are equal factors.
    pub logarithmic: bool,
}

/// A finite number, so that plots can be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Position(f64);
impl Eq for Position {}

impl PlotAxis {
    /// An axis that holds all of these values; `None`: there are none.
    pub fn new<'v>(title: &str, values: impl Iterator<Item = &'v Value> + Clone) -> Option<Self> {
        let least = values.clone().min_by(|a, b| a.order(b))?;
        let greatest = values.max_by(|a, b| a.order(b))?;
        let (from, to) = (least.position()?, greatest.position()?);
        Some(Self {
            title: title.to_owned(),
            ends: [least.show(), greatest.show()],
            logarithmic: from > 0.0 && to / from >= LOGARITHMIC,
            from: Position(from),
            to: Position(to),
        })
    }

    /// Where a value stands between the ends: 0 to 1.
    pub fn share(&self, value: &Value) -> f64 {
        let scale = |x: f64| if self.logarithmic { libm::log(x) } else { x };
        let (from, to) = (scale(self.from.0), scale(self.to.0));
        let at = value.position().map_or(from, scale);
        if to > from {
            (at - from) / (to - from)
        } else {
            0.5
        }
    }
}

/// Points in a plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// To the right.
    pub x: PlotAxis,
    /// Upwards.
    pub y: PlotAxis,
    /// Each with its place, 0 to 1 both ways, and its mark; without one it is a dot.
    pub points: Vec<([f64; 2], Option<char>)>,
    /// Whether it keeps to ASCII.
    pub ascii: bool,
}

impl Eq for Plot {}
