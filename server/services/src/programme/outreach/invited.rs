//! In which campaigns an authority is invited.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::authorities::AuthorityCode;
use crate::ids::CampaignId;
use crate::programme::campaigns::Campaign;
use crate::programme::uptake::Programme;

/// Campaigns with id and name, by the authority that they invite. Who merged is invited as the successor.
pub(super) type Invited = BTreeMap<AuthorityCode, BTreeMap<CampaignId, String>>;

/// Whom these campaigns invite on that day.
pub(super) fn invited(programme: &Programme, campaigns: &[Campaign], day: NaiveDate) -> Invited {
    let mut invited = Invited::new();
    for campaign in campaigns {
        let heirs = campaign.invited.iter();
        for heir in heirs.filter_map(|code| programme.heir(code, day)) {
            let own = invited.entry(heir.code.clone()).or_default();
            own.insert(campaign.id.clone(), campaign.name.clone());
        }
    }
    invited
}
