//! The talk as the clerk and the lead prepare and hold it.

use std::collections::BTreeMap;

use super::audience::{Audience, audience, require_writer};
use super::interpretation::{interpretations, revisions};
use super::points::{TalkingPoint, points};
use super::priorities::{Priority, priorities};
use super::{may_write, require_talk};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::remarks::{Remark, released_remarks, waiting};
use crate::results::{Report, report_of};
use crate::scans::access::require;
use crate::scans::{self, Scan, Standing, State};

/// Everything around the talk of one scan.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The results, with their texts.
    pub report: Report,
    /// Who reads interpretations and talking points.
    pub audience: Audience,
    /// Interpretations by theme; none for who does not read them.
    pub interpretations: BTreeMap<String, String>,
    /// The revision of each interpretation, by theme, also of one that was taken away; 0 for a theme that is not here. None either for who
    /// does not read them.
    pub revisions: BTreeMap<String, i64>,
    /// Talking points in order, with those that were taken out; none for who does not read them.
    pub points: Vec<TalkingPoint>,
    /// Priorities in order, with those that were taken out.
    pub priorities: Vec<Priority>,
    /// Released remarks.
    pub remarks: Vec<Remark>,
    /// How many remarks wait for redaction.
    pub waiting: u64,
}

impl SessionView {
    /// Whether the one who looks may choose priorities.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.scan.state == State::Closed && may_write(self.standing)
    }

    /// Whether the one who looks may write interpretations and talking points.
    #[must_use]
    pub fn may_draft(&self) -> bool {
        self.scan.state == State::Closed && self.audience.writes(self.standing)
    }

    /// Whether the one who looks reads interpretations and talking points.
    #[must_use]
    pub fn reads_draft(&self) -> bool {
        self.audience.reads(self.standing)
    }

    /// The talking points that the room may see, with those that were taken out: none before they are shared with everybody, whoever holds
    /// the screen.
    #[must_use]
    pub fn points_for_room(&self) -> &[TalkingPoint] {
        match self.audience {
            Audience::Everybody => &self.points,
            Audience::Clerk | Audience::Lead => &[],
        }
    }
}

/// The talk, for the lead or the clerk who is about to write something down.
///
/// # Errors
/// [`Error::Forbidden`] for who only sees the scan; refused when the scan is not closed or already discussed.
pub async fn to_write(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<SessionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    require(&scan, actor, may_write)?;
    require_talk(&mut *services.store().read().acquire().await?, &scan).await?;
    view(actor, services, scan).await
}

/// The talk, for who is about to write an interpretation or a talking point.
///
/// # Errors
/// As [`to_write`]; [`Error::Forbidden`] also for a lead with whom the clerk did not share them.
pub async fn to_draft(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<SessionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    require_writer(&mut connection, &scan, actor).await?;
    require_talk(&mut connection, &scan).await?;
    drop(connection);
    view(actor, services, scan).await
}

/// The talk of a scan, from closing on.
///
/// # Errors
/// As [`scans::visible`]; refused before closing.
pub async fn load(actor: &Actor, services: &Services, scan: &ScanId) -> Result<SessionView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    view(actor, services, scan).await
}

async fn view(actor: &Actor, services: &Services, scan: Scan) -> Result<SessionView, Error> {
    let mut connection = services.store().read().acquire().await?;
    let standing = scan.standing(actor);
    let report = report_of(&mut connection, services, &scan).await?;
    let audience = audience(&mut connection, &scan.id).await?;
    // Whoever does not read them gets a view without them: then no page, screen or file made of it can tell.
    let (interpretations, revisions, points) = if audience.reads(standing) {
        (
            interpretations(&mut connection, &scan.id).await?,
            revisions(&mut connection, &scan.id).await?,
            points(&mut connection, &scan.id).await?,
        )
    } else {
        (BTreeMap::new(), BTreeMap::new(), Vec::new())
    };
    Ok(SessionView {
        standing,
        report,
        audience,
        interpretations,
        revisions,
        points,
        priorities: priorities(&mut connection, &scan.id).await?,
        remarks: released_remarks(&mut connection, &scan.id).await?,
        waiting: waiting(&mut connection, &scan.id).await?,
        scan,
    })
}
