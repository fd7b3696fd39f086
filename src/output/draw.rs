//! Draws scatter plots as text. Labels take precedence over dots.

use super::plot::Plot;

/// Height in lines.
const HEIGHT: usize = 16;
/// Maximum width in columns, also used if the width is unknown.
const WIDTH: usize = 72;

/// Draws a plot, one string per line, at most `width` columns wide.
pub(super) fn lines(plot: &Plot, room: Option<u16>) -> Vec<String> {
    let [dot, side, corner, ground] = if plot.ascii {
        ['.', '|', '+', '-']
    } else {
        ['·', '│', '└', '─']
    };
    let margin = plot.y.ends.iter().map(|end| end.chars().count()).max();
    let margin = margin.unwrap_or_default();
    let room = room.map_or(WIDTH, usize::from).min(margin + 2 + WIDTH);
    let width = room.saturating_sub(margin + 2).max(10);
    let mut cells = vec![vec![None; width]; HEIGHT];
    for ([x, y], mark) in &plot.points {
        let cell = &mut cells[HEIGHT - 1 - place(*y, HEIGHT)][place(*x, width)];
        let is_taken = matches!(cell, Some(known) if *known != dot);
        if !is_taken {
            *cell = Some(mark.unwrap_or(dot));
        }
    }
    let scale = |logarithmic: bool| if logarithmic { ", logarithmic" } else { "" };
    let mut out = vec![format!("{}{}", plot.y.title, scale(plot.y.logarithmic))];
    for (at, row) in cells.into_iter().enumerate() {
        let end = match at {
            0 => plot.y.ends[1].as_str(),
            _ if at == HEIGHT - 1 => plot.y.ends[0].as_str(),
            _ => "",
        };
        let row: String = row.into_iter().map(|cell| cell.unwrap_or(' ')).collect();
        out.push(format!("{end:>margin$} {side}{}", row.trim_end()));
    }
    let ground: String = std::iter::repeat_n(ground, width).collect();
    out.push(format!("{:margin$} {corner}{ground}", ""));
    let [from, to] = &plot.x.ends;
    let title = format!("{}{}", plot.x.title, scale(plot.x.logarithmic));
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

/// The cell, from 0 to `count - 1`, that contains a share from 0 to 1.
fn place(share: f64, count: usize) -> usize {
    let last = count.saturating_sub(1);
    // A share is between 0 and 1, so the product is a small integer.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let at = (share.clamp(0.0, 1.0) * last as f64).round() as usize;
    at.min(last)
}
