//! `/voortgang/{sleutel}`: where the mailed link of an owner leads. Opening it changes nothing; only what is sent does.

use super::action::report_fields;
use super::words::{due, marks, proposal, status, told};
use crate::pages::dates::{day, local_day};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form};
use crate::pages::frame::Page;
use crate::pages::load::load;
use crate::pages::patience;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::results::typed_text;
use crate::pages::scan_page::param;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use crate::pages::words;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::post;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::ids::ActionId;
use services::progress::{self, FollowedAction, OwnerView, ReportForm};
use services::{Error, Refusal};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/voortgang/{sleutel}/acties/{action}", post(tell))
}

async fn tell(
    visit: Visit,
    Path((link, action)): Path<(String, String)>,
    Sent(form): Sent<ReportForm>,
) -> Answer {
    let action = ActionId::parse(&action).ok_or(Failure::NotFound)?;
    let outcome = progress::owner_tell(
        &visit.actor,
        visit.services(),
        visit.client(),
        &link,
        (&action, &form),
    )
    .await;
    match outcome {
        // The page that says why shows what was typed, to be taken along.
        Err(
            Error::Refused(Refusal::OwnerLinkOver | Refusal::ActionClosed { .. })
            | Error::TooManyAttempts { .. },
        ) => {
            let problems = Problems::none();
            visit.show_again(Filled { form, problems }).await
        }
        outcome => {
            let next = |()| format!("/voortgang/{link}");
            visit.go_or_show_again(outcome, form, told, next).await
        }
    }
}

/// `/voortgang/{sleutel}`
#[component]
pub fn OwnerPage() -> impl IntoView {
    let visit = use_visit();
    let link = param("sleutel");
    load(async move {
        let (actor, client) = (&visit.actor, visit.client());
        match progress::owner_page(actor, visit.services(), client, &link).await {
            Ok(view) => Ok(page(&view, &link)),
            Err(error) => refused(error, None),
        }
    })
}

/// `/voortgang/{sleutel}/acties/{action}`
#[component]
pub fn OwnerActionPage() -> impl IntoView {
    let visit = use_visit();
    let link = param("sleutel");
    let action = ActionId::parse(&param("action")).ok_or(Failure::NotFound);
    let sent = use_context::<Filled<ReportForm>>();
    load(async move {
        let (actor, client) = (&visit.actor, visit.client());
        let found = progress::owner_action(actor, visit.services(), client, &link, &action?).await;
        match found {
            Ok((view, action)) => Ok(match action.closed() {
                Some(why) => closed_page(&view, &action, &link, &why, sent.map(|sent| sent.form)),
                None => {
                    let filled = sent.unwrap_or_else(|| Filled::stored(ReportForm::of(&action)));
                    action_page(&view, &action, &link, filled)
                }
            }),
            Err(error) => refused(error, sent.map(|sent| sent.form)),
        }
    })
}

/// A link that does not work, or somebody who is too fast, is told so with what was typed; anything else fails as everywhere.
fn refused(error: Error, typed: Option<ReportForm>) -> Result<AnyView, Failure> {
    match error {
        Error::Refused(refusal @ Refusal::OwnerLinkOver) => {
            let title = "Deze link werkt niet meer";
            let what = format!(
                "{} Vraag de trekker om een nieuwe.",
                words::refusal(&refusal)
            );
            Ok(view! { <Refused status=StatusCode::CONFLICT title what typed/> }.into_any())
        }
        Error::TooManyAttempts { retry_after } if typed.is_some() => {
            let what = format!(
                "Dit is in korte tijd te vaak geprobeerd. Wacht {} en probeer het dan opnieuw.",
                patience::in_words(retry_after)
            );
            let status = StatusCode::TOO_MANY_REQUESTS;
            Ok(view! { <Refused status title="Even wachten" what typed/> }.into_any())
        }
        error => Err(error.into()),
    }
}

#[component]
fn Refused(
    status: StatusCode,
    title: &'static str,
    what: String,
    typed: Option<ReportForm>,
) -> impl IntoView {
    answer_with(status);
    view! {
        <Page title narrow=true>
            <h1>{title}</h1>
            <p class="qs-lead">{what}</p>
            {typed.and_then(not_kept)}
        </Page>
    }
}

fn answer_with(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// What was typed and not kept, to be taken along; nothing where no text was.
fn not_kept(typed: ReportForm) -> Option<AnyView> {
    let texts: Vec<_> = [typed.note, typed.reason]
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .map(|text| typed_text(&text))
        .collect();
    (!texts.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="getypt">
                <h2 id="getypt">"Dit had u getypt"</h2>
                <p>"Het is niet bewaard. Neem het over als u het nog nodig hebt."</p>
                {texts}
            </section>
        }
        .into_any()
    })
}

fn page(view: &OwnerView, link: &str) -> AnyView {
    let rows: Vec<_> = view
        .actions
        .iter()
        .map(|own| row(view, own, link))
        .collect();
    let body = if rows.is_empty() {
        view! { <div class="qs-empty"><p><strong>"Er staan geen acties meer op uw adres."</strong></p><p>"U hoeft niets te doen."</p></div> }.into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    let content = view! {
        <h1>"Hoe gaat het met uw acties?"</h1>
        <p class="qs-lead">{format!("U zorgt voor acties uit het verbeterplan van {}. Vertel tot en met {} hoe het gaat.", view.of, day(view.until))}</p>
        {body}
        {contact(view)}
    };
    framed(view, content.into_any())
}

fn framed(view: &OwnerView, content: AnyView) -> AnyView {
    view! {
        <Page title="Hoe gaat het met uw acties?" narrow=true whose=view.authority.clone()>{content}</Page>
    }
    .into_any()
}

fn contact(view: &OwnerView) -> AnyView {
    let email = view.lead.email.clone();
    view! {
        <p class="qs-section qs-note">
            {format!("Vragen? Mail {}: ", view.lead.name)}
            <a href=format!("mailto:{email}")>{email.clone()}</a>
        </p>
    }
    .into_any()
}

fn row(view: &OwnerView, action: &FollowedAction, link: &str) -> AnyView {
    let answered = action
        .reports
        .iter()
        .find(|report| view.round > 0 && report.round == view.round)
        .map(|report| local_day(report.told_at));
    let label = if answered.is_some() {
        "Antwoord aanvullen"
    } else {
        "Vertel hoe het gaat"
    };
    let answered = answered
        .map(|on| view! { <p>{format!("In deze ronde verteld op {}. Bedankt.", day(on))}</p> });
    let way = action.status.is_open().then(|| {
        view! { <p><a class="qs-button" href=format!("/voortgang/{link}/acties/{}", action.id)>{label}<span class="qs-visually-hidden">{format!(": actie {}", action.number)}</span></a></p> }
    });
    let closed = action
        .closed()
        .map(|why| view! { <p dir="auto">{words::refusal(&why)}</p> });
    view! {
        <li>
            <p dir="auto"><strong>{format!("{} {}", action.number, action.what)}</strong></p>
            {marks(action.overdue_since(view.today), None)}
            <dl class="qs-facts">
                <div><dt class="qs-note">"Stand"</dt><dd>{status(action.status)}</dd></div>
                <div><dt class="qs-note">"Klaar op"</dt><dd>{due(action.due_on, action.planned_on, action.day_reason())}</dd></div>
            </dl>
            {answered}
            {told_before(view, action)}
            {closed}
            {way}
        </li>
    }
    .into_any()
}

/// What the owner told in this round, the first at the top: who adds something knows what is there.
fn told_before(view: &OwnerView, action: &FollowedAction) -> Option<AnyView> {
    let own = action.reports.iter().rev().filter(|report| {
        view.round > 0 && report.round == view.round && report.told_by == action.owner
    });
    let rows: Vec<_> = own
        .flat_map(|report| {
            let note = (!report.note.is_empty())
                .then(|| view! { <div><dt class="qs-note">"U schreef"</dt><dd>{typed_text(&report.note)}</dd></div> });
            let asked = report.due_on.map(|on| {
                view! { <div><dt class="qs-note">{proposal(report.proposal)}</dt><dd>{day(on)}</dd></div> }
            });
            note.map(IntoAny::into_any).into_iter().chain(asked.map(IntoAny::into_any))
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <dl class="qs-facts">{rows}</dl> }.into_any())
}

/// An action that is done or was stopped: why nothing more is told of it here, with what was typed meanwhile (409).
fn closed_page(
    view: &OwnerView,
    action: &FollowedAction,
    link: &str,
    why: &Refusal,
    typed: Option<ReportForm>,
) -> AnyView {
    if typed.is_some() {
        answer_with(StatusCode::CONFLICT);
    }
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/voortgang/{link}")>"Al uw acties"</a></p>
        <p class="qs-kicker" dir="auto">{format!("Actie {} · {}", action.number, action.owner)}</p>
        <h1 dir="auto">{action.what.clone()}</h1>
        <p class="qs-lead" dir="auto">{words::refusal(why)}</p>
        {typed.and_then(not_kept)}
        {contact(view)}
    };
    framed(view, content.into_any())
}

fn action_page(
    view: &OwnerView,
    action: &FollowedAction,
    link: &str,
    Filled { form, problems }: Filled<ReportForm>,
) -> AnyView {
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/voortgang/{link}")>"Al uw acties"</a></p>
        <p class="qs-kicker" dir="auto">{format!("Actie {} · {}", action.number, action.owner)}</p>
        <h1 dir="auto">{action.what.clone()}</h1>
        <ErrorSummary problems=problems.clone()/>
        {told_before(view, action)}
        <Form>
            {report_fields(form, &problems, "Wanneer is het klaar? Een andere datum is een voorstel aan de trekker.")}
            <div class="qs-button-group"><Button>"Versturen"</Button></div>
        </Form>
        {contact(view)}
    };
    framed(view, content.into_any())
}
