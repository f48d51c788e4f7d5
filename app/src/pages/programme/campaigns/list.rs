//! `/programma/campagnes`

use super::{below, figure};
use crate::pages::dates;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::query;
use crate::pages::table::{
    Column::{Number, Text},
    Table, stacked_cell, stacked_number,
};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::programme::campaigns::{self, Campaign, CampaignList, CampaignProgress};

/// `/programma/campagnes`
#[component]
pub fn CampaignsPage() -> impl IntoView {
    let visit = use_visit();
    let taken_out = query("verwijderd");
    load(async move {
        let list = campaigns::campaigns(&visit.actor, visit.services()).await?;
        let content = view! {
            <h1>"Campagnes"</h1>
            <p class="qs-lead">"Een campagne is een afspraak met een provincie of een koepel: zoveel van de genodigden doen mee, voor een bepaalde dag."</p>
            {undo(&list, &taken_out)}
            <p class="qs-finding"><a class="qs-button qs-button--primary" href="/programma/campagnes/nieuw">"Campagne toevoegen"</a></p>
            {body(&list)}
        };
        Ok(programme_page(
            Part::Campaigns,
            "Campagnes",
            content.into_any(),
        ))
    })
}

/// Right after taking one out: the way back.
fn undo(list: &CampaignList, taken_out: &str) -> Option<AnyView> {
    let campaign = list
        .removed
        .iter()
        .find(|campaign| campaign.id.as_str() == taken_out)?;
    Some(
        view! {
            <div class="qs-notice" role="status">
                <p>{format!("De campagne ‘{}’ is verwijderd.", campaign.name)}</p>
                {put_back(campaign, "Ongedaan maken")}
            </div>
        }
        .into_any(),
    )
}

fn put_back(campaign: &Campaign, label: &'static str) -> AnyView {
    let name = campaign.name.clone();
    view! {
        <form method="post" action=below(&campaign.id, "/terugzetten")>
            <Button secondary=true>{label}<span class="qs-visually-hidden">{format!(": {name}")}</span></Button>
        </form>
    }
    .into_any()
}

fn body(list: &CampaignList) -> AnyView {
    if list.running.is_empty() && list.over.is_empty() {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"Er zijn nog geen campagnes."</strong></p>
                <p>"Maak er een als u met een provincie of koepel afspreekt hoeveel organisaties gaan meedoen. U ziet dan steeds hoe ver zij zijn."</p>
            </div>
            {removed(list)}
        }
        .into_any();
    }
    view! {
        {table("lopend", "Lopend en gepland", &list.running)}
        {table("voorbij", "Voorbij", &list.over)}
        <p><a class="qs-standalone" href="/programma/campagnes.csv">"Download als CSV, voor een spreadsheet"</a></p>
        {removed(list)}
    }
    .into_any()
}

fn table(id: &'static str, title: &'static str, campaigns: &[CampaignProgress]) -> Option<AnyView> {
    let rows: Vec<_> = campaigns.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <Table
                    label=title
                    stacked=true
                    lines=true
                    columns=&[
                        Text("Campagne"),
                        Text("Periode"),
                        Number("Uitgenodigd"),
                        Number("Doel"),
                        Number("Doen mee"),
                        Number("Plan klaar"),
                    ]
                >
                    {rows}
                </Table>
            </section>
        }
        .into_any()
    })
}

fn row(progress: &CampaignProgress) -> AnyView {
    let campaign = &progress.campaign;
    let period = format!(
        "{} tot en met {}",
        dates::day(campaign.starts_on),
        dates::day(campaign.last_day())
    );
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=below(&campaign.id, "")>{campaign.name.clone()}</a>
                <span class="qs-note">{campaign.partner.clone()}</span>
            </th>
            {stacked_cell("Periode", period.into_any())}
            {stacked_number("Uitgenodigd", figure(campaign, progress.invited, ""))}
            {stacked_number("Doel", campaign.target.to_string().into_any())}
            {stacked_number("Doen mee", figure(campaign, progress.participating, "doet-mee"))}
            {stacked_number("Plan klaar", figure(campaign, progress.completed, "plan-klaar"))}
        </tr>
    }
    .into_any()
}

fn removed(list: &CampaignList) -> Option<AnyView> {
    let rows: Vec<_> = list
        .removed
        .iter()
        .map(|campaign| {
            view! {
                <li>
                    <p><strong>{campaign.name.clone()}</strong><br/><span class="qs-note">{campaign.partner.clone()}</span></p>
                    {put_back(campaign, "Terugzetten")}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{format!("Verwijderde campagnes ({})", rows.len())}</summary>
                <ul class="qs-rows qs-rows--wide">{rows}</ul>
            </details>
        }
        .into_any()
    })
}
