//! The name of a page that is open somewhere.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{LENGTH, NotAnId};
use crate::secrets::{is_symbols, random_symbols};

/// Between the name of a page and how often it was sent.
const TIMES: char = '.';

/// A page that is open somewhere, whose form is saved while somebody types in it: its random name and, once it was sent, how often. What
/// was sent later may arrive earlier.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[serde(try_from = "String")]
#[sqlx(transparent)]
pub struct PageId(String);

impl PageId {
    /// A new page, which was not sent yet.
    #[must_use]
    pub fn random() -> Self {
        Self(random_symbols::<LENGTH>())
    }

    /// Reads one from a form; `None` for what cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, times) = text.split_once(TIMES).unwrap_or((text, "0"));
        let is_count = times.bytes().all(|digit| digit.is_ascii_digit());
        let is_one = is_symbols(name, LENGTH) && is_count && times.parse::<u32>().is_ok();
        is_one.then(|| Self(text.to_owned()))
    }

    /// Whether it is the same page, however often that was sent.
    #[must_use]
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.name_and_times().0 == other.name_and_times().0
    }

    /// Whether the same page sent the other later.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.is_same_page(other) && self.name_and_times().1 < other.name_and_times().1
    }

    fn name_and_times(&self) -> (&str, u32) {
        let (name, times) = self.0.split_once(TIMES).unwrap_or((&self.0, ""));
        (name, times.parse().unwrap_or_default())
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PageId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        Self::parse(&text).ok_or(NotAnId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_however_often_it_was_sent_and_later_is_told_from_earlier() {
        let page = PageId::random();
        let sent = |times: &str| PageId::parse(&format!("{page}.{times}")).unwrap();
        assert_eq!(PageId::parse(&page.to_string()), Some(page.clone()));
        assert!(page.is_same_page(&sent("1")) && sent("12").is_same_page(&sent("9")));
        assert!(page.is_before(&sent("1")) && sent("9").is_before(&sent("12")));
        assert!(!sent("9").is_before(&sent("9")) && !sent("12").is_before(&sent("9")));
        let other = PageId::parse(&format!("{}.99", PageId::random())).unwrap();
        assert!(!page.is_same_page(&other) && !page.is_before(&other));
    }

    #[test]
    fn nothing_else_passes_for_one() {
        let page = PageId::random();
        for wrong in [".", ".x", ".+1", ".-1", ".1.1", ".4294967296", "0", ".1 "] {
            assert_eq!(PageId::parse(&format!("{page}{wrong}")), None, "{wrong}");
        }
        assert_eq!(PageId::parse(".1"), None);
    }
}
