use super::field::Field;
use leptos::prelude::*;

/// A file. Its form sends `multipart/form-data`.
#[component]
pub fn FileField(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// More about what to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether none may be chosen.
    #[prop(optional)]
    optional: bool,
    /// Kinds of file that browsers offer.
    accept: &'static str,
) -> impl IntoView {
    let field = Field {
        name,
        label,
        hint,
        problem,
        optional,
    };
    field
        .around(view! {
            <input
                class="qs-textbox"
                id=field.name.clone()
                name=field.name.clone()
                r#type="file"
                accept=accept
                aria-required=field.required()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            />
        })
        .into_any()
}
