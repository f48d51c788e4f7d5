//! The days of a scan that people look forward to.

use chrono::NaiveDate;

use super::record::Scan;
use super::state::State;

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScanDay {
    /// The startgesprek is held.
    StartSession,
    /// The questionnaire opens.
    Opens,
    /// It is the last day of the questionnaire.
    Closes,
    /// The agenderingsgesprek is held.
    AgendaSession,
    /// The plan is laid before the elected body.
    Plan,
    /// A round of progress begins.
    RoundBegins,
    /// It is the last day of a round of progress.
    RoundCloses,
}

/// Whether a day was ever set for anything in a scan.
#[must_use]
pub fn has_days(scan: &Scan) -> bool {
    let sessions = scan.arrangements.sessions();
    let period = scan.setup.period.as_ref();
    sessions.start.is_some()
        || sessions.agenda.is_some()
        || sessions.plan_on.is_some()
        || period.is_some_and(|period| period.read().is_ok())
}

/// What comes next in a scan until it is public, today included. The rounds of progress have their own days.
#[must_use]
pub fn next_day(scan: &Scan, today: NaiveDate) -> Option<(NaiveDate, ScanDay)> {
    if !scan.state.is_running() {
        return None;
    }
    let sessions = scan.arrangements.sessions();
    let period = scan.setup.period.as_ref();
    let period = period.and_then(|period| period.read().ok());
    let opens = period.as_ref().filter(|_| scan.state < State::Open);
    let closes = period.as_ref().filter(|_| scan.state <= State::Open);
    let days = [
        sessions
            .start
            .map(|meeting| (meeting.on, ScanDay::StartSession)),
        opens.map(|period| (period.opens_on, ScanDay::Opens)),
        closes.map(|period| (period.closes_on, ScanDay::Closes)),
        sessions
            .agenda
            .map(|meeting| (meeting.on, ScanDay::AgendaSession)),
        sessions.plan_on.map(|on| (on, ScanDay::Plan)),
    ];
    days.into_iter()
        .flatten()
        .filter(|(on, _)| *on >= today)
        .min()
}
