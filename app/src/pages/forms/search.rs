use leptos::prelude::*;

/// One line in which to search a list, and its button. The list is at the same address, with what is sought in its query as `zoek`.
#[component]
pub fn SearchForm(
    /// Path of the list.
    action: &'static str,
    /// What to type.
    label: &'static str,
    /// What was typed.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! {
        <form class="qs-form qs-form--line qs-section" method="get" action=action role="search">
            <div class="qs-form-field">
                <label class="qs-form-field__label" for="zoek">{label}</label>
                <input class="qs-textbox" id="zoek" name="zoek" type="search" value=value autocomplete="off"/>
            </div>
            <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
        </form>
    }
}
