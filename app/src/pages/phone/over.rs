//! When the talk is over, or this phone is not in it.

use super::door::code_form;
use super::frame::plain;
use crate::pages::problems::Problems;
use crate::pages::results::typed_text;
use leptos::prelude::*;

/// The page; with what was typed and came too late.
pub fn over(unsent: Option<String>) -> AnyView {
    let unsent = unsent.filter(|text| !text.trim().is_empty()).map(|text| {
        view! {
            <section class="qs-notice" aria-labelledby="niet-verstuurd">
                <h2 id="niet-verstuurd">"Dit is niet meer verstuurd"</h2>
                {typed_text(&text)}
            </section>
        }
    });
    let content = view! {
        <h1>"U doet nu niet mee met een gesprek"</h1>
        <p class="qs-lead">"Het gesprek is voorbij, of deze telefoon doet nog niet mee."</p>
        {unsent}
        {what_now()}
        <section class="qs-section" aria-labelledby="begint">
            <h2 id="begint">"Begint het gesprek nog?"</h2>
            <div class="qs-panel">{code_form(String::new(), &Problems::none())}</div>
        </section>
    };
    plain("Het gesprek is voorbij", content.into_any())
}

/// What happens with what was chosen.
pub fn what_now() -> AnyView {
    view! {
        <h2 class="qs-finding">"Wat gebeurt er na het gesprek?"</h2>
        <ol class="qs-list qs-list--numbered qs-measure">
            <li>"Bij elke prioriteit komt te staan wie wat gaat doen, en wanneer. Dat is het verbeterplan."</li>
            <li>"De raad, Provinciale Staten of het algemeen bestuur stelt het plan vast."</li>
            <li>"Daarna kan iedereen het lezen. "<a href="/openbaar">"Hier staan de plannen die openbaar zijn"</a>"."</li>
        </ol>
    }
    .into_any()
}
