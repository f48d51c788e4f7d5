//! Forms of the priorities.

use super::form_parts::{MoveForm, statements_by_theme};
use crate::pages::crossed::{self, Brought, Opened, button, heading, kept_now, read_on, send};
use crate::pages::failure::Failure;
use crate::pages::forms::{
    CheckboxList, Choice, Choices, Form, RadioList, Select, TextArea, TextField,
};
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
use questionnaires::kind::Subgoal;
use serde::Deserialize;
use services::ProblemCode;
use services::ids::{PriorityId, ScanId};
use services::results::{Report, names};
use services::room;
use services::sessions::{self, PriorityForm, SessionView, priorities};

/// In the query of a new priority: what was picked in the room and becomes one.
pub(super) const CANDIDATE: &str = "kandidaat";

const BASE: &str = "/scans/{id}/gesprek/prioriteiten";

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(&format!("{BASE}/nieuw"), post(add))
        .route(&format!("{BASE}/{{priority}}"), post(change))
        .route(&format!("{BASE}/{{priority}}/plaats"), post(arrange))
}

/// In the query of a new priority: the name that its page chose for it, so that what the page saves again and again is one priority.
const UNDER: &str = "prioriteit";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Under {
    prioriteit: String,
}

async fn add(
    visit: Visit,
    Path(scan): Path<String>,
    Query(under): Query<Under>,
    Sent(form): Sent<PriorityForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let priority = PriorityId::parse(&under.prioriteit).unwrap_or_else(PriorityId::random);
    let kept = priorities::keep(&visit.actor, visit.services(), &scan, &priority, &form).await;
    crossed::go_or_show_again(visit, kept, form, told, row(&scan, &priority)).await
}

async fn change(
    visit: Visit,
    Path((scan, priority)): Path<(String, String)>,
    Sent(form): Sent<PriorityForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let priority = PriorityId::parse(&priority).ok_or(Failure::NotFound)?;
    let changed = priorities::change(&visit.actor, visit.services(), &scan, &priority, &form).await;
    crossed::go_or_show_again(visit, changed, form, told, row(&scan, &priority)).await
}

fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, code| match field {
        _ if *code != ProblemCode::Missing => None,
        "title" => Some("Kies een richting, of zeg in eigen woorden wat er beter moet."),
        "subgoal" => Some("Kies bij welk subdoel dit hoort."),
        "statements" => Some("Kies minstens één stelling."),
        _ => None,
    })
}

fn row(scan: &ScanId, priority: &PriorityId) -> String {
    format!("/scans/{scan}/gesprek#prioriteit-{priority}")
}

async fn arrange(
    visit: Visit,
    Path((scan, priority)): Path<(String, String)>,
    Sent(form): Sent<MoveForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let priority = PriorityId::parse(&priority).ok_or(Failure::NotFound)?;
    priorities::arrange(
        &visit.actor,
        visit.services(),
        &scan,
        &priority,
        form.read()?,
    )
    .await?;
    visit.go(format!("/scans/{scan}/gesprek#prioriteiten"))
}

/// `/scans/{id}/gesprek/prioriteiten/nieuw`
#[component]
pub fn NewPriorityPage() -> impl IntoView {
    priority_page(None)
}

/// `/scans/{id}/gesprek/prioriteiten/{priority}`
#[component]
pub fn PriorityPage() -> impl IntoView {
    priority_page(Some(param("priority")))
}

fn priority_page(priority: Option<String>) -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let brought = Brought::<PriorityForm>::of_request();
    let query = use_query_map();
    let (candidate, under) = {
        let query = query.read_untracked();
        (query.get(CANDIDATE), query.get(UNDER))
    };
    load(async move {
        let (actor, services, scan) = (&visit.actor, visit.services(), scan?);
        let view = sessions::to_write(actor, services, &scan).await?;
        let base = format!("/scans/{scan}/gesprek/prioriteiten");
        if let Some(priority) = priority {
            let opened = brought.or(stored(&view, &priority).ok_or(Failure::NotFound)?);
            return Ok(page(&view, false, format!("{base}/{priority}"), opened));
        }
        let under = under.as_deref().and_then(PriorityId::parse);
        let under = under.unwrap_or_else(PriorityId::random);
        let form = match (stored(&view, under.as_str()), candidate) {
            (Some(stored), _) => stored,
            (None, Some(candidate)) => room::prefilled(actor, services, &scan, &candidate).await?,
            (None, None) => PriorityForm::default(),
        };
        let address = format!("{base}/nieuw?{UNDER}={under}");
        Ok(page(&view, true, address, brought.or(form)))
    })
}

/// The form of a priority as it is kept. Whether its words came from a direction no longer matters: they are its own now.
fn stored(view: &SessionView, id: &str) -> Option<PriorityForm> {
    let found = view.priorities.iter().find(|own| own.id.as_str() == id)?;
    Some(PriorityForm {
        direction: String::new(),
        title: found.title.clone(),
        subgoal: found.subgoal.code().to_owned(),
        statements: found.statements.clone(),
        dissent: found.dissent.clone(),
        revision: found.revision,
        ..PriorityForm::default()
    })
}

/// What somebody else made of it meanwhile.
fn kept_priority(view: &SessionView, kept: &PriorityForm) -> AnyView {
    let texts = &view.report.texts;
    let statements: Vec<_> = kept
        .statements
        .iter()
        .filter_map(|key| texts.statement(key))
        .map(|statement| view! { <li>{statement.text.clone()}</li> })
        .collect();
    let subgoal = Subgoal::from_code(&kept.subgoal).map(
        |subgoal| view! { <p class="qs-note">{names::subgoal(view.report.kind(), subgoal)}</p> },
    );
    let dissent = (!kept.dissent.trim().is_empty())
        .then(|| view! { <p class="qs-note">"Anders gezien:"</p> {typed_text(&kept.dissent)} });
    view! {
        <p dir="auto"><strong>{kept.title.clone()}</strong></p>
        {subgoal}
        <ul class="qs-list">{statements}</ul>
        {dissent}
    }
    .into_any()
}

/// The heading, and what stands at the words of one's own.
const fn words(new: bool) -> (&'static str, &'static str, &'static str) {
    if new {
        (
            "Prioriteit toevoegen",
            "Of zeg het in eigen woorden",
            "Kiest u ook een richting? Dan gelden uw eigen woorden.",
        )
    } else {
        ("Prioriteit aanpassen", "Wat moet het eerst beter?", "")
    }
}

/// The form, which posts to that address.
fn page(view: &SessionView, new: bool, address: String, opened: Opened<PriorityForm>) -> AnyView {
    let (keep, saved) = (opened.keeps(), opened.saved());
    let Opened { filled, kept, .. } = opened;
    let (form, problems) = (filled.form, filled.problems);
    let (title, own, hint) = words(new);
    let report = &view.report;
    let directions = new.then(|| direction_list(report, &form, &problems));
    let save = button(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let back = format!("/scans/{}/gesprek#prioriteiten", view.scan.id);
    let kept = kept.map(|kept| kept_now(kept_priority(view, &kept), back.clone()));
    let subgoals = subgoals(report);
    let statements = Choices::by_group(statements_by_theme(&report.texts));
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar het gesprek"</a></p>
        <h1>{title}</h1>
        <ErrorSummary problems=problems.clone() heading=comes_down_to/>
        {kept}
        <Form action=address keep>
            {read_on(&form)}
            {directions}
            <TextField name="title" label=own hint=hint value=form.title optional=new problem=problems.of("title")/>
            <Select
                name="subgoal"
                label="Bij welk subdoel hoort dit?"
                hint=if new { "Hoeft niet als u een richting kiest." } else { "" }
                choices=subgoals
                value=form.subgoal
                optional=new
                problem=problems.of("subgoal")
            />
            <TextArea
                name="dissent"
                label="Zag iemand dit anders?"
                hint="Was de groep het niet eens? Schrijf dan op wat anderen vinden. Dat komt in het plan."
                value=form.dissent
                optional=true
                problem=problems.of("dissent")
            />
            <CheckboxList
                name="statements"
                label="Bij welke stellingen hoort dit?"
                hint="Kies er minstens één. De antwoorden komen in het plan te staan."
                choices=statements
                values=form.statements
                problem=problems.of("statements")
            />
            <div class="qs-button-group">{send(save)}{saved}</div>
        </Form>
    };
    typing_page(&view.scan, ScanTab::Session, title, content.into_any())
}

fn direction_list(report: &Report, form: &PriorityForm, problems: &Problems) -> AnyView {
    view! {
        <RadioList
            name="direction"
            label="Kies een richting"
            choices=directions(report)
            value=form.direction.clone()
            optional=true
            problem=problems.of("direction")
        />
    }
    .into_any()
}

fn directions(report: &Report) -> Vec<Choice> {
    report
        .texts
        .directions
        .iter()
        .map(|direction| Choice::new(&direction.key, &direction.text))
        .collect()
}

/// The subgoals as choices.
#[must_use]
pub fn subgoals(report: &Report) -> Vec<Choice> {
    Subgoal::ALL
        .iter()
        .map(|subgoal| Choice::new(subgoal.code(), names::subgoal(report.kind(), *subgoal)))
        .collect()
}
