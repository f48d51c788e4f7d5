use super::{choices::Choice, field::Field};
use leptos::prelude::*;

/// One of many, from a list. For up to about seven a `RadioList` is easier to use.
#[component]
pub fn Select(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// What can be chosen; an empty choice comes first by itself.
    choices: Vec<Choice>,
    /// The value that is chosen.
    #[prop(into)]
    value: String,
    /// More about what to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether nothing may be chosen.
    #[prop(optional)]
    optional: bool,
    /// What the empty choice says.
    #[prop(default = "Kies…")]
    empty: &'static str,
) -> impl IntoView {
    let field = Field::new(name, label, hint, problem, optional);
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect();
    field
        .around(view! {
            <select
                class="qs-textbox qs-textbox--select"
                id=field.name.clone()
                name=field.name.clone()
                aria-required=field.required()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            >
                <option value="">{empty}</option>
                {options}
            </select>
        })
        .into_any()
}
