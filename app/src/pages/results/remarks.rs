//! Released remarks.

use super::parts::typed_text;
use leptos::prelude::*;
use services::results::Report;
use services::results::remarks::Remark;

/// The released remarks of a theme; nothing when there are none.
#[must_use]
pub fn remark_list(report: &Report, remarks: &[&Remark]) -> Option<AnyView> {
    let items: Vec<_> = remarks
        .iter()
        .map(|remark| {
            let group = remark
                .group
                .map(|group| view! { <p class="qs-note">{report.group(group)}</p> });
            view! { <li>{typed_text(&remark.text)}{group}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="qs-figure__title">"Wat mensen schreven"</h3>
            <p class="qs-note">"Namen zijn weggehaald. Waar een groep klein is, staat er niet bij wie het schreef."</p>
            <ul class="qs-rows">{items}</ul>
        }
        .into_any()
    })
}
