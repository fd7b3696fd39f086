//! Replaces a file completely or not at all, preserving what others rely on.
//!
//! Writes the new content next to the file, then renames it. A signal removes the unfinished file; a later run removes
//! what a kill left behind. Does not decide what to write.

use std::fmt;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// Name prefix of unfinished files.
const UNFINISHED: &str = ".llmcmp-";
/// An unfinished file this old is abandoned.
const ABANDONED: Duration = Duration::from_secs(3_600);

#[derive(Debug)]
pub struct ReadOnly;

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is read-only")
    }
}

impl std::error::Error for ReadOnly {}

/// Replaces the content of the file at `path`, or creates it. Replaces the target of a link, keeps mode, owner and hard
/// links, and writes to devices and pipes directly.
///
/// # Errors
/// The file is read-only or cannot be written. It then stays unchanged, unless it has another owner or hard links:
/// those are written in place.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = fs::metadata(path).ok();
    if let Some(known) = &known {
        if !known.is_file() {
            return OpenOptions::new().write(true).open(path)?.write_all(bytes);
        }
        // Renaming over a read-only file would succeed.
        if known.permissions().readonly() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, ReadOnly));
        }
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    sweep(folder);
    let mut unfinished = Unfinished::new(folder)?;
    unfinished.file.write_all(bytes)?;
    if let Some(known) = &known {
        if is_shared(known, &unfinished.file.as_file().metadata()?) {
            // A rename would break its hard links or change its owner.
            return fs::write(&path, bytes);
        }
        unfinished
            .file
            .as_file()
            .set_permissions(known.permissions())?;
    }
    unfinished.file.as_file().sync_all()?;
    unfinished
        .file
        .persist(&path)
        .map_err(|error| error.error)?;
    Ok(())
}

/// Whether the existing file has hard links, or another owner than a new file would have.
#[cfg(unix)]
fn is_shared(known: &Metadata, new: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    known.nlink() > 1 || (known.uid(), known.gid()) != (new.uid(), new.gid())
}

#[cfg(not(unix))]
fn is_shared(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// The unfinished file, for the thread that waits for signals.
static UNDER_WAY: Mutex<Option<PathBuf>> = Mutex::new(None);

/// A file that is removed unless it is renamed into place.
struct Unfinished {
    file: NamedTempFile,
}

impl Unfinished {
    fn new(folder: &Path) -> io::Result<Self> {
        remove_on_signals();
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED);
        #[cfg(unix)]
        {
            // Same mode as a file created by a shell; the umask applies.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        // Held until the path is stored, so that a signal during creation waits and then finds the file.
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        let file = builder.tempfile_in(folder)?;
        *under_way = Some(file.path().to_owned());
        Ok(Self { file })
    }
}

/// Removes the unfinished file on a signal, then lets the signal end the program.
#[cfg(unix)]
fn remove_on_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::sync::Once;

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
            return;
        };
        // Without the thread, signals keep their default action.
        let waiting = std::thread::Builder::new().spawn(move || {
            if let Some(signal) = signals.forever().next() {
                let under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(file) = &*under_way {
                    let _ = fs::remove_file(file);
                }
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
        drop(waiting);
    });
}

#[cfg(not(unix))]
fn remove_on_signals() {
    // The next run removes it.
}

/// Removes what killed runs left in a folder.
fn sweep(folder: &Path) {
    let old = |about: &Metadata| {
        let age = about
            .modified()
            .map(|then| SystemTime::now().duration_since(then));
        about.is_file() && matches!(age, Ok(Ok(age)) if age > ABANDONED)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| {
            name.strip_prefix(UNFINISHED).is_some_and(|rest| {
                rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric())
            })
        });
        if ours && entry.metadata().is_ok_and(|about| old(&about)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
