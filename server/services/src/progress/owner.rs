//! What the owner of actions sees and tells, by the link they were mailed. Whoever holds the link may, so it opens these actions alone
//! and nothing else of the scan; opening it changes nothing.

use std::net::IpAddr;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::form::ReportForm;
use super::rounds::open_round;
use super::rows::{FollowedAction, of_scan};
use super::tell::{reported, write};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, ScanId};
use crate::results::names;
use crate::scans::{self, Person, Scan, finish};
use crate::secrets::OwnerSecret;
use crate::store::Day;

/// What the owner of actions sees.
#[derive(Clone, Debug)]
pub struct OwnerView {
    /// The authority with its kind in front.
    pub authority: String,
    /// The authority inside a sentence.
    pub of: String,
    /// Whom to ask.
    pub lead: Person,
    /// The last day on which the link works.
    pub until: NaiveDate,
    /// The round that is open; 0 between two rounds.
    pub round: i64,
    /// The actions of this owner, in order.
    pub actions: Vec<FollowedAction>,
    /// The day on which this is so.
    pub today: NaiveDate,
}

/// The actions of the owner who holds a link.
///
/// # Errors
/// [`Refusal::OwnerLinkOver`] for a link that is none, or none any more; [`Error::TooManyAttempts`] for who guesses.
pub async fn owner_page(
    _anybody: &Actor,
    services: &Services,
    client: Option<IpAddr>,
    link: &str,
) -> Result<OwnerView, Error> {
    services.limits().owner_link(client)?;
    let mut connection = services.store().read().acquire().await?;
    let holder = holder(&mut connection, services, link).await?;
    let scan = scans::load(&mut connection, &holder.scan_id).await?;
    view(&mut connection, services, scan, &holder).await
}

/// The same with one of the actions, to tell how it goes.
///
/// # Errors
/// As [`owner_page`], also for an action that is not theirs.
pub async fn owner_action(
    anybody: &Actor,
    services: &Services,
    client: Option<IpAddr>,
    link: &str,
    action: &ActionId,
) -> Result<(OwnerView, FollowedAction), Error> {
    let view = owner_page(anybody, services, client, link).await?;
    let own = find(&view, action)?;
    Ok((view, own))
}

/// Writes down what the owner tells. Another day is a proposal, for the lead to take over.
///
/// # Errors
/// [`Error::Invalid`] by field; [`Refusal::ActionClosed`] for an action that is done or was stopped; otherwise as [`owner_action`].
pub async fn owner_tell(
    anybody: &Actor,
    services: &Services,
    client: Option<IpAddr>,
    link: &str,
    (action, form): (&ActionId, &ReportForm),
) -> Result<(), Error> {
    services.limits().owner_link(client)?;
    let found = {
        let mut connection = services.store().read().acquire().await?;
        holder(&mut connection, services, link).await?
    };
    let mut transaction = services.store().write().await?;
    transaction.exclusively(found.scan_id.as_str()).await?;
    // The link may have been taken back since it was looked up.
    let holder = holder(&mut transaction, services, link).await?;
    let scan = scans::load(&mut transaction, &holder.scan_id).await?;
    let view = view(&mut transaction, services, scan.clone(), &holder).await?;
    let own = find(&view, action)?;
    // The page may be of last week, and the lead or the owner may have closed the action since.
    if let Some(closed) = own.closed() {
        return Err(closed.into());
    }
    let told = form.check(&own, view.today).map_err(Error::Invalid)?;
    let by = own.owner.clone();
    write(&mut transaction, services, &own, &told, (by.as_str(), true)).await?;
    let event = reported(&own.id, true);
    finish(transaction, services, anybody, &scan, &event).await
}

fn find(view: &OwnerView, action: &ActionId) -> Result<FollowedAction, Error> {
    let own = view.actions.iter().find(|own| own.id == *action);
    own.cloned().ok_or_else(over)
}

fn over() -> Error {
    Refusal::OwnerLinkOver.into()
}

/// Of which scan, for which address and until when a link is.
#[derive(sqlx::FromRow)]
struct Holder {
    scan_id: ScanId,
    email: String,
    until: Day,
}

/// Who holds a link, as long as it works: the job that destroys old ones comes by every hour, and its last day ends at midnight.
async fn holder(
    connection: &mut AnyConnection,
    services: &Services,
    link: &str,
) -> Result<Holder, Error> {
    let secret = OwnerSecret::parse(link).ok_or_else(over)?;
    let found: Option<Holder> =
        sqlx::query_as("SELECT scan_id, email, until FROM owner_links WHERE fingerprint = $1")
            .bind(services.keys().fingerprint(&secret))
            .fetch_optional(connection)
            .await?;
    let today = services.clock().today();
    found
        .filter(|holder| holder.until.0 >= today)
        .ok_or_else(over)
}

async fn view(
    connection: &mut AnyConnection,
    services: &Services,
    scan: Scan,
    holder: &Holder,
) -> Result<OwnerView, Error> {
    let round = match open_round(connection, &scan.id).await {
        Ok(round) => round.number,
        Err(Error::Refused(Refusal::NoRound)) => 0,
        Err(error) => return Err(error),
    };
    let mut actions = of_scan(connection, &scan.id).await?;
    actions.retain(|action| action.in_plan && action.email == holder.email);
    Ok(OwnerView {
        authority: names::authority(scan.authority.kind, &scan.authority.display_name),
        of: names::authority_in_sentence(scan.authority.kind, &scan.authority.display_name),
        lead: scan.lead,
        until: holder.until.0,
        round,
        actions,
        today: services.clock().today(),
    })
}
