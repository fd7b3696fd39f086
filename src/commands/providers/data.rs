//! What providers say of prompts and answers, as rows of a report.

use catalog::schema::{Answer, Claim, DataControls};
use catalog::units::Date;
use serde::Serialize;

/// What a provider's pages say of prompts and answers, with nothing set but what a contract has by default.
#[derive(Debug, Clone, Serialize)]
pub struct DataRow {
    pub trains: ClaimRow,
    /// Whether it keeps them after the answer.
    pub retains: ClaimRow,
    /// Whether it keeps nothing at all.
    pub zero_retention: ClaimRow,
}

/// A statement of a provider; all `None`: it does not say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimRow {
    /// What it says.
    pub answer: Option<Answer>,
    pub page: Option<String>,
    /// The day on which the page was read.
    pub as_of: Option<Date>,
}

impl From<DataControls> for DataRow {
    fn from(data: DataControls) -> Self {
        Self {
            trains: data.trains.into(),
            retains: data.retains.into(),
            zero_retention: data.zero_retention.into(),
        }
    }
}

impl From<Option<Claim>> for ClaimRow {
    fn from(claim: Option<Claim>) -> Self {
        claim.map_or_else(Self::default, |claim| Self {
            answer: Some(claim.answer),
            page: Some(claim.page),
            as_of: Some(claim.as_of),
        })
    }
}
