//! Varies one part of the traffic over a range and finds where models' costs cross.
//!
//! Does not price: the caller supplies the amounts at each value.

use std::fmt;
use std::str::FromStr;

use catalog::sort::Order;
use catalog::units::{Money, Ratio, group_thousands, parse_count, show_count};
use serde::{Serialize, Serializer};

use super::traffic::{Reasoning, Traffic};
use crate::error::{Error, Kind};

/// Steps between two displayed values at which to look for crossings. Amounts are linear apart from
/// tiers, so only crossings closer together than one step are missed.
const FINE: u64 = 16;

/// The part of the traffic that varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Requests per month.
    Requests,
    /// Input tokens per request, or per month if the number of requests is unknown.
    Input,
    /// Output tokens per request, or per month if the number of requests is unknown.
    Output,
    /// Share of input read from the cache.
    CacheHit,
    /// Share of input written to the cache.
    CacheWrite,
    /// Share of requests sent as batch.
    Batch,
    /// Share of requests in peak hours.
    Peak,
    /// Reasoning tokens as a multiple of visible output.
    Reasoning,
}

/// Axes by option name.
const AXES: [(&str, Axis); 8] = [
    ("requests", Axis::Requests),
    ("input", Axis::Input),
    ("output", Axis::Output),
    ("cache-hit", Axis::CacheHit),
    ("cache-write", Axis::CacheWrite),
    ("batch", Axis::Batch),
    ("peak", Axis::Peak),
    ("reasoning", Axis::Reasoning),
];

/// A value on an axis: a count, or a share or factor in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    axis: Axis,
    value: u64,
}

impl Axis {
    /// Column title.
    pub fn title(self, traffic: &Traffic) -> &'static str {
        match (self, traffic.requests) {
            (Self::Requests, _) => "Requests per month",
            (Self::Input, Some(_)) => "Input per request",
            (Self::Input, None) => "Input per month",
            (Self::Output, Some(_)) => "Output per request",
            (Self::Output, None) => "Output per month",
            (Self::CacheHit, _) => "Cache reads",
            (Self::CacheWrite, _) => "Cache writes",
            (Self::Batch, _) => "Batch",
            (Self::Peak, _) => "Peak hours",
            (Self::Reasoning, _) => "Reasoning",
        }
    }

    fn is_count(self) -> bool {
        matches!(self, Self::Requests | Self::Input | Self::Output)
    }

    fn read(self, text: &str) -> Result<u64, String> {
        match self {
            Self::Requests | Self::Input | Self::Output => {
                parse_count(text).map_err(|e| e.to_string())
            }
            Self::Reasoning => match text.strip_suffix(['x', 'X']).unwrap_or(text) {
                "0" => Ok(0),
                factor => factor
                    .parse()
                    .map(Ratio::millionths)
                    .map_err(|e| format!("{e}")),
            },
            _ => Ratio::parse_share(text)
                .map(Ratio::millionths)
                .map_err(|e| e.to_string()),
        }
    }
}

impl fmt::Display for Point {
    /// The exact value: a count with thousands separators, a percentage or a factor.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = Ratio::from_millionths(self.value);
        match self.axis {
            axis if axis.is_count() => f.write_str(&group_thousands(u128::from(self.value))),
            Axis::Reasoning => write!(f, "{ratio}x"),
            _ => f.write_str(&ratio.percent()),
        }
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.axis.is_count() {
            return serializer.serialize_u64(self.value);
        }
        Ratio::from_millionths(self.value).serialize(serializer)
    }
}

/// A range of values for one part of the traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sweep {
    pub axis: Axis,
    from: u64,
    to: u64,
}

impl FromStr for Sweep {
    type Err = String;

    /// Parses `output=100..4k`, `cache-hit=0%..90%`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong =
            || format!("`{text}` is not a range; use PART=FROM..TO, such as output=100..4k");
        let (name, range) = text.split_once('=').ok_or_else(wrong)?;
        let known = AXES.iter().find(|(known, _)| *known == name.trim());
        let Some((_, axis)) = known else {
            let names: Vec<&str> = AXES.iter().map(|(name, _)| *name).collect();
            return Err(format!(
                "cannot sweep `{name}`; use one of {}",
                names.join(", ")
            ));
        };
        let (from, to) = range.split_once("..").ok_or_else(wrong)?;
        let (from, to) = (axis.read(from.trim())?, axis.read(to.trim())?);
        if from >= to {
            return Err(format!("`{text}`: the end must be greater than the start"));
        }
        Ok(Self {
            axis: *axis,
            from,
            to,
        })
    }
}

impl Sweep {
    /// `steps` values from first to last, evenly spaced; logarithmically over a wide range of counts.
    pub fn points(&self, steps: usize) -> Vec<Point> {
        let last = steps.max(2) - 1;
        let wide = self.axis.is_count() && self.from > 0 && self.to / self.from >= 10;
        let value = |at: usize| {
            let share = at as f64 / last as f64;
            match at {
                0 => self.from,
                _ if at == last => self.to,
                _ if wide => {
                    let (from, to) = (self.from as f64, self.to as f64);
                    two_digits(from * libm::pow(to / from, share))
                }
                _ => self.from + scaled(self.to - self.from, at, last),
            }
        };
        let mut values: Vec<u64> = (0..=last).map(value).collect();
        values.dedup();
        values.into_iter().map(|value| self.point(value)).collect()
    }

    fn point(&self, value: u64) -> Point {
        Point {
            axis: self.axis,
            value,
        }
    }

    /// The traffic with this value on the axis.
    ///
    /// # Errors
    /// A part the traffic does not have, or shares that exceed 100%.
    pub fn at(&self, traffic: &Traffic, point: Point) -> Result<Traffic, Error> {
        let mut moved = traffic.clone();
        let value = point.value;
        let share = Ratio::from_millionths(value);
        let size = |total: u64| traffic.requests.map(|count| total / count.max(1));
        match (self.axis, traffic.requests) {
            (Axis::Requests, None) => {
                let message = "--sweep requests requires --requests, --input and --output";
                return Err(Error::new(Kind::Usage, message));
            }
            (Axis::Requests, Some(_)) => {
                moved.requests = Some(value);
                moved.requests_per_day = None;
                let of = |total| size(total).unwrap_or(0).saturating_mul(value);
                moved.input_tokens = of(traffic.input_tokens);
                moved.output_tokens = of(traffic.output_tokens);
            }
            (Axis::Input, count) => moved.input_tokens = value.saturating_mul(count.unwrap_or(1)),
            (Axis::Output, count) => moved.output_tokens = value.saturating_mul(count.unwrap_or(1)),
            (Axis::CacheHit, _) => moved.cache_hit = share,
            (Axis::CacheWrite, _) => moved.cache_write = share,
            (Axis::Batch, _) => moved.batch = share,
            (Axis::Peak, _) => moved.peak = share,
            (Axis::Reasoning, _) => moved.reasoning = Reasoning::Factor(share),
        }
        moved.check()?;
        Ok(moved)
    }

    /// Finds where costs cross between the first and last of `points`: the lowest value from which the other
    /// of two models is cheaper. `amounts` returns the costs at a value, always in the same order.
    ///
    /// # Errors
    /// The errors of `amounts`.
    pub fn crossings<E>(
        &self,
        points: &[Point],
        amounts: impl Fn(Point) -> Result<Vec<Option<Money>>, E>,
    ) -> Result<Vec<Crossing>, E> {
        let mut found = Vec::new();
        let Some(first) = points.first() else {
            return Ok(found);
        };
        let mut before = (first.value, amounts(*first)?);
        let count = before.1.len();
        // The last order without a tie, by pair.
        let mut known: Vec<Option<bool>> = pairs(count).map(|p| lower(&before.1, p)).collect();
        for value in fine(points) {
            let now = amounts(self.point(value))?;
            for (pair, known) in pairs(count).zip(&mut known) {
                let order = lower(&now, pair);
                if let (Some(was), Some(is)) = (*known, order)
                    && was != is
                {
                    let at = first_with(is, before.0, value, |middle| {
                        Ok(lower(&amounts(self.point(middle))?, pair))
                    })?;
                    let (below, from) = if is { (pair.1, pair.0) } else { pair };
                    found.push(Crossing {
                        at: self.point(at),
                        below,
                        from,
                    });
                }
                *known = order.or(*known);
            }
            before = (value, now);
        }
        found.order_by_key(|crossing| crossing.at);
        Ok(found)
    }
}

/// The lowest value above `low` with the order `is`, which holds at `high`.
fn first_with<E>(
    is: bool,
    mut low: u64,
    mut high: u64,
    order: impl Fn(u64) -> Result<Option<bool>, E>,
) -> Result<u64, E> {
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if order(middle)? == Some(is) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(high)
}

/// A value from which the other of two models is cheaper. `M` is a model's index or id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Crossing<M = usize> {
    /// The lowest such value.
    pub at: Point,
    /// The model that is cheaper below it.
    pub below: M,
    /// The model that is cheaper from there on.
    pub from: M,
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |a| (a + 1..count).map(move |b| (a, b)))
}

/// Whether the first of a pair is cheaper; `None` on a tie or if one is unknown.
fn lower(amounts: &[Option<Money>], (a, b): (usize, usize)) -> Option<bool> {
    let (a, b) = (amounts[a]?, amounts[b]?);
    (a != b).then_some(a < b)
}

/// The values after the first, in [`FINE`] steps between neighbors.
fn fine(points: &[Point]) -> impl Iterator<Item = u64> {
    points.windows(2).flat_map(|pair| {
        let (from, to) = (pair[0].value, pair[1].value);
        let steps = FINE.min(to - from);
        (1..=steps).map(move |at| {
            let span = u128::from(to - from) * u128::from(at) / u128::from(steps);
            from + u64::try_from(span).unwrap_or(0)
        })
    })
}

/// `at` of `last` equal parts of `span`, rounded half up.
fn scaled(span: u64, at: usize, last: usize) -> u64 {
    let (at, last) = (at as u128, last as u128);
    let part = (u128::from(span) * at + last / 2) / last;
    u64::try_from(part).unwrap_or(u64::MAX)
}

/// Rounds a count to two significant digits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between two counts
fn two_digits(value: f64) -> u64 {
    let count = value.round() as u64;
    let digits = count.checked_ilog10().unwrap_or(0);
    let unit = 10_u64.pow(digits.saturating_sub(1));
    (count + unit / 2) / unit * unit
}

impl Point {
    /// Short form: `4K`, `60%`.
    pub fn short(&self) -> String {
        if self.axis.is_count() {
            show_count(self.value)
        } else {
            self.to_string()
        }
    }
}
