//! What happens in the demonstration, as data. A day is counted from today: −12 is twelve days ago, 30 is a month from now.
//!
//! A story goes on as far as its parts go: without an opening the scan stays prepared, without a closing it stays open.

mod asking;
mod beginnings;
mod campaigns;
mod drenthe;
mod horst_aan_de_maas;
mod noordoostpolder;
mod outlines;
mod peers;
mod profile;
pub(super) mod questionnaire;
mod recruiting;
mod s_hertogenbosch;
mod sudwest_fryslan;
mod usual;
mod utrechtse_heuvelrug;
mod wetterskip_fryslan;

use questionnaires::kind::RespondentGroup;
use services::progress::ActionStatus;
use services::sessions::Audience;

use super::people::Person;
pub(super) use asking::{ALL as ASKED, Asked};
pub(super) use campaigns::{ALL as CAMPAIGNS, Campaign};
pub(super) use peers::{ALL as PEERS, Became, Member as PeerMember, Peers};
pub(super) use profile::{Profile, Tendency, Tilt};
pub(super) use recruiting::{APPLIED, Applied, RECRUITED, Recruited};

/// The authority whose questionnaire is open.
pub(super) const OPEN: &str = "GM1900";

/// The authority whose talk is tomorrow, with everything ready for it.
pub(super) const TALK: &str = "GM0796";

/// The authority whose startgesprek comes next week.
pub(super) const START_TALK: &str = "GM0687";

/// The authority whose scan is over, both rounds of progress included, and the day on which its lead says so.
pub(super) const CONCLUDED: (&str, i64) = ("GM1680", -20);

/// The authority that goes on in another, and the day on which an officer confirms that.
pub(super) const MERGED: (&str, i64) = ("GM1696", -30);

/// The scans that are told with everything in them.
const TOLD: &[&Story] = &[
    &drenthe::STORY,
    &beginnings::SCHOUWEN_DUIVELAND,
    &s_hertogenbosch::STORY,
    &wetterskip_fryslan::STORY,
    &horst_aan_de_maas::STORY,
    &noordoostpolder::STORY,
    &utrechtse_heuvelrug::STORY,
    &beginnings::HARDINXVELD_GIESSENDAM,
    &beginnings::HOLLANDS_KROON,
    &beginnings::NUENEN,
    &sudwest_fryslan::STORY,
];

/// Who leads the scans that are told with everything in them.
pub(super) fn leads() -> impl Iterator<Item = &'static Person> {
    TOLD.iter().map(|story| &story.request.lead)
}

/// Every scan of the demonstration.
pub(super) fn all() -> impl Iterator<Item = &'static Story> {
    TOLD.iter().copied().chain(outlines::ALL)
}

/// One scan.
#[derive(Debug)]
pub(super) struct Story {
    pub request: Request,
    pub clerk: Option<ClerkPart>,
    pub cancelled: Option<Cancelled>,
    pub agreements: Option<Agreements>,
    pub preparation: Option<Preparation>,
    pub opening: Option<Opening>,
    pub response: Option<Response>,
    pub remarks: &'static [Remark],
    pub closing: Option<Closing>,
    pub talk: Option<Talk>,
    pub plan: Option<Plan>,
}

/// The request.
#[derive(Debug)]
pub(super) struct Request {
    pub on: i64,
    /// Code in the register.
    pub authority: &'static str,
    pub lead: Person,
    /// The lead asked; otherwise the programme did, and named the lead.
    pub by_lead: bool,
    /// It repeats the earlier scan of the same lead, and begins from it.
    pub repeats: bool,
    pub reason: &'static str,
    /// A day in the first month it wants; the one after it is the last.
    pub wanted: i64,
    /// Seats; empty takes those of the register.
    pub council: &'static str,
    pub executive: &'static str,
    pub staff: &'static str,
}

/// Finding a clerk.
#[derive(Debug)]
pub(super) struct ClerkPart {
    /// Who said no first, and why.
    pub declined: Option<(Who, &'static str)>,
    pub proposed: i64,
    pub person: Who,
    /// The day of the yes; `None` while it waits.
    pub accepted: Option<i64>,
    /// Who guides it beside them.
    pub second: Option<Second>,
}

/// A second clerk, who says yes.
#[derive(Debug)]
pub(super) struct Second {
    pub asked: i64,
    pub person: Who,
    pub accepted: i64,
}

/// A clerk.
#[derive(Debug)]
pub(super) enum Who {
    /// The story is about this one.
    Named(&'static Person),
    /// Whom the pool offers first, of those whom no story names.
    First,
}

/// The end before the end.
#[derive(Debug)]
pub(super) struct Cancelled {
    pub on: i64,
    pub reason: &'static str,
}

/// Both agreements, and that the authority takes part.
#[derive(Debug)]
pub(super) struct Agreements {
    pub on: i64,
    /// Who signed the participation form.
    pub signed_by: &'static str,
    /// The controller.
    pub controller: &'static str,
}

/// Committee, sessions and groups.
#[derive(Debug)]
pub(super) struct Preparation {
    pub on: i64,
    /// Names by group, one a line.
    pub committee: [&'static str; 4],
    /// The startgesprek; held when the day is over. What it decides is then filled in.
    pub start: Meeting,
    /// What was agreed there.
    pub agreed: &'static str,
    pub agenda: Meeting,
    /// The day on which the elected body takes the plan.
    pub plan_on: i64,
    /// Senior staff who answer with the executive; empty where it stands alone.
    pub senior_staff: &'static str,
    pub areas: &'static str,
    /// A statement of the authority's own, to everybody.
    pub question: &'static str,
    /// Its open questions after that, three at the most: `L2` and on where there is a statement.
    pub open_questions: &'static [&'static str],
}

/// A session.
#[derive(Debug)]
pub(super) struct Meeting {
    pub on: i64,
    pub at: &'static str,
    pub place: &'static str,
}

/// The period of the questionnaire. It opens on its first day.
#[derive(Debug)]
pub(super) struct Opening {
    pub opens: i64,
    pub closes: i64,
    /// Whom respondents can ask.
    pub contact: (&'static str, &'static str),
}

/// Who fills in. In the order of groups.
#[derive(Debug)]
pub(super) struct Response {
    pub on: i64,
    pub sent: [u32; 4],
    /// Who stopped halfway.
    pub begun: [u32; 4],
    pub profile: &'static Profile,
}

/// An open remark.
#[derive(Debug)]
pub(super) struct Remark {
    pub group: RespondentGroup,
    /// Key of the theme, or of the open question.
    pub theme: &'static str,
    pub text: &'static str,
    pub then: Then,
}

/// What the lead does with a remark.
#[derive(Debug)]
pub(super) enum Then {
    /// Nothing yet.
    Waits,
    /// It may be read as it is.
    Released,
    /// It may be read like this.
    Redacted(&'static str),
    /// Nobody reads it.
    Withheld,
}

/// The end of the questionnaire.
#[derive(Debug)]
pub(super) enum Closing {
    /// The lead closes it.
    ByHand(i64),
    /// The program does, on the first day after the period.
    ByItself,
}

/// What the clerk and the lead write down for the talk.
#[derive(Debug)]
pub(super) struct Talk {
    /// When remarks are redacted.
    pub redacted: i64,
    /// When the rest is written.
    pub prepared: i64,
    /// Theme and what its results seem to say.
    pub interpretations: &'static [(&'static str, &'static str)],
    /// Statements (their keys with spaces between, empty for none) and what to talk about.
    pub points: &'static [(&'static str, &'static str)],
    /// How far it is before a talk that is not held yet; without it the clerk keeps what is written private.
    pub eve: Option<Eve>,
    /// The day of the talk, with which it is concluded.
    pub held: Option<i64>,
    pub priorities: &'static [Priority],
}

/// The days before a talk.
#[derive(Debug)]
pub(super) struct Eve {
    /// Who reads interpretations and talking points.
    pub shared: Audience,
    /// Who is invited, one a line.
    pub invited: &'static str,
    /// What the clerk adds to the script: what, how many minutes, and how many places before the end.
    pub script: &'static [(&'static str, &'static str, usize)],
}

/// A priority, with what the plan says of it.
#[derive(Debug)]
pub(super) struct Priority {
    /// Key of the direction.
    pub direction: &'static str,
    /// Words of the group's own; empty takes those of the direction.
    pub title: &'static str,
    pub statements: &'static [&'static str],
    pub dissent: &'static str,
    pub finding: &'static str,
    pub goal: &'static str,
    pub actions: &'static [Action],
}

/// An action.
#[derive(Debug)]
pub(super) struct Action {
    pub what: &'static str,
    pub first_step: &'static str,
    pub owner: &'static str,
    pub others: &'static str,
    /// The day on which it is done, counted as [`Plan::due_from`] says; `None` while it is not known.
    pub due: Option<i64>,
    pub how_seen: &'static str,
}

/// From writing to publishing.
#[derive(Debug)]
pub(super) struct Plan {
    pub written: i64,
    /// The day from which the days of its actions are counted.
    pub due_from: i64,
    /// The day on which the lead said that it is ready.
    pub ready: Option<i64>,
    /// Theme and what the lead answers to its remarks.
    pub answers: &'static [(&'static str, &'static str)],
    /// The day of adoption, and by whom.
    pub adopted: Option<(i64, &'static str)>,
    pub published: Option<i64>,
    /// How its actions go afterwards.
    pub following: Option<Following>,
}

/// How the actions of an adopted plan go.
#[derive(Debug)]
pub(super) struct Following {
    /// The address of the owner of each action, in the order of the plan; empty for none. Further actions have none.
    pub owners: &'static [&'static str],
    pub told: &'static [Told],
}

/// What somebody tells of an action: its owner by the mailed link where there is an address, and else the lead.
#[derive(Debug)]
pub(super) struct Told {
    /// So many days after adoption. What lies in the future is not told yet.
    pub after: i64,
    /// The place of the action in the plan, from 0; of a plan with fewer actions nothing is told.
    pub action: usize,
    pub status: ActionStatus,
    pub note: &'static str,
    /// Another day for it, so many days later, and why.
    pub moved: Option<(i64, &'static str)>,
}
