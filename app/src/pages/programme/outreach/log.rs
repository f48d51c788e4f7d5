//! The log of contacts, to read, with what can be done to each.

use super::of;
use super::words::means;
use crate::pages::dates;
use crate::pages::forms::Button;
use leptos::prelude::*;
use services::ids::ContactId;
use services::programme::outreach::{AuthorityFile, Contact, REMOVED_KEPT};

/// The log, the newest first, and what was taken away.
pub fn log(file: &AuthorityFile) -> AnyView {
    let rows: Vec<_> = file
        .contacts
        .iter()
        .map(|contact| row(file, contact))
        .collect();
    let content = if rows.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Er is nog geen contact genoteerd."</strong></p>
                <p>"Sprak u iemand van deze organisatie? Kies dan ‘Contact noteren’."</p>
            </div>
        }
        .into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="contacten">
            <h2 id="contacten">"Contacten"</h2>
            {content}
            {removed(file)}
        </section>
    }
    .into_any()
}

/// "vr 20 november 2026, telefoon met Griffier Jansen"
fn title(contact: &Contact) -> String {
    format!(
        "{}, {} met {}",
        dates::day(contact.held_on),
        means(contact.means),
        contact.person
    )
}

fn written(contact: &Contact) -> String {
    let corrected = contact
        .corrected_by
        .as_ref()
        .map(|by| format!(", aangepast door {by}"));
    format!(
        "Genoteerd door {}{}",
        contact.written_by,
        corrected.unwrap_or_default()
    )
}

fn below(file: &AuthorityFile, id: &ContactId, rest: &str) -> String {
    of(&file.authority.code, &format!("/contacten/{id}{rest}"))
}

fn row(file: &AuthorityFile, contact: &Contact) -> AnyView {
    let title = title(contact);
    let hidden = || {
        let title = title.clone();
        view! { <span class="qs-visually-hidden">{format!(": {title}")}</span> }
    };
    let note = (!contact.note.is_empty())
        .then(|| view! { <p class="qs-typed">{contact.note.clone()}</p> });
    view! {
        <li class="qs-line" id=format!("contact-{}", contact.id)>
            <div class="qs-stack qs-stack--tight">
                <p><strong>{title.clone()}</strong></p>
                {note}
                <p class="qs-note">{written(contact)}</p>
            </div>
            <div class="qs-line__ways">
                <a class="qs-standalone" href=below(file, &contact.id, "")>"Aanpassen"{hidden()}</a>
                <form method="post" action=below(file, &contact.id, "/weghalen")>
                    <button class="qs-link-button" type="submit">"Weghalen"{hidden()}</button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

/// Right after taking one away: the way back.
pub fn undo(file: &AuthorityFile, taken_away: &str) -> Option<AnyView> {
    let contact = file
        .removed
        .iter()
        .find(|contact| contact.id.as_str() == taken_away)?;
    Some(
        view! {
            <div class="qs-notice" role="status">
                <p>{format!("Weggehaald: {}.", title(contact))}</p>
                {put_back(file, contact, "Ongedaan maken")}
            </div>
        }
        .into_any(),
    )
}

fn put_back(file: &AuthorityFile, contact: &Contact, label: &'static str) -> AnyView {
    let title = title(contact);
    view! {
        <form method="post" action=below(file, &contact.id, "/terugzetten")>
            <Button secondary=true>{label}<span class="qs-visually-hidden">{format!(": {title}")}</span></Button>
        </form>
    }
    .into_any()
}

fn removed(file: &AuthorityFile) -> Option<AnyView> {
    let rows: Vec<_> = file
        .removed
        .iter()
        .map(|contact| {
            view! {
                <li class="qs-line">
                    <p>{title(contact)}</p>
                    {put_back(file, contact, "Terugzetten")}
                </li>
            }
        })
        .collect();
    let weeks = REMOVED_KEPT.num_weeks();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure">
                <summary>{format!("Weggehaalde contacten ({})", rows.len())}</summary>
                <p class="qs-note">{format!("Wat is weggehaald, wordt na {weeks} weken vernietigd.")}</p>
                <ul class="qs-rows">{rows}</ul>
            </details>
        }
        .into_any()
    })
}
