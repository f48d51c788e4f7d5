//! `/scans/{id}/resultaten/opmerkingen/{remark}`: one remark, to take names out of; and what is decided on it.

use super::parts::typed_text;
use super::redaction::anchor;
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
use serde::Deserialize;
use services::ids::RemarkId;
use services::results::remarks::{self, Decision, RedactionView, WrittenRemark};

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
        Ok(()) => visit.go(format!(
            "/scans/{scan}/resultaten/opmerkingen#opmerking-{remark}"
        )),
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

/// `/scans/{id}/resultaten/opmerkingen/{remark}`
#[component]
pub fn RemarkPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let remark = param("remark");
    let sent = use_context::<Filled<DecisionForm>>();
    load(async move {
        let view = remarks::to_decide(&visit.actor, visit.services(), &scan?).await?;
        let found = view
            .remarks
            .iter()
            .find(|own| own.id.as_str() == remark)
            .ok_or(Failure::NotFound)?;
        Ok(page(&view, found, sent))
    })
}

fn page(
    view: &RedactionView,
    remark: &WrittenRemark,
    sent: Option<Filled<DecisionForm>>,
) -> AnyView {
    let (text, problems) = sent.map_or_else(
        || (remark.text.clone(), Problems::none()),
        |sent| (sent.form.text, sent.problems),
    );
    let back = format!(
        "/scans/{}/resultaten/opmerkingen#{}",
        view.scan.id,
        anchor(remark)
    );
    let theme = view
        .report
        .texts
        .theme(&remark.theme)
        .map(|theme| theme.title.clone());
    let content = view! {
        <p><a class="qs-standalone" href=back>"Terug naar alle opmerkingen"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <p class="qs-kicker">{theme}</p>
        <h1>"Namen weghalen"</h1>
        <h2>"Zoals het er staat"</h2>
        {typed_text(&remark.written)}
        <Form>
            <input type="hidden" name="besluit" value="vrijgeven"/>
            <TextArea
                name="text"
                label="De opmerking zoals wij haar laten zien"
                hint="Zet voor een naam bijvoorbeeld: [naam]. Verander verder niets aan wat iemand bedoelt."
                value=text
                rows=8
                problem=problems.of("text")
            />
            <Button>"Vrijgeven"</Button>
        </Form>
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Namen weghalen",
        content.into_any(),
    )
}
