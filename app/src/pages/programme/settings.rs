//! `/programma/instellingen`: the goal and how it is counted, whom to ask, and how long things may wait.

use super::frame::{Part, programme_page};
use super::scripts;
use crate::pages::{
    crossed::{
        self, Brought, Opened, button_to_save, day_in_words, heading, kept_now, kept_otherwise,
        read_on,
    },
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
use services::programme::{self, ProgrammeSettings, ProgrammeSettingsForm};
use services::{Contact, ProblemCode};

const ADDRESS: &str = "/programma/instellingen";

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route(ADDRESS, post(change))
}

async fn change(visit: Visit, Sent(form): Sent<ProgrammeSettingsForm>) -> Answer {
    let changed = programme::change_settings(&visit.actor, visit.services(), &form).await;
    crossed::go_or_show_again(
        visit,
        changed,
        form,
        told,
        format!("{ADDRESS}?opgeslagen=ja"),
    )
    .await
}

fn told(found: &[services::Problem]) -> Problems {
    Problems::found(found, say)
}

/// `/programma/instellingen`
#[component]
pub fn SettingsPage() -> impl IntoView {
    let visit = use_visit();
    let saved = use_query_map().read_untracked().get("opgeslagen").is_some();
    let brought = Brought::<ProgrammeSettingsForm>::of_request();
    load(async move {
        let settings = programme::settings(&visit.actor, visit.services()).await?;
        let operator = &visit.services().settings().contact;
        let Opened { filled, kept, .. } = brought.or(with_contact(settings, operator));
        let (comes_down_to, save) = (heading(kept.is_some()), button_to_save(kept.is_some()));
        let kept = kept.map(|kept| {
            let kept = kept_otherwise(in_words(&kept), &in_words(&filled.form));
            kept_now(kept, ADDRESS.to_owned())
        });
        let notice = (saved && filled.problems.is_empty())
            .then(|| view! { <p class="qs-notice" role="status">"Opgeslagen."</p> });
        let content = view! {
            <ErrorSummary problems=filled.problems.clone() heading=comes_down_to/>
            <h1>"Instellingen van het programma"</h1>
            {notice}
            <p class="qs-lead">"Het doel, hoe wij tellen, en hoe lang iets mag wachten. Wie wat veranderde, blijft bewaard."</p>
            {kept}
            <Form>
                {read_on(&filled.form)}
                {goal(&filled)}
                {waiting(&filled)}
                {contact(&filled)}
                <div class="qs-button-group"><Button>{save}</Button></div>
            </Form>
            <section class="qs-section" aria-labelledby="draaiboeken">
                <h2 id="draaiboeken">"Standaarddraaiboeken"</h2>
                <p class="qs-measure">"Waarmee het startgesprek en het agenderingsgesprek beginnen, per soort organisatie."</p>
                <p class="qs-links"><a class="qs-standalone" href=scripts::ADDRESS>"Naar de standaarddraaiboeken"</a></p>
            </section>
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

/// The settings; where nobody to ask is set yet, it begins with who runs this server.
fn with_contact(settings: ProgrammeSettings, operator: &Contact) -> ProgrammeSettingsForm {
    let mut form = ProgrammeSettingsForm::from(settings);
    if form.contact_name.is_empty() && form.contact_email.is_empty() {
        form.contact_name.clone_from(&operator.organisation);
        form.contact_email.clone_from(&operator.email);
    }
    form
}

/// What each field says.
fn in_words(form: &ProgrammeSettingsForm) -> Vec<(&'static str, String)> {
    let kinds = form.counted_kinds.iter();
    let kinds: Vec<_> = kinds
        .filter_map(|code| AuthorityKind::from_code(code))
        .map(plural)
        .collect();
    vec![
        ("name", form.name.clone()),
        ("counted_kinds", kinds.join(", ")),
        ("goal", form.goal.clone()),
        ("goal_by", day_in_words(&form.goal_by)),
        ("starting_figure", form.starting_figure.clone()),
        ("starting_on", day_in_words(&form.starting_on)),
        ("answer_within_days", form.answer_within_days.clone()),
        ("least_distance_km", form.least_distance_km.clone()),
        ("stalls_after_days", form.stalls_after_days.clone()),
        ("contact_name", form.contact_name.clone()),
        ("contact_email", form.contact_email.clone()),
    ]
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
        (field, ProblemCode::Missing) => missing(field),
        _ => None,
    }
}

/// What is to be filled in, so that the summary above the form can be read by itself.
fn missing(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "Vul de naam van het programma in.",
        "counted_kinds" => "Kies wie meetellen voor het doel.",
        "goal" => "Vul in hoeveel er moeten meedoen.",
        "goal_by" => "Vul in op welke dag het doel gehaald moet zijn.",
        "starting_figure" => "Vul in hoeveel er al meededen. Is dat niemand, vul dan 0 in.",
        "starting_on" => "Vul in tot en met welke dag dat is geteld.",
        "answer_within_days" => "Vul in binnen hoeveel dagen een procesbegeleider antwoordt.",
        "least_distance_km" => "Vul in hoeveel kilometer de eigen organisatie minstens weg ligt.",
        "stalls_after_days" => "Vul in na hoeveel dagen een scan stilstaat.",
        "contact_name" => "Vul de naam in van wie vragen beantwoordt.",
        "contact_email" => "Vul het e-mailadres in van wie vragen beantwoordt.",
        _ => return None,
    })
}
