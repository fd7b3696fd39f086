//! Alternatives as rows, one per model.

use catalog::words;

use crate::alternatives::Alternatives;
use crate::output::rows::rows;

rows!(Alternatives<'_>, alternatives => words!(
    "rank model name lab successor released status context_tokens open_weights monthly_usd
    change_usd factor route.provider route.name route.id quality.standing quality.estimate
    quality.margin quality.groups quality.win_probability relation utility friction points
    shared_providers gained"
));
