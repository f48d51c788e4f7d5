//! Whose turn it is in a scan, and for what.

use chrono::NaiveDate;

use super::proposals::Proposal;
use super::record::Scan;
use super::state::State;

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The lead.
    Lead,
    /// The clerk.
    Clerk,
    /// The clerk who is asked, and has not answered.
    ProposedClerk,
    /// The programme.
    Programme,
    /// Nobody: the program does it.
    Itself,
}

/// What has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Propose a clerk.
    ProposeClerk,
    /// Answer the proposal.
    AnswerProposal,
    /// Record both agreements.
    RecordAgreements,
    /// Confirm that the authority takes part.
    ConfirmParticipation,
    /// Name the committee.
    NameCommittee,
    /// Plan the sessions.
    PlanSessions,
    /// Hold the startgesprek, and note what was agreed.
    HoldStartSession,
    /// Fill in the sizes of the groups.
    SetGroups,
    /// Set the period.
    SetPeriod,
    /// Look at the questionnaire as the groups will see it.
    Preview,
    /// Open the questionnaire.
    Open,
    /// Hand out codes and links.
    HandOut,
    /// The questionnaire closes and the results are computed.
    Close,
    /// Redact the open remarks.
    RedactRemarks,
    /// Choose the priorities with the committee.
    ChoosePriorities,
    /// Write the improvement plan.
    WritePlan,
    /// Record the adoption.
    Adopt,
    /// Publish report and plan.
    Publish,
    /// Keep the plan alive.
    FollowUp,
}

/// Something that somebody has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub who: Who,
    /// What.
    pub task: Task,
    /// Before or on which day.
    pub by: Option<NaiveDate>,
    /// Whether the next state of the scan waits for it.
    pub blocks: bool,
}

impl Turn {
    const fn of(who: Who, task: Task) -> Self {
        Self {
            who,
            task,
            by: None,
            blocks: true,
        }
    }

    const fn aside(who: Who, task: Task) -> Self {
        Self {
            who,
            task,
            by: None,
            blocks: false,
        }
    }

    const fn by(self, by: Option<NaiveDate>) -> Self {
        Self { by, ..self }
    }
}

/// What has to be done now, the most urgent first. Empty when the scan is over.
#[must_use]
pub fn turns(
    scan: &Scan,
    asked: Option<&Proposal>,
    remarks_waiting: bool,
    today: NaiveDate,
) -> Vec<Turn> {
    let sessions = scan.arrangements.sessions();
    let agenda = sessions.agenda.as_ref().map(|meeting| meeting.on);
    let lost =
        clerk(scan, asked).filter(|_| (State::Prepared..State::Planned).contains(&scan.state));
    let turns = match scan.state {
        State::Requested | State::Assigned => before_prepared(scan, asked, today),
        State::Prepared => before_opening(scan, today),
        State::Open => while_open(scan),
        State::Closed => after_closing(remarks_waiting, agenda),
        State::Discussed => vec![Turn::of(Who::Lead, Task::WritePlan).by(sessions.plan_on)],
        State::Planned => vec![Turn::of(Who::Lead, Task::Adopt).by(sessions.plan_on)],
        State::Adopted => vec![Turn::of(Who::Lead, Task::Publish)],
        State::Published => vec![Turn::aside(Who::Lead, Task::FollowUp)],
        State::FollowedUp | State::Cancelled => Vec::new(),
    };
    lost.into_iter().chain(turns).collect()
}

/// Who has to see to it that there is a clerk, if there is none: also of a scan that lost its first one.
const fn clerk(scan: &Scan, asked: Option<&Proposal>) -> Option<Turn> {
    match (&scan.clerk, asked) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Turn::of(Who::ProposedClerk, Task::AnswerProposal)),
        (None, None) => Some(Turn::of(Who::Programme, Task::ProposeClerk)),
    }
}

fn before_prepared(scan: &Scan, asked: Option<&Proposal>, today: NaiveDate) -> Vec<Turn> {
    let arranged = &scan.arrangements;
    let agreed = arranged.participation(today).is_some() && arranged.processing(today).is_some();
    let clerk = clerk(scan, asked);
    let agreements = (!agreed).then_some(Turn::of(Who::Lead, Task::RecordAgreements));
    let ready = agreed && scan.clerk.is_some();
    let confirm = ready.then_some(Turn::of(Who::Lead, Task::ConfirmParticipation));
    let committee =
        (arranged.committee_size() == 0).then_some(Turn::aside(Who::Lead, Task::NameCommittee));
    [clerk, agreements, confirm, committee, sessions(scan)]
        .into_iter()
        .flatten()
        .collect()
}

fn before_opening(scan: &Scan, today: NaiveDate) -> Vec<Turn> {
    let (arranged, setup) = (&scan.arrangements, &scan.setup);
    let start = arranged.sessions().start.map(|meeting| meeting.on);
    let held = arranged.start_session_held(today).is_some();
    let groups = !setup.taken_over.groups
        && setup
            .groups
            .as_ref()
            .is_some_and(|groups| groups.check().is_ok());
    let period = setup
        .period
        .as_ref()
        .and_then(|period| period.check(today).ok());
    let questions = setup
        .questions
        .as_ref()
        .is_none_or(|questions| questions.check().is_ok());
    let seen = arranged.not_previewed().is_empty();
    let ready = groups && period.is_some() && seen && questions;
    let opens_on = period.as_ref().map(|period| period.opens_on);
    let tasks = [
        (
            !held,
            Turn::aside(Who::Clerk, Task::HoldStartSession).by(start),
        ),
        (!groups, Turn::of(Who::Lead, Task::SetGroups)),
        (period.is_none(), Turn::of(Who::Lead, Task::SetPeriod)),
        (!seen || !questions, Turn::of(Who::Lead, Task::Preview)),
        (ready, Turn::of(Who::Lead, Task::Open).by(opens_on)),
        (
            arranged.committee_size() == 0,
            Turn::aside(Who::Lead, Task::NameCommittee),
        ),
    ];
    let tasks = tasks
        .into_iter()
        .filter(|(needed, _)| *needed)
        .map(|(_, turn)| turn);
    tasks.chain(sessions(scan)).collect()
}

fn while_open(scan: &Scan) -> Vec<Turn> {
    let closes_on = scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok())
        .map(|period| period.closes_on);
    let close = Turn::of(Who::Itself, Task::Close).by(closes_on);
    let hand_out = Turn::aside(Who::Lead, Task::HandOut).by(closes_on);
    [Some(hand_out), sessions(scan), Some(close)]
        .into_iter()
        .flatten()
        .collect()
}

fn after_closing(remarks_waiting: bool, agenda: Option<NaiveDate>) -> Vec<Turn> {
    let remarks = remarks_waiting.then_some(Turn::of(Who::Lead, Task::RedactRemarks).by(agenda));
    let priorities = Turn::of(Who::Clerk, Task::ChoosePriorities).by(agenda);
    remarks.into_iter().chain([priorities]).collect()
}

/// Both sessions and the day of the plan should have a date; nothing waits for it.
fn sessions(scan: &Scan) -> Option<Turn> {
    let planned = scan.arrangements.sessions();
    let missing = planned.agenda.is_none() || (planned.start.is_none() && scan.state < State::Open);
    missing.then_some(Turn::aside(Who::Lead, Task::PlanSessions))
}
