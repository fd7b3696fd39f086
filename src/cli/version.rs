//! The text of `--version`: version, commit, date of the built-in data, and features. Does not read anything.

use catalog::Damaged;

use crate::bundle;

/// Optional features, and whether this build has them.
const FEATURES: &[(&str, bool)] = &[
    ("mcp", cfg!(feature = "mcp")),
    ("network", cfg!(feature = "network")),
    ("pick", cfg!(feature = "pick")),
    ("maintainer", cfg!(feature = "maintainer")),
];

/// The commit of a release build in a git checkout, else empty.
const COMMIT: &str = env!("LLMCMP_COMMIT");

/// The text of `--version` after the program name.
///
/// # Errors
/// The built-in catalog is damaged.
pub fn version() -> Result<String, Damaged> {
    let mut text = env!("CARGO_PKG_VERSION").to_owned();
    if !COMMIT.is_empty() {
        text += &format!("\ncommit:        {COMMIT}");
    }
    text += &format!("\nbuilt-in data: {}", bundle::bundled().meta()?.as_of);
    let built = FEATURES.iter().filter(|(_, is_built)| *is_built);
    let names: Vec<&str> = built.map(|(name, _)| *name).collect();
    let names = if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    };
    text += &format!("\nfeatures:      {names}");
    Ok(text)
}
