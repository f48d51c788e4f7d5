//! Keeps a page of the session as it is on the server: counts change in place, and when the room goes on the page is fetched again. What
//! is chosen or pressed goes to the server without leaving the page. Everything works without: by buttons, and a link to load the page again.
//!
//! The page tells what it wants by attributes. `main[data-key][data-view]`: which key of the event is this page's, and the value it was made
//! with; `[data-events]`: where the server tells what changes; `[data-open]`: events should come; `[data-time]`: it shows how much time went
//! by; `[data-hold]`: see [`super::outbox`].
//! `[data-count]`: the name of a number, or of a line that changes in place. `form[data-live]`: sent without leaving the page.
//! `form[data-keep]`: sent at every change as well, and while somebody types; with the value `typing` the page stays as it is then.
//! `[data-said]`: read out once it is there. `[data-steer]`: see [`super::steer`].

use super::outbox::{self, Came, Post};
use super::steer::steer;
use super::swap::{self, Swapped};
use leptos::{ev, prelude::*, task::spawn_local};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};
use web_sys::{
    Element, Event, EventSource, EventTarget, HtmlFormElement, MessageEvent,
    js_sys::{Date, JSON, Math, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

/// Between one look at the page and the next while no events come.
const POLL: Duration = Duration::from_secs(10);

/// Between one look at what is typed and the next. A page that goes sends what is new at once.
const TYPED: Duration = Duration::from_secs(2);

/// Whoever heard nothing for this many milliseconds hears nothing: the server says something every 15 seconds. A proxy that collects what
/// comes, or a network that went away while the machine slept, leaves a connection that seems to be open.
const SILENCE: f64 = 35_000.0;

/// Between one try and the next while there is no connection.
const RETRY: Duration = Duration::from_secs(5);

/// All phones hear of the next round at the same instant. They fetch its page spread over this many milliseconds.
const SPREAD: f64 = 400.0;

/// How long an answer is awaited.
const PATIENCE: Duration = Duration::from_secs(15);

const NO_CONNECTION: &str = "Geen verbinding. Deze pagina loopt misschien achter.";
const UNSENT: &str =
    "Geen verbinding. Wat u invulde, staat nog op dit scherm. Wij versturen het zodra het kan.";
const UNDONE: &str = "Geen verbinding. Is het straks niet gebeurd? Doe het dan opnieuw.";
const POLLING: &str = "Deze pagina ververst nu elke 10 seconden.";
const LOST: &str = "Dit hebt u nog niet verstuurd:";

thread_local! {
    /// When the server last told something.
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
}

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
        HEARD.set(Date::now());
        let source = RefCell::new(self.listen());
        let poll = move || {
            let state = source.borrow().as_ref().map(EventSource::ready_state);
            let silent = Date::now() - HEARD.get() > SILENCE;
            let deaf = silent || state != Some(EventSource::OPEN);
            self.polling.set_value(deaf && has("data-open"));
            if (deaf && has("data-key")) || has("data-time") {
                self.look_again();
            }
            let ended = silent || state == Some(EventSource::CLOSED);
            if ended
                && has("data-key")
                && let Some(old) = source.replace(self.listen())
            {
                old.close();
            }
        };
        set_interval(poll, POLL);
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

    /// Goes on as the page that this was before it was loaded again, where the server did not answer what that sent: what it shows may be
    /// made of that, or not yet. The browser would put what was typed under a revision that its writer did not read, and open something new
    /// under another name.
    fn take_up(self, unsent: Option<&Post>) {
        let Some(form) = typing() else {
            return;
        };
        let address = form.action();
        if let Ok(history) = window().history() {
            _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        _ = form.set_attribute("autocomplete", "off");
        // What was typed before this island was there is sent like all that is typed.
        if is_as_made(&form) {
            if let Some(unsent) = unsent.filter(|unsent| unsent.address == address) {
                swap::fill_in(&form, &unsent.body);
            }
            self.take_as_kept(&form);
        }
    }

    /// What a form says now needs not be sent.
    fn take_as_kept(self, form: &HtmlFormElement) {
        let post = Post::of(form, None);
        self.kept
            .set_value(post.map_or_else(String::new, |post| post.body));
    }

    /// Listens to the server. The browser tries again by itself, until the server says that there is nothing to hear.
    fn listen(self) -> Option<EventSource> {
        let events = swap::main()?.get_attribute("data-events")?;
        let source = EventSource::new(&events).ok()?;
        let heard = move |event: MessageEvent| {
            if let Some(told) = event
                .data()
                .as_string()
                .and_then(|text| JSON::parse(&text).ok())
            {
                self.hear(&told);
            }
        };
        let heard = Closure::wrap(Box::new(heard) as Box<dyn FnMut(MessageEvent)>);
        source.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        Some(source)
    }

    fn hear(self, told: &JsValue) {
        let Some(main) = swap::main() else {
            return;
        };
        HEARD.set(Date::now());
        self.polling.set_value(false);
        for (count, name) in swap::counts(&main) {
            let number = field(told, &name);
            let number = number.filter(|number| number.as_f64().is_some());
            // The browser writes numbers already; the code to do so would be as long as all of this.
            if let Some(text) = number.and_then(|number| JSON::stringify(&number).ok()) {
                count.set_text_content(Some(&String::from(text)));
            }
        }
        let key = main.get_attribute("data-key").unwrap_or_default();
        let view = field(told, &key).and_then(|view| view.as_string());
        if view.is_some() && view != main.get_attribute("data-view") {
            let wait = if key == "phone" { spread() } else { 0 };
            self.look_later(Duration::from_millis(wait));
        } else {
            self.calm();
        }
    }

    /// Sends a form in which somebody goes on.
    fn keep(self, form: Option<HtmlFormElement>) {
        let Some(form) = form else {
            return;
        };
        outbox::number(&form);
        if let Some(post) = Post::of(&form, None) {
            self.kept.set_value(post.body.clone());
            self.send(post);
        }
    }

    /// Sends the form in which somebody types, where it says more than when it was last sent.
    fn look_at_typing(self) {
        let says_more = |form: &HtmlFormElement| {
            let post = Post::of(form, None);
            post.is_some_and(|post| post.body != self.kept.get_value())
        };
        self.keep(typing().filter(says_more));
    }

    /// The browser goes on with a form that was kept until now, and takes all of it along. Without a connection it would leave for a page
    /// that says so.
    fn leave(self, form: &HtmlFormElement, event: &Event) {
        if window().navigator().on_line() {
            self.unsent.set_value(Vec::new());
            outbox::keep(&[]);
            self.take_as_kept(form);
        } else {
            event.prevent_default();
            self.failed();
        }
    }

    /// The page goes, or may: a phone that is put away comes back or not. What is typed goes now, also beside what waits for an answer. It
    /// is not heard whether that arrived, so it goes once more in its turn: should the two have crossed, the last is the right one.
    fn go_away(self) {
        self.look_at_typing();
        self.go();
        let last = self.unsent.with_value(|unsent| unsent.last().cloned());
        if last.is_some() && outbox::holds() && last != self.gone.get_value() {
            self.gone.set_value(last.clone());
            spawn_local(async move {
                if let Some(post) = last {
                    _ = post.send().await;
                }
            });
        }
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

/// Some milliseconds, others on each phone.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is left of a millisecond does not matter"
)]
fn spread() -> u64 {
    (Math::random() * SPREAD) as u64
}

fn form_at(target: Option<EventTarget>, selector: &str) -> Option<HtmlFormElement> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest(selector).ok()??.dyn_into().ok()
}

/// The form in which somebody types.
fn typing() -> Option<HtmlFormElement> {
    swap::one(&swap::main()?, swap::TYPING)?.dyn_into().ok()
}

/// Whether nobody typed in a form.
fn is_as_made(form: &HtmlFormElement) -> bool {
    swap::typed(form, "").is_empty()
}

fn field(told: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(told, &name.into()).ok()
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
