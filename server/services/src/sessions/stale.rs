//! Two people, one text: what the second to save has typed, beside what the first had kept by then.

use super::script::StepForm;
use super::{InterpretationForm, PointForm, PriorityForm};
use crate::error::Error;
use crate::ids::PageId;
use crate::plans::{ActionForm, PriorityTexts};
use crate::scans::arrangements::{SessionsForm, StartSessionForm};

/// A text that somebody else changed since it was read. Nothing was changed; the revision of `kept` is the one to send next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Of a theme.
    Interpretation {
        /// What is kept.
        kept: InterpretationForm,
        /// What was to take its place.
        typed: InterpretationForm,
    },
    /// Something to talk about.
    Point {
        /// What is kept.
        kept: PointForm,
        /// What was to take its place.
        typed: PointForm,
    },
    /// A priority.
    Priority {
        /// What is kept; its direction is empty, since its words are its own.
        kept: PriorityForm,
        /// What was to take its place.
        typed: PriorityForm,
    },
    /// What the plan says with a priority.
    PlanPriority {
        /// What is kept.
        kept: PriorityTexts,
        /// What was to take its place.
        typed: PriorityTexts,
    },
    /// An action of the plan.
    PlanAction {
        /// What is kept.
        kept: ActionForm,
        /// What was to take its place.
        typed: ActionForm,
    },
    /// A step of a script.
    Step {
        /// What is kept.
        kept: StepForm,
        /// What was to take its place.
        typed: StepForm,
    },
    /// How the startgesprek went.
    StartSession {
        /// What is kept.
        kept: StartSessionForm,
        /// What was to take its place.
        typed: StartSessionForm,
    },
    /// When the sessions are.
    Sessions {
        /// What is kept.
        kept: SessionsForm,
        /// What was to take its place.
        typed: SessionsForm,
    },
}

/// A revision of a text, and the page it was typed on.
pub(crate) type Typed<'a> = (i64, Option<&'a PageId>);

/// Whether somebody else changed a text since its writer read it. A page saves what is typed in it again and again, and over a bad
/// connection does not always hear that it did; so what came from the same page is nothing new to its writer.
pub(crate) fn crossed(kept: Typed<'_>, sent: Typed<'_>) -> bool {
    kept.0 != sent.0 && (sent.1.is_none() || kept.1 != sent.1)
}

/// The page to remember with a text: that of a writer who goes on in it. What such a page sent before its button may come after it, and is
/// then older than what is kept.
pub(crate) fn open_page(page: Option<&PageId>, finished: bool) -> Option<&PageId> {
    page.filter(|_| !finished)
}

impl From<Stale> for Error {
    fn from(stale: Stale) -> Self {
        Self::Stale(Box::new(stale))
    }
}
