//! Released remarks.

use super::charts::anchor;
use super::parts::typed_text;
use leptos::prelude::*;
use services::results::remarks::Remark;
use services::results::{QuestionText, Report};

/// What was done with what people wrote before it is shown.
const NAMES_ARE_OUT: &str =
    "Namen zijn weggehaald. Waar een groep klein is, staat er niet bij wie het schreef.";

/// The released remarks of a theme; nothing when there are none.
#[must_use]
pub fn remark_list(report: &Report, remarks: &[&Remark]) -> Option<AnyView> {
    (!remarks.is_empty()).then(|| {
        view! {
            <h3 class="qs-figure__title">"Wat mensen schreven"</h3>
            <p class="qs-note">{NAMES_ARE_OUT}</p>
            {remark_rows(report, remarks)}
        }
        .into_any()
    })
}

/// An open question, with what people wrote to it as far as it was released.
#[must_use]
pub fn answers_in_words(report: &Report, question: &QuestionText, remarks: &[&Remark]) -> AnyView {
    let answers = if remarks.is_empty() {
        view! { <p class="qs-subtle">"Er zijn geen antwoorden vrijgegeven."</p> }.into_any()
    } else {
        view! {
            <p class="qs-note">{NAMES_ARE_OUT}</p>
            {remark_rows(report, remarks)}
        }
        .into_any()
    };
    view! {
        <h3 class="qs-figure__title" id=anchor(&question.key)>{format!("Open vraag: {}", question.text)}</h3>
        {answers}
    }
    .into_any()
}

/// Remarks as a list, each with the group that wrote it.
#[must_use]
pub fn remark_rows(report: &Report, remarks: &[&Remark]) -> AnyView {
    let items: Vec<_> = remarks
        .iter()
        .map(|remark| {
            let group = report.group(remark.group).to_owned();
            view! { <li>{typed_text(&remark.text)}<p class="qs-note">{group}</p></li> }
        })
        .collect();
    view! { <ul class="qs-rows">{items}</ul> }.into_any()
}

/// How many remarks, in words.
#[must_use]
pub fn remarks_in_words(count: usize) -> String {
    if count == 1 {
        "1 opmerking".to_owned()
    } else {
        format!("{count} opmerkingen")
    }
}
