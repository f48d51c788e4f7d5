//! Forms on paper, which the lead of the scan types in one after the other. Each is a questionnaire like any other.

use super::{
    super::{
        cookies::Cookie,
        failure::Failure,
        forms::{Button, Form},
        visit::{Answer, Visit},
    },
    enter::hold,
    steps,
};
use axum::http::header;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::{
    Actor,
    ids::ScanId,
    participations::{self, Pass, Place, Resumed, is_name, new_name},
    secrets::TypedCode,
};

/// Opens a questionnaire that was begun for a form on paper, at its first page. The browser lets go of those of the same scan that
/// are done: somebody may type in hundreds.
pub async fn begin_typing(visit: &Visit, code: TypedCode, scan: ScanId) -> Answer {
    let name = new_name();
    let mut response = visit.go(steps::path(&name, Place::Theme(1)))?;
    for done in done(visit, &scan).await? {
        let cookie = Cookie::Questionnaire(done).forget(&visit.site);
        let cookie = cookie.ok_or(Failure::Failed)?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    hold(visit, &name, &Pass::Code { code, scan }, response)
}

/// The names of questionnaires of a scan that this browser holds and that were sent, or whose code is none any more.
async fn done(visit: &Visit, scan: &ScanId) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for (name, held) in Cookie::questionnaires(&visit.site, visit.headers()) {
        let Some(Pass::Code { code, scan: of }) = Pass::parse(&held) else {
            continue;
        };
        if of != *scan || !is_name(&name) {
            continue;
        }
        match participations::resume(&Actor::Respondent(code), visit.services()).await? {
            Resumed::Sent { .. } | Resumed::Gone => names.push(name),
            Resumed::Filling(_) | Resumed::NotOpen(_) => {}
        }
    }
    Ok(names)
}

/// After sending, for the lead: what to do with the paper, and the next form.
pub fn next_form(scan: &ScanId, group: RespondentGroup) -> AnyView {
    let paper = format!("/scans/{scan}/vragenlijst/papier");
    let next = if participations::has_personal_codes(group) {
        view! {
            <div class="qs-button-group">
                <a class="qs-button qs-button--primary" href=format!("{paper}#invoeren")>"Volgend formulier invoeren"</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <Form action=paper.clone() label="Volgend formulier invoeren">
                <input type="hidden" name="groep" value=group.code()/>
                <div class="qs-button-group">
                    <Button>"Volgend formulier invoeren"</Button>
                    <a class="qs-standalone" href=paper.clone()>"Klaar met invoeren"</a>
                </div>
            </Form>
        }
        .into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="papier">
            <h2 id="papier">"Was dit een formulier op papier?"</h2>
            <p class="qs-measure">"Vernietig het dan nu. De antwoorden tellen mee. Nergens staat dat ze op papier waren, of dat u ze invoerde."</p>
            {next}
        </section>
    }
    .into_any()
}
