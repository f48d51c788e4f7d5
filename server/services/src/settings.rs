//! What the operator sets.

use chrono::TimeDelta;

/// What the operator sets and use cases go by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the server, without a slash at the end: `https://quickscan.example.nl`. Links in mail begin with it.
    pub base_url: String,
    /// Whether this is the demonstration, in which everybody may sign in as one of its people.
    pub demo: bool,
    /// How long somebody stays signed in.
    pub sessions: SessionLimits,
    /// Whom people turn to.
    pub contact: Contact,
}

/// How long somebody stays signed in.
#[derive(Clone, Copy, Debug)]
pub struct SessionLimits {
    /// Without doing anything.
    pub idle: TimeDelta,
    /// In any case.
    pub absolute: TimeDelta,
}

impl Default for SessionLimits {
    /// Two hours without doing anything, which a meeting may last; twelve hours in any case, which is a day's work.
    fn default() -> Self {
        Self {
            idle: TimeDelta::hours(2),
            absolute: TimeDelta::hours(12),
        }
    }
}

/// Whom people turn to, as shown on pages and under mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who runs this server: "Programma Quick Scan Lokale Democratie".
    pub organisation: String,
    /// Where questions go.
    pub email: String,
    /// Where somebody reports a security problem.
    pub security_email: String,
}
