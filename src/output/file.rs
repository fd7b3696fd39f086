//! Replaces a file: whole or not at all, with what others rely on kept.
//!
//! The new content is written beside the file and moved onto it. Nothing is left behind when the program is
//! told to end; what a kill left is swept later. Does not decide what is written.

use std::fmt;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// Name prefix of unfinished files.
const UNFINISHED: &str = ".llmcmp-";
/// An unfinished file this old is nobody's any more.
const ABANDONED: Duration = Duration::from_secs(3_600);

/// The file may not be written.
#[derive(Debug)]
pub struct ReadOnly;

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is read-only")
    }
}

impl std::error::Error for ReadOnly {}

/// Replaces the content of the file at `path`, or makes one. A link is kept and its target replaced; mode,
/// owner and further names of the file stay. Devices and pipes are written to.
///
/// # Errors
/// A read-only file, or one that cannot be written. It stays as it was, unless it has another owner or
/// further names: it is written in place then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = fs::metadata(path).ok();
    if let Some(known) = &known {
        if !known.is_file() {
            return OpenOptions::new().write(true).open(path)?.write_all(bytes);
        }
        // Moving another onto it would need no permission of the file's.
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
            // Under this name alone it would be another file, or another owner's.
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

/// Whether the file at hand has other names, or another owner than a new one would.
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

/// A file that is removed unless it is moved to its place.
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
            // As a shell would create it; the umask still applies.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        // Held while the file is made: a signal waits, and then finds it.
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        let file = builder.tempfile_in(folder)?;
        *under_way = Some(file.path().to_owned());
        Ok(Self { file })
    }
}

/// Removes the unfinished file when the program is told to end, and lets it end so.
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
        // Without a thread the signals do as they always do.
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
    // The next run sweeps.
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
