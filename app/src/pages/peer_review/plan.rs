//! `/intervisie/{groep}/plan/{id}`: the adopted plan of an authority in the group.

use super::words::name;
use super::{below, group_id};
use crate::pages::load::load;
use crate::pages::plan::adopted;
use crate::pages::public::plan_priority;
use crate::pages::scan_page::scan_id;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review;

/// `/intervisie/{groep}/plan/{id}`
#[component]
pub fn MemberPlanPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let found = peer_review::member_plan(&visit.actor, visit.services(), both).await?;
        let priorities: Vec<_> = found
            .plan
            .text
            .priorities
            .iter()
            .zip(1..)
            .map(|(priority, number)| plan_priority(priority, number))
            .collect();
        let title = format!("Verbeterplan van {}", name(&found.scan));
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=below(&group, "")>"Terug naar de groep"</a></p>
            <p class="qs-kicker">{found.group.name.clone()}</p>
            <h1>{title.clone()}</h1>
            <p class="qs-lead">{adopted(&found.plan)}</p>
            <section class="qs-section" aria-labelledby="tekst">
                <h2 id="tekst">"Wat er in het plan staat"</h2>
                {priorities}
            </section>
        };
        Ok(super::page(&title, content.into_any()))
    })
}
