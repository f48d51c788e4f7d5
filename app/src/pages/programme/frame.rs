//! What surrounds every page of the programme: its parts beside each other.

use crate::pages::frame::{NavigationLink, Page};
use leptos::prelude::*;

/// A part of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it on one page, and the lists behind its figures.
    Overview,
    /// The scans, one by one.
    Scans,
    /// Agreements with provinces and associations.
    Campaigns,
    /// What the programme offers, and who asks for it.
    Support,
    /// Authorities that take no part yet.
    Outreach,
    /// The clerks.
    Pool,
    /// Groups of authorities that help each other.
    PeerReview,
    /// The register.
    Authorities,
    /// The versions of the questionnaire.
    Questionnaires,
    /// What the office sets.
    Settings,
}

/// The parts in the order in which they stand, with their address and name.
const PARTS: [(Part, &str, &str); 10] = [
    (Part::Overview, "/programma", "Overzicht"),
    (Part::Scans, "/scans", "Scans"),
    (Part::Outreach, "/programma/werving", "Werving"),
    (Part::Pool, "/programma/griffierspool", "Griffierspool"),
    (Part::Campaigns, "/programma/campagnes", "Campagnes"),
    (Part::PeerReview, "/programma/intervisie", "Intervisie"),
    (Part::Support, "/programma/aanbod", "Aanbod"),
    (Part::Authorities, "/overheden", "Overheden"),
    (
        Part::Questionnaires,
        "/programma/vragenlijsten",
        "Vragenlijsten",
    ),
    (Part::Settings, "/programma/instellingen", "Instellingen"),
];

/// A page of the programme.
#[must_use]
pub fn programme_page(part: Part, title: &str, content: AnyView) -> AnyView {
    let link = |href: &str, label: &str, current| NavigationLink {
        href: href.to_owned(),
        label: label.to_owned(),
        current,
    };
    let parts = PARTS.iter();
    let navigation: Vec<_> = parts
        .map(|(own, address, name)| link(address, name, *own == part))
        .collect();
    let title = title.to_owned();
    view! { <Page title navigation>{content}</Page> }.into_any()
}
