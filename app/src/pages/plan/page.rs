//! `/scans/{id}/verbeterplan`

use super::support::support;
use super::told::sentence;
use super::versions::adopted;
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::session::{place_buttons, removed_list};
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::plans::{self, ADVISED_ACTIONS, ActionView, MOST_ACTIONS, PlanView, PriorityView};
use services::results::names;
use services::scans::State;

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/verbeterplan", post(complete))
}

async fn complete(visit: Visit, Path(scan): Path<String>) -> Answer {
    let scan = parsed_scan(&scan)?;
    plans::complete(&visit.actor, visit.services(), &scan)
        .await
        .map_err(Failure::from)?;
    visit.go(format!("/scans/{scan}/verbeterplan"))
}

/// `/scans/{id}/verbeterplan`
#[component]
pub fn PlanPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = plans::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &PlanView) -> AnyView {
    let content = if view.scan.state == State::Closed {
        view! {
            <h1>"Verbeterplan"</h1>
            <p class="qs-lead">"Het plan begint na het gesprek. Daar worden eerst drie tot vijf prioriteiten gekozen."</p>
            <p><a class="qs-button" href=format!("/scans/{}/gesprek", view.scan.id)>"Naar het gesprek"</a></p>
        }
        .into_any()
    } else {
        let priorities: Vec<_> = view
            .priorities
            .iter()
            .enumerate()
            .map(|(place, priority)| priority_section(view, place, priority))
            .collect();
        view! {
            <h1>"Verbeterplan"</h1>
            <p class="qs-lead">{lead(view)}</p>
            {standing(view)}
            {too_many(view)}
            {priorities}
            {remark_answers(view)}
            {next(view)}
        }
        .into_any()
    };
    scan_page(&view.scan, ScanTab::Plan, "Verbeterplan", content)
}

const fn lead(view: &PlanView) -> &'static str {
    match view.scan.state {
        State::Discussed if view.standing.lead => {
            "Schrijf bij elke prioriteit wat u zag, wat u wilt bereiken en wie wat doet. Alles wat u bewaart, blijft staan."
        }
        State::Discussed => {
            "De trekker schrijft het plan: bij elke prioriteit een bevinding, een doel en wie wat doet."
        }
        State::Planned => "Het plan is klaar om vast te stellen. Aanpassen kan nog.",
        _ if view.amendment.is_some() => {
            "Het plan wordt gewijzigd. Wat is vastgesteld, geldt tot de nieuwe versie is vastgesteld."
        }
        _ => "Het plan is vastgesteld.",
    }
}

/// The version that holds, the change that is being written, and the document.
fn standing(view: &PlanView) -> AnyView {
    let version = view.versions.last().map(|version| {
        view! {
            <p>{adopted(version)}</p>
            <p class="qs-links">
                <a class="qs-standalone" href=format!("/scans/{}/voortgang", view.scan.id)>"Voortgang van de acties"</a>
                <a class="qs-standalone" href=format!("/scans/{}/verbeterplan/versies", view.scan.id)>"Alle versies"</a>
            </p>
        }
    });
    let what = if view.versions.is_empty() || view.is_changed() {
        "Concept van het plan"
    } else {
        "Het plan"
    };
    let document = if view.is_complete() {
        view! { <p><a class="qs-standalone" href=format!("/scans/{}/verbeterplan.pdf", view.scan.id) download>{what}</a>" "<span class="qs-subtle">"PDF"</span></p> }.into_any()
    } else {
        view! { <p class="qs-note">"Een PDF maken kan zodra bij elke actie staat wat, wie en wanneer."</p> }.into_any()
    };
    view! { <div class="qs-finding">{version}{amended(view)}{document}</div> }.into_any()
}

/// Since when and why the adopted plan is being changed.
fn amended(view: &PlanView) -> Option<AnyView> {
    view.amendment.as_ref().map(|amendment| {
        view! {
            <p>{format!("Een nieuwe versie is in de maak sinds {}. De reden:", day(amendment.begun_on))}</p>
            {typed_text(&amendment.reason)}
        }
        .into_any()
    })
}

fn too_many(view: &PlanView) -> Option<AnyView> {
    let actions = view.actions();
    (actions > ADVISED_ACTIONS).then(|| {
        view! {
            <p class="qs-panel">
                {format!("Het plan heeft {actions} acties. Houd het liefst bij {ADVISED_ACTIONS}: meer is moeilijk gedaan te krijgen. Meer dan {MOST_ACTIONS} kan niet.")}
            </p>
        }
        .into_any()
    })
}

fn priority_section(view: &PlanView, place: usize, priority: &PriorityView) -> AnyView {
    let own = &priority.priority;
    let kind = view.report.kind();
    let path = format!(
        "/scans/{}/verbeterplan/prioriteiten/{}",
        view.scan.id, own.id
    );
    let statements: Vec<_> = own
        .statements
        .iter()
        .filter_map(|key| view.report.row(key))
        .map(|row| {
            let labels = crate::pages::results::labels_in_words(&view.report, &row.table.labels);
            view! { <li>{row.text.text.clone()}" "<span class="qs-note">{labels}</span></li> }
        })
        .collect();
    let dissent = (!own.dissent.trim().is_empty())
        .then(|| view! { <div><dt>"Anders gezien"</dt><dd>{typed_text(&own.dissent)}</dd></div> });
    let edit = view.may_write().then(|| {
        view! { <p><a class="qs-standalone" href=path.clone()>"Bevinding en doel aanpassen"<span class="qs-visually-hidden">{format!(" bij prioriteit {}", place + 1)}</span></a></p> }
    });
    let heading = format!("prioriteit-{}", own.id);
    view! {
        <section class="qs-section" aria-labelledby=heading.clone()>
            <p class="qs-kicker">{format!("Prioriteit {} · {}", place + 1, names::subgoal(kind, own.subgoal))}</p>
            <h2 id=heading.clone() dir="auto">{own.title.clone()}</h2>
            <dl class="qs-rows qs-rows--wide">
                <div><dt>"Wat wij zagen"</dt><dd>{written(&own.finding)}<ul class="qs-list">{statements}</ul></dd></div>
                <div><dt>"Ons doel"</dt><dd>{written(&own.goal)}</dd></div>
                {dissent}
            </dl>
            {edit}
            {actions(view, place, priority, &path)}
            {support(view, place, priority)}
        </section>
    }
    .into_any()
}

fn written(text: &str) -> AnyView {
    if text.trim().is_empty() {
        view! { <p class="qs-subtle">"Nog niet opgeschreven."</p> }.into_any()
    } else {
        typed_text(text)
    }
}

fn actions(view: &PlanView, place: usize, priority: &PriorityView, path: &str) -> AnyView {
    let present: Vec<&ActionView> = priority.present().collect();
    let count = present.len();
    let rows: Vec<_> = present
        .iter()
        .enumerate()
        .map(|(number, action)| {
            action_row(
                view,
                format!("{}.{}", place + 1, number + 1),
                action,
                number == 0,
                number + 1 == count,
            )
        })
        .collect();
    let empty =
        (count == 0).then(|| view! { <p class="qs-error">"Voeg nog minstens één actie toe."</p> });
    let add = (view.may_write() && view.actions() < MOST_ACTIONS)
        .then(|| view! { <p><a class="qs-button" href=format!("{path}/acties/nieuw")>"Actie toevoegen"<span class="qs-visually-hidden">{format!(" bij prioriteit {}", place + 1)}</span></a></p> });
    let removed = priority.actions.iter().filter(|action| action.removed);
    let removed = removed
        .map(|action| (action_path(view, action), action.form.what.clone()))
        .collect();
    view! {
        <h3>"Acties"</h3>
        {empty}
        <ol class="qs-rows">{rows}</ol>
        {add}
        {view.may_write().then(|| removed_list(removed))}
    }
    .into_any()
}

fn action_path(view: &PlanView, action: &ActionView) -> String {
    format!("/scans/{}/verbeterplan/acties/{}", view.scan.id, action.id)
}

fn action_row(
    view: &PlanView,
    number: String,
    action: &ActionView,
    first: bool,
    last: bool,
) -> AnyView {
    let form = &action.form;
    let path = action_path(view, action);
    let due = form.due_on().map_or_else(|| form.due_on.clone(), day);
    let line = |label: &'static str, text: String| {
        (!text.trim().is_empty()).then(
            || view! { <div><dt class="qs-note">{label}</dt><dd dir="auto">{text}</dd></div> },
        )
    };
    let missing: Vec<_> = action
        .problems()
        .iter()
        .map(|problem| view! { <li class="qs-error">{sentence(problem)}</li> })
        .collect();
    let missing = (!missing.is_empty()).then(|| view! { <ul class="qs-errors">{missing}</ul> });
    let buttons = view.may_write().then(|| {
        view! {
            <div class="qs-button-group">
                <a class="qs-standalone" href=path.clone()>"Aanpassen"<span class="qs-visually-hidden">{format!(": actie {number}")}</span></a>
                {place_buttons(&path, &format!("actie {number}"), first, last)}
            </div>
        }
    });
    view! {
        <li id=format!("actie-{}", action.id)>
            <p dir="auto"><strong>{number.clone()}" "{form.what.clone()}</strong></p>
            <dl class="qs-facts">
                {line("Eerste stap", form.first_step.clone())}
                {line("Wie", form.owner.clone())}
                {line("Met", form.others.clone())}
                {line("Klaar op", due)}
                {line("Hoe zien wij het?", form.how_seen.clone())}
            </dl>
            {missing}
            {buttons}
        </li>
    }
    .into_any()
}

/// Those who wrote a remark get an answer beside the plan; nothing where no remark was released.
fn remark_answers(view: &PlanView) -> Option<AnyView> {
    let progress = view.remark_answers;
    let sentence = match progress.themes {
        0 => return None,
        1 => "Bij één onderwerp zijn opmerkingen vrijgegeven.".to_owned(),
        topics => format!("Bij {topics} onderwerpen zijn opmerkingen vrijgegeven."),
    };
    let answered = match progress.answered {
        0 => "Er is nog niet op geantwoord.".to_owned(),
        all if all == progress.themes => "Op alle is geantwoord.".to_owned(),
        answered => format!("Bij {answered} daarvan staat een antwoord."),
    };
    let label = if view.standing.lead {
        "Antwoorden schrijven en aanpassen"
    } else {
        "Antwoorden lezen"
    };
    Some(
        view! {
            <section class="qs-section" aria-labelledby="antwoorden">
                <h2 id="antwoorden">"Antwoorden op opmerkingen"</h2>
                <p class="qs-measure">{format!("{sentence} {answered} De antwoorden staan bij het plan op de openbare pagina.")}</p>
                <p><a class="qs-standalone" href=format!("/scans/{}/resultaten/antwoorden", view.scan.id)>{label}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// What comes next, for the lead.
fn next(view: &PlanView) -> Option<AnyView> {
    if !view.standing.lead {
        return None;
    }
    let content = match view.scan.state {
        State::Discussed => ready(view),
        State::Planned => adopt(view, "Vaststellen", asked_for_adoption(view.report.kind())),
        State::Adopted => view! { {publish(view)} {change(view)} }.into_any(),
        _ => view! { {published(view)} {change(view)} }.into_any(),
    };
    Some(view! { <section class="qs-section" aria-labelledby="verder"><h2 id="verder">"Hoe gaat het verder?"</h2>{content}</section> }.into_any())
}

fn ready(view: &PlanView) -> AnyView {
    if view.is_complete() {
        let body = names::elected_body(view.report.kind());
        return view! {
            <p class="qs-measure">{format!("Bij elke prioriteit staat een actie met wie en wanneer. Is het plan klaar om aan {body} voor te leggen?")}</p>
            <form method="post"><Button>"Het plan is klaar"</Button></form>
        }
        .into_any();
    }
    view! { <p class="qs-measure">"Het plan is klaar als bij elke prioriteit een actie staat, en bij elke actie wat, wie en wanneer. Wat nog ontbreekt, staat hierboven bij de prioriteit of de actie."</p> }.into_any()
}

/// The elected body adopts: Provinciale Staten in the plural.
fn asked_for_adoption(kind: AuthorityKind) -> String {
    let verb = match kind {
        AuthorityKind::Province => "Hebben",
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => "Heeft",
    };
    let body = names::elected_body(kind);
    format!("{verb} {body} het plan vastgesteld? Leg dan de dag vast.")
}

fn adopt(view: &PlanView, label: &'static str, what: String) -> AnyView {
    view! {
        <p class="qs-measure">{what}</p>
        <p><a class="qs-button qs-button--primary" href=format!("/scans/{}/verbeterplan/vaststellen", view.scan.id)>{label}</a></p>
    }
    .into_any()
}

/// Changing what was adopted: beginning, adopting what was changed, or giving it up.
fn change(view: &PlanView) -> AnyView {
    let scan = &view.scan.id;
    if view.amendment.is_none() {
        return view! {
            <p class="qs-measure">"Moet er iets in het plan anders? Dan maakt u een nieuwe versie. Alleen een datum of de stand van een actie houdt u bij de voortgang bij."</p>
            <p><a class="qs-button" href=format!("/scans/{scan}/verbeterplan/wijzigen")>"Plan wijzigen"</a></p>
        }
        .into_any();
    }
    let next = if view.is_changed() {
        let compare = format!("/scans/{scan}/verbeterplan/verschillen");
        view! {
            {adopt(view, "Nieuwe versie vaststellen", "Is de nieuwe versie vastgesteld? Leg dan de dag vast. Pas dan verandert de openbare pagina.".to_owned())}
            <p><a class="qs-standalone" href=compare>"Wat is er veranderd?"</a></p>
        }
        .into_any()
    } else {
        view! { <p class="qs-measure">"Er is nog niets veranderd. Pas hierboven aan wat anders moet."</p> }.into_any()
    };
    view! {
        {next}
        <p><a class="qs-standalone" href=format!("/scans/{scan}/verbeterplan/wijzigen/intrekken")>"Wijziging intrekken"</a></p>
    }
    .into_any()
}

fn publish(view: &PlanView) -> AnyView {
    view! {
        <p class="qs-measure">"Het plan is vastgesteld. Bekijk wat openbaar wordt en publiceer het."</p>
        <p><a class="qs-button qs-button--primary" href=format!("/scans/{}/verbeterplan/publiceren", view.scan.id)>"Bekijken en publiceren"</a></p>
    }
    .into_any()
}

fn published(view: &PlanView) -> AnyView {
    let link = services::publication::path_of(&view.scan).map(
        |path| view! { <p><a class="qs-standalone" href=path>"Naar de openbare pagina"</a></p> },
    );
    view! {
        <p class="qs-measure">"Het plan is openbaar."</p>
        {link}
    }
    .into_any()
}
