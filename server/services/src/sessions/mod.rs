//! From the closed questionnaire to the chosen priorities: what the clerk and the lead write down before and during the talk.
//!
//! Everything is kept at once, until [`discuss()`] concludes the talk. Interpretations and talking points are the clerk's own until they
//! are shared: [`Audience`] says with whom.

mod audience;
mod discuss;
mod interpretation;
pub mod points;
mod preparing;
pub mod priorities;
pub mod script;
mod sheet;
mod view;

#[cfg(test)]
mod tests;

pub use audience::{Audience, share};
pub use discuss::discuss;
pub use interpretation::interpret;
pub use points::{MOST_TALKING_POINTS, PointForm, TalkingPoint};
pub use preparing::{Preparation, preparation};
pub use priorities::{LEAST_PRIORITIES, MOST_PRIORITIES, Priority, PriorityForm};
pub use sheet::talk_sheet;
pub use view::{SessionView, load, to_draft, to_write};

use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State, Step, require_step};
use crate::store::WriteTransaction;

/// The most characters of a text of several paragraphs.
pub const LONGEST_TEXT: usize = 10_000;

/// The most characters of a title or a line.
pub const LONGEST_TITLE: usize = 300;

fn may_write(standing: Standing) -> bool {
    standing.lead || standing.clerk
}

/// Begins a change in the talk of a scan. For its lead and its clerk, from closing until the talk is concluded.
async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    require_talk(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

/// Begins a change in what is written for the talk. For its clerk and, once it is shared with the lead, for the lead.
async fn begin_draft(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    audience::require_writer(&mut transaction, &scan, actor).await?;
    require_talk(&mut transaction, &scan).await?;
    Ok((transaction, scan))
}

/// The talk is being prepared or held.
async fn require_talk(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let is_on = scan.state == State::Closed;
    require_step(connection, scan, Some(Step::AgendaSession), is_on).await
}
