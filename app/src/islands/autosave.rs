//! Saves each answer on a page with questions as it is given, and says so. The form works without: its buttons send everything.
//!
//! A button leaves the page only once all is saved. Without the server a browser would leave it for a page of its own, and the answers with it;
//! whether there is a network says little of whether the server can be reached. Where saving does not work out that is said, and whoever then
//! presses once more goes on: some networks stop what an island sends and let pages through, and the form has all that is on the page.

use super::outbox::Post;
use super::steer;
use crate::api::{CallError, keep_answers};
use leptos::{ev, prelude::*, task::spawn_local};
use std::time::Duration;
use web_sys::{
    Event, EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement, UrlSearchParams,
    wasm_bindgen::JsCast,
};

/// After the last key in the open remark.
const TYPING: Duration = Duration::from_secs(2);

/// Between one try and the next while the server cannot be reached; after that long a try that hangs counts for whoever waits as one that failed.
const RETRY: Duration = Duration::from_secs(5);

/// The same while a button waits. Long enough that two quick presses are one.
const WAITING: Duration = Duration::from_secs(2);

const NO_CONNECTION: &str =
    "Geen verbinding. Uw antwoorden staan nog op deze pagina; wij proberen het opnieuw.";
const SIGNED_OUT: &str = "Uw browser weet uw code niet meer. Uw antwoorden staan nog op deze pagina. Druk op ‘Volgende’; dan vragen wij uw code.";
const REFUSED: &str = "Dit is niet opgeslagen: de vragenlijst is verstuurd of gesloten. Druk op ‘Volgende’ om te zien wat er aan de hand is.";
const FAILED: &str =
    "Opslaan lukt nu niet. Uw antwoorden staan nog op deze pagina; wij proberen het opnieuw.";

const FIRST: &str = "Wij slaan eerst uw antwoorden op. Daarna gaat u verder.";

/// The message with the time of the last saved answer.
#[island]
pub fn Autosave() -> impl IntoView {
    let saver = Saver {
        unsaved: StoredValue::new(Vec::new()),
        gone: StoredValue::new(Vec::new()),
        state: StoredValue::new(State::Idle),
        waits: StoredValue::new(0),
        held: StoredValue::new(String::new()),
        lets_go: StoredValue::new(false),
        message: RwSignal::new(String::new()),
    };
    // An effect runs in the browser only.
    Effect::new(move |_| saver.listen());
    view! {
        <p class="qs-status qs-subtle" role="status">{move || saver.message.get()}</p>
    }
}

/// What the saver is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Idle,
    Saving,
    /// The last try failed; the next is on its way.
    Waiting,
    /// It is no use: what is on the page goes along with the button.
    Stopped,
}

#[derive(Clone, Copy)]
struct Saver {
    /// Fields that were changed and not yet saved. They are in the form as well, and nowhere that outlives the page.
    unsaved: StoredValue<Vec<(String, String)>>,
    /// Those of them that were sent because the page may go, until that is answered.
    gone: StoredValue<Vec<(String, String)>>,
    state: StoredValue<State>,
    /// How often was waited before saving; only the last wait ends in it.
    waits: StoredValue<u32>,
    /// The value of the button that was pressed while something was not saved yet.
    held: StoredValue<String>,
    /// Whether the message says that pressing once more takes the answers along.
    lets_go: StoredValue<bool>,
    message: RwSignal<String>,
}

impl Saver {
    fn listen(self) {
        window_event_listener(ev::change, move |event| {
            if self.note(&event) {
                self.save();
            }
        });
        window_event_listener(ev::input, move |event| self.typed(&event));
        window_event_listener(ev::online, move |_| self.save());
        for gone in ["pagehide", "visibilitychange"] {
            window_event_listener_untyped(gone, move |_| self.go_away());
        }
        window_event_listener(ev::submit, move |event| {
            let offline = is_offline();
            let unsaved = self.has_unsaved() && (offline || !self.lets_go.get_value());
            if offline || unsaved {
                event.prevent_default();
                let message = if offline { NO_CONNECTION } else { FIRST };
                self.message.set(message.to_owned());
                self.lets_go.set_value(false);
            }
            let held = self.held.get_value();
            let button = event.submitter().filter(|_| unsaved);
            let value = button.and_then(|button| button.get_attribute("value"));
            self.held.set_value(value.unwrap_or_default());
            // Pressing on and on does not put off what whoever waits is told.
            if unsaved && held.is_empty() {
                self.save_after(RETRY);
                self.save();
            }
        });
    }

    /// Whether something is still to be saved, and can be.
    fn has_unsaved(self) -> bool {
        self.state.get_value() != State::Stopped && !self.unsaved.get_value().is_empty()
    }

    /// The button that was held back.
    fn held_back(self) -> Option<HtmlElement> {
        steer::button(&format!("[name='ga'][value='{}']", self.held.get_value()))
    }

    /// Presses the button again that was held back.
    fn go_on(self) {
        let button = self.held_back();
        self.held.set_value(String::new());
        if let Some(button) = button {
            button.click();
        }
    }

    /// Says to whoever waited long enough that the next press goes through. Without a network no press does.
    fn let_go(self) {
        if is_offline() {
            return;
        }
        if let Some(name) = self.held_back().and_then(|button| button.text_content()) {
            self.lets_go.set_value(true);
            self.message.set(format!(
                "Opslaan lukt niet. Druk nog een keer op ‘{name}’: dan gaan uw antwoorden met de pagina mee."
            ));
        }
    }

    /// Remembers a field that was changed. Who changes something is not on the way to the next page any more.
    fn note(self, event: &Event) -> bool {
        let Some((name, value)) = event.target().and_then(|target| field(&target)) else {
            return false;
        };
        self.unsaved.update_value(|unsaved| {
            unsaved.retain(|(field, _)| *field != name);
            unsaved.push((name.clone(), value));
        });
        forget_what_was(&name);
        self.held.set_value(String::new());
        true
    }

    /// Saves an open remark when its writer pauses.
    fn typed(self, event: &Event) {
        let is_text = event
            .target()
            .is_some_and(|target| target.has_type::<HtmlTextAreaElement>());
        if !is_text || !self.note(event) {
            return;
        }
        self.save_after(TYPING);
    }

    /// The page goes, or may. What is not saved yet goes as the form does, since that arrives without this page, and of the form only that:
    /// another tab may have changed the rest. Where the page stays it is saved once more, after both: what went before may have come after.
    fn go_away(self) {
        let unsaved = self.unsaved.get_value();
        if !self.has_unsaved() || self.gone.get_value() == unsaved {
            return;
        }
        let Ok(fields) = UrlSearchParams::new() else {
            return;
        };
        for (name, value) in &unsaved {
            fields.append(name, value);
        }
        fields.append("ga", "hier");
        let post = Post {
            address: here(),
            body: fields.to_string().into(),
        };
        self.gone.set_value(unsaved);
        spawn_local(async move {
            _ = post.send().await;
            self.gone.set_value(Vec::new());
            self.save();
        });
    }

    fn save_after(self, pause: Duration) {
        let wait = self.waits.get_value().wrapping_add(1);
        self.waits.set_value(wait);
        let over = move || {
            if self.waits.get_value() == wait {
                self.let_go();
                self.save();
            }
        };
        set_timeout(over, pause);
    }

    fn save(self) {
        let changed = self.unsaved.get_value();
        let busy = matches!(self.state.get_value(), State::Saving | State::Stopped);
        if busy || changed.is_empty() || !self.gone.get_value().is_empty() {
            return;
        }
        self.state.set_value(State::Saving);
        spawn_local(async move {
            let saved = keep_answers(here(), changed.clone()).await;
            self.after(saved, &changed);
        });
    }

    fn after(self, saved: Result<String, CallError>, changed: &[(String, String)]) {
        match saved {
            Ok(time) => {
                self.unsaved
                    .update_value(|unsaved| unsaved.retain(|field| !changed.contains(field)));
                self.state.set_value(State::Idle);
                self.lets_go.set_value(false);
                self.message.set(format!("Opgeslagen om {time}"));
                if self.has_unsaved() {
                    self.save();
                } else {
                    self.go_on();
                }
            }
            Err(CallError::Unreachable) => self.again(NO_CONNECTION),
            Err(CallError::Failed) => self.again(FAILED),
            Err(CallError::SignedOut) => self.stop(SIGNED_OUT),
            Err(CallError::Refused | CallError::Malformed) => self.stop(REFUSED),
        }
    }

    fn again(self, message: &str) {
        self.state.set_value(State::Waiting);
        if !self.lets_go.get_value() {
            self.message.set(message.to_owned());
        }
        let waits = !self.held.get_value().is_empty();
        self.save_after(if waits { WAITING } else { RETRY });
    }

    fn stop(self, message: &str) {
        self.state.set_value(State::Stopped);
        self.message.set(message.to_owned());
        self.go_on();
    }
}

fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// A page posts its form to its own address; so does this, field by field.
fn here() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Name and value of a field of the form that was changed.
fn field(target: &EventTarget) -> Option<(String, String)> {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        // A box that is not ticked is empty; of radio buttons, only what is chosen changes.
        let value = input.checked().then(|| input.value());
        return Some((input.name(), value.unwrap_or_default()));
    }
    let text = target.dyn_ref::<HtmlTextAreaElement>()?;
    Some((text.name(), text.value()))
}

/// The server leaves fields alone that are as they were when the page was made. One that was changed is not among them any more,
/// even when it is changed back: what it was is replaced by what nothing is. It is not taken away, since a box that is not ticked is sent
/// by it alone.
fn forget_what_was(name: &str) {
    let hidden = format!("input[name='was.{name}']");
    let found = document().query_selector(&hidden).ok().flatten();
    if let Some(found) = found {
        _ = found.set_attribute("value", "?");
    }
}
