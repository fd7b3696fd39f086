//! Past prices of pointers such as `-latest`, taken from the dated ids they point to. Does not join lists
//! (`history`) or price pointers today (`pointers`).

use catalog::names::{Spelling, spell};
use catalog::schema::{Point, Series};

/// Gives ids such as `mistral-small-latest` the prices of the dated id they point to at the same provider,
/// from its first day, if the two differ: a pointer's listed prices may be those of the previous model.
pub fn follow_dated(series: &mut [Series]) {
    let spelled: Vec<Spelling> = series.iter().map(|one| spell(&one.id)).collect();
    for at in (0..series.len()).filter(|at| spelled[*at].latest) {
        let (pointer, name) = (&series[at], &spelled[at]);
        let same = |other: &usize| {
            let (theirs, other) = (&series[*other], &spelled[*other]);
            (&theirs.model, &theirs.region) == (&pointer.model, &pointer.region)
                && (&other.core, &other.variant) == (&name.core, &name.variant)
                && other.pin.is_some()
        };
        let dated = (0..series.len()).filter(same);
        let Some(dated) = dated.max_by_key(|other| spelled[*other].pin) else {
            continue;
        };
        let dated = &series[dated];
        let since = dated.points.first().and_then(Point::day);
        let both = dated.points.iter().chain(&pointer.points);
        let mut days = both.filter_map(Point::day);
        let rates = |series: &Series, day| {
            let point = series.on(day).filter(|point| !point.is_gone());
            point.map(|point| (point.rates.input, point.rates.output))
        };
        let differ = |day| {
            rates(dated, day)
                .zip(rates(pointer, day))
                .is_some_and(|(a, b)| a != b)
        };
        if days.any(differ) {
            let priced = dated.points.iter().filter(|point| !point.is_gone());
            let priced: Vec<Point> = priced.cloned().collect();
            let pointer = &mut series[at].points;
            pointer.retain(|point| point.day() < since);
            pointer.extend(priced);
        }
    }
}

#[cfg(test)]
mod tests {
    use catalog::schema::Rates;

    use super::*;

    #[test]
    fn a_pointer_costs_what_the_dated_id_costs_from_its_first_day_on() {
        let series = |id: &str, told: &[(&str, &str, &str)]| {
            let point = |(day, input, output): &(&str, &str, &str)| Point {
                effective: None,
                recorded: day.parse().ok(),
                rates: Rates {
                    input: input.parse().ok(),
                    output: output.parse().ok(),
                    ..Rates::default()
                },
                source: "llmledger".to_owned(),
                page: None,
            };
            Series {
                id: id.to_owned(),
                model: "mistral/mistral-small-4".to_owned(),
                region: None,
                points: told.iter().map(point).collect(),
                tiers: Vec::new(),
            }
        };
        // The list had the previous model's price until August.
        let pointer = [
            ("2024-05-31", "0.1", "0.3"),
            ("2026-03-02", "0.06", "0.18"),
            ("2026-08-21", "0.15", "0.6"),
        ];
        let mut both = [
            series("mistral-small-latest", &pointer),
            series("mistral-small-2603", &[("2026-04-02", "0.15", "0.6")]),
        ];
        follow_dated(&mut both);
        let told = both[0].points.iter().map(|point| {
            let input = point.rates.input.map(|rate| rate.to_string());
            (point.day().map(|day| day.to_string()), input)
        });
        let told: Vec<_> = told.collect();
        let expected = [
            ("2024-05-31", "0.1"),
            ("2026-03-02", "0.06"),
            ("2026-04-02", "0.15"),
        ];
        let expected = expected.map(|(day, input)| (Some(day.to_owned()), Some(input.to_owned())));
        assert_eq!(told, expected);
    }
}
