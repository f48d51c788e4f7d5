//! Keeping the catalogue: adding, changing, putting in order, no longer offering and offering again. For programme officers.

use super::form::{SupportForm, changed_fields};
use super::record::{Support, every, find, write, write_order};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, Change, ProgrammeEvent};
use crate::error::{Error, ProblemCode};
use crate::ids::SupportId;
use crate::ordered::Move;
use crate::store::WriteTransaction;

/// No two people may change the catalogue at once: its names are compared, and it has one order.
const LOCK: &str = "support";

/// Adds something to the end of the catalogue.
///
/// # Errors
/// [`Error::Invalid`] by field; [`ProblemCode::Taken`] for a name that stands in the catalogue, offered or not.
pub async fn add(
    actor: &Actor,
    services: &Services,
    form: &SupportForm,
) -> Result<SupportId, Error> {
    let (mut transaction, catalogue) = begin(actor, services).await?;
    let support = form
        .check(SupportId::random(), true)
        .map_err(Error::Invalid)?;
    require_own_name(&catalogue, &support)?;
    write(&mut transaction, &support).await?;
    let fields = vec![("name".to_owned(), String::new(), support.name.clone())];
    let id = support.id.clone();
    let event = event(support, Change::Added, fields);
    finish(transaction, services, actor, &event).await?;
    Ok(id)
}

/// Something of the catalogue, for who is about to change it.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`].
pub async fn to_change(
    actor: &Actor,
    services: &Services,
    id: &SupportId,
) -> Result<Support, Error> {
    actor.require_programme()?;
    find(&mut *services.store().read().acquire().await?, id).await
}

/// Changes what the catalogue says. Where it was asked for, it is called otherwise from now on; in a plan that was adopted it keeps its
/// name.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`].
pub async fn change(
    actor: &Actor,
    services: &Services,
    id: &SupportId,
    form: &SupportForm,
) -> Result<(), Error> {
    let (mut transaction, catalogue) = begin(actor, services).await?;
    let old = of(&catalogue, id)?;
    let new = form
        .check(id.clone(), old.offered)
        .map_err(Error::Invalid)?;
    require_own_name(&catalogue, &new)?;
    let fields = changed_fields(old, &new);
    if fields.is_empty() {
        return Ok(());
    }
    write(&mut transaction, &new).await?;
    let event = event(new, Change::Changed, fields);
    finish(transaction, services, actor, &event).await
}

/// Moves something one place among what is offered, stops offering it, or offers it again. Where it was asked for it stays.
///
/// # Errors
/// As [`to_change`].
pub async fn arrange(
    actor: &Actor,
    services: &Services,
    id: &SupportId,
    to: Move,
) -> Result<(), Error> {
    let (mut transaction, catalogue) = begin(actor, services).await?;
    let support = of(&catalogue, id)?;
    let change = match to {
        Move::Up | Move::Down => {
            let Some(order) = shifted(&catalogue, id, to == Move::Up) else {
                return Ok(());
            };
            write_order(&mut transaction, &order).await?;
            Change::Moved
        }
        Move::Out | Move::Back => {
            let offered = to == Move::Back;
            if support.offered == offered {
                return Ok(());
            }
            let support = Support {
                offered,
                ..support.clone()
            };
            write(&mut transaction, &support).await?;
            Change::of_removal(!offered)
        }
    };
    let event = event(support.clone(), change, Vec::new());
    finish(transaction, services, actor, &event).await
}

async fn begin(
    actor: &Actor,
    services: &Services,
) -> Result<(WriteTransaction, Vec<Support>), Error> {
    actor.require_programme()?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let catalogue = every(&mut transaction).await?;
    Ok((transaction, catalogue))
}

async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    event: &AuditEvent,
) -> Result<(), Error> {
    audit::record(&mut transaction, services, actor, None, event).await?;
    Ok(transaction.commit().await?)
}

fn event(support: Support, change: Change, fields: Vec<(String, String, String)>) -> AuditEvent {
    ProgrammeEvent::SupportChanged {
        support: support.id,
        name: support.name,
        change,
        fields,
    }
    .into()
}

fn of<'a>(catalogue: &'a [Support], id: &SupportId) -> Result<&'a Support, Error> {
    catalogue
        .iter()
        .find(|support| support.id == *id)
        .ok_or(Error::NotFound)
}

/// Two of one name could not be told apart in a plan; one that is not offered now may come back.
fn require_own_name(catalogue: &[Support], support: &Support) -> Result<(), Error> {
    let name = support.name.to_lowercase();
    let is_taken = catalogue
        .iter()
        .any(|other| other.id != support.id && other.name.to_lowercase() == name);
    if is_taken {
        Err(Error::invalid("name", ProblemCode::Taken))
    } else {
        Ok(())
    }
}

/// The catalogue with one in the place of the offered one before or after it; `None` where it is the first or the last, or not offered.
fn shifted<'a>(catalogue: &'a [Support], id: &SupportId, up: bool) -> Option<Vec<&'a SupportId>> {
    let offered: Vec<usize> = (0..catalogue.len())
        .filter(|place| catalogue[*place].offered)
        .collect();
    let at = offered
        .iter()
        .position(|place| catalogue[*place].id == *id)?;
    let other = if up { at.checked_sub(1)? } else { at + 1 };
    let mut order: Vec<&SupportId> = catalogue.iter().map(|support| &support.id).collect();
    order.swap(offered[at], *offered.get(other)?);
    Some(order)
}
