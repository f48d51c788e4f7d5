use leptos::prelude::*;

/// A button that sends its form. It is never disabled: pressing it says what is still missing.
#[component]
pub fn Button(
    /// Not the main thing to do on this page.
    #[prop(optional)]
    secondary: bool,
    /// Name of what the button sends along, where a form has several buttons.
    #[prop(optional, into)]
    name: Option<String>,
    /// Value of what the button sends along.
    #[prop(optional, into)]
    value: Option<String>,
    /// What pressing it does, as a verb.
    children: Children,
) -> impl IntoView {
    let class = if secondary {
        "qs-button"
    } else {
        "qs-button qs-button--primary"
    };
    view! {
        <button class=class type="submit" name=name value=value>
            {children()}
        </button>
    }
}
