//! The part of the page of the talk that leads into the room: begin, the screen, the remote, the phones, and the end.

use super::remote::FROM_PAGE;
use super::screen::address_in_words;
use super::sharing::kept_off;
use crate::pages::dates;
use crate::pages::forms::{Button, Form};
use crate::pages::qr::qr_code;
use leptos::prelude::*;
use services::room::{Position, Room, RoomView};

/// The part. Who only sees the scan gets the way to the screen.
pub fn in_room(view: &RoomView, base_url: &str) -> AnyView {
    let content = match &view.room {
        Some(room) => with_room(view, room, base_url),
        None if view.may_steer() => before(view),
        None => screen(view, "qs-button"),
    };
    view! {
        <section class="qs-section" aria-labelledby="zaal">
            <h2 id="zaal">"In de zaal"</h2>
            {kept_off(&view.session)}
            {content}
        </section>
    }
    .into_any()
}

fn screen(view: &RoomView, class: &'static str) -> AnyView {
    let href = format!("/scans/{}/gesprek/scherm", view.session.scan.id);
    view! { <p><a class=class href=href>"Scherm voor de beamer"</a></p> }.into_any()
}

fn before(view: &RoomView) -> AnyView {
    let scan = &view.session.scan.id;
    let screen = format!("/scans/{scan}/gesprek/scherm");
    view! {
        <p class="qs-measure">"Tijdens het gesprek laat u alles één voor één zien op een groot scherm, en bedient u dat met uw telefoon. Deelnemers kiezen op hun eigen telefoon."</p>
        <Form action=format!("/scans/{scan}/gesprek/zaal/openen") label="Gesprek in de zaal">
            <input type="hidden" name="vanaf" value=FROM_PAGE/>
            <div class="qs-button-group">
                <Button>"Gesprek in de zaal beginnen"</Button>
                <a class="qs-standalone" href=screen>"Eerst oefenen op het scherm"</a>
            </div>
        </Form>
    }
    .into_any()
}

fn with_room(view: &RoomView, room: &Room, base_url: &str) -> AnyView {
    let scan = &view.session.scan.id;
    let base = format!("/scans/{scan}/gesprek");
    let steering = view.may_steer().then(|| {
        view! {
            <a class="qs-button" href=format!("{base}/afstandsbediening")>"Afstandsbediening"</a>
            <a class="qs-standalone" href=format!("{base}/zaal/beeindigen")>"Gesprek in de zaal beëindigen"</a>
        }
    });
    let remote = view.may_steer().then(|| {
        remote_on_a_phone(
            &room.position,
            base_url,
            &format!("{base}/afstandsbediening"),
        )
    });
    view! {
        <p class="qs-measure">
            {format!("Het gesprek in de zaal is begonnen: {}.", dates::moment(room.position.opened_at))}
            {format!(" Het eindigt vanzelf op {}.", dates::moment(room.position.closes_at))}
        </p>
        <div class="qs-way__scan qs-finding">
            {qr_code(room.qr.side(), room.qr.path(), "QR-code: de weg naar het gesprek op een telefoon")}
            <dl class="qs-facts">
                <div><dt>"Adres voor telefoons"</dt><dd>{address_in_words(base_url, "/zaal")}</dd></div>
                <div><dt>"Code"</dt><dd>{room.code.shown()}</dd></div>
                <div><dt>"Telefoons die meedoen"</dt><dd>{room.joined}</dd></div>
            </dl>
        </div>
        <div class="qs-button-group qs-finding">
            <a class="qs-button qs-button--primary" href=format!("{base}/scherm")>"Scherm voor de beamer"</a>
            {steering}
        </div>
        {remote}
    }
    .into_any()
}

/// The way to the remote for the clerk's own phone. It opens on request: who looks along is not to scan this one.
pub(super) fn remote_on_a_phone(position: &Position, base_url: &str, path: &str) -> AnyView {
    let qr = &position.remote_qr;
    view! {
        <details class="qs-disclosure" id="bedienen">
            <summary>"Afstandsbediening op uw telefoon"</summary>
            <div class="qs-way__scan">
                {qr_code(qr.side(), qr.path(), "QR-code: de afstandsbediening, voor uw eigen telefoon")}
                <div>
                    <p class="qs-measure">"Scan deze code met uw eigen telefoon. Bent u daar nog niet ingelogd? Vraag dan een link aan en open de mail op die telefoon: u komt vanzelf bij de afstandsbediening."</p>
                    <dl class="qs-facts">
                        <div><dt>"Adres"</dt><dd>{address_in_words(base_url, path)}</dd></div>
                    </dl>
                </div>
            </div>
        </details>
    }
    .into_any()
}
