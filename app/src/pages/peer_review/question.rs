//! `/intervisie/{groep}/vraag/{id}`: the question that an authority brings.

use super::told::told;
use super::words::name;
use super::{below, group_id, parsed_both};
use crate::pages::forms::{Button, Choice, Form, Select, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::scan_id;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::ScanId;
use services::peer_review::{self, GroupView, PeerMember, QuestionForm};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/intervisie/{groep}/vraag/{id}", post(keep))
}

async fn keep(
    visit: Visit,
    Path((group, scan)): Path<(String, String)>,
    Sent(form): Sent<QuestionForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let kept = peer_review::keep_question(&visit.actor, visit.services(), both, &form).await;
    let next = |()| below(&group, "?melding=opgeslagen");
    visit.go_or_show_again(kept, form, told, next).await
}

/// `/intervisie/{groep}/vraag/{id}`
#[component]
pub fn QuestionPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    let sent = use_context::<Filled<QuestionForm>>();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let view = peer_review::own_part(&visit.actor, visit.services(), both).await?;
        let member = view.group.member(&scan);
        let kept = member.map(stored).unwrap_or_default();
        let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(kept));
        let choices = priorities(&view, &scan);
        let back = below(&group, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{member.map(|own| name(&own.scan))}</p>
            <h1>"Uw vraag aan de groep"</h1>
            <p class="qs-lead">"Wat wilt u van de anderen leren? Alleen wie in deze groep zit, leest uw vraag. De groep ziet ook uw vastgestelde plan."</p>
            <Form>
                <TextArea
                    name="question"
                    label="Uw vraag"
                    hint="Vertel kort wat u al probeerde. Schrijf geen namen op van mensen die niet in de groep zitten."
                    value=form.question.clone()
                    rows=6
                    problem=problems.of("question")
                />
                <Select
                    name="priority"
                    label="Bij welke prioriteit uit uw plan hoort de vraag?"
                    choices=choices
                    value=form.priority.clone()
                    problem=problems.of("priority")
                    optional=true
                />
                <div class="qs-button-group">
                    <Button>"Bewaren"</Button>
                    <a class="qs-standalone" href=back>"Niet bewaren"</a>
                </div>
            </Form>
        };
        Ok(super::page("Uw vraag aan de groep", content.into_any()))
    })
}

fn stored(member: &PeerMember) -> QuestionForm {
    QuestionForm {
        question: member.question.clone(),
        priority: member
            .priority
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
    }
}

/// The priorities of the plan that holds.
fn priorities(view: &GroupView, scan: &ScanId) -> Vec<Choice> {
    let plan = view.plan(scan);
    let own = plan.into_iter().flat_map(|plan| &plan.text.priorities);
    own.filter_map(|priority| {
        let id = priority.id.as_ref()?;
        Some(Choice::new(id.as_str(), priority.title.clone()))
    })
    .collect()
}
