//! `/scans/{id}/startgesprek/afstandsbediening`: the remote of a startgesprek. What is decided is written down in the preparation, by the lead;
//! what was agreed besides, by who leads the talk.

use super::super::start_room::ENDS;
use super::{frame, jumping, next, notice, now, own, script, shown, steering, told, without_room};
use crate::pages::load::load;
use crate::pages::results::typed_text;
use crate::pages::scan_page::scan_id;
use crate::pages::scans::decisions::form;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::room::{self, Position, RoomView, Slide, StartTalk};

/// `/scans/{id}/startgesprek/afstandsbediening`
#[component]
pub fn StartRemotePage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let told = told();
    load(async move {
        let view = room::load_start(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, told))
    })
}

fn page(view: &RoomView<StartTalk>, told: Option<&'static str>) -> AnyView {
    let content = match &view.room {
        Some(position) => with_room(view, position, told),
        None if view.session.scan.state.is_before_opening() => without_room(
            view,
            "Het startgesprek staat nu niet op het scherm. Begint u, dan bedient deze telefoon het scherm.",
            "Startgesprek beginnen",
        ),
        None => without_room(
            view,
            "Het startgesprek is voorbij: de vragenlijst is open of de scan is gestopt.",
            "Startgesprek beginnen",
        ),
    };
    frame(view, content)
}

fn with_room(
    view: &RoomView<StartTalk>,
    position: &Position,
    told: Option<&'static str>,
) -> AnyView {
    let (slide, place) = shown(view, None);
    view! {
        {notice(told)}
        {now(view, position, (&slide, place))}
        {recording(view, &slide)}
        {script::section(view, position)}
        {next(view, place)}
        {agreed(view)}
        {jumping(view)}
        {ending(view)}
        {steering(view, (&slide, place))}
    }
    .into_any()
}

/// Where what is decided on the screen is written down, for the lead; who does so, for others.
fn recording(view: &RoomView<StartTalk>, slide: &Slide) -> Option<AnyView> {
    let Slide::Start(own) = slide else {
        return None;
    };
    let subject = own.decides()?;
    let (_, decision) = view.session.decision(subject)?;
    let stands = decision.decided.clone();
    let stands = stands.unwrap_or_else(|| "Nog niet afgesproken.".to_owned());
    let way = if view.session.standing.lead && view.may_steer() {
        let path = format!("/scans/{}{}", view.session.scan.id, form(subject));
        view! { <p><a class="qs-button qs-remote__whole" href=path>"Vastleggen"</a></p> }.into_any()
    } else {
        view! { <p class="qs-note">"De trekker legt dit vast bij de voorbereiding. Het scherm laat het dan meteen zien."</p> }.into_any()
    };
    Some(
        view! {
            <section class="qs-remote__part" aria-labelledby="besluit">
                <h2 class="qs-remote__heading" id="besluit">"Nu vastgelegd"</h2>
                <p>{stands}</p>
                {way}
            </section>
        }
        .into_any(),
    )
}

/// What was written down about the talk, whichever slide is shown.
fn agreed(view: &RoomView<StartTalk>) -> AnyView {
    let notes = view.session.notes().map_or_else(
        || view! { <p class="qs-subtle">"Nog niets opgeschreven."</p> }.into_any(),
        typed_text,
    );
    let write = view.may_steer().then(|| {
        let path = own(view, "#gehouden");
        view! { <p><a class="qs-standalone" href=path>"Opschrijven wat u afspreekt"</a></p> }
    });
    view! {
        <section class="qs-remote__part" aria-labelledby="afspraken">
            <h2 class="qs-remote__heading" id="afspraken">"Wat u hebt afgesproken"</h2>
            {notes}
            {write}
        </section>
    }
    .into_any()
}

/// The end of the talk. It is opened first: a thumb that slips ends nothing.
fn ending(view: &RoomView<StartTalk>) -> Option<AnyView> {
    view.may_steer().then(|| {
        view! {
            <details class="qs-disclosure qs-section" id="beeindigen">
                <summary id="beeindigen-kop">"Startgesprek beëindigen"</summary>
                <p>{ENDS}</p>
                <form method="post" action=own(view, "/zaal/beeindigen") data-live="">
                    <button class="qs-button qs-remote__whole">"Beëindigen"</button>
                </form>
            </details>
        }
        .into_any()
    })
}
