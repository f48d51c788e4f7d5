//! What surrounds the pages of the register: for a programme officer the parts of the programme, for a clerk the way back.

use crate::pages::frame::{NavigationLink, Page};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::visit::Visit;
use leptos::prelude::*;
use services::Role;

/// A page of the register, for who may look through it.
pub fn register_page(visit: &Visit, title: &str, content: AnyView) -> AnyView {
    if is_programme(visit) {
        return programme_page(Part::Authorities, title, content);
    }
    let link = |href: &str, label: &str, current| NavigationLink {
        href: href.to_owned(),
        label: label.to_owned(),
        current,
    };
    let navigation = vec![
        link("/scans", "Scans", false),
        link("/overheden", "Overheden", true),
        link("/mijn-profiel", "Uw profiel", false),
    ];
    let title = title.to_owned();
    view! { <Page title navigation>{content}</Page> }.into_any()
}

/// Whether a programme officer looks.
pub fn is_programme(visit: &Visit) -> bool {
    let member = visit.actor.member();
    member.is_some_and(|member| member.is(Role::Programme))
}
