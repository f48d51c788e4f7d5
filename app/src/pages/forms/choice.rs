use super::choices::Choices;
use super::field::Field;
use leptos::prelude::*;

/// One of a few.
#[component]
pub fn RadioList(
    /// Name of the group; the id of its first control.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    #[prop(into)]
    choices: Choices,
    /// The value that is chosen, empty for none.
    #[prop(into)]
    value: String,
    /// More about the question.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether nothing may be chosen.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, problem, optional);
    let controls = choices.controls("radio", &field.name, &[value]);
    field.around_group(Some("radiogroup"), controls).into_any()
}

/// Any number of a few.
#[component]
pub fn CheckboxList(
    /// Name of the group; the id of its first control.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be ticked.
    #[prop(into)]
    choices: Choices,
    /// The values that are ticked.
    values: Vec<String>,
    /// More about the question.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether nothing may be ticked.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let field = Field::new(name, label, hint, problem, optional);
    let controls = choices.controls("checkbox", &field.name, &values);
    field.around_group(None, controls).into_any()
}

/// One thing to tick; sends `ja`.
#[component]
pub fn Checkbox(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    checked: bool,
    /// More about it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
) -> impl IntoView {
    // A box to tick is never "required" in words: leaving it open is an answer too.
    let field = Field::new(name, label, hint, problem, true);
    view! {
        <div class="qs-form-field" class=("qs-form-field--invalid", field.problem.is_some())>
            {field.explanation()}
            <div class="qs-choice">
                <input
                    class="qs-choice__input"
                    r#type="checkbox"
                    id=field.name.clone()
                    name=field.name.clone()
                    value="ja"
                    checked=checked
                    aria-invalid=field.invalid()
                    aria-describedby=field.described_by()
                />
                <label class="qs-choice__label" for=field.name.clone()>{field.label.clone()}</label>
            </div>
        </div>
    }
    .into_any()
}
