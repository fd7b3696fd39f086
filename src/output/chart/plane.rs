//! A plane with two axes and its marks. Widths are percentages and heights pixels, so text keeps its size.

use maud::{Markup, html};

use super::super::figure::{Axis, Scatter, Spot};
use super::super::plot::Plot;
use super::{color, letter, percent, pixels};

/// Height of the plane, in pixels.
pub(super) const HIGH: f64 = 320.0;
/// Space above (half a letter) and below (tick labels and axis title), in pixels.
const ABOVE: f64 = 14.0;
const BELOW: f64 = 34.0;
/// Width of the tick labels on the left, in pixels.
const LEFT: f64 = 64.0;

/// Pixels from the top for a share of the plane's height.
pub(super) fn y(share: f64) -> String {
    pixels(ABOVE + (1.0 - share) * HIGH)
}

/// A scatter plot with its staircase front.
pub(super) fn scatter(chart: &Scatter, label: &str) -> Markup {
    let x = |value: f64| percent(chart.x.share(value));
    let y_of = |value: f64| y(chart.y.share(value));
    let (named, others): (Vec<&Spot>, Vec<&Spot>) =
        chart.spots.iter().partition(|spot| spot.series.is_some());
    let body = html! {
        @for spot in others {
            circle.other cx=(x(spot.at[0])) cy=(y_of(spot.at[1])) r="3.5" { title { (spot.tip) } }
        }
        @for pair in chart.front.windows(2) {
            line.front x1=(x(pair[0][0])) y1=(y_of(pair[0][1])) x2=(x(pair[1][0])) y2=(y_of(pair[0][1])) {}
            line.front x1=(x(pair[1][0])) y1=(y_of(pair[0][1])) x2=(x(pair[1][0])) y2=(y_of(pair[1][1])) {}
        }
        @for spot in named {
            @let series = spot.series.unwrap_or_default();
            g class=(color(series)) {
                title { (spot.tip) }
                @if let Some([low, high]) = spot.interval {
                    line.interval x1=(x(spot.at[0])) x2=(x(spot.at[0])) y1=(y_of(low)) y2=(y_of(high)) {}
                }
                circle.mark cx=(x(spot.at[0])) cy=(y_of(spot.at[1])) r="10" {}
                text.in-mark x=(x(spot.at[0])) y=(y_of(spot.at[1])) dy="0.36em" { (letter(series)) }
            }
        }
    };
    plane([&chart.x, &chart.y], label, &body)
}

pub(super) fn plane([x, y_axis]: [&Axis; 2], label: &str, body: &Markup) -> Markup {
    html! {
        p.axis { (y_axis.label()) }
        div.plane {
            svg.values width=(pixels(LEFT)) height=(pixels(ABOVE + HIGH + BELOW)) aria-hidden="true" {
                @for (value, text) in &y_axis.ticks {
                    text.tick.end x=(pixels(LEFT - 10.0)) y=(y(y_axis.share(*value))) dy="0.35em" { (text) }
                }
            }
            svg.area width="100%" height=(pixels(ABOVE + HIGH + BELOW)) role="img" aria-label=(label) {
                @for (value, _) in &y_axis.ticks {
                    @let at = y(y_axis.share(*value));
                    line.grid x1="0" x2="100%" y1=(at) y2=(at) {}
                }
                line.edge x1="0" x2="100%" y1=(y(0.0)) y2=(y(0.0)) {}
                @for (value, text) in &x.ticks {
                    @let share = x.share(*value);
                    line.edge x1=(percent(share)) x2=(percent(share)) y1=(y(0.0)) y2=(pixels(ABOVE + HIGH + 5.0)) {}
                    text class={ "tick " (anchor(share)) } x=(percent(share)) y=(pixels(ABOVE + HIGH + 20.0)) { (text) }
                }
                (body)
            }
        }
        p.axis.middle { (x.label()) }
    }
}

/// Text anchor that keeps a tick label near the edge inside the picture.
fn anchor(share: f64) -> &'static str {
    match share {
        share if share < 0.04 => "start",
        share if share > 0.96 => "end",
        _ => "middle",
    }
}

/// A plot whose points are shares from 0 to 1, labelled with letters from a table.
pub(super) fn plot(plot: &Plot) -> Markup {
    let [left, right] = &plot.x.ends;
    let [low, high] = &plot.y.ends;
    let label = format!("{} against {}", plot.y.title, plot.x.title);
    html! {
        p.axis { (plot.y.label()) }
        div.plane {
            svg.values width=(pixels(LEFT)) height=(pixels(ABOVE + HIGH + BELOW)) aria-hidden="true" {
                text.tick.end x=(pixels(LEFT - 10.0)) y=(y(1.0)) dy="0.35em" { (high) }
                text.tick.end x=(pixels(LEFT - 10.0)) y=(y(0.0)) dy="0.35em" { (low) }
            }
            svg.area width="100%" height=(pixels(ABOVE + HIGH + BELOW)) role="img" aria-label=(label) {
                line.edge x1="0" x2="100%" y1=(y(0.0)) y2=(y(0.0)) {}
                line.edge x1="0" x2="0" y1=(y(0.0)) y2=(y(1.0)) {}
                text.tick.start x="0" y=(pixels(ABOVE + HIGH + 20.0)) { (left) }
                text.tick.end x="100%" y=(pixels(ABOVE + HIGH + 20.0)) { (right) }
                @for ([a, b], mark) in &plot.points {
                    @if mark.is_none() { circle.other cx=(percent(*a)) cy=(y(*b)) r="3.5" {} }
                }
                @for ([a, b], mark) in &plot.points {
                    @if let Some(mark) = mark {
                        g.s0 {
                            circle.mark cx=(percent(*a)) cy=(y(*b)) r="9" {}
                            text.in-mark x=(percent(*a)) y=(y(*b)) dy="0.36em" { (mark) }
                        }
                    }
                }
            }
        }
        p.axis.middle { (plot.x.label()) }
    }
}
