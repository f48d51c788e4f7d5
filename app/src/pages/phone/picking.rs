//! Picking three.

use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::session::subject;
use leptos::prelude::*;
use services::ProblemCode;
use services::room::{Candidate, CandidateKind, MOST_PICKS, PhoneView, PickForm};

/// In the query: the round closed before the pick came.
pub const TOO_LATE: &str = "telaat";

/// In the query: the round was withdrawn before the pick came.
pub const WITHDRAWN: &str = "ingetrokken";

/// The name of the field, and the id of the group.
const FIELD: &str = "picks";

/// The form. What was just sent and refused stays ticked; what counts until then is said, and that it was `kept`, beside the button, which
/// stays in view.
pub fn picking(view: &PhoneView, sent: Option<Filled<PickForm>>, kept: Option<String>) -> AnyView {
    let stored = PickForm {
        round: view.round,
        picks: view.picks.clone(),
    };
    // What was ticked in another round says nothing of this one.
    let sent = sent.filter(|sent| sent.form.round == view.round);
    let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(stored));
    let problem = problems.of(FIELD);
    let described = problem.as_ref().map(|_| "picks-fout");
    let wrong = problem.map(|problem| {
        view! { <p class="qs-error" id="picks-fout"><span class="qs-visually-hidden">"Fout: "</span>{problem}</p> }
    });
    let group = |kind: CandidateKind, title: &'static str| group(view, &form.picks, kind, title);
    let count = view.picks.len();
    let counted = if count == 0 {
        "Nog niets gekozen".to_owned()
    } else {
        format!("{count} van {MOST_PICKS} gekozen")
    };
    let kept = kept.map(|kept| view! { <p class="qs-note" data-said="">{kept}</p> });
    view! {
        <ErrorSummary problems/>
        <form class="qs-form" method="post" action="/zaal/keuze" novalidate data-live="" data-keep="">
            <input type="hidden" name="round" value=view.round.to_string()/>
            <fieldset class="qs-form-field" id=FIELD tabindex="-1" aria-describedby=described>
                <legend class="qs-form-field__label">{format!("Kies er hoogstens {MOST_PICKS}")}</legend>
                <p class="qs-form-field__hint">"Kies alleen, zonder te overleggen. Veranderen kan tot de ronde sluit."</p>
                {wrong}
                {group(CandidateKind::Direction, "Richtingen")}
                {group(CandidateKind::Point, "Gesprekspunten")}
                {group(CandidateKind::Suggestion, "Voorstellen uit de zaal")}
            </fieldset>
            <div class="qs-phone__save">
                <div>
                    <p>{counted}</p>
                    {kept}
                </div>
                <button class="qs-button qs-button--primary" type="submit" id="bewaren">"Keuze bewaren"</button>
            </div>
        </form>
    }
    .into_any()
}

fn group(
    view: &PhoneView,
    picks: &[String],
    kind: CandidateKind,
    title: &'static str,
) -> Option<AnyView> {
    let own = view.candidates.iter().filter(|own| own.kind == kind);
    let rows: Vec<_> = own.map(|own| row(view.round, own, picks)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <fieldset class="qs-phone__group">
                <legend class="qs-phone__kind">{title}</legend>
                {rows}
            </fieldset>
        }
        .into_any()
    })
}

/// The id tells rounds apart: a tick of one is not put back in the next.
fn row(round: i64, candidate: &Candidate, picks: &[String]) -> AnyView {
    let id = format!("keuze-{round}-{}", candidate.key);
    view! {
        <div class="qs-choice qs-pick">
            <input
                class="qs-choice__input"
                type="checkbox"
                id=id.clone()
                name=FIELD
                value=candidate.key.clone()
                checked=picks.contains(&candidate.key)
            />
            <label class="qs-choice__label" for=id dir="auto">{subject::short(candidate)}</label>
            {subject::whole(candidate)}
        </div>
    }
    .into_any()
}

/// What is wrong with a pick.
pub fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, code| match code {
        ProblemCode::TooMany { .. } if field == FIELD => {
            Some("Dit zijn er meer dan drie. Haal er een weg. Tot dan telt wat u eerder bewaarde.")
        }
        ProblemCode::Missing if field == FIELD => {
            Some("Kies er minstens één. Tot dan telt wat u eerder bewaarde.")
        }
        ProblemCode::NotAChoice if field == FIELD => Some(
            "Iets wat u koos, kan nu niet meer worden gekozen. Kijk wat er nu staat en kies opnieuw.",
        ),
        _ => None,
    })
}
