//! The open remark of a theme.

use super::{super::problems::Problems, theme_form};
use leptos::prelude::*;
use questionnaires::answers::{LONGEST_REMARK, REMARK_FIELD};

/// What is wrong with a remark, if it is too long.
pub fn problem(remark: &str) -> Option<String> {
    let length = remark.chars().count();
    (length > LONGEST_REMARK).then(|| {
        format!(
            "Deze tekst is te lang: {} tekens. Er passen er {}. Uw tekst is bewaard; maak hem korter.",
            super::super::numbers::whole(length as u64),
            super::super::numbers::whole(LONGEST_REMARK as u64)
        )
    })
}

/// The field.
#[component]
pub fn Remark(
    /// What is asked for.
    asked: String,
    /// Whether that is a question of its own, and not about the statements above it.
    is_question: bool,
    /// What was written.
    value: String,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let (label, hint) = if is_question {
        (asked, String::new())
    } else {
        ("Wilt u iets toelichten?".to_owned(), asked)
    };
    view! {
        <div class="qs-section">
            <input type="hidden" name=theme_form::was(REMARK_FIELD) value=theme_form::mark(&value)/>
            <super::super::forms::TextArea
                name=REMARK_FIELD
                label
                hint
                problem=problems.of(REMARK_FIELD)
                optional=true
                rows=5
                value
            />
        </div>
    }
}
