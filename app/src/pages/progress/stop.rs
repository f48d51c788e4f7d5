//! `/scans/{id}/voortgang/stoppen`: ending that a plan is followed, with a reason that everybody may read, and taking it up again.

use super::words::stop_told;
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::progress::{self, ProgressView, StopForm, Stopped};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/scans/{id}/voortgang/stoppen", post(stop))
        .route("/scans/{id}/voortgang/hervatten", post(resume))
}

async fn stop(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<StopForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    let stopped = progress::stop(&visit.actor, visit.services(), &scan, &form).await;
    let next = |()| format!("/scans/{scan}/voortgang");
    visit.go_or_show_again(stopped, form, stop_told, next).await
}

async fn resume(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    progress::resume(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/voortgang"))
}

/// `/scans/{id}/voortgang/stoppen`
#[component]
pub fn StopPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let filled = Filled::<StopForm>::of_request();
    load(async move {
        let view = progress::to_stop(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, filled))
    })
}

fn page(view: &ProgressView, Filled { form, problems }: Filled<StopForm>) -> AnyView {
    let progress = format!("/scans/{}/voortgang", view.scan.id);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=progress.clone()>"Terug naar de voortgang"</a></p>
        <h1>"Opvolging stoppen"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"Er begint geen ronde meer, en niemand krijgt nog een link of een herinnering. Links die eigenaren al hebben, werken niet meer. Wat is verteld, blijft staan. U kunt de opvolging later hervatten."</p>
        <Form>
            <TextArea
                name="reason"
                label="Waarom stopt de opvolging?"
                hint="Bijvoorbeeld: de raad trok het plan in. Iedereen kan dit lezen, op de openbare pagina en in het logboek. Schrijf geen namen op."
                value=form.reason
                rows=3
                problem=problems.of("reason")
            />
            <div class="qs-button-group">
                <Button>"Opvolging stoppen"</Button>
                <a class="qs-standalone" href=progress>"Toch niet"</a>
            </div>
        </Form>
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        "Opvolging stoppen",
        content.into_any(),
    )
}

/// Since when and why the plan is followed no more, or that its authority ended; nothing while it is followed.
pub(super) fn notice(view: &ProgressView) -> Option<AnyView> {
    if let Some(stopped) = &view.stopped {
        return Some(stopped_notice(view, stopped));
    }
    let last = view.ended_on()?;
    let gone = view.scan.authority.begins_sentence();
    let advice = view.may_stop().then(|| {
        view! { <p>"Gaat een ander verder met het plan, of gaat niemand ermee verder? Stop dan de opvolging en schrijf op waarom. Dat staat dan ook op de openbare pagina."</p> }
    });
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>{format!("{gone} bestond tot en met {}.", day(last))}</strong></p>
                <p>"Er begint geen ronde meer en niemand krijgt nog een herinnering."</p>
                {advice}
            </div>
        }
        .into_any(),
    )
}

fn stopped_notice(view: &ProgressView, stopped: &Stopped) -> AnyView {
    let resume = view.may_stop().then(|| {
        view! { <form method="post" action=format!("/scans/{}/voortgang/hervatten", view.scan.id)><Button secondary=true>"Opvolging hervatten"</Button></form> }
    });
    view! {
        <section class="qs-notice" aria-labelledby="gestopt">
            <h2 id="gestopt">{format!("De opvolging is gestopt op {}", day(stopped.on))}</h2>
            {typed_text(&stopped.reason)}
            <p>"Er begint geen ronde meer en niemand krijgt nog een link of een herinnering."</p>
            {resume}
        </section>
    }
    .into_any()
}

/// The way to end it, for the lead of a plan that is followed.
pub(super) fn way(view: &ProgressView) -> Option<AnyView> {
    let may = view.may_stop() && view.stopped.is_none();
    may.then(|| {
        view! {
            <p class="qs-section"><a class="qs-standalone" href=format!("/scans/{}/voortgang/stoppen", view.scan.id)>"Opvolging stoppen"</a></p>
        }
        .into_any()
    })
}
