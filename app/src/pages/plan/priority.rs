//! `/scans/{id}/verbeterplan/prioriteiten/{priority}`: finding and goal of a priority.

use super::told::told;
use crate::pages::crossed::{
    self, Brought, Opened, button, heading, kept_fields, kept_now, read_on,
};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea, TextField};
use crate::pages::load::load;
use crate::pages::problems::ErrorSummary;
use crate::pages::results::answers_to;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::PriorityId;
use services::plans::{self, PlanView, PriorityTexts, PriorityView, edit};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route(
        "/scans/{id}/verbeterplan/prioriteiten/{priority}",
        post(write),
    )
}

async fn write(
    visit: Visit,
    Path((scan, priority)): Path<(String, String)>,
    Sent(form): Sent<PriorityTexts>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let priority = PriorityId::parse(&priority).ok_or(Failure::NotFound)?;
    let written =
        edit::write_priority(&visit.actor, visit.services(), &scan, &priority, &form).await;
    let next = format!("/scans/{scan}/verbeterplan#prioriteit-{priority}");
    crossed::go_or_show_again(visit, written, form, told, next).await
}

/// `/scans/{id}/verbeterplan/prioriteiten/{priority}`
#[component]
pub fn PlanPriorityPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let priority = param("priority");
    let brought = Brought::<PriorityTexts>::of_request();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        let found = view
            .priorities
            .iter()
            .find(|own| own.priority.id.as_str() == priority)
            .ok_or(Failure::NotFound)?;
        Ok(page(&view, found, brought.or(found.texts())))
    })
}

/// What the priority says now.
fn kept_texts(kept: &PriorityTexts) -> AnyView {
    let texts = [
        ("Wat moet er beter?", &kept.title),
        ("Wat zagen wij?", &kept.finding),
        ("Wat is ons doel?", &kept.goal),
    ];
    kept_fields(&texts)
}

fn page(
    view: &PlanView,
    priority: &PriorityView,
    Opened { filled, kept, .. }: Opened<PriorityTexts>,
) -> AnyView {
    let (form, problems) = (filled.form, filled.problems);
    let save = button(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let back = format!(
        "/scans/{}/verbeterplan#prioriteit-{}",
        view.scan.id, priority.priority.id
    );
    let kept = kept.map(|kept| kept_now(kept_texts(&kept), back.clone()));
    let report = &view.report;
    let keys = priority.priority.statements.iter();
    let answers = answers_to(report, keys.filter_map(|key| report.row(key)));
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar het plan"</a></p>
        <h1>"Bevinding en doel"</h1>
        <ErrorSummary problems=problems.clone() heading=comes_down_to/>
        {kept}
        <Form>
            {read_on(&form)}
            <TextField name="title" label="Wat moet er beter?" value=form.title problem=problems.of("title")/>
            <TextArea
                name="finding"
                label="Wat zagen wij?"
                hint="Een paar zinnen in gewone woorden. De balken van de stellingen staan er in het plan bij."
                value=form.finding
                rows=5
                optional=true
                problem=problems.of("finding")
            />
            <TextArea
                name="goal"
                label="Wat is ons doel?"
                hint="Schrijf op wat er op een dag anders is. Bijvoorbeeld: op 1 januari 2028 hoort iedereen die meedacht binnen zes weken wat er met zijn idee is gedaan."
                value=form.goal
                rows=3
                optional=true
                problem=problems.of("goal")
            />
            <div class="qs-button-group"><Button>{save}</Button></div>
        </Form>
        <section class="qs-section" aria-labelledby="stellingen">
            <h2 id="stellingen">"De stellingen hierbij"</h2>
            {answers}
        </section>
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Bevinding en doel",
        content.into_any(),
    )
}
