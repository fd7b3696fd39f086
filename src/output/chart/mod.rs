//! Charts as SVG. They take their colors from the page's style, keep their letters legible at any width, and need
//! no font, bitmap or script; chart crates bring these, and fix colors and size.
//!
//! Owns drawing alone: what stands where is decided by whoever builds a [`Figure`].

mod plane;
mod slider;
mod stairs;
mod strips;

use maud::{Markup, html};

use super::figure::{Chart, Figure};
use super::plot::Plot;

pub(super) use slider::slider;

/// How many series have a color of their own.
const COLORS: usize = 8;

/// A figure with its title, the meaning of its letters and its note.
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

/// A scatter plot whose points are letters of a table, or dots.
pub(super) fn plot(plot: &Plot) -> Markup {
    html! { figure { (plane::plot(plot)) } }
}

/// The names of the series with their letters.
fn legend(series: &[String]) -> Markup {
    html! {
        @if !series.is_empty() {
            ul.legend {
                @for (at, name) in series.iter().enumerate() { li { (chip(at)) (name) } }
            }
        }
    }
}

/// A bar of a share of its cell.
pub(super) fn bar(share: f64) -> Markup {
    html! {
        svg width="100%" height="20" aria-hidden="true" {
            rect.s0 width=(percent(share)) height="20" {}
        }
    }
}

/// The letter of a series in its color.
fn chip(series: usize) -> Markup {
    html! { span class={ "chip " (color(series)) } { span { (letter(series)) } } " " }
}

fn letter(series: usize) -> char {
    ('A'..='Z').nth(series).unwrap_or('*')
}

fn color(series: usize) -> String {
    format!("s{}", series % COLORS)
}

/// A share of the width.
fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// A length in pixels.
fn pixels(length: f64) -> String {
    format!("{length:.1}")
}
