//! `/intervisie/{groep}/stoppen/{id}`: an authority leaves a group that has begun.

use super::asked::Asked;
use super::group_id;
use super::words::{meeting, name};
use crate::pages::failure::Failure;
use crate::pages::forms::TextArea;
use crate::pages::load::load;
use crate::pages::problems::Filled;
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, GroupView, LeaveForm, matching};

/// `/intervisie/{groep}/stoppen/{id}`
#[component]
pub fn LeaveGroupPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    let filled = Filled::<LeaveForm>::of_request();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let view = peer_review::to_leave(&visit.actor, visit.services(), both).await?;
        let member = view.group.member(&scan).ok_or(Failure::NotFound)?;
        let kicker = Some(name(&member.scan));
        Ok(asked(&view, &filled).page(&group, kicker, filled.problems))
    })
}

fn asked(view: &GroupView, filled: &Filled<LeaveForm>) -> Asked {
    let Filled { form, problems } = filled;
    let small = (view.group.taking_part().count() <= matching::LEAST).then(|| {
        view! { <li>"De groep wordt klein. Het programma vraagt er een organisatie bij, of laat de anderen zo doorgaan."</li> }
    });
    let before = view! {
        <p class="qs-lead">{when(view)}</p>
        <ul class="qs-list">
            <li>"De anderen in de groep krijgen een mail met uw reden. Het programma ook."</li>
            <li>"Uw vraag en uw suggesties aan anderen blijven staan. Acties die u overnam, blijven in uw plan."</li>
            <li>"U leest daarna alleen nog uw eigen vraag. De suggesties daarbij kunt u nog overnemen."</li>
            {small}
        </ul>
    };
    let fields = view! {
        <TextArea
            name="reason"
            label="Waarom stopt u?"
            hint="Iedereen in de groep leest dit."
            value=form.reason.clone()
            rows=3
            problem=problems.of("reason")
        />
    };
    Asked {
        title: "Stoppen met deze groep",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Stoppen",
        not_done: "Niet stoppen",
    }
}

/// How far the group is: who stops after the last meeting may not have to.
fn when(view: &GroupView) -> String {
    match view.group.next_meeting(view.today) {
        Some(next) => format!(
            "De volgende bijeenkomst is op {}. Die is dan zonder u.",
            meeting(next)
        ),
        None => "De laatste bijeenkomst is geweest. U hoeft niet te stoppen: het programma rondt de groep af, en tot dan kunt u opschrijven wat u meeneemt."
            .to_owned(),
    }
}
