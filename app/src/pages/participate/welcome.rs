//! `/meedoen/{vragenlijst}`: before the first question.

use super::{
    super::{
        cookies::Cookie,
        failure::Failure,
        forms::{Button, Form},
        load::load,
        visit::{Answer, Visit, use_visit},
    },
    enter::hold,
    frame::{Sheet, Whose},
    sections::{InShort, Privacy, Questions, WhoSeesWhat},
    standing::{Questionnaire, Standing, elsewhere, find, name_in_address},
    steps,
};
use axum::extract::Path;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::{
    Actor,
    ids::ScanId,
    participations::{self, OpenScan, Pass, Place, Resumed},
};
use std::sync::Arc;

/// `/meedoen/{vragenlijst}`
#[component]
pub fn WelcomePage() -> impl IntoView {
    let (visit, name) = (use_visit(), name_in_address());
    load(async move {
        Ok(match find(&visit, &name).await? {
            Standing::Filling(questionnaire) => {
                view! { <Welcome questionnaire=*questionnaire/> }.into_any()
            }
            Standing::Shared { scan, group } => {
                let begun = begun_before(&visit, &scan.id, group).await?;
                view! { <Shared scan group begun/> }.into_any()
            }
            other => elsewhere(other),
        })
    })
}

/// For the holder of a code: begin, or go on.
#[component]
pub fn Welcome(questionnaire: Questionnaire) -> impl IntoView {
    let (words, place) = match questionnaire.draft.place {
        Place::Welcome => ("Beginnen", Place::Theme(1)),
        place => ("Verder waar u was", place),
    };
    let href = steps::path(&questionnaire.name, place);
    let start = view! {
        <div class="qs-button-group">
            <a class="qs-button qs-button--primary" href=href>{words}</a>
        </div>
    };
    let (group, whose) = (questionnaire.group, questionnaire.whose());
    view! { <Introduction scan=questionnaire.scan group whose start=start.into_any()/> }
}

/// For whoever came by a shared link. Nothing is stored until they begin.
#[component]
fn Shared(
    scan: Arc<OpenScan>,
    group: RespondentGroup,
    /// Where to go on with a questionnaire that was begun in this browser.
    begun: Option<String>,
) -> impl IntoView {
    let start = match begun {
        None => view! {
            <Form label="Beginnen">
                <div class="qs-button-group">
                    <Button>"Beginnen"</Button>
                    <a class="qs-standalone" href="/meedoen">"Ik heb al een code"</a>
                </div>
            </Form>
        }
        .into_any(),
        Some(on) => view! {
            <p class="qs-measure">"Op dit apparaat is deze vragenlijst al begonnen en nog niet verstuurd."</p>
            <Form label="Opnieuw beginnen">
                <div class="qs-button-group qs-finding">
                    <a class="qs-button qs-button--primary" href=on>"Verder waar u was"</a>
                    <Button secondary=true>"Iemand anders op dit apparaat? Begin opnieuw"</Button>
                </div>
            </Form>
        }
        .into_any(),
    };
    let whose = Whose::of_scan(&scan);
    view! { <Introduction scan group whose start/> }
}

/// What the questionnaire is, who will see what, and the way in.
#[component]
fn Introduction(
    scan: Arc<OpenScan>,
    group: RespondentGroup,
    whose: Whose,
    start: AnyView,
) -> impl IntoView {
    let form = scan.form(group).clone();
    let contact = scan.setup.contact.clone();
    let mut introduction = form.introduction.iter().cloned();
    let lead = introduction.next();
    let others: Vec<_> = introduction.map(|text| view! { <p>{text}</p> }).collect();
    let about = (!form.about_authority.is_empty()).then(|| form.about_authority.join(" "));
    view! {
        <Sheet title="Welkom" whose>
            <h1>{form.welcome.clone()}</h1>
            {lead.map(|text| view! { <p class="qs-lead">{text}</p> })}
            {about.map(|text| view! { <p class="qs-measure qs-finding">{text}</p> })}
            <InShort scan=Arc::clone(&scan) form=form.clone()/>
            <div class="qs-panel">{start}</div>
            <div class="qs-stack qs-measure qs-finding">{others}</div>
            <WhoSeesWhat rules=scan.setup.rules.clone() form/>
            <Privacy/>
            <Questions contact/>
        </Sheet>
    }
}

/// Where to go on with a questionnaire of the same scan and group that was begun in this browser and not sent.
pub async fn begun_before(
    visit: &Visit,
    scan: &ScanId,
    group: RespondentGroup,
) -> Result<Option<String>, Failure> {
    for (name, held) in Cookie::questionnaires(&visit.site, visit.headers()) {
        let Some(Pass::Code { code, scan: of }) = Pass::parse(&held) else {
            continue;
        };
        if of != *scan || !participations::is_name(&name) {
            continue;
        }
        let actor = Actor::Respondent(code);
        if let Resumed::Filling(filling) = participations::resume(&actor, visit.services()).await?
            && filling.group == group
        {
            let place = match filling.draft.place {
                Place::Welcome => Place::Theme(1),
                place => place,
            };
            return Ok(Some(steps::path(&name, place)));
        }
    }
    Ok(None)
}

/// Begins a questionnaire through a shared link: from now on this browser holds a code of its own.
pub async fn begin(visit: Visit, Path(name): Path<String>) -> Answer {
    let Some(Pass::Link { secret, scan }) = visit.pass(&name) else {
        return visit.go(steps::start(&name));
    };
    let begun = participations::begin(visit.services(), &scan, &secret, visit.client()).await?;
    let Some(code) = begun else {
        return visit.go(steps::start(&name));
    };
    let response = visit.go(steps::path(&name, Place::Theme(1)))?;
    hold(&visit, &name, &Pass::Code { code, scan }, response)
}
