//! `/openbaar/{organisatie}/{jaar}`: in the order in which a resident asks.

use super::course::{course, response};
use super::findings::findings;
use super::plan::plan;
use super::remarks::remarks;
use crate::pages::dates::day;
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::results::caveat;
use crate::pages::results::charts::Hatch;
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::publication::{self, PublicView};

/// The parts of the page: id and heading.
const PARTS: [(&str, &str); 6] = [
    ("zagen", "Wat zagen wij?"),
    ("doen", "Wat gaan wij doen?"),
    ("opmerkingen", "Wat gebeurde er met uw opmerkingen?"),
    ("gesprek", "Hoe ging het, en hoe gaat het verder?"),
    ("mee", "Wie deden mee?"),
    ("nalezen", "Alles nalezen"),
];

/// `/openbaar/{organisatie}/{jaar}`
#[component]
pub fn PublicPage() -> impl IntoView {
    let visit = use_visit();
    let (authority, year) = (param("organisatie"), param("jaar"));
    load(async move {
        let view = publication::page(&visit.actor, visit.services(), &authority, &year).await?;
        Ok(page(&view))
    })
}

fn page(view: &PublicView) -> AnyView {
    let report = &view.report;
    let name = report.authority_name();
    let published = view.published_on.map(|published| {
        let updated = if view.plan.number > 1 {
            format!(", plan bijgewerkt op {}", day(view.plan.adopted_on))
        } else {
            String::new()
        };
        view! { <p class="qs-kicker">{format!("Gepubliceerd op {}{updated}", day(published))}</p> }
    });
    let content = view! {
        {published}
        <h1>"Wat wij zagen en wat wij gaan doen"</h1>
        <p class="qs-lead">{lead(view)}</p>
        {public_sections(view)}
    }
    .into_any();
    view! {
        <Page
            title=format!("{}: wat wij zagen en wat wij gaan doen", report.authority.display_name)
            narrow=true
            instrument=report.texts.instrument.clone()
            whose=name
        >
            {content}
        </Page>
    }
    .into_any()
}

fn lead(view: &PublicView) -> String {
    let who = match view.report.kind() {
        AuthorityKind::Municipality => "Raadsleden, bestuurders, ambtenaren en inwoners",
        AuthorityKind::Province => "Statenleden, bestuurders, ambtenaren en inwoners",
        AuthorityKind::WaterBoard => "Bestuursleden, medewerkers en mensen uit het gebied",
    };
    format!(
        "{who} van {} gaven hun mening over dezelfde stellingen. Daarna praatten zij erover. Hier leest u wat daaruit kwam.",
        view.report.authority.display_name
    )
}

/// All that is public, below the title: also the preview of it.
#[must_use]
pub fn public_sections(view: &PublicView) -> AnyView {
    view! {
        <Hatch/>
        {caveat(&view.report.texts.caveat)}
        {contents(view)}
        {findings(view)}
        {plan(view)}
        {remarks(view)}
        {course(view)}
        {response(view)}
        {documents(view)}
    }
    .into_any()
}

/// The way to each part, for whoever comes for one of them.
fn contents(view: &PublicView) -> AnyView {
    let links: Vec<_> = PARTS
        .iter()
        .filter(|(id, _)| *id != "nalezen" || !view.path.is_empty())
        .map(|(id, heading)| view! { <li><a class="qs-standalone" href=format!("#{id}")>{*heading}</a></li> })
        .collect();
    view! { <nav class="qs-contents" aria-label="Op deze pagina"><ol>{links}</ol></nav> }.into_any()
}

fn documents(view: &PublicView) -> Option<AnyView> {
    let progress = view.progress_on.map(|_| {
        view! {
            <li><a class="qs-standalone" href=format!("{}/voortgang", view.path)>"Voortgang van het verbeterplan"</a></li>
        }
    });
    (!view.path.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="nalezen">
                <h2 id="nalezen">"Alles nalezen"</h2>
                <ul class="qs-rows">
                    <li><a class="qs-standalone" href=format!("{}/verbeterplan.pdf", view.path)>"Verbeterplan"</a>" "<span class="qs-subtle">"PDF"</span></li>
                    {progress}
                    <li><a class="qs-standalone" href=format!("{}/uitkomsten", view.path)>"Antwoorden op alle stellingen"</a></li>
                    <li><a class="qs-standalone" href="/openbaar">"Uitkomsten van andere organisaties"</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}
