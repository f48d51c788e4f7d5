use super::field::Field;
use leptos::prelude::*;

/// What one line of text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// An e-mail address.
    Email,
    /// A whole number.
    Number,
    /// A day, as `2026-11-23`, with the picker of the browser where it has one.
    Date,
}

impl TextKind {
    /// Type of the control, the keyboard that a phone shows, and a class for its width.
    const fn attributes(self) -> (&'static str, Option<&'static str>, Option<&'static str>) {
        match self {
            Self::Words => ("text", None, None),
            Self::Email => ("email", None, None),
            // Not type="number": it drops what it cannot read, and the wheel of a mouse changes it unseen.
            Self::Number => ("text", Some("numeric"), Some("qs-textbox--short")),
            Self::Date => ("date", None, Some("qs-textbox--date")),
        }
    }
}

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
    /// What the line holds.
    #[prop(optional)]
    kind: TextKind,
    /// What browsers may fill in by themselves, such as `email`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Another class than that of its kind: `qs-textbox--code`, `qs-textbox--short`.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let field = Field::new(name, label, hint, problem, optional);
    let (control, inputmode, width) = kind.attributes();
    let class = class.or(width).map_or_else(
        || "qs-textbox".to_owned(),
        |more| format!("qs-textbox {more}"),
    );
    field
        .around(view! {
            <input
                class=class
                id=field.name.clone()
                name=field.name.clone()
                r#type=control
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
    let field = Field::new(name, label, hint, problem, optional);
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

/// A text of several lines to read and to copy: it belongs to no form.
#[component]
pub fn TextToCopy(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let field = Field::new(id, label, None, None, false);
    field
        .around(view! {
            <textarea class="qs-textbox" id=field.name.clone() rows="6" readonly>
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
