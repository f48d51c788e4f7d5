//! What a browser did with a questionnaire before it came to the door of it in a room.

use questionnaires::kind::RespondentGroup;

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::{self, Pass, Resumed};

/// A questionnaire that was begun or sent before, in the same browser.
#[derive(Clone, Debug)]
pub struct Before {
    /// What the browser shows for it.
    pub pass: Pass,
    /// Whether it was sent. Otherwise one can go on with it.
    pub sent: bool,
}

/// What was begun or sent for this group of this scan by who holds these passes: with a code on a screen, with a personal code, or through a
/// link. What was sent goes before what was begun. Nobody is recognised by anything else.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub async fn before(
    _anybody: &Actor,
    services: &Services,
    (scan, group): (&ScanId, RespondentGroup),
    held: &[Pass],
) -> Result<Option<Before>, Error> {
    let mut begun = None;
    for pass in held.iter().filter(|pass| pass.scan() == scan) {
        let Some(code) = pass.code() else {
            continue;
        };
        let holder = Actor::Respondent(code.clone());
        let (own, sent) = match participations::resume(&holder, services).await? {
            Resumed::Sent { group, .. } => (group, true),
            Resumed::Filling(filling) => (filling.group, false),
            Resumed::NotOpen(_) | Resumed::Gone => continue,
        };
        if own != group {
            continue;
        }
        let pass = pass.clone();
        if sent {
            return Ok(Some(Before { pass, sent }));
        }
        begun.get_or_insert(Before { pass, sent });
    }
    Ok(begun)
}
