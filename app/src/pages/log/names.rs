//! What those are called whom the events of a log are about.

use crate::pages::scans::parts::group_with_article;
use questionnaires::kind::RespondentGroup;
use services::audit::ProgrammeLog;
use services::authorities::{Authority, AuthorityCode};
use services::ids::{CampaignId, MemberId};
use services::scans::{Log, Scan};
use std::collections::BTreeMap;

/// The names of those whom events are about.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    members: &'a BTreeMap<MemberId, String>,
    /// The log of the programme knows every authority and campaign.
    programme: Option<&'a ProgrammeLog>,
    /// The log of a scan is about one authority and its groups.
    scan: Option<&'a Scan>,
}

impl<'a> Names<'a> {
    /// Those in the log of a scan.
    #[must_use]
    pub const fn of_scan(scan: &'a Scan, log: &'a Log) -> Self {
        Self {
            members: &log.names,
            programme: None,
            scan: Some(scan),
        }
    }

    /// Those in the log of the programme.
    #[must_use]
    pub const fn of_programme(log: &'a ProgrammeLog) -> Self {
        Self {
            members: &log.members,
            programme: Some(log),
            scan: None,
        }
    }

    /// Whether the log is that of one scan.
    pub(super) const fn is_of_scan(&self) -> bool {
        self.scan.is_some()
    }

    pub(super) fn member(&self, id: &MemberId) -> &str {
        self.members.get(id).map_or("iemand", String::as_str)
    }

    /// Its name inside a sentence.
    pub(super) fn authority(&self, code: &AuthorityCode) -> String {
        let known = self.programme.and_then(|log| log.authorities.get(code));
        let own = self.scan.map(|scan| &scan.authority);
        let own = own.filter(|own| own.code == *code);
        known
            .cloned()
            .or_else(|| own.map(Authority::in_sentence))
            .unwrap_or_else(|| "een organisatie".to_owned())
    }

    pub(super) fn authorities(&self, codes: &[AuthorityCode]) -> String {
        self.each(codes).join(", ")
    }

    pub(super) fn each(&self, codes: &[AuthorityCode]) -> Vec<String> {
        codes.iter().map(|code| self.authority(code)).collect()
    }

    pub(super) fn campaign(&self, id: &CampaignId) -> String {
        let name = self.programme.and_then(|log| log.campaigns.get(id));
        name.map_or_else(
            || "Campagne".to_owned(),
            |name| format!("Campagne ‘{name}’"),
        )
    }

    pub(super) fn group(&self, group: RespondentGroup) -> String {
        let name = self.scan.map(|scan| group_with_article(scan, group));
        name.unwrap_or_else(|| "een groep".to_owned())
    }
}
