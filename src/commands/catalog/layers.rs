//! Reports of `catalog path` and `catalog reset`.

use std::path::PathBuf;

use catalog::schema::Layer;
use catalog::units::Date;
use serde::Serialize;

use crate::output::rows::rows;

#[derive(Debug, Clone, Serialize)]
pub struct LayerRow {
    pub layer: Layer,
    /// File of the layer; `None` if built in.
    pub path: Option<PathBuf>,
    /// Date of its newest source.
    pub as_of: Option<Date>,
    /// Whether it is in use.
    pub answers: bool,
    /// Why it is not in use.
    pub problem: Option<String>,
}

/// All layers; later ones override earlier ones.
#[derive(Debug, Clone, Serialize)]
pub struct LayersReport {
    /// From the lowest up.
    pub layers: Vec<LayerRow>,
}

rows!(LayersReport, layers => &["layer", "path", "as_of", "answers", "problem"]);

#[derive(Debug, Clone, Serialize)]
pub struct Reset {
    pub path: PathBuf,
    pub removed: bool,
    /// Whether the previous update was restored.
    pub restored: bool,
}

/// Keys of a reset's row.
pub const RESET_COLUMNS: &[&str] = &["path", "removed", "restored"];

rows!(Reset => RESET_COLUMNS);
