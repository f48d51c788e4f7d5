//! `/meedoen/{vragenlijst}/bedankt`: after sending.

use super::{
    super::{dates, load::load, visit::use_visit},
    frame::{Sheet, Whose},
    on_paper::next_form,
    sections::Questions,
    standing::{Standing, elsewhere, find, name_in_address},
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::participations::OpenScan;
use std::sync::Arc;

/// `/meedoen/{vragenlijst}/bedankt`. Who has not sent yet is led back to their questionnaire.
#[component]
pub fn ThanksPage() -> impl IntoView {
    let (visit, name) = (use_visit(), name_in_address());
    load(async move {
        Ok(match find(&visit, &name).await? {
            Standing::Filling(questionnaire) => {
                view! { <super::welcome::Welcome questionnaire=*questionnaire/> }.into_any()
            }
            other => elsewhere(other),
        })
    })
}

/// What was sent counts, and when and where the result comes. Shown at every address of a questionnaire that was sent.
#[component]
pub fn Thanks(
    /// The scan.
    scan: Arc<OpenScan>,
    /// The group.
    group: RespondentGroup,
    /// Whether the lead of the scan is signed in here, who may have typed it in from paper.
    by_lead: bool,
) -> impl IntoView {
    let next = by_lead.then(|| next_form(&scan.id, group));
    let form = scan.form(group);
    let mut closing = form.closing.iter().cloned();
    let first = closing.next();
    let others: Vec<_> = closing.map(|text| view! { <p>{text}</p> }).collect();
    let closes = format!(
        "De vragenlijst sluit op {}.",
        dates::day(scan.setup.closes_on)
    );
    let contact = scan.setup.contact.clone();
    view! {
        <Sheet title="Bedankt" whose=Whose::of_scan(&scan)>
            <h1>"Bedankt"</h1>
            {first.map(|text| view! { <p class="qs-lead">{text}</p> })}
            <div class="qs-stack qs-measure qs-finding">
                <p>{closes}</p>
                {others}
            </div>
            {next}
            <p class="qs-finding"><a class="qs-standalone" href="/">"Naar de eerste pagina"</a></p>
            <Questions contact/>
        </Sheet>
    }
}
