//! `/scans/{id}/gesprek/scherm` and `/scans/{id}/startgesprek/scherm`: what the beamer shows, one thing at a time. While a room is open every screen shows where the room is;
//! before, each screen goes its own way by the address.

mod agenda;
mod on_screen;
mod overview;
mod results;
mod room;
mod start;
mod tally;
mod titles;

pub use on_screen::OnScreen;
pub use overview::{ScreenOverviewPage, StartScreenOverviewPage, jump_list};
pub use room::address_in_words;
pub use tally::{how_many, name, people, whole_tally};
pub use titles::cut;

use super::places::{below, own};
use crate::islands::Live;
use crate::pages::load::load;
use crate::pages::refreshing::{self, STILL};
use crate::pages::scan_page::{parsed_scan, scan_id};
use crate::pages::sent::Sent;
use crate::pages::shell::IslandScripts;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::Error;
use services::ids::ScanId;
use services::results::names;
use services::room::{self as rooms, RoomView, Slide, Steered, Talk};
use services::scans::arrangements::SessionKind;

/// Below the address of a talk.
const SCREEN: &str = "/scherm";

/// In the query of a screen without a room: the slide to show.
const SLIDE: &str = "dia";

/// What a browser has no sign for. It is short enough for the corner of a slide.
pub const FULL_SCREEN: &str = "Druk op F11 voor volledig scherm";

/// Where a screen or a remote stands and where it wants to go. A jump is to one slide, from wherever the room is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SteerForm {
    van: String,
    naar: String,
    /// Not empty from a screen that waits until somebody loads it again.
    stil: String,
}

impl SteerForm {
    /// Whether it names a slide of the list. A step goes on from the slide that its page showed; a jump does not.
    pub fn is_jump(&self) -> bool {
        self.van.is_empty()
    }
}

/// Takes the room to another slide. Gives where it is after that, and whether it was this form that brought it there.
pub async fn steer(
    visit: &Visit,
    (scan, session): (&ScanId, SessionKind),
    form: &SteerForm,
) -> Result<Steered, Error> {
    let (actor, services) = (&visit.actor, visit.services());
    let (from, to) = (Slide::parse(&form.van), Slide::parse(&form.naar));
    match (from, to) {
        (Some(from), Some(to)) => rooms::steer(actor, services, scan, session, (&from, &to)).await,
        (None, Some(to)) if form.is_jump() => {
            rooms::jump(actor, services, scan, session, &to).await
        }
        _ => {
            // Who may not steer hears that, whatever was sent; a step that leads nowhere changes nothing.
            let here = Slide::Purpose;
            rooms::steer(actor, services, scan, session, (&here, &here)).await?;
            Err(Error::Invalid(Vec::new()))
        }
    }
}

/// The buttons of the screen itself.
pub(super) async fn go<T: Talk>(
    visit: Visit,
    Path(scan): Path<String>,
    Sent(form): Sent<SteerForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    steer(&visit, (&scan, T::SESSION), &form).await?;
    let still = !form.stil.is_empty();
    let screen = below(&scan, T::SESSION, SCREEN);
    visit.go(refreshing::address(&screen, still))
}

/// Where the server tells what happens in the room of a scan, whichever talk is held in it.
pub fn events(scan: &ScanId) -> String {
    format!("/scans/{scan}/gesprek/live")
}

/// What the address of a screen asks for. Read it before the first `await`.
struct Asked {
    slide: Option<Slide>,
    still: bool,
}

impl Asked {
    fn of_request() -> Self {
        let slide = use_query_map().read_untracked().get(SLIDE);
        Self {
            slide: slide.as_deref().and_then(Slide::parse),
            still: refreshing::is_still(),
        }
    }
}

/// `/scans/{id}/gesprek/scherm`
#[component]
pub fn ScreenPage() -> impl IntoView {
    let (visit, scan, asked) = (use_visit(), scan_id(), Asked::of_request());
    load(async move {
        let view = rooms::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, &asked, visit.site.base_url()))
    })
}

/// `/scans/{id}/startgesprek/scherm`
#[component]
pub fn StartScreenPage() -> impl IntoView {
    let (visit, scan, asked) = (use_visit(), scan_id(), Asked::of_request());
    load(async move {
        let view = rooms::load_start(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, &asked, visit.site.base_url()))
    })
}

/// What is shown, and where it stands in the deck.
pub fn shown<T: Talk>(view: &RoomView<T>, asked: Option<&Slide>) -> (Slide, usize) {
    if let Some(position) = view.position() {
        return (position.slide.clone(), position.place);
    }
    let first = Slide::Purpose;
    let slide = asked.unwrap_or(&first);
    (view.deck.shown(slide), view.deck.place(slide))
}

/// The authority of a talk, with its kind in front: "Gemeente Leiden".
pub fn authority_name<T: Talk>(view: &RoomView<T>) -> String {
    let authority = &view.session.scan().authority;
    names::authority(authority.kind, &authority.display_name)
}

/// The title of a page of a talk in its browser: what it shows, whose it is, and of which instrument.
pub fn titled<T: Talk>(view: &RoomView<T>, name: &str) -> String {
    let whose = &view.session.scan().authority.display_name;
    format!("{name} {whose} – {}", view.session.instrument())
}

fn page<T: OnScreen>(view: &RoomView<T>, asked: &Asked, base_url: &str) -> AnyView {
    let (slide, place) = shown(view, asked.slide.as_ref());
    let still = asked.still;
    let title = titled(view, &T::title(view, &slide));
    let content = T::content(view, &slide, base_url).unwrap_or_else(results::gone);
    let refreshes = view.room.is_some() && !still;
    // Whoever sets up the beamer sees the first slide, and its heading says what it is part of.
    let corner = if place == 0 {
        FULL_SCREEN.to_owned()
    } else {
        T::part(view, &slide).unwrap_or_else(|| T::SESSION.name().to_owned())
    };
    view! {
        <Title text=title/>
        <main
            class="qs-presenter"
            id="inhoud"
            tabindex="-1"
            data-key="beamer"
            data-view=view.keys().beamer
            data-events=events(&view.session.scan().id)
            data-open=view.room.is_some().then_some("ja")
        >
            <div class="qs-presenter__bar qs-subtle">
                <p>{corner}</p>
                <p>{authority_name(view)}</p>
            </div>
            <div class="qs-presenter__main">{content}</div>
            {paging(view, (&slide, place), still)}
        </main>
        {refreshes.then(|| refreshing::by_itself(&own(view, SCREEN)))}
        <Live/>
        <IslandScripts/>
    }
    .into_any()
}

fn paging<T: Talk>(view: &RoomView<T>, (slide, place): (&Slide, usize), still: bool) -> AnyView {
    let path = own(view, SCREEN);
    let step = |to: Option<&Slide>, (key, label): (&'static str, &'static str)| {
        let way = Way {
            from: slide,
            key,
            label,
            still,
        };
        to.and_then(|to| way.to(view, to))
    };
    let count = view.deck.slides().len();
    let refreshing = view
        .room
        .as_ref()
        .map(|_| refreshing::by_hand(&path, still));
    view! {
        <nav class="qs-presenter__bar qs-presenter__paging qs-subtle" aria-label="Bladeren">
            <div>{step(view.deck.previous(place), ("vorige", "Vorige"))}</div>
            <p>
                {format!("{} van {count}", place + 1)}" · "
                <a href=format!("{path}/overzicht")>"Overzicht"</a>" · "
                <a href=own(view, "")>"Stoppen"</a>
                {refreshing}
            </p>
            <div>{step(view.deck.next(place), ("volgende", "Volgende"))}</div>
        </nav>
    }
    .into_any()
}

/// A way on from the slide that is shown.
struct Way<'a> {
    from: &'a Slide,
    /// Names the key that presses it. It is the id as well, by which the focus stays when the next slide comes.
    key: &'static str,
    label: &'static str,
    still: bool,
}

impl Way<'_> {
    /// A button that takes the room along, or a link where there is none. Who only looks follows the room.
    fn to<T: Talk>(&self, view: &RoomView<T>, to: &Slide) -> Option<AnyView> {
        let path = own(view, SCREEN);
        let (key, label) = (self.key, self.label);
        if view.room.is_none() {
            let href = format!("{path}?{SLIDE}={to}");
            return Some(view! { <a href=href id=key data-steer=key>{label}</a> }.into_any());
        }
        let still = self
            .still
            .then(|| view! { <input type="hidden" name=STILL value="ja"/> });
        view.may_steer().then(|| {
            view! {
                <form method="post" action=path data-live="">
                    <input type="hidden" name="van" value=self.from.to_string()/>
                    <input type="hidden" name="naar" value=to.to_string()/>
                    {still}
                    <button class="qs-link-button" id=key data-steer=key>{label}</button>
                </form>
            }
            .into_any()
        })
    }
}
