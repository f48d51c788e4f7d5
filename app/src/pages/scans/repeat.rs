//! `/scans/{id}/herhaalmeting`: asking for a repeat measurement of a scan that is over.

use super::parts::{back, below, today};
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Form, TextArea, TextField, TextKind},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    scan_page::{ScanTab, parsed_scan, scan_id, scan_page},
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
    wanted,
};
use axum::{Router, extract::Path, routing::post};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::scans::{
    self, LEAST_MONTHS, MOST_MONTHS, Obstacle, RepeatOffer, RepeatView, RequestForm, Timing,
    USUAL_MONTHS,
};
use services::{Error, ProblemCode, Refusal};

/// The handler.
pub fn posts() -> Router<Site> {
    Router::new().route("/scans/{id}/herhaalmeting", post(request))
}

/// `/scans/{id}/herhaalmeting`
#[component]
pub fn RepeatPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let filled = Filled::<RequestForm>::of_request();
    load(async move {
        let view = scans::to_repeat(&visit.actor, visit.services(), &id?).await?;
        let content = view! {
            {back(below(&view.scan.id, ""), "Terug naar de stand van zaken")}
            <h1>"Herhaalmeting aanvragen"</h1>
            <ErrorSummary problems=filled.problems.clone()/>
            {body(&view, &filled, today(&visit))}
        };
        Ok(scan_page(
            &view.scan,
            ScanTab::Cockpit,
            "Herhaalmeting aanvragen",
            content.into_any(),
        ))
    })
}

fn body(view: &RepeatView, filled: &Filled<RequestForm>, today: NaiveDate) -> AnyView {
    let Some(offer) = view.offer.filter(RepeatOffer::stands) else {
        return not_now(view);
    };
    view! {
        <p class="qs-lead">"Een herhaalmeting is een nieuwe scan. Daarna ziet u toen en nu naast elkaar, voor zover dat veilig kan."</p>
        {warning(&offer)}
        {taken_over(view)}
        {form(view, filled, today)}
    }
    .into_any()
}

/// Why it cannot be asked for, and the way to what there is.
fn not_now(view: &RepeatView) -> AnyView {
    let newer = view.newer.as_ref().map(|newer| {
        view! { <p><a class="qs-standalone" href=below(newer, "")>"Naar de nieuwere scan"</a></p> }
    });
    let sentence = match view.offer.map(|offer| (offer.obstacle, offer)) {
        None => {
            "Een herhaalmeting kan pas als de resultaten van deze scan openbaar zijn.".to_owned()
        }
        Some((Some(Obstacle::Repeated), _)) => {
            "Van deze scan is al een herhaalmeting aangevraagd.".to_owned()
        }
        Some((Some(Obstacle::NotTheLast), _)) => {
            "Deze organisatie deed daarna nog een scan. Herhaal de laatste.".to_owned()
        }
        Some((Some(Obstacle::Running), _)) => {
            "Deze organisatie heeft al een scan die loopt. Rond die eerst af.".to_owned()
        }
        Some((Some(Obstacle::Ended), _)) => "De organisatie bestaat niet meer.".to_owned(),
        Some((None, offer)) => timing(&offer),
    };
    view! { <div class="qs-empty" id="previous"><p><strong>{sentence}</strong></p>{newer}</div> }
        .into_any()
}

/// How today suits a repeat measurement, in a sentence or two.
pub fn timing(offer: &RepeatOffer) -> String {
    let closed = dates::day(offer.closed_on);
    match offer.timing {
        Timing::TooEarly { from, usual } => format!(
            "De vragenlijst sloot op {closed}. Een herhaalmeting aanvragen kan vanaf {}; het past het best vanaf {}.",
            dates::day(from),
            dates::day(usual)
        ),
        Timing::Early { usual } => format!(
            "De vragenlijst sloot op {closed}. Een herhaalmeting past het best vanaf {}. Eerder aanvragen kan ook.",
            dates::day(usual)
        ),
        Timing::Usual => format!(
            "De vragenlijst sloot op {closed}. Dit is een goed moment om opnieuw te meten: wat is er sindsdien veranderd?"
        ),
        Timing::Late => format!(
            "De vragenlijst sloot op {closed}. Dat is meer dan {MOST_MONTHS} maanden geleden. Een herhaalmeting kan nog steeds."
        ),
    }
}

/// What is allowed, and worth a second look.
fn warning(offer: &RepeatOffer) -> Option<AnyView> {
    let sentence = match offer.timing {
        Timing::Early { usual } => format!(
            "Dit is vroeg. De meeste acties uit het verbeterplan hebben na {LEAST_MONTHS} maanden nog weinig veranderd. Het past het best na {USUAL_MONTHS} tot {MOST_MONTHS} maanden: vanaf {}.",
            dates::day(usual)
        ),
        Timing::Late => format!(
            "Dit is laat. Na meer dan {MOST_MONTHS} maanden is er zo veel anders dat een verschil moeilijk uit te leggen is."
        ),
        Timing::Usual | Timing::TooEarly { .. } => return None,
    };
    Some(view! { <p class="qs-notice"><strong>"Let op. "</strong>{sentence}</p> }.into_any())
}

fn taken_over(view: &RepeatView) -> AnyView {
    let checks = if view.names_lead {
        "De trekker kijkt dit na en past het aan."
    } else {
        "U kijkt dit straks na en past het aan."
    };
    view! {
        <section class="qs-section" aria-labelledby="klaar">
            <h2 id="klaar">"Wat staat er al klaar?"</h2>
            <ul class="qs-list">
                <li>"De groepen met hun grootte, en of het bestuur alleen of samen met de directie antwoordt."</li>
                <li>"Het minste aantal antwoorden, de grenzen voor labels en de gebieden."</li>
                <li>"De eigen vragen. Houd de woorden gelijk, dan zijn ze te vergelijken."</li>
            </ul>
            <p class="qs-measure">{checks}" Overeenkomsten, commissie, data en periode zijn nieuw."</p>
        </section>
    }
    .into_any()
}

fn form(
    view: &RepeatView,
    Filled { form, problems }: &Filled<RequestForm>,
    today: NaiveDate,
) -> AnyView {
    let lead = view.names_lead.then(|| lead(view, form, problems));
    let fields = view! {
        <TextArea
            name="reason"
            label="Waarom opnieuw meten?"
            hint="Een paar zinnen: wat hoopt u dat er veranderd is?"
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        {wanted::wanted(form, problems, today)}
        {lead}
        <div class="qs-button-group">
            <Button>"Herhaalmeting aanvragen"</Button>
            <a class="qs-standalone" href=below(&view.scan.id, "")>"Toch niet"</a>
        </div>
    }
    .into_any();
    view! { <Form>{fields}</Form> }.into_any()
}

/// Who leads it: until something else is typed, who led the earlier one.
fn lead(view: &RepeatView, form: &RequestForm, problems: &Problems) -> AnyView {
    let before = &view.scan.lead;
    let is_new = *form == RequestForm::default();
    let (name, email) = if is_new {
        (before.name.clone(), before.email.clone())
    } else {
        (form.lead_name.clone(), form.lead_email.clone())
    };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie is de trekker?"</legend>
            <TextField name="lead_name" label="Naam" value=name problem=problems.of("lead_name")/>
            <TextField
                name="lead_email"
                label="E-mailadres"
                hint="De trekker krijgt een mail en logt met dit adres in."
                kind=TextKind::Email
                value=email
                problem=problems.of("lead_email")
            />
        </fieldset>
    }
    .into_any()
}

async fn request(visit: Visit, Path(id): Path<String>, Sent(form): Sent<RequestForm>) -> Answer {
    let id = parsed_scan(&id)?;
    let problems = match scans::repeat(&visit.actor, visit.services(), &id, &form).await {
        Ok(new) => return visit.go(below(&new, "")),
        Err(Error::Invalid(found)) => Problems::found(&found, say),
        Err(Error::Refused(Refusal::ScanRunning)) => Problems::one(
            "previous",
            "Deze organisatie heeft al een scan die nog loopt.",
        ),
        Err(error) => return Err(Failure::from(error)),
    };
    visit.show_again(Filled { form, problems }).await
}

fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom u opnieuw wilt meten."),
        ("lead_name", ProblemCode::Missing) => Some("Vul de naam van de trekker in."),
        ("lead_email", ProblemCode::Missing) => Some("Vul het e-mailadres van de trekker in."),
        ("lead_email", ProblemCode::Taken) => {
            Some("Dit adres hoort bij iemand die hier niet meer werkt. Vul een ander adres in.")
        }
        ("previous", ProblemCode::InTheFuture) => {
            Some("Het is te vroeg voor een herhaalmeting van deze scan.")
        }
        ("previous", _) => Some("Deze scan kan niet (meer) worden herhaald."),
        ("authority", ProblemCode::EndedAuthority) => Some("Deze organisatie bestaat niet meer."),
        _ => wanted::say(field, code),
    }
}
