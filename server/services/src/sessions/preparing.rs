//! What a clerk looks at before the talk.

use super::script::{Script, script_of};
use super::view::{SessionView, load};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::access::require;
use crate::scans::arrangements::{Meeting, SessionKind};

/// The talk with all around it: when it is, who comes, and what is done.
#[derive(Clone, Debug)]
pub struct Preparation {
    /// The talk.
    pub talk: SessionView,
    /// When and where it is, if that is known.
    pub meeting: Option<Meeting>,
    /// Who is invited, besides lead and clerk.
    pub invited: Vec<String>,
    /// What is done, and how long it takes.
    pub script: Script,
}

/// What the clerk looks at before the talk, from closing on.
///
/// # Errors
/// As [`load`]; [`Error::Forbidden`] for who sees the scan and does not guide it.
pub async fn preparation(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<Preparation, Error> {
    let visible = crate::scans::visible(actor, services, scan).await?;
    require(&visible, actor, |standing| standing.clerk)?;
    around(load(actor, services, scan).await?, services).await
}

/// A talk with all around it.
pub(super) async fn around(talk: SessionView, services: &Services) -> Result<Preparation, Error> {
    let mut connection = services.store().read().acquire().await?;
    let session = SessionKind::Agenda;
    let arranged = &talk.scan.arrangements;
    Ok(Preparation {
        meeting: arranged.sessions().of(session).cloned(),
        invited: arranged.invited(session),
        script: script_of(&mut connection, &talk.scan, session).await?,
        talk,
    })
}
