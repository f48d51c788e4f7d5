//! Who lead and guide a scan.

use crate::pages::log::Names;
use services::audit::GuidanceEvent as Event;

pub fn sentence(names: &Names<'_>, event: &Event) -> String {
    match event {
        Event::LeadChanged { from, to } => {
            format!(
                "{} is trekker, in plaats van {}",
                names.member(to),
                names.member(from)
            )
        }
        Event::ClerkProposed { clerk } => {
            format!("{} gevraagd als procesbegeleider", names.member(clerk))
        }
        Event::ClerkAccepted { clerk } => {
            format!("{} zei ja en is procesbegeleider", names.member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } if reason.is_empty() => {
            format!("{} zei nee", names.member(clerk))
        }
        Event::ClerkDeclined { clerk, reason } => {
            format!("{} zei nee: {reason}", names.member(clerk))
        }
        Event::ClerkWithdrawn { clerk } => {
            format!(
                "{} is niet meer gevraagd als procesbegeleider",
                names.member(clerk)
            )
        }
        Event::RuleOverridden { clerk, reason } => {
            format!(
                "{} toch gevraagd, ondanks de regel: {reason}",
                names.member(clerk)
            )
        }
        Event::ClerkReminded { clerk } => {
            format!("{} herinnerd aan het verzoek", names.member(clerk))
        }
        Event::SuccessorProposed { clerk, reason } => {
            format!(
                "{} gevraagd om de scan over te nemen: {reason}",
                names.member(clerk)
            )
        }
        Event::ClerkRelieved { clerk, reason } => {
            format!(
                "{} is geen procesbegeleider meer: {reason}",
                names.member(clerk)
            )
        }
        Event::ClerkTookOver {
            from: Some(from),
            to,
        } => format!(
            "{} nam de scan over van {}",
            names.member(to),
            names.member(from)
        ),
        Event::ClerkTookOver { from: None, to } => format!("{} nam de scan over", names.member(to)),
        Event::SecondClerkProposed { clerk } => {
            format!(
                "{} gevraagd als tweede procesbegeleider",
                names.member(clerk)
            )
        }
        Event::SecondClerkJoined { clerk } => {
            format!(
                "{} zei ja en is tweede procesbegeleider",
                names.member(clerk)
            )
        }
        Event::ClerkSteppedBack { clerk, reason } => {
            format!(
                "{} stopte als procesbegeleider: {reason}",
                names.member(clerk)
            )
        }
        Event::ClerkSearchEnded => "Er wordt niemand anders gevraagd".to_owned(),
    }
}
