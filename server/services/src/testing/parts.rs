//! Filling in a scan in tests that are about something else than who was first.

use crate::revision::Revised;
use crate::scans::{Part, Scan};

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
