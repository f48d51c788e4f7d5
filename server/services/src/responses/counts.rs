//! How many have sent, group by group: all that anybody sees of answers while a scan is open.

use questionnaires::kind::RespondentGroup;
use questionnaires::rules::{FULL_DETAIL_FROM, LEAST_MINIMUM};
use sqlx::AnyConnection;

use super::counters;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::SetupForm;

/// The response of one group while the scan is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: RespondentGroup,
    /// People who sent their answers.
    pub responses: u32,
    /// People in the group; `None` for residents, and before the sizes are filled in.
    pub size: Option<u32>,
    /// How many more must send before anything of the group is shown; 0 when it will be.
    pub missing_to_show: u32,
    /// How many more must send before it is shown in five classes; 0 when it will be.
    pub missing_to_full_detail: u32,
}

/// The response of the four groups of an open scan, in their fixed order.
///
/// # Errors
/// [`Error::NotFound`] when there is no such scan.
pub(crate) async fn counts(
    connection: &mut AnyConnection,
    scan: &ScanId,
) -> Result<Vec<GroupCount>, Error> {
    let setup: Option<String> = sqlx::query_scalar("SELECT setup FROM scans WHERE id = $1")
        .bind(scan)
        .fetch_optional(&mut *connection)
        .await?;
    let setup: SetupForm =
        serde_json::from_str(&setup.ok_or(Error::NotFound)?).map_err(Error::unavailable)?;
    let groups = setup.groups.and_then(|groups| groups.check().ok());
    let minimum = groups
        .as_ref()
        .map_or(LEAST_MINIMUM, |groups| groups.minimum);
    let responses = counters::responses(connection, scan).await?;
    let count = |group| {
        let responses = responses.get(&group).copied().unwrap_or_default();
        GroupCount {
            group,
            responses,
            size: groups.as_ref().and_then(|groups| groups.sizes.of(group)),
            missing_to_show: minimum.saturating_sub(responses),
            missing_to_full_detail: minimum.max(FULL_DETAIL_FROM).saturating_sub(responses),
        }
    };
    Ok(RespondentGroup::ALL.map(count).to_vec())
}
