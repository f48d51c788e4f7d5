//! `/inloggen/{token}`: where a link to sign in with leads.

use crate::pages::{
    forms::{Button, Form},
    frame::Page,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::accounts::own_path;

/// Shows a button and signs nobody in: programs that check mail open links on their own. A link may say which page comes after.
#[component]
pub fn SignInLinkPage() -> impl IntoView {
    let onward = use_query_map().read_untracked().get("verder");
    let onward = onward.filter(|path| own_path(path).is_some());
    view! {
        <Page title="Inloggen" narrow=true>
            <h1>"Inloggen"</h1>
            <p class="qs-lead">"Nog één stap: druk op de knop."</p>
            <div class="qs-panel">
                <Form>
                    {onward.map(|path| view! { <input type="hidden" name="verder" value=path/> })}
                    <div class="qs-button-group">
                        <Button>"Inloggen"</Button>
                    </div>
                </Form>
            </div>
        </Page>
    }
}
