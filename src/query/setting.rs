//! What an answer about models rests on, apart from the models: the day, the traffic, the market.

use catalog::schema::BoardRecord;
use catalog::units::Date;
use rustc_hash::FxHashMap;

use crate::pricing::Traffic;
use crate::pricing::routes::Choice;
use crate::providers::Providers;

/// Boards by id.
pub type Boards<'a> = FxHashMap<&'a str, BoardRecord<'a>>;

/// What a comparison is about, apart from the models: the day, the traffic, the market around them.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The day on which the answer is to hold.
    pub today: Date,
    /// A month's tokens.
    pub traffic: Traffic,
    /// Which route is priced.
    pub choice: Choice,
    /// Every provider that serves one of the models.
    pub providers: &'a Providers<'a>,
    /// Every board on which one of the models has a score.
    pub boards: &'a Boards<'a>,
}
