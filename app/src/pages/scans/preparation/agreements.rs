//! Participation form and processing agreement.

use super::section::section;
use crate::pages::scans::parts::{pointed_out, points_out, today};
use crate::pages::{
    forms::{Button, Form, TextField, TextKind},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::ScanPart;
use services::scans;
use services::scans::arrangements::AgreementsForm;

/// `/scans/{id}/voorbereiding/overeenkomsten`
#[component]
pub fn AgreementsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    load(async move {
        let part = ScanPart::Agreements;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let form = scan.arrangements.agreements.clone().unwrap_or_default();
        let problems = pointed_out(points_out, || told(&form.problems(today(&visit))));
        let lead = "U doet mee zodra beide zijn getekend. U hoeft ze hier niet te bewaren: leg alleen vast wanneer en door wie.";
        Ok(section(
            &scan,
            "Overeenkomsten",
            lead,
            problems.clone(),
            fields(&form, &problems),
        ))
    })
}

fn fields(form: &AgreementsForm, problems: &Problems) -> AnyView {
    let fields = view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Deelnameformulier"</legend>
            <TextField
                kind=TextKind::Date
                name="participation_on"
                label="Getekend op"
                value=form.participation_on.clone()
                problem=problems.of("participation_on")
            />
            <TextField
                name="participation_by"
                label="Getekend door"
                hint="Naam en functie."
                value=form.participation_by.clone()
                problem=problems.of("participation_by")
            />
        </fieldset>
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Verwerkersovereenkomst"</legend>
            <TextField
                kind=TextKind::Date
                name="processing_on"
                label="Getekend op"
                value=form.processing_on.clone()
                problem=problems.of("processing_on")
            />
            <TextField
                name="controller"
                label="Wie is verantwoordelijk voor de gegevens?"
                hint="De verwerkingsverantwoordelijke, bijvoorbeeld het college van burgemeester en wethouders."
                value=form.controller.clone()
                problem=problems.of("controller")
            />
        </fieldset>
        <div class="qs-button-group"><Button>"Opslaan"</Button></div>
    }
    .into_any();
    view! {
        <Form>{fields}</Form>
    }
    .into_any()
}
