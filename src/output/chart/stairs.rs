//! Step charts: each value holds until the next.

use maud::{Markup, html};

use super::super::figure::{Figure, Line, Stairs};
use super::plane::{plane, y};
use super::{color, letter, percent};

pub(super) fn stairs(chart: &Stairs, figure: &Figure) -> Markup {
    // A single line needs no letter.
    let lettered = figure.series.len() > 1;
    let body = html! { @for line in &chart.lines { (stair(chart, line, lettered)) } };
    plane([&chart.x, &chart.y], &figure.title, &body)
}

fn stair(chart: &Stairs, line: &Line, lettered: bool) -> Markup {
    let x = |value: f64| percent(chart.x.share(value));
    let y_of = |value: f64| y(chart.y.share(value));
    let steps = &line.steps;
    let until = |at: usize| steps.get(at + 1).map_or(line.end, |next| next.from);
    let last = steps
        .iter()
        .rev()
        .find_map(|step| Some((step.from, step.height?)));
    html! {
        g class=(color(line.series)) {
            @for (at, step) in steps.iter().enumerate() {
                @if let Some(height) = step.height {
                    @let level = y_of(height);
                    g {
                        title { (step.tip) }
                        line.stair x1=(x(step.from)) x2=(x(until(at).max(step.from))) y1=(level) y2=(level) {}
                        @if let Some(next) = steps.get(at + 1).and_then(|next| next.height) {
                            line.stair x1=(x(until(at))) x2=(x(until(at))) y1=(level) y2=(y_of(next)) {}
                        }
                        circle.mark cx=(x(step.from)) cy=(level) r="4.5" {}
                    }
                }
            }
            @if let Some((from, height)) = last.filter(|_| lettered) {
                // The letter marks the middle of the current value.
                @let middle = f64::midpoint(from, line.end.max(from));
                circle.mark cx=(x(middle)) cy=(y_of(height)) r="9" {}
                text.in-mark x=(x(middle)) y=(y_of(height)) dy="0.36em" { (letter(line.series)) }
            }
        }
    }
}
