//! `/scans/{id}/gesprek/scherm/overzicht`: all slides, to jump to one.

use super::{SLIDE, address, shown, title};
use crate::pages::load::load;
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_meta::Title;
use services::room::{self as rooms, RoomView, Slide};

/// `/scans/{id}/gesprek/scherm/overzicht`
#[component]
pub fn ScreenOverviewPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    load(async move {
        let view = rooms::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view))
    })
}

fn page(view: &RoomView) -> AnyView {
    let report = &view.session.report;
    let path = address(&view.session.scan.id);
    let title = format!(
        "Overzicht {} – {}",
        report.authority.display_name, report.texts.instrument
    );
    view! {
        <Title text=title/>
        <main class="qs-presenter" id="inhoud" tabindex="-1">
            <div class="qs-presenter__bar qs-subtle">
                <p>"Agenderingsgesprek"</p>
                <p>{report.authority_name()}</p>
            </div>
            <div class="qs-presenter__main">
                <h1 class="qs-presenter__theme">"Waar wilt u heen?"</h1>
                {jump_list(view, &path)}
            </div>
            <nav class="qs-presenter__bar qs-subtle" aria-label="Terug">
                <p><a href=path>"Terug naar het scherm"</a></p>
            </nav>
        </main>
    }
    .into_any()
}

/// All slides in order: buttons that take the room along to `path`, or links where there is no room.
pub fn jump_list(view: &RoomView, path: &str) -> AnyView {
    let (_, place) = shown(view, None);
    let is_open = view.room.is_some();
    let items: Vec<_> = view
        .deck
        .slides()
        .iter()
        .enumerate()
        .map(|(at, slide)| {
            let here = (is_open && at == place).then_some("true");
            view! { <li aria-current=here>{entry(view, path, slide)}</li> }
        })
        .collect();
    let list = view! { <ol class="qs-jump">{items}</ol> };
    if is_open && view.may_steer() {
        view! {
            <form method="post" action=path.to_owned() data-live="">
                {list}
            </form>
        }
        .into_any()
    } else {
        list.into_any()
    }
}

fn entry(view: &RoomView, path: &str, slide: &Slide) -> AnyView {
    let name = title(view, slide);
    match &view.room {
        None => view! { <a class="qs-jump__way" href=format!("{path}?{SLIDE}={slide}")>{name}</a> }.into_any(),
        Some(_) if view.may_steer() => {
            view! { <button class="qs-jump__way" name="naar" value=slide.to_string()>{name}</button> }.into_any()
        }
        Some(_) => view! { <span>{name}</span> }.into_any(),
    }
}
