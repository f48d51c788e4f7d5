//! What the pages of one scan share: the frame with its tabs, ids in addresses, and problems in words.

use super::failure::Failure;
use super::frame::{NavigationLink, Page, instrument_of};
use super::problems::Problems;
use super::shell::IslandScripts;
use crate::islands::Live;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::ids::ScanId;
use services::results::names;
use services::scans::Scan;

/// The tabs of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanTab {
    /// Stand van zaken.
    Cockpit,
    /// Voorbereiding.
    Preparation,
    /// Vragenlijst.
    Questionnaire,
    /// Resultaten.
    Results,
    /// Gesprek.
    Session,
    /// Verbeterplan.
    Plan,
}

const TABS: [(ScanTab, &str, &str); 6] = [
    (ScanTab::Cockpit, "", "Stand van zaken"),
    (ScanTab::Preparation, "/voorbereiding", "Voorbereiding"),
    (ScanTab::Questionnaire, "/vragenlijst", "Vragenlijst"),
    (ScanTab::Results, "/resultaten", "Resultaten"),
    (ScanTab::Session, "/gesprek", "Gesprek"),
    (ScanTab::Plan, "/verbeterplan", "Verbeterplan"),
];

/// A page of a scan. The header says whose scan it is.
#[must_use]
pub fn scan_page(scan: &Scan, tab: ScanTab, title: &str, content: AnyView) -> AnyView {
    let authority = names::authority(scan.authority.kind, &scan.authority.display_name);
    tabbed(scan, tab, title, authority, content, None)
}

/// A page of a scan with a form that is saved while somebody types in it.
#[must_use]
pub fn typing_page(scan: &Scan, tab: ScanTab, title: &str, content: AnyView) -> AnyView {
    let authority = names::authority(scan.authority.kind, &scan.authority.display_name);
    let island = view! { <Live/> <IslandScripts/> }.into_any();
    tabbed(scan, tab, title, authority, content, Some(island))
}

/// The first page of a scan, whose heading is the authority itself.
#[must_use]
pub fn first_scan_page(scan: &Scan, title: &str, content: AnyView) -> AnyView {
    tabbed(scan, ScanTab::Cockpit, title, String::new(), content, None)
}

fn tabbed(
    scan: &Scan,
    tab: ScanTab,
    title: &str,
    subject: String,
    content: AnyView,
    bar: Option<AnyView>,
) -> AnyView {
    let navigation = TABS
        .iter()
        .map(|(own, path, label)| NavigationLink {
            href: format!("/scans/{}{path}", scan.id),
            label: (*label).to_owned(),
            current: *own == tab,
        })
        .collect();
    let title = format!("{title} {}", scan.authority.display_name);
    let instrument = instrument_of(scan.authority.kind);
    view! { <Page title instrument subject navigation bar>{content}</Page> }.into_any()
}

/// A parameter of the address; empty when the route has none of that name.
#[must_use]
pub fn param(name: &'static str) -> String {
    use_params_map()
        .read_untracked()
        .get(name)
        .unwrap_or_default()
}

/// The scan of the address. Read it before the first `await`.
///
/// # Errors
/// [`Failure::NotFound`] for what cannot be one.
pub fn scan_id() -> Result<ScanId, Failure> {
    parsed_scan(&param("id"))
}

/// The scan in a path.
///
/// # Errors
/// [`Failure::NotFound`] for what cannot be one.
pub fn parsed_scan(text: &str) -> Result<ScanId, Failure> {
    ScanId::parse(text).ok_or(Failure::NotFound)
}

/// Problems in words.
#[must_use]
pub fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |_, _| None)
}
