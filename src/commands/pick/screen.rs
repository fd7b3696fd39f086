//! Draws the picker: query, models, preview and keys. Does not decide.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{List, ListItem, ListState, Paragraph};

use super::state::{Act, State};

/// Minimum width for a preview beside the list, and minimum height for one below it.
const BESIDE: u16 = 100;
const BELOW: u16 = 18;
/// The keys; the least known come last, where the line is cut.
const KEYS: &str =
    "↑↓ move · Tab mark · Enter choose · Esc quit · Shift-↑↓ or PgUp/PgDn scroll the preview";

/// Areas of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    typed: Rect,
    list: Rect,
    /// `None` if there is no room.
    pub(super) preview: Option<Rect>,
    keys: Rect,
}

pub(super) fn places(area: Rect) -> Places {
    let [typed, middle, keys] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area);
    let (list, preview) = if area.width >= BESIDE {
        let parts = [Constraint::Percentage(36), Constraint::Fill(1)];
        let [list, preview] = Layout::horizontal(parts).spacing(2).areas(middle);
        (list, Some(preview))
    } else if area.height >= BELOW {
        let parts = [Constraint::Percentage(40), Constraint::Fill(1)];
        let [list, preview] = Layout::vertical(parts).spacing(1).areas(middle);
        (list, Some(preview))
    } else {
        (middle, None)
    };
    Places {
        typed,
        list,
        preview,
        keys,
    }
}

pub(super) fn draw(frame: &mut Frame, state: &State, preview: &[String], color: bool) {
    let places = places(frame.area());
    let strong = Style::new().add_modifier(Modifier::BOLD);
    let dim = Style::new().add_modifier(Modifier::DIM);
    let current = if color {
        Style::new().add_modifier(Modifier::REVERSED)
    } else {
        strong
    };

    let mut count = format!("  {} of {}", state.found.len(), state.total());
    if !state.marked.is_empty() {
        count += &format!(", {} marked", state.marked.len());
    }
    let typed = Line::from(vec![
        Span::styled("> ", strong),
        Span::raw(&*state.query),
        Span::styled(count, dim),
    ]);
    frame.render_widget(typed, places.typed);
    let before = Line::from(format!("> {}", state.query)).width();
    let column = u16::try_from(before).unwrap_or(u16::MAX);
    let right = places.typed.right().saturating_sub(1);
    let column = places.typed.x.saturating_add(column).min(right);
    frame.set_cursor_position((column, places.typed.y));

    let rows = state.found.iter().filter_map(|at| {
        let item = state.item(*at)?;
        let mark = if state.marked.contains(at) {
            "* "
        } else {
            "  "
        };
        Some(ListItem::new(Line::from(vec![
            Span::styled(mark, strong),
            Span::raw(&*item.name),
            Span::styled(format!("  {}", item.id), dim),
        ])))
    });
    let list = List::new(rows)
        .highlight_style(current)
        .highlight_symbol("> ");
    let mut at = ListState::default().with_selected(Some(state.row));
    frame.render_stateful_widget(list, places.list, &mut at);

    if let Some(area) = places.preview {
        let most = preview.len().saturating_sub(usize::from(area.height));
        let from = state.scrolled.min(most);
        let lines: Vec<Line> = preview[from..]
            .iter()
            .take(usize::from(area.height))
            .map(|line| heading(line, strong))
            .collect();
        frame.render_widget(Paragraph::new(lines), area);
    }

    let said = match (&state.refused, state.act()) {
        (Some(refused), _) => refused.clone(),
        (None, Some(Act::Compare(ids))) => format!("Enter compares {} models · {KEYS}", ids.len()),
        (None, Some(Act::Show(id))) => format!("Enter shows {id} · {KEYS}"),
        (None, None) => format!("no matches · {KEYS}"),
    };
    frame.render_widget(Line::styled(said, dim), places.keys);
}

/// Makes section titles bold.
fn heading(line: &str, strong: Style) -> Line<'_> {
    let word = line.split_whitespace().next().unwrap_or_default();
    let title = word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase());
    if title && !line.starts_with(' ') {
        Line::styled(line, strong)
    } else {
        Line::raw(line)
    }
}
