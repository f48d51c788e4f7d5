//! `/programma/campagnes/{campagne}`: what was agreed, and how far it is.

use super::{SETTLED, below, campaign_id, figure, list_of};
use crate::pages::dates;
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::uptake::{
    outlook_sentence, since,
    words::{take_part, took_part},
};
use crate::pages::scans::parts::query;
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::programme::campaigns::{self, Campaign, CampaignProgress};
use services::programme::uptake::{Outlook, year_before};

/// `/programma/campagnes/{campagne}`
#[component]
pub fn CampaignPage() -> impl IntoView {
    let visit = use_visit();
    let id = campaign_id();
    let told = query("melding");
    load(async move {
        let progress = campaigns::campaign(&visit.actor, visit.services(), &id?).await?;
        let today = visit.services().clock().today();
        let campaign = &progress.campaign;
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/campagnes">"Terug naar de campagnes"</a></p>
            <p class="qs-kicker">{campaign.partner.clone()}</p>
            <h1>{campaign.name.clone()}</h1>
            <p class="qs-lead">{lead(&progress)}</p>
            {notice(campaign, &told)}
            {facts(&progress)}
            {buttons(campaign, today)}
        };
        Ok(programme_page(
            Part::Campaigns,
            &campaign.name,
            content.into_any(),
        ))
    })
}

fn lead(progress: &CampaignProgress) -> AnyView {
    let campaign = &progress.campaign;
    if progress.invited == 0 {
        return "Er is nog niemand uitgenodigd. Kies hieronder de genodigden.".into_any();
    }
    let (many, invited, target) = (progress.participating, progress.invited, campaign.target);
    let Some(outlook) = progress.outlook else {
        return over(progress).into_any();
    };
    // That it is reached says what it is.
    let goal = if outlook == Outlook::Reached {
        String::new()
    } else {
        format!("Het doel is {target}. ")
    };
    let told = format!(
        "{many} van de {invited} genodigden {}. {goal}",
        take_part(many)
    );
    let came = year_before(progress.on).map(since).unwrap_or_default();
    let ahead = outlook_sentence(
        outlook,
        (target, campaign.ends_on),
        true,
        list_of(campaign, &came),
    );
    view! { {told}{ahead} }.into_any()
}

/// How far a campaign came that is over.
fn over(progress: &CampaignProgress) -> String {
    let CampaignProgress {
        campaign,
        on,
        invited,
        participating,
        ..
    } = progress;
    let (target, day) = (campaign.target, dates::day(*on));
    if *on == campaign.last_day() {
        let took_part = took_part(*participating);
        format!(
            "{participating} van de {invited} genodigden {took_part} op de laatste dag van de campagne, {day}. Het doel was {target}."
        )
    } else {
        let take_part = take_part(*participating);
        format!(
            "{participating} van de {invited} genodigden {take_part} op {day}. De campagne was voorbij voor het tellen begon. Het doel was {target}."
        )
    }
}

/// How many of those that take part came since the campaign began; nothing where it has not.
fn since_start(progress: &CampaignProgress) -> Option<AnyView> {
    let campaign = &progress.campaign;
    let before = campaign.starts_on.pred_opt()?;
    let told = format!("{} sinds het begin van de campagne", progress.since_start);
    let figure = if progress.since_start == 0 || campaign.removed {
        told.into_any()
    } else {
        let href = list_of(campaign, &since(before));
        view! { <a href=href>{told}</a> }.into_any()
    };
    (progress.on >= campaign.starts_on).then(|| view! { ", waarvan "{figure} }.into_any())
}

/// What was just done, or what is wrong with the campaign as it is.
fn notice(campaign: &Campaign, told: &str) -> Option<AnyView> {
    let sentence = match told {
        "opgeslagen" => "Opgeslagen.",
        "bezet" => {
            "Er is intussen een andere campagne met deze naam. Wijzig eerst de naam; zet de campagne daarna terug."
        }
        _ if campaign.removed => "Deze campagne is verwijderd. Zij staat in geen enkele lijst.",
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

fn facts(progress: &CampaignProgress) -> AnyView {
    let campaign = &progress.campaign;
    let list = |number: u32, subset: &str| figure(campaign, number, subset);
    let ended = campaign
        .ended_on
        .map(|day| format!(", beëindigd op {}", dates::day(day)));
    let period = format!(
        "{} tot en met {}{}",
        dates::day(campaign.starts_on),
        dates::day(campaign.ends_on),
        ended.unwrap_or_default()
    );
    let is_over = progress.outlook.is_none();
    let short = (campaign.target > progress.invited).then_some(
        ". Dat is meer dan er genodigden zijn: nodig meer organisaties uit, of pas het doel aan.",
    );
    let overview = (!campaign.removed).then(|| {
        let figures = format!("/programma?campagne={}", campaign.id);
        let outreach = format!("/programma/werving?campagne={}", campaign.id);
        view! {
            <p class="qs-links">
                <a class="qs-standalone" href=outreach>"Genodigden die nog niet meedoen"</a>
                <a class="qs-standalone" href=figures>"Lijn, stappen en kaart van deze campagne"</a>
            </p>
        }
    });
    view! {
        <dl class="qs-facts">
            <div><dt>"Doel"</dt><dd>{campaign.target}{short}</dd></div>
            <div><dt>"Uitgenodigd"</dt><dd>{list(progress.invited, "")}</dd></div>
            <div><dt>{if is_over { "Deden mee" } else { "Doen mee" }}</dt><dd>{list(progress.participating, "doet-mee")}{since_start(progress)}</dd></div>
            <div><dt>"Plan klaar"</dt><dd>{list(progress.completed, "plan-klaar")}</dd></div>
            <div><dt>"Periode"</dt><dd>{period}</dd></div>
            <div><dt>"Contact"</dt><dd>{campaign.contact_name.clone()}", "<a href=format!("mailto:{}", campaign.contact_email)>{campaign.contact_email.clone()}</a></dd></div>
        </dl>
        {overview}
    }
    .into_any()
}

fn buttons(campaign: &Campaign, today: NaiveDate) -> AnyView {
    let post = |rest: &str, label: &'static str| {
        view! { <form method="post" action=below(&campaign.id, rest)><Button secondary=true>{label}</Button></form> }
            .into_any()
    };
    if campaign.removed {
        return view! {
            <div class="qs-finding">
                <div class="qs-button-group">
                    {post("/terugzetten", "Terugzetten")}
                    <a class="qs-button" href=below(&campaign.id, "/wijzigen")>"Wijzigen"</a>
                </div>
            </div>
        }
        .into_any();
    }
    let end = if campaign.ended_on.is_some() {
        Some(post("/voortzetten", "Toch voortzetten"))
    } else {
        (campaign.starts_on <= today && campaign.ends_on > today)
            .then(|| post("/beeindigen", "Nu beëindigen"))
    };
    let settled = campaign.is_settled(today);
    let choose = (!settled).then(|| {
        view! { <a class="qs-button qs-button--primary" href=below(&campaign.id, "/genodigden")>"Genodigden kiezen"</a> }
    });
    view! {
        <div class="qs-finding">
            {settled.then(|| view! { <p class="qs-note">{SETTLED}</p> })}
            <div class="qs-button-group">
                {choose}
                <a class="qs-button" href=below(&campaign.id, "/wijzigen")>"Wijzigen"</a>
                {end}
                {post("/verwijderen", "Verwijderen")}
            </div>
        </div>
    }
    .into_any()
}
