//! Slides of what happens in the room: coming in, and the priorities as they form.

use super::titles::cut;
use crate::pages::qr::qr_code;
use leptos::prelude::*;
use services::room::{Room, RoomView};
use services::sessions::{LEAST_PRIORITIES, MOST_PRIORITIES, Priority};

/// The most characters of a priority on a screen with five of them.
const MOST: usize = 110;

/// How to come in: by camera, or by typing an address and a code.
pub fn joining(room: Option<&Room>, base_url: &str) -> AnyView {
    let Some(room) = room else {
        return view! {
            <h1 class="qs-presenter__statement">"Doe mee op uw telefoon"</h1>
            <p class="qs-presenter__question">"De code komt hier zodra het gesprek begint."</p>
        }
        .into_any();
    };
    view! {
        <div class="qs-joining">
            {qr_code(room.qr.side(), room.qr.path(), "QR-code: de weg naar het gesprek op uw telefoon")}
            <div class="qs-joining__words">
                <h1 class="qs-presenter__statement">"Doe mee op uw telefoon"</h1>
                <p>"Richt uw camera op de code. Of ga naar"</p>
                <p class="qs-joining__address">{address_in_words(base_url, "/zaal")}</p>
                <p>"en vul deze code in:"</p>
                <p class="qs-joining__code">{room.code.shown()}</p>
                {joined(room)}
            </div>
        </div>
    }
    .into_any()
}

/// "12 telefoons doen mee".
pub fn joined(room: &Room) -> AnyView {
    view! { <p class="qs-subtle">"Telefoons die meedoen: "<b data-count="joined">{room.joined}</b></p> }.into_any()
}

/// An address as one says it: without what every address begins with.
pub fn address_in_words(base_url: &str, path: &str) -> String {
    let host = base_url
        .strip_prefix("https://")
        .or_else(|| base_url.strip_prefix("http://"))
        .unwrap_or(base_url);
    format!("{host}{path}")
}

/// The priorities as they stand.
pub fn priorities(view: &RoomView) -> AnyView {
    let chosen: Vec<&Priority> = view
        .session
        .priorities
        .iter()
        .filter(|priority| !priority.removed)
        .collect();
    let content = if chosen.is_empty() {
        view! { <p class="qs-presenter__question">{format!("Wij kiezen er samen {LEAST_PRIORITIES} tot {MOST_PRIORITIES}. Ze komen hier te staan zodra u het eens bent.")}</p> }.into_any()
    } else {
        let items: Vec<_> = chosen.into_iter().map(priority).collect();
        view! { <ol class="qs-presenter__steps">{items}</ol> }.into_any()
    };
    view! { <h1 class="qs-presenter__statement">"Onze prioriteiten"</h1> {content} }.into_any()
}

fn priority(priority: &Priority) -> AnyView {
    let dissent = (!priority.dissent.trim().is_empty())
        .then(|| view! { <span class="qs-subtle">" Niet iedereen is het hiermee eens."</span> });
    let title = cut(&priority.title, MOST);
    view! { <li><p><span dir="auto">{title}</span>{dissent}</p></li> }.into_any()
}
