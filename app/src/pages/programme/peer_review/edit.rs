//! Forming a group, and changing its name, facilitator and meetings.

use super::fields::fields;
use super::{ADDRESS, below, group_id};
use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::peer_review::words::name;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::query;
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, Forming, GroupForm, GroupState};

/// `/programma/intervisie/nieuw`, with the scans of a proposal in the address.
#[component]
pub fn NewGroupPage() -> impl IntoView {
    let visit = use_visit();
    let proposed = query("scans");
    let Filled { mut form, problems } = Filled::<GroupForm>::of_request();
    if form.scans.is_empty() {
        form.scans = proposed
            .split(',')
            .filter(|scan| !scan.is_empty())
            .map(str::to_owned)
            .collect();
    }
    load(async move {
        let found = peer_review::to_form(&visit.actor, visit.services(), &form.scans).await?;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=ADDRESS>"Terug naar de intervisie"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Groep samenstellen"</h1>
            <p class="qs-lead">"Niemand krijgt nu al bericht. U nodigt uit als de groep klaar is."</p>
            <Form>
                {members(&found)}
                {fields(&form, &found.clerks, &problems, false)}
                <div class="qs-button-group">
                    <Button>"Groep maken"</Button>
                    <a class="qs-standalone" href=ADDRESS>"Niet maken"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::PeerReview,
            "Groep samenstellen",
            content.into_any(),
        ))
    })
}

/// Who is in it from the beginning, as they travel with the form.
fn members(found: &Forming) -> AnyView {
    if found.members.is_empty() {
        return view! { <p class="qs-measure">"Hierna zoekt u de organisaties erbij."</p> }
            .into_any();
    }
    let rows: Vec<_> = found
        .members
        .iter()
        .map(|scan| {
            view! { <li>{name(scan)}<input type="hidden" name="scans" value=scan.id.to_string()/></li> }
        })
        .collect();
    view! {
        <div>
            <p><strong>"In deze groep"</strong></p>
            <ul class="qs-list">{rows}</ul>
            <p class="qs-note">"Hierna kunt u organisaties toevoegen en weghalen."</p>
        </div>
    }
    .into_any()
}

/// `/programma/intervisie/{groep}/wijzigen`
#[component]
pub fn ChangeGroupPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let sent = use_context::<Filled<GroupForm>>();
    load(async move {
        let group = peer_review::to_change(&visit.actor, visit.services(), &id?).await?;
        let found = peer_review::to_form(&visit.actor, visit.services(), &[]).await?;
        let Filled { form, problems } =
            sent.unwrap_or_else(|| Filled::stored(GroupForm::from(&group)));
        let back = below(&group.id, "");
        let invited = group.state != GroupState::Draft;
        let told = invited.then(|| {
            view! { <p class="qs-lead">"Wijzigt u de bijeenkomsten? Dan krijgt iedereen in de groep daarover een mail."</p> }
        });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Groep wijzigen"</h1>
            {told}
            <Form>
                {fields(&form, &found.clerks, &problems, invited)}
                <div class="qs-button-group">
                    <Button>"Opslaan"</Button>
                    <a class="qs-standalone" href=back>"Niet wijzigen"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::PeerReview,
            "Groep wijzigen",
            content.into_any(),
        ))
    })
}
