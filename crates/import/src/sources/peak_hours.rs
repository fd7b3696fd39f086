//! Peak hours as sources write them. Does not read prices.

use catalog::schema::PeakHours;
use serde_json::{Map, Value};

use super::text;

/// Minutes per day.
const DAY: u16 = 24 * 60;
/// Minute (UTC) until which it is the same weekday in China.
const SAME_DAY_IN_CHINA: u16 = 16 * 60;

/// Minutes after midnight of `HH:MM`.
pub(super) fn clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 24 && minutes < 60 && hours * 60 + minutes <= DAY).then_some(hours * 60 + minutes)
}

/// The hours outside LiteLLM's `off_peak_pricing` windows. `None` if they differ between the days that have
/// them, or cannot be parsed.
pub(super) fn outside(off_peak: &Map<String, Value>) -> Option<PeakHours> {
    let windows = off_peak.get("windows")?.as_array()?;
    let windows: Vec<Window> = windows.iter().map(window).collect::<Option<_>>()?;
    let mut found: Option<PeakHours> = None;
    for weekday in 1..=7 {
        let today = windows.iter().filter(|w| w.weekdays.contains(&weekday));
        let mut off: Vec<(u16, u16)> = today.flat_map(|w| w.hours.clone()).collect();
        off.sort_unstable();
        let mut rest = Vec::new();
        let mut from = 0;
        for (begins, ends) in off {
            if from < begins {
                rest.push((from, begins));
            }
            from = from.max(ends);
        }
        if from < DAY {
            rest.push((from, DAY));
        }
        match &mut found {
            _ if rest.is_empty() => {}
            Some(found) if found.windows == rest => found.weekdays.push(weekday),
            Some(_) => return None,
            None => {
                found = Some(PeakHours {
                    weekdays: vec![weekday],
                    windows: rest,
                });
            }
        }
    }
    let found = found?;
    let names_days_alike = match text(off_peak, "weekday_timezone") {
        None | Some("UTC") => true,
        Some("Asia/Shanghai") => found.windows.iter().all(|w| w.1 <= SAME_DAY_IN_CHINA),
        Some(_) => false,
    };
    (names_days_alike && found.is_sound()).then_some(found)
}

/// Hours of some days.
struct Window {
    weekdays: Vec<u8>,
    hours: Vec<(u16, u16)>,
}

fn window(row: &Value) -> Option<Window> {
    let row = row.as_object()?;
    let texts = match row.get("hours_utc")? {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    let weekdays = match row.get("weekdays") {
        None => (1..=7).collect(),
        Some(days) => {
            let day = |day: &Value| day.as_u64().and_then(|day| u8::try_from(day).ok());
            days.as_array()?.iter().map(day).collect::<Option<_>>()?
        }
    };
    Some(Window {
        weekdays,
        hours: texts.into_iter().map(stretch).collect::<Option<_>>()?,
    })
}

/// `10:00-00:00`: until midnight.
fn stretch(text: &str) -> Option<(u16, u16)> {
    let (from, until) = text.split_once('-')?;
    let (from, until) = (clock(from)?, clock(until)?);
    let until = if until == 0 { DAY } else { until };
    // A range past midnight would span two days.
    (from < until).then_some((from, until))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking

    use serde_json::json;

    use super::*;

    fn read(value: &Value) -> Option<PeakHours> {
        outside(value.as_object().expect("an object"))
    }

    #[test]
    fn what_is_not_off_peak_is_peak() {
        let windows = json!([
            {"hours_utc": ["00:00-01:00", "04:00-06:00", "10:00-00:00"], "weekdays": [1, 2, 3, 4, 5]},
            {"hours_utc": "00:00-00:00", "weekdays": [6, 7]}
        ]);
        let wanted = PeakHours {
            weekdays: vec![1, 2, 3, 4, 5],
            windows: vec![(60, 240), (360, 600)],
        };
        assert_eq!(read(&json!({"windows": windows})), Some(wanted.clone()));
        let zoned = json!({"windows": windows, "weekday_timezone": "Asia/Shanghai"});
        assert_eq!(read(&zoned), Some(wanted));
        let elsewhere = json!({"windows": windows, "weekday_timezone": "America/New_York"});
        assert_eq!(read(&elsewhere), None);
    }

    #[test]
    fn what_is_not_understood_gives_no_hours() {
        for windows in [
            json!([{"hours_utc": "22:00-06:00"}]),
            json!([{"hours_utc": "10:00-25:00"}]),
            json!([{"hours_utc": "00:00-00:00"}]),
            json!([{"hours_utc": "00:00-12:00", "weekdays": [1]}, {"hours_utc": "00:00-06:00", "weekdays": [2]}]),
        ] {
            assert_eq!(read(&json!({"windows": windows})), None, "{windows}");
        }
    }
}
