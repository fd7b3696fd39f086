//! Charts as SVG. They take their colours from the page's style, are read by screen readers, and need no font,
//! script or address of their own; chart crates bring fonts and bitmaps, and fix the colours.
//!
//! Owns drawing alone: what stands where is decided by whoever builds a chart.

use maud::{Markup, html};

use super::plot::Plot;

/// Size of a scatter plot in units of its own; the page scales it.
const WIDE: f64 = 720.0;
const HIGH: f64 = 400.0;
/// Room for what stands left of, below and around the plot.
const LEFT: f64 = 70.0;
const BELOW: f64 = 50.0;
const ROOM: f64 = 20.0;

/// A scatter plot whose points are letters of a table, or dots.
pub(super) fn plot(plot: &Plot) -> Markup {
    let scale = |logarithmic: bool| if logarithmic { ", logarithmic" } else { "" };
    let x = |share: f64| at(LEFT + share * (WIDE - LEFT - ROOM));
    let y = |share: f64| at(ROOM + (1.0 - share) * (HIGH - BELOW - ROOM));
    let [left, right] = &plot.x.ends;
    let [low, high] = &plot.y.ends;
    let label = format!("{} against {}", plot.y.title, plot.x.title);
    html! {
        svg.chart viewBox={ "0 0 " (WIDE) " " (HIGH) } role="img" aria-label=(label) {
            path.axis d={ "M" (x(0.0)) " " (at(ROOM / 2.0)) "V" (y(-0.04)) "H" (at(WIDE - ROOM)) } {}
            text.axis-title x="0" y=(at(12.0)) { (plot.y.title) (scale(plot.y.logarithmic)) }
            text.tick.end x=(at(LEFT - 8.0)) y=(y(1.0)) dy="0.35em" { (high) }
            text.tick.end x=(at(LEFT - 8.0)) y=(y(0.0)) dy="0.35em" { (low) }
            text.tick x=(x(0.0)) y=(at(HIGH - BELOW + 24.0)) { (left) }
            text.tick.end x=(x(1.0)) y=(at(HIGH - BELOW + 24.0)) { (right) }
            text.axis-title.middle x=(x(0.5)) y=(at(HIGH - 6.0)) { (plot.x.title) (scale(plot.x.logarithmic)) }
            @for ([a, b], mark) in &plot.points {
                @if mark.is_none() { circle.other cx=(x(*a)) cy=(y(*b)) r="3" {} }
            }
            @for ([a, b], mark) in &plot.points {
                @if let Some(mark) = mark {
                    circle.mark cx=(x(*a)) cy=(y(*b)) r="9" {}
                    text.in-mark.middle x=(x(*a)) y=(y(*b)) dy="0.35em" { (mark) }
                }
            }
        }
    }
}

/// A coordinate with one decimal.
fn at(place: f64) -> String {
    format!("{place:.1}")
}
