//! When the talk is over, or this phone is not in it.

use super::door::code_form;
use super::frame::plain;
use crate::pages::problems::Problems;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;

/// The page, with what was typed and came too late. A phone that `was_in` a talk and is in none now saw it end: who leaves gives its place
/// back.
pub fn over(was_in: bool, unsent: Option<String>) -> AnyView {
    let (title, told, again) = if was_in {
        (
            "Het gesprek is voorbij",
            "Dank u wel dat u meedeed.",
            "Doet u mee met een ander gesprek?",
        )
    } else {
        (
            "U doet nu niet mee met een gesprek",
            "Deze telefoon doet nog niet mee, of u bent gestopt.",
            "Wilt u meedoen?",
        )
    };
    let unsent = unsent.filter(|text| !text.trim().is_empty()).map(|text| {
        view! {
            <section class="qs-notice" aria-labelledby="niet-verstuurd">
                <h2 id="niet-verstuurd">"Dit is niet meer verstuurd"</h2>
                {typed_text(&text)}
            </section>
        }
    });
    let content = view! {
        <h1>{title}</h1>
        <p class="qs-lead">{told}</p>
        {unsent}
        {was_in.then(|| what_now(None))}
        <section class="qs-section" aria-labelledby="begint">
            <h2 id="begint">{again}</h2>
            <div class="qs-panel">{code_form(String::new(), &Problems::none())}</div>
        </section>
    };
    plain(title, content.into_any())
}

/// What happens with what was chosen. What is left of a talk that is over does not say whose it was: then without the body that decides.
pub fn what_now(kind: Option<AuthorityKind>) -> AnyView {
    let adopted = match kind {
        Some(AuthorityKind::Municipality) => "De gemeenteraad stelt het plan vast.",
        Some(AuthorityKind::Province) => "Provinciale Staten stellen het plan vast.",
        Some(AuthorityKind::WaterBoard) => "Het algemeen bestuur stelt het plan vast.",
        None => "Het plan wordt vastgesteld.",
    };
    view! {
        <h2 class="qs-finding">"Wat gebeurt er na het gesprek?"</h2>
        <ol class="qs-list qs-list--numbered qs-measure">
            <li>"Bij elke prioriteit komt te staan wie wat gaat doen, en wanneer. Dat is het verbeterplan."</li>
            <li>{adopted}</li>
            <li>"Daarna kan iedereen het lezen. "<a href="/openbaar">"Hier staan de plannen die openbaar zijn"</a>"."</li>
        </ol>
    }
    .into_any()
}
