//! Scales an amount of traffic, expressed as the options a user would type.
//!
//! Does not bill: the options are read like any traffic (`spec`).

use super::args::TrafficArgs;
use super::spec::{Count, Per, Totals};
use super::traffic::Traffic;

/// Steps from 0.01x to 100x in thousandths: ten per power of ten.
pub fn steps() -> impl Iterator<Item = u64> {
    const TENTHS: [u64; 10] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];
    let powers = (0..4).flat_map(|power| TENTHS.map(|tenth| tenth * 10_u64.pow(power)));
    powers.chain([100_000])
}

/// An amount of traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Per month.
    Tokens(Totals),
    /// Requests in a period.
    Requests(u64, Per),
}

impl Amount {
    /// The amount of a traffic times `part` / `whole`, rounded down. `None`: nothing is left.
    pub fn of(traffic: &Traffic, part: u64, whole: u64) -> Option<Self> {
        let scaled = |count: u64| {
            let scaled = u128::from(count) * u128::from(part) / u128::from(whole.max(1));
            u64::try_from(scaled).unwrap_or(u64::MAX)
        };
        match (traffic.requests, traffic.requests_per_day) {
            (None, _) => {
                let input = scaled(traffic.input_tokens);
                let output = scaled(traffic.output_tokens);
                let totals = Totals {
                    input,
                    output: Some(output),
                };
                (input > 0 || output > 0).then_some(Self::Tokens(totals))
            }
            (Some(_), Some(day)) => {
                Some(Self::Requests(scaled(day), Per::Day)).filter(|_| scaled(day) > 0)
            }
            (Some(month), None) => {
                Some(Self::Requests(scaled(month), Per::Month)).filter(|_| scaled(month) > 0)
            }
        }
    }

    /// The options with this amount instead of theirs, and with the profile that `traffic` is based on.
    pub fn within(self, args: &TrafficArgs, traffic: &Traffic) -> TrafficArgs {
        let args = TrafficArgs {
            // A profile keeps its other parts, whether the options named it or not.
            traffic: traffic.profile.clone(),
            tokens: None,
            requests: None,
            per: None,
            ..args.clone()
        };
        match self {
            Self::Tokens(totals) => TrafficArgs {
                tokens: Some(totals),
                ..args
            },
            Self::Requests(count, per) => TrafficArgs {
                requests: Some(Count(count)),
                per: (per == Per::Day).then_some(per),
                ..args
            },
        }
    }

    /// What to type for it, in addition to options without an amount.
    pub fn options(self, args: &TrafficArgs, traffic: &Traffic) -> Vec<String> {
        let mut words = match self {
            Self::Tokens(Totals { input, output }) => {
                let output = output.unwrap_or_default();
                vec!["--tokens".to_owned(), format!("{input}/{output}")]
            }
            Self::Requests(count, per) => {
                let mut words = vec!["--requests".to_owned(), count.to_string()];
                if per == Per::Day {
                    words.extend(["--per".to_owned(), "day".to_owned()]);
                }
                words
            }
        };
        if let (None, Some(name)) = (&args.traffic, &traffic.profile) {
            words.extend(["--traffic".to_owned(), name.clone()]);
        }
        words
    }
}
