//! The catalog's types: what its files say and what the program reads.
//!
//! A model file is a list of **statements**: what one source said of the model on one day. The first
//! statement that speaks of a fact settles it; later ones that differ are the recorded disagreement.
//! Owns the shape of the data, for JSON and for the embedded records alike; refuses rules about it
//! (`check`), where it comes from (`read`, `store`) and what follows from it (`compare`, `cost`).
//!
//! The embedded form is postcard, which has no `flatten`, `untagged` or `skip_serializing_if`: these
//! types do without. No map anywhere, so that serde itself rejects a repeated key.

mod curated;
mod file;
mod parts;
mod record;
mod statement;
mod words;

pub use curated::{CuratedFile, CuratedRoute};
pub use file::{Board, Lab, ModelFile, Provider, RouteFile, Score, Source};
pub use parts::{Body, Brief, Title};
pub use record::{
    BoardRecord, Evidence, Head, Measured, Meta, Model, Place, ProviderRecord, Route, Served,
    SourceRecord,
};
pub use statement::{
    Capabilities, Facts, License, PriceList, Rates, RouteStatement, Statement, Terms, Tier,
};
pub use words::{
    ApiFamily, Architecture, BoardField, Direction, Kind, MeasuredBy, Modality, Parameter,
    PriceStatus, ProviderKind, RetirementBasis, Status, Unit, Workload,
};
