//! What somebody changes in their draft: only what was on the page they changed it on.

use questionnaires::form::Form;

use super::draft::{Draft, Place};

/// What was filled in on one page, as the form sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Answers and what was written on the page of a theme: only the fields that are there change, an empty one is cleared.
    Theme {
        /// Key of the theme.
        theme: String,
        /// Keys of statements and open questions, or [`REMARK_FIELD`](questionnaires::answers::REMARK_FIELD), with what was filled in.
        fields: Vec<(String, String)>,
    },
    /// Directions that were ticked or unticked, by key: only those that are there change.
    Directions(Vec<(String, bool)>),
    /// Background questions with the option chosen; an empty one is cleared.
    Background(Vec<(String, String)>),
    /// Nothing but the page to go on at.
    Nothing,
}

impl Change {
    /// Makes the change. Fields that the form does not have are left out.
    pub(crate) fn apply(&self, draft: &mut Draft, form: &Form, place: Option<Place>) {
        let answers = &mut draft.answers;
        match self {
            Self::Theme { theme, fields } => answers.absorb_theme(form, theme, pairs(fields)),
            Self::Directions(boxes) => {
                let boxes = boxes.iter().map(|(key, ticked)| (key.as_str(), *ticked));
                answers.absorb_directions(form, boxes);
            }
            Self::Background(fields) => answers.absorb_background(form, pairs(fields)),
            Self::Nothing => {}
        }
        draft.place = place.unwrap_or(draft.place);
    }
}

fn pairs(fields: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    fields
        .iter()
        .map(|(field, value)| (field.as_str(), value.as_str()))
}
