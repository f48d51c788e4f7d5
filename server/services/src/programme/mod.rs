//! The programme: what its office sets, its campaigns, whom it recruits, what it offers, and what it sees of all scans together.

pub mod campaigns;
pub mod outreach;
mod settings;
pub mod support;
#[cfg(test)]
mod tests;
pub mod uptake;

pub use settings::{ProgrammeSettings, ProgrammeSettingsForm, change_settings, settings};
pub(crate) use settings::{office, settings_of};
