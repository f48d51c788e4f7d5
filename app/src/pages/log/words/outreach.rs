//! Recruiting, and applications.

use super::changed;
use crate::pages::log::Names;
use crate::pages::programme::outreach::interest;
use services::audit::OutreachEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::OutreachChanged {
            authority: code,
            interest: None,
            ..
        } => format!("Werving van {} bijgewerkt", names.authority(code)),
        Event::OutreachChanged {
            authority: code,
            interest: Some(now),
            ..
        } => format!(
            "Werving van {}: nu ‘{}’",
            names.authority(code),
            interest(*now)
        ),
        Event::OutreachContactChanged {
            authority: code,
            change,
            ..
        } => format!("Contact met {} {}", names.authority(code), changed(*change)),
        Event::ApplicationBegun { authority: code } => {
            format!(
                "{} aangemeld, het e-mailadres is nog niet bevestigd",
                names.authority(code)
            )
        }
        Event::ApplicationReceived {
            authority: code, ..
        } => format!("Aanmelding van {} bevestigd", names.authority(code)),
        Event::ApplicationAccepted {
            authority: code, ..
        } => format!("Aanmelding van {} aangenomen", names.authority(code)),
        Event::ApplicationDeclined {
            authority: code, ..
        } => format!("Aanmelding van {} afgewezen", names.authority(code)),
        Event::OutreachDestroyed {
            unconfirmed,
            declined,
            undecided,
            contacts,
        } => format!(
            "Vernietigd omdat de tijd om was: {} aanmeldingen en {contacts} weggehaalde contacten",
            unconfirmed + declined + undecided
        ),
    }
}
