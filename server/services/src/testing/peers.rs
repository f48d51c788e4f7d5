//! Authorities with adopted plans, and groups of them, for tests of intervision. Plans are written straight into the database: to have
//! each written, adopted and printed takes longer than the test.

use questionnaires::kind::Subgoal;

use super::{ClosedScan, Closing};
use crate::ids::{ActionId, PeerGroupId, PriorityId, ScanId};
use crate::peer_review::{self, AnswerForm, GroupForm};
use crate::plans::{PlanAction, PlanPriority, PlanText};
use crate::scans::State;
use crate::store::Day;
use crate::{Actor, Services};

/// The authorities of [`adopted_plans`]: Súdwest-Fryslân, Almere, Heerenveen, Lelystad, Assen and Smallingerland.
const AUTHORITIES: [&str; 6] = ["GM1900", "GM0034", "GM0074", "GM0995", "GM0106", "GM0090"];

/// So many authorities whose plans were adopted, each with a lead of its own; at most six.
///
/// # Panics
/// Where the database fails.
pub async fn adopted_plans(services: &Services, many: usize) -> Vec<ClosedScan> {
    let first = ClosedScan::new(services, &Closing::default()).await;
    let mut scans = vec![first.clone()];
    for authority in AUTHORITIES.into_iter().take(many).skip(1) {
        scans.push(first.beside(services, authority).await);
    }
    for scan in &scans {
        adopt_plan(services, &scan.id).await;
    }
    scans
}

/// Gives a closed scan a plan with one priority and one action, adopted today.
///
/// # Panics
/// Where the database fails.
pub async fn adopt_plan(services: &Services, scan: &ScanId) {
    let (priority, action) = (PriorityId::random(), ActionId::random());
    let text = plan(&priority, &action);
    let document = serde_json::to_string(&text).expect("a plan");
    let own = &text.priorities[0];
    let statements = serde_json::to_string(&own.statements).expect("keys");
    let today = Day(services.clock().today());
    let mut transaction = services.store().write().await.expect("a transaction");
    sqlx::query("INSERT INTO priorities (id, scan_id, position, title, subgoal, finding, goal, statements, dissent, removed) VALUES ($1, $2, 1, $3, $4, '', '', $5, '', 0)")
        .bind(&priority)
        .bind(scan)
        .bind(&own.title)
        .bind(own.subgoal.code())
        .bind(statements)
        .execute(&mut *transaction)
        .await
        .expect("a priority");
    sqlx::query("INSERT INTO plan_actions (id, priority_id, position, what, first_step, owner, others, due_on, how_seen, subgoal, removed) VALUES ($1, $2, 1, $3, '', $4, '', $5, '', $6, 0)")
        .bind(&action)
        .bind(&priority)
        .bind(&own.actions[0].what)
        .bind(&own.actions[0].owner)
        .bind("2027-09-01")
        .bind(own.subgoal.code())
        .execute(&mut *transaction)
        .await
        .expect("an action");
    sqlx::query("INSERT INTO plan_versions (scan_id, version, adopted_on, adopted_by, document) VALUES ($1, 1, $2, 'de gemeenteraad', $3)")
        .bind(scan)
        .bind(today)
        .bind(document)
        .execute(&mut *transaction)
        .await
        .expect("a version");
    sqlx::query("UPDATE scans SET state = $1 WHERE id = $2")
        .bind(State::Adopted.code())
        .bind(scan)
        .execute(&mut *transaction)
        .await
        .expect("an adopted plan");
    transaction.commit().await.expect("a commit");
}

fn plan(priority: &PriorityId, action: &ActionId) -> PlanText {
    let action = PlanAction {
        id: Some(action.clone()),
        what: "Een brief binnen vier weken.".to_owned(),
        first_step: String::new(),
        owner: "De griffier".to_owned(),
        others: String::new(),
        due_on: "2027-09-01".parse().ok(),
        how_seen: String::new(),
        subgoal: Subgoal::InvolvedResidents,
    };
    PlanText {
        priorities: vec![PlanPriority {
            id: Some(priority.clone()),
            title: "Wie meedenkt, hoort wat ermee is gedaan".to_owned(),
            subgoal: Subgoal::InvolvedResidents,
            finding: String::new(),
            goal: String::new(),
            statements: vec!["T5.3".to_owned()],
            dissent: String::new(),
            actions: vec![action],
            support: Vec::new(),
        }],
    }
}

/// A group of these that has begun: invited by the officer, accepted by each lead, with a meeting in two and one in eight weeks.
///
/// # Panics
/// Where a use case refuses.
pub async fn begun_group(
    services: &Services,
    officer: &Actor,
    members: &[(&ScanId, &Actor)],
) -> PeerGroupId {
    let form = GroupForm {
        name: "Eerder aan tafel".to_owned(),
        m1_on: "2026-12-07".to_owned(),
        m1_at: "13:30".to_owned(),
        m1_place: "Zwolle".to_owned(),
        m2_on: "2027-01-18".to_owned(),
        scans: members.iter().map(|(scan, _)| scan.to_string()).collect(),
        ..GroupForm::default()
    };
    let formed = peer_review::form_group(officer, services, &form).await;
    let group = formed.expect("a group");
    let invited = peer_review::invite(officer, services, &group).await;
    invited.expect("invitations");
    let yes = AnswerForm {
        answer: "ja".to_owned(),
        line: String::new(),
    };
    for (scan, lead) in members {
        let answered = peer_review::answer(lead, services, (&group, scan), &yes).await;
        answered.expect("a yes");
    }
    let begun = peer_review::begin(officer, services, &group).await;
    begun.expect("a group that begins");
    group
}
