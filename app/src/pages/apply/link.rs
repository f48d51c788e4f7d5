//! `/aanmelden/{token}`: where the mailed link leads.

use super::{ADDRESS, link_lasts};
use crate::pages::{
    asking::{mail_to, whom_to_ask},
    find_authority::CHOSEN,
    forms::{Button, Form},
    frame::Page,
    load::load,
    scan_page::param,
    visit::use_visit,
};
use leptos::prelude::*;
use services::authorities::Authority;
use services::programme::ProgrammeContact;
use services::programme::outreach::{self, Applicant, ApplicationLink};
use services::results::names;

/// Shows what was filled in with a button, and confirms nothing: programs that check mail open links on their own. Once confirmed it
/// says what became of it, as long as the link works.
#[component]
pub fn ApplicationLinkPage() -> impl IntoView {
    let visit = use_visit();
    let token = param("token");
    load(async move {
        let found = outreach::link(&visit.actor, visit.services(), &token).await?;
        let contact = whom_to_ask(&visit).await?;
        Ok(match found {
            Some(ApplicationLink::Unconfirmed(authority, applicant)) => {
                to_confirm(&authority, &applicant)
            }
            Some(ApplicationLink::Received(authority)) => received(&authority, &contact),
            Some(ApplicationLink::TakesPart(authority)) => takes_part(&authority, &contact),
            None => spent(),
        })
    })
}

fn to_confirm(authority: &Authority, applicant: &Applicant) -> AnyView {
    let again = format!("{ADDRESS}?{CHOSEN}={}", authority.code);
    let wanted = applicant.wanted.map(|months| months.in_words());
    let wanted = wanted.unwrap_or_default();
    let rows = vec![
        filled_in(
            "Organisatie",
            &names::authority(authority.kind, &authority.display_name),
        ),
        filled_in("Naam", &applicant.name),
        filled_in("Functie", &applicant.function),
        filled_in("E-mailadres", &applicant.email),
        filled_in("Telefoonnummer", &applicant.telephone),
        filled_in("Waarom nu", &applicant.reason),
        filled_in("Wanneer", &wanted),
    ];
    view! {
        <Page title="Bevestig uw aanmelding" narrow=true>
            <h1>"Bevestig uw aanmelding"</h1>
            <p class="qs-lead">"Nog één stap: kijk of dit klopt en druk op de knop."</p>
            <dl class="qs-rows qs-rows--wide qs-section">{rows}</dl>
            <Form>
                <div class="qs-button-group"><Button>"Aanmelding bevestigen"</Button></div>
            </Form>
            <p class="qs-measure qs-finding">
                "Klopt er iets niet, of hebt u dit niet ingevuld? Bevestig dan niet. Wat hier staat, vernietigen wij vanzelf. "
                <a href=again>"Opnieuw invullen"</a>
            </p>
        </Page>
    }
    .into_any()
}

/// What somebody filled in; nothing where they left it open.
fn filled_in(term: &'static str, value: &str) -> Option<AnyView> {
    (!value.is_empty()).then(|| {
        view! { <div><dt>{term}</dt><dd class="qs-typed">{value.to_owned()}</dd></div> }.into_any()
    })
}

fn received(authority: &Authority, contact: &ProgrammeContact) -> AnyView {
    let name = names::authority_in_sentence(authority.kind, &authority.display_name);
    let asked = mail_to(contact);
    view! {
        <Page title="Uw aanmelding is bevestigd" narrow=true>
            <h1>"Uw aanmelding is bevestigd"</h1>
            <p class="qs-lead">{format!("Dank u wel. Het programmabureau heeft de aanmelding van {name} en neemt contact met u op.")}</p>
            <p class="qs-measure qs-finding">"Hebt u intussen een vraag? " {asked}</p>
        </Page>
    }
    .into_any()
}

fn takes_part(authority: &Authority, contact: &ProgrammeContact) -> AnyView {
    let name = names::authority_in_sentence(authority.kind, &authority.display_name);
    let title = format!("Er is al een scan van {name}");
    let asked = mail_to(contact);
    view! {
        <Page title=title.clone() narrow=true>
            <h1>{title}</h1>
            <p class="qs-lead">{format!("Voor {name} is al een Quick Scan aangevraagd of gehouden. Aanmelden hoeft dus niet. Wat u invulde, is vernietigd.")}</p>
            <p class="qs-measure qs-finding">"Wilt u weten wie de trekker is, of wilt u een nieuwe scan? " {asked}</p>
        </Page>
    }
    .into_any()
}

fn spent() -> AnyView {
    view! {
        <Page title="Deze link werkt niet meer" narrow=true>
            <h1>"Deze link werkt niet meer"</h1>
            <p class="qs-lead">{format!("Een link werkt {}. Daarna vernietigen wij wat er was ingevuld.", link_lasts())}</p>
            <p class="qs-measure qs-finding">"Wilt u uw organisatie nog aanmelden? Vul het formulier dan opnieuw in."</p>
            <p><a class="qs-standalone" href=ADDRESS>"Naar het formulier"</a></p>
        </Page>
    }
    .into_any()
}
