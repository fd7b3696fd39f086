//! `--columns`: a list, or changes to the default columns. Knows no particular column.

use crate::error::{Error, Kind};

/// The columns in `asked`: a list, or `usual` with `+x` added and `-y` removed, without duplicates.
///
/// # Errors
/// A name unknown to `find`, a mix of both forms, or no columns left.
pub fn chosen<C>(
    usual: Vec<C>,
    asked: &[String],
    mut find: impl FnMut(&str) -> Result<C, Error>,
    same: impl Fn(&C, &C) -> bool,
) -> Result<Vec<C>, Error> {
    let changes = asked.iter().filter(|text| text.starts_with(['+', '-']));
    let changes = changes.count();
    if changes != 0 && changes != asked.len() {
        let message = "--columns cannot mix a list with +/- changes";
        let hint = "write --columns=+a,-b, or a list of all columns";
        return Err(Error::new(Kind::Usage, message).hint(hint));
    }
    let is_list = !asked.is_empty() && changes == 0;
    let mut columns = if is_list { Vec::new() } else { usual };
    for text in asked {
        let column = find(text.trim_start_matches(['+', '-']))?;
        if text.starts_with('-') {
            columns.retain(|known| !same(known, &column));
        } else if !columns.iter().any(|known| same(known, &column)) {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        return Err(Error::new(Kind::Usage, "--columns removes every column"));
    }
    Ok(columns)
}
