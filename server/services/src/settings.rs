//! What the operator sets.

use chrono::TimeDelta;

/// What the operator sets and use cases go by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the server, without a slash at the end: `https://quickscan.example.nl`. Links in mail begin with it.
    pub base_url: String,
    /// On the server of the demonstration, in which everybody may sign in as one of its people.
    pub demo: Option<Demo>,
    /// How long somebody stays signed in.
    pub sessions: SessionLimits,
    /// Whom people turn to.
    pub contact: Contact,
}

/// The demonstration.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    /// E-mail addresses of the people to meet first: those whose scans have something on every page.
    pub first: Vec<String>,
    /// The code of the authority whose talk can be held at once.
    pub talk: Option<String>,
    /// The code of the authority whose startgesprek can be.
    pub start_talk: Option<String>,
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

/// Whom people turn to, as shown on pages and under mail until the programme office names somebody in its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who runs this server: "Programma Quick Scan Lokale Democratie".
    pub organisation: String,
    /// Where questions go.
    pub email: String,
    /// Where somebody reports a security problem.
    pub security_email: String,
}
