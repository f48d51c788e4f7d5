use super::field::Field;
use leptos::prelude::*;

/// One line of text.
#[component]
pub fn TextField(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(into)]
    value: String,
    /// More about what to fill in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Type of the control.
    #[prop(default = "text")]
    kind: &'static str,
    /// What browsers may fill in by themselves, such as `email`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keyboard a phone shows.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Another class: `qs-textbox--code`, `qs-textbox--short`.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let field = Field {
        name,
        label,
        // Fields made of this one hand on an empty text where they have none.
        hint: hint.filter(|hint| !hint.is_empty()),
        problem,
        optional,
    };
    let class = class.map_or_else(
        || "qs-textbox".to_owned(),
        |more| format!("qs-textbox {more}"),
    );
    field
        .around(view! {
            <input
                class=class
                id=field.name.clone()
                name=field.name.clone()
                r#type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                aria-required=field.required()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            />
        })
        .into_any()
}

/// A whole number.
#[component]
pub fn NumberField(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(into)]
    value: String,
    /// More about what to fill in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    // Not type="number": it drops what it cannot read, and the wheel of a mouse changes it unseen.
    view! {
        <TextField
            name
            label
            value
            hint=hint.unwrap_or_default()
            problem
            optional
            inputmode="numeric"
            class="qs-textbox--short"
        />
    }
}

/// A date, with the picker of the browser where it has one.
#[component]
pub fn DateField(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What is in it: `2026-11-23`, see `dates::field`.
    #[prop(into)]
    value: String,
    /// More about what to fill in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    view! {
        <TextField
            name
            label
            value
            hint=hint.unwrap_or_default()
            problem
            optional
            kind="date"
            class="qs-textbox--date"
        />
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Name and id of the control.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(into)]
    value: String,
    /// More about what to fill in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(default = None)]
    problem: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Height in lines.
    #[prop(default = 4)]
    rows: u32,
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
            <textarea
                class="qs-textbox"
                id=field.name.clone()
                name=field.name.clone()
                rows=rows
                aria-required=field.required()
                aria-invalid=field.invalid()
                aria-describedby=field.described_by()
            >
                // A browser drops the first line break of a text area; this one is dropped instead of the text's own.
                {format!("\n{}", escaped(&value))}
            </textarea>
        })
        .into_any()
}

/// The text of a text area. Leptos writes what stands in one as it is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
