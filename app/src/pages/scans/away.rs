//! That a day is set on which who guides the scan is away.

use crate::pages::dates;
use leptos::prelude::*;
use services::ids::MemberId;
use services::scans::AwayAt;

/// A notice for each, or nothing. `own`: the member who looks.
pub fn away(away: &[AwayAt], own: Option<&MemberId>) -> AnyView {
    let lines: Vec<_> = away
        .iter()
        .map(|at| {
            let (what, next) = sentences(at, own == Some(&at.clerk.id));
            view! { <p><strong>{what}</strong>" "{next}</p> }
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="qs-notice">{lines}</div> }.into_any()
}

fn sentences(at: &AwayAt, is_own: bool) -> (String, String) {
    let (on, until) = (dates::day(at.on), dates::day(at.until));
    let session = at.session.code();
    if is_own {
        (
            format!("U bent afwezig op {on}, de dag van het {session}."),
            format!(
                "In uw profiel staat dat u weg bent tot en met {until}. Kies een andere dag, of pas uw profiel aan."
            ),
        )
    } else {
        let name = &at.clerk.name;
        (
            format!("{name} is afwezig op {on}, de dag van het {session}."),
            format!(
                "De afwezigheid duurt tot en met {until}. Kies een andere dag, of overleg met {name}."
            ),
        )
    }
}
