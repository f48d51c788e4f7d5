//! Intervision, as officers, leads and clerks go through it without scripts.

mod forming;
mod stopping;
mod suggesting;

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use services::Actor;
use services::ids::{PeerGroupId, ScanId};
use services::peer_review::{self, QuestionForm, SuggestionForm, suggest};
use services::testing::{ClosedScan, adopted_plans, begun_group};

const PROGRAMME: &str = "/programma/intervisie";

/// Leeuwarden and three others with adopted plans, in a group that has begun.
pub async fn begun(scene: &Scene) -> (PeerGroupId, Vec<ClosedScan>) {
    let others = adopted_plans(&scene.site, 3).await;
    let (lead, officer) = (
        scene.actor(Person::Lead).await,
        scene.actor(Person::Programme).await,
    );
    let mut members = vec![(&scene.scan, &lead)];
    members.extend(others.iter().map(|scan| (&scan.id, &scan.lead)));
    let group = begun_group(&scene.site, &officer, &members).await;
    (group, others)
}

/// A member brings a question.
pub async fn asks(scene: &Scene, lead: &Actor, of: (&PeerGroupId, &ScanId)) {
    let form = QuestionForm {
        question: "Hoe krijgen wij stukken eerder bij de raad?".into(),
        priority: String::new(),
    };
    peer_review::keep_question(lead, &scene.site, of, &form)
        .await
        .unwrap();
}

/// Somebody suggests something for the question of a member.
pub async fn suggests(scene: &Scene, giver: &Actor, of: (&PeerGroupId, &ScanId)) -> String {
    let form = SuggestionForm {
        suggestion: "Maak een planning voor het hele jaar.".into(),
    };
    let given = suggest(giver, &scene.site, of, &form).await;
    given.unwrap().to_string()
}

fn wrong(page: &Page) -> Vec<String> {
    page.assert_whole();
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.texts("[role=alert] li a")
}

async fn press(visitor: &Visitor, page: &Page, button: &str) -> Page {
    visitor.send(page.form(button)).await
}
