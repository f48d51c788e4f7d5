//! What the programme office sets, plans and offers.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use super::{AuditEvent, Change};
use crate::authorities::AuthorityCode;
use crate::ids::{CampaignId, SupportId};
use crate::scans::arrangements::SessionKind;

/// What the programme office did for all scans together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProgrammeEvent {
    /// The programme office changed what it sets.
    ProgrammeSettingsChanged {
        /// Field, old value and new value.
        fields: Vec<(String, String, String)>,
    },
    /// A campaign was added, changed, taken out or put back.
    CampaignChanged {
        /// Which.
        campaign: CampaignId,
        /// How.
        change: Change,
        /// Field, old value and new value of what changed.
        fields: Vec<(String, String, String)>,
    },
    /// Other authorities are invited to a campaign than before.
    CampaignInvited {
        /// Which campaign.
        campaign: CampaignId,
        /// Who is invited now.
        added: Vec<AuthorityCode>,
        /// Who is not any more.
        removed: Vec<AuthorityCode>,
    },
    /// A campaign ended before its last day, or goes on after all.
    CampaignEnded {
        /// Which.
        campaign: CampaignId,
        /// Its last day; `None` when it goes on.
        on: Option<NaiveDate>,
    },
    /// Something the programme offers was added, changed, put elsewhere in its list, no longer offered, or offered again.
    SupportChanged {
        /// Which.
        support: SupportId,
        /// What it is called from now on.
        name: String,
        /// How.
        change: Change,
        /// Field, old value and new value of what changed.
        fields: Vec<(String, String, String)>,
    },
    /// A step of a script that the programme keeps was added, changed, moved, taken out or put back.
    StandardScriptChanged {
        /// Of which session.
        session: SessionKind,
        /// For which kind of authority.
        authority_kind: AuthorityKind,
        /// What the step is called from now on.
        step: String,
        /// How.
        change: Change,
        /// Field, old value and new value of what it says otherwise.
        fields: Vec<(String, String, String)>,
    },
    /// A script that the programme keeps was set back, or what stood there before was put back.
    StandardScriptReplaced {
        /// Of which session.
        session: SessionKind,
        /// For which kind of authority.
        authority_kind: AuthorityKind,
        /// Whether it is the one in the program now.
        proposed: bool,
    },
}

impl From<ProgrammeEvent> for AuditEvent {
    fn from(event: ProgrammeEvent) -> Self {
        Self::Programme(event)
    }
}
