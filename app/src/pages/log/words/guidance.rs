//! Who lead and guide a scan.

use crate::pages::log::Names;
use services::audit::GuidanceEvent as Event;
use services::ids::MemberId;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    let member = |id: &MemberId| names.member(id);
    match event {
        Event::LeadChanged { from, to } => {
            format!("{} is trekker, in plaats van {}", member(to), member(from))
        }
        Event::ClerkProposed { clerk } => {
            format!("{} gevraagd als procesbegeleider", member(clerk))
        }
        Event::ClerkAccepted { clerk } => {
            format!("{} zei ja en is procesbegeleider", member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } if reason.is_empty() => {
            format!("{} zei nee", member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } => format!("{} zei nee: {reason}", member(clerk)),
        Event::ClerkWithdrawn { clerk } => {
            format!(
                "{} is niet meer gevraagd als procesbegeleider",
                member(clerk)
            )
        }
        Event::RuleOverridden { clerk, reason } => {
            format!(
                "{} toch gevraagd, ondanks de regel: {reason}",
                member(clerk)
            )
        }
        Event::ClerkReminded { clerk } => format!("{} herinnerd aan het verzoek", member(clerk)),
        Event::SuccessorProposed { clerk, reason } => {
            format!(
                "{} gevraagd om de scan over te nemen: {reason}",
                member(clerk)
            )
        }
        Event::ClerkRelieved { clerk, reason } => {
            format!("{} is geen procesbegeleider meer: {reason}", member(clerk))
        }
        Event::ClerkTookOver {
            from: Some(from),
            to,
        } => format!("{} nam de scan over van {}", member(to), member(from)),
        Event::ClerkTookOver { from: None, to } => format!("{} nam de scan over", member(to)),
        Event::SecondClerkProposed { clerk } => {
            format!("{} gevraagd als tweede procesbegeleider", member(clerk))
        }
        Event::SecondClerkJoined { clerk } => {
            format!("{} zei ja en is tweede procesbegeleider", member(clerk))
        }
        Event::ClerkSteppedBack { clerk, reason } => {
            format!("{} stopte als procesbegeleider: {reason}", member(clerk))
        }
        Event::ClerkSearchEnded => "Er wordt niemand anders gevraagd".to_owned(),
    }
}
