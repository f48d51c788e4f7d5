//! What somebody looks at: a filter, and what it means in this programme.

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::count::{Programme, Selection};
use super::filter::{Filter, FilterForm, KindChoice};
use super::load::load;
use crate::authorities::Authority;
use crate::error::{Error, Problem, ProblemCode};
use crate::programme::campaigns::{Campaign, EarlierCampaigns, earlier_campaigns};
use crate::programme::earlier_settings::{EarlierSettings, earlier_settings};
use crate::programme::settings::ProgrammeSettings;

/// What is looked at: the filter and what it means.
#[derive(Clone, Debug)]
pub struct View {
    /// What the office had set at the end of the day that is looked at: everything here is counted by that.
    pub settings: ProgrammeSettings,
    /// What it set now.
    pub settings_now: ProgrammeSettings,
    /// Where nobody knows what was set on that day, the first day of which that is known: what is known of it counts instead.
    pub settings_unknown_before: Option<NaiveDate>,
    /// The filter.
    pub filter: Filter,
    /// The day that is meant where the filter names none: today, or the last one of a campaign that is over.
    pub usual_day: NaiveDate,
    /// What could not be used of it.
    pub problems: Vec<Problem>,
    /// What it selects.
    pub selection: Selection,
    /// The campaign it names, with what it was to reach and whom it invited at the end of the day that is looked at.
    pub campaign: Option<Campaign>,
    /// The same as it is now.
    pub campaign_now: Option<Campaign>,
    /// Where nobody knows what was so on that day, the first day of which that is known.
    pub campaign_unknown_before: Option<NaiveDate>,
    /// All campaigns to choose from, as they were at the end of that day.
    pub campaigns: Vec<Campaign>,
    /// All provinces to choose from.
    pub provinces: Vec<Authority>,
    /// How many had taken part before, where that belongs to what is selected; otherwise 0.
    pub starting_figure: u32,
    /// What there is to reach: how many, and by which day.
    pub target: Option<(u32, NaiveDate)>,
}

impl View {
    /// The province that the filter names.
    #[must_use]
    pub fn province(&self) -> Option<&Authority> {
        let code = self.filter.province.as_ref()?;
        self.provinces
            .iter()
            .find(|province| province.code == *code)
    }

    /// Whether the campaign that it names, if any, is over on the day that is looked at: nothing is ahead then.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let campaign = self.campaign.as_ref();
        campaign.is_some_and(|campaign| campaign.last_day() <= self.filter.on)
    }
}

/// What a filter means, and everything there is to count.
pub(in crate::programme) async fn look(
    connection: &mut AnyConnection,
    form: &FilterForm,
    today: NaiveDate,
) -> Result<(View, Programme), Error> {
    let settings = earlier_settings(connection).await?;
    let programme = load(connection).await?;
    let campaigns = earlier_campaigns(connection).await?;
    let provinces = programme.register().provinces();
    let provinces = provinces.into_iter().cloned().collect();
    let view = mean(form, (settings, campaigns, provinces), today);
    Ok((view, programme))
}

/// The day that is meant of a campaign where none is named: today, or its last one where that is past and was counted.
pub(in crate::programme) fn usual_day(
    campaign: &Campaign,
    settings: &EarlierSettings,
    today: NaiveDate,
) -> NaiveDate {
    let day = campaign.counted_on(today);
    if day < settings.on(day).starting_on {
        today
    } else {
        day
    }
}

type Known = (EarlierSettings, EarlierCampaigns, Vec<Authority>);

fn mean(form: &FilterForm, (all_settings, campaigns, provinces): Known, today: NaiveDate) -> View {
    let (mut filter, mut problems) = form.read(&all_settings, today);
    let named = filter.campaign.as_ref().and_then(|id| campaigns.get(id));
    if filter.campaign.is_some() && named.is_none() {
        problems.push(Problem::new("campaign", ProblemCode::NotAChoice));
        filter.campaign = None;
    }
    let is_province = |province: &Authority| Some(&province.code) == filter.province.as_ref();
    if filter.province.is_some() && !provinces.iter().any(is_province) {
        problems.push(Problem::new("province", ProblemCode::NotAChoice));
        filter.province = None;
    }
    let usual_day = named.map_or(today, |named| usual_day(named.now(), &all_settings, today));
    if form.on.trim().is_empty() {
        filter.on = usual_day;
        filter.is_today = usual_day == today;
    }
    // The last day of a campaign may come before a period that begins before today.
    if filter.since.is_some_and(|since| since > filter.on) {
        problems.push(Problem::new("since", ProblemCode::InTheFuture));
        filter.since = None;
    }
    let settings = all_settings.on(filter.on).clone();
    let whole = filter.is_whole(&settings);
    let campaign = named.map(|named| named.on(filter.on).clone());
    View {
        selection: filter.selection(&settings, campaign.as_ref()),
        starting_figure: if whole { settings.starting_figure } else { 0 },
        target: target(&filter, &settings, campaign.as_ref()),
        settings_now: all_settings.now().clone(),
        settings_unknown_before: all_settings.unknown_before(filter.on),
        campaign_now: named.map(|named| named.now().clone()),
        campaign_unknown_before: named.and_then(|named| named.unknown_before(filter.on)),
        campaigns: campaigns.on(filter.on),
        settings,
        filter,
        usual_day,
        problems,
        campaign,
        provinces,
    }
}

/// The goal belongs to the whole, a campaign's target to the whole campaign.
fn target(
    filter: &Filter,
    settings: &ProgrammeSettings,
    campaign: Option<&Campaign>,
) -> Option<(u32, NaiveDate)> {
    match campaign {
        Some(campaign)
            if filter.province.is_none()
                && filter.since.is_none()
                && matches!(filter.kind, KindChoice::Counted | KindChoice::All) =>
        {
            Some((campaign.target, campaign.ends_on))
        }
        None if filter.is_whole(settings) => Some((settings.goal, settings.goal_by)),
        _ => None,
    }
}
