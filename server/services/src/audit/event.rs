//! Everything that is worth remembering.

use chrono::NaiveDate;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::actor::Role;
use crate::authorities::AuthorityCode;
use crate::error::Error;
use crate::ids::{
    ActionId, ApplicationId, CampaignId, ContactId, MemberId, PeerGroupId, PeerSuggestionId,
    PriorityId, RemarkId, SupportId, SupportRequestId, TalkingPointId,
};
use crate::programme::outreach::Interest;
use crate::scans::arrangements::SessionKind;
use crate::sessions::Audience;

/// Something that was done. Its kind and its fields are what the database keeps, so a variant may be added but not renamed. The logs
/// have a sentence for each in a match without a wildcard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuditEvent {
    /// Somebody got an account.
    MemberAdded {
        /// Whose account.
        member: MemberId,
        /// What the person may be.
        roles: Vec<Role>,
    },
    /// Somebody may act as lead for an authority.
    LeadNamed {
        /// Who.
        member: MemberId,
        /// For which authority.
        authority: AuthorityCode,
    },
    /// An account ended.
    MemberEnded {
        /// Whose account.
        member: MemberId,
    },
    /// Somebody asked for a link to sign in, and it went to a member.
    SignInLinkMailed {
        /// To whom.
        member: MemberId,
    },
    /// A member signed in.
    SignedIn,
    /// A member signed out.
    SignedOut,
    /// The programme office changed what it sets.
    ProgrammeSettingsChanged {
        /// Field, old value and new value.
        fields: Vec<(String, String, String)>,
    },
    /// An edition of the register was applied.
    RegisterApplied {
        /// The day of which it tells.
        as_of: NaiveDate,
        /// How many lines it has.
        lines: usize,
        /// New authorities.
        added: i64,
        /// Authorities with another name.
        renamed: i64,
        /// Authorities that went into one other.
        merged: i64,
        /// Authorities that went into several others.
        split: i64,
        /// Authorities that are to end later.
        planned: i64,
        /// Authorities of which something else changed.
        corrected: i64,
    },
    /// An officer confirmed that an authority ends.
    AuthorityEndConfirmed {
        /// Which.
        authority: AuthorityCode,
        /// Its last day.
        last_day: NaiveDate,
        /// Who goes on.
        successors: Vec<AuthorityCode>,
    },
    /// An officer took that back before it took effect.
    AuthorityEndUnconfirmed {
        /// Which authority.
        authority: AuthorityCode,
    },
    /// An authority ended. Written for its running scan as well, which goes on.
    AuthorityEnded {
        /// Which.
        authority: AuthorityCode,
        /// Its last day.
        last_day: NaiveDate,
        /// Who goes on.
        successors: Vec<AuthorityCode>,
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
    /// What the programme knows of an authority that takes no part yet was changed. Names of fields only: what stands in them goes when
    /// the authority asks for it, and this trail stays.
    OutreachChanged {
        /// Which authority.
        authority: AuthorityCode,
        /// Names of the fields that changed.
        fields: Vec<String>,
        /// Its interest from now on, where that changed.
        interest: Option<Interest>,
    },
    /// A contact with such an authority was written down, corrected, taken away or put back.
    OutreachContactChanged {
        /// With which authority.
        authority: AuthorityCode,
        /// Which contact.
        contact: ContactId,
        /// How.
        change: Change,
    },
    /// Somebody filled in that an authority applies, and was mailed a link to confirm it.
    ApplicationBegun {
        /// Which authority.
        authority: AuthorityCode,
    },
    /// An application was confirmed and waits for the programme.
    ApplicationReceived {
        /// Which authority applies.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// The programme accepted an application.
    ApplicationAccepted {
        /// Which authority applied.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// The programme declined an application.
    ApplicationDeclined {
        /// Which authority applied.
        authority: AuthorityCode,
        /// Its application.
        application: ApplicationId,
    },
    /// What was known of applicants, and contacts that were taken away, was destroyed because its time was over.
    OutreachDestroyed {
        /// Applications that nobody confirmed.
        unconfirmed: u64,
        /// Applications that were declined.
        declined: u64,
        /// Applications that nobody decided about.
        undecided: u64,
        /// Contacts that were taken away.
        contacts: u64,
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
    /// A version of the questionnaire was brought, and waits for a second officer.
    QuestionnaireBrought {
        /// Its number.
        version: String,
        /// SHA-256 of its file.
        hash: String,
    },
    /// A version of the questionnaire was released.
    QuestionnaireReleased {
        /// Its number.
        version: String,
        /// SHA-256 of its file.
        hash: String,
    },
    /// A version that waited was taken back.
    QuestionnaireWithdrawn {
        /// Its number.
        version: String,
        /// Why.
        reason: String,
    },
    /// A group in intervision was formed, or its name, its facilitator or its meetings changed.
    PeerGroupChanged {
        /// Which.
        group: PeerGroupId,
        /// Its name from then on.
        name: String,
        /// How.
        change: Change,
    },
    /// An authority was put in a group, or taken out before it began.
    PeerMemberChanged {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The authority.
        authority: AuthorityCode,
        /// How.
        change: Change,
    },
    /// The leads of a group were invited.
    PeerGroupInvited {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many authorities.
        authorities: usize,
    },
    /// A group began with those who had said yes.
    PeerGroupBegun {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many take part.
        authorities: usize,
        /// How many had said no, or nothing.
        left_out: usize,
    },
    /// An authority left a group that had begun.
    PeerMemberLeft {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The authority.
        authority: AuthorityCode,
        /// Why.
        reason: String,
        /// Whether the programme took it out; otherwise its lead stopped.
        taken_out: bool,
    },
    /// A group that became too small goes on as it is.
    PeerGroupStaysSmall {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// How many take part.
        authorities: usize,
    },
    /// A group was cancelled, or goes on after all.
    PeerGroupCancelled {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// Why; `None` when it goes on.
        reason: Option<String>,
    },
    /// A group was closed, or opened again.
    PeerGroupClosed {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// Whether it was closed.
        closed: bool,
    },
    /// A group was reminded of a meeting.
    PeerMeetingReminded {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
        /// The day of the meeting.
        on: NaiveDate,
    },
    /// The last meeting of a group was over, and its leads were asked what they take along.
    PeerReportsAsked {
        /// Which.
        group: PeerGroupId,
        /// Its name.
        name: String,
    },
    /// The authority of a scan was invited to a group in intervision.
    PeerInvited {
        /// Which group.
        group: PeerGroupId,
        /// Its name.
        name: String,
    },
    /// The lead answered.
    PeerAnswered {
        /// Which group.
        group: PeerGroupId,
        /// Whether they take part.
        accepted: bool,
        /// What the lead wrote with it; may be empty.
        line: String,
    },
    /// The lead brought a question, or changed it.
    PeerQuestionKept {
        /// To which group.
        group: PeerGroupId,
    },
    /// Another authority gave a suggestion for the question of this scan, took it back or put it back.
    PeerSuggestionGiven {
        /// Which.
        suggestion: PeerSuggestionId,
        /// Who gave it.
        from: AuthorityCode,
        /// How.
        change: Change,
    },
    /// The lead thanked for a suggestion, or keeps it for later.
    PeerSuggestionDecided {
        /// Which.
        suggestion: PeerSuggestionId,
        /// `thanked` or `later`.
        decision: String,
    },
    /// A suggestion became an action of the plan.
    PeerSuggestionTaken {
        /// Which.
        suggestion: PeerSuggestionId,
        /// The action.
        action: ActionId,
    },
    /// The lead wrote down what they take along.
    PeerReportKept {
        /// From which group.
        group: PeerGroupId,
    },
    /// A scan was asked for.
    ScanRequested {
        /// Whose scan it is.
        authority: AuthorityCode,
        /// Who leads it.
        lead: MemberId,
    },
    /// The lead was told that a repeat measurement can be asked for, which happens once.
    RepeatSuggested,
    /// A clerk was asked to guide the scan.
    ClerkProposed {
        /// Who was asked.
        clerk: MemberId,
    },
    /// The clerk said yes.
    ClerkAccepted {
        /// Who.
        clerk: MemberId,
    },
    /// The clerk said no.
    ClerkDeclined {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// The programme took back the proposal, or ended the part of a clerk who had said yes.
    ClerkWithdrawn {
        /// Who had been asked.
        clerk: MemberId,
    },
    /// The clerk was asked although a rule about distance, or an earlier no, stood in the way.
    RuleOverridden {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// The clerk had not answered in time and was reminded, which happens once.
    ClerkReminded {
        /// Who.
        clerk: MemberId,
    },
    /// Another clerk was asked to take over a scan that is running.
    SuccessorProposed {
        /// Who was asked.
        clerk: MemberId,
        /// Why the scan goes to somebody else.
        reason: String,
    },
    /// A clerk no longer guides the scan, before somebody else does.
    ClerkRelieved {
        /// Who guided it.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// Another clerk took over.
    ClerkTookOver {
        /// Who guided it until then, if nobody had ended that before.
        from: Option<MemberId>,
        /// Who guides it now.
        to: MemberId,
    },
    /// A second clerk was asked to guide the scan beside the first.
    SecondClerkProposed {
        /// Who was asked.
        clerk: MemberId,
    },
    /// The second clerk said yes.
    SecondClerkJoined {
        /// Who.
        clerk: MemberId,
    },
    /// One of two clerks stopped by their own choice.
    ClerkSteppedBack {
        /// Who.
        clerk: MemberId,
        /// Why.
        reason: String,
    },
    /// After a no the programme decided to ask nobody else.
    ClerkSearchEnded,
    /// Somebody else leads the scan.
    LeadChanged {
        /// Who led it until then.
        from: MemberId,
        /// Who leads it now.
        to: MemberId,
    },
    /// Somebody was invited to the pool of clerks.
    PoolMemberInvited {
        /// Who.
        member: MemberId,
    },
    /// What a clerk tells about themselves was saved.
    PoolProfileKept {
        /// Whose profile.
        member: MemberId,
        /// Names of the fields that changed.
        fields: Vec<String>,
    },
    /// A period in which a clerk is away was written down or taken out.
    AbsenceChanged {
        /// Who is away.
        member: MemberId,
        /// The first day.
        from: NaiveDate,
        /// The last day.
        until: NaiveDate,
        /// How.
        change: Change,
    },
    /// A clerk and an authority were put on the conflict list.
    ConflictListed {
        /// The clerk.
        member: MemberId,
        /// The authority.
        authority: AuthorityCode,
        /// Why.
        reason: String,
    },
    /// They were taken from the list.
    ConflictLifted {
        /// The clerk.
        member: MemberId,
        /// The authority.
        authority: AuthorityCode,
    },
    /// A file with clerks was imported.
    PoolImported {
        /// How many are new.
        added: usize,
        /// How many were in the pool already.
        changed: usize,
    },
    /// A member gave their calendar another address.
    CalendarRenewed,
    /// Something about a scan was filled in or changed.
    ScanFilledIn {
        /// Which part of it.
        part: ScanPart,
    },
    /// The lead looked at the questionnaire as one group sees it.
    PreviewSeen {
        /// The code of the group.
        group: RespondentGroup,
    },
    /// Both agreements are there: the authority takes part.
    ScanPrepared,
    /// The questionnaire opened; its setup is frozen.
    ScanOpened {
        /// The version of the instrument.
        version: String,
        /// How many questions of the authority's own.
        local_questions: usize,
    },
    /// A new list of personal codes was made; all of before that were not used stopped working.
    CodesMade {
        /// For which group.
        group: RespondentGroup,
        /// How many.
        codes: u32,
    },
    /// The link that a group shares was replaced.
    LinkRenewed {
        /// Of which group.
        group: RespondentGroup,
    },
    /// The questionnaire closed: results were computed and what they came from was destroyed.
    ScanClosed {
        /// By somebody, or at the end of its period.
        by_hand: bool,
        /// Codes and drafts destroyed.
        destroyed: u64,
    },
    /// The first day that was planned came, and the lead was reminded to open the questionnaire.
    OpeningReminded {
        /// The day.
        planned_on: NaiveDate,
    },
    /// The files were rewritten, so that nothing of what was destroyed is left in them.
    StoreCompacted,
    /// An open remark was released, withheld or put back.
    RemarkDecided {
        /// Which.
        remark: RemarkId,
        /// What was decided: `released`, `withheld` or `waiting`.
        decision: String,
    },
    /// The interpretation of a theme was written.
    InterpretationWritten {
        /// Key of the theme.
        theme: String,
    },
    /// A talking point was changed.
    TalkingPointChanged {
        /// Which.
        point: TalkingPointId,
        /// How.
        change: Change,
    },
    /// The script of a session was changed, a step of it was ticked off, or it was set back.
    ScriptChanged {
        /// Of which session.
        session: SessionKind,
    },
    /// Interpretations and talking points are read by others than before.
    TalkShared {
        /// Who reads them now.
        with: Audience,
    },
    /// A priority was changed.
    PriorityChanged {
        /// Which.
        priority: PriorityId,
        /// How.
        change: Change,
    },
    /// The room of the talk was opened: people can come in.
    RoomOpened,
    /// The room ended, and what was known of the phones in it was destroyed.
    RoomEnded {
        /// By somebody, or because its time was over.
        by_hand: bool,
        /// How many phones were in it.
        phones: u64,
    },
    /// People in the room pick from now on.
    PicksOpened {
        /// Which round: counted from 1 over those that were not withdrawn.
        round: i64,
    },
    /// The picks were counted and destroyed.
    PicksClosed {
        /// Which round.
        round: i64,
        /// How many phones picked.
        phones: u64,
    },
    /// The tally of the picks was shown.
    PicksRevealed {
        /// Which round.
        round: i64,
    },
    /// A round was taken back while people picked. What they picked was destroyed uncounted.
    PicksWithdrawn {
        /// Which round.
        round: i64,
        /// How many phones had picked.
        phones: u64,
    },
    /// A suggestion from the room was shown or hidden.
    SuggestionDecided {
        /// Whether it can be picked from now on.
        shown: bool,
    },
    /// One group can fill in the questionnaire in a room, with a code on the screen.
    RoomCodeOpened {
        /// Which group.
        group: RespondentGroup,
        /// For how many minutes.
        minutes: u32,
    },
    /// The code on the screen was closed before its time.
    RoomCodeClosed {
        /// Of which group.
        group: RespondentGroup,
    },
    /// The talk was concluded.
    ScanDiscussed {
        /// How many priorities were chosen.
        priorities: usize,
    },
    /// An action of the plan was changed.
    ActionChanged {
        /// Which.
        action: ActionId,
        /// How.
        change: Change,
    },
    /// With a priority of the plan, support of the programme was asked for, the question was changed, or both were taken back.
    SupportAsked {
        /// Which priority.
        priority: PriorityId,
        /// Which support.
        support: SupportId,
        /// What it was called then.
        name: String,
        /// How.
        change: Change,
    },
    /// The programme took up that support was asked for, or did not after all.
    SupportTakenUp {
        /// What was asked.
        request: SupportRequestId,
        /// What the support was called then.
        name: String,
        /// Whether it is taken up now.
        taken_up: bool,
    },
    /// The plan is ready to be laid before the elected body.
    PlanWritten {
        /// How many actions it has.
        actions: usize,
    },
    /// The plan, or a later version of it, was adopted.
    PlanAdopted {
        /// Number of the version.
        version: i64,
        /// The day.
        on: NaiveDate,
        /// By whom.
        by: String,
        /// What the body calls its decision; empty where that was not written down.
        #[serde(default)]
        decision_number: String,
    },
    /// A change of the adopted plan was begun.
    PlanAmended {
        /// Why.
        reason: String,
    },
    /// The change that was being written was given up.
    PlanAmendmentGivenUp,
    /// Somebody told how an action goes.
    ActionReported {
        /// Which.
        action: ActionId,
        /// Whether its owner did, by a link.
        by_owner: bool,
    },
    /// The lead took over the day that an owner proposed, or did not.
    ActionDayDecided {
        /// Of which action.
        action: ActionId,
        /// The day.
        on: NaiveDate,
        /// Whether it was taken over.
        accepted: bool,
    },
    /// The address of an owner was written down, changed or taken away.
    OwnerAddressKept {
        /// Of which action.
        action: ActionId,
    },
    /// The owner of an action got a link.
    OwnerLinkMailed {
        /// In which round.
        round: i64,
    },
    /// The link of an owner was taken back.
    OwnerLinkRevoked {
        /// In which round.
        round: i64,
    },
    /// A round of progress opened.
    RoundOpened {
        /// 1 or 2.
        round: i64,
        /// Its last day.
        closes_on: NaiveDate,
    },
    /// A round of progress closed, and its links went.
    RoundClosed {
        /// 1 or 2.
        round: i64,
    },
    /// The owner of an action, or else the lead, was reminded of its day.
    ActionReminded {
        /// Which.
        action: ActionId,
        /// The day.
        due_on: NaiveDate,
    },
    /// How it goes became public.
    ProgressPublished {
        /// In which round.
        round: i64,
    },
    /// The lead ended that the plan is followed.
    FollowUpStopped {
        /// Why.
        reason: String,
    },
    /// The lead went on to follow the plan.
    FollowUpResumed,
    /// The authority ended, so no rounds and reminders come any more, which the lead was told.
    RoundsEnded {
        /// The last day of the authority.
        last_day: NaiveDate,
    },
    /// The rounds of progress are over, and with them the scan.
    ScanFollowedUp,
    /// Results and plan became public, and the counters were destroyed.
    ScanPublished {
        /// The public address.
        path: String,
        /// Counters destroyed.
        counters: u64,
    },
    /// What was left three months after closing was destroyed.
    LateDestroyed {
        /// Remarks that nobody released.
        remarks: u64,
        /// Counters.
        counters: u64,
    },
    /// The answer to the released remarks of a theme was changed.
    RemarksAnswered {
        /// Key of the theme.
        theme: String,
        /// How.
        change: Change,
    },
    /// The scan was cancelled.
    ScanCancelled {
        /// Why.
        reason: String,
        /// Codes and drafts destroyed.
        destroyed: u64,
    },
}

/// A part of what is filled in about a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanPart {
    /// Participation form and processing agreement.
    Agreements,
    /// The committee.
    Committee,
    /// The dates of the sessions.
    Sessions,
    /// How the startgesprek went.
    StartSession,
    /// Sizes, executive, minimum, areas.
    Groups,
    /// The authority's own questions.
    Questions,
    /// Period and contact.
    Period,
}

/// What happened to something in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was added.
    Added,
    /// Its text changed.
    Changed,
    /// It changed places.
    Moved,
    /// It was taken out.
    Removed,
    /// It was put back.
    Restored,
}

impl Change {
    /// Taking out, or putting back.
    pub(crate) const fn of_removal(removed: bool) -> Self {
        if removed {
            Self::Removed
        } else {
            Self::Restored
        }
    }
}

impl AuditEvent {
    /// Whether it tells no more than that a text was typed on: such texts are saved while their writer goes on.
    pub(crate) const fn is_of_typing(&self) -> bool {
        matches!(
            self,
            Self::InterpretationWritten { .. }
                | Self::ScriptChanged { .. }
                | Self::ScanFilledIn {
                    part: ScanPart::StartSession,
                }
                | Self::TalkingPointChanged {
                    change: Change::Changed,
                    ..
                }
                | Self::PriorityChanged {
                    change: Change::Changed,
                    ..
                }
        )
    }

    /// The two columns of the database.
    pub(super) fn kind_and_detail(&self) -> Result<(String, String), Error> {
        let mut fields: Map<String, Value> = match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            Ok(other) => {
                return Err(Error::unavailable(format!(
                    "an audit event is not an object: {other}"
                )));
            }
            Err(cause) => return Err(Error::unavailable(cause)),
        };
        let Some(Value::String(kind)) = fields.remove("kind") else {
            return Err(Error::unavailable("an audit event has no kind"));
        };
        Ok((kind, Value::Object(fields).to_string()))
    }

    /// Reads the two columns back. `None` for an event of a version of the program that this one does not know.
    pub(super) fn from_kind_and_detail(kind: &str, detail: &str) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_str(detail).ok()?;
        fields.insert("kind".to_owned(), kind.into());
        serde_json::from_value(Value::Object(fields)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_back_from_its_columns() {
        let added = AuditEvent::MemberAdded {
            member: MemberId::random(),
            roles: vec![Role::Clerk, Role::Lead],
        };
        for event in [added, AuditEvent::SignedOut] {
            let (kind, detail) = event.kind_and_detail().unwrap();
            assert!(!detail.contains("kind"), "{detail}");
            assert_eq!(
                AuditEvent::from_kind_and_detail(&kind, &detail),
                Some(event)
            );
        }
        assert_eq!(
            AuditEvent::from_kind_and_detail("from_the_future", "{}"),
            None
        );
    }
}
