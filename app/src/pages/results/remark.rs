//! `/scans/{id}/resultaten/opmerkingen/{remark}`: one remark, to take names out of; and what is decided on it.

use super::look_for::look_for;
use super::parts::typed_text;
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page, told};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::ids::{RemarkId, ScanId};
use services::results::remarks::{self, Decision, RedactionView, Status, WrittenRemark};

/// What is decided, as sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    besluit: String,
    text: String,
}

impl DecisionForm {
    fn decision(&self) -> Option<Decision> {
        match self.besluit.as_str() {
            "vrijgeven" => Some(Decision::Release(self.text.clone())),
            "tegenhouden" => Some(Decision::Withhold),
            "terugzetten" => Some(Decision::Undo),
            _ => None,
        }
    }
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/resultaten/opmerkingen/{remark}", post(decide))
}

async fn decide(
    visit: Visit,
    Path((scan, remark)): Path<(String, String)>,
    Sent(form): Sent<DecisionForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let remark = RemarkId::parse(&remark).ok_or(Failure::NotFound)?;
    let decision = form.decision().ok_or(Failure::Malformed)?;
    match remarks::decide(&visit.actor, visit.services(), &scan, &remark, &decision).await {
        Ok(()) if decision == Decision::Undo => {
            visit.go(format!("/scans/{scan}/resultaten/opmerkingen/{remark}"))
        }
        Ok(()) => go_on(&visit, &scan, &remark).await,
        Err(services::Error::Invalid(problems)) => {
            visit
                .show_again(Filled {
                    form,
                    problems: told(&problems),
                })
                .await
        }
        Err(error) => Err(error.into()),
    }
}

/// To the next remark that waits, or to the overview when none does.
async fn go_on(visit: &Visit, scan: &ScanId, decided: &RemarkId) -> Answer {
    let view = remarks::list(&visit.actor, visit.services(), scan).await?;
    let next = view
        .next_waiting(decided)
        .map(|next| format!("/{}", next.id))
        .unwrap_or_default();
    visit.go(format!(
        "/scans/{scan}/resultaten/opmerkingen{next}?besloten={decided}"
    ))
}

/// `/scans/{id}/resultaten/opmerkingen/{remark}`
#[component]
pub fn RemarkPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let remark = param("remark");
    let decided = use_query_map().read_untracked().get("besloten");
    let sent = use_context::<Filled<DecisionForm>>();
    load(async move {
        let view = remarks::to_decide(&visit.actor, visit.services(), &scan?).await?;
        let found = view
            .remarks
            .iter()
            .find(|own| own.id.as_str() == remark)
            .ok_or(Failure::NotFound)?;
        Ok(page(&view, found, decided.as_deref(), sent))
    })
}

/// Where a remark is read and decided on.
pub(super) fn address(view: &RedactionView, remark: &WrittenRemark) -> String {
    format!(
        "/scans/{}/resultaten/opmerkingen/{}",
        view.scan.id, remark.id
    )
}

/// What was decided, in a word.
pub(super) const fn state(status: Status) -> &'static str {
    match status {
        Status::Waiting => "Wacht",
        Status::Released => "Vrijgegeven",
        Status::Withheld => "Tegengehouden",
    }
}

/// That the decision on the remark before was kept, with a button to undo it.
pub(super) fn last_decision(view: &RedactionView, decided: Option<&str>) -> Option<AnyView> {
    let remark = view
        .remarks
        .iter()
        .find(|own| Some(own.id.as_str()) == decided)?;
    let what = match remark.status {
        Status::Waiting => return None,
        Status::Released => "De vorige opmerking is vrijgegeven.",
        Status::Withheld => "De vorige opmerking is tegengehouden.",
    };
    Some(
        view! {
            <div class="qs-notice" role="status">
                <p>{what}</p>
                {undo(view, remark, "Ongedaan maken")}
            </div>
        }
        .into_any(),
    )
}

fn undo(view: &RedactionView, remark: &WrittenRemark, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=address(view, remark)>
            <button class="qs-button" name="besluit" value="terugzetten">{label}</button>
        </form>
    }
    .into_any()
}

fn page(
    view: &RedactionView,
    remark: &WrittenRemark,
    decided: Option<&str>,
    sent: Option<Filled<DecisionForm>>,
) -> AnyView {
    let problems = sent
        .as_ref()
        .map_or_else(Problems::none, |sent| sent.problems.clone());
    let text = sent.map_or_else(|| remark.text.clone(), |sent| sent.form.text);
    let place = view.place(&remark.id);
    let heading = format!("Opmerking {place} van {}", view.remarks.len());
    let decision = match remark.status {
        Status::Waiting => decision_form(text, &problems, "Vrijgeven"),
        Status::Released => view! {
            <div class="qs-notice"><p><strong>"Vrijgegeven."</strong>" U kunt de tekst nog aanpassen."</p>{undo(view, remark, "Vrijgeven ongedaan maken")}</div>
            {decision_form(text, &problems, "Aangepast vrijgeven")}
        }
        .into_any(),
        Status::Withheld => view! {
            <div class="qs-notice"><p><strong>"Tegengehouden."</strong>" Niemand leest deze opmerking."</p>{undo(view, remark, "Tegenhouden ongedaan maken")}</div>
        }
        .into_any(),
    };
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/resultaten/opmerkingen", view.scan.id)>"Terug naar alle opmerkingen"</a></p>
        {last_decision(view, decided)}
        <ErrorSummary problems=problems.clone()/>
        {kicker(view, remark)}
        <h1>{heading.clone()}</h1>
        <p class="qs-subtle">{left(view, remark)}</p>
        <h2 class="qs-figure__title">"Zoals het er staat"</h2>
        <blockquote class="qs-written">{typed_text(&remark.written)}</blockquote>
        <details class="qs-disclosure"><summary>"Waar let u op?"</summary>{look_for(view.report.kind())}</details>
        {decision}
        {neighbours(view, remark)}
    };
    scan_page(&view.scan, ScanTab::Results, &heading, content.into_any())
}

fn kicker(view: &RedactionView, remark: &WrittenRemark) -> AnyView {
    let topic = view.report.texts.remark_topic(&remark.theme);
    let topic = topic.map(|topic| topic.title).unwrap_or_default();
    let group = view.report.group(remark.group);
    view! { <p class="qs-kicker">{format!("{topic} · {group}")}</p> }.into_any()
}

fn left(view: &RedactionView, remark: &WrittenRemark) -> String {
    let here = view
        .of_theme(&remark.theme)
        .filter(|own| own.status == Status::Waiting)
        .count();
    match (view.waiting(), here) {
        (0, _) => "Alles is nagelezen.".to_owned(),
        (1, 0) => "Er wacht er nog 1, bij een ander onderwerp.".to_owned(),
        (1, _) => "Er wacht er nog 1.".to_owned(),
        (all, 0) => format!("Er wachten er nog {all}, bij andere onderwerpen."),
        (all, here) if all == here => format!("Er wachten er nog {all}, alle bij dit onderwerp."),
        (all, here) => format!("Er wachten er nog {all}, waarvan {here} bij dit onderwerp."),
    }
}

fn decision_form(text: String, problems: &Problems, release: &'static str) -> AnyView {
    let problem = problems.of("text");
    view! {
        <Form>
            <TextArea
                name="text"
                label="Zo laten wij de opmerking zien"
                hint="Zet voor een naam bijvoorbeeld: [naam]. Verander verder niets aan wat iemand bedoelt."
                value=text
                rows=6
                problem=problem
            />
            <div class="qs-button-group">
                <Button name="besluit" value="vrijgeven">{release}</Button>
                <Button secondary=true name="besluit" value="tegenhouden">"Tegenhouden"</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// The remarks before and after this one, and the next that waits where that is another.
fn neighbours(view: &RedactionView, remark: &WrittenRemark) -> AnyView {
    let place = view.place(&remark.id);
    let before = place
        .checked_sub(2)
        .and_then(|before| view.remarks.get(before));
    let after = view.remarks.get(place);
    let waiting = view
        .next_waiting(&remark.id)
        .filter(|next| after.is_none_or(|after| after.id != next.id));
    let link = |to: Option<&WrittenRemark>, label: &'static str| {
        to.map(|to| {
            view! { <li><a class="qs-standalone" href=address(view, to)>{label}</a></li> }
        })
    };
    view! {
        <nav class="qs-section" aria-label="Andere opmerkingen">
            <ul class="qs-links">
                {link(before, "Vorige opmerking")}
                {link(after, "Volgende opmerking")}
                {link(waiting, "Volgende die wacht")}
            </ul>
        </nav>
    }
    .into_any()
}
