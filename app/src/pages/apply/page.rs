//! `/aanmelden`: which authority, then who applies for it.

use super::form::form;
use super::{ADDRESS, declined_kept, link_lasts, undecided_kept};
use crate::pages::{
    asking::{mail_to, whom_to_ask},
    failure::Failure,
    find_authority::{CHOSEN, SEARCH, Searched, search},
    frame::Page,
    load::load,
    problems::{ErrorSummary, Filled},
    scans::parts::{query, today},
    visit::{Visit, use_visit},
};
use leptos::prelude::*;
use services::authorities::{self, Authority, AuthorityCode};
use services::programme::ProgrammeContact;
use services::programme::outreach::ApplicationForm;
use services::{Actor, Error};

/// `/aanmelden`
#[component]
pub fn ApplyPage() -> impl IntoView {
    let visit = use_visit();
    let filled = Filled::<ApplicationForm>::of_request();
    let chosen = AuthorityCode::parse(&query(CHOSEN));
    let searched = Searched::of_address();
    load(async move {
        let chosen = AuthorityCode::parse(&filled.form.authority).or(chosen);
        let authority = known(&visit, chosen).await?;
        let contact = whom_to_ask(&visit).await?;
        let problems = filled.problems.clone();
        let (steps, content) = match authority {
            Some(authority) => (None, form(&authority, filled, today(&visit))),
            None => {
                let problem = problems.of(SEARCH);
                let search = search(&visit, ADDRESS, &searched, problem, None).await?;
                (searched.is_empty().then(steps), search)
            }
        };
        Ok(view! {
            <Page title="Meld uw organisatie aan" narrow=true>
                <h1>"Meld uw organisatie aan"</h1>
                <ErrorSummary problems/>
                <p class="qs-lead">
                    "Wilt u met uw gemeente, provincie of waterschap meedoen aan de Quick Scan? Meld u dan hier. Het programmabureau neemt contact met u op."
                </p>
                {content}
                {steps}
                {questions(&contact)}
                {personal_data()}
            </Page>
        })
    })
}

/// The authority of a code, if it is in the register.
async fn known(visit: &Visit, code: Option<AuthorityCode>) -> Result<Option<Authority>, Failure> {
    let Some(code) = code else {
        return Ok(None);
    };
    match authorities::get(&Actor::Anonymous, visit.services(), &code).await {
        Ok(entry) => Ok(Some(entry.authority)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What comes after the search, before somebody begins.
fn steps() -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="zo">
            <h2 id="zo">"Zo gaat het"</h2>
            <ol class="qs-list qs-list--numbered qs-measure">
                <li>"U kiest uw organisatie en vult in wie u bent."</li>
                <li>"U krijgt een mail met een link. Daarmee bevestigt u de aanmelding."</li>
                <li>"Het programmabureau bekijkt de aanmelding en neemt contact met u op."</li>
            </ol>
            <p class="qs-measure">"Met een aanmelding zit u nog nergens aan vast."</p>
        </section>
    }
    .into_any()
}

/// Who answers, for whom.
fn questions(contact: &ProgrammeContact) -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="vragen">
            <h2 id="vragen">"Hebt u eerst een vraag?"</h2>
            <p class="qs-measure">{mail_to(contact)}{format!(" De Quick Scan is van: {}.", contact.programme)}</p>
        </section>
    }
    .into_any()
}

fn personal_data() -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="gegevens">
            <h2 id="gegevens">"Wat wij met uw gegevens doen"</h2>
            <ul class="qs-list qs-measure">
                <li>"Alleen het programmabureau ziet wat u invult. Het gebruikt dat om met u over de aanmelding te praten, voor niets anders."</li>
                <li>{format!("Bevestigt u de aanmelding niet binnen {}? Dan vernietigen wij wat u invulde.", link_lasts())}</li>
                <li>{format!("Nemen wij de aanmelding niet aan? Dan vernietigen wij haar {} later. Besluiten wij niets, dan vernietigen wij haar na {}.", declined_kept(), undecided_kept())}</li>
                <li>"Nemen wij de aanmelding aan? Dan bent u de contactpersoon van uw organisatie. U kunt altijd vragen om uw gegevens te verbeteren of weg te halen."</li>
            </ul>
            <p><a class="qs-standalone" href="/privacy#aanmelden">"Meer over privacy"</a></p>
        </section>
    }
    .into_any()
}
