//! The file with the server's key, beside the database and never in it.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::symbols::random_bytes;
use crate::private::make_file;

/// Hexadecimal digits of a key of 32 bytes.
const DIGITS: usize = 64;

/// Why there is no usable key.
#[derive(Debug, thiserror::Error)]
pub enum KeyProblem {
    /// The text is not 64 hexadecimal digits.
    #[error("not 64 hexadecimal digits")]
    NotAKey,
    /// The file cannot be read or made.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

/// Reads a key of 64 hexadecimal digits, as in the file or in a setting.
///
/// # Errors
/// [`KeyProblem::NotAKey`].
pub fn parse_key(text: &str) -> Result<Zeroizing<[u8; 32]>, KeyProblem> {
    let digits = text.trim().as_bytes();
    if digits.len() != DIGITS {
        return Err(KeyProblem::NotAKey);
    }
    let mut key = Zeroizing::new([0; 32]);
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Ok(key)
}

fn nibble(digit: u8) -> Result<u8, KeyProblem> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(KeyProblem::NotAKey),
    }
}

/// Reads the key file, or makes one that only the server's own user may read.
///
/// # Errors
/// A file that cannot be read or made, or that holds no key. A damaged file is not replaced: with it every code and draft would be lost.
pub fn load_or_create(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyProblem> {
    let file_problem = |cause| KeyProblem::File {
        path: path.to_owned(),
        cause,
    };
    match create(path) {
        Ok(()) => {}
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
        Err(cause) => return Err(file_problem(cause)),
    }
    parse_key(&Zeroizing::new(
        fs::read_to_string(path).map_err(file_problem)?,
    ))
}

/// Makes the file whole or not at all: written under another name first, and put in place only if nothing is there.
fn create(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let draft = path.with_extension(format!("key.{}", std::process::id()));
    write_key(&draft)?;
    let placed = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    placed
}

fn write_key(path: &Path) -> io::Result<()> {
    let mut file = make_file(path)?;
    let digits: Zeroizing<String> = Zeroizing::new(
        random_bytes::<32>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    );
    writeln!(file, "{}", *digits)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_start_finds_the_key_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quickscan.key");
        let first = load_or_create(&path).unwrap();
        assert_eq!(*first, *load_or_create(&path).unwrap());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left lying about"
        );
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions())
                & 0o777,
            0o600
        );
    }

    #[test]
    fn a_damaged_key_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quickscan.key");
        fs::write(&path, "half a key").unwrap();
        assert!(matches!(load_or_create(&path), Err(KeyProblem::NotAKey)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "half a key");
    }
}
