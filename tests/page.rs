//! An answer of the site, as a person reads it.

use axum::http::{HeaderMap, StatusCode};
use scraper::Html;

use crate::form::Form;
use crate::html::{selector, text};

/// An answer of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// The path and query it came from, after redirects.
    pub address: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, unpacked.
    pub body: Vec<u8>,
}

/// What Leptos writes where the type of a view was left behind.
const MARKER: &str = "<!>";

impl Page {
    /// The body as text.
    ///
    /// # Panics
    /// Where it is not UTF-8.
    #[must_use]
    pub fn html(&self) -> &str {
        str::from_utf8(&self.body).unwrap_or_else(|_| panic!("{} is not UTF-8", self.address))
    }

    /// The first heading.
    ///
    /// # Panics
    /// Where the page has not exactly one.
    #[must_use]
    pub fn heading(&self) -> String {
        let headings = self.texts("h1");
        assert_eq!(
            headings.len(),
            1,
            "{} has one h1, not {headings:?}",
            self.address
        );
        headings[0].clone()
    }

    /// The title in the browser's tab.
    #[must_use]
    pub fn title(&self) -> String {
        self.texts("head > title").concat()
    }

    /// The texts of all elements that match.
    #[must_use]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.document().select(&selector(css)).map(text).collect()
    }

    /// Everything that is read in the main part of the page.
    #[must_use]
    pub fn text(&self) -> String {
        self.texts("main").join(" ")
    }

    /// Where the link with this text leads.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn link(&self, label: &str) -> String {
        self.links()
            .into_iter()
            .find(|(found, _)| found == label)
            .unwrap_or_else(|| {
                panic!(
                    "{} has no link {label:?}, only {:?}",
                    self.address,
                    self.links()
                )
            })
            .1
    }

    /// All links: what they read and where they lead.
    #[must_use]
    pub fn links(&self) -> Vec<(String, String)> {
        self.document()
            .select(&selector("a[href]"))
            .map(|link| (text(link), link.attr("href").unwrap_or_default().to_owned()))
            .collect()
    }

    /// The form with a button that reads `button`, ready to be filled in and sent by that button.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn form(&self, button: &str) -> Form {
        Form::find(&self.document(), button, &self.address).unwrap_or_else(|| {
            panic!(
                "{} has no button {button:?}, only {:?}",
                self.address,
                self.texts("button")
            )
        })
    }

    /// Whether a form has a button that reads `button`.
    #[must_use]
    pub fn has_button(&self, button: &str) -> bool {
        self.texts("button").iter().any(|found| found == button)
    }

    /// This page, after making sure that it is one: status 200, whole, with one heading and nothing waiting for a script.
    ///
    /// # Panics
    /// Where that is not so.
    #[must_use]
    pub fn fine(self) -> Self {
        assert_eq!(
            self.status,
            StatusCode::OK,
            "{}: {}",
            self.address,
            self.text()
        );
        self.assert_whole();
        self
    }

    /// The page is whole without scripts: nothing is left in a `<template>`, no script stands in the page itself.
    ///
    /// # Panics
    /// Where that is not so.
    pub fn assert_whole(&self) {
        let html = self.html();
        assert!(
            !html.contains("<template"),
            "{} has content that only a script shows",
            self.address
        );
        assert!(
            html.trim_end_matches(MARKER).ends_with("</html>"),
            "{} is cut off",
            self.address
        );
        assert!(
            !self.heading().is_empty(),
            "{} has an empty heading",
            self.address
        );
        assert!(
            self.document()
                .select(&selector("script:not([src])"))
                .next()
                .is_none(),
            "{} has a script in the page, which its own security policy stops",
            self.address
        );
        assert!(
            self.document()
                .select(&selector("[style], style, [onclick]"))
                .next()
                .is_none(),
            "{} has a style or a script in an attribute, which its own security policy stops",
            self.address
        );
    }

    fn document(&self) -> Html {
        Html::parse_document(self.html())
    }
}
