//! The versions of the questionnaire: reading them, holding two beside each other, bringing a new one and releasing it.

mod bring;
mod chooser;
mod differences;
mod list;
mod page;
mod posts;
mod release;
mod statement;
mod withdraw;
mod words;
mod wrong;

pub use bring::BringPage;
pub use differences::DifferencesPage;
pub use list::VersionsPage;
pub use page::VersionPage;
pub use posts::posts;
pub use release::ReleasePage;
pub use withdraw::WithdrawPage;

/// All versions.
const VERSIONS: &str = "/programma/vragenlijsten";

/// An address below a version. Its number is made of digits and a point, so it needs no escaping.
fn below(version: &str, rest: &str) -> String {
    format!("{VERSIONS}/{version}{rest}")
}
