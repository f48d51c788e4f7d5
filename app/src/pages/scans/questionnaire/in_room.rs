//! `/scans/{id}/vragenlijst/zaal`: a code with which one group fills in the questionnaire together, for a while.

use crate::pages::forms::{Button, Choice, Form, RadioList, TextField, TextKind};
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::{ScanTab, parsed_scan, scan_id, scan_page};
use crate::pages::scans::parts::{below, executive_rule};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use crate::pages::{dates, load::load};
use axum::extract::Path;
use axum::routing::post;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::results::names;
use services::room::questionnaire::{self, ClosedCode, CodeForm, OpenCode, QuestionnaireRoom};
use services::scans::Scan;
use services::{Error, ProblemCode, Refusal};

/// What a meeting mostly takes for it.
const USUAL_MINUTES: &str = "30";

/// Groups of which everybody may be in one room. Residents have an open link.
const GROUPS: [RespondentGroup; 3] = [
    RespondentGroup::Council,
    RespondentGroup::Executive,
    RespondentGroup::Staff,
];

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/scans/{id}/vragenlijst/zaal", post(open))
        .route("/scans/{id}/vragenlijst/zaal/sluiten", post(close))
}

async fn open(visit: Visit, Path(id): Path<String>, Sent(form): Sent<CodeForm>) -> Answer {
    let id = parsed_scan(&id)?;
    match questionnaire::open(&visit.actor, visit.services(), &id, &form).await {
        Ok(()) => visit.go(below(&id, "/vragenlijst/zaal")),
        Err(Error::Invalid(found)) => {
            let problems = told(&found);
            visit.show_again(Filled { form, problems }).await
        }
        Err(Error::Refused(Refusal::Full { .. })) => {
            let problems = Problems::one(
                "group",
                "Uit deze groep heeft iedereen de vragenlijst al ingevuld.",
            );
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn close(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = parsed_scan(&id)?;
    questionnaire::close(&visit.actor, visit.services(), &id).await?;
    visit.go(below(&id, "/vragenlijst/zaal"))
}

fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, code| match (field, code) {
        ("group", _) => Some("Kies welke groep in de zaal zit."),
        ("minutes", ProblemCode::TooSmall { .. }) => {
            Some("Geef mensen minstens 15 minuten. Invullen duurt 10 tot 15 minuten.")
        }
        ("minutes", ProblemCode::TooLarge { .. }) => {
            Some("De code kan hoogstens 120 minuten open staan.")
        }
        ("minutes", _) => Some("Vul een getal in van 15 tot en met 120."),
        _ => None,
    })
}

/// `/scans/{id}/vragenlijst/zaal`
#[component]
pub fn InRoomPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = use_context::<Filled<CodeForm>>();
    load(async move {
        let room = questionnaire::look(&visit.actor, visit.services(), &id?).await?;
        let today = dates::local_day(visit.services().clock().now());
        Ok(page(&room, filled, today))
    })
}

fn page(room: &QuestionnaireRoom, filled: Option<Filled<CodeForm>>, today: NaiveDate) -> AnyView {
    let last = room.closed.as_ref().map(|closed| closed.group.code());
    let usual = CodeForm {
        group: last.unwrap_or_default().to_owned(),
        minutes: USUAL_MINUTES.to_owned(),
    };
    let Filled { form, problems } = filled.unwrap_or_else(|| Filled::stored(usual));
    let is_wrong = !problems.is_empty();
    let opening = opening(&room.scan, form, &problems);
    let content = match &room.code {
        Some(code) => view! {
            {is_open(&room.scan, code)}
            <details class="qs-disclosure qs-section" open=is_wrong>
                <summary>"Een andere code openen"</summary>
                <p class="qs-measure">"De code die nu open is, werkt daarna niet meer. Wie al begonnen is, kan gewoon verder."</p>
                {opening}
            </details>
        }
        .into_any(),
        None => view! {
            {room.closed.as_ref().map(|closed| is_closed(closed, today))}
            {opening}
        }
        .into_any(),
    };
    let content = view! {
        <p><a class="qs-standalone" href=below(&room.scan.id, "/vragenlijst")>"Terug naar de vragenlijst"</a></p>
        <h1>"Samen invullen in de zaal"</h1>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-lead">"U opent een code voor één groep. Iedereen vult in op de eigen telefoon. U ziet alleen hoeveel mensen klaar zijn."</p>
        {content}
    };
    scan_page(
        &room.scan,
        ScanTab::Questionnaire,
        "Samen invullen",
        content.into_any(),
    )
}

fn opening(scan: &Scan, form: CodeForm, problems: &Problems) -> AnyView {
    let choices: Vec<Choice> = GROUPS
        .into_iter()
        .map(|group| {
            Choice::new(
                group.code(),
                names::group(scan.authority.kind, executive_rule(scan), group),
            )
        })
        .collect();
    let (group, minutes) = (problems.of("group"), problems.of("minutes"));
    view! {
        <Form action=below(&scan.id, "/vragenlijst/zaal") label="Een code openen">
            <RadioList
                name="group"
                label="Welke groep zit in de zaal?"
                choices=choices
                value=form.group
                problem=group
            />
            <TextField
                kind=TextKind::Number
                name="minutes"
                label="Hoeveel minuten blijft de code open?"
                hint="15 tot 120. Wie dan bezig is, mag afmaken wat er staat."
                value=form.minutes
                problem=minutes
            />
            <div class="qs-button-group"><Button>"Code openen"</Button></div>
        </Form>
    }
    .into_any()
}

/// That it is done, and what came of it; below it stands the form for another.
fn is_closed(code: &ClosedCode, today: NaiveDate) -> AnyView {
    let when = if dates::local_day(code.closed_at) == today {
        format!("om {}", dates::clock(code.closed_at))
    } else {
        format!("op {}", dates::moment(code.closed_at))
    };
    let came = match (code.filled_in, code.size) {
        (0, _) => "Nog niemand vulde in.".to_owned(),
        (1, Some(size)) => format!("1 van de {size} mensen vulde in."),
        (filled_in, Some(size)) => format!("{filled_in} van de {size} mensen vulden in."),
        (filled_in, None) => format!("{filled_in} keer ingevuld."),
    };
    view! {
        <section class="qs-notice" aria-labelledby="gesloten">
            <h2 id="gesloten">{format!("De zaalcode is gesloten {when}")}</h2>
            <p>{format!("{}: {came}", code.group_name)}</p>
            <p>"Wie begonnen is, mag afmaken. Wilt u nog een keer samen invullen? Open dan een nieuwe code."</p>
        </section>
    }
    .into_any()
}

fn is_open(scan: &Scan, code: &OpenCode) -> AnyView {
    let size = code.size.map(|size| format!(" van {size}"));
    view! {
        <section class="qs-section" aria-labelledby="open">
            <h2 id="open">{format!("Nu open voor: {}", code.group_name)}</h2>
            <dl class="qs-rows qs-rows--wide">
                <div><dt>"Code"</dt><dd>{code.code.shown()}</dd></div>
                <div><dt>"Open tot"</dt><dd>{dates::clock(code.closes_at)}</dd></div>
                <div><dt>"Begonnen"</dt><dd>{format!("{} van {} plaatsen", code.begun, code.places)}</dd></div>
                <div><dt>"Ingevuld"</dt><dd>{code.filled_in}{size}</dd></div>
            </dl>
            <div class="qs-button-group qs-finding">
                <a class="qs-button qs-button--primary" href=below(&scan.id, "/vragenlijst/zaal/scherm")>"Tonen op het scherm"</a>
                <form method="post" action=below(&scan.id, "/vragenlijst/zaal/sluiten")>
                    <button class="qs-button">"Code nu sluiten"</button>
                </form>
            </div>
        </section>
    }
    .into_any()
}
