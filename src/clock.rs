//! Today's date. Read once per run and passed on as a value.

use catalog::units::Date;

use crate::error::{Error, Kind};

/// `LLMCMP_TODAY` if set, for reproducible output, else the computer's date in UTC.
pub(crate) fn today() -> Result<Date, Error> {
    let Some(text) = std::env::var_os("LLMCMP_TODAY") else {
        return Ok(jiff::Timestamp::now()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date()
            .into());
    };
    let text = text.to_string_lossy();
    let date: Date = text
        .parse()
        .map_err(|error| Error::new(Kind::Usage, format!("LLMCMP_TODAY: {error}")))?;
    if date.is_exact() {
        Ok(date)
    } else {
        Err(Error::new(
            Kind::Usage,
            format!("LLMCMP_TODAY: `{text}` is not a date; use YYYY-MM-DD"),
        ))
    }
}
