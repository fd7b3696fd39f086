//! One scale per row, in a table that also shows the values as text.

use maud::{Markup, html};

use super::super::figure::Strip;
use super::{color, letter, percent};

/// Draws the rows; `series` names the columns.
pub(super) fn strips(rows: &[Strip], series: &[String]) -> Markup {
    html! {
        table.strips {
            caption.hidden { "Scores by board" }
            thead { tr {
                th scope="col" { "Board" }
                td { }
                @for (at, name) in series.iter().enumerate() {
                    th.n scope="col" { (letter(at)) span.hidden { " " (name) } }
                }
            } }
            tbody {
                @for row in rows { tr {
                    th scope="row" { (row.label) }
                    td.strip { (strip(row)) }
                    @for at in 0..series.len() {
                        @let spot = row.spots.iter().find(|spot| spot.series == at);
                        td.n {
                            @if let Some(spot) = spot { span title=(spot.tip) { (spot.text) } }
                            @else { span.dim { "–" } }
                        }
                    }
                } }
            }
        }
    }
}

fn strip(row: &Strip) -> Markup {
    html! {
        svg.area width="100%" height="22" aria-hidden="true" {
            line.grid x1="0" x2="100%" y1="11" y2="11" {}
            @for spot in &row.spots {
                @let x = percent(row.axis.share(spot.at));
                g class=(color(spot.series)) {
                    title { (spot.tip) }
                    circle.mark cx=(x) cy="11" r="8" {}
                    text.in-mark x=(x) y="11" dy="0.36em" { (letter(spot.series)) }
                }
            }
        }
    }
}
