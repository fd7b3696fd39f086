//! The bytes of a file → its text: gzip and zstd, detected by their first bytes.
//!
//! Owns format detection, concatenated members and frames, and checksums. Does not read UTF-16 text or files that
//! cannot hold lines of records; its error says what they are.

use std::io::{self, BufRead, BufReader, Cursor, Error, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::layout::{BEGINNING, Laid, lay};

/// Bytes per read from a compressed file.
const PACKED_BUFFER: usize = 64 * 1024;
/// How many first bytes identify a format.
const TELLING: usize = 4;

/// First bytes of unsupported formats, with what they are and what to do.
const REFUSED: &[(&[u8], &str)] = &[
    (
        b"\xFF\xFE",
        "UTF-16 text; write UTF-8: iconv -f UTF-16 -t UTF-8",
    ),
    (
        b"\xFE\xFF",
        "UTF-16 text; write UTF-8: iconv -f UTF-16 -t UTF-8",
    ),
    (
        b"{\0",
        "UTF-16 text; write UTF-8: iconv -f UTF-16LE -t UTF-8",
    ),
    (
        b"\0{",
        "UTF-16 text; write UTF-8: iconv -f UTF-16BE -t UTF-8",
    ),
    (
        b"PK\x03\x04",
        "a zip archive; unpack it first, or pipe it in: unzip -p FILE | llmcmp cost --from -",
    ),
    (
        b"BZh",
        "bzip2-compressed; pipe it in: bzcat FILE | llmcmp cost --from -",
    ),
    (
        b"\xFD7zX",
        "xz-compressed; pipe it in: xzcat FILE | llmcmp cost --from -",
    ),
    (
        b"PAR1",
        "a Parquet file; export it as one JSON object per line",
    ),
    (
        b"SQLi",
        "an SQLite database; export it as one JSON object per line",
    ),
];

/// The byte order mark that some programs put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Decompresses `packed`, if it is compressed.
///
/// # Errors
/// What cannot be read.
pub fn plain(packed: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let (first, rest) = look(packed, TELLING)?;
    let whole = |first: Vec<u8>, rest| {
        BufReader::with_capacity(PACKED_BUFFER, Cursor::new(first).chain(rest))
    };
    Ok(match first.as_slice() {
        [0x1F, 0x8B, ..] => Box::new(MultiGzDecoder::new(whole(first, rest))),
        // A frame, or a skippable one before it.
        [0x28, 0xB5, 0x2F, 0xFD] | [0x50..=0x5F, 0x2A, 0x4D, 0x18] => {
            Box::new(Zstd::new(whole(first, rest)))
        }
        _ => Box::new(Cursor::new(first).chain(rest)),
    })
}

/// The text inside `packed`, with a line for each record.
///
/// # Errors
/// What cannot be read, and text whose first bytes show that it is not UTF-8.
pub fn unpack(packed: Box<dyn Read + Send>) -> io::Result<Laid> {
    let (first, rest) = look(plain(packed)?, BEGINNING)?;
    if let Some((_, what)) = REFUSED.iter().find(|(magic, _)| first.starts_with(magic)) {
        return Err(Error::new(
            ErrorKind::InvalidData,
            format!("this is {what}"),
        ));
    }
    if ends_lines_with_cr(&first) {
        let what = "text whose lines end with CR alone; write LF: tr '\\r' '\\n' <FILE | llmcmp cost --from -";
        return Err(Error::new(
            ErrorKind::InvalidData,
            format!("this is {what}"),
        ));
    }
    let text = first.strip_prefix(MARK).unwrap_or(&first).to_vec();
    Ok(lay(text, rest))
}

/// Whether lines end with CR alone, as on old Macs, which makes all of them one line.
fn ends_lines_with_cr(beginning: &[u8]) -> bool {
    let mut inside = memchr::memchr_iter(b'\r', beginning.trim_ascii());
    inside.next().is_some() && memchr::memchr(b'\n', beginning.trim_ascii()).is_none()
}

/// The first bytes, and the rest.
fn look(
    mut reader: Box<dyn Read + Send>,
    bytes: usize,
) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut first = Vec::with_capacity(bytes);
    reader.by_ref().take(bytes as u64).read_to_end(&mut first)?;
    Ok((first, reader))
}

/// Concatenated zstd frames.
struct Zstd<R> {
    packed: R,
    decoder: FrameDecoder,
    within: bool,
}

impl<R: BufRead> Zstd<R> {
    fn new(packed: R) -> Self {
        Self {
            packed,
            decoder: FrameDecoder::new(),
            within: false,
        }
    }

    /// Enters the next frame with data. Returns whether there is one.
    fn enter(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    let passed = io::copy(&mut (&mut self.packed).take(length), &mut io::sink())?;
                    if passed < length {
                        return Err(ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(Error::new(ErrorKind::InvalidData, error)),
            }
        }
        Ok(false)
    }

    fn check(&self) -> io::Result<()> {
        let stated = self.decoder.get_checksum_from_data();
        if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
            return Err(Error::new(ErrorKind::InvalidData, "the checksum is wrong"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.within {
                self.within = self.enter()?;
                if !self.within {
                    return Ok(0);
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                let decoded = self.decoder.decode_blocks(&mut self.packed, one);
                decoded.map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
            }
            let read = self.decoder.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            self.check()?;
            self.within = false;
        }
    }
}
