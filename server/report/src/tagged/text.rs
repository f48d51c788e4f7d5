//! Text with emphasis and links, as documents hand it over.

use super::style::{Colour, Weight};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address outside the document.
    Address(String),
    /// A heading of this document.
    Heading(Anchor),
}

/// A heading, to link to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor(pub(super) usize);

/// A link: where it leads, and what a screen reader calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// What it is called when it is read without its surroundings.
    pub description: String,
}

/// A stretch of text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub(super) text: String,
    pub(super) weight: Option<Weight>,
    pub(super) colour: Option<Colour>,
    pub(super) link: Option<Link>,
}

/// A paragraph's text. A line feed starts a new line; a soft hyphen shows where a word may be broken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub(super) spans: Vec<Span>,
}

impl Text {
    /// Adds text in the paragraph's own look.
    #[must_use]
    pub fn and(self, text: &str) -> Self {
        self.with(text, None, None, None)
    }

    /// Adds text in semi-bold.
    #[must_use]
    pub fn bold(self, text: &str) -> Self {
        self.with(text, Some(Weight::SemiBold), None, None)
    }

    /// Adds text in another weight and colour.
    #[must_use]
    pub fn coloured(self, text: &str, weight: Weight, colour: Colour) -> Self {
        self.with(text, Some(weight), Some(colour), None)
    }

    /// Adds a link.
    #[must_use]
    pub fn link(self, text: &str, link: Link, colour: Colour) -> Self {
        self.with(text, None, Some(colour), Some(link))
    }

    fn with(
        mut self,
        text: &str,
        weight: Option<Weight>,
        colour: Option<Colour>,
        link: Option<Link>,
    ) -> Self {
        let text = clean(text);
        if !text.is_empty() {
            self.spans.push(Span {
                text,
                weight,
                colour,
                link,
            });
        }
        self
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// The characters alone, without soft hyphens.
    #[must_use]
    pub fn plain(&self) -> String {
        let characters = self.spans.iter().flat_map(|span| span.text.chars());
        characters.filter(|c| *c != '\u{ad}').collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::default().and(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::default().and(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().and(&text)
    }
}

/// Takes out what has no place on paper: control characters, and the invisible ones that turn the direction of text,
/// with which typed text could make a line read otherwise than it was written.
fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    unified.chars().filter_map(printable).collect()
}

fn printable(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}' => None,
        other => (!other.is_control()).then_some(other),
    }
}
