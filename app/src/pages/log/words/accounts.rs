//! Accounts, and signing in.

use crate::pages::log::Names;
use services::audit::AccountEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::MemberAdded { member: id, .. } => {
            format!("{} kreeg een account of een rol erbij", names.member(id))
        }
        Event::LeadNamed {
            member: id,
            authority: code,
        } => format!(
            "{} is trekker van {}",
            names.member(id),
            names.authority(code)
        ),
        Event::MemberEnded { member: id } => format!("Account van {} beëindigd", names.member(id)),
        Event::SignInLinkMailed { member: id } => {
            format!("Link om in te loggen gemaild aan {}", names.member(id))
        }
        Event::SignedIn => "Ingelogd".to_owned(),
        Event::SignedOut => "Uitgelogd".to_owned(),
        Event::CalendarRenewed => "Nieuw adres gemaakt voor de eigen agenda".to_owned(),
    }
}
