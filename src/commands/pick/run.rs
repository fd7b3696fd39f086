//! Runs the picker: reads keys, gets previews, and restores the terminal.
//!
//! The terminal is restored at the end, on errors, on panics (by ratatui's hook) and on signals that end the program.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::rc::Rc;
use std::time::Duration;

use clap::Args;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::items::items;
use super::screen;
use super::state::{Act, State, Step};
use crate::commands::context::Context;
use crate::commands::show::args::ShowArgs;
use crate::error::{Error, Kind};
use crate::output::{Format, Kept, Output};
use crate::terminal::Terminal;

/// Options of `pick`.
#[derive(Debug, Default, Args)]
pub struct PickArgs {
    /// Initial search text
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
}

/// How long to wait for a key before checking for signals.
const WAIT: Duration = Duration::from_millis(200);
/// Lines per page.
const PAGE: isize = 10;

/// Whether standard input and output are a terminal.
pub fn can_pick() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdin().is_terminal() && io::stdout().is_terminal() && !dumb
}

/// Runs the picker. `None` if nothing was chosen.
///
/// # Errors
/// No terminal, a terminal error, or a damaged catalog.
pub fn run(context: &Context, args: &PickArgs) -> Result<Option<Act>, Error> {
    if !can_pick() {
        let message = "`pick` needs a terminal for input and output";
        return Err(
            Error::new(Kind::Usage, message).hint("`llmcmp list WORDS` lists models by name")
        );
    }
    let mut state = State::new(items(&context.catalog)?, &args.query.join(" "));
    let mut previews = Previews::new(context);
    let signals = Signals::listen().map_err(|error| failed(&error))?;
    let chosen = match ratatui::try_init() {
        Ok(mut terminal) => rounds(&mut terminal, &mut state, &mut previews, &signals),
        Err(error) => Err(failed(&error)),
    };
    let restored = ratatui::try_restore();
    signals.obey();
    let chosen = chosen?;
    restored.map_err(|error| failed(&error))?;
    Ok(chosen)
}

fn failed(error: &io::Error) -> Error {
    Error::new(Kind::Output, format!("terminal error: {error}"))
}

/// Handles one key per iteration until one ends the picker.
fn rounds(
    terminal: &mut ratatui::DefaultTerminal,
    state: &mut State,
    previews: &mut Previews,
    signals: &Signals,
) -> Result<Option<Act>, Error> {
    loop {
        let size = terminal.size().map_err(|error| failed(&error))?;
        let places = screen::places(ratatui::layout::Rect::from((
            ratatui::layout::Position::ORIGIN,
            size,
        )));
        let preview = match (places.preview, state.current()) {
            (Some(area), Some(item)) => previews.of(&item.id, area.width)?,
            _ => Rc::default(),
        };
        // Stops scrolling at the end of the preview.
        let height = places.preview.map_or(0, |area| usize::from(area.height));
        state.scrolled = state.scrolled.min(preview.len().saturating_sub(height));
        terminal
            .draw(|frame| screen::draw(frame, state, &preview, previews.color))
            .map_err(|error| failed(&error))?;
        loop {
            if signals.came() {
                return Ok(None);
            }
            if event::poll(WAIT).map_err(|error| failed(&error))? {
                break;
            }
        }
        match event::read().map_err(|error| failed(&error))? {
            Event::Key(key) if key.kind != KeyEventKind::Release => match meant(key) {
                Meant::Step(step) => state.step(step),
                Meant::Choose => {
                    if let Some(act) = state.act() {
                        return Ok(Some(act));
                    }
                }
                Meant::Quit => return Ok(None),
                Meant::Nothing => {}
            },
            Event::Paste(text) => text
                .chars()
                .filter(|letter| !letter.is_control())
                .for_each(|letter| state.step(Step::Type(letter))),
            _ => {}
        }
    }
}

/// The meaning of a key.
enum Meant {
    Step(Step),
    Choose,
    Quit,
    Nothing,
}

fn meant(key: KeyEvent) -> Meant {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let step = match key.code {
        KeyCode::Esc => return Meant::Quit,
        KeyCode::Enter => return Meant::Choose,
        KeyCode::Tab => Step::Mark,
        KeyCode::Up if shift => Step::Scroll(-1),
        KeyCode::Down if shift => Step::Scroll(1),
        KeyCode::PageUp => Step::Scroll(-PAGE),
        KeyCode::PageDown => Step::Scroll(PAGE),
        KeyCode::Up => Step::Move(-1),
        KeyCode::Down => Step::Move(1),
        KeyCode::Home => Step::First,
        KeyCode::End => Step::Last,
        KeyCode::Char('c' | 'd' | 'q') if control => return Meant::Quit,
        KeyCode::Char('m') if control => return Meant::Choose,
        KeyCode::Char('p' | 'k') if control => Step::Move(-1),
        KeyCode::Char('n' | 'j') if control => Step::Move(1),
        KeyCode::Char('u') if control => Step::Clear,
        KeyCode::Char('w') | KeyCode::Backspace if control => Step::BackWord,
        KeyCode::Backspace => Step::Back,
        KeyCode::Char(letter) if !control && !key.modifiers.contains(KeyModifiers::ALT) => {
            Step::Type(letter)
        }
        _ => return Meant::Nothing,
    };
    Meant::Step(step)
}

/// Output of `show` per model, as wide as the preview.
struct Previews {
    context: Context,
    kept: Rc<RefCell<Kept>>,
    color: bool,
    known: HashMap<(String, u16), Rc<Vec<String>>>,
}

impl Previews {
    fn new(context: &Context) -> Self {
        let kept = Rc::new(RefCell::new(Kept::default()));
        let output = Output {
            format: Format::Table,
            ascii: context.output.ascii,
            kept: Some(Rc::clone(&kept)),
            ..Output::default()
        };
        Self {
            color: context.output.terminal.color,
            context: Context {
                output,
                ..context.clone()
            },
            kept,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, id: &str, width: u16) -> Result<Rc<Vec<String>>, Error> {
        let key = (id.to_owned(), width);
        if let Some(known) = self.known.get(&key) {
            return Ok(Rc::clone(known));
        }
        self.context.output.terminal = Terminal {
            width: Some(width),
            ..Terminal::default()
        };
        let args = ShowArgs {
            model: id.to_owned(),
            explain: false,
            full: false,
        };
        crate::commands::show::run(&self.context, &args)?;
        let bytes = std::mem::take(&mut self.kept.borrow_mut().bytes);
        let text = String::from_utf8_lossy(&bytes);
        let lines = Rc::new(text.lines().map(str::to_owned).collect::<Vec<_>>());
        self.known.insert(key, Rc::clone(&lines));
        Ok(lines)
    }
}

#[cfg(unix)]
use signals::Signals;

#[cfg(unix)]
mod signals {
    //! Signals that end the program: recorded, and followed once the terminal is restored.

    use std::io::{self, IsTerminal};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::{flag, low_level};

    /// How long a signal may be pending.
    const PATIENCE: Duration = Duration::from_secs(1);

    pub(super) struct Signals {
        came: Arc<AtomicUsize>,
        /// Once set, signals end the program at once, as usual.
        over: Arc<AtomicBool>,
    }

    impl Signals {
        pub(super) fn listen() -> io::Result<Self> {
            let came = Arc::new(AtomicUsize::new(0));
            let over = Arc::new(AtomicBool::new(false));
            for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
                let number = usize::try_from(signal).unwrap_or_default();
                flag::register_conditional_default(signal, Arc::clone(&over))?;
                flag::register_usize(signal, Arc::clone(&came), number)?;
            }
            watch(Arc::clone(&came), Arc::clone(&over));
            Ok(Self { came, over })
        }

        pub(super) fn came(&self) -> bool {
            self.came.load(Ordering::Relaxed) != 0
        }

        /// Ends the program as a recorded signal would have, so that the sender sees it.
        pub(super) fn obey(&self) {
            self.over.store(true, Ordering::Relaxed);
            if let Ok(signal @ 1..) = i32::try_from(self.came.load(Ordering::Relaxed)) {
                let _ = low_level::emulate_default_handler(signal);
            }
        }
    }

    /// Ends the program if a signal stays pending or the terminal is gone, in which case reading keys never returns.
    fn watch(came: Arc<AtomicUsize>, over: Arc<AtomicBool>) {
        thread::spawn(move || {
            let mut ended = false;
            while !over.load(Ordering::Relaxed) {
                thread::sleep(PATIENCE);
                let signal = i32::try_from(came.load(Ordering::Relaxed)).unwrap_or_default();
                let ends = signal != 0 || !io::stdin().is_terminal();
                if ends && ended {
                    let _ = ratatui::try_restore();
                    let _ = low_level::emulate_default_handler(signal.max(SIGHUP));
                }
                ended = ends;
            }
        });
    }
}

/// On other systems the console ends the program and keeps its state.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
#[allow(clippy::unused_self, clippy::unnecessary_wraps)] // as on Unix
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    fn came(&self) -> bool {
        false
    }

    fn obey(&self) {}
}
