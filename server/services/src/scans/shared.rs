//! Parts that lead and clerk both fill in: neither writes over what the other did since it was read.

use super::arrangements::{SessionsForm, StartSessionForm};
use crate::error::Error;
use crate::ids::PageId;
use crate::sessions::{Stale, Typed, crossed, open_page};

/// A part with a revision.
pub(super) trait Shared: Clone + PartialEq {
    /// What was read of it, and where it was typed.
    fn typed(&self) -> Typed<'_>;

    /// The page to remember with it.
    fn open_page(&self) -> Option<&PageId>;

    /// The same text as it is kept: with that revision, of that page.
    fn having(self, revision: i64, page: Option<PageId>) -> Self;

    /// Two texts that crossed.
    fn stale(kept: Self, typed: Self) -> Stale;
}

macro_rules! shared {
    ($form:ty, $of:ident) => {
        impl Shared for $form {
            fn typed(&self) -> Typed<'_> {
                (self.revision, self.page.as_ref())
            }

            fn open_page(&self) -> Option<&PageId> {
                open_page(self.page.as_ref(), self.finished)
            }

            fn having(self, revision: i64, page: Option<PageId>) -> Self {
                Self {
                    revision,
                    page,
                    finished: false,
                    ..self
                }
            }

            fn stale(kept: Self, typed: Self) -> Stale {
                Stale::$of { kept, typed }
            }
        }
    };
}

shared!(StartSessionForm, StartSession);
shared!(SessionsForm, Sessions);

/// What is to be kept of a part, where `kept` is kept now.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed it since it was read.
pub(super) fn next<F: Shared>(kept: Option<&F>, typed: F) -> Result<F, Error> {
    let (revision, page) = kept.map_or((0, None), F::typed);
    if let Some(kept) = kept {
        if typed.clone().having(revision, page.cloned()) == *kept {
            return Ok(kept.clone());
        }
        if crossed(kept.typed(), typed.typed()) {
            return Err(F::stale(kept.clone(), typed).into());
        }
    }
    let page = typed.open_page().cloned();
    Ok(typed.having(revision + 1, page))
}
