//! `/programma/instellingen`: the goal and how it is counted, whom to ask, and how long things may wait.

use super::frame::{Part, programme_page};
use crate::pages::{
    forms::{Button, CheckboxList, Choice, Form, TextField, TextKind},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, routing::post};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::AuthorityKind;
use services::ProblemCode;
use services::programme::{self, ProgrammeSettingsForm};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/programma/instellingen", post(change))
}

async fn change(visit: Visit, Sent(form): Sent<ProgrammeSettingsForm>) -> Answer {
    match programme::change_settings(&visit.actor, visit.services(), &form).await {
        Ok(()) => visit.go("/programma/instellingen?opgeslagen=ja"),
        Err(services::Error::Invalid(found)) => {
            let problems = Problems::found(&found, say);
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `/programma/instellingen`
#[component]
pub fn SettingsPage() -> impl IntoView {
    let visit = use_visit();
    let saved = use_query_map().read_untracked().get("opgeslagen").is_some();
    let sent = use_context::<Filled<ProgrammeSettingsForm>>();
    load(async move {
        let settings = programme::settings(&visit.actor, visit.services()).await?;
        let filled = sent.unwrap_or_else(|| Filled {
            form: settings.into(),
            problems: Problems::none(),
        });
        let notice = (saved && filled.problems.is_empty())
            .then(|| view! { <p class="qs-notice" role="status">"Opgeslagen."</p> });
        let content = view! {
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Instellingen van het programma"</h1>
            {notice}
            <p class="qs-lead">"Het doel, hoe wij tellen, en hoe lang iets mag wachten. Wie wat veranderde, blijft bewaard."</p>
            <Form>
                {goal(&filled)}
                {waiting(&filled)}
                {contact(&filled)}
                <div class="qs-button-group"><Button>"Opslaan"</Button></div>
            </Form>
            <section class="qs-section" aria-labelledby="wie">
                <h2 id="wie">"Accounts en logboek"</h2>
                <p class="qs-measure">"Wie kunnen inloggen, en wie wat veranderde. Bij de accounts beëindigt u er ook een."</p>
                <p class="qs-links">
                    <a class="qs-standalone" href="/programma/accounts">"Naar de accounts"</a>
                    <a class="qs-standalone" href="/programma/logboek">"Naar het logboek"</a>
                </p>
            </section>
        };
        Ok(programme_page(
            Part::Settings,
            "Instellingen",
            content.into_any(),
        ))
    })
}

fn goal(Filled { form, problems }: &Filled<ProgrammeSettingsForm>) -> AnyView {
    let kinds: Vec<Choice> = AuthorityKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), plural(kind)))
        .collect();
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Het doel"</legend>
            <TextField name="name" label="Naam van het programma" value=form.name.clone() problem=problems.of("name")/>
            <CheckboxList
                name="counted_kinds"
                label="Wie tellen mee voor het doel?"
                choices=kinds
                values=form.counted_kinds.clone()
                problem=problems.of("counted_kinds")
            />
            <TextField kind=TextKind::Number name="goal" label="Hoeveel moeten er meedoen?" value=form.goal.clone() problem=problems.of("goal")/>
            <TextField kind=TextKind::Date name="goal_by" label="Op welke dag moet dat gelukt zijn?" value=form.goal_by.clone() problem=problems.of("goal_by")/>
            <TextField
                kind=TextKind::Number
                name="starting_figure"
                label="Hoeveel deden er al mee voordat dit programma telde?"
                value=form.starting_figure.clone()
                problem=problems.of("starting_figure")
            />
            <TextField
                kind=TextKind::Date
                name="starting_on"
                label="Tot en met welke dag is dat geteld?"
                value=form.starting_on.clone()
                problem=problems.of("starting_on")
            />
        </fieldset>
    }
    .into_any()
}

fn waiting(Filled { form, problems }: &Filled<ProgrammeSettingsForm>) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Griffierspool en voortgang"</legend>
            <TextField
                kind=TextKind::Number
                name="answer_within_days"
                label="Binnen hoeveel dagen antwoordt een procesbegeleider?"
                hint="Daarna herinneren wij hem of haar eraan, en staat de scan bij wat stilstaat."
                value=form.answer_within_days.clone()
                problem=problems.of("answer_within_days")
            />
            <TextField
                kind=TextKind::Number
                name="least_distance_km"
                label="Hoeveel kilometer ligt de eigen organisatie van de procesbegeleider minstens weg?"
                hint="Hemelsbreed. Buren zijn altijd te dichtbij."
                value=form.least_distance_km.clone()
                problem=problems.of("least_distance_km")
            />
            <TextField
                kind=TextKind::Number
                name="stalls_after_days"
                label="Na hoeveel dagen zonder volgende stap staat een scan stil?"
                value=form.stalls_after_days.clone()
                problem=problems.of("stalls_after_days")
            />
        </fieldset>
    }
    .into_any()
}

fn contact(Filled { form, problems }: &Filled<ProgrammeSettingsForm>) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie kan vragen beantwoorden?"</legend>
            <TextField name="contact_name" label="Naam" value=form.contact_name.clone() problem=problems.of("contact_name")/>
            <TextField
                name="contact_email"
                label="E-mailadres"
                kind=TextKind::Email
                value=form.contact_email.clone()
                problem=problems.of("contact_email")
            />
        </fieldset>
    }
    .into_any()
}

const fn plural(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "Gemeenten",
        AuthorityKind::Province => "Provincies",
        AuthorityKind::WaterBoard => "Waterschappen",
    }
}

/// What this page can say better than in general.
fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("goal", ProblemCode::TooSmall { .. }) => {
            Some("Een doel van 0 is geen doel. Vul 1 of meer in.")
        }
        ("goal_by", ProblemCode::BeforeFirstDay) => {
            Some("De dag van het doel ligt voor de dag waarop het tellen begint.")
        }
        ("starting_on", ProblemCode::InThePast) => {
            Some("Toen bestond de Quick Scan nog niet. Vul een dag vanaf 2000 in.")
        }
        ("counted_kinds", ProblemCode::Missing) => Some("Kies wie meetellen voor het doel."),
        _ => None,
    }
}
