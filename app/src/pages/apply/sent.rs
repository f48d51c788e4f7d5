//! `/aanmelden/verstuurd`

use super::{ADDRESS, link_lasts};
use crate::pages::frame::Page;
use leptos::prelude::*;

/// `/aanmelden/verstuurd`: the same whoever applied.
#[component]
pub fn ApplicationSentPage() -> impl IntoView {
    view! {
        <Page title="Bevestig uw aanmelding in uw mail" narrow=true>
            <h1>"Nog één stap: kijk in uw mail"</h1>
            <p class="qs-lead">"U krijgt een mail met een link. Open de link en bevestig de aanmelding. Pas dan komt zij bij het programmabureau."</p>
            <ul class="qs-list qs-measure">
                <li>{format!("De link werkt {}. Daarna vernietigen wij wat u invulde.", link_lasts())}</li>
                <li>"Geen mail gekregen? Kijk ook bij ongewenste mail."</li>
                <li>"Nog steeds niets? Dan klopt het adres misschien niet. Vul het formulier dan opnieuw in."</li>
            </ul>
            <p class="qs-finding"><a class="qs-standalone" href=ADDRESS>"Het formulier opnieuw invullen"</a></p>
        </Page>
    }
}
