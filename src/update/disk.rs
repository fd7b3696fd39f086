//! The updated catalog on disk: one writer at a time, atomic replacement, the previous catalog kept.
//!
//! The new file is written next to the target, synced, read back, verified and then renamed, so the name
//! always points to a complete file. Does not write through symbolic links.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use catalog::open;
use catalog::updated::{self, State};
use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Kind};
use crate::paths::Paths;

/// Name prefix of unfinished files.
const UNFINISHED: &str = ".catalog-";

/// The data directory, locked for this process.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    catalog: PathBuf,
    previous: PathBuf,
    /// Released on close, even if the process is killed.
    _lock: File,
}

impl Desk {
    /// Creates the data directory if needed and locks it.
    ///
    /// # Errors
    /// No data directory, one that is not writable, or another update in progress.
    pub fn open(paths: &Paths) -> Result<Self, Error> {
        let (Some(folder), Some(catalog), Some(previous)) =
            (&paths.data, paths.updated(), paths.previous())
        else {
            return Err(nowhere());
        };
        let failed = |error: io::Error| {
            Error::new(
                Kind::Output,
                format!("cannot write to {}: {error}", folder.display()),
            )
            .hint("set LLMCMP_DATA to a writable directory")
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let path = folder.join("update.lock");
        // Opening a pipe would block. Before the first update there is no file.
        match open::no_link(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                let message = format!("update.lock: {error}");
                return Err(failed(io::Error::other(message)));
            }
            _ => {}
        }
        let mut options = OpenOptions::new();
        let lock = options.create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let message = format!("another update is running in {}", folder.display());
                return Err(
                    Error::new(Kind::Output, message).hint("try again when it has finished")
                );
            }
            Err(fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let desk = Self {
            folder: folder.to_owned(),
            catalog,
            previous,
            _lock: lock,
        };
        desk.sweep();
        Ok(desk)
    }

    /// Removes leftovers of killed updates; safe because the lock is held.
    fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Installs a catalog.
    ///
    /// # Errors
    /// The file cannot be written or verified; the catalog in use stays.
    pub fn put(&self, packed: &[u8], state: &State) -> Result<(), Error> {
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(Kind::Output, format!("cannot write {place}: {error}"))
                .hint("the previous data remains in use")
        };
        let unfinished = self.unfinished().map_err(failed)?;
        let mut out = BufWriter::new(unfinished.as_file());
        updated::write(&mut out, packed, state).map_err(failed)?;
        out.flush().map_err(failed)?;
        drop(out);
        unfinished.as_file().sync_all().map_err(failed)?;
        self.install(unfinished)
    }

    /// Installs a catalog file copied from elsewhere, such as a machine with network access.
    ///
    /// # Errors
    /// As [`Desk::put`], or the file is not an updated catalog.
    pub fn put_file(&self, file: &Path) -> Result<(), Error> {
        let failed = |error: io::Error| {
            let message = format!("cannot copy {}: {error}", file.display());
            Error::new(Kind::Output, message)
        };
        let mut unfinished = self.unfinished().map_err(failed)?;
        let mut from = open::regular(file).map_err(failed)?;
        io::copy(&mut from, unfinished.as_file_mut()).map_err(failed)?;
        unfinished.as_file().sync_all().map_err(failed)?;
        self.install(unfinished)
    }

    fn unfinished(&self) -> io::Result<NamedTempFile> {
        let mut builder = Builder::new();
        builder.prefix(UNFINISHED);
        #[cfg(unix)]
        {
            // The data is public; the umask still applies.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o644));
        }
        builder.tempfile_in(&self.folder)
    }

    fn install(&self, unfinished: NamedTempFile) -> Result<(), Error> {
        verify(unfinished.path())?;
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(Kind::Output, format!("cannot replace {place}: {error}"))
        };
        if verify(&self.catalog).is_ok() {
            self.keep().map_err(failed)?;
        }
        let moved = unfinished.persist(&self.catalog);
        moved.map_err(|error| failed(error.error))?;
        self.sync();
        Ok(())
    }

    /// Keeps the current catalog, already verified, as the previous one.
    fn keep(&self) -> io::Result<()> {
        let beside = self.folder.join(format!("{UNFINISHED}previous"));
        let _ = fs::remove_file(&beside);
        if fs::hard_link(&self.catalog, &beside).is_err() {
            fs::copy(&self.catalog, &beside)?;
        }
        fs::rename(&beside, &self.previous)?;
        // If both are hard links to the same file, rename succeeds but leaves both.
        let _ = fs::remove_file(&beside);
        Ok(())
    }

    /// Removes the updated catalog, or restores the previous one with `to_previous`. Returns whether there
    /// was one.
    ///
    /// # Errors
    /// The directory is not writable, or there is no usable previous catalog.
    pub fn reset(&self, to_previous: bool) -> Result<bool, Error> {
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(Kind::Output, format!("cannot remove {place}: {error}"))
        };
        let before = &self.previous;
        if to_previous {
            verify(before)?;
            fs::rename(before, &self.catalog).map_err(failed)?;
            self.sync();
            return Ok(true);
        }
        let mut found = false;
        for path in [&self.catalog, before] {
            match fs::remove_file(path) {
                Ok(()) => found = true,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
        }
        self.sync();
        Ok(found)
    }

    /// Syncs the directory so that renames survive a power loss, where supported.
    fn sync(&self) {
        if let Ok(folder) = File::open(&self.folder) {
            let _ = folder.sync_all();
        }
    }
}

/// The error if there is no data directory.
pub fn nowhere() -> Error {
    Error::new(Kind::Usage, "no directory for the updated catalog").hint("set LLMCMP_DATA")
}

/// Reads every block and record of the file.
///
/// # Errors
/// The file is missing, damaged or not an updated catalog.
pub fn verify(path: &Path) -> Result<(), Error> {
    let wrong = |reason: &str| Error::new(Kind::Catalog, format!("{} {reason}", path.display()));
    let opened = updated::open(path).map_err(|reason| wrong(&reason))?;
    let updated = opened.ok_or_else(|| wrong("does not exist"))?;
    let whole = updated.catalog.verify();
    whole.map_err(|_| wrong("is damaged"))
}
