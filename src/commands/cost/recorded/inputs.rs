//! Inputs named by `--from`: files, directories, standard input, and tools' logs.
//!
//! Owns where tools keep their logs and which files of a directory are read. Does not parse files.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs::File;
use std::hash::Hasher;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{Error, Kind};
use crate::usage::{Input, plain};

/// Extensions of the files read from a directory.
const ENDINGS: &[&str] = &["jsonl", "json", "ndjson", "csv", "tsv", "log"];
/// Extensions of compressed files, after those.
const PACKED: &[&str] = &["gz", "zst"];

struct Tool {
    /// Name used with `--from`.
    name: &'static str,
    /// Environment variable with its directory.
    variable: &'static str,
    /// Its directories below the home directory, if the variable is not set.
    homes: &'static [&'static str],
    /// Log directories within that.
    logs: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "claude-code",
        variable: "CLAUDE_CONFIG_DIR",
        homes: &[".claude", ".config/claude"],
        logs: &["projects"],
    },
    Tool {
        name: "codex",
        variable: "CODEX_HOME",
        homes: &[".codex"],
        logs: &["sessions", "archived_sessions"],
    },
];

/// A file in which a tool summarizes the sessions in a directory.
struct Summary {
    /// Path within the tool's directory.
    file: &'static str,
    /// The sessions' directory, within the tool's directory.
    sessions: &'static str,
}

const SUMMARIES: &[Summary] = &[
    Summary {
        file: "stats-cache.json", // Claude Code
        sessions: "projects",
    },
    Summary {
        file: "state/taskHistory.json", // Cline
        sessions: "tasks",
    },
];

/// The inputs named by `--from`.
pub struct Inputs {
    pub files: Vec<Input>,
    /// Total size in bytes, if known.
    pub size: Option<u64>,
    /// Notes on skipped files: summaries of other files, and copies.
    pub left_out: Vec<String>,
}

/// Opens what `--from` names.
///
/// # Errors
/// A path that cannot be read, or has no logs.
pub fn open(paths: &[PathBuf]) -> Result<Inputs, Error> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut summaries: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for path in paths {
        let (sums, found): (Vec<_>, Vec<_>) = {
            let found = files_of(path)?;
            let sums = sums_of(&found);
            found.into_iter().partition(|file| sums.contains(file))
        };
        summaries.extend(sums.iter().map(|file| file.display().to_string()));
        // A log named twice, as `logs` and `./logs` or through a link, counts once.
        files.extend(
            found
                .into_iter()
                .filter(|file| known.insert(Place::of(file))),
        );
    }
    let copies = copies_of(&files);
    files.retain(|file| copies.iter().all(|(copy, _)| copy != file));
    let mut left_out: Vec<String> = summaries
        .iter()
        .map(|file| format!("{file}: summary of the sessions next to it; not read"))
        .collect();
    left_out.extend(copies.iter().map(|(copy, first)| {
        format!(
            "{}: the same content as {}; not read",
            copy.display(),
            first.display()
        )
    }));
    let mut size = Some(0);
    let mut inputs = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let bytes: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            size = None;
            Box::new(io::stdin())
        } else {
            let length = std::fs::metadata(&path).map_err(|error| unreadable(&path, &error))?;
            let length = length.is_file().then_some(length.len());
            size = size.zip(length).map(|(all, one)| all + one);
            Box::new(Late { path, file: None })
        };
        inputs.push(Input { name, bytes });
    }
    Ok(Inputs {
        files: inputs,
        size,
        left_out,
    })
}

/// Bytes compared to find possible copies.
const BEGINNING: usize = 4 * 1024;

/// Files with the same content as an earlier one, compressed or not, each with that one.
fn copies_of(files: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
    let mut alike: HashMap<_, Vec<&PathBuf>> = HashMap::new();
    for file in files
        .iter()
        .filter(|file| files.len() > 1 && file.is_file())
    {
        if let Some(hash) = hash_of(file, BEGINNING as u64) {
            alike.entry(hash).or_default().push(file);
        }
    }
    let mut copies = Vec::new();
    for alike in alike.into_values().filter(|alike| alike.len() > 1) {
        let mut known = HashMap::new();
        for file in alike {
            let Some(hash) = hash_of(file, u64::MAX).filter(|hash| tells(file, *hash)) else {
                continue;
            };
            match known.entry(hash) {
                Entry::Vacant(first) => {
                    first.insert(file);
                }
                Entry::Occupied(first) => copies.push((file.clone(), (*first.get()).clone())),
            }
        }
    }
    copies.sort();
    copies
}

/// Whether equal content means a copy: short documents with a single answer may repeat by chance.
fn tells(file: &Path, (_, bytes, lines): (u64, usize, usize)) -> bool {
    bytes >= BEGINNING || lines > 1 && !is_one_of(unpacked(file), &["json"])
}

/// Hash, length in bytes and lines of the first bytes of a file's content; `None` if empty or unreadable.
fn hash_of(file: &Path, bytes: u64) -> Option<(u64, usize, usize)> {
    let packed = File::open(file).ok()?;
    let mut text = plain(Box::new(packed)).ok()?.take(bytes);
    let mut hasher = DefaultHasher::new();
    let mut buffer = vec![0; 16 * BEGINNING];
    let (mut length, mut lines) = (0, 0);
    loop {
        // Fill the buffer, as hashes may depend on how reads are split.
        let mut filled = 0;
        while filled < buffer.len() {
            match text.read(&mut buffer[filled..]).ok()? {
                0 => break,
                read => filled += read,
            }
        }
        hasher.write(&buffer[..filled]);
        length += filled;
        lines += memchr::memchr_iter(b'\n', &buffer[..filled]).count();
        if filled < buffer.len() {
            return (length > 0).then(|| (hasher.finish(), length, lines));
        }
    }
}

/// Files that summarize others in the list.
fn sums_of(files: &[PathBuf]) -> Vec<PathBuf> {
    let is_sum = |file: &&PathBuf| {
        SUMMARIES.iter().any(|summary| {
            let depth = Path::new(summary.file).components().count();
            let root = file.ancestors().nth(depth);
            let sessions = root.map(|root| root.join(summary.sessions));
            file.ends_with(summary.file)
                && sessions.is_some_and(|folder| files.iter().any(|file| file.starts_with(&folder)))
        })
    };
    files.iter().filter(is_sum).cloned().collect()
}

/// Identifies a file regardless of its path.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Place {
    /// Device and inode.
    #[cfg(unix)]
    Inode(u64, u64),
    Path(PathBuf),
}

impl Place {
    fn of(file: &Path) -> Self {
        #[cfg(unix)]
        if let Ok(about) = std::fs::metadata(file) {
            use std::os::unix::fs::MetadataExt;
            return Self::Inode(about.dev(), about.ino());
        }
        Self::Path(std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned()))
    }
}

/// Whether it is a device. Pipes, such as a shell's `<(command)`, are fine: they end.
fn is_device(about: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = about.file_type();
        kind.is_char_device() || kind.is_block_device()
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        false
    }
}

/// The files meant by one argument.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if path.as_os_str() == "-" {
        return Ok(vec![path.to_owned()]);
    }
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => within(path),
        Ok(about) if is_device(&about) => {
            let error = io::Error::other("it is a device");
            Err(unreadable(path, &error))
        }
        Ok(_) => Ok(vec![path.to_owned()]),
        Err(error) => match TOOLS.iter().find(|tool| path.as_os_str() == tool.name) {
            Some(tool) => logs(tool),
            None => Err(unreadable(path, &error)),
        },
    }
}

fn logs(tool: &Tool) -> Result<Vec<PathBuf>, Error> {
    let own = std::env::var_os(tool.variable).filter(|value| !value.is_empty());
    let homes: Vec<PathBuf> = if let Some(value) = own {
        split(&value) // comma-separated
    } else {
        let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
        let home = home.unwrap_or_default();
        tool.homes.iter().map(|folder| home.join(folder)).collect()
    };
    let folders = homes
        .iter()
        .flat_map(|home| tool.logs.iter().map(move |logs| home.join(logs)));
    let folders: Vec<PathBuf> = folders.collect();
    let mut files = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        files.extend(within(folder)?);
    }
    if files.is_empty() {
        let places: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        let message = format!("no {} logs in {}", tool.name, places.join(", "));
        let hint = format!("use --from DIR, or set {}", tool.variable);
        return Err(Error::new(Kind::Input, message).hint(hint));
    }
    Ok(files)
}

fn split(value: &OsString) -> Vec<PathBuf> {
    match value.to_str() {
        Some(text) => text
            .split(',')
            .map(|part| PathBuf::from(part.trim()))
            .collect(),
        None => vec![PathBuf::from(value)],
    }
}

/// Files below a directory that may contain records, sorted by path.
fn within(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let walker = WalkBuilder::new(folder)
        .standard_filters(false)
        .sort_by_file_path(Ord::cmp)
        .build();
    let mut files = Vec::new();
    for entry in walker {
        let entry = entry.map_err(|error| {
            let message = format!("{} cannot be read: {error}", folder.display());
            Error::new(Kind::Input, message)
        })?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) && may_hold_records(entry.path()) {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        let message = format!("no usage files in {}", folder.display());
        let hint = format!(
            "supported extensions: {}, plain or compressed",
            ENDINGS.join(", ")
        );
        return Err(Error::new(Kind::Input, message).hint(hint));
    }
    Ok(files)
}

fn may_hold_records(path: &Path) -> bool {
    is_one_of(unpacked(path), ENDINGS)
}

/// The file name without the extension of its compression and what log rotation appends: `app.log.2.gz`,
/// `usage.jsonl.2026-05-01`.
fn unpacked(path: &Path) -> &Path {
    let plain = match path.file_stem() {
        Some(stem) if is_one_of(path, PACKED) => Path::new(stem),
        _ => path,
    };
    match plain.file_stem() {
        Some(stem) if is_rotated(plain) => Path::new(stem),
        _ => plain,
    }
}

fn is_rotated(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.as_encoded_bytes());
    ending.is_some_and(|ending| {
        ending
            .iter()
            .all(|c| c.is_ascii_digit() || b"-_".contains(c))
    })
}

fn is_one_of(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let message = format!("{} cannot be read: {error}", path.display());
    let hint = "--from takes files or directories of usage records, claude-code, codex, or -";
    Error::new(Kind::Input, message).hint(hint)
}

/// A file opened on its first read, so that thousands are not open at once.
struct Late {
    path: PathBuf,
    file: Option<File>,
}

impl Read for Late {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(File::open(&self.path)?),
        };
        file.read(into)
    }
}
