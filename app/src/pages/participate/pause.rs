//! `/meedoen/{vragenlijst}/stoppen`: stop for now, and how to go on later.

use super::{
    super::{
        cookies::Cookie,
        failure::Failure,
        forms::{Button, Form},
        visit::{Answer, Visit, use_visit},
    },
    frame::Sheet,
    sections::Questions,
    standing::{Questionnaire, filling},
    steps,
};
use axum::{extract::Path, http::header};
use leptos::prelude::*;

/// `/meedoen/{vragenlijst}/stoppen`
#[component]
pub fn PausePage() -> impl IntoView {
    filling(|questionnaire| Ok(view! { <Pause questionnaire/> }))
}

#[component]
fn Pause(questionnaire: Questionnaire) -> impl IntoView {
    let contact = questionnaire.scan.setup.contact.clone();
    let until = super::super::dates::day(questionnaire.scan.setup.closes_on);
    let visit = use_visit();
    let site = visit.services().settings().base_url.as_str();
    let site = site.split_once("://").map_or(site, |(_, address)| address);
    let again = format!(
        "Ga naar {site}/meedoen en vul uw code in. Dat kan ook op een ander apparaat, tot en met {until}."
    );
    let on = steps::path(&questionnaire.name, questionnaire.draft.place);
    view! {
        <Sheet title="Stoppen en later verdergaan" whose=questionnaire.whose()>
            <h1>"Stoppen en later verdergaan"</h1>
            <p class="qs-lead">"Uw antwoorden zijn bewaard. Ze zijn nog niet verstuurd."</p>
            <div class="qs-panel qs-own-code">
                <p>"Uw code is " <strong class="qs-own-code__code">{questionnaire.code.shown()}</strong></p>
                <p class="qs-subtle">{again}</p>
            </div>
            <section class="qs-section" aria-labelledby="apparaat">
                <h2 id="apparaat">"Gebruikt iemand anders dit apparaat ook?"</h2>
                <p class="qs-measure">
                    "Zolang deze browser open is, kan een ander hier verder met uw vragenlijst. Wilt u dat niet? Laat de browser dan uw code vergeten. Schrijf hem eerst op."
                </p>
                <Form label="Code vergeten op dit apparaat">
                    <div class="qs-button-group qs-finding">
                        <a class="qs-button qs-button--primary" href=on>"Toch verdergaan"</a>
                        <Button secondary=true>"Vergeet mijn code op dit apparaat"</Button>
                    </div>
                </Form>
            </section>
            <Questions contact/>
        </Sheet>
    }
}

/// Makes this browser forget the code. The draft stays, for its holder.
pub async fn forget(visit: Visit, Path(name): Path<String>) -> Answer {
    let mut response = visit.go("/meedoen")?;
    let cookie = Cookie::Questionnaire(name)
        .forget(&visit.site)
        .ok_or(Failure::NotFound)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
