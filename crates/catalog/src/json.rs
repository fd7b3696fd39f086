//! A JSON file that people edit → its value, or what is wrong at which field.
//!
//! Does not open files, and does not judge values (`validate`).

use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// The value that `bytes`, the content of `file`, state.
///
/// # Errors
/// The first field that is wrong, and why.
pub fn parse<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, Problem> {
    let wrong = |field: String, message: String| Problem {
        file: file.to_owned(),
        // The path of the file as a whole.
        field: if field == "." { String::new() } else { field },
        message,
    };
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| wrong(error.path().to_string(), error.inner().to_string()))?;
    json.end()
        .map_err(|error| wrong(String::new(), error.to_string()))?;
    Ok(value)
}
