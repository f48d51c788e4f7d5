//! Who reads what the clerk writes for the talk. Until the clerk shares it, the clerks of the scan alone: a draft that the lead or the
//! programme reads along with is no draft.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::finish;
use crate::Services;
use crate::actor::Actor;
use crate::audit::TalkEvent;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State, Step, require_step};

/// Who reads the interpretations and the talking points of a scan, all of them at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The clerks of the scan.
    #[default]
    Clerk,
    /// The lead too, who then writes along: to talk it over before anybody else reads it.
    Lead,
    /// Everybody who sees the scan, and the room: talking points come on the screen.
    Everybody,
}

impl Audience {
    /// From the fewest readers to the most.
    pub const ALL: [Self; 3] = [Self::Clerk, Self::Lead, Self::Everybody];

    /// As it stands in forms and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Lead => "lead",
            Self::Everybody => "everybody",
        }
    }

    /// The audience with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }

    /// Whether somebody reads it.
    #[must_use]
    pub const fn reads(self, standing: Standing) -> bool {
        match self {
            Self::Clerk => standing.clerk,
            Self::Lead => standing.clerk || standing.lead,
            Self::Everybody => standing.sees(),
        }
    }

    /// Whether somebody writes it.
    #[must_use]
    pub const fn writes(self, standing: Standing) -> bool {
        match self {
            Self::Clerk => standing.clerk,
            Self::Lead | Self::Everybody => standing.clerk || standing.lead,
        }
    }
}

/// Shares interpretations and talking points, with more people or with fewer. For the clerk, from closing on. In a room that is open,
/// talking points come on the screen and the phones at once, or go.
///
/// # Errors
/// [`Error::Forbidden`] for who sees the scan and does not guide it; refused before closing.
pub async fn share(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    with: Audience,
) -> Result<(), Error> {
    let (mut transaction, scan) = scans::begin(actor, services, scan).await?;
    require(&scan, actor, |standing| standing.clerk)?;
    let is_closed = scan.state >= State::Closed && scan.state != State::Cancelled;
    require_step(
        &mut transaction,
        &scan,
        Some(Step::AgendaSession),
        is_closed,
    )
    .await?;
    if audience(&mut transaction, &scan.id).await? == with {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO talk_audiences (scan_id, audience) VALUES ($1, $2) \
         ON CONFLICT (scan_id) DO UPDATE SET audience = excluded.audience",
    )
    .bind(&scan.id)
    .bind(with.code())
    .execute(&mut *transaction)
    .await?;
    let event = TalkEvent::TalkShared { with }.into();
    finish(transaction, services, actor, &scan, &event).await
}

/// Who reads what is written for the talk of a scan.
pub(super) async fn audience(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Audience, Error> {
    let kept: Option<String> =
        sqlx::query_scalar("SELECT audience FROM talk_audiences WHERE scan_id = $1")
            .bind(scan)
            .fetch_optional(connection)
            .await?;
    Ok(kept
        .and_then(|code| Audience::from_code(&code))
        .unwrap_or_default())
}

/// The actor writes interpretations and talking points of the scan.
///
/// # Errors
/// [`Error::Forbidden`] for who sees the scan but does not, [`Error::NotFound`] for who does not see it.
pub(super) async fn require_writer(
    connection: &mut AnyConnection,
    scan: &Scan,
    actor: &Actor,
) -> Result<(), Error> {
    let audience = audience(connection, &scan.id).await?;
    require(scan, actor, |standing| audience.writes(standing)).map(|_| ())
}
