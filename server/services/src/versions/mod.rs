//! The versions of the questionnaire: those that come with the program, and those that programme officers brought.
//!
//! A version is brought as a file by one officer and released by another. From then on it never changes, and it is used like those that
//! come with the program: new scans open with the newest, and a scan keeps the version it opened with.

mod bring;
mod known;
mod letters;
mod list;
mod read;
mod record;
mod release;
mod start;
#[cfg(test)]
mod tests;
mod withdraw;

pub use bring::{LARGEST_FILE, WrongFile, bring};
pub(crate) use known::{Known, newest, newest_name, released, version};
pub use list::{ListedVersion, Stamp, Standing, VersionList, Withdrawn, list};
pub(crate) use read::crosswalk;
pub use read::{Comparison, Use, VersionView, compare, file, read};
pub use release::{NotReleasable, Release, ReleaseForm, Suspicion, release, to_release};
pub(crate) use start::load;
pub use withdraw::{WithdrawForm, to_withdraw, withdraw};

/// No two people may change what is proposed and released at once.
const LOCK: &str = "questionnaire versions";
