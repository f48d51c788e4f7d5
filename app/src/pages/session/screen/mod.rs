//! `/scans/{id}/gesprek/scherm`: what the beamer shows, one thing at a time. While a room is open every screen shows where the room is;
//! before, each screen goes its own way by the address.

mod overview;
mod results;
mod room;
mod tally;
mod titles;

pub use overview::{ScreenOverviewPage, jump_list};
pub use room::address_in_words;
pub use tally::{how_many, name, people, whole_tally};
pub use titles::{cut, title};

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
use services::room::{self as rooms, RoomView, Slide, Steered};

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
pub async fn steer(visit: &Visit, scan: &ScanId, form: &SteerForm) -> Result<Steered, Error> {
    let (actor, services) = (&visit.actor, visit.services());
    let (from, to) = (Slide::parse(&form.van), Slide::parse(&form.naar));
    match (from, to) {
        (Some(from), Some(to)) => rooms::steer(actor, services, scan, &from, &to).await,
        (None, Some(to)) if form.is_jump() => rooms::jump(actor, services, scan, &to).await,
        _ => {
            // Who may not steer hears that, whatever was sent; a step that leads nowhere changes nothing.
            let here = Slide::Purpose;
            rooms::steer(actor, services, scan, &here, &here).await?;
            Err(Error::Invalid(Vec::new()))
        }
    }
}

/// The buttons of the screen itself.
pub(super) async fn go(
    visit: Visit,
    Path(scan): Path<String>,
    Sent(form): Sent<SteerForm>,
) -> Answer {
    let scan = parsed_scan(&scan)?;
    steer(&visit, &scan, &form).await?;
    let still = !form.stil.is_empty();
    visit.go(refreshing::address(&address(&scan), still))
}

fn address(scan: &ScanId) -> String {
    format!("/scans/{scan}/gesprek/scherm")
}

/// Where the server tells what happens in the room.
pub fn events(scan: &ScanId) -> String {
    format!("/scans/{scan}/gesprek/live")
}

/// `/scans/{id}/gesprek/scherm`
#[component]
pub fn ScreenPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let asked = use_query_map().read_untracked().get(SLIDE);
    let still = refreshing::is_still();
    load(async move {
        let view = rooms::load(&visit.actor, visit.services(), &scan?).await?;
        let (slide, place) = shown(&view, asked.as_deref());
        let content = content(&view, &slide, visit.site.base_url());
        Ok(page(&view, (&slide, place), content, still))
    })
}

/// What is shown, and where it stands in the deck.
pub fn shown(view: &RoomView, asked: Option<&str>) -> (Slide, usize) {
    if let Some(room) = &view.room {
        return (room.slide.clone(), room.place);
    }
    let slide = asked.and_then(Slide::parse).unwrap_or(Slide::Purpose);
    let place = view.deck.place(&slide, &view.session.report);
    // A statement may be shown that is not in the deck; what is not there any more may not.
    let is_there =
        matches!(&slide, Slide::Statement { key } if view.session.report.row(key).is_some());
    let nearest = view.deck.slides().get(place).cloned();
    (nearest.filter(|_| !is_there).unwrap_or(slide), place)
}

fn page(
    view: &RoomView,
    (slide, place): (&Slide, usize),
    content: AnyView,
    still: bool,
) -> AnyView {
    let report = &view.session.report;
    let name = title(view, slide);
    let title = format!(
        "{name} {} – {}",
        report.authority.display_name, report.texts.instrument
    );
    let scan = &view.session.scan.id;
    let refreshes = view.room.is_some() && !still;
    // Whoever sets up the beamer sees the first slide, and its heading says what it is part of.
    let corner = if place == 0 {
        FULL_SCREEN.to_owned()
    } else {
        part(view, slide)
    };
    view! {
        <Title text=title/>
        <main
            class="qs-presenter"
            id="inhoud"
            tabindex="-1"
            data-key="beamer"
            data-view=view.keys().beamer
            data-open=view.room.is_some().then_some("ja")
        >
            <div class="qs-presenter__bar qs-subtle">
                <p>{corner}</p>
                <p>{report.authority_name()}</p>
            </div>
            <div class="qs-presenter__main">{content}</div>
            {paging(view, (slide, place), still)}
        </main>
        {refreshes.then(|| refreshing::by_itself(&address(scan)))}
        <Live events=events(scan)/>
        <IslandScripts/>
    }
    .into_any()
}

/// What the slide is part of, above it.
fn part(view: &RoomView, slide: &Slide) -> String {
    let texts = &view.session.report.texts;
    let of_statement = |key: &str| texts.theme_of(key).map(|theme| theme.title.clone());
    let theme = match slide {
        Slide::Statement { key } => of_statement(key),
        Slide::Point { id } => view.point(id).and_then(|(_, point)| {
            let keys = point.statements.iter();
            let mut themes = keys.filter_map(|key| of_statement(key));
            let first = themes.next()?;
            themes.all(|own| own == first).then_some(first)
        }),
        _ => None,
    };
    theme.unwrap_or_else(|| "Agenderingsgesprek".to_owned())
}

fn content(view: &RoomView, slide: &Slide, base_url: &str) -> AnyView {
    let report = &view.session.report;
    let room = view.room.as_ref();
    let found = match slide {
        Slide::Purpose => Some(results::purpose(report)),
        Slide::Response => Some(results::response(report)),
        Slide::Agreement { theme } => results::agreement(report, theme),
        Slide::Difference { theme } => results::difference(report, theme),
        Slide::Statement { key } => report
            .row(key)
            .map(|row| results::statement(report, row, None)),
        Slide::Point { id } => results::talking_point(view, id),
        Slide::Joining => Some(room::joining(room, base_url)),
        Slide::Picks => Some(tally::picks(room)),
        Slide::Priorities => Some(room::priorities(view)),
    };
    found.unwrap_or_else(results::gone)
}

fn paging(view: &RoomView, (slide, place): (&Slide, usize), still: bool) -> AnyView {
    let scan = &view.session.scan.id;
    let path = address(scan);
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
                <a href=format!("/scans/{scan}/gesprek")>"Stoppen"</a>
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
    fn to(&self, view: &RoomView, to: &Slide) -> Option<AnyView> {
        let path = address(&view.session.scan.id);
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
