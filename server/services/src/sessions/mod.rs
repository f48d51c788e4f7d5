//! From the closed questionnaire to the chosen priorities: what the clerk and the lead write down before and during the talk.
//!
//! Everything can be saved while it is typed, until [`discuss()`] concludes the talk. Interpretations and talking points are the clerk's own
//! until they are shared: [`Audience`] says with whom.

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
pub use interpretation::{InterpretationForm, interpret};
pub use points::{MOST_TALKING_POINTS, PointForm, TalkingPoint};
pub use preparing::{Preparation, preparation};
pub use priorities::{LEAST_PRIORITIES, MOST_PRIORITIES, Priority, PriorityForm};
pub use sheet::{start_sheet, talk_sheet};
pub use view::{SessionView, load, to_draft, to_write};

use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::audit::{AuditEvent, TalkEvent};
use crate::error::Error;
use crate::ids::ScanId;
use crate::room::{self, Shown};
use crate::scans::access::require;
use crate::scans::arrangements::SessionKind;
use crate::scans::{self, Scan, Standing, State, Step, require_step};
use crate::store::WriteTransaction;

/// The most characters of a text of several paragraphs.
pub const LONGEST_TEXT: usize = 10_000;

/// The most characters of a title or a line.
pub const LONGEST_TITLE: usize = 300;

/// The lead and the clerk write, and hold the talk.
pub(crate) fn may_write(standing: Standing) -> bool {
    standing.lead || standing.clerk
}

/// Begins a change in the talk of a scan. For its lead and its clerk, from closing until the talk is concluded.
pub(crate) async fn begin(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<(WriteTransaction, Scan), Error> {
    begin_in(actor, services, (scan, SessionKind::Agenda)).await
}

/// Begins a change in the room of a talk. For the lead and the clerk of the scan, while that talk is prepared and held.
pub(crate) async fn begin_in(
    actor: &Actor,
    services: &Services,
    (scan, session): (&ScanId, SessionKind),
) -> Result<(WriteTransaction, Scan), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    require_session(&mut transaction, &scan, session).await?;
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

/// Ends a change in the talk: writes down what, makes it last, and lets the screens in the room know.
pub(crate) async fn finish(
    mut transaction: WriteTransaction,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
    event: &AuditEvent,
) -> Result<(), Error> {
    // An interpretation is for who holds the talk; the rest is what phones pick from and see form.
    let shown = match event {
        AuditEvent::Talk(TalkEvent::InterpretationWritten { .. }) => Shown::OnScreen,
        _ => Shown::Everywhere,
    };
    room::touch(&mut transaction, &scan.id, shown).await?;
    scans::finish(transaction, services, actor, scan, event).await?;
    services.live().wake(&scan.id);
    Ok(())
}

/// The talk is being prepared or held.
pub(crate) async fn require_talk(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    require_session(connection, scan, SessionKind::Agenda).await
}

/// Whether a talk can be prepared and held while a scan is in that state. What the startgesprek is about is frozen at opening.
pub(crate) fn can_be_held(session: SessionKind, state: State) -> bool {
    match session {
        SessionKind::Start => state.is_before_opening(),
        SessionKind::Agenda => state == State::Closed,
    }
}

async fn require_session(
    connection: &mut AnyConnection,
    scan: &Scan,
    session: SessionKind,
) -> Result<(), Error> {
    let step = match session {
        SessionKind::Start => Step::StartSession,
        SessionKind::Agenda => Step::AgendaSession,
    };
    let is_on = can_be_held(session, scan.state);
    require_step(connection, scan, Some(step), is_on).await
}
