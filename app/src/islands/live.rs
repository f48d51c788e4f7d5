//! Keeps a page of the session as it is on the server: counts change in place, and when the room goes on the page is fetched again. What
//! is chosen or pressed goes to the server without leaving the page. Everything works without: by buttons, and a link to load the page again.
//!
//! The page tells what it wants by attributes. `main[data-key][data-view]`: which key of the event is this page's, and the value it was made
//! with; `[data-events]`: where the server tells what changes; `[data-open]`: events should come; `[data-time]`: it shows how much time went
//! by; `[data-hold]`: see [`super::outbox`].
//! `[data-count]`: the name of a number, or of a line that changes in place. `form[data-live]`: sent without leaving the page.
//! `form[data-keep]`: sent at every change as well, and while somebody types; with the value `typing` the page stays as it is then.
//! `[data-said]`: read out once it is there. `[data-steer]`: see [`super::steer`].

mod keeping;
mod listening;

use self::keeping::{is_as_made, typing};
use self::listening::field;
use super::outbox::{self, Came, Post};
use super::steer::steer;
use super::swap::{self, Swapped};
use leptos::{ev, prelude::*, task::spawn_local};
use std::time::Duration;
use web_sys::{Element, Event, EventTarget, HtmlFormElement, wasm_bindgen::JsCast};

/// Between one look at what is typed and the next. A page that goes sends what is new at once.
const TYPED: Duration = Duration::from_secs(2);

/// Between one try and the next while there is no connection.
const RETRY: Duration = Duration::from_secs(5);

/// How long an answer is awaited.
const PATIENCE: Duration = Duration::from_secs(15);

const NO_CONNECTION: &str = "Geen verbinding. Deze pagina loopt misschien achter.";
const UNSENT: &str =
    "Geen verbinding. Wat u invulde, staat nog op dit scherm. Wij versturen het zodra het kan.";
const UNDONE: &str = "Geen verbinding. Is het straks niet gebeurd? Doe het dan opnieuw.";
const POLLING: &str = "Deze pagina ververst nu elke 10 seconden.";
const LOST: &str = "Dit hebt u nog niet verstuurd:";

/// A form that is kept while somebody goes on in it.
const KEPT: &str = "form[data-keep]";

/// Says what happens to the page.
#[island]
pub fn Live() -> impl IntoView {
    let live = Following {
        unsent: StoredValue::new(Vec::new()),
        kept: StoredValue::new(String::new()),
        gone: StoredValue::new(None),
        busy: StoredValue::new(false),
        turn: StoredValue::new(0),
        stale: StoredValue::new(false),
        retrying: StoredValue::new(false),
        polling: StoredValue::new(false),
        trouble: RwSignal::new(false),
        message: RwSignal::new(String::new()),
    };
    // An effect runs in the browser only.
    Effect::new(move |_| live.start());
    view! {
        <p class="qs-live" class=("qs-visually-hidden", move || !live.trouble.get()) role="status">
            {move || live.message.get()}
        </p>
    }
}

#[derive(Clone, Copy)]
struct Following {
    /// Forms that the server has not answered.
    unsent: StoredValue<Vec<Post>>,
    /// What the form that is kept said when it was last sent.
    kept: StoredValue<String>,
    /// What went to the server last.
    gone: StoredValue<Option<Post>>,
    /// Whether an answer is awaited.
    busy: StoredValue<bool>,
    /// Which answer: one that was given up may still come.
    turn: StoredValue<u32>,
    /// Whether the page may be older than what is on the server.
    stale: StoredValue<bool>,
    /// Whether the next try is on its way.
    retrying: StoredValue<bool>,
    /// Whether events should come and do not.
    polling: StoredValue<bool>,
    /// Whether the message is one to see. What the page itself shows is only read out.
    trouble: RwSignal<bool>,
    message: RwSignal<String>,
}

impl Following {
    fn start(self) {
        window_event_listener(ev::submit, move |event| {
            let form = form_at(event.target(), "form[data-live]");
            if let Some(post) = form.and_then(|form| Post::of(&form, event.submitter().as_ref())) {
                event.prevent_default();
                self.send(post);
            } else if let Some(form) = form_at(event.target(), KEPT) {
                self.leave(&form, &event);
            }
        });
        window_event_listener(ev::change, move |event: Event| {
            self.keep(form_at(event.target(), KEPT));
        });
        window_event_listener(ev::keydown, |event| steer(&event));
        self.watch_coming_and_going();
        self.keep_listening();
        set_interval(move || self.look_at_typing(), TYPED);
        let unsent = outbox::kept();
        self.take_up(unsent.last());
        self.unsent.set_value(unsent);
        self.go();
    }

    fn watch_coming_and_going(self) {
        for back in ["online", "visibilitychange"] {
            window_event_listener_untyped(back, move |_| {
                if document().hidden() {
                    self.go_away();
                } else {
                    self.look_again();
                }
            });
        }
        window_event_listener_untyped("pagehide", move |_| self.go_away());
        window_event_listener_untyped("pageshow", |event| {
            // A page that the browser held on to is as old as when it was left. With what was typed it goes on under its own name.
            let is_old = field(&event, "persisted").is_some_and(|old| old.is_truthy());
            if is_old
                && window().navigator().on_line()
                && typing().is_none_or(|form| is_as_made(&form))
            {
                _ = window().location().reload();
            }
        });
    }

    /// Sends a form. One that is pressed twice is one.
    fn send(self, post: Post) {
        let held = outbox::holds();
        self.unsent.update_value(|unsent| {
            unsent.retain(|other| other.address != post.address || (!held && *other != post));
            unsent.push(post);
            outbox::keep(unsent);
        });
        self.go();
    }

    /// Looks again after a while.
    fn look_later(self, wait: Duration) {
        let look = move || {
            self.retrying.set_value(false);
            self.look_again();
        };
        set_timeout(look, wait);
    }

    fn look_again(self) {
        self.stale.set_value(true);
        self.go();
    }

    /// Does what is to be done, one thing at a time: first sends, then looks.
    fn go(self) {
        let first = self.unsent.with_value(|unsent| unsent.first().cloned());
        if self.busy.get_value() || (first.is_none() && !self.stale.get_value()) {
            return;
        }
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        self.busy.set_value(true);
        self.stale.set_value(false);
        if first.is_some() {
            self.gone.set_value(first.clone());
        }
        let is_awaited = move || self.busy.get_value() && self.turn.get_value() == turn;
        spawn_local(async move {
            let came = match &first {
                Some(post) => post.send().await,
                None => outbox::get(&here()).await,
            };
            if !is_awaited() {
                return;
            }
            self.busy.set_value(false);
            match came {
                Some(came) => self.arrived(&came, first.as_ref()),
                None => self.failed(),
            }
        });
        // A connection that hangs is none.
        let give_up = move || {
            if is_awaited() {
                self.busy.set_value(false);
                self.failed();
            }
        };
        set_timeout(give_up, PATIENCE);
    }

    fn arrived(self, came: &Came, sent: Option<&Post>) {
        if let Some(sent) = sent {
            self.unsent.update_value(|unsent| {
                unsent.retain(|post| post != sent);
                outbox::keep(unsent);
            });
        }
        // A whole address of this site ends in its path.
        let elsewhere = came
            .led_to
            .as_deref()
            .filter(|to| !without_query(to).ends_with(without_query(&here())));
        if let Some(to) = elsewhere {
            _ = window().location().assign(to);
            return;
        }
        let sent = sent.map(|sent| sent.body.as_str());
        match swap::show(&came.html, sent) {
            Swapped::Shown { said, lost: None } => self.say(false, said.unwrap_or_default()),
            Swapped::Shown {
                lost: Some(lost), ..
            } => self.say(true, format!("{LOST} ‘{lost}’")),
            Swapped::Same => self.calm(),
            Swapped::Not => self.say(true, NO_CONNECTION.to_owned()),
        }
        self.go();
    }

    fn failed(self) {
        let message = match (self.unsent.with_value(Vec::is_empty), outbox::holds()) {
            (true, _) => NO_CONNECTION,
            (false, true) => UNSENT,
            (false, false) => {
                self.unsent.set_value(Vec::new());
                UNDONE
            }
        };
        self.say(true, message.to_owned());
        if !self.retrying.get_value() {
            self.retrying.set_value(true);
            self.look_later(RETRY);
        }
    }

    /// Takes a complaint away once it holds no longer.
    fn calm(self) {
        if !self.unsent.with_value(Vec::is_empty) {
            return;
        }
        let polling = self.polling.get_value();
        if polling {
            self.say(true, POLLING.to_owned());
        } else if self.trouble.get_untracked() {
            self.say(false, String::new());
        }
    }

    fn say(self, trouble: bool, message: String) {
        self.trouble.set(trouble);
        self.message.set(message);
    }
}

fn form_at(target: Option<EventTarget>, selector: &str) -> Option<HtmlFormElement> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest(selector).ok()??.dyn_into().ok()
}

fn has(attribute: &str) -> bool {
    swap::main().is_some_and(|main| main.has_attribute(attribute))
}

/// Path and query of this page. A page that answers a form may stand at the address of the form, and says where it belongs.
fn here() -> String {
    let own = swap::main().and_then(|main| main.get_attribute("data-here"));
    own.unwrap_or_else(|| {
        let location = window().location();
        location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
    })
}

fn without_query(path: &str) -> &str {
    path.find(['?', '#']).map_or(path, |end| &path[..end])
}
