//! `/programma/aanmeldingen/{application}/afwijzen`: declining an application with a polite line.

use super::ADDRESS;
use super::applications::applicant;
use crate::pages::apply::declined_kept;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scan_page::param;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::ids::ApplicationId;
use services::programme::outreach::{self, Application, DeclineForm};
use services::results::names;
use services::{Error, Refusal};

/// What the line begins with; an officer makes it theirs.
const LINE: &str = "Op dit moment hebben wij geen plaats voor een nieuwe scan. Wij hopen dat u het later nog eens probeert.";

/// `/programma/aanmeldingen/{application}/afwijzen`
#[component]
pub fn DeclinePage() -> impl IntoView {
    let visit = use_visit();
    let id = parsed(&param("application"));
    let sent = use_context::<Filled<DeclineForm>>();
    load(async move {
        visit.actor.require_programme()?;
        let found = outreach::application(&visit.actor, visit.services(), &id?).await?;
        let begun = DeclineForm {
            message: LINE.to_owned(),
        };
        if let Some(declined) = &found.declined {
            let (by, accepted) = (declined.by.clone(), false);
            return Err(Error::from(Refusal::ApplicationDecided { by, accepted }).into());
        }
        let filled = sent.unwrap_or_else(|| Filled::stored(begun));
        Ok(page(&found, filled))
    })
}

/// The application in a path.
pub fn parsed(text: &str) -> Result<ApplicationId, Failure> {
    ApplicationId::parse(text).ok_or(Failure::NotFound)
}

fn page(found: &Application, Filled { form, problems }: Filled<DeclineForm>) -> AnyView {
    let authority = &found.authority;
    let name = names::authority(authority.kind, &authority.display_name);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de werving"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-kicker">{name.clone()}</p>
        <h1>"Aanmelding afwijzen"</h1>
        <div class="qs-section">{applicant(found)}</div>
        <Form>
            <TextArea
                name="message"
                label="Wat schrijft u de aanvrager?"
                hint="De mail bedankt voor de aanmelding en zegt dat u haar nu niet aanneemt. Daaronder staan uw woorden."
                value=form.message.clone()
                problem=problems.of("message")
            />
            <div class="qs-button-group">
                <Button>"Afwijzen en mailen"</Button>
                <a class="qs-standalone" href=ADDRESS>"Niet afwijzen"</a>
            </div>
        </Form>
        <p class="qs-note qs-measure qs-finding">{format!("U kunt de aanmelding nog {} alsnog aannemen. Daarna is zij vernietigd.", declined_kept())}</p>
    };
    let title = format!("Aanmelding afwijzen: {name}");
    programme_page(Part::Outreach, &title, content.into_any())
}
