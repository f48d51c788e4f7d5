//! Adding and changing a campaign.

use super::form::{fields, in_words, provinces};
use super::{below, campaign_id};
use crate::pages::crossed::{
    Brought, Opened, button_to_save, heading, kept_now, kept_otherwise, read_on,
};
use crate::pages::forms::{Button, CheckboxList, Form};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities;
use services::programme::campaigns::{self, CampaignForm};

/// `/programma/campagnes/nieuw`
#[component]
pub fn NewCampaignPage() -> impl IntoView {
    let visit = use_visit();
    let Filled { form, problems } = Filled::<CampaignForm>::of_request();
    load(async move {
        visit.actor.require_programme()?;
        let found = authorities::search(
            &visit.actor,
            visit.services(),
            "",
            &[AuthorityKind::Province],
            true,
        )
        .await?;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/campagnes">"Terug naar de campagnes"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Campagne toevoegen"</h1>
            <Form>
                {fields(&form, &problems)}
                <CheckboxList
                    name="provinces"
                    label="Van welke provincies nodigt u alle gemeenten uit?"
                    hint="Hierna kunt u genodigden toevoegen en weghalen, ook provincies en waterschappen."
                    choices=provinces(&found)
                    values=form.provinces.clone()
                    problem=problems.of("provinces")
                    optional=true
                />
                <div class="qs-button-group">
                    <Button>"Toevoegen"</Button>
                    <a class="qs-standalone" href="/programma/campagnes">"Niet toevoegen"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::Campaigns,
            "Campagne toevoegen",
            content.into_any(),
        ))
    })
}

/// `/programma/campagnes/{campagne}/wijzigen`
#[component]
pub fn ChangeCampaignPage() -> impl IntoView {
    let visit = use_visit();
    let id = campaign_id();
    let brought = Brought::<CampaignForm>::of_request();
    load(async move {
        let campaign = campaigns::to_change(&visit.actor, visit.services(), &id?).await?;
        let Opened { filled, kept, .. } = brought.or(CampaignForm::from(&campaign));
        let Filled { form, problems } = filled;
        let back = below(&campaign.id, "");
        let save = button_to_save(kept.is_some());
        let comes_down_to = heading(kept.is_some());
        let kept = kept.map(|kept| {
            let kept = kept_otherwise(in_words(&kept), &in_words(&form));
            kept_now(kept, back.clone())
        });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de campagne"</a></p>
            <ErrorSummary problems=problems.clone() heading=comes_down_to/>
            <h1>"Campagne wijzigen"</h1>
            {kept}
            <Form>
                {read_on(&form)}
                {fields(&form, &problems)}
                <div class="qs-button-group">
                    <Button>{save}</Button>
                    <a class="qs-standalone" href=back>"Niet wijzigen"</a>
                </div>
            </Form>
        };
        Ok(programme_page(
            Part::Campaigns,
            "Campagne wijzigen",
            content.into_any(),
        ))
    })
}
