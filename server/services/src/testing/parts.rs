//! Forms of a scan in tests that are about something else than who was first.

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::revision::Revised;
use crate::scans::{Part, Scan, WithdrawForm, withdraw};

/// Withdraws what a page would show now: the question that waits, or the clerk who said yes.
///
/// # Errors
/// As [`withdraw`].
pub async fn withdraw_what_is_shown(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
) -> Result<(), Error> {
    let read = services.store().read();
    let question: Option<String> =
        sqlx::query_scalar("SELECT id FROM clerk_proposals WHERE scan_id = $1 AND answer IS NULL")
            .bind(id)
            .fetch_optional(read)
            .await?;
    let clerk: Option<String> = sqlx::query_scalar("SELECT clerk_id FROM scans WHERE id = $1")
        .bind(id)
        .fetch_one(read)
        .await?;
    let form = WithdrawForm {
        question: question.unwrap_or_default(),
        clerk: clerk.unwrap_or_default(),
    };
    withdraw(actor, services, id, &form).await
}

/// A part as somebody types it who has read what is kept of it in that scan.
#[must_use]
pub fn having_read(part: Part, scan: &Scan) -> Part {
    let (arranged, setup) = (&scan.arrangements, &scan.setup);
    match part {
        Part::Agreements(form) => Part::Agreements(read(arranged.agreements.as_ref(), form)),
        Part::Committee(form) => Part::Committee(read(arranged.committee.as_ref(), form)),
        Part::Sessions(form) => Part::Sessions(read(arranged.sessions.as_ref(), form)),
        Part::StartSession(form) => Part::StartSession(read(arranged.start_session.as_ref(), form)),
        Part::Groups(form) => Part::Groups(read(setup.groups.as_ref(), form)),
        Part::Questions(form) => Part::Questions(read(setup.questions.as_ref(), form)),
        Part::Period(form) => Part::Period(read(setup.period.as_ref(), form)),
    }
}

fn read<F: Revised>(kept: Option<&F>, typed: F) -> F {
    typed.having_read(kept.map_or(0, Revised::revision))
}
