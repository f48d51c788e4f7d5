//! `/inloggen/{token}`: where the mailed link leads.

use crate::pages::{
    forms::{Button, Form},
    frame::Page,
};
use leptos::prelude::*;

/// Shows a button and signs nobody in: programs that check mail open links on their own.
#[component]
pub fn SignInLinkPage() -> impl IntoView {
    view! {
        <Page title="Inloggen" narrow=true>
            <h1>"Inloggen"</h1>
            <p class="qs-lead">"Nog één stap: druk op de knop."</p>
            <div class="qs-panel">
                <Form>
                    <div class="qs-button-group">
                        <Button>"Inloggen"</Button>
                    </div>
                </Form>
            </div>
        </Page>
    }
}
