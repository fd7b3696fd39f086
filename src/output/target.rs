//! Where the answer goes and in which form; writing it, to standard output or to a file.
//!
//! A file is written whole or not at all: beside its place first, then moved there. A closed pipe is
//! success. Refuses what is written.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::error::{Error, Kind};
use crate::terminal::{Color, Terminal};

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    #[value(alias = "text")]
    Table,
    /// For scripts: one value with everything
    Json,
    /// For scripts: the main rows, one JSON object a line
    Jsonl,
    /// For spreadsheets: the main rows, keys of the JSON form on top
    Csv,
    /// For pull requests and wikis
    Markdown,
    /// For code scanning: SARIF 2.1.0; `check` only
    Sarif,
    /// For GitHub's workflows: annotations; `check` only
    Github,
}

impl Format {
    /// The form that a file's ending asks for.
    fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "sarif" => Some(Self::Sarif),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Whether programs read it, errors included: JSON in one of its forms.
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Whether it carries the values of a report rather than its view.
    pub fn is_data(self) -> bool {
        !matches!(self, Self::Table | Self::Markdown)
    }
}

/// Where the answer goes and in which form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// The form.
    pub format: Format,
    /// The file; absent: standard output.
    pub file: Option<PathBuf>,
    /// Whether the view keeps to ASCII.
    pub ascii: bool,
    /// What standard output can show. A file has no width.
    pub terminal: Terminal,
}

impl Output {
    /// The form is the one asked for, else the one of the file's ending, else `usual`, else a table. The
    /// file `-` is standard output.
    pub fn new(
        format: Option<Format>,
        usual: Option<Format>,
        file: Option<&Path>,
        ascii: bool,
        color: Color,
    ) -> Self {
        let file = file.filter(|file| *file != Path::new("-"));
        Self {
            format: format
                .or_else(|| file.and_then(Format::of_file))
                .or(usual)
                .unwrap_or_default(),
            file: file.map(Path::to_path_buf),
            ascii,
            terminal: match file {
                Some(_) => Terminal::file(color),
                None => Terminal::detect(color),
            },
        }
    }

    /// Writes all of the answer.
    ///
    /// # Errors
    /// When the file or standard output cannot be written, other than because its reader has gone.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        let (written, what) = match &self.file {
            Some(file) => (whole(file, bytes), file.display().to_string()),
            None => (self.print(bytes), "standard output".to_owned()),
        };
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let message = format!("{what} cannot be written: {}", cause(&error));
                let error = Error::new(Kind::Output, message);
                Err(match self.file {
                    Some(_) => {
                        error.hint("name a file in a folder that exists and is yours to write")
                    }
                    None => error,
                })
            }
            _ => Ok(()),
        }
    }

    fn print(&self, bytes: &[u8]) -> io::Result<()> {
        // Colour makes the stream translate escapes for old Windows consoles; without it there are none.
        if self.terminal.color && !self.format.is_data() {
            let mut stream = anstream::AutoStream::new(io::stdout(), anstream::ColorChoice::Always);
            stream.write_all(bytes).and_then(|()| stream.flush())
        } else {
            let mut stream = io::stdout().lock();
            stream.write_all(bytes).and_then(|()| stream.flush())
        }
    }
}

/// What went wrong, without the name of the file that was written beside.
fn cause(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(_) => error.to_string(),
        None => error.kind().to_string(),
    }
}

/// Writes a file whole or not at all. What is no plain file (a device, a pipe) is written as it is; a
/// link stays one, and its target is replaced.
fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = std::fs::metadata(path);
    if let Ok(known) = &known
        && !known.is_file()
    {
        return std::fs::OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(bytes);
    }
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".llmcmp-");
    #[cfg(unix)]
    {
        // As a shell would make it, for the user's umask to narrow.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Ok(known) = known {
        beside.as_file().set_permissions(known.permissions())?;
    }
    beside.as_file().sync_all()?;
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
