//! What became of what people wrote: the released remarks by theme, and what the authority answers to them.

use crate::pages::numbers::whole;
use crate::pages::results::{answer_text, remark_rows, what_to_read};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::publication::PublicView;
use services::results::RemarkTopic;

/// The section.
pub fn remarks(view: &PublicView) -> AnyView {
    let topics = view.report.texts.remark_topics();
    let topics: Vec<_> = topics.filter_map(|topic| about(view, &topic)).collect();
    let none_yet = (!view.remarks.is_empty() && view.answers.is_empty())
        .then(|| view! { <p class="qs-measure">{format!("{} heeft nog geen antwoord geschreven. Komt dat er, dan leest u het hier.", capital(the_authority(view)))}</p> });
    view! {
        <section class="qs-section" aria-labelledby="opmerkingen">
            <h2 id="opmerkingen">"Wat gebeurde er met uw opmerkingen?"</h2>
            <p class="qs-measure">{sentence(view.remarks.len())}</p>
            {none_yet}
            {topics}
        </section>
    }
    .into_any()
}

fn sentence(count: usize) -> String {
    match count {
        0 => "Er zijn geen opmerkingen openbaar gemaakt.".to_owned(),
        1 => "Eén opmerking is openbaar. Deze is eerst nagelezen en namen zijn eruit gehaald."
            .to_owned(),
        count => format!(
            "{} opmerkingen zijn openbaar. Ze zijn eerst nagelezen en namen zijn eruit gehaald. Waar een groep klein is, staat er niet bij wie het schreef.",
            whole(count as u64)
        ),
    }
}

fn about(view: &PublicView, topic: &RemarkTopic) -> Option<AnyView> {
    let own: Vec<_> = view
        .remarks
        .iter()
        .filter(|remark| remark.theme == topic.key)
        .collect();
    if own.is_empty() {
        return None;
    }
    let label = format!("Antwoord van {}", the_authority(view));
    let answer = view.answers.iter().find(|answer| answer.theme == topic.key);
    let answer = answer.map(|answer| answer_text(&label, answer));
    let none = (answer.is_none() && !view.answers.is_empty())
        .then(|| view! { <p class="qs-subtle">"Hierop is nog niet geantwoord."</p> });
    Some(
        view! {
            <article class="qs-finding">
                <h3>{topic.title.clone()}</h3>
                <details class="qs-disclosure">
                    <summary>{format!("Lees {}", what_to_read(own.len()))}<span class="qs-visually-hidden">{format!(" bij {}", topic.title)}</span></summary>
                    {remark_rows(&view.report, &own)}
                </details>
                {answer}
                {none}
            </article>
        }
        .into_any(),
    )
}

const fn the_authority(view: &PublicView) -> &'static str {
    match view.report.kind() {
        AuthorityKind::Municipality => "de gemeente",
        AuthorityKind::Province => "de provincie",
        AuthorityKind::WaterBoard => "het waterschap",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
