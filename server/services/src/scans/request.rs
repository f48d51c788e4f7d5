//! The request: an authority asks for a scan, or the programme does so for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::State;
use super::wanted::{Wanted, WantedMonths};
use super::{Arrangements, GroupsForm, SetupForm};
use crate::Services;
use crate::accounts;
use crate::actor::{Actor, Member, Role};
use crate::audit::{self, ScanEvent};
use crate::authorities::changes::{PlannedChange, Stage, planned_end};
use crate::authorities::{Authority, AuthorityCode, find};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::store::{Day, Instant, WriteTransaction, is_unique_violation};
use crate::typed::{
    LONGEST_LINE, LONGEST_TEXT, optional_text, required_email, required_line, required_text,
};

use super::letters;
use super::list::{EarlierScan, earlier_scans};
use super::record::load;
use super::setup::noted;

/// The request as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestForm {
    /// The code of the authority.
    pub authority: String,
    /// Why it wants a scan.
    pub reason: String,
    /// From which month it would like to hold it, as `2027-03`; empty while that is not known.
    pub wanted_from: String,
    /// To which month; empty while that is not known.
    pub wanted_until: String,
    /// What else to know about when; may stay empty.
    pub wanted_remark: String,
    /// Seats of the elected body; may stay empty.
    pub council: String,
    /// Members of the executive; may stay empty.
    pub executive: String,
    /// Staff who will be invited; may stay empty.
    pub staff: String,
    /// Who leads the scan: asked of the programme, a lead is it already.
    pub lead_name: String,
    /// Where to reach that person.
    pub lead_email: String,
    /// The earlier scan that this one repeats or follows up; empty for none.
    pub previous: String,
}

/// What the form offers for one authority.
#[derive(Clone, Debug)]
pub struct RequestOptions {
    /// The authority.
    pub authority: Authority,
    /// Whether it has a scan that is not finished.
    pub running: bool,
    /// Whether who fills in the form says who leads the scan.
    pub names_lead: bool,
    /// Earlier scans of the authority and of those that merged into it, the last first.
    pub earlier: Vec<EarlierScan>,
    /// How the authority is to end, where that is foreseen.
    pub change: Option<PlannedChange>,
}

/// A request in which nothing is wrong.
pub(crate) struct Intake {
    authority: Authority,
    reason: String,
    wanted: Wanted,
    lead: Option<(String, String)>,
    previous: Option<ScanId>,
    setup: SetupForm,
}

/// What the form for this authority looks like.
///
/// # Errors
/// [`Error::Forbidden`] for a member who may not ask for a scan of it; [`Error::NotFound`] when it is not in the register.
pub async fn request_options(
    actor: &Actor,
    services: &Services,
    code: &AuthorityCode,
) -> Result<RequestOptions, Error> {
    let names_lead = may_request(actor, code)?;
    let mut connection = services.store().read().acquire().await?;
    let authority = find(&mut connection, code).await?.ok_or(Error::NotFound)?;
    let running = sqlx::query("SELECT id FROM scans WHERE authority_code = $1 AND running = 1")
        .bind(code)
        .fetch_optional(&mut *connection)
        .await?
        .is_some();
    let today = services.clock().today();
    let earlier = earlier_scans(&mut connection, code, today).await?;
    let change = planned_end(&mut connection, code, today).await?;
    Ok(RequestOptions {
        change: change.filter(|change| change.stage != Stage::Done),
        authority,
        running,
        names_lead,
        earlier,
    })
}

/// Asks for a scan.
///
/// # Errors
/// [`Error::Invalid`] with every field that is missing or wrong, an unknown or ended authority among them;
/// [`Refusal::ScanRunning`] when the authority has a scan that is not finished.
pub async fn request(
    actor: &Actor,
    services: &Services,
    form: &RequestForm,
) -> Result<ScanId, Error> {
    let intake = check_request(actor, services, form).await?;
    let mut transaction = services.store().write().await?;
    let id = place_request(&mut transaction, services, actor, &intake).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Checks a request, for [`place_request`].
///
/// # Errors
/// As [`request`], but for a scan that runs.
pub(crate) async fn check_request(
    actor: &Actor,
    services: &Services,
    form: &RequestForm,
) -> Result<Intake, Error> {
    check(actor.require_member()?, services, form).await
}

/// Asks for a scan inside the transaction of a use case that does more than this.
///
/// # Errors
/// [`Refusal::ScanRunning`]; [`Error::Invalid`] for a lead whose account has ended.
pub(crate) async fn place_request(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    intake: &Intake,
) -> Result<ScanId, Error> {
    let id = ScanId::random();
    let lead = lead(transaction, services, actor, intake).await?;
    insert(transaction, services, (&id, &lead), intake).await?;
    let event = ScanEvent::ScanRequested {
        authority: intake.authority.code.clone(),
        lead: lead.clone(),
    }
    .into();
    audit::record(transaction, services, actor, Some(&id), &event).await?;
    if let Some((name, email)) = &intake.lead {
        let named = (name.as_str(), email.as_str());
        letters::lead_named(transaction, services, &id, named, &intake.authority).await?;
    }
    Ok(id)
}

/// Whether the member may ask for a scan of it, and then whether they say who leads it.
pub(super) fn may_request(actor: &Actor, code: &AuthorityCode) -> Result<bool, Error> {
    let member = actor.require_member()?;
    match (member.is(Role::Programme), member.leads(code)) {
        (true, _) => Ok(true),
        (false, true) => Ok(false),
        (false, false) => Err(Error::Forbidden),
    }
}

async fn check(member: &Member, services: &Services, form: &RequestForm) -> Result<Intake, Error> {
    if !(member.is(Role::Programme) || member.is(Role::Lead)) {
        return Err(Error::Forbidden);
    }
    let mut problems = Vec::new();
    let authority = authority(services, &form.authority).await?;
    let authority = noted(&mut problems, "authority", authority);
    if let Some(authority) = &authority {
        may_request(&Actor::Member(member.clone()), &authority.code)?;
    }
    let reason = noted(
        &mut problems,
        "reason",
        required_text(&form.reason, LONGEST_TEXT),
    );
    let wanted = form.wanted(services.clock().today(), &mut problems);
    let lead = lead_of(member, form, &mut problems);
    let previous = noted(
        &mut problems,
        "previous",
        previous(services, authority.as_ref(), &form.previous).await?,
    );
    let begun = previous.as_ref().and_then(|named| named.as_ref());
    let begun = begun.and_then(|earlier| earlier.setup.as_ref());
    let setup = authority
        .as_ref()
        .map(|authority| form.setup(authority, begun, &mut problems));
    match (authority, reason, wanted, lead, previous, setup) {
        (Some(authority), Some(reason), Some(wanted), Some(lead), Some(previous), Some(setup))
            if problems.is_empty() =>
        {
            Ok(Intake {
                authority,
                reason,
                wanted,
                lead,
                previous: previous.map(|earlier| earlier.id),
                setup,
            })
        }
        _ => Err(Error::Invalid(problems)),
    }
}

/// The authority, if it exists today.
async fn authority(
    services: &Services,
    typed: &str,
) -> Result<Result<Authority, ProblemCode>, Error> {
    if typed.trim().is_empty() {
        return Ok(Err(ProblemCode::Missing));
    }
    let Some(code) = AuthorityCode::parse(typed) else {
        return Ok(Err(ProblemCode::UnknownAuthority));
    };
    let mut connection = services.store().read().acquire().await?;
    Ok(match find(&mut connection, &code).await? {
        Some(authority) if authority.exists_on(services.clock().today()) => Ok(authority),
        Some(_) => Err(ProblemCode::EndedAuthority),
        None => Err(ProblemCode::UnknownAuthority),
    })
}

/// Whom the programme names as lead; `Some(None)` for a lead who asks for their own authority.
fn lead_of(
    member: &Member,
    form: &RequestForm,
    problems: &mut Vec<Problem>,
) -> Option<Option<(String, String)>> {
    if !member.is(Role::Programme) {
        return Some(None);
    }
    let name = noted(problems, "lead_name", required_line(&form.lead_name));
    let email = noted(problems, "lead_email", required_email(&form.lead_email));
    name.zip(email).map(Some)
}

/// The earlier scan that a request names.
struct Named {
    id: ScanId,
    /// How it was set up, where this is a repeat measurement of it.
    setup: Option<SetupForm>,
}

/// The earlier scan: the last of this authority, once enough time has passed, or one of an authority that merged into it.
async fn previous(
    services: &Services,
    authority: Option<&Authority>,
    typed: &str,
) -> Result<Result<Option<Named>, ProblemCode>, Error> {
    let (Some(authority), false) = (authority, typed.trim().is_empty()) else {
        return Ok(Ok(None));
    };
    let mut connection = services.store().read().acquire().await?;
    let today = services.clock().today();
    let earlier = earlier_scans(&mut connection, &authority.code, today).await?;
    let found = earlier
        .into_iter()
        .find(|scan| scan.id.as_str() == typed.trim());
    let Some(found) = found else {
        return Ok(Err(ProblemCode::Missing));
    };
    if !found.may_be_named() {
        let is_early = found.offer.is_some_and(|offer| !offer.timing.allows());
        return Ok(Err(if is_early {
            ProblemCode::InTheFuture
        } else {
            ProblemCode::NotAChoice
        }));
    }
    let setup = match found.offer {
        Some(_) => Some(load(&mut connection, &found.id).await?.setup),
        None => None,
    };
    Ok(Ok(Some(Named {
        id: found.id,
        setup,
    })))
}

impl RequestForm {
    /// When, where nothing is wrong with it.
    fn wanted(&self, today: NaiveDate, problems: &mut Vec<Problem>) -> Option<Wanted> {
        let months = WantedMonths::read(&self.wanted_from, &self.wanted_until, today)
            .map_err(|problem| problems.push(problem))
            .ok();
        let remark = optional_text(&self.wanted_remark, LONGEST_LINE);
        let remark = noted(problems, "wanted_remark", remark);
        let (months, remark) = months.zip(remark)?;
        Some(Wanted { months, remark })
    }

    /// The sizes known so far become the beginning of the setup; a repeat measurement begins as the `earlier` one was set up. What is
    /// typed has to be a number, but may be missing.
    fn setup(
        &self,
        authority: &Authority,
        earlier: Option<&SetupForm>,
        problems: &mut Vec<Problem>,
    ) -> SetupForm {
        let begun = earlier.map(SetupForm::taken_over).unwrap_or_default();
        let known = begun
            .groups
            .clone()
            .unwrap_or_else(|| GroupsForm::of_register(authority));
        let or_known = |typed: &str, known: &str| {
            let text = if typed.trim().is_empty() {
                known
            } else {
                typed
            };
            text.to_owned()
        };
        let groups = GroupsForm {
            council: or_known(&self.council, &known.council),
            executive: or_known(&self.executive, &known.executive),
            staff: or_known(&self.staff, &known.staff),
            ..known
        };
        let asked_later = |problem: &Problem| {
            problem.code == ProblemCode::Missing || problem.field == "senior_staff"
        };
        let wrong = groups.check().err().unwrap_or_default();
        problems.extend(wrong.into_iter().filter(|problem| !asked_later(problem)));
        SetupForm {
            groups: Some(groups),
            ..begun
        }
    }
}

/// The member who leads the scan; somebody new gets an account.
async fn lead(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    intake: &Intake,
) -> Result<MemberId, Error> {
    match &intake.lead {
        Some((name, email)) => {
            accounts::lead_by_address(
                transaction,
                services,
                actor,
                (name, email),
                &intake.authority.code,
            )
            .await
        }
        None => Ok(actor.require_member()?.id.clone()),
    }
}

async fn insert(
    transaction: &mut WriteTransaction,
    services: &Services,
    (id, lead): (&ScanId, &MemberId),
    intake: &Intake,
) -> Result<(), Error> {
    let state = State::Requested;
    let months = intake.wanted.months;
    let inserted = sqlx::query(
        "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, wanted_from, wanted_until, requested_on, lead_id, \
         previous_scan_id, arrangements, setup) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id)
    .bind(&intake.authority.code)
    .bind(state.code())
    .bind(i64::from(state.is_running()))
    .bind(&intake.reason)
    .bind(&intake.wanted.remark)
    .bind(months.map(|months| months.from.to_string()))
    .bind(months.map(|months| months.until.to_string()))
    .bind(Day(services.clock().today()))
    .bind(lead)
    .bind(intake.previous.as_ref())
    .bind(serde_json::to_string(&Arrangements::default()).map_err(Error::unavailable)?)
    .bind(serde_json::to_string(&intake.setup).map_err(Error::unavailable)?)
    .execute(&mut **transaction)
    .await;
    match inserted {
        Ok(_) => {}
        // One index says that an authority has one running scan; ids do not collide.
        Err(error) if is_unique_violation(&error) => return Err(Refusal::ScanRunning.into()),
        Err(error) => return Err(error.into()),
    }
    sqlx::query("INSERT INTO scan_history (scan_id, state, entered_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(state.code())
        .bind(Instant(services.now()))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
