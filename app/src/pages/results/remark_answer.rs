//! `/scans/{id}/resultaten/antwoorden/{theme}`: writing the answer to the remarks of one theme.

use super::remarks::{remark_rows, remarks_in_words};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::ProblemCode;
use services::results::RemarkTopic;
use services::results::remark_answers::{self, AnsweringView, LONGEST_ANSWER};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RemarkAnswerForm {
    text: String,
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/resultaten/antwoorden/{theme}", post(write))
}

async fn write(
    visit: Visit,
    Path((scan, theme)): Path<(String, String)>,
    Sent(form): Sent<RemarkAnswerForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    match remark_answers::write(&visit.actor, visit.services(), &scan, &theme, &form.text).await {
        Ok(()) => visit.go(format!("/scans/{scan}/resultaten/antwoorden#thema-{theme}")),
        Err(services::Error::Invalid(problems)) => {
            let problems = Problems::found(&problems, |_, code| {
                (*code == ProblemCode::Missing)
                    .then_some("Schrijf een antwoord. Wilt u geen antwoord geven? Ga dan terug.")
            });
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `/scans/{id}/resultaten/antwoorden/{theme}`
#[component]
pub fn RemarkAnswerPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let theme = param("theme");
    let sent = use_context::<Filled<RemarkAnswerForm>>();
    load(async move {
        let view = remark_answers::to_write(&visit.actor, visit.services(), &scan?, &theme).await?;
        let topic = view.report.texts.remark_topic(&theme);
        Ok(page(&view, &topic.ok_or(Failure::NotFound)?, sent))
    })
}

fn page(
    view: &AnsweringView,
    topic: &RemarkTopic,
    sent: Option<Filled<RemarkAnswerForm>>,
) -> AnyView {
    let stored = || {
        let answer = view.answer(&topic.key);
        answer.map(|answer| answer.text.clone()).unwrap_or_default()
    };
    let (text, problems) = sent.map_or_else(
        || (stored(), Problems::none()),
        |sent| (sent.form.text, sent.problems),
    );
    let remarks = view.remarks_of(&topic.key);
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/resultaten/antwoorden", view.scan.id)>"Terug naar alle antwoorden"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <h1>{format!("Antwoord bij: {}", topic.title)}</h1>
        <Form>
            <TextArea
                name="text"
                label="Uw antwoord aan de mensen die iets schreven"
                hint=format!("Zeg wat u ermee doet, of waarom niet. Noem geen namen. Er passen {} tekens in.", whole(LONGEST_ANSWER as u64))
                value=text
                rows=10
                problem=problems.of("text")
            />
            <Button>"Bewaren"</Button>
        </Form>
        <section class="qs-section" aria-labelledby="geschreven">
            <h2 id="geschreven">"Wat mensen schreven"</h2>
            <p class="qs-note">{remarks_in_words(remarks.len())}</p>
            {remark_rows(&view.report, &remarks)}
        </section>
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Antwoord schrijven",
        content.into_any(),
    )
}
