//! `/programma/vragenlijsten/{versie}/intrekken`: taking a proposal back, with a reason.

use super::below;
use crate::pages::{
    forms::{Button, Form, TextField},
    load::load,
    problems::{ErrorSummary, Filled},
    programme::frame::{Part, programme_page},
    scan_page::param,
    visit::use_visit,
};
use leptos::prelude::*;
use services::versions::{self, WithdrawForm};

/// `/programma/vragenlijsten/{versie}/intrekken`
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let visit = use_visit();
    let name = param("versie");
    let Filled { form, problems } = Filled::<WithdrawForm>::of_request();
    load(async move {
        versions::to_withdraw(&visit.actor, visit.services(), &name).await?;
        let title = format!("Vragenlijst {name} intrekken");
        let back = below(&name, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de versie"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>{title.clone()}</h1>
            <p class="qs-lead">"De versie gaat weg uit de lijst en is niet meer te lezen. Het nummer komt vrij voor een volgend bestand."</p>
            <Form>
                <TextField
                    name="reason"
                    label="Waarom trekt u haar in?"
                    hint="Uw collega’s lezen dit bij de ingetrokken versies."
                    value=form.reason.clone()
                    problem=problems.of("reason")
                />
                <div class="qs-button-group">
                    <Button>"Intrekken"</Button>
                    <a class="qs-standalone" href=back>"Niet intrekken"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::Questionnaires,
            &title,
            content.into_any(),
        ))
    })
}
