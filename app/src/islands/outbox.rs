//! Forms on their way to the server.
//!
//! On a page with `main[data-hold]` they stay in the browser under that name until the server answers, also when the page is loaded again, and a
//! form takes the place of the one before to its address: it says all that the earlier said. So they do, under the path of the page, where a
//! form is kept while it is typed. What such a form sends is numbered, since one may overtake another on its way. Elsewhere buttons steer, and
//! what cannot be sent is let go of: minutes later it would move a room that has gone on.

use super::swap;
use leptos::prelude::*;
use web_sys::{
    FormData, HtmlElement, HtmlFormElement, HtmlInputElement, RequestInit, Response,
    UrlSearchParams,
    js_sys::Reflect,
    wasm_bindgen::{JsCast, JsValue},
};

/// From here on a server did not take what was sent, and may take it later.
const FAILED: u16 = 500;
const TOO_MANY: u16 = 429;

/// Browsers take no more than 65,536 bytes along for a page that is gone, of all that it has on its way: here of two forms.
const MOST_OF_A_PAGE_THAT_GOES: usize = 30_000;

/// A form that is to be sent: where to, and its fields as they travel.
#[derive(Clone, PartialEq, Eq)]
pub struct Post {
    pub address: String,
    pub body: String,
}

/// A page that came, and where from where a form led on to another address.
pub struct Came {
    pub led_to: Option<String>,
    pub html: String,
}

impl Post {
    /// A form as it stands, sent by that button.
    pub fn of(form: &HtmlFormElement, button: Option<&HtmlElement>) -> Option<Self> {
        let fields = FormData::new_with_form(form).ok()?;
        let attribute = |name| button.and_then(|button| button.get_attribute(name));
        if let Some(name) = attribute("name") {
            let value = attribute("value").unwrap_or_default();
            fields.append_with_str(&name, &value).ok()?;
        }
        let body = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
        Some(Self {
            address: form.action(),
            body: body.to_string().into(),
        })
    }

    /// Sends it and waits for the page that it leads to. It arrives also where this page goes meanwhile.
    pub async fn send(&self) -> Option<Came> {
        let body = UrlSearchParams::new_with_str(&self.body).ok()?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_body(&body);
        if self.body.len() < MOST_OF_A_PAGE_THAT_GOES {
            _ = Reflect::set(&request, &"keepalive".into(), &JsValue::TRUE);
        }
        came(
            window()
                .fetch_with_str_and_init(&self.address, &request)
                .await,
        )
        .await
    }
}

/// Counts in the name of its page how often a form was sent.
pub fn number(form: &HtmlFormElement) {
    let page = form.query_selector("[name=page]").ok().flatten();
    if let Some(page) = page.and_then(|page| page.dyn_into::<HtmlInputElement>().ok()) {
        let value = page.value();
        let (name, times) = value.split_once('.').unwrap_or((&value, ""));
        let times = times.parse().unwrap_or(0_u32) + 1;
        page.set_value(&format!("{name}.{times}"));
    }
}

/// Asks for a page; `None` without a connection.
pub async fn get(address: &str) -> Option<Came> {
    came(window().fetch_with_str(address).await).await
}

async fn came(answer: Result<JsValue, JsValue>) -> Option<Came> {
    let response = answer.ok()?.dyn_into::<Response>().ok()?;
    if response.status() >= FAILED || response.status() == TOO_MANY {
        return None;
    }
    Some(Came {
        led_to: response.redirected().then(|| response.url()),
        html: response.text().ok()?.await.ok()?.as_string()?,
    })
}

/// Keeps what is not sent yet for when this page is loaded again in this tab.
pub fn keep(posts: &[Post]) {
    let (Some(key), Some(storage)) = (key(), storage()) else {
        return;
    };
    let lines: Vec<_> = posts
        .iter()
        .map(|post| format!("{} {}", post.address, post.body))
        .collect();
    _ = if lines.is_empty() {
        storage.remove_item(&key)
    } else {
        storage.set_item(&key, &lines.join("\n"))
    };
}

/// What was not sent when this page was shown before.
pub fn kept() -> Vec<Post> {
    let text = key()
        .zip(storage())
        .and_then(|(key, storage)| storage.get_item(&key).ok()?);
    let text = text.unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(address, body)| Post {
            address: address.to_owned(),
            body: body.to_owned(),
        })
        .collect()
}

/// Whether this page holds what cannot be sent.
pub fn holds() -> bool {
    key().is_some()
}

fn key() -> Option<String> {
    let main = swap::main()?;
    main.get_attribute("data-hold").or_else(|| {
        main.query_selector("form[data-keep]").ok()??;
        window().location().pathname().ok()
    })
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
