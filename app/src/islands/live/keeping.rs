//! What somebody types is kept while they type, and when the page goes.

use super::outbox::{self, Post};
use super::{Following, swap};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{
    Event, HtmlFormElement,
    wasm_bindgen::{JsCast, JsValue},
};

impl Following {
    /// Goes on as the page that this was before it was loaded again, where the server did not answer what that sent: what it shows may be
    /// made of that, or not yet. The browser would put what was typed under a revision that its writer did not read, and open something new
    /// under another name.
    pub(super) fn take_up(self, unsent: Option<&Post>) {
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

    /// Sends a form in which somebody goes on.
    pub(super) fn keep(self, form: Option<HtmlFormElement>) {
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
    pub(super) fn look_at_typing(self) {
        let says_more = |form: &HtmlFormElement| {
            let post = Post::of(form, None);
            post.is_some_and(|post| post.body != self.kept.get_value())
        };
        self.keep(typing().filter(says_more));
    }

    /// The browser goes on with a form that was kept until now, and takes all of it along. Without a connection it would leave for a page
    /// that says so.
    pub(super) fn leave(self, form: &HtmlFormElement, event: &Event) {
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
    pub(super) fn go_away(self) {
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
}

/// The form in which somebody types.
pub(super) fn typing() -> Option<HtmlFormElement> {
    swap::one(&swap::main()?, swap::TYPING)?.dyn_into().ok()
}

/// Whether nobody typed in a form.
pub(super) fn is_as_made(form: &HtmlFormElement) -> bool {
    swap::typed(form, "").is_empty()
}
