//! Where the pages of a talk are, whichever talk it is.

use services::ids::ScanId;
use services::room::{RoomView, Talk};
use services::scans::arrangements::SessionKind;

/// A page of a talk: `/scans/{id}/gesprek/scherm`.
pub fn below(scan: &ScanId, session: SessionKind, rest: &str) -> String {
    format!("/scans/{scan}/{}{rest}", session.path())
}

/// A page of the talk that is looked at.
pub fn own<T: Talk>(view: &RoomView<T>, rest: &str) -> String {
    below(&view.session.scan().id, T::SESSION, rest)
}
