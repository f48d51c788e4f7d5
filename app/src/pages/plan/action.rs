//! Forms of actions. What is sent is kept first and checked second: the page of an action tells what it still lacks.

use super::told::told;
use crate::pages::crossed::{
    self, Brought, Opened, button, heading, kept_fields, kept_now, read_on,
};
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, Select, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::scans::parts::{pointed_out, points_out};
use crate::pages::sent::Sent;
use crate::pages::session::{MoveForm, subgoals};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use questionnaires::kind::Subgoal;
use services::ids::{ActionId, PriorityId, ScanId};
use services::plans::{self, ActionForm, PlanView, PriorityView, edit};
use services::results::names;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(
            "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
            post(add),
        )
        .route("/scans/{id}/verbeterplan/acties/{action}", post(write))
        .route(
            "/scans/{id}/verbeterplan/acties/{action}/plaats",
            post(arrange),
        )
}

async fn add(
    visit: Visit,
    Path((scan, priority)): Path<(String, String)>,
    Sent(form): Sent<ActionForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let priority = PriorityId::parse(&priority).ok_or(Failure::NotFound)?;
    let added = edit::add_action(&visit.actor, visit.services(), &scan, &priority, &form).await;
    let ready = form.problems().is_empty();
    let next = |action| after(&scan, &action, ready);
    visit.go_or_show_again(added, form, told, next).await
}

async fn write(
    visit: Visit,
    Path((scan, action)): Path<(String, String)>,
    Sent(form): Sent<ActionForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let action = ActionId::parse(&action).ok_or(Failure::NotFound)?;
    let written = edit::write_action(&visit.actor, visit.services(), &scan, &action, &form).await;
    let next = after(&scan, &action, form.problems().is_empty());
    crossed::go_or_show_again(visit, written, form, told, next).await
}

/// Back to the plan; or to the action itself while something is missing.
fn after(scan: &ScanId, action: &ActionId, ready: bool) -> String {
    if ready {
        format!("/scans/{scan}/verbeterplan#actie-{action}")
    } else {
        format!("/scans/{scan}/verbeterplan/acties/{action}?nakijken=ja")
    }
}

async fn arrange(
    visit: Visit,
    Path((scan, action)): Path<(String, String)>,
    Sent(form): Sent<MoveForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let action = ActionId::parse(&action).ok_or(Failure::NotFound)?;
    edit::arrange_action(&visit.actor, visit.services(), &scan, &action, form.read()?).await?;
    visit.go(format!("/scans/{scan}/verbeterplan"))
}

/// `/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw`
#[component]
pub fn NewActionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let priority = param("priority");
    let sent = use_context::<Filled<ActionForm>>();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        let own = view
            .priorities
            .iter()
            .find(|own| own.priority.id.as_str() == priority)
            .ok_or(Failure::NotFound)?;
        Ok(page(
            &view,
            own,
            "Actie toevoegen",
            Opened::new(sent.unwrap_or_default()),
            Standing::Typed,
        ))
    })
}

/// `/scans/{id}/verbeterplan/acties/{action}`
#[component]
pub fn ActionPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let action = param("action");
    let saved = points_out();
    let brought = Brought::<ActionForm>::of_request();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        let actions = view
            .priorities
            .iter()
            .flat_map(|own| own.actions.iter().map(move |action| (own, action)));
        let (own, found) = actions
            .into_iter()
            .find(|(_, own)| own.id.as_str() == action)
            .ok_or(Failure::NotFound)?;
        let opened = brought.is_nothing();
        let mut shown = brought.or(found.form.clone());
        let standing = if opened {
            let lacking = told(&found.problems());
            shown.filled.problems = pointed_out(saved, || lacking.clone());
            Standing::Kept { saved, lacking }
        } else {
            Standing::Typed
        };
        Ok(page(&view, own, "Actie aanpassen", shown, standing))
    })
}

/// What the page shows: a form as it was sent and not kept, or an action as it is kept.
enum Standing {
    /// As it was sent, or still empty.
    Typed,
    /// As it is kept.
    Kept {
        /// Whether it was saved just now.
        saved: bool,
        /// What it still lacks.
        lacking: Problems,
    },
}

/// What is wrong, or what the action still lacks: to open one that is not complete yet is no mistake.
fn what_lacks(problems: &Problems, standing: Standing, heading: &'static str) -> AnyView {
    let problems = problems.clone();
    match standing {
        Standing::Typed => view! { <ErrorSummary problems heading/> }.into_any(),
        Standing::Kept { saved: true, .. } => {
            view! { <ErrorSummary problems heading="Bewaard, maar nog niet compleet"/> }.into_any()
        }
        Standing::Kept { lacking, .. } if lacking.is_empty() => ().into_any(),
        Standing::Kept { lacking, .. } => {
            let lines: Vec<_> = lacking
                .iter()
                .map(|lack| {
                    let href = format!("#{}", lack.field);
                    view! { <li><a href=href>{lack.sentence.clone()}</a></li> }
                })
                .collect();
            view! {
                <div class="qs-notice">
                    <p><strong>"Deze actie is nog niet compleet."</strong></p>
                    <ul class="qs-list">{lines}</ul>
                </div>
            }
            .into_any()
        }
    }
}

/// What the action says now.
fn kept_action(view: &PlanView, kept: &ActionForm) -> AnyView {
    let due_on = kept.due_on().map_or_else(|| kept.due_on.clone(), day);
    let subgoal = Subgoal::from_code(&kept.subgoal).map_or_else(String::new, |own| {
        names::subgoal(view.report.kind(), own).to_owned()
    });
    kept_fields(&[
        ("Wat gaan wij doen?", &kept.what),
        ("Wat is de eerste stap?", &kept.first_step),
        ("Wie zorgt ervoor?", &kept.owner),
        ("Wie helpt mee?", &kept.others),
        ("Wanneer is het klaar?", &due_on),
        ("Hoe zien wij dat het werkt?", &kept.how_seen),
        ("Bij welk subdoel hoort dit?", &subgoal),
    ])
}

fn page(
    view: &PlanView,
    priority: &PriorityView,
    title: &'static str,
    Opened { filled, kept, .. }: Opened<ActionForm>,
    standing: Standing,
) -> AnyView {
    let (form, problems) = (filled.form, filled.problems);
    let save = button(kept.is_some());
    let lacks = what_lacks(&problems, standing, heading(kept.is_some()));
    let back = format!(
        "/scans/{}/verbeterplan#prioriteit-{}",
        view.scan.id, priority.priority.id
    );
    let kept = kept.map(|kept| kept_now(kept_action(view, &kept), back.clone()));
    let fields = fields(view, priority, form, &problems);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar het plan"</a></p>
        <p class="qs-kicker" dir="auto">{priority.priority.title.clone()}</p>
        <h1>{title}</h1>
        {lacks}
        {kept}
        <Form>{fields}<div class="qs-button-group"><Button>{save}</Button></div></Form>
    };
    scan_page(&view.scan, ScanTab::Plan, title, content.into_any())
}

fn fields(
    view: &PlanView,
    priority: &PriorityView,
    form: ActionForm,
    problems: &Problems,
) -> AnyView {
    let read = read_on(&form);
    let subgoal = if form.subgoal.is_empty() {
        priority.priority.subgoal.code().to_owned()
    } else {
        form.subgoal
    };
    view! {
        {read}
        <TextArea name="what" label="Wat gaan wij doen?" value=form.what rows=3 problem=problems.of("what")/>
        <TextArea
            name="first_step"
            label="Wat is de eerste stap?"
            hint="Iets wat binnen drie maanden kan."
            value=form.first_step
            rows=2
            optional=true
            problem=problems.of("first_step")
        />
        <TextField
            name="owner"
            label="Wie zorgt ervoor?"
            hint="Schrijf een functie op, geen naam. Bijvoorbeeld: griffier."
            value=form.owner
            problem=problems.of("owner")
        />
        <TextField name="others" label="Wie helpt mee?" value=form.others optional=true problem=problems.of("others")/>
        <TextField kind=TextKind::Date name="due_on" label="Wanneer is het klaar?" value=form.due_on problem=problems.of("due_on")/>
        <TextArea
            name="how_seen"
            label="Hoe zien wij dat het werkt?"
            hint="Iets wat u kunt tellen of laten zien."
            value=form.how_seen
            rows=2
            optional=true
            problem=problems.of("how_seen")
        />
        <Select name="subgoal" label="Bij welk subdoel hoort dit?" choices=subgoals(&view.report) value=subgoal problem=problems.of("subgoal")/>
    }
    .into_any()
}
