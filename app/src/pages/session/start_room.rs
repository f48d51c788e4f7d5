//! The part of the page of the startgesprek, and of the one on which it is prepared, that leads to its screen: begin, the screen, the remote, and
//! the end.

use super::in_room::remote_on_a_phone;
use super::places::own;
use super::remote::FROM_PAGE;
use crate::pages::dates;
use crate::pages::forms::{Button, Form};
use leptos::prelude::*;
use services::room::{Position, RoomView, StartTalk};

/// What ending it means.
pub(super) const ENDS: &str = "Het scherm is daarna niet meer te bedienen. Wat is vastgelegd en opgeschreven, blijft staan. Begint u opnieuw, dan begint het bij de eerste dia.";

/// The part, until the questionnaire opens. Who only sees the scan gets the way to the screen.
pub fn on_the_screen(view: &RoomView<StartTalk>, base_url: &str) -> Option<AnyView> {
    let content = match &view.room {
        Some(position) => begun(view, position, base_url),
        None if view.may_steer() => before(view),
        None if view.session.scan.state.is_before_opening() => screen(view),
        None => return None,
    };
    Some(
        view! {
            <section class="qs-section qs-unprinted" aria-labelledby="zaal">
                <h2 id="zaal">"Op het scherm"</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn screen(view: &RoomView<StartTalk>) -> AnyView {
    view! { <p><a class="qs-button" href=own(view, "/scherm")>"Scherm voor de beamer"</a></p> }
        .into_any()
}

fn before(view: &RoomView<StartTalk>) -> AnyView {
    let screen = own(view, "/scherm");
    view! {
        <p class="qs-measure">"Tijdens het gesprek laat u alles één voor één zien op een groot scherm: de stappen, wie er antwoordt, hoe antwoorden beschermd zijn, en elk besluit met wat er is vastgelegd. U bedient het met uw telefoon of met de pijltjes van het toetsenbord."</p>
        <Form action=own(view, "/zaal/openen") label="Startgesprek op het scherm">
            <input type="hidden" name="vanaf" value=FROM_PAGE/>
            <div class="qs-button-group">
                <Button>"Startgesprek op het scherm beginnen"</Button>
                <a class="qs-standalone" href=screen>"Eerst oefenen op het scherm"</a>
            </div>
        </Form>
    }
    .into_any()
}

fn begun(view: &RoomView<StartTalk>, position: &Position, base_url: &str) -> AnyView {
    let remote = own(view, "/afstandsbediening");
    let steering = view.may_steer().then(|| {
        view! {
            <a class="qs-button" href=remote.clone()>"Afstandsbediening"</a>
        }
    });
    let (on_a_phone, end) = if view.may_steer() {
        let on_a_phone = remote_on_a_phone(position, base_url, &remote);
        (Some(on_a_phone), Some(ending(view)))
    } else {
        (None, None)
    };
    view! {
        <p class="qs-measure">
            {format!("Het startgesprek op het scherm is begonnen: {}.", dates::moment(position.opened_at))}
            {format!(" Het eindigt vanzelf op {}, en als de vragenlijst opengaat.", dates::moment(position.closes_at))}
        </p>
        <div class="qs-button-group qs-finding">
            <a class="qs-button qs-button--primary" href=own(view, "/scherm")>"Scherm voor de beamer"</a>
            {steering}
        </div>
        {on_a_phone}
        {end}
    }
    .into_any()
}

/// The end of the talk. It is opened first, as on the remote: a slip ends nothing.
fn ending(view: &RoomView<StartTalk>) -> AnyView {
    view! {
        <details class="qs-disclosure" id="beeindigen">
            <summary>"Startgesprek op het scherm beëindigen"</summary>
            <form class="qs-stack" method="post" action=own(view, "/zaal/beeindigen")>
                <p class="qs-measure">{ENDS}</p>
                <Button secondary=true>"Beëindigen"</Button>
            </form>
        </details>
    }
    .into_any()
}
