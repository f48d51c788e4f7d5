//! What the server tells while the page is open.

use super::{Following, has, swap};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};
use web_sys::{
    EventSource, MessageEvent,
    js_sys::{Date, JSON, Math, Reflect},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
};

/// Between one look at the page and the next while no events come.
const POLL: Duration = Duration::from_secs(10);

/// Whoever heard nothing for this many milliseconds hears nothing: the server says something every 15 seconds. A proxy that collects what
/// comes, or a network that went away while the machine slept, leaves a connection that seems to be open.
const SILENCE: f64 = 35_000.0;

/// All phones hear of the next round at the same instant. They fetch its page spread over this many milliseconds.
const SPREAD: f64 = 400.0;

thread_local! {
    /// When the server last told something.
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
}

impl Following {
    /// Listens as long as the page is there, and looks at it now and then while nothing can be heard.
    pub(super) fn keep_listening(self) {
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
}

pub(super) fn field(told: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(told, &name.into()).ok()
}

/// Some milliseconds, others on each phone.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is left of a millisecond does not matter"
)]
fn spread() -> u64 {
    (Math::random() * SPREAD) as u64
}
