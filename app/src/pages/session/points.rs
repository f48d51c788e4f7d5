//! Forms of the talking points.

use super::form_parts::statement_choices;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, Select, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::{
    Place, PlaceForm, ScanTab, param, parsed_scan, scan_id, scan_page, told,
};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::TalkingPointId;
use services::sessions::{self, PointForm, SessionView, points};

const BASE: &str = "/scans/{id}/gesprek/gesprekspunten";

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(&format!("{BASE}/nieuw"), post(add))
        .route(&format!("{BASE}/{{point}}"), post(change))
        .route(&format!("{BASE}/{{point}}/plaats"), post(place))
}

async fn add(visit: Visit, Path(scan): Path<String>, Sent(form): Sent<PointForm>) -> Answer {
    let scan = parsed_scan(&scan)?;
    match points::add(&visit.actor, visit.services(), &scan, &form).await {
        Ok(point) => visit.go(format!("/scans/{scan}/gesprek#punt-{point}")),
        Err(services::Error::Invalid(problems)) => {
            visit
                .show_again(Filled {
                    form,
                    problems: told(&problems),
                })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

async fn change(
    visit: Visit,
    Path((scan, point)): Path<(String, String)>,
    Sent(form): Sent<PointForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let point = TalkingPointId::parse(&point).ok_or(Failure::NotFound)?;
    match points::change(&visit.actor, visit.services(), &scan, &point, &form).await {
        Ok(()) => visit.go(format!("/scans/{scan}/gesprek#punt-{point}")),
        Err(services::Error::Invalid(problems)) => {
            visit
                .show_again(Filled {
                    form,
                    problems: told(&problems),
                })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

async fn place(
    visit: Visit,
    Path((scan, point)): Path<(String, String)>,
    Sent(form): Sent<PlaceForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let point = TalkingPointId::parse(&point).ok_or(Failure::NotFound)?;
    let (actor, services) = (&visit.actor, visit.services());
    match form.place()? {
        Place::Up | Place::Down => {
            points::shift(actor, services, &scan, &point, form.shift()).await
        }
        Place::Remove => points::set_removed(actor, services, &scan, &point, true).await,
        Place::Restore => points::set_removed(actor, services, &scan, &point, false).await,
    }
    .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/gesprek#punten"))
}

/// `/scans/{id}/gesprek/gesprekspunten/nieuw`
#[component]
pub fn NewPointPage() -> impl IntoView {
    point_page(None)
}

/// `/scans/{id}/gesprek/gesprekspunten/{point}`
#[component]
pub fn PointPage() -> impl IntoView {
    point_page(Some(param("point")))
}

fn point_page(point: Option<String>) -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let sent = use_context::<Filled<PointForm>>();
    load(async move {
        let view = sessions::to_write(&visit.actor, visit.services(), &scan?).await?;
        let stored = match &point {
            None => PointForm::default(),
            Some(id) => {
                let found = view
                    .points
                    .iter()
                    .find(|own| own.id.as_str() == id)
                    .ok_or(Failure::NotFound)?;
                PointForm {
                    statement: found.statement.clone().unwrap_or_default(),
                    text: found.text.clone(),
                }
            }
        };
        let filled = sent.unwrap_or(Filled {
            form: stored,
            problems: Problems::none(),
        });
        Ok(page(&view, point.is_none(), filled))
    })
}

fn page(view: &SessionView, new: bool, Filled { form, problems }: Filled<PointForm>) -> AnyView {
    let title = if new {
        "Gesprekspunt toevoegen"
    } else {
        "Gesprekspunt aanpassen"
    };
    let choices = statement_choices(&view.report.texts);
    let content = view! {
        <p><a class="qs-standalone" href=format!("/scans/{}/gesprek#punten", view.scan.id)>"Terug naar het gesprek"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <h1>{title}</h1>
        <Form>
            <Select
                name="statement"
                label="Over welke stelling?"
                hint="De antwoorden op deze stelling komen op het scherm."
                choices=choices
                value=form.statement
                optional=true
                problem=problems.of("statement")
            />
            <TextArea
                name="text"
                label="Waar wilt u het over hebben?"
                hint="Bijvoorbeeld een vraag aan de groep. Gaat het punt niet over een stelling? Vul dit dan in."
                value=form.text
                optional=true
                problem=problems.of("text")
            />
            <Button>"Bewaren"</Button>
        </Form>
    };
    scan_page(&view.scan, ScanTab::Session, title, content.into_any())
}
