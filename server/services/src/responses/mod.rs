//! Sending and counting answers, so that afterwards nobody can tell who gave which.
//!
//! # What keeps an answer from its giver
//!
//! The database holds counters, no ballots. That is not enough: a database also remembers *when* a row was written. PostgreSQL keeps
//! the transaction in `xmin` and the order of writing in `ctid`; a SQLite file keeps cells of a page in the order they were written;
//! its journal keeps page after page. Somebody with a copy of the files and with used codes in hand could lay those next to each
//! other: this code was used in transaction 731, and so was this remark written, and this counter last raised. So:
//!
//! 1. **Everything of a group is written again whenever somebody of it sends** (module `counters`, `receipts`, `remarks`): all its
//!    counters, those that nobody raised included; all its used codes; all its remarks. After that nothing in the group is older or
//!    newer than anything else. For a reader of `xmin` the last transaction of a group wrote everything, and whoever sent in it stands
//!    out by nothing. That holds for a batch of one, for a batch without remarks, and for the only remark there is.
//! 2. **What is written again is laid in an order that has nothing to do with people**: counters in that of the questionnaire, used
//!    codes by fingerprint, remarks by new random ids. So neither `ctid` nor the place in a page or file says what came first or
//!    together.
//! 3. **A counter never moves.** A number in SQLite takes more bytes as it grows, and a row that grows is laid elsewhere: the rows
//!    laid together would be one person's answers. Counters begin at 2²⁴ and so take four bytes for ever.
//! 4. **The journal is emptied after each batch**, as soon as nobody has sent for a moment and no reader stands in the way, and at the
//!    latest half a second after the first of a row of batches: with it a copy of the files would show the counters before and after.
//! 5. Drafts are sealed and padded, are deleted in the transaction that counts them, and bear no time.
//!
//! In large groups (more than 256 used codes or remarks) writing everything again would cost too much. There used codes stay where
//! they are, and remarks are written again together with 256 others drawn at random, under new ids: what was written together was
//! then not therefore sent together, and a code that leads to a transaction leads to some 256 remarks of others.
//!
//! # What this does not do
//!
//! Whoever controls the running server and its disk while a scan is open can watch counters change from one moment to the next. And
//! PostgreSQL keeps earlier row versions until it vacuums, and in its write-ahead log until that is recycled; closing rewrites the
//! tables, archives of the log are the operator's to delete. Everybody else, and everybody later, has nothing to go by.

pub(crate) mod counters;
mod counts;
mod receipts;
mod remarks;
mod sending;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use questionnaires::answers::Answers;
use questionnaires::kind::RespondentGroup;
use questionnaires::tally::{Increment, Tally};
use sqlx::AnyConnection;

pub use counts::GroupCount;
pub(crate) use counts::counts;
pub use sending::send;

pub use crate::desk::Outcome;
use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::OpenScan;

/// What the answers of one group come to in one batch. Who gave which is not in here: sums, codes and remarks stand apart.
pub(crate) struct Counted {
    scan: Arc<OpenScan>,
    group: RespondentGroup,
    /// How many of the group had sent before this batch.
    before: u32,
    /// How much each counter of the group is raised, in their fixed order.
    raised: Vec<i64>,
    /// Fingerprints of the codes used, and whether they were made beforehand.
    receipts: Vec<(String, i64)>,
    /// Themes and texts of remarks.
    remarks: Vec<(String, String)>,
}

impl Counted {
    /// Nobody yet.
    pub(crate) fn new(scan: Arc<OpenScan>, group: RespondentGroup, before: u32) -> Self {
        let raised = vec![0; scan.counters(group).len()];
        Self {
            scan,
            group,
            before,
            raised,
            receipts: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Adds the answers of one person. Nothing is added when one of them has no counter.
    pub(crate) fn add(
        &mut self,
        fingerprint: &str,
        personal: bool,
        increments: &[Increment],
        answers: &Answers,
    ) -> Result<(), Error> {
        // Both are in the fixed order: one walk past the counters finds them all.
        let mut counters = (0..).zip(self.scan.counters(self.group));
        let places: Vec<usize> = increments
            .iter()
            .map(|increment| counters.find(|(_, counter)| *counter == increment))
            .map(|found| found.map(|(place, _)| place))
            .collect::<Option<_>>()
            .ok_or_else(|| Error::unavailable("an answer has no counter"))?;
        for place in places {
            self.raised[place] += 1;
        }
        self.receipts
            .push((fingerprint.to_owned(), i64::from(personal)));
        let remarks = answers.remarks.iter();
        self.remarks
            .extend(remarks.map(|(theme, body)| (theme.clone(), body.clone())));
        Ok(())
    }
}

/// Counts a batch of one group: marks the codes, deletes the drafts, raises the counters and adds the remarks.
pub(crate) async fn count(connection: &mut AnyConnection, counted: &Counted) -> Result<(), Error> {
    let (scan, group) = (&counted.scan, counted.group);
    receipts::mark(connection, counted).await?;
    counters::raise(
        connection,
        &scan.id,
        group,
        scan.counters(group),
        &counted.raised,
    )
    .await?;
    remarks::shuffle_in(connection, &scan.id, group, &counted.remarks).await
}

/// Takes the counters of a scan that is closing out of the database, for the one function that says what may be seen of them, and
/// shuffles its remarks for good. In the transaction that closes the scan: nobody sends any more.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn take_tally(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Tally, Error> {
    remarks::shuffle_all(connection, scan).await?;
    counters::take(connection, scan).await
}
