//! Small statistics, and the list of failed checks.

/// Results of the checks so far.
#[derive(Default)]
pub struct Verdict {
    held: usize,
    failed: Vec<String>,
}

impl Verdict {
    /// Prints a figure with its bound and records whether it holds. A figure over nothing fails.
    pub fn at_least(&mut self, name: &str, value: f64, least: f64, of: usize) {
        self.put(
            name,
            value,
            value >= least,
            &format!("at least {least}"),
            of,
        );
    }

    /// Like [`Self::at_least`] with an upper bound.
    pub fn at_most(&mut self, name: &str, value: f64, most: f64, of: usize) {
        self.put(name, value, value <= most, &format!("at most {most}"), of);
    }

    /// Like [`Self::at_least`] with both bounds.
    pub fn between(&mut self, name: &str, value: f64, bounds: [f64; 2], of: usize) {
        let holds = (bounds[0]..=bounds[1]).contains(&value);
        self.put(
            name,
            value,
            holds,
            &format!("{} to {}", bounds[0], bounds[1]),
            of,
        );
    }

    fn put(&mut self, name: &str, value: f64, holds: bool, bound: &str, of: usize) {
        let holds = holds && of > 0 && value.is_finite();
        let mark = if holds { "ok" } else { "FAILED" };
        println!("  {name}: {value:.4} over {of} ({bound}: {mark})");
        if holds {
            self.held += 1;
        } else {
            self.failed.push(name.to_owned());
        }
    }

    /// Whether a check failed or none was made.
    pub fn failed(&self) -> bool {
        !self.failed.is_empty() || self.held == 0
    }

    pub fn summary(&self) -> String {
        let failed = self.failed.join("; ");
        match self.failed.len() {
            0 => format!("All {} checks passed", self.held),
            count => format!("{} checks passed, {count} failed: {failed}", self.held),
        }
    }
}

/// NaN if empty.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// NaN if empty.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an index
    let at = (share * sorted.len() as f64) as usize;
    sorted
        .get(at.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(f64::NAN)
}

/// Rank correlation; ties share their mean rank.
pub fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let middle = (a.len() as f64 - 1.0) / 2.0;
    let sum = |x: &[f64], y: &[f64]| -> f64 {
        x.iter()
            .zip(y)
            .map(|(x, y)| (x - middle) * (y - middle))
            .sum()
    };
    sum(&a, &b) / (sum(&a, &a) * sum(&b, &b)).sqrt()
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let same = |at: &usize| values[*at] == values[order[first]];
        let last = first + order[first..].iter().take_while(|at| same(at)).count();
        for at in &order[first..last] {
            ranks[*at] = (first + last - 1) as f64 / 2.0;
        }
        first = last;
    }
    ranks
}
