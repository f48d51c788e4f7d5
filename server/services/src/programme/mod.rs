//! The programme: what its office sets, its campaigns, whom it recruits, what it offers, and what it sees of all scans together.

pub mod campaigns;
mod contact;
mod earlier_settings;
pub mod outreach;
mod settings;
pub mod support;
#[cfg(test)]
mod tests;
pub mod uptake;

pub use contact::{ProgrammeContact, contact};
pub(crate) use contact::{contact_of, office};
pub(crate) use settings::settings_of;
pub use settings::{ProgrammeSettings, ProgrammeSettingsForm, change_settings, settings};
