//! Groups as the programme and those inside them see them.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::about::{About, about};
use super::candidates::{candidate, free};
use super::matching::propose;
use super::record::{PeerGroup, PeerMember, Suggestion};
use super::rows::{find, select, suggestion, suggestions};
use super::standing::Hears;
use super::state::Act;
use super::told::{ReasonView, reasons_of, told};
use crate::Services;
use crate::actor::Actor;
use crate::audit;
use crate::clock::start_of;
use crate::error::Error;
use crate::ids::{PeerGroupId, PeerSuggestionId, ScanId};
use crate::plans::{PlanVersion, latest_version};
use crate::scans::access::signed_in;
use crate::scans::{Scan, Standing};
use crate::versions;

/// Authorities that could form a group, and why.
#[derive(Clone, Debug)]
pub struct SuggestedGroup {
    /// Their scans, by name.
    pub members: Vec<Scan>,
    /// Why they fit.
    pub reasons: Vec<ReasonView>,
}

/// All of intervision, for the programme.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Today.
    pub today: NaiveDate,
    /// The groups, the newest first.
    pub groups: Vec<PeerGroup>,
    /// Groups that could be formed of those who could take part.
    pub proposals: Vec<SuggestedGroup>,
    /// Who could take part and is in no group, by name.
    pub free: Vec<Scan>,
}

/// All of intervision. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn overview(actor: &Actor, services: &Services) -> Result<Overview, Error> {
    actor.require_programme()?;
    let free = free(services).await?;
    let mut connection = services.store().read().acquire().await?;
    let groups = select(&mut connection, "$1 = ''", "").await?;
    let mut candidates = Vec::with_capacity(free.len());
    for scan in &free {
        candidates.push(candidate(&mut connection, services, scan).await?);
    }
    let newest = versions::newest(&mut connection, services).await?;
    let mut proposals = Vec::new();
    for proposal in propose(&candidates) {
        let members = proposal.members.iter();
        let members = members.filter_map(|id| free.iter().find(|scan| scan.id == *id));
        let members: Vec<Scan> = members.cloned().collect();
        proposals.push(SuggestedGroup {
            reasons: told(&proposal.reasons, &members, &newest.instrument),
            members,
        });
    }
    Ok(Overview {
        today: services.clock().today(),
        groups,
        proposals,
        free,
    })
}

/// A group as the programme sees it: not what its members wrote to each other.
#[derive(Clone, Debug)]
pub struct ProgrammeView {
    /// The group. Questions and reports in it are left out; whether there are any is in the two lists.
    pub group: PeerGroup,
    /// Today.
    pub today: NaiveDate,
    /// Why its members fit.
    pub reasons: Vec<ReasonView>,
    /// Who brought a question.
    pub asked: BTreeSet<ScanId>,
    /// Who wrote down what they take along.
    pub reported: BTreeSet<ScanId>,
}

/// A group. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`].
pub async fn of_programme(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<ProgrammeView, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let mut group = find(&mut connection, id).await?;
    let those = |group: &PeerGroup, has: fn(&PeerMember) -> bool| {
        let found = group.members.iter().filter(|own| has(own));
        found.map(|own| own.scan.id.clone()).collect()
    };
    let asked = those(&group, |own| !own.question.is_empty());
    let reported = those(&group, |own| !own.report.is_empty());
    for member in &mut group.members {
        member.question.clear();
        member.report.clear();
    }
    Ok(ProgrammeView {
        today: services.clock().today(),
        reasons: reasons_of(&mut connection, services, &group).await?,
        group,
        asked,
        reported,
    })
}

/// A group in the list of somebody inside it.
#[derive(Clone, Debug)]
pub struct OwnGroup {
    /// The group.
    pub group: PeerGroup,
    /// The scans in it that they lead or guide.
    pub own: Vec<ScanId>,
}

/// The groups that the member is inside, those that go on first, with today.
///
/// # Errors
/// As [`Actor::require_member`].
pub async fn mine(actor: &Actor, services: &Services) -> Result<(NaiveDate, Vec<OwnGroup>), Error> {
    let member = actor.require_member()?;
    let mut connection = services.store().read().acquire().await?;
    let mut groups = inside(&mut connection, actor, member.id.as_str()).await?;
    groups.sort_by_key(|group| !(group.life().goes_on() && group.expects(actor)));
    let own = groups.into_iter().map(|group| OwnGroup {
        own: group.own(actor).map(|own| own.scan.id.clone()).collect(),
        group,
    });
    Ok((services.clock().today(), own.collect()))
}

async fn inside(
    connection: &mut AnyConnection,
    actor: &Actor,
    member: &str,
) -> Result<Vec<PeerGroup>, Error> {
    let mut groups = select(
        connection,
        "g.facilitator_id = $1 OR g.id IN (SELECT p.group_id FROM peer_members p JOIN scans s ON s.id = p.scan_id \
         WHERE s.lead_id = $1 OR s.clerk_id = $1 OR s.second_clerk_id = $1)",
        member,
    )
    .await?;
    groups.retain(|group| group.is_inside(actor));
    Ok(groups)
}

/// The groups that expect the member at their meetings, each with when it was formed and changed: for a calendar. One that was cancelled is
/// not among them.
pub(crate) async fn calendar(
    actor: &Actor,
    services: &Services,
) -> Result<Vec<(PeerGroup, Vec<DateTime<Utc>>)>, Error> {
    let (_, groups) = mine(actor, services).await?;
    let mut connection = services.store().read().acquire().await?;
    let mut expecting = Vec::new();
    for group in groups.into_iter().map(|own| own.group) {
        if group.is_cancelled() || !group.expects(actor) {
            continue;
        }
        let formed = start_of(group.formed_on);
        let changed = audit::changes_of_group(&mut connection, &group.id, formed).await?;
        expecting.push((group, changed));
    }
    Ok(expecting)
}

/// The groups that a scan is in or was invited to, the newest first. Asks nobody for leave: the caller has to.
pub(crate) async fn groups_of(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<PeerGroup>, Error> {
    select(
        connection,
        "g.state <> 'draft' AND g.id IN (SELECT p.group_id FROM peer_members p WHERE p.scan_id = $1)",
        scan.as_str(),
    )
    .await
}

/// A group as those inside it see it.
#[derive(Clone, Debug)]
pub struct GroupView {
    /// The group. Who does not hear all of it finds the questions and reports of others left out.
    pub group: PeerGroup,
    /// How much the one who looks hears of it.
    pub hears: Hears,
    /// Today.
    pub today: NaiveDate,
    /// Why its members fit.
    pub reasons: Vec<ReasonView>,
    /// The suggestions, the oldest first; what was taken back only for who gave it. For who does not hear all, those for their own question.
    pub suggestions: Vec<Suggestion>,
    /// The adopted plans of the scans in it that the one who looks leads or guides.
    pub plans: Vec<(ScanId, PlanVersion)>,
    /// What the questions are about.
    pub abouts: Vec<(ScanId, About)>,
}

impl GroupView {
    /// What the question of a member is about; `None` for one about the plan as a whole.
    #[must_use]
    pub fn about(&self, scan: &ScanId) -> Option<&About> {
        let found = self.abouts.iter().find(|(own, _)| own == scan);
        found.map(|(_, about)| about)
    }

    /// The plan of a member that the one who looks leads or guides.
    #[must_use]
    pub fn plan(&self, scan: &ScanId) -> Option<&PlanVersion> {
        let found = self.plans.iter().find(|(own, _)| own == scan);
        found.map(|(_, plan)| plan)
    }

    /// What the actor is to the scan of a member.
    #[must_use]
    pub fn standing(&self, actor: &Actor, scan: &ScanId) -> Standing {
        let own = self.group.own(actor).find(|own| own.scan.id == *scan);
        own.map(|own| own.scan.standing(actor)).unwrap_or_default()
    }

    /// Whether the actor may suggest something for the question of a member: both take part, and the group is at work.
    #[must_use]
    pub fn may_suggest(&self, actor: &Actor, member: &PeerMember) -> bool {
        let belongs = self
            .group
            .own(actor)
            .any(|own| own.takes_part() && own.scan.id != member.scan.id);
        belongs
            && member.takes_part()
            && self.group.life().allow(Act::Suggest).is_ok()
            && !member.question.is_empty()
    }
}

/// A group. For those inside it.
///
/// # Errors
/// [`Error::Forbidden`] for programme officers, [`Error::NotFound`] for everybody else outside.
pub async fn group(
    actor: &Actor,
    services: &Services,
    id: &PeerGroupId,
) -> Result<GroupView, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let mut group = find(&mut connection, id).await?;
    let hears = group.require_inside(actor)?;
    let mut found = suggestions(&mut connection, "p.group_id = $1", id.as_str()).await?;
    let own: Vec<ScanId> = group.own(actor).map(|own| own.scan.id.clone()).collect();
    found.retain(|suggestion| !suggestion.removed || own.contains(&suggestion.from));
    if hears < Hears::All {
        found.retain(|suggestion| own.contains(&suggestion.scan));
        leave_out_others(&mut group, &own);
    }
    let (mut plans, mut abouts) = (Vec::new(), Vec::new());
    for member in &group.members {
        let (scan, is_own) = (&member.scan.id, own.contains(&member.scan.id));
        if !is_own && member.priority.is_none() {
            continue;
        }
        let plan = latest_version(&mut connection, scan).await?;
        let about = about(&mut connection, services, member, &plan).await?;
        abouts.extend(about.map(|about| (scan.clone(), about)));
        if is_own {
            plans.push((scan.clone(), plan));
        }
    }
    Ok(GroupView {
        today: services.clock().today(),
        reasons: reasons_of(&mut connection, services, &group).await?,
        hears,
        suggestions: found,
        plans,
        abouts,
        group,
    })
}

/// What the others brought and wrote is for those who hear all of a group.
fn leave_out_others(group: &mut PeerGroup, own: &[ScanId]) {
    let others = group.members.iter_mut();
    for member in others.filter(|member| !own.contains(&member.scan.id)) {
        member.question.clear();
        member.priority = None;
        member.report.clear();
        member.line.clear();
        if let Some(left) = &mut member.left {
            left.because.clear();
        }
    }
}

/// The group, for the lead of one of its scans who is about to write something of their own.
///
/// # Errors
/// As [`group`]; [`Error::Forbidden`] for who does not lead that scan.
pub async fn own_part(
    actor: &Actor,
    services: &Services,
    (id, scan): (&PeerGroupId, &ScanId),
) -> Result<GroupView, Error> {
    let view = group(actor, services, id).await?;
    view.group.require_lead(actor, scan)?;
    Ok(view)
}

/// The adopted plan of a member. Those inside the group see it, whether or not it is public.
#[derive(Clone, Debug)]
pub struct MemberPlan {
    /// The group.
    pub group: PeerGroup,
    /// Whose plan it is.
    pub scan: Scan,
    /// The version that holds.
    pub plan: PlanVersion,
}

/// The adopted plan of a member. For those inside the group who take part or are asked to; for who left, that of their own authority.
///
/// # Errors
/// As [`group`]; [`Error::NotFound`] for a scan that is not in it; [`Error::Forbidden`] for who may not.
pub async fn member_plan(
    actor: &Actor,
    services: &Services,
    (id, scan): (&PeerGroupId, &ScanId),
) -> Result<MemberPlan, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let group = find(&mut connection, id).await?;
    let hears = group.require_inside(actor)?;
    let scan = group.member(scan).ok_or(Error::NotFound)?.scan.clone();
    if hears < Hears::Plans && !group.own(actor).any(|own| own.scan.id == scan.id) {
        return Err(Error::Forbidden);
    }
    let plan = latest_version(&mut connection, &scan.id).await?;
    Ok(MemberPlan { group, scan, plan })
}

/// A suggestion, for the lead whose question it is for.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The group.
    pub group: PeerGroup,
    /// The suggestion.
    pub suggestion: Suggestion,
}

/// A suggestion, for the lead whose question it is for.
///
/// # Errors
/// [`Error::Forbidden`] for others inside the group; as [`group`].
pub async fn to_decide(
    actor: &Actor,
    services: &Services,
    group: &PeerGroupId,
    id: &PeerSuggestionId,
) -> Result<Deciding, Error> {
    signed_in(actor)?;
    let mut connection = services.store().read().acquire().await?;
    let group = find(&mut connection, group).await?;
    group.require_inside(actor)?;
    let suggestion = suggestion(&mut connection, &group.id, id).await?;
    group.require_lead(actor, &suggestion.scan)?;
    Ok(Deciding { group, suggestion })
}
