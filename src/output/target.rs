//! Output format and destination.
//!
//! A closed pipe is success. A standard output that was closed is `/dev/null` by the time the program starts,
//! opened as Python and Node open it to throw an answer away, so it is success, too. Does not decide what is
//! written, nor how a file is replaced (`file`).

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
    /// The format that a file's name asks for; `None`: it has no ending.
    ///
    /// # Errors
    /// An ending that stands for no format: a table in a file named `costs.xlsx` would open as a damaged one.
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

/// The endings of file names, with the format that each asks for.
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

/// What would have been written, for a caller inside the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The report. `null`: a view was asked for.
    pub value: Value,
    /// What a reader should know of names and figures; beside a value.
    pub notes: Vec<String>,
    /// The bytes of the view.
    pub bytes: Vec<u8>,
}

/// A part of an answer, where not all of it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// What an expression in jq's language makes of the JSON.
    Jq(String),
    /// Some keys of the rows.
    Fields(Vec<String>),
}

/// Output format and destination.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// Output format.
    pub format: Format,
    /// Output file; `None` for standard output.
    pub file: Option<PathBuf>,
    /// Whether to use ASCII only.
    pub ascii: bool,
    /// Capabilities of the destination. A file has no width.
    pub terminal: Terminal,
    /// What a page says of itself.
    pub about: About,
    /// Keeps the output in place of writing it. `None`: it is written.
    pub kept: Option<Rc<RefCell<Kept>>>,
    /// Shows what is longer than the screen; `None`: nothing does.
    pub pager: Option<Pager>,
    /// The part of the answer to write; `None`: all of it.
    pub pick: Option<Pick>,
}

impl Output {
    /// The format is `asked`, else that of the file's ending, else `usual`, else a table. The file `-` is
    /// standard output.
    ///
    /// # Errors
    /// No format is asked for, and the file's ending stands for none.
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

    /// The same with a pager for what is longer than the screen; without a screen there is no use for it.
    #[must_use]
    pub fn paged(mut self, pager: impl FnOnce() -> Option<Pager>) -> Self {
        if self.terminal.screen.is_some() {
            self.pager = pager();
        }
        self
    }

    /// The same for a part of the answer. An expression has a form of its own.
    #[must_use]
    pub fn picking(mut self, pick: Option<Pick>) -> Self {
        if let Some(Pick::Jq(_)) = pick {
            self.format = Format::Json;
        }
        self.pick = pick;
        self
    }

    /// Whether what is written has no place for notes and warnings.
    pub fn is_without_notes(&self) -> bool {
        self.pick.is_some() || matches!(self.format, Format::Jsonl | Format::Csv)
    }

    /// Whether a person reads tables on a screen: no file, pipe or data format.
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
