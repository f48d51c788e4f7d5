//! `/scans/{id}/gesprek/duiding/{theme}`

use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::results::charts::{Domain, Hatch, answers_key, bars_head};
use crate::pages::results::statement;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page, told};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::results::ThemeText;
use services::sessions::{self, SessionView};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextForm {
    text: String,
}

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/gesprek/duiding/{theme}", post(write))
}

async fn write(
    visit: Visit,
    Path((scan, theme)): Path<(String, String)>,
    Sent(form): Sent<TextForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    match sessions::interpret(&visit.actor, visit.services(), &scan, &theme, &form.text).await {
        Ok(()) => visit.go(format!("/scans/{scan}/gesprek#duiding-{theme}")),
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

/// `/scans/{id}/gesprek/duiding/{theme}`
#[component]
pub fn InterpretationPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let theme = param("theme");
    let sent = use_context::<Filled<TextForm>>();
    load(async move {
        let view = sessions::to_write(&visit.actor, visit.services(), &scan?).await?;
        let theme = view.report.texts.theme(&theme).ok_or(Failure::NotFound)?;
        Ok(page(&view, theme, sent))
    })
}

fn page(view: &SessionView, theme: &ThemeText, sent: Option<Filled<TextForm>>) -> AnyView {
    let stored = view
        .interpretations
        .get(&theme.key)
        .cloned()
        .unwrap_or_default();
    let (text, problems) = sent.map_or_else(
        || (stored, Problems::none()),
        |sent| (sent.form.text, sent.problems),
    );
    let report = &view.report;
    let domain = Domain::of(
        report
            .tables
            .statements
            .iter()
            .flat_map(|table| table.cells.iter().map(|(_, cell)| cell)),
    );
    let rows: Vec<_> = report
        .rows_of(theme)
        .into_iter()
        .map(|row| statement(report, row, domain))
        .collect();
    let content = view! {
        <Hatch/>
        <p><a class="qs-standalone" href=format!("/scans/{}/gesprek", view.scan.id)>"Terug naar het gesprek"</a></p>
        <ErrorSummary problems=problems.clone()/>
        <h1>{format!("Wat valt op: {}", theme.title)}</h1>
        <Form>
            <TextArea
                name="text"
                label="Wat ziet u in deze antwoorden?"
                hint="Waar zijn de groepen het eens? Waar verschillen hun beelden? Wat weten mensen niet?"
                value=text
                rows=8
                optional=true
                problem=problems.of("text")
            />
            <Button>"Bewaren"</Button>
        </Form>
        <section class="qs-section" aria-labelledby="antwoorden">
            <h2 id="antwoorden">"De antwoorden bij dit thema"</h2>
            {answers_key(&report.texts.scale)}
            <h3 class="qs-figure__title">"Alle antwoorden per stelling"</h3>
            <div class="qs-results">{bars_head(domain)}{rows}</div>
        </section>
    };
    scan_page(
        &view.scan,
        ScanTab::Session,
        "Wat valt op",
        content.into_any(),
    )
}
