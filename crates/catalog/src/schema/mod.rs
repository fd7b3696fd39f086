//! The catalog's types: its files, and the records that the program reads.
//!
//! A model file is a list of **statements**: what one source said on one day. The first statement that has a fact
//! settles it; later ones that differ record the disagreement. Owns the format of the data, as JSON and packed. Does
//! not check values (`validate`) or read files (`read`, `store`).
//!
//! Records are packed with postcard, which has no `flatten`, `untagged` or `skip_serializing_if`: these types do
//! without. They contain no maps, so that serde rejects repeated keys.

mod curated;
mod end;
mod file;
mod history;
mod parts;
mod peak;
mod record;
mod statement;
mod words;

pub use curated::{CuratedFile, CuratedRoute};
pub use end::End;
pub use file::{
    Board, Claim, DataControls, Lab, Measured, ModelFile, Provider, RouteFile, RouteKey, Score,
    Source,
};
pub use history::{Dated, HistoryFile, Now, PastTier, Point, Series};
pub use parts::Brief;
pub use peak::PeakHours;
pub use record::{
    BoardRecord, Evidence, Head, Meta, Model, Place, ProviderRecord, Route, Served, SourceRecord,
};
pub use statement::{
    Capabilities, Facts, License, PriceList, Promotion, Rates, RouteStatement, Statement, Terms,
    Tier,
};
pub use words::{
    Answer, ApiFamily, Architecture, BoardField, Condition, Direction, Kind, Layer, MeasuredBy,
    Modality, Parameter, PriceStatus, ProviderKind, RetirementBasis, Status, Unit, Workload,
};
