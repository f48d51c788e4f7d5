//! `/scans/{id}/verbeterplan/vaststellen`

use super::told::told;
use crate::pages::forms::{Button, Form, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::plans::{self, AdoptionForm, PlanView};
use services::results::names;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/verbeterplan/vaststellen", post(adopt))
}

async fn adopt(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<AdoptionForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let adopted = plans::adopt(&visit.actor, visit.services(), &scan, &form).await;
    let next = |_| format!("/scans/{scan}/verbeterplan");
    visit.go_or_show_again(adopted, form, told, next).await
}

/// `/scans/{id}/verbeterplan/vaststellen`
#[component]
pub fn AdoptPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let sent = use_context::<Filled<AdoptionForm>>();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        let by = names::elected_body(view.report.kind()).to_owned();
        let filled = sent.unwrap_or_else(|| {
            Filled::stored(AdoptionForm {
                adopted_by: by,
                ..AdoptionForm::default()
            })
        });
        Ok(page(&view, filled))
    })
}

fn page(view: &PlanView, Filled { form, problems }: Filled<AdoptionForm>) -> AnyView {
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/verbeterplan", view.scan.id)>"Terug naar het plan"</a></p>
        <h1>"Plan vaststellen"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"Wij bewaren het plan zoals het nu is. Past u het later aan, dan wordt dat een nieuwe versie."</p>
        <Form>
            <TextField kind=TextKind::Date name="adopted_on" label="Op welke dag is het plan vastgesteld?" value=form.adopted_on problem=problems.of("adopted_on")/>
            <TextField name="adopted_by" label="Door wie?" value=form.adopted_by problem=problems.of("adopted_by")/>
            <TextField
                name="decision_number"
                label="Nummer van het besluit"
                hint="Zoals het in de besluitenlijst staat."
                value=form.decision_number
                optional=true
                problem=problems.of("decision_number")
            />
            <div class="qs-button-group"><Button>"Vaststelling vastleggen"</Button></div>
        </Form>
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Plan vaststellen",
        content.into_any(),
    )
}
