//! The links that a group shares: one for staff, one for residents.

use std::net::IpAddr;
use std::sync::Arc;

use questionnaires::kind::RespondentGroup;
use report::qr::Qr;
use sqlx::{Any, Executor};
use subtle::ConstantTimeEq;

use super::codes::require_time;
use super::open_scan::open_scan;
use super::saving::at_desk;
use super::{About, OpenScan, Pass, Stage, about};
use crate::Services;
use crate::actor::Actor;
use crate::audit::ArrangementEvent;
use crate::desk::{Order, Outcome};
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, State, Step, require_step};
use crate::secrets::{LinkSecret, Secret, TypedCode};

/// The groups that share a link. Nobody becomes a member of council or executive through one.
const SHARING: [RespondentGroup; 2] = [RespondentGroup::Staff, RespondentGroup::Residents];

/// The first link of a group; the next is another.
pub(super) const FIRST: i64 = 1;

/// A link that a group shares.
#[derive(Clone, Debug)]
pub struct GroupLink {
    /// The group.
    pub group: RespondentGroup,
    /// The whole address, for a message.
    pub address: String,
    /// The same, to scan.
    pub qr: Qr,
}

/// What a shared link leads to.
#[derive(Debug)]
pub enum Followed {
    /// A questionnaire that can be begun.
    Open {
        /// The scan.
        scan: Arc<OpenScan>,
        /// The group.
        group: RespondentGroup,
    },
    /// The questionnaire does not take answers: not yet, or no longer.
    NotOpen(Box<About>),
    /// It is no link, or one that was replaced.
    Unknown,
}

/// The links of a scan, which its lead can always see again.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for anybody but the lead.
pub async fn links(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<Vec<GroupLink>, Error> {
    let scan = scans::visible(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    let mut links = Vec::with_capacity(SHARING.len());
    for group in SHARING {
        let generation = generation(services.store().read(), id, group).await?;
        let secret = services.keys().group_link(id, group, generation);
        let pass = Pass::Link {
            secret,
            scan: id.clone(),
        };
        let base_url = &services.settings().base_url;
        let address = format!("{base_url}/meedoen/link/{}", pass.expose());
        let qr =
            Qr::of(&address).ok_or_else(|| Error::unavailable("the site's address is too long"))?;
        links.push(GroupLink { group, address, qr });
    }
    Ok(links)
}

/// Replaces a link that got into the wrong hands. Whoever began through the old one can go on.
///
/// # Errors
/// As [`links`]; [`Error::NotFound`] for a group that shares none; a refusal when the scan is not prepared or open.
pub async fn renew_link(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<(), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    require_time(&mut transaction, &scan).await?;
    if !SHARING.contains(&group) {
        return Err(Error::NotFound);
    }
    let next = generation(&mut *transaction, id, group).await? + 1;
    sqlx::query(
        "INSERT INTO renewed_links (scan_id, group_code, generation) VALUES ($1, $2, $3) \
         ON CONFLICT (scan_id, group_code) DO UPDATE SET generation = excluded.generation",
    )
    .bind(id)
    .bind(group.code())
    .bind(next)
    .execute(&mut *transaction)
    .await?;
    let event = ArrangementEvent::LinkRenewed { group }.into();
    scans::finish(transaction, services, actor, &scan, &event).await
}

/// Looks where a shared link leads. Nothing is stored.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn follow(
    services: &Services,
    id: &ScanId,
    secret: &LinkSecret,
) -> Result<Followed, Error> {
    let Some(group) = group_of(services, id, secret).await? else {
        return Ok(Followed::Unknown);
    };
    let about = about(services, id).await?;
    if about.stage != Stage::Open {
        return Ok(Followed::NotOpen(Box::new(about)));
    }
    let scan = open_scan(services, id).await?;
    Ok(Followed::Open { scan, group })
}

/// Begins a draft through a shared link, and gives the code that is now its holder's. `None` when the link leads nowhere (any more).
///
/// # Errors
/// [`Error::TooManyAttempts`] when one address, or everybody together, begins too often.
pub async fn begin(
    services: &Services,
    id: &ScanId,
    secret: &LinkSecret,
    client: Option<IpAddr>,
) -> Result<Option<TypedCode>, Error> {
    let Followed::Open { scan, group } = follow(services, id, secret).await? else {
        return Ok(None);
    };
    begin_in(services, scan, group, client).await
}

/// Begins a draft in a group that shares a link. Every such draft is like every other, however it began.
async fn begin_in(
    services: &Services,
    scan: Arc<OpenScan>,
    group: RespondentGroup,
    client: Option<IpAddr>,
) -> Result<Option<TypedCode>, Error> {
    services.limits().beginning(client)?;
    let code = TypedCode::random();
    let outcome = at_desk(services, scan, &code, Order::Begin(group)).await?;
    Ok((outcome == Outcome::Saved).then_some(code))
}

/// Begins a draft for a form on paper of staff or residents, which the lead types in. Nothing tells it from one that its holder
/// began: neither that it came on paper nor who typed it is written down anywhere, the audit trail included, since the moments of
/// typing would lead to the answers. A form of council or executive carries a code, and is typed in with that. `None` when the last
/// day is over.
///
/// # Errors
/// As [`scans::visible`]; [`Error::Forbidden`] for anybody but the lead, [`Error::NotFound`] for a group that has personal codes,
/// [`crate::Refusal::OutOfStep`] unless the questionnaire is open, and [`Error::TooManyAttempts`] as in [`begin`].
pub async fn begin_on_paper(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    group: RespondentGroup,
    client: Option<IpAddr>,
) -> Result<Option<TypedCode>, Error> {
    let scan = scans::visible(actor, services, id).await?;
    require(&scan, actor, |standing| standing.lead)?;
    if !SHARING.contains(&group) {
        return Err(Error::NotFound);
    }
    let mut connection = services.store().read().acquire().await?;
    let is_open = scan.state == State::Open;
    require_step(&mut connection, &scan, Some(Step::Questionnaire), is_open).await?;
    drop(connection);
    let scan = open_scan(services, id).await?;
    begin_in(services, scan, group, client).await
}

/// Whether the actor may type in forms on paper: the lead of the scan, while it is open. Anybody may ask.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn may_type_in(actor: &Actor, services: &Services, id: &ScanId) -> Result<bool, Error> {
    if actor.member().is_none() {
        return Ok(false);
    }
    match scans::visible(actor, services, id).await {
        Ok(scan) => Ok(scan.state == State::Open && scan.standing(actor).lead),
        Err(Error::NotFound | Error::Forbidden) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The group that shares the link with this secret.
async fn group_of(
    services: &Services,
    id: &ScanId,
    secret: &LinkSecret,
) -> Result<Option<RespondentGroup>, Error> {
    for group in SHARING {
        let generation = generation(services.store().read(), id, group).await?;
        let own = services.keys().group_link(id, group, generation);
        if own
            .expose()
            .as_bytes()
            .ct_eq(secret.expose().as_bytes())
            .into()
        {
            return Ok(Some(group));
        }
    }
    Ok(None)
}

pub(super) async fn generation(
    executor: impl Executor<'_, Database = Any>,
    id: &ScanId,
    group: RespondentGroup,
) -> Result<i64, Error> {
    let renewed = sqlx::query_scalar(
        "SELECT generation FROM renewed_links WHERE scan_id = $1 AND group_code = $2",
    )
    .bind(id)
    .bind(group.code())
    .fetch_optional(executor)
    .await?;
    Ok(renewed.unwrap_or(FIRST))
}
