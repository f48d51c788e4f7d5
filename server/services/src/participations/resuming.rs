//! Going on where one was, or hearing why that is not possible.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use questionnaires::kind::RespondentGroup;

use super::open_scan::open_scan;
use super::{Draft, OpenScan, rows};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::Authority;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::setup::ContactPerson;
use crate::scans::{self, State};

/// What somebody with a code finds.
#[derive(Debug)]
pub enum Resumed {
    /// The draft, to go on with.
    Filling(Filling),
    /// The answers were sent and count.
    Sent {
        /// The scan they count in.
        scan: Arc<OpenScan>,
        /// The group they count in.
        group: RespondentGroup,
    },
    /// The questionnaire does not take answers: not yet, or no longer.
    NotOpen(About),
    /// The code is no longer one: the lead replaced it, or the scan closed.
    Gone,
}

/// A draft that is being filled in.
#[derive(Debug)]
pub struct Filling {
    /// The scan.
    pub scan: Arc<OpenScan>,
    /// The group.
    pub group: RespondentGroup,
    /// Whether the code was made beforehand, so that its holder has it on paper.
    pub personal: bool,
    /// What is filled in so far.
    pub draft: Draft,
}

/// What anybody with a code or a link may know of a questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The scan.
    pub scan: ScanId,
    /// Whose questionnaire it is.
    pub authority: Authority,
    /// Whether it takes answers.
    pub stage: Stage,
    /// The first day as planned, once that is set.
    pub opens_on: Option<NaiveDate>,
    /// The last day, once that is set.
    pub closes_on: Option<NaiveDate>,
    /// Whom to ask, once that is set.
    pub contact: Option<ContactPerson>,
}

/// Whether a questionnaire takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not yet.
    NotYetOpen,
    /// It does.
    Open,
    /// No longer: closed then, or from the day after its last.
    Closed {
        /// When it was closed; `None` when its last day is over but it still has to be.
        at: Option<DateTime<Utc>>,
    },
    /// It was called off.
    Cancelled,
}

/// Opens the draft of a respondent.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but a respondent.
pub async fn resume(actor: &Actor, services: &Services) -> Result<Resumed, Error> {
    let code = actor.require_respondent()?;
    let fingerprint = services.keys().fingerprint(code);
    let Some(row) = rows::find(services.store().read(), &fingerprint).await? else {
        return Ok(Resumed::Gone);
    };
    if row.state != State::Open {
        return about(services, &row.scan).await.map(Resumed::NotOpen);
    }
    let scan = open_scan(services, &row.scan).await?;
    if row.used {
        return Ok(Resumed::Sent {
            scan,
            group: row.group,
        });
    }
    if !scan.takes_answers_on(services.clock().today()) {
        return about(services, &row.scan).await.map(Resumed::NotOpen);
    }
    let form = scan.form(row.group);
    let draft = Draft::kept(services.keys(), code, row.sealed.as_deref(), form)?;
    Ok(Resumed::Filling(Filling {
        scan,
        group: row.group,
        personal: row.personal,
        draft,
    }))
}

/// What may be known of the questionnaire of a scan.
///
/// # Errors
/// [`Error::NotFound`] when there is no such scan.
pub async fn about(services: &Services, scan: &ScanId) -> Result<About, Error> {
    let mut connection = services.store().read().acquire().await?;
    let scan = scans::load(&mut connection, scan).await?;
    let period = scan.setup.period.as_ref().and_then(|form| form.read().ok());
    let over = period
        .as_ref()
        .is_some_and(|period| period.closes_on < services.clock().today());
    let stage = match scan.state {
        State::Requested | State::Assigned | State::Prepared => Stage::NotYetOpen,
        State::Open if over => Stage::Closed { at: None },
        State::Open => Stage::Open,
        State::Cancelled => Stage::Cancelled,
        State::Closed
        | State::Discussed
        | State::Planned
        | State::Adopted
        | State::Published
        | State::FollowedUp => Stage::Closed { at: scan.closed_at },
    };
    Ok(About {
        scan: scan.id,
        authority: scan.authority,
        stage,
        opens_on: period.as_ref().map(|period| period.opens_on),
        closes_on: period.as_ref().map(|period| period.closes_on),
        contact: period.map(|period| period.contact),
    })
}
