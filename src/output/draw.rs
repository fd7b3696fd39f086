//! Draws plots as text: dots and lines as Braille patterns (two by four dots per character), labels on top.
//!
//! Not a crate: those that draw Braille have neither labels nor logarithmic axes.

use super::plot::Plot;

/// Height in lines.
const HEIGHT: usize = 16;
/// Maximum width in columns, also used if the width is unknown.
const WIDTH: usize = 72;

/// Draws a plot, one string per line, at most `room` columns wide.
pub(super) fn lines(plot: &Plot, room: Option<u16>) -> Vec<String> {
    let [side, corner, ground] = if plot.ascii {
        ['|', '+', '-']
    } else {
        ['│', '└', '─']
    };
    let margin = plot.y.ends.iter().map(|end| end.chars().count()).max();
    let margin = margin.unwrap_or_default();
    let room = room.map_or(WIDTH, usize::from).min(margin + 2 + WIDTH);
    let width = room.saturating_sub(margin + 2).max(10);
    let rows = canvas(plot, width);
    let mut out = vec![plot.y.label()];
    for (at, row) in rows.into_iter().enumerate() {
        let end = match at {
            0 => plot.y.ends[1].as_str(),
            _ if at == HEIGHT - 1 => plot.y.ends[0].as_str(),
            _ => "",
        };
        out.push(format!("{end:>margin$} {side}{}", row.trim_end()));
    }
    let ground: String = std::iter::repeat_n(ground, width).collect();
    out.push(format!("{:margin$} {corner}{ground}", ""));
    let [from, to] = &plot.x.ends;
    let title = plot.x.label();
    let taken = from.chars().count() + to.chars().count();
    let between = width.saturating_sub(taken).max(2);
    let title = if title.chars().count() + 4 <= between {
        format!("{title:^between$}")
    } else {
        " ".repeat(between)
    };
    out.push(format!("{:margin$}  {from}{title}{to}", ""));
    out
}

/// Dots per character, across and down.
const DOTS: [usize; 2] = [2, 4];
/// The empty Braille pattern.
const BRAILLE: u32 = 0x2800;
/// The bit of each dot in a pattern, row by row from the top.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// The area inside the axes, one string per line.
fn canvas(plot: &Plot, width: usize) -> Vec<String> {
    let mut dots = vec![vec![0_u8; width]; HEIGHT];
    let mut set = |[x, y]: [f64; 2]| {
        let (across, down) = (place(x, width * DOTS[0]), place(1.0 - y, HEIGHT * DOTS[1]));
        let bit = BITS[down % DOTS[1]][across % DOTS[0]];
        dots[down / DOTS[1]][across / DOTS[0]] |= bit;
    };
    for [[x, y], [to_x, to_y]] in &plot.lines {
        // As many steps as the longest possible line has dots.
        let steps = width * DOTS[0] + HEIGHT * DOTS[1];
        for step in 0..=steps {
            let share = step as f64 / steps as f64;
            set([x + (to_x - x) * share, y + (to_y - y) * share]);
        }
    }
    let unlabelled = plot.points.iter().filter(|(_, label)| label.is_none());
    unlabelled.for_each(|(at, _)| set(*at));
    let drawn = dots
        .iter()
        .map(|row| row.iter().map(|dots| pattern(*dots, plot.ascii)));
    let mut rows: Vec<Vec<char>> = drawn.map(Iterator::collect).collect();
    for ([x, y], label) in plot.points.iter().rev() {
        if let Some(label) = label {
            rows[HEIGHT - 1 - place(*y, HEIGHT)][place(*x, width)] = *label;
        }
    }
    rows.into_iter().map(String::from_iter).collect()
}

fn pattern(dots: u8, ascii: bool) -> char {
    match (dots, ascii) {
        (0, _) => ' ',
        (_, true) => '.',
        (dots, false) => char::from_u32(BRAILLE + u32::from(dots)).unwrap_or('.'),
    }
}

/// The cell, from 0 to `count - 1`, that contains a share from 0 to 1.
fn place(share: f64, count: usize) -> usize {
    let last = count.saturating_sub(1);
    // A share is between 0 and 1, so the product is a small integer.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at = (share.clamp(0.0, 1.0) * last as f64).round() as usize;
    at.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Value;
    use crate::output::plot::PlotAxis;

    fn drawn(points: Vec<([f64; 2], Option<char>)>, lines: Vec<[[f64; 2]; 2]>) -> Vec<String> {
        let ends = [Value::Tokens(0), Value::Tokens(1)];
        let axis = PlotAxis::new("n", ends.iter());
        let Some(axis) = axis else { return Vec::new() };
        let (x, y) = (axis.clone(), axis);
        let plot = Plot {
            x,
            y,
            points,
            lines,
            ascii: false,
        };
        canvas(&plot, 4)
    }

    #[test]
    fn dots_are_an_eighth_of_a_character_and_labels_stand_above_them() {
        let corners = vec![([0.0, 1.0], None), ([1.0, 0.0], None)];
        let rows = drawn(corners.clone(), Vec::new());
        assert_eq!(
            (rows[0].as_str(), rows[HEIGHT - 1].as_str()),
            ("⠁   ", "   ⢀")
        );
        let labelled = [
            corners,
            vec![([0.0, 1.0], Some('a')), ([0.0, 1.0], Some('b'))],
        ]
        .concat();
        assert_eq!(drawn(labelled, Vec::new())[0], "a   ");
        let rows = drawn(
            Vec::new(),
            vec![[[0.0, 1.0], [1.0, 1.0]], [[1.0, 1.0], [1.0, 0.0]]],
        );
        assert_eq!((rows[0].as_str(), rows[1].as_str()), ("⠉⠉⠉⢹", "   ⢸"));
    }
}
