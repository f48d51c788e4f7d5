//! What was set on the day that is looked at, where that is something else than now, or nobody knows.

use super::words::plurals;
use crate::pages::dates;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use services::programme::ProgrammeSettings;
use services::programme::campaigns::Campaign;
use services::programme::uptake::{KindChoice, View};

/// What differed from now of all that the overview goes by, in one sentence.
#[must_use]
pub fn otherwise_set(view: &View) -> Option<AnyView> {
    // To a part of the whole neither goal nor starting figure belongs.
    let is_whole = view.target.is_some();
    note([
        goal(view).filter(|_| is_whole),
        starting(view).filter(|_| is_whole),
        kinds(view),
        campaign_goal(view).filter(|_| is_whole),
        invited(view),
    ])
}

/// What differed from now of all that a list goes by.
#[must_use]
pub fn otherwise_counted(view: &View) -> Option<AnyView> {
    note([kinds(view), invited(view)])
}

/// That nobody knows what was set on that day.
#[must_use]
pub fn unknown(view: &View) -> Option<AnyView> {
    let told = if view.campaign.is_some() {
        format!(
            "Wat deze campagne voor {} als doel had en wie er was uitgenodigd, is niet bewaard. Hier geldt het oudste dat bekend is.",
            dates::day(view.campaign_unknown_before?)
        )
    } else {
        format!(
            "Wat er voor {} was ingesteld, is niet bewaard. Hier gelden de oudste instellingen die bekend zijn.",
            dates::day(view.settings_unknown_before?)
        )
    };
    Some(view! { <p class="qs-note qs-measure">{told}</p> }.into_any())
}

fn note(parts: impl IntoIterator<Item = Option<String>>) -> Option<AnyView> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let told = sentence(&parts)?;
    Some(view! { <p class="qs-note qs-measure">{told}</p> }.into_any())
}

fn sentence(parts: &[String]) -> Option<String> {
    (!parts.is_empty())
        .then(|| format!("Op die dag gold iets anders dan nu: {}.", parts.join("; ")))
}

fn goal(view: &View) -> Option<String> {
    let told = |settings: &ProgrammeSettings| {
        let by = dates::day(settings.goal_by);
        format!("{} op {by}", whole(settings.goal.into()))
    };
    // The goal of a campaign is its own.
    let (then, now) = differing(view, told).filter(|_| view.campaign.is_none())?;
    Some(format!("het doel was {then}, nu {now}"))
}

fn starting(view: &View) -> Option<String> {
    let told = |settings: &ProgrammeSettings| {
        let until = dates::day(settings.starting_on);
        let figure = whole(settings.starting_figure.into());
        format!("{figure} (tot en met {until})")
    };
    let (then, now) = differing(view, told).filter(|_| view.campaign.is_none())?;
    Some(format!("de beginstand was {then}, nu {now}"))
}

fn kinds(view: &View) -> Option<String> {
    let told = |settings: &ProgrammeSettings| plurals(&settings.counted_kinds);
    let matters = view.filter.kind == KindChoice::Counted && view.campaign.is_none();
    let (then, now) = differing(view, told).filter(|_| matters)?;
    Some(format!("voor het doel telden {then} mee, nu {now}"))
}

/// What a campaign was to reach.
fn campaign_goal(view: &View) -> Option<String> {
    let told = |campaign: &Campaign| {
        let by = dates::day(campaign.ends_on);
        format!("{} op {by}", whole(campaign.target.into()))
    };
    let (then, now) = (view.campaign.as_ref()?, view.campaign_now.as_ref()?);
    let (then, now) = (told(then), told(now));
    (then != now).then(|| format!("het doel van deze campagne was {then}, nu {now}"))
}

/// That a campaign had invited others.
fn invited(view: &View) -> Option<String> {
    let (then, now) = (view.campaign.as_ref()?, view.campaign_now.as_ref()?);
    (then.invited != now.invited).then(|| "er waren andere organisaties uitgenodigd".to_owned())
}

/// What was told of the settings then and now, where that is not the same.
fn differing(view: &View, told: impl Fn(&ProgrammeSettings) -> String) -> Option<(String, String)> {
    let (then, now) = (told(&view.settings), told(&view.settings_now));
    (then != now).then_some((then, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_in_one_sentence_and_nothing_where_nothing_does() {
        assert_eq!(sentence(&[]), None);
        let parts = ["het doel was 150, nu 175", "de beginstand was 50, nu 60"];
        let told = sentence(&parts.map(str::to_owned));
        assert_eq!(
            told.as_deref(),
            Some(
                "Op die dag gold iets anders dan nu: het doel was 150, nu 175; de beginstand was 50, nu 60."
            )
        );
    }
}
