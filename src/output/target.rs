//! Output format and destination.
//!
//! Files are written atomically: to a temporary file that is then renamed. A closed pipe is success.
//! Does not decide what is written.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

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
    /// SARIF 2.1.0 for code scanning (`check` only)
    Sarif,
    /// GitHub Actions annotations (`check` only)
    Github,
}

impl Format {
    /// The format for a file extension.
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

    /// Whether it is a JSON format; errors are JSON then, too.
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// Whether it carries the report's values rather than its view.
    pub fn is_data(self) -> bool {
        !matches!(self, Self::Table | Self::Markdown)
    }
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
}

impl Output {
    /// The format is `asked`, else that of the file extension, else `usual`, else a table. The file `-` is
    /// standard output.
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

    /// Writes the output.
    ///
    /// # Errors
    /// The file or standard output cannot be written. A closed pipe is not an error.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        let (written, what) = match &self.file {
            Some(file) => (whole(file, bytes), file.display().to_string()),
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
        // Only colored output needs the stream that translates escapes for old Windows consoles.
        if self.terminal.color && !self.format.is_data() {
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
        None => error.kind().to_string(),
    }
}

/// Replaces a file atomically. Devices and pipes are written directly; a symbolic link is kept and its
/// target replaced.
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
        // As a shell would create it; the umask still applies.
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
