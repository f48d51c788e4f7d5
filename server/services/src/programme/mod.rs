//! The programme: what its office sets, its campaigns, and what it sees of all scans together.

pub mod campaigns;
mod settings;
#[cfg(test)]
mod tests;
pub mod uptake;

pub(crate) use settings::settings_of;
pub use settings::{ProgrammeSettings, ProgrammeSettingsForm, change_settings, settings};
