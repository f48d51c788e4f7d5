//! `/scans/{id}/gesprek/scherm/overzicht`, and the same of the startgesprek: all slides, to jump to one. A beamer shows them without scrolling, so a long talk comes in parts.

use std::ops::Range;

use super::on_screen::OnScreen;
use super::{SCREEN, SLIDE, authority_name, cut, own, shown, titled};
use crate::pages::load::load;
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::room::{self as rooms, RoomView, Slide, Talk};

/// The most slides that an old beamer shows at once. The classes of the list know it: they count on from here.
const IN_A_PART: usize = 36;

/// The most characters of a name on a beamer: two lines, as its styles see to.
const MOST: usize = 64;

/// In the query: the part to show, counted from 1.
const PART: &str = "deel";

/// The part in the address. Read it before the first `await`.
fn asked_part() -> Option<usize> {
    let part = use_query_map().read_untracked().get(PART);
    part.and_then(|part| part.parse().ok())
}

/// `/scans/{id}/gesprek/scherm/overzicht`
#[component]
pub fn ScreenOverviewPage() -> impl IntoView {
    let (visit, scan, part) = (use_visit(), scan_id(), asked_part());
    load(async move {
        let view = rooms::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, part))
    })
}

/// `/scans/{id}/startgesprek/scherm/overzicht`
#[component]
pub fn StartScreenOverviewPage() -> impl IntoView {
    let (visit, scan, part) = (use_visit(), scan_id(), asked_part());
    load(async move {
        let view = rooms::load_start(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, part))
    })
}

/// The part that was asked for, or else the one with the slide that is shown.
fn page<T: OnScreen>(view: &RoomView<T>, asked: Option<usize>) -> AnyView {
    let path = own(view, SCREEN);
    let parts = view.deck.slides().len().div_ceil(IN_A_PART).max(1);
    let (_, place) = shown(view, None);
    let part = asked.unwrap_or(place / IN_A_PART + 1).clamp(1, parts);
    let others = (1..=parts)
        .filter(|other| *other != part)
        .map(|other| part_link(view, &path, other))
        .collect::<Vec<_>>();
    let list = List {
        path: path.clone(),
        slides: of_part(view, part),
        class: format!("qs-jump qs-jump--{part}"),
        most: MOST,
    };
    let title = titled(view, "Overzicht");
    view! {
        <Title text=title/>
        <main class="qs-presenter" id="inhoud" tabindex="-1">
            <div class="qs-presenter__bar qs-subtle">
                <p>{T::SESSION.name()}</p>
                <p>{authority_name(view)}</p>
            </div>
            <div class="qs-presenter__main">
                <h1 class="qs-presenter__theme">"Waar wilt u heen?"</h1>
                {list.show(view)}
            </div>
            <nav class="qs-presenter__bar qs-subtle" aria-label="Terug">
                <p><a href=path>"Terug naar het scherm"</a></p>
                {others}
            </nav>
        </main>
    }
    .into_any()
}

/// The places of the slides in a part.
fn of_part<T: Talk>(view: &RoomView<T>, part: usize) -> Range<usize> {
    let first = (part - 1) * IN_A_PART;
    first..(first + IN_A_PART).min(view.deck.slides().len())
}

/// "Dia 37 tot en met 52"
fn part_link<T: Talk>(view: &RoomView<T>, path: &str, part: usize) -> AnyView {
    let slides = of_part(view, part);
    let href = format!("{path}/overzicht?{PART}={part}");
    let name = format!("Dia {} tot en met {}", slides.start + 1, slides.end);
    view! { <p><a href=href>{name}</a></p> }.into_any()
}

/// All slides in order, for the remote: buttons that take the room along to `path`, or links where there is no room.
pub fn jump_list<T: OnScreen>(view: &RoomView<T>, path: &str) -> AnyView {
    let list = List {
        path: path.to_owned(),
        slides: 0..view.deck.slides().len(),
        class: "qs-jump".to_owned(),
        most: usize::MAX,
    };
    list.show(view)
}

/// Slides to jump to.
struct List {
    path: String,
    /// Their places in the deck.
    slides: Range<usize>,
    class: String,
    /// The most characters of a name.
    most: usize,
}

impl List {
    fn show<T: OnScreen>(self, view: &RoomView<T>) -> AnyView {
        let (_, place) = shown(view, None);
        let is_open = view.room.is_some();
        let slides = view.deck.slides().iter().enumerate();
        let own = slides.filter(|(at, _)| self.slides.contains(at));
        let items: Vec<_> = own
            .map(|(at, slide)| {
                let here = (is_open && at == place).then_some("true");
                view! { <li aria-current=here>{self.entry(view, slide)}</li> }
            })
            .collect();
        let list = view! { <ol class=self.class.clone()>{items}</ol> };
        if is_open && view.may_steer() {
            view! { <form method="post" action=self.path data-live="">{list}</form> }.into_any()
        } else {
            list.into_any()
        }
    }

    fn entry<T: OnScreen>(&self, view: &RoomView<T>, slide: &Slide) -> AnyView {
        let name = cut(&T::title(view, slide), self.most);
        let path = &self.path;
        match &view.room {
            None => view! { <a class="qs-jump__way" href=format!("{path}?{SLIDE}={slide}")><span>{name}</span></a> }.into_any(),
            Some(_) if view.may_steer() => {
                view! { <button class="qs-jump__way" name="naar" value=slide.to_string()><span>{name}</span></button> }.into_any()
            }
            Some(_) => view! { <span>{name}</span> }.into_any(),
        }
    }
}
