//! The improvement plan as a file from the running program: session, database and drawing together.

use std::time::Instant;

use acceptance::running::{Connection, Groups, OpenedScan, Server, get};
use axum::http::StatusCode;
use chrono::Days;
use questionnaires::kind::RespondentGroup;
use services::plans::{self, ActionForm, PriorityTexts};
use services::results::remarks::{self, Decision};
use services::sessions::{self, PriorityForm};
use services::{Services, scans};

use super::RUNS;
use super::crowd::{Authorities, Crowd};
use super::figure::{Figure, Spread, milliseconds};

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 500,
};

/// How often the file is asked for in a run.
const FILES: usize = 10;

/// What the talk chose: a direction, and the statements that go with it.
const CHOSEN: [(&str, [&str; 2]); 3] = [
    ("R1", ["T1.1", "T1.2"]),
    ("R4", ["T2.1", "T3.1"]),
    ("R7", ["T6.1", "T6.3"]),
];

/// Actions of each priority.
const ACTIONS: usize = 3;

/// A plan that is written and not adopted: of an adopted one the file is kept, and this one is drawn anew each time.
pub struct Plan {
    address: String,
    cookies: String,
}

/// From filling in to a plan, as people do it.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Plan {
    let scan = closed(services, authorities).await;
    talk(services, &scan).await;
    write(services, &scan).await;
    Plan {
        address: format!("/scans/{}/verbeterplan.pdf", scan.id),
        cookies: scan.lead_cookies(services).await,
    }
}

async fn closed(services: &Services, authorities: &mut Authorities) -> OpenedScan {
    let scan = authorities.open_scan(services, GROUPS).await;
    let mut crowd = Crowd::default();
    for group in [RespondentGroup::Council, RespondentGroup::Executive] {
        crowd.join(&scan, group, scan.holders(services, group).await);
    }
    crowd.fill_in(services).await;
    for respondent in &crowd.respondents {
        respondent.send(services).await;
    }
    scans::close(&scan.lead, services, &scan.id)
        .await
        .expect("a closed scan");
    scan
}

async fn talk(services: &Services, scan: &OpenedScan) {
    let written = remarks::list(&scan.lead, services, &scan.id).await;
    for remark in written.expect("the remarks").remarks {
        remarks::decide(
            &scan.lead,
            services,
            &scan.id,
            &remark.id,
            &Decision::Withhold,
        )
        .await
        .expect("a decision");
    }
    for (direction, statements) in CHOSEN {
        let form = PriorityForm {
            direction: direction.to_owned(),
            statements: statements.map(str::to_owned).to_vec(),
            ..PriorityForm::default()
        };
        sessions::priorities::add(&scan.clerk, services, &scan.id, &form)
            .await
            .expect("a priority");
    }
    sessions::discuss(&scan.clerk, services, &scan.id)
        .await
        .expect("a talk that is over");
}

async fn write(services: &Services, scan: &OpenedScan) {
    let (lead, id) = (&scan.lead, &scan.id);
    let due_on = (services.clock().today() + Days::new(200)).to_string();
    let plan = plans::load(lead, services, id).await.expect("a plan");
    for (view, number) in plan.priorities.iter().zip(1..) {
        let priority = &view.priority.id;
        plans::edit::write_priority(
            lead,
            services,
            id,
            priority,
            &texts(number, view.priority.revision),
        )
        .await
        .expect("a priority in words");
        for _ in 0..ACTIONS {
            plans::edit::add_action(lead, services, id, priority, &action(&due_on))
                .await
                .expect("an action");
        }
    }
    plans::complete(lead, services, id)
        .await
        .expect("a plan that is written");
}

fn texts(number: usize, revision: i64) -> PriorityTexts {
    PriorityTexts {
        title: format!("Vertel wat er met ideeën is gedaan ({number})"),
        finding: "Wie meedenkt, hoort te weinig terug. De raad ziet dat anders dan het college."
            .to_owned(),
        goal: "Over een jaar hoort iedereen die meedacht binnen zes weken wat ermee is gedaan."
            .to_owned(),
        revision,
    }
}

fn action(due_on: &str) -> ActionForm {
    ActionForm {
        what: "Na elk gesprek komt er binnen zes weken een bericht: wat is er met uw idee gedaan?"
            .to_owned(),
        first_step: "Eén vaste brief maken en proberen bij het eerste project.".to_owned(),
        owner: "programmamanager Participatie".to_owned(),
        others: "hoofd Communicatie".to_owned(),
        due_on: due_on.to_owned(),
        how_seen: "Het bericht is bij negen van de tien gesprekken op tijd.".to_owned(),
        ..ActionForm::default()
    }
}

/// The file, one request at a time.
pub async fn measure(server: &Server, plan: &Plan) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let mut medians = Vec::new();
    for _ in 0..RUNS {
        let mut times = Vec::new();
        for _ in 0..FILES {
            let begun = Instant::now();
            let answer = connection.ask(get(&plan.address, &plan.cookies)).await;
            times.push(milliseconds(begun.elapsed()));
            let answer = answer.expect("a file");
            assert_eq!(answer.status, StatusCode::OK);
            assert!(answer.body.starts_with(b"%PDF-"), "a PDF");
        }
        medians.push(Spread::of(times).median());
    }
    Figure::new(
        "The improvement plan as a PDF from the server, its database work included (ms)",
        "≤ 150",
        Spread::of(medians),
    )
    .print();
}
