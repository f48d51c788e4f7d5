//! `/scans/{id}/vragenlijst/zaal/scherm`: what the beamer shows while a group fills in. How many are done, never what they answer.

use crate::islands::Live;
use crate::pages::load::load;
use crate::pages::qr::qr_code;
use crate::pages::refreshing;
use crate::pages::scan_page::scan_id;
use crate::pages::scans::parts::below;
use crate::pages::session::{FULL_SCREEN, address_in_words, events};
use crate::pages::shell::IslandScripts;
use crate::pages::visit::use_visit;
use crate::pages::{dates, frame::instrument_of};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use services::results::names;
use services::room::questionnaire::{self, OpenCode, QuestionnaireRoom};

/// `/scans/{id}/vragenlijst/zaal/scherm`
#[component]
pub fn RoomScreenPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let still = refreshing::is_still();
    load(async move {
        let room = questionnaire::look(&visit.actor, visit.services(), &id?).await?;
        let now = visit.services().clock().now();
        Ok(page(&room, now, visit.site.base_url(), still))
    })
}

fn page(room: &QuestionnaireRoom, now: DateTime<Utc>, base_url: &str, still: bool) -> AnyView {
    let authority = &room.scan.authority;
    let title = format!(
        "Vul de vragenlijst in {} – {}",
        authority.display_name,
        instrument_of(authority.kind)
    );
    let content = match &room.code {
        Some(code) => way_in(code, now, base_url),
        None => view! {
            <h1 class="qs-presenter__statement">"De code is gesloten"</h1>
            <p class="qs-presenter__question">"Was u al begonnen? Dan kunt u afmaken wat u begon. Dank u wel."</p>
        }
        .into_any(),
    };
    let path = below(&room.scan.id, "/vragenlijst/zaal/scherm");
    let is_open = room.code.is_some();
    view! {
        <Title text=title/>
        <main
            class="qs-presenter"
            id="inhoud"
            tabindex="-1"
            data-key="beamer"
            data-view=room.key()
            data-events=events(&room.scan.id)
            data-open=is_open.then_some("ja")
            data-time=is_open.then_some("ja")
        >
            <div class="qs-presenter__bar qs-subtle">
                <p>"Vragenlijst"</p>
                <p>{names::authority(authority.kind, &authority.display_name)}</p>
            </div>
            <div class="qs-presenter__main">{content}</div>
            <nav class="qs-presenter__bar qs-subtle" aria-label="Terug">
                <p>
                    <a href=below(&room.scan.id, "/vragenlijst/zaal")>"Stoppen"</a>
                    " · "{FULL_SCREEN}
                    {is_open.then(|| refreshing::by_hand(&path, still))}
                </p>
            </nav>
        </main>
        {(is_open && !still).then(|| refreshing::by_itself(&path))}
        <Live/>
        <IslandScripts/>
    }
    .into_any()
}

fn way_in(code: &OpenCode, now: DateTime<Utc>, base_url: &str) -> AnyView {
    let size = code.size.map(|size| format!(" van {size}"));
    view! {
        <div class="qs-joining">
            {qr_code(code.qr.side(), code.qr.path(), "QR-code: de weg naar de vragenlijst op uw telefoon")}
            <div class="qs-joining__words">
                <h1 class="qs-presenter__statement">"Vul de vragenlijst in"</h1>
                <p>"Voor: "<strong>{code.group_name.clone()}</strong>"."</p>
                <p>"Richt uw camera op de code. Of ga naar"</p>
                <p class="qs-joining__address">{address_in_words(base_url, "/meedoen")}</p>
                <p>"en vul deze code in:"</p>
                <p class="qs-joining__code">{code.code.shown()}</p>
                <p class="qs-presenter__count"><b data-count="filled">{code.filled_in}</b>{size}" ingevuld"</p>
                <p class="qs-subtle">
                    "Beginnen kan tot "{dates::clock(code.closes_at)}": "
                    <span data-count="nog">{left(code.closes_at, now)}</span>"."
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// How long it still takes, in whole minutes: "nog 12 minuten".
fn left(closes_at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    match (closes_at - now).num_minutes() {
        ..=0 => "nog geen minuut".to_owned(),
        1 => "nog 1 minuut".to_owned(),
        minutes => format!("nog {minutes} minuten"),
    }
}
