//! Numbers of the sources in a board's unit, without the noise of binary fractions.

/// Rounded half away from zero to `places` decimals.
pub fn to(value: f64, places: i32) -> f64 {
    let steps = 10_f64.powi(places);
    (value * steps).round() / steps
}

/// A fraction of one as percent, to four decimals.
pub fn percent(fraction: f64) -> f64 {
    to(fraction * 100.0, 4)
}

/// The number that a cell or text states: `4,333`, `1.8 %`, ` 0.5 `.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', "");
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number)
}

/// How many decimals it takes to write a score, at most four.
pub fn decimals(value: f64) -> i32 {
    (0..4)
        .find(|places| (to(value, *places) - value).abs() < 1e-9)
        .unwrap_or(4)
}

/// Whether two scores are one, the coarser of them rounded.
pub fn same(a: f64, b: f64) -> bool {
    let places = decimals(a).min(decimals(b));
    // Sources cut off as often as they round.
    (a - b).abs() < 10_f64.powi(-places).min(0.1) + 1e-9
}
