//! Participation form and processing agreement.

use super::section::{section, what_to_tell};
use crate::pages::scans::parts::{below, points_out, today};
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, day_in_words, kept_now, kept_otherwise, read_on},
    forms::{Button, Form, TextField, TextKind},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use services::audit::ScanPart;
use services::scans::arrangements::AgreementsForm;
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/overeenkomsten`
#[component]
pub fn AgreementsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<AgreementsForm>::of_request();
    load(async move {
        let part = ScanPart::Agreements;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let opened = brought.or(scan.arrangements.agreements.clone().unwrap_or_default());
        let to_tell = what_to_tell(&opened, points_out, |form| {
            told(&form.problems(today(&visit)))
        });
        let problems = to_tell.0.clone();
        let lead = "U doet mee zodra beide zijn getekend. U hoeft ze hier niet te bewaren: leg alleen vast wanneer en door wie.";
        Ok(section(
            &scan,
            "Overeenkomsten",
            lead,
            to_tell,
            fields(&scan, opened, &problems),
        ))
    })
}

fn fields(scan: &Scan, opened: Opened<AgreementsForm>, problems: &Problems) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| {
        let kept = kept_otherwise(in_words(&kept), &in_words(&form));
        kept_now(kept, below(&scan.id, "/voorbereiding/overeenkomsten"))
    });
    let fields = view! {
        {read_on(&form)}
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
        <div class="qs-button-group"><Button>{save}</Button></div>
    }
    .into_any();
    view! {
        {kept}
        <Form>{fields}</Form>
    }
    .into_any()
}

/// What each field says.
fn in_words(form: &AgreementsForm) -> Vec<(&'static str, String)> {
    vec![
        ("participation_on", day_in_words(&form.participation_on)),
        ("participation_by", form.participation_by.clone()),
        ("processing_on", day_in_words(&form.processing_on)),
        ("controller", form.controller.clone()),
    ]
}
