//! `/scans/{id}/verbeterplan/wijzigen`: beginning a change of an adopted plan, and giving it up.

use super::told::told;
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::plans::{self, AmendForm, PlanView};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/scans/{id}/verbeterplan/wijzigen", post(amend))
        .route("/scans/{id}/verbeterplan/wijzigen/intrekken", post(give_up))
}

async fn amend(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<AmendForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let begun = plans::amend(&visit.actor, visit.services(), &scan, &form).await;
    let next = |()| format!("/scans/{scan}/verbeterplan");
    visit.go_or_show_again(begun, form, told, next).await
}

async fn give_up(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    plans::give_up(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/verbeterplan"))
}

/// `/scans/{id}/verbeterplan/wijzigen`
#[component]
pub fn AmendPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let filled = Filled::<AmendForm>::of_request();
    load(async move {
        let view = plans::to_amend(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, filled))
    })
}

fn page(view: &PlanView, Filled { form, problems }: Filled<AmendForm>) -> AnyView {
    let plan = format!("/scans/{}/verbeterplan", view.scan.id);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=plan.clone()>"Terug naar het plan"</a></p>
        <h1>"Plan wijzigen"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"U begint een nieuwe versie met de tekst die nu geldt. De vastgestelde versie blijft gelden en te lezen tot de nieuwe is vastgesteld."</p>
        <Form>
            <TextArea
                name="reason"
                label="Waarom wijzigt u het plan?"
                hint="De reden staat straks bij de nieuwe versie, ook op de openbare pagina."
                value=form.reason
                rows=3
                problem=problems.of("reason")
            />
            <div class="qs-button-group">
                <Button>"Wijziging beginnen"</Button>
                <a class="qs-standalone" href=plan>"Toch niet"</a>
            </div>
        </Form>
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Plan wijzigen",
        content.into_any(),
    )
}

/// `/scans/{id}/verbeterplan/wijzigen/intrekken`
#[component]
pub fn GiveUpPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        Ok(give_up_page(&view))
    })
}

fn give_up_page(view: &PlanView) -> AnyView {
    let plan = format!("/scans/{}/verbeterplan", view.scan.id);
    let stay = plan.clone();
    let since = view
        .amendment
        .as_ref()
        .map(|amendment| day(amendment.begun_on));
    let body = match (since, view.versions.last()) {
        (Some(since), Some(version)) => view! {
            <p class="qs-lead">{format!("Alles wat u sinds {since} in het plan hebt aangepast, gaat weg. Het plan luidt dan weer zoals versie {}.0.", version.number)}</p>
            <p><a class="qs-standalone" href=format!("{plan}/verschillen")>"Bekijk wat er weggaat"</a></p>
            <Form>
                <div class="qs-button-group">
                    <Button>"Wijziging intrekken"</Button>
                    <a class="qs-standalone" href=stay>"Toch niet"</a>
                </div>
            </Form>
        }
        .into_any(),
        _ => view! { <p class="qs-lead">"Het plan wordt nu niet gewijzigd. Er is niets in te trekken."</p> }.into_any(),
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=plan>"Terug naar het plan"</a></p>
        <h1>"Wijziging intrekken"</h1>
        {body}
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Wijziging intrekken",
        content.into_any(),
    )
}
