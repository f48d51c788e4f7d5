//! `/programma/campagnes/{campagne}/genodigden`: who is invited, province by province.

use super::{SETTLED, below, campaign_id, list_of};
use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::uptake::words::plural;
use crate::pages::scans::parts::query;
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::Authority;
use services::programme::campaigns::{self, Campaign, InvitationForm, Invitations};
use services::results::names;

/// `/programma/campagnes/{campagne}/genodigden`
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let visit = use_visit();
    let id = campaign_id();
    let saved = query("melding") == "opgeslagen";
    load(async move {
        let found = campaigns::invitations(&visit.actor, visit.services(), &id?).await?;
        let today = visit.services().clock().today();
        let campaign = &found.campaign;
        let back = below(&campaign.id, "");
        let notice = saved.then(|| {
            view! { <p class="qs-notice" role="status">{format!("Opgeslagen. {}", count(campaign))}</p> }
        });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar de campagne"</a></p>
            <p class="qs-kicker">{campaign.name.clone()}</p>
            <h1>"Genodigden kiezen"</h1>
            <p class="qs-lead">{count(campaign)}</p>
            {notice}
            {choice(&found, today)}
        };
        Ok(programme_page(
            Part::Campaigns,
            "Genodigden kiezen",
            content.into_any(),
        ))
    })
}

/// The boxes; of a campaign that is over, why there are none, and where its invited are listed.
fn choice(found: &Invitations, today: NaiveDate) -> AnyView {
    let campaign = &found.campaign;
    if campaign.is_settled(today) {
        return view! {
            <p class="qs-notice">{SETTLED}</p>
            <p class="qs-links"><a class="qs-standalone" href=list_of(campaign, "")>"Wie waren uitgenodigd?"</a></p>
        }
        .into_any();
    }
    let kinds = vec![
        of_kind(found, AuthorityKind::Province),
        of_kind(found, AuthorityKind::WaterBoard),
    ];
    let groups = groups(found);
    let opened = InvitationForm::opened_with(&campaign.invited);
    view! {
        <Form>
            <input type="hidden" name="opened" value=opened/>
            <div class="qs-button-group">{kinds}</div>
            <div class="qs-rows">{groups}</div>
            <div class="qs-button-group"><Button>"Opslaan"</Button></div>
        </Form>
    }
    .into_any()
}

fn count(campaign: &Campaign) -> String {
    match campaign.invited.len() {
        0 => "Er is nog niemand uitgenodigd.".to_owned(),
        1 => "Er is 1 organisatie uitgenodigd.".to_owned(),
        many => format!("Er zijn {many} organisaties uitgenodigd."),
    }
}

/// The button for all of a kind, or for none where all are invited. It saves the whole form as well.
fn of_kind(found: &Invitations, kind: AuthorityKind) -> AnyView {
    let nouns = plural(&[kind]);
    let mut own = found
        .provinces
        .iter()
        .flat_map(|(_, authorities)| authorities)
        .filter(|authority| authority.kind == kind);
    let (name, label) = if own.all(|authority| found.campaign.invited.contains(&authority.code)) {
        ("none_of_kind", format!("Geen {nouns}"))
    } else {
        ("all_of_kind", format!("Alle {nouns}"))
    };
    view! { <Button secondary=true name=name value=kind.code()>{label}</Button> }.into_any()
}

fn groups(found: &Invitations) -> Vec<AnyView> {
    found
        .provinces
        .iter()
        .map(|(province, authorities)| group(&found.campaign, province, authorities))
        .collect()
}

/// A province with its boxes; closed where nobody in it is invited. Its buttons save the whole form as well.
fn group(campaign: &Campaign, province: &Authority, authorities: &[Authority]) -> AnyView {
    let name = province.display_name.clone();
    let invited = authorities
        .iter()
        .filter(|authority| campaign.invited.contains(&authority.code))
        .count();
    let boxes: Vec<_> = authorities
        .iter()
        .map(|authority| tick_box(campaign, authority))
        .collect();
    let code = province.code.to_string();
    let none = (invited > 0).then(|| {
        view! { <Button secondary=true name="none_of" value=code.clone()>{format!("Niemand in {name}")}</Button> }
    });
    view! {
        <details class="qs-disclosure" open={invited > 0}>
            <summary>{format!("{name}: {invited} van {}", authorities.len())}</summary>
            <div class="qs-button-group">
                <Button secondary=true name="all_of" value=code.clone()>{format!("Alle gemeenten in {name}")}</Button>
                {none}
            </div>
            <fieldset>
                <legend class="qs-visually-hidden">{name.clone()}</legend>
                <div class="qs-choices qs-choices--columns">{boxes}</div>
            </fieldset>
        </details>
    }
    .into_any()
}

fn tick_box(campaign: &Campaign, authority: &Authority) -> AnyView {
    let id = format!("uit-{}", authority.code);
    let label = match authority.kind {
        AuthorityKind::Municipality => authority.display_name.clone(),
        other => names::authority(other, &authority.display_name),
    };
    let ended = authority.valid_to.is_some().then_some(" (heringedeeld)");
    view! {
        <div class="qs-choice">
            <input
                class="qs-choice__input"
                type="checkbox"
                id=id.clone()
                name="invited"
                value=authority.code.to_string()
                checked=campaign.invited.contains(&authority.code)
            />
            <label class="qs-choice__label" for=id>{label}{ended}</label>
        </div>
    }
    .into_any()
}
