//! A campaign as typed.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use super::record::Campaign;
use crate::error::{Problem, ProblemCode};
use crate::programme::settings::Problems;
use crate::programme::uptake::Register;
use crate::typed::{required_day, required_email, required_line, required_whole};

/// A campaign that lasts longer than this many days has a wrong year in it.
const LONGEST: i64 = 10 * 366;

/// A campaign as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CampaignForm {
    /// What it is called.
    pub name: String,
    /// With whom it was agreed.
    pub partner: String,
    /// How many take part in the end.
    pub target: String,
    /// Whom to speak to at the partner.
    pub contact_name: String,
    /// Where to reach that person.
    pub contact_email: String,
    /// The first day.
    pub starts_on: String,
    /// The last day for the target.
    pub ends_on: String,
    /// Codes of provinces of which all municipalities are invited at once. Only when it is added.
    pub provinces: Vec<String>,
    /// The revision that was read; a new one has none.
    pub revision: i64,
}

/// What can be kept of a form.
pub(super) struct Texts {
    pub(super) name: String,
    pub(super) partner: String,
    pub(super) target: u32,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    pub(super) starts_on: NaiveDate,
    pub(super) ends_on: NaiveDate,
}

impl From<&Campaign> for CampaignForm {
    fn from(campaign: &Campaign) -> Self {
        Self {
            name: campaign.name.clone(),
            partner: campaign.partner.clone(),
            target: campaign.target.to_string(),
            contact_name: campaign.contact_name.clone(),
            contact_email: campaign.contact_email.clone(),
            starts_on: campaign.starts_on.to_string(),
            ends_on: campaign.ends_on.to_string(),
            provinces: Vec::new(),
            revision: campaign.revision,
        }
    }
}

impl CampaignForm {
    /// Reads the fields on `today`. Whatever authority the register has can be invited, later too.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub(super) fn check(
        &self,
        today: NaiveDate,
        register: &Register,
    ) -> Result<Texts, Vec<Problem>> {
        let mut problems = Problems::default();
        let texts = Texts {
            name: problems.of("name", required_line(&self.name)),
            partner: problems.of("partner", required_line(&self.partner)),
            target: problems.of("target", required_whole(&self.target, 1, u32::MAX)),
            starts_on: problems.of("starts_on", required_day(&self.starts_on)),
            ends_on: problems.of("ends_on", required_day(&self.ends_on)),
            contact_name: problems.of("contact_name", required_line(&self.contact_name)),
            contact_email: problems.of("contact_email", required_email(&self.contact_email)),
        };
        let most = register.count(today, &AuthorityKind::ALL);
        if texts.target > most {
            problems.add("target", ProblemCode::MoreThanExist { most, then: None });
        }
        let dated = problems.none_of(&["starts_on", "ends_on"]);
        let days = (texts.ends_on - texts.starts_on).num_days();
        if dated && days <= 0 {
            problems.add("ends_on", ProblemCode::BeforeFirstDay);
        } else if dated && days > LONGEST {
            problems.add("ends_on", ProblemCode::TooFarAway);
        }
        if problems.0.is_empty() {
            Ok(texts)
        } else {
            Err(problems.0)
        }
    }
}

/// Field, old value and new value of everything that is different.
pub(super) fn changed_fields(old: &Campaign, new: &Campaign) -> Vec<(String, String, String)> {
    let values = |campaign: &Campaign| {
        let form = CampaignForm::from(campaign);
        [
            ("name", form.name),
            ("partner", form.partner),
            ("target", form.target),
            ("contact_name", form.contact_name),
            ("contact_email", form.contact_email),
            ("starts_on", form.starts_on),
            ("ends_on", form.ends_on),
        ]
    };
    values(old)
        .into_iter()
        .zip(values(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| (field.to_owned(), old, new))
        .collect()
}
