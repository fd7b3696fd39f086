//! Providers' statements on prompts and answers, as report rows.

use catalog::schema::{Answer, Claim, DataControls};
use catalog::units::Date;
use serde::Serialize;

/// What a provider's pages state about prompts and answers under default terms.
#[derive(Debug, Clone, Serialize)]
pub struct DataRow {
    pub trains: ClaimRow,
    /// Whether it keeps them after answering.
    pub retains: ClaimRow,
    /// Whether it can keep nothing at all.
    pub zero_retention: ClaimRow,
}

/// A provider's statement; all `None` if it makes none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimRow {
    pub answer: Option<Answer>,
    pub page: Option<String>,
    /// Date the page was read.
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
