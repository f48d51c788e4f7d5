//! The programme: what its office sets, its campaigns, whom it recruits, what it offers, and what it sees of all scans together.

pub mod campaigns;
mod earlier_settings;
pub mod outreach;
mod settings;
pub mod support;
#[cfg(test)]
mod tests;
pub mod uptake;

pub use settings::{
    ProgrammeContact, ProgrammeSettings, ProgrammeSettingsForm, change_settings, contact, settings,
};
pub(crate) use settings::{contact_of, office, settings_of};
