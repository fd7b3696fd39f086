//! A month's tokens: how many go in, how many come out.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::units::{ParseCountError, parse_count, show_count};

/// Tokens a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Traffic {
    /// Tokens sent.
    pub input_tokens: u64,
    /// Tokens received.
    pub output_tokens: u64,
    /// Whether the output was derived from the input by the default ratio.
    pub output_assumed: bool,
}

/// The traffic when none is given: 800M in, 250M out a month (decision rules, §2).
impl Default for Traffic {
    fn default() -> Self {
        Self {
            input_tokens: 800_000_000,
            output_tokens: 250_000_000,
            output_assumed: false,
        }
    }
}

/// More tokens a month than this are a slip of the unit.
pub const MOST_TOKENS: u64 = 1_000_000_000_000_000;

impl Traffic {
    /// What an amount for this traffic leaves out or assumes.
    pub fn caveats(self) -> Vec<String> {
        let rates = "standard rates, first tier; batch, cache and negotiated prices are left out";
        let ratio = "output taken from the input by the default ratio 800:250";
        let assumed = self.output_assumed.then(|| ratio.to_owned());
        std::iter::once(rates.to_owned()).chain(assumed).collect()
    }

    /// Both together.
    pub fn total_tokens(self) -> u64 {
        self.input_tokens + self.output_tokens
    }
}

impl fmt::Display for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let input = show_count(self.input_tokens);
        let output = show_count(self.output_tokens);
        write!(f, "{input} input + {output} output tokens a month")
    }
}

/// A text that is no traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseTrafficError {
    /// A part is no count.
    Count(ParseCountError),
    /// Neither input nor output.
    Nothing,
    /// More than a thousand trillion tokens.
    TooMuch,
}

impl fmt::Display for ParseTrafficError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(error) => write!(f, "{error}; traffic is IN/OUT, such as 800M/250M"),
            Self::Nothing => f.write_str("no tokens at all; traffic is IN/OUT, such as 800M/250M"),
            Self::TooMuch => f.write_str("more than 1000T tokens a month"),
        }
    }
}

impl std::error::Error for ParseTrafficError {}

impl FromStr for Traffic {
    type Err = ParseTrafficError;

    /// Reads `800M/250M`, or `800M` alone, which takes the default ratio for the output.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let count = |part: &str| {
            let count = parse_count(part).map_err(ParseTrafficError::Count)?;
            if count > MOST_TOKENS {
                return Err(ParseTrafficError::TooMuch);
            }
            Ok(count)
        };
        let traffic = if let Some((input, output)) = text.split_once('/') {
            Self {
                input_tokens: count(input)?,
                output_tokens: count(output)?,
                output_assumed: false,
            }
        } else {
            let input_tokens = count(text)?;
            let usual = Self::default();
            Self {
                input_tokens,
                output_tokens: input_tokens / usual.input_tokens * usual.output_tokens
                    + input_tokens % usual.input_tokens * usual.output_tokens / usual.input_tokens,
                output_assumed: true,
            }
        };
        if traffic.total_tokens() == 0 {
            return Err(ParseTrafficError::Nothing);
        }
        Ok(traffic)
    }
}
