//! `/intervisie/{groep}/deelname/{id}`: whether an authority takes part.

use super::asked::{Asked, own_part};
use super::words::meeting;
use crate::pages::forms::{Choice, RadioList, TextArea};
use crate::pages::problems::Filled;
use leptos::prelude::*;
use services::peer_review::{Answer, AnswerForm, GroupView, PeerMember};

/// `/intervisie/{groep}/deelname/{id}`
#[component]
pub fn AnswerInvitationPage() -> impl IntoView {
    own_part(stored, asked)
}

fn asked(view: &GroupView, _: &PeerMember, filled: &Filled<AnswerForm>) -> Asked {
    let Filled { form, problems } = filled;
    let meetings: Vec<_> = view
        .group
        .meetings
        .iter()
        .map(|own| view! { <li>{meeting(own)}</li> })
        .collect();
    let choices = vec![
        Choice::new("ja", "Ja, wij doen mee"),
        Choice::new("nee", "Nee, nu niet"),
    ];
    let before = view! {
        <p class="qs-lead">"Meedoen vraagt één vraag van u, en aandacht voor die van de anderen. De groep komt bij elkaar op:"</p>
        <ul class="qs-list">{meetings}</ul>
    };
    let fields = view! {
        <RadioList name="answer" label="Uw antwoord" choices=choices value=form.answer.clone() problem=problems.of("answer")/>
        <TextArea
            name="line"
            label="Wilt u er iets bij zeggen?"
            hint="Bij een nee is dit nodig. De groep en het programma lezen dit."
            value=form.line.clone()
            rows=2
            optional=true
            problem=problems.of("line")
        />
    };
    Asked {
        title: "Doet u mee?",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Antwoord geven",
        not_done: "Nog niet antwoorden",
    }
}

/// The answer that was given, if one was.
fn stored(_: &GroupView, member: &PeerMember) -> AnswerForm {
    let answer = match member.answer {
        Answer::Waiting => "",
        Answer::Accepted => "ja",
        Answer::Declined => "nee",
    };
    AnswerForm {
        answer: answer.to_owned(),
        line: member.line.clone(),
    }
}
