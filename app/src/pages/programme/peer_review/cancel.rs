//! `/programma/intervisie/{groep}/annuleren`: a group that does not go on, with the reason.

use super::{below, group_id};
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use serde::Deserialize;
use services::peer_review::{self, GroupState};

/// Why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    /// The reason.
    pub reason: String,
}

/// `/programma/intervisie/{groep}/annuleren`
#[component]
pub fn CancelGroupPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let Filled { form, problems } = Filled::<CancelForm>::of_request();
    load(async move {
        let group = peer_review::to_cancel(&visit.actor, visit.services(), &id?).await?;
        let back = below(&group.id, "");
        let consequence = if group.state == GroupState::Draft {
            "De organisaties komen vrij voor een andere groep. Zij weten nog van niets en krijgen geen bericht. U kunt de groep later toch door laten gaan."
        } else {
            "Iedereen in de groep krijgt een mail met de reden. Wat is opgeschreven, blijft te lezen. U kunt de groep later toch door laten gaan."
        };
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{group.name.clone()}</p>
            <h1>"Groep annuleren"</h1>
            <p class="qs-lead">{consequence}</p>
            <Form>
                <TextArea
                    name="reason"
                    label="Waarom gaat de groep niet door?"
                    value=form.reason
                    rows=3
                    problem=problems.of("reason")
                />
                <div class="qs-button-group">
                    <Button>"Groep annuleren"</Button>
                    <a class="qs-standalone" href=back>"Niet annuleren"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::PeerReview,
            "Groep annuleren",
            content.into_any(),
        ))
    })
}
