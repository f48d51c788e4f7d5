//! What surrounds every page of the programme: its parts beside each other.

use crate::pages::frame::{NavigationLink, Page};
use leptos::prelude::*;

/// A part of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The clerks.
    Pool,
    /// What the office sets.
    Settings,
}

/// The parts in the order in which they stand, with their address and name.
const PARTS: [(Part, &str, &str); 2] = [
    (Part::Pool, "/programma/griffierspool", "Griffierspool"),
    (Part::Settings, "/programma/instellingen", "Instellingen"),
];

/// A page of the programme.
#[must_use]
pub fn programme_page(part: Part, title: &str, content: AnyView) -> AnyView {
    let mut navigation = vec![NavigationLink {
        href: "/scans".to_owned(),
        label: "Scans".to_owned(),
        current: false,
    }];
    navigation.extend(PARTS.iter().map(|(own, address, name)| NavigationLink {
        href: (*address).to_owned(),
        label: (*name).to_owned(),
        current: *own == part,
    }));
    let title = title.to_owned();
    view! { <Page title navigation>{content}</Page> }.into_any()
}
