//! The pages of one questionnaire, in order, and their addresses.

use questionnaires::form::Form;
use services::participations::Place;

/// The pages that a form has, after the welcome page.
pub fn pages(form: &Form) -> Vec<Place> {
    let themes = form.themes.iter().map(|theme| Place::Theme(theme.number));
    let background = (!form.background.is_empty()).then_some(Place::Background);
    themes
        .chain([Place::Directions])
        .chain(background)
        .chain([Place::Overview])
        .collect()
}

/// The page after this one; the last stays where it is.
pub fn next(form: &Form, place: Place) -> Place {
    let pages = pages(form);
    let after = pages
        .iter()
        .position(|page| *page == place)
        .map_or(0, |at| at + 1);
    pages.get(after).copied().unwrap_or(Place::Overview)
}

/// The page before this one.
pub fn previous(form: &Form, place: Place) -> Place {
    let pages = pages(form);
    let before = pages
        .iter()
        .position(|page| *page == place)
        .and_then(|at| at.checked_sub(1));
    before
        .and_then(|at| pages.get(at))
        .copied()
        .unwrap_or(Place::Welcome)
}

/// Where the questionnaire of that name begins.
pub fn start(name: &str) -> String {
    format!("/meedoen/{name}")
}

/// The address of a page.
pub fn path(name: &str, place: Place) -> String {
    let page = page(place);
    if page.is_empty() {
        start(name)
    } else {
        format!("{}/{page}", start(name))
    }
}

/// What the address of a page ends with; nothing for the first.
pub fn page(place: Place) -> String {
    match place {
        Place::Welcome => String::new(),
        Place::Theme(number) => format!("thema/{number}"),
        Place::Directions => "richtingen".to_owned(),
        Place::Background => "over-u".to_owned(),
        Place::Overview => "overzicht".to_owned(),
    }
}

/// The page with questions whose address ends like this; `None` where there is no such page.
pub fn questions_at(page: &str) -> Option<Place> {
    match page {
        "richtingen" => Some(Place::Directions),
        "over-u" => Some(Place::Background),
        _ => {
            let number = page.strip_prefix("thema/")?;
            number.parse().ok().map(Place::Theme)
        }
    }
}

/// The name of the questionnaire and the page with questions that an address leads to.
pub fn questions_of(path: &str) -> Option<(&str, Place)> {
    let (name, page) = path.strip_prefix("/meedoen/")?.split_once('/')?;
    Some((name, questions_at(page)?))
}

/// Where a button leads: `ga` as the form sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next page.
    On,
    /// To the page before.
    Back,
    /// To stop for now.
    Pause,
    /// Nowhere: an answer is kept while one goes on filling in.
    Stay,
}

/// The name of the buttons of a form.
pub const BUTTON: &str = "ga";

/// The value by which [`Way::Stay`] is asked for.
pub const STAY: &str = "hier";

impl Way {
    /// Reads the button; without one, as when somebody presses Enter, it is on.
    pub fn of(fields: &[(String, String)]) -> Self {
        let pressed = fields.iter().find(|(field, _)| field == BUTTON);
        match pressed.map(|(_, value)| value.as_str()) {
            Some("terug") => Self::Back,
            Some("stoppen") => Self::Pause,
            Some(STAY) => Self::Stay,
            Some(_) | None => Self::On,
        }
    }

    /// The page to go on at, from this one.
    pub fn place(self, form: &Form, here: Place) -> Place {
        match self {
            Self::On => next(form, here),
            Self::Back => previous(form, here),
            Self::Pause | Self::Stay => here,
        }
    }

    /// The address to go to from this page.
    pub fn path(self, name: &str, form: &Form, here: Place) -> String {
        match self {
            Self::Pause => format!("{}/stoppen", start(name)),
            Self::On | Self::Back | Self::Stay => path(name, self.place(form, here)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_page() {
        for place in [Place::Theme(12), Place::Directions, Place::Background] {
            assert_eq!(questions_at(&page(place)), Some(place));
            assert_eq!(questions_of(&path("7kq4", place)), Some(("7kq4", place)));
        }
        for asks_nothing in [
            "/meedoen",
            "/meedoen/7kq4",
            "/meedoen/zaal/7kq4",
            "/scans/1/richtingen",
        ] {
            assert_eq!(questions_of(asks_nothing), None, "{asks_nothing}");
        }
        for asks_nothing in ["", "overzicht", "thema/", "thema/een", "thema/1/2"] {
            assert_eq!(questions_at(asks_nothing), None, "{asks_nothing}");
        }
        assert_eq!(path("7kq4", Place::Welcome), "/meedoen/7kq4");
        assert_eq!(path("7kq4", Place::Theme(3)), "/meedoen/7kq4/thema/3");
    }
}
