//! Which part of the programme somebody looks at, and on which day.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use super::count::Selection;
use crate::authorities::AuthorityCode;
use crate::error::{Problem, ProblemCode};
use crate::ids::CampaignId;
use crate::programme::campaigns::Campaign;
use crate::programme::earlier_settings::EarlierSettings;
use crate::programme::settings::ProgrammeSettings;
use crate::typed;

/// A filter as an address holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FilterForm {
    /// Code of a kind, `all`, or empty for the kinds that count for the goal.
    pub kind: String,
    /// Code of a province; empty for all.
    pub province: String,
    /// Id of a campaign; empty for none.
    pub campaign: String,
    /// The day from which scans were asked for; empty for all scans.
    pub since: String,
    /// A day; empty for today, or for the last one of a campaign that is over.
    pub on: String,
}

/// Which kinds of authority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KindChoice {
    /// Those that count for the goal; of a campaign, all.
    #[default]
    Counted,
    /// All.
    All,
    /// One.
    One(AuthorityKind),
}

/// A filter that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Which kinds.
    pub kind: KindChoice,
    /// Which province.
    pub province: Option<AuthorityCode>,
    /// Which campaign.
    pub campaign: Option<CampaignId>,
    /// Only scans that were asked for on this day or later.
    pub since: Option<NaiveDate>,
    /// As of the end of this day.
    pub on: NaiveDate,
    /// Whether that is today.
    pub is_today: bool,
}

impl KindChoice {
    /// The choice of a code in an address.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "" => Some(Self::Counted),
            "all" => Some(Self::All),
            code => AuthorityKind::from_code(code).map(Self::One),
        }
    }

    /// Its code in an address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "",
            Self::All => "all",
            Self::One(kind) => kind.code(),
        }
    }
}

impl FilterForm {
    /// Reads the filter on `today`, with what cannot be used of it: that is left out.
    pub(super) fn read(
        &self,
        settings: &EarlierSettings,
        today: NaiveDate,
    ) -> (Filter, Vec<Problem>) {
        let mut problems = Vec::new();
        let on = self.day(settings, today).unwrap_or_else(|code| {
            problems.push(Problem::new("on", code));
            today
        });
        let since = self.first_day(on).unwrap_or_else(|code| {
            problems.push(Problem::new("since", code));
            None
        });
        let kind = chosen("kind", &self.kind, KindChoice::from_code, &mut problems);
        let province = chosen(
            "province",
            &self.province,
            AuthorityCode::parse,
            &mut problems,
        );
        let campaign = chosen("campaign", &self.campaign, CampaignId::parse, &mut problems);
        let filter = Filter {
            kind: kind.unwrap_or_default(),
            province,
            campaign,
            since,
            on,
            is_today: on == today,
        };
        (filter, problems)
    }

    fn first_day(&self, last: NaiveDate) -> Result<Option<NaiveDate>, ProblemCode> {
        if self.since.trim().is_empty() {
            return Ok(None);
        }
        let day = typed::required_day(&self.since)?;
        if day > last {
            Err(ProblemCode::InTheFuture)
        } else {
            Ok(Some(day))
        }
    }

    /// The day that is looked at. Counting began on the day that was set for it at the time.
    fn day(&self, settings: &EarlierSettings, today: NaiveDate) -> Result<NaiveDate, ProblemCode> {
        if self.on.trim().is_empty() {
            return Ok(today);
        }
        let day = typed::required_day(&self.on)?;
        if day > today {
            Err(ProblemCode::InTheFuture)
        } else if day < settings.on(day).starting_on {
            Err(ProblemCode::BeforeFirstDay)
        } else {
            Ok(day)
        }
    }
}

fn chosen<T>(
    field: &str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let found = parse(text);
    if found.is_none() {
        problems.push(Problem::new(field, ProblemCode::NotAChoice));
    }
    found
}

impl Filter {
    /// What it selects. `campaign`: the one that the filter names.
    #[must_use]
    pub fn selection(
        &self,
        settings: &ProgrammeSettings,
        campaign: Option<&Campaign>,
    ) -> Selection {
        let kinds = match self.kind {
            KindChoice::Counted if campaign.is_none() => settings.counted_kinds.clone(),
            KindChoice::Counted | KindChoice::All => AuthorityKind::ALL.to_vec(),
            KindChoice::One(kind) => vec![kind],
        };
        Selection {
            kinds,
            province: self.province.clone(),
            invited: campaign.map(|campaign| campaign.invited.clone()),
            since: self.since,
        }
    }

    /// Whether it selects exactly what the goal is about, so that goal and starting figure belong to it.
    #[must_use]
    pub fn is_whole(&self, settings: &ProgrammeSettings) -> bool {
        let kinds = match self.kind {
            KindChoice::Counted => true,
            KindChoice::All => settings.counted_kinds.len() == AuthorityKind::ALL.len(),
            KindChoice::One(kind) => settings.counted_kinds == [kind],
        };
        kinds && self.province.is_none() && self.campaign.is_none() && self.since.is_none()
    }
}
