//! The released versions of the instrument. A released file never changes: results and open scans hang on its words.

use crate::check::{Problem, parse, parse_after};
use crate::comparison::Crosswalk;
use crate::instrument::Instrument;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

/// The files that come with the program.
const FILES: [&str; 1] = [include_str!("../2026.1/questionnaire.toml")];

/// One version: its file, the hash of that file, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file, byte for byte.
    pub toml: String,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// What the file says.
    pub instrument: Instrument,
}

impl Version {
    /// Reads a file.
    ///
    /// # Errors
    /// All problems of the file at once.
    pub fn read(toml: &str) -> Result<Self, Vec<Problem>> {
        Ok(Self::of(toml, parse(toml)?))
    }

    /// Reads a file that is to come after all versions there are.
    ///
    /// # Errors
    /// All problems of the file at once, also of its number and its crosswalk.
    pub fn read_after(toml: &str, released: &Versions) -> Result<Self, Vec<Problem>> {
        Ok(Self::of(toml, parse_after(toml, released)?))
    }

    /// Reads a file that was released with this hash. Checks that came later do not judge it: scans hang on its words.
    ///
    /// # Errors
    /// When it is not the file that was released, or when this program cannot read it.
    pub fn released(toml: &str, recorded: &str) -> Result<Self, NotAsReleased> {
        if hash(toml) != recorded {
            return Err(NotAsReleased::Changed);
        }
        let instrument = toml::from_str(toml).map_err(|_| NotAsReleased::Unreadable)?;
        Ok(Self::of(toml, instrument))
    }

    fn of(toml: &str, instrument: Instrument) -> Self {
        Self {
            instrument,
            hash: hash(toml),
            toml: toml.to_owned(),
        }
    }
}

/// All versions that can be used, oldest first. Cloning it is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions(Vec<Arc<Version>>);

/// The version is there already, with other words: a released version never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyReleased;

/// Why a file cannot be taken for the one that was released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAsReleased {
    /// Its bytes are not those that were released.
    Changed,
    /// They are, and this program does not know their format.
    Unreadable,
}

impl Versions {
    /// The versions that come with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Versions> = LazyLock::new(|| {
            let versions =
                FILES.map(|file| Version::read(file).expect("a test reads every embedded file"));
            let mut all = Versions(versions.map(Arc::new).into());
            all.sort();
            all
        });
        &EMBEDDED
    }

    /// The instrument of one version.
    #[must_use]
    pub fn get(&self, version: &str) -> Option<&Instrument> {
        self.version(version).map(|found| &found.instrument)
    }

    /// One version with its file and hash.
    #[must_use]
    pub fn version(&self, version: &str) -> Option<&Arc<Version>> {
        self.0
            .iter()
            .find(|found| found.instrument.version == version)
    }

    /// The newest version: the one a new scan gets.
    #[must_use]
    pub fn newest(&self) -> Option<&Arc<Version>> {
        self.0.last()
    }

    /// All versions, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Version>> {
        self.0.iter()
    }

    /// Adds a version that a programme officer released. The same file again changes nothing.
    ///
    /// # Errors
    /// When that version was released with other words.
    pub fn add(&mut self, version: impl Into<Arc<Version>>) -> Result<(), AlreadyReleased> {
        let version = version.into();
        match self.version(&version.instrument.version) {
            Some(known) if known.hash == version.hash => Ok(()),
            Some(_) => Err(AlreadyReleased),
            None => {
                self.0.push(version);
                self.sort();
                Ok(())
            }
        }
    }

    /// What became of every statement of one version in a later one, over all versions between. `None` where they do not come forth
    /// from each other, so that nothing of them may be compared.
    #[must_use]
    pub fn crosswalk(&self, earlier: &str, later: &str) -> Option<Crosswalk> {
        let mut last = self.get(later)?;
        let mut walk = Crosswalk::within(last);
        while last.version != earlier {
            let from = &last.crosswalk.as_ref()?.from;
            let before = self
                .get(from)
                .filter(|before| order(&before.version) < order(&last.version))?;
            walk = Crosswalk::between(before, last)?.then(&walk);
            last = before;
        }
        Some(walk)
    }

    fn sort(&mut self) {
        self.0
            .sort_by_key(|version| order(&version.instrument.version));
    }
}

/// The year and number of a version such as `2026.1`, by which versions are ordered; `None` for anything else.
#[must_use]
pub fn order(version: &str) -> Option<(u32, u32)> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, number) = version
        .split_once('.')
        .filter(|(year, number)| year.len() == 4 && plain(year) && plain(number))?;
    Some((year.parse().ok()?, number.parse().ok()?))
}

/// The content hash of a questionnaire file: SHA-256 of its bytes, in hexadecimal.
#[must_use]
pub fn hash(toml: &str) -> String {
    Sha256::digest(toml.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            // writing to a String cannot fail
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_embedded_file_is_sound() {
        for file in FILES {
            if let Err(problems) = Version::read(file) {
                let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
                panic!("{}", lines.join("\n"));
            }
        }
    }

    #[test]
    fn every_embedded_version_says_what_became_of_the_one_before() {
        let versions: Vec<_> = Versions::embedded().iter().collect();
        for pair in versions.windows(2) {
            let (earlier, later) = (&pair[0].instrument, &pair[1].instrument);
            let walk = Crosswalk::between(earlier, later).unwrap();
            assert_eq!(walk.problems(earlier, later), [], "{}", later.version);
        }
    }

    #[test]
    fn what_was_released_is_read_only_as_it_was_released() {
        let first = Versions::embedded().newest().unwrap();
        let again = Version::released(&first.toml, &first.hash).unwrap();
        assert_eq!(again, **first);
        let comma = first.toml.replacen(',', ";", 1);
        assert_eq!(
            Version::released(&comma, &first.hash),
            Err(NotAsReleased::Changed)
        );
        let other = "version = \"2031.1\"\nformat = 2";
        assert_eq!(
            Version::released(other, &hash(other)),
            Err(NotAsReleased::Unreadable)
        );
    }

    #[test]
    fn a_released_file_never_changes() {
        let recorded: BTreeMap<String, String> =
            toml::from_str(include_str!("../released.toml")).unwrap();
        let embedded: BTreeMap<_, _> = Versions::embedded()
            .iter()
            .map(|v| (v.instrument.version.clone(), v.hash.clone()))
            .collect();
        assert_eq!(
            embedded, recorded,
            "a released questionnaire may not change, not even a comma: make a new version"
        );
    }

    #[test]
    fn a_version_can_be_added_once() {
        let mut versions = Versions::embedded().clone();
        let first = versions.newest().unwrap().clone();
        assert_eq!(versions.add(first.clone()), Ok(()));
        let changed = Version::read(&format!("{}\n", first.toml)).unwrap();
        assert_eq!(versions.add(changed), Err(AlreadyReleased));
        let later = first
            .toml
            .replace("version = \"2026.1\"", "version = \"2026.10\"");
        let between = first
            .toml
            .replace("version = \"2026.1\"", "version = \"2026.9\"");
        versions.add(Version::read(&later).unwrap()).unwrap();
        versions.add(Version::read(&between).unwrap()).unwrap();
        let names: Vec<_> = versions
            .iter()
            .map(|version| version.instrument.version.as_str())
            .collect();
        assert_eq!(names, ["2026.1", "2026.9", "2026.10"]);
    }

    #[test]
    fn a_version_is_a_year_and_a_number() {
        assert_eq!(order("2026.1"), Some((2026, 1)));
        for wrong in [
            "2026", "26.1", "2026.", "2026.1b", "2026.1.2", "+026.1", "2026.+1",
        ] {
            assert_eq!(order(wrong), None, "{wrong}");
        }
    }
}
