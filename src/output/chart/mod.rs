//! Charts as SVG. They take their colors from the page's style, keep text legible at any width, and need no font,
//! bitmap or script. Chart crates need these and hard-code colors and size.
//!
//! Only draws: the position of every mark is set by whoever builds a [`Figure`].

mod plane;
mod slider;
mod stairs;
mod strips;

use maud::{Markup, html};

use super::figure::{Chart, Figure};
use super::plot::Plot;

pub(super) use slider::slider;

/// Number of distinct series colors.
const COLORS: usize = 8;

/// A figure with its title, legend and note.
pub(super) fn figure(figure: &Figure) -> Markup {
    let drawn = match &figure.chart {
        Chart::Scatter(scatter) => plane::scatter(scatter, &figure.title),
        Chart::Stairs(chart) => stairs::stairs(chart, figure),
        Chart::Strips(rows) => strips::strips(rows, &figure.series),
    };
    html! {
        figure {
            figcaption { b { (figure.title) } @if !figure.note.is_empty() { " " (figure.note) } }
            (legend(&figure.series))
            (drawn)
        }
    }
}

/// A scatter plot. Points are letters that refer to a table, or dots.
pub(super) fn plot(plot: &Plot) -> Markup {
    html! { figure { (plane::plot(plot)) } }
}

fn legend(series: &[String]) -> Markup {
    html! {
        @if !series.is_empty() {
            ul.legend {
                @for (at, name) in series.iter().enumerate() { li { (chip(at)) (name) } }
            }
        }
    }
}

/// A bar that fills `share` of its cell.
pub(super) fn bar(share: f64) -> Markup {
    html! {
        svg width="100%" height="20" aria-hidden="true" {
            rect.s0 width=(percent(share)) height="20" {}
        }
    }
}

/// A series' letter in the series' color.
fn chip(series: usize) -> Markup {
    html! { span class={ "chip " (color(series)) } { span { (letter(series)) } } " " }
}

fn letter(series: usize) -> char {
    ('A'..='Z').nth(series).unwrap_or('*')
}

fn color(series: usize) -> String {
    format!("s{}", series % COLORS)
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

fn pixels(length: f64) -> String {
    format!("{length:.1}")
}
