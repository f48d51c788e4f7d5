//! Which folder may be filled and emptied: one that the demonstration itself began.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};
use services::{Config, Database};

use super::DemoError;

/// Stands in a folder that is the demonstration's own.
const MARK: &str = "demonstratie.json";

/// What the demonstration's files are called: `quickscan.sqlite`, its journal, `quickscan.key`.
const OWN_FILES: &str = "quickscan.";

/// What was handed out while filling, and the database does not know.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Notes {
    /// Whether filling came to its end.
    pub filled: bool,
    /// Codes of councillors who have not begun.
    pub codes: Vec<String>,
    /// The code of a councillor who stopped halfway.
    pub begun: Option<String>,
}

/// The data folder of the demonstration.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    notes: Option<Notes>,
}

impl Folder {
    /// Looks at the data folder. A demonstration that was not filled to its end is taken out, and so is one that has to begin anew.
    ///
    /// # Errors
    /// [`DemoError::Folder`] where the folder cannot be read or emptied, [`DemoError::DatabaseNotEmpty`] where it is PostgreSQL that
    /// had to be emptied.
    pub fn prepare(config: &Config, fresh: bool) -> Result<Self, DemoError> {
        let path = config.data.clone();
        let notes = read(&path)?;
        let keeps = notes.as_ref().is_some_and(|notes| notes.filled) && !fresh;
        if notes.is_some() && !keeps {
            match config.database {
                Database::Embedded => empty(&path).map_err(|cause| unusable(&path, cause))?,
                Database::Postgres(_) => return Err(DemoError::DatabaseNotEmpty),
            }
        }
        Ok(Self {
            path,
            notes: notes.filter(|_| keeps),
        })
    }

    /// Whether it is there already.
    #[must_use]
    pub const fn is_filled(&self) -> bool {
        self.notes.is_some()
    }

    pub(super) fn notes(&self) -> Option<Notes> {
        self.notes.clone()
    }

    /// Says that the folder is the demonstration's own, from now on.
    pub(super) fn begin(&self) -> Result<(), DemoError> {
        self.write(&Notes::default())
    }

    /// Says that filling came to its end.
    pub(super) fn finish(&self, notes: &Notes) -> Result<(), DemoError> {
        self.write(notes)
    }

    fn write(&self, notes: &Notes) -> Result<(), DemoError> {
        let file = self.path.join(MARK);
        serde_json::to_vec_pretty(notes)
            .map_err(io::Error::from)
            .and_then(|text| fs::write(&file, text))
            .map_err(|cause| unusable(&file, cause))
    }
}

/// The notes in the folder. What cannot be read as notes is a demonstration that was not filled to its end.
fn read(path: &Path) -> Result<Option<Notes>, DemoError> {
    let file = path.join(MARK);
    match fs::read(&file) {
        Ok(text) => Ok(Some(serde_json::from_slice(&text).unwrap_or_default())),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(unusable(&file, cause)),
    }
}

/// Takes the demonstration's own files out, the mark last: a server that stops halfway goes on here the next time.
fn empty(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(OWN_FILES) {
            fs::remove_file(entry.path())?;
        }
    }
    let mail = path.join("mail");
    if mail.is_dir() {
        fs::remove_dir_all(mail)?;
    }
    fs::remove_file(path.join(MARK))
}

fn unusable(path: &Path, cause: io::Error) -> DemoError {
    DemoError::Folder {
        path: path.to_owned(),
        cause,
    }
}
