//! `/scans/{id}/verbeterplan/versies`: every version that was adopted, with its file, and each to read.

use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::public::plan_priority;
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, param, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::plans::{self, PlanVersion, PlanView};

/// `/scans/{id}/verbeterplan/versies`
#[component]
pub fn VersionsPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = plans::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(versions_page(&view))
    })
}

/// `/scans/{id}/verbeterplan/versies/{planversie}`
#[component]
pub fn VersionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let number = param("planversie");
    load(async move {
        let view = plans::load(&visit.actor, visit.services(), &scan?).await?;
        let version = number.parse().ok().and_then(|number| view.version(number));
        Ok(version_page(&view, version.ok_or(Failure::NotFound)?))
    })
}

/// Which version it is, and when, by whom and with which decision it was adopted.
#[must_use]
pub fn adopted(version: &PlanVersion) -> String {
    let decision = if version.decision_number.is_empty() {
        String::new()
    } else {
        format!(", besluit {}", version.decision_number)
    };
    format!(
        "Versie {}.0 is vastgesteld op {} door {}{decision}.",
        version.number,
        day(version.adopted_on),
        version.adopted_by
    )
}

fn below(view: &PlanView, rest: &str) -> String {
    format!("/scans/{}/verbeterplan{rest}", view.scan.id)
}

fn versions_page(view: &PlanView) -> AnyView {
    let rows: Vec<_> = view
        .versions
        .iter()
        .rev()
        .map(|version| row(view, version))
        .collect();
    let body = if rows.is_empty() {
        view! { <div class="qs-empty"><p><strong>"Er is nog geen versie vastgesteld."</strong></p><p>"Is het plan vastgesteld? Dan legt de trekker de dag vast. Daarna staat de versie hier."</p></div> }.into_any()
    } else {
        view! { {draft(view)} <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=below(view, "")>"Terug naar het plan"</a></p>
        <h1>"Versies van het plan"</h1>
        <p class="qs-lead">"Een vastgestelde versie verandert niet meer, en haar PDF ook niet."</p>
        {body}
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Versies van het plan",
        content.into_any(),
    )
}

fn draft(view: &PlanView) -> Option<AnyView> {
    view.amendment.as_ref().map(|amendment| {
        view! {
            <div class="qs-notice">
                <p>{format!("Een nieuwe versie is in de maak sinds {}. Zij geldt nog niet.", day(amendment.begun_on))}</p>
                <p><a href=below(view, "/verschillen")>"Wat is er veranderd?"</a></p>
            </div>
        }
        .into_any()
    })
}

fn row(view: &PlanView, version: &PlanVersion) -> AnyView {
    let number = version.number;
    let holds = view.versions.last() == Some(version);
    let reason = (!version.reason.is_empty()).then(|| {
        view! { <p class="qs-note">"Waarom deze versie kwam:"</p> {typed_text(&version.reason)} }
    });
    let compare = (number > 1).then(|| {
        let href = below(view, &format!("/verschillen?van={}&naar={number}", number - 1));
        view! { <a class="qs-standalone" href=href>{format!("Verschillen met versie {}.0", number - 1)}</a> }
    });
    view! {
        <li>
            <h2>
                <a href=below(view, &format!("/versies/{number}"))>{format!("Versie {number}.0")}</a>
                {holds.then_some(" (geldt nu)")}
            </h2>
            <p>{adopted(version)}</p>
            {reason}
            <p class="qs-links">
                {file(view, version)}
                {compare}
            </p>
        </li>
    }
    .into_any()
}

fn file(view: &PlanView, version: &PlanVersion) -> AnyView {
    let href = below(
        view,
        &format!("/versies/{}/verbeterplan.pdf", version.number),
    );
    view! { <span><a class="qs-standalone" href=href download>{format!("Versie {}.0 als PDF", version.number)}</a></span> }.into_any()
}

fn version_page(view: &PlanView, version: &PlanVersion) -> AnyView {
    let priorities: Vec<_> = version
        .text
        .priorities
        .iter()
        .zip(1..)
        .map(|(priority, number)| plan_priority(priority, number))
        .collect();
    let later = view
        .versions
        .last()
        .filter(|last| last.number > version.number);
    let later = later.map(|last| {
        view! { <p class="qs-notice">{format!("Dit is een eerdere versie. Nu geldt versie {}.0.", last.number)}</p> }
    });
    let reason = (!version.reason.is_empty()).then(
        || view! { <p class="qs-note">"Waarom deze versie kwam:"</p> {typed_text(&version.reason)} },
    );
    let title = format!("Versie {}.0 van het plan", version.number);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=below(view, "/versies")>"Alle versies"</a></p>
        <h1>{title.clone()}</h1>
        <p class="qs-lead">{adopted(version)}</p>
        {later}
        {reason}
        <p>{file(view, version)}</p>
        <section class="qs-section" aria-labelledby="tekst">
            <h2 id="tekst">"Wat er in deze versie staat"</h2>
            {priorities}
        </section>
    };
    scan_page(&view.scan, ScanTab::Plan, &title, content.into_any())
}
