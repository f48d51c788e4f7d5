//! Forms of the talking points.

use super::form_parts::{MoveForm, statements_by_theme};
use crate::pages::crossed::{self, Brought, Opened, button, heading, kept_now, read_on, send};
use crate::pages::failure::Failure;
use crate::pages::forms::{CheckboxList, Choices, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Problems};
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, typing_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::{Path, Query};
use axum::routing::post;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::ProblemCode;
use services::ids::{ScanId, TalkingPointId};
use services::sessions::{self, PointForm, SessionView, points};

const BASE: &str = "/scans/{id}/gesprek/gesprekspunten";

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(&format!("{BASE}/nieuw"), post(add))
        .route(&format!("{BASE}/{{point}}"), post(change))
        .route(&format!("{BASE}/{{point}}/plaats"), post(arrange))
}

/// In the query of a new point: the name that its page chose for it, so that what the page saves again and again is one point.
const UNDER: &str = "punt";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Under {
    punt: String,
}

async fn add(
    visit: Visit,
    Path(scan): Path<String>,
    Query(under): Query<Under>,
    Sent(form): Sent<PointForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let point = TalkingPointId::parse(&under.punt).unwrap_or_else(TalkingPointId::random);
    let kept = points::keep(&visit.actor, visit.services(), &scan, &point, &form).await;
    crossed::go_or_show_again(visit, kept, form, told, row(&scan, &point)).await
}

async fn change(
    visit: Visit,
    Path((scan, point)): Path<(String, String)>,
    Sent(form): Sent<PointForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let point = TalkingPointId::parse(&point).ok_or(Failure::NotFound)?;
    let changed = points::change(&visit.actor, visit.services(), &scan, &point, &form).await;
    crossed::go_or_show_again(visit, changed, form, told, row(&scan, &point)).await
}

fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, code| {
        let missing = field == "statements" && *code == ProblemCode::Missing;
        missing.then_some("Kies minstens één stelling.")
    })
}

fn row(scan: &ScanId, point: &TalkingPointId) -> String {
    format!("/scans/{scan}/gesprek#punt-{point}")
}

async fn arrange(
    visit: Visit,
    Path((scan, point)): Path<(String, String)>,
    Sent(form): Sent<MoveForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let point = TalkingPointId::parse(&point).ok_or(Failure::NotFound)?;
    points::arrange(&visit.actor, visit.services(), &scan, &point, form.read()?).await?;
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
    let brought = Brought::<PointForm>::of_request();
    let under = use_query_map().read_untracked().get(UNDER);
    load(async move {
        let view = sessions::to_draft(&visit.actor, visit.services(), &scan?).await?;
        let base = format!("/scans/{}/gesprek/gesprekspunten", view.scan.id);
        let Some(point) = point else {
            let point = under.as_deref().and_then(TalkingPointId::parse);
            let point = point.unwrap_or_else(TalkingPointId::random);
            let opened = brought.or(stored(&view, point.as_str()).unwrap_or_default());
            let address = format!("{base}/nieuw?{UNDER}={point}");
            return Ok(page(&view, NEW, address, opened));
        };
        let opened = brought.or(stored(&view, &point).ok_or(Failure::NotFound)?);
        Ok(page(&view, CHANGED, format!("{base}/{point}"), opened))
    })
}

const NEW: &str = "Gesprekspunt toevoegen";
const CHANGED: &str = "Gesprekspunt aanpassen";

/// The form of a talking point as it is kept.
fn stored(view: &SessionView, id: &str) -> Option<PointForm> {
    let found = view.points.iter().find(|own| own.id.as_str() == id)?;
    Some(PointForm {
        statements: found.statements.clone(),
        text: found.text.clone(),
        revision: found.revision,
        ..PointForm::default()
    })
}

/// What somebody else made of it meanwhile.
fn kept_point(view: &SessionView, kept: &PointForm) -> AnyView {
    let keys = kept.statements.iter();
    let statements: Vec<_> = keys
        .filter_map(|key| view.report.texts.statement(key))
        .map(|statement| view! { <p><strong>{statement.text.clone()}</strong></p> })
        .collect();
    let text = (!kept.text.trim().is_empty()).then(|| typed_text(&kept.text));
    view! { {statements} {text} }.into_any()
}

/// The form, which posts to that address.
fn page(
    view: &SessionView,
    title: &'static str,
    address: String,
    opened: Opened<PointForm>,
) -> AnyView {
    let (keep, saved) = (opened.keeps(), opened.saved());
    let Opened { filled, kept, .. } = opened;
    let (form, problems) = (filled.form, filled.problems);
    let save = button(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let back = format!("/scans/{}/gesprek#punten", view.scan.id);
    let kept = kept.map(|kept| kept_now(kept_point(view, &kept), back.clone()));
    let choices = Choices::by_group(statements_by_theme(&view.report.texts));
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar het gesprek"</a></p>
        <h1>{title}</h1>
        <ErrorSummary problems=problems.clone() heading=comes_down_to/>
        {kept}
        <Form action=address keep>
            {read_on(&form)}
            <CheckboxList
                name="statements"
                label="Over welke stellingen?"
                hint="Kies er minstens één. De antwoorden op deze stellingen komen op het scherm zodra de punten met iedereen gedeeld zijn."
                choices
                values=form.statements
                problem=problems.of("statements")
            />
            <TextArea
                name="text"
                label="Waar wilt u het over hebben?"
                hint="Bijvoorbeeld een vraag aan de groep."
                value=form.text
                optional=true
                problem=problems.of("text")
            />
            <div class="qs-button-group">{send(save)}{saved}</div>
        </Form>
    };
    typing_page(&view.scan, ScanTab::Session, title, content.into_any())
}
