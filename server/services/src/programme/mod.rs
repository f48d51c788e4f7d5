//! The programme: what its office sets, and what it sees of all scans together.

mod settings;
#[cfg(test)]
mod tests;

pub(crate) use settings::settings_of;
pub use settings::{ProgrammeSettings, ProgrammeSettingsForm, change_settings, settings};
