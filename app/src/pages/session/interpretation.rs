//! `/scans/{id}/gesprek/duiding/{theme}`

use crate::pages::crossed::{self, Brought, Opened, button, heading, kept_now, read_on, send};
use crate::pages::failure::Failure;
use crate::pages::forms::{Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::ErrorSummary;
use crate::pages::results::charts::anchor;
use crate::pages::results::{answers_to, typed_text};
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, told, typing_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::results::ThemeText;
use services::sessions::{self, InterpretationForm, SessionView};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/gesprek/duiding/{theme}", post(write))
}

async fn write(
    visit: Visit,
    Path((scan, theme)): Path<(String, String)>,
    Sent(form): Sent<InterpretationForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    let kept = sessions::interpret(&visit.actor, visit.services(), &scan, &theme, &form).await;
    let next = format!("/scans/{scan}/gesprek#duiding-{theme}");
    crossed::go_or_show_again(visit, kept, form, told, next).await
}

/// `/scans/{id}/gesprek/duiding/{theme}`
#[component]
pub fn InterpretationPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let theme = param("theme");
    let brought = Brought::<InterpretationForm>::of_request();
    load(async move {
        let view = sessions::to_draft(&visit.actor, visit.services(), &scan?).await?;
        let theme = view.report.texts.theme(&theme).ok_or(Failure::NotFound)?;
        let text = view.interpretations.get(&theme.key);
        let opened = brought.or(InterpretationForm {
            text: text.cloned().unwrap_or_default(),
            revision: view.revisions.get(&theme.key).copied().unwrap_or_default(),
            ..InterpretationForm::default()
        });
        Ok(page(&view, theme, opened))
    })
}

fn page(view: &SessionView, theme: &ThemeText, opened: Opened<InterpretationForm>) -> AnyView {
    let report = &view.report;
    let (keep, saved) = (opened.keeps(), opened.saved());
    let Opened { filled, kept, .. } = opened;
    let (form, problems) = (filled.form, filled.problems);
    let save = button(kept.is_some());
    let comes_down_to = heading(kept.is_some());
    let back = format!("/scans/{}/gesprek#duiding-{}", view.scan.id, theme.key);
    let kept = kept.map(|kept| kept_now(typed_text(or_nothing(&kept.text)), back));
    let rows = report.rows_of(theme);
    let answers = (!rows.is_empty()).then(|| answers_to(report, rows));
    let content = view! {
        <p class="qs-back"><a class="qs-standalone" href=format!("/scans/{}/gesprek", view.scan.id)>"Terug naar het gesprek"</a></p>
        <h1>{format!("Wat valt op: {}", theme.title)}</h1>
        <ErrorSummary problems=problems.clone() heading=comes_down_to/>
        {kept}
        <Form keep>
            {read_on(&form)}
            <TextArea
                name="text"
                label="Wat ziet u in deze antwoorden?"
                hint="Waar zijn de groepen het eens? Waar verschillen hun beelden? Wat weten mensen niet?"
                value=form.text
                rows=8
                optional=true
                problem=problems.of("text")
            />
            <div class="qs-button-group">{send(save)}{saved}</div>
        </Form>
        <section class="qs-section" aria-labelledby="antwoorden">
            <h2 id="antwoorden">"De antwoorden bij dit thema"</h2>
            {answers}
            {questions(view, theme)}
        </section>
    };
    typing_page(
        &view.scan,
        ScanTab::Session,
        "Wat valt op",
        content.into_any(),
    )
}

/// The open questions of the authority's own, with the way to what people wrote to them.
fn questions(view: &SessionView, theme: &ThemeText) -> Option<AnyView> {
    let rows: Vec<_> = theme
        .questions
        .iter()
        .map(|question| {
            let href = format!(
                "/scans/{}/resultaten#{}",
                view.scan.id,
                anchor(&question.key)
            );
            view! { <li><a href=href>{question.text.clone()}</a></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3 class="qs-figure__title">"Open vragen: lees wat mensen schreven"</h3>
            <ul class="qs-list">{rows}</ul>
        }
        .into_any()
    })
}

/// A text that was taken away is told as such.
fn or_nothing(text: &str) -> &str {
    if text.trim().is_empty() {
        "Er staat niets meer."
    } else {
        text
    }
}
