//! Opens files for reading: only regular ones of bounded size.
//!
//! A pipe waits for its writer and a device never ends, and either may sit where a file is expected. Does not read
//! folders or write.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Maximum size of a file that is read whole, 64 MiB: no settings, policy or catalog file is larger.
pub const LARGEST: u64 = 64 << 20;

/// Opens a regular file; follows links.
///
/// # Errors
/// It cannot be opened, or is a directory, pipe, socket or device.
pub fn regular(path: &Path) -> io::Result<File> {
    // Checked before opening, since opening a pipe blocks.
    regular_only(&path.metadata()?)?;
    let file = File::open(path)?;
    regular_only(&file.metadata()?)?;
    Ok(file)
}

/// Like [`regular`], for places where only this program writes: refuses links.
///
/// # Errors
/// As [`regular`], or it is a link.
pub fn no_link(path: &Path) -> io::Result<File> {
    if path.symlink_metadata()?.is_symlink() {
        let message = "it is a symbolic link, which is not followed";
        return Err(io::Error::other(message));
    }
    regular(path)
}

/// The whole of a regular file.
///
/// # Errors
/// As [`regular`], or it is larger than [`LARGEST`].
pub fn whole(path: &Path) -> io::Result<Vec<u8>> {
    read_whole(regular(path)?)
}

/// The whole of an open file.
///
/// # Errors
/// It cannot be read, or is larger than [`LARGEST`].
pub fn read_whole(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    Ok(bytes)
}

/// The whole text of a regular file.
///
/// # Errors
/// As [`whole`], or it is not UTF-8.
pub fn text(path: &Path) -> io::Result<String> {
    let bytes = whole(path)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))
}

fn regular_only(meta: &std::fs::Metadata) -> io::Result<()> {
    if meta.is_dir() {
        return Err(io::Error::other("it is a directory"));
    }
    if !meta.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    Ok(())
}
