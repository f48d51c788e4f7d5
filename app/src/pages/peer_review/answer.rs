//! `/intervisie/{groep}/deelname/{id}`: whether an authority takes part.

use super::told::told;
use super::words::{meeting, name};
use super::{below, group_id, parsed_both};
use crate::pages::forms::{Button, Choice, Form, RadioList, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::scan_id;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer as Reply, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::peer_review::{self, Answer, AnswerForm, PeerMember};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/intervisie/{groep}/deelname/{id}", post(answer))
}

async fn answer(
    visit: Visit,
    Path((group, scan)): Path<(String, String)>,
    Sent(form): Sent<AnswerForm>,
) -> Reply {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let answered = peer_review::answer(&visit.actor, visit.services(), both, &form).await;
    let next = |()| below(&group, "?melding=opgeslagen");
    visit.go_or_show_again(answered, form, told, next).await
}

/// `/intervisie/{groep}/deelname/{id}`
#[component]
pub fn AnswerInvitationPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    let sent = use_context::<Filled<AnswerForm>>();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let view = peer_review::own_part(&visit.actor, visit.services(), both).await?;
        let member = view.group.member(&scan);
        let kept = member.map(stored).unwrap_or_default();
        let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(kept));
        let meetings: Vec<_> = view
            .group
            .meetings
            .iter()
            .map(|own| view! { <li>{meeting(own)}</li> })
            .collect();
        let back = below(&group, "");
        let choices = vec![
            Choice::new("ja", "Ja, wij doen mee"),
            Choice::new("nee", "Nee, nu niet"),
        ];
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{member.map(|own| name(&own.scan))}</p>
            <h1>"Doet u mee?"</h1>
            <p class="qs-lead">"Meedoen vraagt één vraag van u, en aandacht voor die van de anderen. De groep komt bij elkaar op:"</p>
            <ul class="qs-list">{meetings}</ul>
            <Form>
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
                <div class="qs-button-group">
                    <Button>"Antwoord geven"</Button>
                    <a class="qs-standalone" href=back>"Nog niet antwoorden"</a>
                </div>
            </Form>
        };
        Ok(super::page("Doet u mee?", content.into_any()))
    })
}

/// The answer that was given, if one was.
fn stored(member: &PeerMember) -> AnswerForm {
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
