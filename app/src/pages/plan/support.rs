//! `/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}`: asking for support of the programme, and what of it the plan shows.

use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextField};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page, told};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::{PriorityId, ScanId, SupportId};
use services::plans::{self, AskedSupport, PlanView, PriorityView, SupportQuestionForm};
use services::programme::support::{Support, TakenUp};

const ADDRESS: &str = "/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}";

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route(ADDRESS, post(ask))
        .route(&format!("{ADDRESS}/weghalen"), post(take_back))
}

type Ids = Path<(String, String, String)>;

fn parsed(
    Path((scan, priority, support)): Ids,
) -> Result<(ScanId, PriorityId, SupportId), Failure> {
    let priority = PriorityId::parse(&priority).ok_or(Failure::NotFound)?;
    let support = SupportId::parse(&support).ok_or(Failure::NotFound)?;
    Ok((parsed_scan(&scan)?, priority, support))
}

fn back(scan: &ScanId, priority: &PriorityId) -> String {
    format!("/scans/{scan}/verbeterplan#hulp-{priority}")
}

async fn ask(visit: Visit, ids: Ids, Sent(form): Sent<SupportQuestionForm>) -> Answer {
    let (scan, priority, support) = parsed(ids)?;
    let own = (&priority, &support);
    let asked = plans::ask_support(&visit.actor, visit.services(), &scan, own, &form).await;
    let next = |()| back(&scan, &priority);
    visit.go_or_show_again(asked, form, told, next).await
}

async fn take_back(visit: Visit, ids: Ids) -> Answer {
    let (scan, priority, support) = parsed(ids)?;
    let own = (&priority, &support);
    plans::take_back_support(&visit.actor, visit.services(), &scan, own).await?;
    visit.go(back(&scan, &priority))
}

/// `/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}`
#[component]
pub fn SupportPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let (priority, support) = (param("priority"), param("aanbod"));
    let sent = use_context::<Filled<SupportQuestionForm>>();
    load(async move {
        let view = plans::to_write(&visit.actor, visit.services(), &scan?).await?;
        let mut priorities = view.priorities.iter();
        let own = priorities
            .find(|own| own.priority.id.as_str() == priority)
            .ok_or(Failure::NotFound)?;
        let mut known = own.support.iter();
        let before = known.find(|asked| asked.support.id.as_str() == support);
        let mut offered = view.offered_for(own);
        let offer = offered.find(|offer| offer.id.as_str() == support);
        let offer = offer.or(before
            .filter(|asked| !asked.removed)
            .map(|own| &own.support));
        let offer = offer.ok_or(Failure::NotFound)?;
        let filled = sent.unwrap_or_else(|| {
            let question = before.map_or_else(String::new, |asked| asked.question.clone());
            Filled::stored(SupportQuestionForm { question })
        });
        Ok(page(&view, own, offer, filled))
    })
}

fn page(
    view: &PlanView,
    priority: &PriorityView,
    support: &Support,
    Filled { form, problems }: Filled<SupportQuestionForm>,
) -> AnyView {
    let plan = back(&view.scan.id, &priority.priority.id);
    let stay = plan.clone();
    let is_asked = priority.asked_for(&support.id).is_some();
    let button = if is_asked { "Bewaren" } else { "Hulp vragen" };
    let take_back = is_asked.then(|| {
        let action = format!("{}/weghalen", address(view, priority, support));
        view! {
            <section class="qs-section" aria-labelledby="weghalen">
                <h2 id="weghalen">"Toch geen hulp nodig?"</h2>
                <p class="qs-measure">"Het programma ziet uw vraag dan niet meer. Zolang het plan niet opnieuw is vastgesteld, kunt u de vraag hier terugzetten."</p>
                <form method="post" action=action><Button secondary=true>"Vraag om hulp weghalen"</Button></form>
            </section>
        }
    });
    let mut known = priority.support.iter();
    let was_asked = known.any(|own| own.removed && own.support.id == support.id);
    let again = (was_asked && !is_asked).then(|| {
        view! { <p class="qs-notice">"U haalde deze vraag weg. De tekst staat er nog: vraag opnieuw om hulp, dan staat alles weer in het plan."</p> }
    });
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=plan>"Terug naar het plan"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-kicker" dir="auto">{format!("Hulp bij: {}", priority.priority.title)}</p>
        <h1>{support.name.clone()}</h1>
        <p class="qs-lead">{support.description.clone()}</p>
        {more(support)}
        {again}
        <Form>
            <TextField
                name="question"
                label="Wat is uw vraag?"
                hint="Bijvoorbeeld: twee avonden over onze vergaderorde. Uw vraag staat in het plan, dus straks ook op de openbare pagina. Schrijf geen namen op."
                value=form.question
                optional=true
                problem=problems.of("question")
            />
            <p class="qs-measure">"Het programma ziet uw vraag meteen, met uw naam en e-mailadres als trekker."</p>
            <div class="qs-button-group">
                <Button>{button}</Button>
                <a class="qs-standalone" href=stay>"Niets veranderen"</a>
            </div>
        </Form>
        {take_back}
    };
    scan_page(&view.scan, ScanTab::Plan, &support.name, content.into_any())
}

fn address(view: &PlanView, priority: &PriorityView, support: &Support) -> String {
    format!(
        "/scans/{}/verbeterplan/prioriteiten/{}/hulp/{}",
        view.scan.id, priority.priority.id, support.id
    )
}

/// Where to read more, if there is such a page.
fn more(support: &Support) -> Option<AnyView> {
    (!support.link.is_empty()).then(|| {
        let name = format!(" over {}", support.name);
        view! { <p><a class="qs-standalone" href=support.link.clone()>"Meer lezen"<span class="qs-visually-hidden">{name}</span></a></p> }
            .into_any()
    })
}

/// What of the programme's support is asked for with a priority, and what else it offers there.
pub(super) fn support(view: &PlanView, place: usize, priority: &PriorityView) -> AnyView {
    let anchor = format!("hulp-{}", priority.priority.id);
    let rows: Vec<_> = priority
        .asked()
        .map(|own| asked(view, priority, own))
        .collect();
    if rows.is_empty() {
        return offered(view, place, priority, Some(anchor)).into_any();
    }
    view! {
        <h3 id=anchor>"Hulp die wij vragen"</h3>
        <ul class="qs-rows">{rows}</ul>
        {offered(view, place, priority, None)}
    }
    .into_any()
}

fn asked(view: &PlanView, priority: &PriorityView, own: &AskedSupport) -> AnyView {
    let support = &own.support;
    let question = (!own.question.is_empty()).then(|| typed_text(&own.question));
    let stopped = (!support.offered)
        .then(|| view! { <p class="qs-note">"Het programma biedt dit nu niet meer aan. De vraag blijft staan."</p> });
    let change = view.may_write().then(|| {
        let label = format!(": {}", support.name);
        view! { <p><a class="qs-standalone" href=address(view, priority, support)>"Aanpassen of weghalen"<span class="qs-visually-hidden">{label}</span></a></p> }
    });
    view! {
        <li>
            <p><strong>{support.name.clone()}</strong></p>
            {question}
            <p class="qs-note">{format!("Gevraagd op {}", day(own.asked_on))}</p>
            {answer(own.taken_up.as_ref())}
            {stopped}
            {change}
        </li>
    }
    .into_any()
}

/// What the programme does about it.
fn answer(taken_up: Option<&TakenUp>) -> AnyView {
    let Some(own) = taken_up else {
        return view! { <p class="qs-note">"Het programma heeft dit nog niet opgepakt."</p> }
            .into_any();
    };
    view! {
        <p class="qs-note">{format!("Opgepakt op {} door {}:", day(own.on), own.by)}</p>
        {typed_text(&own.note)}
    }
    .into_any()
}

/// What else the programme offers here; nothing where it offers nothing.
fn offered(
    view: &PlanView,
    place: usize,
    priority: &PriorityView,
    anchor: Option<String>,
) -> Option<AnyView> {
    let rows: Vec<_> = view
        .offered_for(priority)
        .map(|support| {
            let ask = view.may_write().then(|| {
                let label = format!(": {}", support.name);
                view! { <p><a class="qs-standalone" href=address(view, priority, support)>"Hulp vragen"<span class="qs-visually-hidden">{label}</span></a></p> }
            });
            view! {
                <div>
                    <dt>{support.name.clone()}</dt>
                    <dd class="qs-small">{support.description.clone()}{more(support)}{ask}</dd>
                </div>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure" id=anchor>
                <summary>"Hulp uit het programma"<span class="qs-visually-hidden">{format!(" bij prioriteit {}", place + 1)}</span></summary>
                <dl class="qs-rows qs-rows--wide">{rows}</dl>
            </details>
        }
        .into_any()
    })
}
