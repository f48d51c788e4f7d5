//! The plan as the lead writes it and the clerk and the programme read it.

use sqlx::AnyConnection;

use super::amend::{Amendment, amendment};
use super::forms::{ActionForm, PriorityTexts};
use super::rows::{ActionRow, PlanVersion, actions, versions};
use super::support::{AskedSupport, asked};
use super::text::{PlanPriority, PlanSupport, PlanText};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Problem, Refusal};
use crate::ids::{ActionId, ScanId};
use crate::programme::support::{Support, every};
use crate::results::remark_answers::{self, AnswerProgress};
use crate::results::{Report, report_of};
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State, Step, require_step};
use crate::sessions::Priority;
use crate::sessions::priorities::priorities;

/// The plan of one scan with everything around it.
#[derive(Clone, Debug)]
pub struct PlanView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The results, with their texts.
    pub report: Report,
    /// The priorities in order, with their actions.
    pub priorities: Vec<PriorityView>,
    /// The versions that were adopted, the first first.
    pub versions: Vec<PlanVersion>,
    /// The change of an adopted plan that is being written, if one is.
    pub amendment: Option<Amendment>,
    /// How far the answers to remarks are.
    pub remark_answers: AnswerProgress,
    /// What the programme offers, in its order, with what it does not offer now.
    pub catalogue: Vec<Support>,
}

/// A priority of the plan.
#[derive(Clone, Debug)]
pub struct PriorityView {
    /// The priority as chosen in the talk.
    pub priority: Priority,
    /// Its actions in order, with those that were taken out.
    pub actions: Vec<ActionView>,
    /// Support that is asked for, with what was taken back.
    pub support: Vec<AskedSupport>,
}

/// An action of the plan.
#[derive(Clone, Debug)]
pub struct ActionView {
    /// The action.
    pub id: ActionId,
    /// As typed.
    pub form: ActionForm,
    /// Whether it was taken out; it can be put back.
    pub removed: bool,
}

/// Whether a plan may be written in this state. After adoption a change is a draft of the next version.
const fn is_writable(state: State) -> bool {
    matches!(
        state,
        State::Discussed | State::Planned | State::Adopted | State::Published | State::FollowedUp
    )
}

/// Whether a version was adopted.
pub(crate) const fn is_adopted(state: State) -> bool {
    matches!(state, State::Adopted | State::Published | State::FollowedUp)
}

/// The step of the plan has begun.
pub(crate) async fn require_plan(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    require_step(connection, scan, Some(Step::Plan), is_writable(scan.state)).await
}

/// The plan may be written now: it is not adopted, or a change of it was begun.
pub(super) async fn require_writable(
    connection: &mut AnyConnection,
    scan: &Scan,
) -> Result<(), Error> {
    require_plan(connection, scan).await?;
    if is_adopted(scan.state) && amendment(connection, &scan.id).await?.is_none() {
        return Err(Refusal::PlanNotAmended.into());
    }
    Ok(())
}

impl PlanView {
    /// Whether the one who looks may write.
    #[must_use]
    pub const fn may_write(&self) -> bool {
        let open = !is_adopted(self.scan.state) || self.amendment.is_some();
        is_writable(self.scan.state) && self.standing.lead && open
    }

    /// An adopted version.
    #[must_use]
    pub fn version(&self, number: i64) -> Option<&PlanVersion> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    /// The plan as it is typed now.
    #[must_use]
    pub fn text(&self) -> PlanText {
        text(&self.priorities)
    }

    /// Whether the plan differs from the version that holds.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.versions
            .last()
            .is_none_or(|version| !version.text.says_same_as(&self.text()))
    }

    /// Whether every priority has an action, and every action a text, an owner and a day.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        is_complete(&self.priorities)
    }

    /// How many actions the plan has.
    #[must_use]
    pub fn actions(&self) -> usize {
        self.priorities
            .iter()
            .map(|priority| priority.present().count())
            .sum()
    }
}

impl PriorityView {
    /// The actions that were not taken out.
    pub fn present(&self) -> impl Iterator<Item = &ActionView> {
        self.actions.iter().filter(|action| !action.removed)
    }

    /// What the plan adds to the priority, as typed.
    #[must_use]
    pub fn texts(&self) -> PriorityTexts {
        PriorityTexts {
            title: self.priority.title.clone(),
            finding: self.priority.finding.clone(),
            goal: self.priority.goal.clone(),
            revision: self.priority.revision,
        }
    }
}

impl ActionView {
    /// What keeps the plan from being ready.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.form.problems()
    }
}

pub(super) fn is_complete(priorities: &[PriorityView]) -> bool {
    let ready = |priority: &PriorityView| {
        priority.present().next().is_some()
            && priority
                .present()
                .all(|action| action.problems().is_empty())
    };
    !priorities.is_empty() && priorities.iter().all(ready)
}

pub(super) fn text(priorities: &[PriorityView]) -> PlanText {
    let priority = |view: &PriorityView| {
        let own = view.priority.clone();
        PlanPriority {
            id: Some(own.id.clone()),
            actions: view
                .present()
                .map(|action| action.form.read(&action.id, own.subgoal))
                .collect(),
            support: view.asked().map(PlanSupport::from).collect(),
            title: own.title,
            subgoal: own.subgoal,
            finding: own.finding,
            goal: own.goal,
            statements: own.statements,
            dissent: own.dissent,
        }
    };
    PlanText {
        priorities: priorities.iter().map(priority).collect(),
    }
}

/// The priorities that stand, with their actions.
pub(super) async fn priority_views(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<PriorityView>, Error> {
    let mut rows = actions(connection, scan).await?;
    let mut asked = asked(connection, scan).await?;
    let mut views = Vec::new();
    for priority in priorities(connection, scan)
        .await?
        .into_iter()
        .filter(|priority| !priority.removed)
    {
        let own = |row: &mut ActionRow| row.priority == priority.id;
        let actions = rows
            .extract_if(.., own)
            .map(|row| ActionView {
                id: row.id,
                form: row.form,
                removed: row.removed,
            })
            .collect();
        let support = asked
            .extract_if(.., |(of, _)| *of == priority.id)
            .map(|(_, asked)| asked)
            .collect();
        views.push(PriorityView {
            priority,
            actions,
            support,
        });
    }
    Ok(views)
}

/// The plan, for the lead who is about to write in it.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused before the talk is concluded.
pub async fn to_write(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PlanView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_writable(&mut *services.store().read().acquire().await?, &scan).await?;
    view(actor, services, scan).await
}

/// The plan of a scan, from the talk on.
///
/// # Errors
/// As [`scans::visible`]; refused before the results are there.
pub async fn load(actor: &Actor, services: &Services, scan: &ScanId) -> Result<PlanView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    view(actor, services, scan).await
}

pub(super) async fn view(
    actor: &Actor,
    services: &Services,
    scan: Scan,
) -> Result<PlanView, Error> {
    let mut connection = services.store().read().acquire().await?;
    Ok(PlanView {
        standing: scan.standing(actor),
        report: report_of(&mut connection, services, &scan).await?,
        priorities: priority_views(&mut connection, &scan.id).await?,
        versions: versions(&mut connection, &scan.id).await?,
        amendment: amendment(&mut connection, &scan.id).await?,
        remark_answers: remark_answers::progress(&mut connection, &scan.id).await?,
        catalogue: every(&mut connection).await?,
        scan,
    })
}
