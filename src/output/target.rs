//! Output format and destination.
//!
//! A closed pipe is success. So is a standard output that was closed at start: the runtime opens `/dev/null` in its
//! place, which looks the same as when Python and Node discard output. Does not decide what is written or replace
//! files (`file`).

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::ValueEnum;
use serde_json::Value;

use super::about::About;
use super::file;
use super::pager::Pager;
use crate::error::{Error, Kind};
use crate::terminal::{Color, Terminal};

/// Output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Aligned columns for people
    #[default]
    #[value(alias = "text")]
    Table,
    /// The full report as one JSON value
    Json,
    /// The main rows, one JSON object per line
    Jsonl,
    /// The main rows for spreadsheets, with JSON keys as header
    Csv,
    /// Markdown for pull requests and wikis
    Markdown,
    /// Self-contained HTML page
    Html,
    /// SARIF 2.1.0 for code scanning (`check` only)
    Sarif,
    /// GitHub Actions annotations (`check` only)
    Github,
    /// Parquet (`export prices` only)
    Parquet,
    /// SQL statements that create and fill a table (`export prices` only)
    Sql,
}

impl Format {
    /// The format for a file's extension; `None` without one.
    ///
    /// # Errors
    /// An unknown extension: a table in a file named `costs.xlsx` would open as a damaged workbook.
    fn of_file(path: &Path) -> Result<Option<Self>, Error> {
        let Some(ending) = path.extension() else {
            return Ok(None);
        };
        let ending = ending.to_string_lossy();
        let asked = ending.to_ascii_lowercase();
        let mut known = ENDINGS.iter();
        if let Some((_, format)) = known.find(|(names, _)| names.contains(&&*asked)) {
            return Ok(Some(*format));
        }
        let message = format!("{}: unknown file extension `.{ending}`", path.display());
        let names = ENDINGS.iter().flat_map(|(names, _)| *names);
        let names: Vec<String> = names.map(|name| format!(".{name}")).collect();
        let hint = format!("use {}; --format overrides the extension", names.join(", "));
        Err(Error::new(Kind::Usage, message).hint(hint))
    }

    /// Whether it is a JSON format; errors are JSON then, too.
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Whether it carries the report's values rather than its view.
    pub fn is_data(self) -> bool {
        !matches!(self, Self::Table | Self::Markdown | Self::Html)
    }
}

/// File extensions of each format.
const ENDINGS: &[(&[&str], Format)] = &[
    (&["txt", "log"], Format::Table),
    (&["json"], Format::Json),
    (&["jsonl", "ndjson"], Format::Jsonl),
    (&["csv"], Format::Csv),
    (&["md", "markdown"], Format::Markdown),
    (&["html", "htm"], Format::Html),
    (&["sarif"], Format::Sarif),
    (&["parquet"], Format::Parquet),
    (&["sql"], Format::Sql),
];

/// Captured output, for callers inside the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The report; `null` if a view was requested.
    pub value: Value,
    /// Notes on names and figures, alongside a report.
    pub notes: Vec<String>,
    /// The bytes of the view.
    pub bytes: Vec<u8>,
}

/// The part of an answer to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The result of a jq expression.
    Jq(String),
    /// Some keys of the rows.
    Fields(Vec<String>),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    pub format: Format,
    /// `None` for standard output.
    pub file: Option<PathBuf>,
    pub ascii: bool,
    /// Capabilities of the destination; a file has no width.
    pub terminal: Terminal,
    /// Title and command of an HTML page.
    pub about: About,
    /// Captures the output instead of writing it.
    pub kept: Option<Rc<RefCell<Kept>>>,
    /// Pager for output that is longer than the screen.
    pub pager: Option<Pager>,
    /// `None` for all of it.
    pub pick: Option<Pick>,
}

impl Output {
    /// The format is `asked`, else the one of the file's extension, else `usual`, else a table. The file `-` means
    /// standard output.
    ///
    /// # Errors
    /// No format is given, and the file's extension is unknown.
    pub fn new(
        asked: Option<Format>,
        usual: Option<Format>,
        file: Option<&Path>,
        ascii: bool,
        color: Color,
    ) -> Result<Self, Error> {
        let file = file.filter(|file| *file != Path::new("-"));
        let of_file = || file.map_or(Ok(None), Format::of_file);
        let format = match asked {
            Some(format) => Some(format),
            None => of_file()?.or(usual),
        };
        Ok(Self {
            format: format.unwrap_or_default(),
            file: file.map(Path::to_path_buf),
            ascii,
            terminal: match file {
                Some(_) => Terminal::file(color),
                None => Terminal::detect(color),
            },
            ..Self::default()
        })
    }

    /// Sets the pager; ignored if the output is not a screen.
    #[must_use]
    pub fn paged(mut self, pager: impl FnOnce() -> Option<Pager>) -> Self {
        if self.terminal.screen.is_some() {
            self.pager = pager();
        }
        self
    }

    /// Sets the part to write. `--jq` implies JSON.
    #[must_use]
    pub fn picking(mut self, pick: Option<Pick>) -> Self {
        if let Some(Pick::Jq(_)) = pick {
            self.format = Format::Json;
        }
        self.pick = pick;
        self
    }

    /// Whether the output has no place for notes and warnings.
    pub fn is_without_notes(&self) -> bool {
        self.pick.is_some() || matches!(self.format, Format::Jsonl | Format::Csv)
    }

    /// Whether a person reads a table on a screen: no file, pipe or data format.
    pub fn is_screen(&self) -> bool {
        self.terminal.screen.is_some() && self.format == Format::Table
    }

    /// Writes the output.
    ///
    /// # Errors
    /// The file or standard output cannot be written. A closed pipe is not an error.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        if let Some(kept) = &self.kept {
            kept.borrow_mut().bytes = bytes.to_vec();
            return Ok(());
        }
        let (written, what) = match &self.file {
            Some(file) => (file::replace(file, bytes), file.display().to_string()),
            None => (self.print(bytes), "standard output".to_owned()),
        };
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let message = format!("cannot write {what}: {}", cause(&error));
                let error = Error::new(Kind::Output, message);
                Err(match self.file {
                    Some(_) => error.hint("use a path in an existing, writable directory"),
                    None => error,
                })
            }
            _ => Ok(()),
        }
    }

    fn print(&self, bytes: &[u8]) -> io::Result<()> {
        if let Some(pager) = &self.pager
            && self.terminal.is_shorter_than(bytes)
            && pager.show(bytes)?
        {
            return Ok(());
        }
        // Only colored output needs the stream that translates escapes for old Windows consoles.
        if self.terminal.color && !self.format.is_data() && self.format != Format::Html {
            let mut stream = anstream::AutoStream::new(io::stdout(), anstream::ColorChoice::Always);
            stream.write_all(bytes).and_then(|()| stream.flush())
        } else {
            let mut stream = io::stdout().lock();
            stream.write_all(bytes).and_then(|()| stream.flush())
        }
    }
}

/// The cause, without the name of the temporary file.
fn cause(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(_) => error.to_string(),
        None if error
            .get_ref()
            .is_some_and(|why| why.is::<file::ReadOnly>()) =>
        {
            error.to_string()
        }
        None if error.kind() == io::ErrorKind::NotFound => {
            "its directory does not exist".to_owned()
        }
        None => error.kind().to_string(),
    }
}
