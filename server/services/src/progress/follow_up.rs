//! How a plan is followed, in short: for the page of its scan and for lists.

use sqlx::AnyConnection;

use super::stop::{Stopped, stopped};
use crate::error::Error;
use crate::ids::ScanId;

/// How the plan of a scan is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Since when and why it is followed no more.
    pub stopped: Option<Stopped>,
}

/// How the plan of a scan is followed; nothing stands out before adoption.
pub(crate) async fn follow_up(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<FollowUp, Error> {
    Ok(FollowUp {
        stopped: stopped(connection, scan).await?,
    })
}
