use super::field::Field;
use leptos::prelude::*;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// The same choice, explained.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}

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
    choices: Vec<Choice>,
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
    let field = Field {
        name,
        label,
        hint,
        problem,
        optional,
    };
    let options = options("radio", &field.name, choices, |choice| choice == value);
    field
        .around_group(
            Some("radiogroup"),
            view! { <div class="qs-choices">{options}</div> },
        )
        .into_any()
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
    choices: Vec<Choice>,
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
    let field = Field {
        name,
        label,
        hint,
        problem,
        optional,
    };
    let options = options("checkbox", &field.name, choices, |choice| {
        values.iter().any(|value| value == choice)
    });
    field
        .around_group(None, view! { <div class="qs-choices">{options}</div> })
        .into_any()
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
    let field = Field {
        name,
        label,
        hint,
        problem,
        optional: true,
    };
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

fn options(
    kind: &'static str,
    name: &str,
    choices: Vec<Choice>,
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<AnyView> {
    choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            // The first bears the name of the group, for the link from the list of errors.
            let id = if place == 0 {
                name.to_owned()
            } else {
                format!("{name}-{}", place + 1)
            };
            let hint_id = choice.hint.as_ref().map(|_| format!("{id}-keuze"));
            let hint = choice
                .hint
                .map(|hint| view! { <p class="qs-choice__hint" id=hint_id.clone()>{hint}</p> });
            view! {
                <div class="qs-choice">
                    <input
                        class="qs-choice__input"
                        r#type=kind
                        id=id.clone()
                        name=name.to_owned()
                        checked=is_chosen(&choice.value)
                        value=choice.value
                        aria-describedby=hint_id
                    />
                    <label class="qs-choice__label" for=id>{choice.label}</label>
                    {hint}
                </div>
            }
            .into_any()
        })
        .collect()
}
