//! What the pages of this area share.

use crate::pages::{failure::Failure, problems::Problems, visit::Visit};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::ids::ScanId;
pub use services::scans::decisions::{executive, executive_rule, group_with_article};
use services::scans::{Person, Scan, Standing, State};

/// Today, by the clock of the use cases.
pub fn today(visit: &Visit) -> NaiveDate {
    visit.services().clock().today()
}

/// Whether the address asks to point out what is wrong: after saving, not on a first visit. Read it before the first `await`.
pub fn points_out() -> bool {
    use_query_map().read_untracked().get("nakijken").is_some()
}

/// What was searched for, in a query.
pub fn query(name: &'static str) -> String {
    use_query_map()
        .read_untracked()
        .get(name)
        .unwrap_or_default()
}

/// The problems to show: those of a form that was saved, once the address asks for them.
pub fn pointed_out(points_out: bool, problems: impl FnOnce() -> Problems) -> Problems {
    if points_out {
        problems()
    } else {
        Problems::none()
    }
}

/// Only who may change a part sees its form.
pub fn allowed(
    scan: &Scan,
    visit: &Visit,
    may: impl FnOnce(Standing) -> bool,
) -> Result<(), Failure> {
    if may(scan.standing(&visit.actor)) {
        Ok(())
    } else {
        Err(Failure::Forbidden)
    }
}

/// An address below a scan.
pub fn below(id: &ScanId, rest: &str) -> String {
    format!("/scans/{id}{rest}")
}

/// A person with where they work.
pub fn person(person: &Person) -> String {
    match &person.home {
        Some((_, home)) => format!("{}, {home}", person.name),
        None => person.name.clone(),
    }
}

/// The months that are wanted, until the days that are set count instead.
pub fn wanted_months(scan: &Scan) -> Option<AnyView> {
    (scan.state <= State::Assigned).then(|| {
        let sentence = format!("Gewenste periode: {}", scan.wanted.in_words());
        view! { <p class="qs-typed">{sentence}</p> }.into_any()
    })
}

/// "Gemeente", "Provincie", "Waterschap".
pub const fn kind(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "Gemeente",
        AuthorityKind::Province => "Provincie",
        AuthorityKind::WaterBoard => "Waterschap",
    }
}

/// The groups whose preview the lead has yet to see, in a sentence: "de raad, ambtenaren en inwoners". `None` when all were seen.
pub fn still_to_preview(scan: &Scan) -> Option<String> {
    let groups = scan.arrangements.not_previewed();
    let mut names: Vec<_> = groups
        .into_iter()
        .map(|group| group_with_article(scan, group))
        .collect();
    let last = names.pop()?;
    Some(if names.is_empty() {
        last
    } else {
        format!("{} en {last}", names.join(", "))
    })
}

/// A link back to where one came from.
pub fn back(href: String, label: &'static str) -> AnyView {
    view! { <p class="qs-back"><a class="qs-standalone" href=href>{label}</a></p> }.into_any()
}
