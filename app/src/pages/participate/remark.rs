//! The open remark of a theme, and each open question of the authority's own.

use super::{super::problems::Problems, page_form};
use leptos::prelude::*;
use questionnaires::answers::LONGEST_REMARK;
use questionnaires::form::FormRemark;

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
    asked: FormRemark,
    /// What was written.
    value: String,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let field = asked.field().to_owned();
    // A question stands by itself; a remark is about the statements above it.
    let (label, hint) = if asked.is_question() {
        (asked.text, String::new())
    } else {
        ("Wilt u iets toelichten?".to_owned(), asked.text)
    };
    view! {
        <div class="qs-section">
            <input type="hidden" name=page_form::was(&field) value=page_form::mark(&value)/>
            <super::super::forms::TextArea
                name=field.clone()
                label
                hint
                problem=problems.of(&field)
                optional=true
                rows=5
                value
            />
        </div>
    }
}
