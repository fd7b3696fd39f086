//! Parameters of Azure's own language, Bicep, by which an id is Azure's.

use super::super::tokens::{Word, is_name, line_before, name_at_end};
use super::body;

/// Whether a file of Azure's own language has a parameter for the version of the model whose name `word` is:
/// `param chatModelName string = 'ID'` above `param chatModelVersion`.
pub(super) fn is_versioned(text: &[u8], word: &Word, key: &[u8]) -> bool {
    let stem = key.strip_suffix(b"ModelName").unwrap_or_default();
    let version = || [stem, b"ModelVersion"].concat();
    !stem.is_empty()
        && line_before(text, word.start).starts_with(b"param ")
        && memchr::memmem::find(text, &version()).is_some()
}

/// The name of the parameter that a decorator stands before: `@allowed(['ID']) param azureModel string`.
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
