//! The programme: what its office sets, its campaigns, whom it recruits, and what it sees of all scans together.

pub mod campaigns;
pub mod outreach;
mod settings;
#[cfg(test)]
mod tests;
pub mod uptake;

pub use settings::{ProgrammeSettings, ProgrammeSettingsForm, change_settings, settings};
pub(crate) use settings::{office, settings_of};
