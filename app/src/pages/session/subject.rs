//! What can be picked, in a list: in few words, so that who reads along can choose. The rest of a long one opens below them.

use super::screen::cut;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::room::Candidate;

/// The longest subject that stands whole in a list.
const LONG: usize = 120;

/// What a subject is called in a list.
pub fn short(candidate: &Candidate) -> String {
    shortened(&candidate.title).unwrap_or_else(|| candidate.title.clone())
}

/// All of a subject that is called by its beginning.
pub fn whole(candidate: &Candidate) -> Option<AnyView> {
    let name = shortened(&candidate.title)?;
    let id = format!("geheel-{}", candidate.key);
    Some(
        view! {
            <details class="qs-disclosure" id=id.clone()>
                <summary id=format!("{id}-kop")>
                    "Lees alles"<span class="qs-visually-hidden">": "{name}</span>
                </summary>
                {typed_text(&candidate.title)}
            </details>
        }
        .into_any(),
    )
}

/// The beginning of a subject of several lines, or of more than a list has room for.
fn shortened(text: &str) -> Option<String> {
    let text = text.trim();
    let first = text.lines().next().unwrap_or_default();
    let is_short = first.len() == text.len() && first.chars().count() <= LONG;
    let head = cut(first.trim_end(), LONG);
    (!is_short).then(|| {
        if head.ends_with('…') {
            head
        } else {
            format!("{head}…")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{LONG, shortened};

    #[test]
    fn a_subject_of_one_short_line_stands_whole() {
        assert_eq!(shortened("Vergader in de wijk."), None);
        assert_eq!(shortened(" Vergader in de wijk.\n"), None);
        assert_eq!(shortened(&"x".repeat(LONG)), None);
    }

    #[test]
    fn a_long_subject_is_called_by_its_first_line() {
        let lines = "Wie beslist hier?\nEn wie hoort dat te doen?";
        assert_eq!(shortened(lines).as_deref(), Some("Wie beslist hier?…"));
        let words = shortened(&"woord ".repeat(100)).expect("a beginning");
        assert!(words.chars().count() <= LONG + 1 && words.ends_with("woord…"));
    }
}
