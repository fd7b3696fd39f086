//! Parameters of Bicep, Azure's own language, that make an id Azure's.

use super::super::tokens::{Word, is_name, line_before, name_at_end};
use super::body;

/// Whether a Bicep file has a version parameter for the model in `word`: `param chatModelName string = 'ID'` with
/// `param chatModelVersion`.
pub(super) fn is_versioned(text: &[u8], word: &Word, key: &[u8]) -> bool {
    let stem = key.strip_suffix(b"ModelName").unwrap_or_default();
    let version = || [stem, b"ModelVersion"].concat();
    !stem.is_empty()
        && line_before(text, word.start).starts_with(b"param ")
        && memchr::memmem::find(text, &version()).is_some()
}

/// The name of the parameter after a decorator: `@allowed(['ID']) param azureModel string`.
pub(super) fn decorated(text: &[u8], open: usize) -> Option<&[u8]> {
    let before = &text[..open];
    before[..before.len() - name_at_end(before).len()].strip_suffix(b"@")?;
    let close = open + body(text, open).len() + 1;
    let named = text
        .get(close..)?
        .trim_ascii_start()
        .strip_prefix(b"param ")?;
    let length = named.iter().take_while(|b| is_name(**b)).count();
    Some(&named[..length])
}
