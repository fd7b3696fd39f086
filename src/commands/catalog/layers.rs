//! The layers of the data.

use std::path::PathBuf;

use catalog::units::Date;
use catalog::updated::Layer;
use serde::Serialize;
use serde_json::Value;

use crate::output::rows::{Rows, columns, values};

/// One layer.
#[derive(Debug, Clone, Serialize)]
pub struct LayerRow {
    /// Which.
    pub layer: Layer,
    /// Its file; absent: it is inside the program.
    pub path: Option<PathBuf>,
    /// The newest day of it.
    pub as_of: Option<Date>,
    /// Whether it answers.
    pub answers: bool,
    /// Why it does not.
    pub problem: Option<String>,
}

/// All of them, each over the one before.
#[derive(Debug, Clone, Serialize)]
pub struct LayersReport {
    /// The layers.
    pub layers: Vec<LayerRow>,
}

impl Rows for LayersReport {
    fn columns(&self) -> Vec<String> {
        columns(&["layer", "path", "as_of", "answers", "problem"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.layers)
    }
}

/// What going back did.
#[derive(Debug, Clone, Serialize)]
pub struct Reset {
    /// The updated catalog's file.
    pub path: PathBuf,
    /// Whether it was taken away.
    pub removed: bool,
    /// Whether the one before it was put back.
    pub restored: bool,
}

impl Rows for Reset {
    fn columns(&self) -> Vec<String> {
        columns(&["path", "removed", "restored"])
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&[self])
    }
}
