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
}

/// What comes next in a scan, today included. Nothing does in a scan that is over.
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
