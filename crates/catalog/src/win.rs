//! The probability that the stronger of two models wins on a new benchmark.

/// The probability (0 to 1) that a model `ahead` in ability scores higher on one more board, given the standard error
/// of the difference and the noise between two results on a board, all in one unit.
///
/// Student's distribution with three degrees of freedom fits held-out boards better than a normal one: much weaker
/// models win more often than a normal distribution predicts.
pub fn win_probability(ahead: f64, error: f64, noise: f64) -> f64 {
    let x = ahead / (noise.hypot(error) * f64::sqrt(3.0));
    0.5 + (libm::atan(x) + x / (1.0 + x * x)) / std::f64::consts::PI
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Student's t with 3 degrees of freedom has 90% of its mass below 1.6377 and 97.5% below 3.1824.
    #[test]
    fn follows_students_distribution() {
        assert!((win_probability(1.637_744, 0.0, 1.0) - 0.90).abs() < 1e-5);
        assert!((win_probability(3.0 * 3.182_446, 0.0, 3.0) - 0.975).abs() < 1e-5);
        assert!((win_probability(0.0, 1.0, 1.0) - 0.5).abs() < 1e-12);
        let (there, back) = (
            win_probability(0.3, 0.1, 0.2),
            win_probability(-0.3, 0.1, 0.2),
        );
        assert!((there + back - 1.0).abs() < 1e-12);
        assert!(
            win_probability(0.3, 0.4, 0.2) < there,
            "less sure, nearer to even"
        );
    }
}
