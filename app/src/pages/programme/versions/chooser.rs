//! Which variant and which group is read: links, so that each has an address.

use super::words;
use crate::pages::scans::parts::query;
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::rules::ExecutiveRule;
use services::results::names;

/// The kind of authority that the address names; municipalities when it names none. Read it before the first `await`.
#[must_use]
pub fn kind_of_request() -> AuthorityKind {
    let name = query("soort");
    let mut all = AuthorityKind::ALL.into_iter();
    all.find(|kind| words::kind(*kind) == name)
        .unwrap_or(AuthorityKind::Municipality)
}

/// The group that the address names; the elected body when it names none. Read it before the first `await`.
#[must_use]
pub fn group_of_request() -> RespondentGroup {
    RespondentGroup::from_code(&query("groep")).unwrap_or(RespondentGroup::Council)
}

/// The name of a group as a heading.
#[must_use]
pub fn group_name(kind: AuthorityKind, group: RespondentGroup) -> &'static str {
    names::group(kind, ExecutiveRule::JoinedWithSeniorStaff, group)
}

/// Links to the three variants, with `address` of each.
pub fn kinds(current: AuthorityKind, address: impl Fn(AuthorityKind) -> String) -> AnyView {
    let label = |kind| match kind {
        AuthorityKind::Municipality => "Gemeente",
        AuthorityKind::Province => "Provincie",
        AuthorityKind::WaterBoard => "Waterschap",
    };
    let links: Vec<_> = AuthorityKind::ALL
        .into_iter()
        .map(|kind| link(address(kind), label(kind), kind == current))
        .collect();
    view! { <nav class="qs-links" aria-label="Soort organisatie">{links}</nav> }.into_any()
}

/// Links to the four groups, with `address` of each.
pub fn groups(
    (kind, current): (AuthorityKind, RespondentGroup),
    address: impl Fn(RespondentGroup) -> String,
) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| link(address(group), group_name(kind, group), group == current))
        .collect();
    view! { <nav class="qs-links" aria-label="Groep">{links}</nav> }.into_any()
}

/// A link in a row of links, of which one is this page.
pub fn link(href: String, label: &'static str, is_current: bool) -> AnyView {
    view! { <a class="qs-standalone" href=href aria-current=is_current.then_some("page")>{label}</a> }
        .into_any()
}
