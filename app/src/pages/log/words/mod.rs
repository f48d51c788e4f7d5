//! The sentence of each kind of event, without its full stop; it begins as it would after other words.

mod accounts;
mod arrangements;
mod guidance;
mod outreach;
mod peer_groups;
mod peer_review;
mod plan;
mod pool;
mod programme;
mod progress;
mod register;
mod results;
mod room;
mod scan;
mod talk;
mod versions;

#[cfg(test)]
mod tests;

use super::Names;
use services::audit::{AuditEvent as Event, Change};

/// What was done. No arm for the rest, here and in the areas: a new kind of event does not compile before it has its words.
pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::Account(event) => accounts::sentence(names, event),
        Event::Programme(event) => programme::sentence(names, event),
        Event::Register(event) => register::sentence(names, event),
        Event::Outreach(event) => outreach::sentence(names, event),
        Event::Version(event) => versions::sentence(event),
        Event::Pool(event) => pool::sentence(names, event),
        Event::Guidance(event) => guidance::sentence(names, event),
        Event::Scan(event) => scan::sentence(names, event),
        Event::Arrangement(event) => arrangements::sentence(names, event),
        Event::Result(event) => results::sentence(event),
        Event::Talk(event) => talk::sentence(event),
        Event::Room(event) => room::sentence(event),
        Event::Plan(event) => plan::sentence(event),
        Event::Progress(event) => progress::sentence(event),
        Event::PeerGroup(event) => peer_groups::sentence(names, event),
        Event::PeerReview(event) => peer_review::sentence(event),
    }
}

/// What happened to something in a list.
const fn changed(change: Change) -> &'static str {
    match change {
        Change::Added => "toegevoegd",
        Change::Changed | Change::Moved => "gewijzigd",
        Change::Removed => "weggehaald",
        Change::Restored => "teruggezet",
    }
}
