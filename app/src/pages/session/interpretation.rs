//! `/scans/{id}/gesprek/duiding/{theme}`

use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::results::answers_to;
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
    let kept = sessions::interpret(&visit.actor, visit.services(), &scan, &theme, &form.text).await;
    let next = |()| format!("/scans/{scan}/gesprek#duiding-{theme}");
    visit.go_or_show_again(kept, form, told, next).await
}

/// `/scans/{id}/gesprek/duiding/{theme}`
#[component]
pub fn InterpretationPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let theme = param("theme");
    let sent = use_context::<Filled<TextForm>>();
    load(async move {
        let view = sessions::to_draft(&visit.actor, visit.services(), &scan?).await?;
        let theme = view.report.texts.theme(&theme).ok_or(Failure::NotFound)?;
        let stored = view.interpretations.get(&theme.key).cloned();
        let filled = sent.unwrap_or_else(|| {
            Filled::stored(TextForm {
                text: stored.unwrap_or_default(),
            })
        });
        Ok(page(&view, theme, filled))
    })
}

fn page(
    view: &SessionView,
    theme: &ThemeText,
    Filled { form, problems }: Filled<TextForm>,
) -> AnyView {
    let report = &view.report;
    let answers = answers_to(report, report.rows_of(theme));
    let content = view! {
        <p><a class="qs-standalone" href=format!("/scans/{}/gesprek", view.scan.id)>"Terug naar het gesprek"</a></p>
        <h1>{format!("Wat valt op: {}", theme.title)}</h1>
        <ErrorSummary problems=problems.clone()/>
        <Form>
            <TextArea
                name="text"
                label="Wat ziet u in deze antwoorden?"
                hint="Waar zijn de groepen het eens? Waar verschillen hun beelden? Wat weten mensen niet?"
                value=form.text
                rows=8
                optional=true
                problem=problems.of("text")
            />
            <div class="qs-button-group"><Button>"Bewaren"</Button></div>
        </Form>
        <section class="qs-section" aria-labelledby="antwoorden">
            <h2 id="antwoorden">"De antwoorden bij dit thema"</h2>
            {answers}
        </section>
    };
    scan_page(
        &view.scan,
        ScanTab::Session,
        "Wat valt op",
        content.into_any(),
    )
}
