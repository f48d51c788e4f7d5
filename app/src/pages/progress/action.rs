//! `/scans/{id}/voortgang/acties/{action}`: how one action goes, for the lead to tell; its owner's address and link.

use super::page::history;
use super::words::{due, marks_of, status, told};
use crate::pages::dates::day;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Choice, Form, RadioList, TextArea, TextField, TextKind};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::results::typed_text;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::{ActionId, ScanId};
use services::progress::{
    self, ActionStatus, AddressForm, FollowedAction, ProgressView, ReportForm,
};

pub(super) fn posts() -> axum::Router<Site> {
    let action = "/scans/{id}/voortgang/acties/{action}";
    let below = |rest: &str| format!("{action}{rest}");
    axum::Router::new()
        .route(action, post(tell))
        .route(&below("/datum/overnemen"), post(take_over))
        .route(&below("/datum/laten"), post(decline))
        .route(&below("/adres"), post(address))
        .route(&below("/link/sturen"), post(send_link))
        .route(&below("/link/intrekken"), post(revoke_link))
}

type Ids = Path<(String, String)>;

fn parsed(Path((scan, action)): Ids) -> Result<(ScanId, ActionId), Failure> {
    let action = ActionId::parse(&action).ok_or(Failure::NotFound)?;
    Ok((parsed_scan(&scan)?, action))
}

fn own_page(scan: &ScanId, action: &ActionId) -> String {
    format!("/scans/{scan}/voortgang/acties/{action}")
}

async fn tell(visit: Visit, ids: Ids, Sent(form): Sent<ReportForm>) -> Answer {
    let (scan, action) = parsed(ids)?;
    let outcome = progress::tell(&visit.actor, visit.services(), &scan, &action, &form).await;
    let next = |()| format!("/scans/{scan}/voortgang#actie-{action}");
    visit.go_or_show_again(outcome, form, told, next).await
}

async fn take_over(visit: Visit, ids: Ids) -> Answer {
    decide(visit, ids, true).await
}

async fn decline(visit: Visit, ids: Ids) -> Answer {
    decide(visit, ids, false).await
}

async fn decide(visit: Visit, ids: Ids, accepted: bool) -> Answer {
    let (scan, action) = parsed(ids)?;
    progress::decide_day(&visit.actor, visit.services(), &scan, &action, accepted)
        .await
        .map_err(Failure::from)?;
    visit.go(own_page(&scan, &action))
}

async fn address(visit: Visit, ids: Ids, Sent(form): Sent<AddressForm>) -> Answer {
    let (scan, action) = parsed(ids)?;
    let kept = progress::set_address(&visit.actor, visit.services(), &scan, &action, &form).await;
    let page = own_page(&scan, &action);
    let next = |()| page.clone();
    visit
        .at(&page)?
        .go_or_show_again(kept, form, told, next)
        .await
}

async fn send_link(visit: Visit, ids: Ids) -> Answer {
    let (scan, action) = parsed(ids)?;
    progress::send_link(&visit.actor, visit.services(), &scan, &action)
        .await
        .map_err(Failure::from)?;
    visit.go(own_page(&scan, &action))
}

async fn revoke_link(visit: Visit, ids: Ids) -> Answer {
    let (scan, action) = parsed(ids)?;
    progress::revoke_link(&visit.actor, visit.services(), &scan, &action)
        .await
        .map_err(Failure::from)?;
    visit.go(own_page(&scan, &action))
}

/// `/scans/{id}/voortgang/acties/{action}`
#[component]
pub fn ActionProgressPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let action = ActionId::parse(&param("action")).ok_or(Failure::NotFound);
    let sent = use_context::<Filled<ReportForm>>();
    let address = use_context::<Filled<AddressForm>>();
    load(async move {
        let (view, action) =
            progress::to_tell(&visit.actor, visit.services(), &scan?, &action?).await?;
        let sent = sent.unwrap_or_else(|| Filled::stored(ReportForm::of(&action)));
        let address = address.unwrap_or_else(|| {
            let email = action.email.clone();
            Filled::stored(AddressForm { email })
        });
        Ok(page(&view, &action, sent, address))
    })
}

fn page(
    view: &ProgressView,
    action: &FollowedAction,
    sent: Filled<ReportForm>,
    address: Filled<AddressForm>,
) -> AnyView {
    let scan = &view.scan.id;
    let problems = if sent.problems.is_empty() {
        address.problems.clone()
    } else {
        sent.problems.clone()
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{scan}/voortgang#actie-{}", action.id)>"Terug naar de voortgang"</a></p>
        <p class="qs-kicker" dir="auto">{format!("Actie {} · {}", action.number, action.priority)}</p>
        <h1 dir="auto">{action.what.clone()}</h1>
        <ErrorSummary problems/>
        {marks_of(action, view.today, view.round())}
        <dl class="qs-facts">
            <div><dt class="qs-note">"Wie"</dt><dd dir="auto">{action.owner.clone()}</dd></div>
            <div><dt class="qs-note">"Klaar op"</dt><dd>{due(action.due_on, action.planned_on, action.day_reason())}</dd></div>
        </dl>
        {history(action)}
        {proposed(view, action)}
        <section class="qs-section" aria-labelledby="vertellen">
            <h2 id="vertellen">"Hoe gaat het?"</h2>
            <Form label="Hoe gaat het?">
                {report_fields(sent.form, &sent.problems, "Wanneer is de actie klaar?")}
                <div class="qs-button-group"><Button>"Bewaren"</Button></div>
            </Form>
        </section>
        {owner(view, action, address)}
    };
    scan_page(
        &view.scan,
        ScanTab::Plan,
        &format!("Actie {}", action.number),
        content.into_any(),
    )
}

/// The day that the owner proposed, with the choice to take it over.
fn proposed(view: &ProgressView, action: &FollowedAction) -> Option<AnyView> {
    let proposal = action.proposal()?;
    let page = own_page(&view.scan.id, &action.id);
    let on = proposal.due_on.map(day).unwrap_or_default();
    Some(
        view! {
            <section class="qs-panel" aria-labelledby="voorstel">
                <h2 id="voorstel">"De eigenaar stelt een andere datum voor"</h2>
                <p>{format!("Klaar op {on}, in plaats van {}.", day(action.due_on))}</p>
                {typed_text(&proposal.reason)}
                <div class="qs-button-group">
                    <form method="post" action=format!("{page}/datum/overnemen")><Button>"Datum overnemen"</Button></form>
                    <form method="post" action=format!("{page}/datum/laten")><Button secondary=true>"Niet overnemen"</Button></form>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// The fields with which lead and owner tell how an action goes.
#[must_use]
pub fn report_fields(form: ReportForm, problems: &Problems, day_label: &'static str) -> AnyView {
    let choices: Vec<Choice> = ActionStatus::ALL
        .into_iter()
        .map(|own| Choice::new(own.code(), status(own)))
        .collect();
    view! {
        <RadioList name="status" label="Stand" choices value=form.status problem=problems.of("status")/>
        <TextArea
            name="note"
            label="Toelichting"
            hint="Wat is gedaan, wat komt nog? Stopt de actie, schrijf dan op waarom. Schrijf geen namen op: het bestuur en inwoners kunnen dit lezen."
            value=form.note
            rows=4
            optional=true
            problem=problems.of("note")
        />
        <TextField kind=TextKind::Date name="due_on" label=day_label value=form.due_on optional=true problem=problems.of("due_on")/>
        <TextArea
            name="reason"
            label="Waarom een andere datum?"
            hint="Alleen nodig als de datum verandert. De datum uit het plan blijft te zien."
            value=form.reason
            rows=2
            optional=true
            problem=problems.of("reason")
        />
    }
    .into_any()
}

fn owner(
    view: &ProgressView,
    action: &FollowedAction,
    Filled { form, problems }: Filled<AddressForm>,
) -> AnyView {
    let page = own_page(&view.scan.id, &action.id);
    view! {
        <section class="qs-section" aria-labelledby="eigenaar">
            <h2 id="eigenaar">"De eigenaar laten antwoorden"</h2>
            <p class="qs-measure">"In elke ronde krijgt de eigenaar een mail met een eigen link. Daarmee vertelt de eigenaar hoe het gaat, zonder account. Twee weken voor de datum komt een herinnering, ook met een link."</p>
            <Form action=format!("{page}/adres") label="Adres van de eigenaar">
                <TextField
                    kind=TextKind::Email
                    name="email"
                    label="E-mailadres van de eigenaar"
                    hint="Alleen u ziet dit adres. Loopt er een ronde, dan gaat de mail meteen weg."
                    value=form.email
                    optional=true
                    problem=problems.of("email")
                />
                <div class="qs-button-group"><Button secondary=true>"Adres bewaren"</Button></div>
            </Form>
            {link(view, action, &page)}
        </section>
    }
    .into_any()
}

/// Whether the owner has a link now, and what can be done about it.
fn link(view: &ProgressView, action: &FollowedAction, page: &str) -> Option<AnyView> {
    let until = view.linked.get(&action.email);
    let asks = view.open_round().is_some() && view.stopped.is_none();
    if action.email.is_empty() || (until.is_none() && !asks) {
        return None;
    }
    let has = until.map_or_else(
        || "De eigenaar heeft nu geen link.".to_owned(),
        |until| {
            format!(
                "De eigenaar heeft een link die werkt tot en met {}.",
                day(*until)
            )
        },
    );
    let replaces = (asks && until.is_some()).then_some(" Een nieuwe link vervangt de oude.");
    let send = asks.then(|| view! { <form method="post" action=format!("{page}/link/sturen")><Button secondary=true>"Nieuwe link sturen"</Button></form> });
    let revoke = until.map(|_| view! { <form method="post" action=format!("{page}/link/intrekken")><Button secondary=true>"Link intrekken"</Button></form> });
    Some(
        view! {
            <p class="qs-measure">{has}{replaces}</p>
            <div class="qs-button-group">{send}{revoke}</div>
        }
        .into_any(),
    )
}
