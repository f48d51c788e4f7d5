//! `/scans/{id}/vragenlijst/sluiten`: what closing means, and the button.

use crate::pages::scans::cockpit::count_rows;
use crate::pages::scans::parts::{back, below};
use crate::pages::{
    forms::{Button, Form},
    load::load,
    scan_page::{ScanTab, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use services::scans;

/// `/scans/{id}/vragenlijst/sluiten`
#[component]
pub fn ClosePage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    load(async move {
        let cockpit = scans::to_close(&visit.actor, visit.services(), &id?).await?;
        let scan = &cockpit.scan;
        let fields = view! {
            <div class="qs-button-group">
                <Button>"Ja, nu sluiten"</Button>
                <a class="qs-standalone" href=below(&scan.id, "/vragenlijst")>"Nee, laat open"</a>
            </div>
        }
        .into_any();
        let content = view! {
            {back(below(&scan.id, "/vragenlijst"), "Terug naar de vragenlijst")}
            <h1>"Vragenlijst nu sluiten?"</h1>
            <p class="qs-lead">"Sluiten kan niet ongedaan worden gemaakt."</p>
            <ul class="qs-list qs-measure">
                <li>"Niemand kan meer antwoorden, ook niet wie al is begonnen."</li>
                <li>"Alle codes, en alle lijsten die niet zijn verstuurd, worden vernietigd."</li>
                <li>"De resultaten worden één keer berekend. Groepen met te weinig antwoorden blijven verborgen."</li>
            </ul>
            <section class="qs-section" aria-labelledby="respons">
                <h2 id="respons">"Antwoorden tot nu toe"</h2>
                {cockpit.counts.as_ref().map(|counts| count_rows(scan, counts))}
            </section>
            <div class="qs-section">
                <Form>{fields}</Form>
            </div>
        };
        Ok(scan_page(
            scan,
            ScanTab::Questionnaire,
            "Vragenlijst sluiten",
            content.into_any(),
        ))
    })
}
