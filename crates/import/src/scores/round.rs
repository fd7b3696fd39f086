//! Converts and rounds scores, without binary floating-point noise. Does not know boards.

/// Rounds half away from zero to `places` decimals.
pub fn to(value: f64, places: i32) -> f64 {
    let steps = 10_f64.powi(places);
    (value * steps).round() / steps
}

/// Converts a fraction to percent, with four decimals.
pub fn percent(fraction: f64) -> f64 {
    to(fraction * 100.0, 4)
}

/// Parses a number such as `4,333`, `1.8 %` or ` 0.5 `.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', "");
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number)
}

/// Decimals needed to write a score, at most four.
pub fn decimals(value: f64) -> i32 {
    (0..4)
        .find(|places| (to(value, *places) - value).abs() < 1e-9)
        .unwrap_or(4)
}

/// Whether two scores are equal at the precision of the coarser one.
pub fn same(a: f64, b: f64) -> bool {
    let places = decimals(a).min(decimals(b));
    // Sources truncate as often as they round.
    (a - b).abs() < 10_f64.powi(-places).min(0.1) + 1e-9
}
