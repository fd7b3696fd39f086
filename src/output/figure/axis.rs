//! An axis: range, scale and ticks. Does not draw.

use catalog::units::{Date, group_thousands};

use super::super::plot::label;
use crate::wording;

/// A scale is logarithmic if its largest value is at least this many times the smallest.
const LOGARITHMIC: f64 = 20.0;
/// Space beyond the outermost values, as a share of the range.
const ROOM: f64 = 0.06;
/// Most ticks on an axis: more do not fit on a phone.
const TICKS: usize = 6;

/// Most ticks on a date axis, whose labels are longer.
const DAYS: usize = 4;

#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub title: String,
    /// Positions and labels.
    pub ticks: Vec<(f64, String)>,
    pub logarithmic: bool,
    from: f64,
    to: f64,
}

impl Axis {
    /// An axis for amounts in USD; ignores those that are not positive. `None` without values.
    pub fn money(title: &str, values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = ends(values.filter(|value| *value > 0.0))?;
        if high / low < LOGARITHMIC {
            return Some(Self::linear(title, 0.0, high * (1.0 + ROOM), usd));
        }
        let room = (high / low).powf(ROOM);
        let (from, to) = (low / room, high * room);
        Some(Self {
            ticks: powers(from, to).into_iter().map(|v| (v, usd(v))).collect(),
            title: title.to_owned(),
            logarithmic: true,
            from,
            to,
        })
    }

    /// An axis for points or scores, with a small margin. `None` without values.
    pub fn points(title: &str, values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = ends(values)?;
        let room = (high - low).max(1e-9) * ROOM;
        Some(Self::linear(title, low - room, high + room, wording::score))
    }

    /// An axis for dates. `None` without values.
    pub fn days(title: &str, days: impl Iterator<Item = Date>) -> Option<Self> {
        let (low, high) = ends(days.map(day))?;
        let room = (high - low).max(30.0) * ROOM / 2.0;
        let (from, to) = (low - room, high + room);
        Some(Self {
            title: title.to_owned(),
            ticks: dates(low, high, months(from, to)),
            logarithmic: false,
            from,
            to,
        })
    }

    fn linear(title: &str, from: f64, to: f64, show: impl Fn(f64) -> String) -> Self {
        let step = round_step((to - from) / (TICKS - 1) as f64);
        let first = (from / step).ceil();
        let values = (0..=TICKS).map(|at| (first + at as f64) * step);
        let values = values.filter(|value| *value <= to);
        Self {
            ticks: values.map(|value| (value, show(value))).collect(),
            title: title.to_owned(),
            logarithmic: false,
            from,
            to,
        }
    }

    /// The title with the scale.
    pub fn label(&self) -> String {
        label(&self.title, self.logarithmic)
    }

    /// Position of a value, from 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let scale = |x: f64| {
            if self.logarithmic {
                libm::log(x.max(1e-12))
            } else {
                x
            }
        };
        let (from, to) = (scale(self.from), scale(self.to));
        ((scale(value) - from) / (to - from).max(1e-12)).clamp(0.0, 1.0)
    }
}

/// A date as the number of days since 2000-01-01.
pub fn day(date: Date) -> f64 {
    let start = Date::from(jiff::civil::date(2000, 1, 1));
    f64::from(start.days_until(date))
}

fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |known, value| {
        let (low, high) = known.unwrap_or((value, value));
        Some((value.min(low), value.max(high)))
    })
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `least`.
fn round_step(least: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(least.max(1e-12))));
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    steps
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(power * 10.0)
}

/// Powers of ten, plus 2 and 5 times these if few enough fit.
fn powers(from: f64, to: f64) -> Vec<f64> {
    let within = |factors: &[f64]| -> Vec<f64> {
        let exponents = -4..12;
        let all = exponents.flat_map(|e| {
            let power = libm::pow(10.0, f64::from(e));
            factors.iter().map(move |factor| factor * power)
        });
        all.filter(|value| (from..=to).contains(value)).collect()
    };
    let fine = within(&[1.0, 2.0, 5.0]);
    if fine.len() <= TICKS {
        fine
    } else {
        within(&[1.0])
    }
}

/// First days of months, quarters, half years or years, whichever is the finest that fits.
fn months(from: f64, to: f64) -> Vec<(f64, String)> {
    let starts = |every: i16| {
        let all = (2018..2040_i16).flat_map(move |year| {
            (0..12_i8)
                .step_by(usize::from(every.unsigned_abs()))
                .map(move |month| Date::from(jiff::civil::date(year, month + 1, 1)))
        });
        let within = all.map(|date| (day(date), date));
        let within = within.filter(|(at, _)| (from..=to).contains(at));
        within
            .map(|(at, date)| (at, date.to_string()[..7].to_owned()))
            .collect::<Vec<_>>()
    };
    let mut fine = [1, 3, 6, 12].into_iter().map(starts);
    fine.find(|ticks| ticks.len() <= DAYS).unwrap_or_default()
}

/// First days of months; the outermost days if fewer than two are in range.
fn dates(low: f64, high: f64, months: Vec<(f64, String)>) -> Vec<(f64, String)> {
    if months.len() > 1 || high <= low {
        return months;
    }
    let start = jiff::civil::date(2000, 1, 1);
    let text = |at: f64| {
        let day = start.saturating_add(jiff::Span::new().days(whole(at)));
        (at, day.to_string())
    };
    vec![text(low), text(high)]
}

#[allow(clippy::cast_possible_truncation)] // dates in a calendar
fn whole(days: f64) -> i64 {
    days.round() as i64
}

/// `$0.05`, `$250`, `$10K`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // rounded and not negative
fn usd(value: f64) -> String {
    match value {
        v if v >= 1e6 => format!("${}M", wording::score(v / 1e6)),
        v if v >= 1e4 => format!("${}K", wording::score(v / 1e3)),
        v if v >= 10.0 || v.fract() == 0.0 => format!("${}", group_thousands(v.round() as u128)),
        v => format!("${v:.2}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    #[test]
    fn values_along_an_axis_are_round_and_within() {
        let axis = Axis::money("USD", [10.5, 247_000.0].into_iter()).expect("one");
        let texts: Vec<&str> = axis.ticks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["$10", "$100", "$1,000", "$10K", "$100K"]);
        assert!(axis.logarithmic && (axis.share(1_000.0) - 0.5).abs() < 0.1);
        let axis = Axis::points("points", [88.0, 129.0].into_iter()).expect("one");
        let texts: Vec<&str> = axis.ticks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["90", "100", "110", "120", "130"]);
        let near = Axis::points("points", [0.5].into_iter()).expect("one");
        assert!((near.share(0.5) - 0.5).abs() < 1e-6);
        let date = |text: &str| text.parse::<Date>().expect("a day");
        let axis = Axis::days("day", [date("2025-11-20"), date("2026-03-02")].into_iter());
        let ticks = axis.expect("one").ticks;
        let texts: Vec<&str> = ticks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["2025-12", "2026-01", "2026-02", "2026-03"]);
    }
}
