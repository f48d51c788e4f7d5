//! What a question is about: a priority of the adopted plan, with what was seen there. The plan is read by everybody in a group; of the
//! results only what everybody may see, so nothing before they are public.

use sqlx::AnyConnection;

use super::candidates::is_public;
use super::record::PeerMember;
use crate::Services;
use crate::error::Error;
use crate::plans::{PlanPriority, PlanVersion};
use crate::results::{Report, StatementText, report_of, texts_of};

/// What a question is about.
#[derive(Clone, Debug)]
pub struct About {
    /// The priority, as it was adopted.
    pub priority: PlanPriority,
    /// The statements it comes from, in the order of the plan.
    pub statements: Vec<StatementText>,
    /// The results; `None` while they are not public.
    pub report: Option<Report>,
}

/// What the question of a member is about; `None` for one about the plan as a whole, or about a priority that has left the plan.
pub(super) async fn about(
    connection: &mut AnyConnection,
    services: &Services,
    member: &PeerMember,
    plan: &PlanVersion,
) -> Result<Option<About>, Error> {
    let mut priorities = plan.text.priorities.iter();
    let Some(priority) = priorities.find(|own| own.id.is_some() && own.id == member.priority)
    else {
        return Ok(None);
    };
    let report = if is_public(&member.scan) {
        Some(report_of(connection, services, &member.scan).await?)
    } else {
        None
    };
    let texts = match &report {
        Some(report) => report.texts.clone(),
        None => texts_of(connection, services, &member.scan).await?,
    };
    let keys = priority.statements.iter();
    Ok(Some(About {
        statements: keys
            .filter_map(|key| texts.statement(key))
            .cloned()
            .collect(),
        priority: priority.clone(),
        report,
    }))
}
