//! Released remarks.

use super::parts::typed_text;
use leptos::prelude::*;
use services::results::Report;
use services::results::remarks::Remark;

/// The released remarks of a theme; nothing when there are none.
#[must_use]
pub fn remark_list(report: &Report, remarks: &[&Remark]) -> Option<AnyView> {
    (!remarks.is_empty()).then(|| {
        view! {
            <h3 class="qs-figure__title">"Wat mensen schreven"</h3>
            <p class="qs-note">"Namen zijn weggehaald. Waar een groep klein is, staat er niet bij wie het schreef."</p>
            {remark_rows(report, remarks)}
        }
        .into_any()
    })
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
