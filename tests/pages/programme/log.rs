//! The log.

use super::campaign;
use acceptance::{Person, TestSite};
use services::programme::campaigns;
use services::{Actor, Role, accounts};

#[tokio::test]
async fn the_log_goes_back_page_by_page_and_day_by_day_and_keeps_who_was_chosen() {
    let site = TestSite::new().await;
    Person::Programme.join(&site).await;
    let actor = accounts::list_members(&Actor::System, &site, Some(Role::Programme))
        .await
        .expect("the officers")
        .remove(0);
    let actor = Actor::Member(actor);
    for number in 0..120 {
        let form = campaign(&format!("Campagne {number}"));
        campaigns::add(&actor, &site, &form).await.expect("added");
    }
    site.later(chrono::TimeDelta::days(2));
    let visitor = site.signed_in(Person::Programme).await;
    let page = visitor.get("/programma/logboek").await.fine();
    assert_eq!(page.texts("tbody tr").len(), 100);
    assert!(!page.links().iter().any(|(label, _)| label == "Nieuwer"));
    let hers = page.form("Tonen").select("Wie", Person::Programme.name());
    let page = visitor.send(hers).await.fine();
    let older = visitor.get(&page.link("Ouder")).await.fine();
    assert_eq!(older.texts("tbody tr").len(), 20, "hers and no others");
    assert_eq!(
        older.form("Tonen").value("Wie"),
        page.form("Tonen").value("Wie"),
        "who was chosen stays chosen"
    );
    let newer = visitor.get(&older.link("Nieuwer")).await.fine();
    assert_eq!(newer.texts("tbody tr"), page.texts("tbody tr"));
    let jump = |day: &str| {
        page.form("Tonen")
            .fill("Begin bij deze dag en ga terug", day)
    };
    let then = visitor.send(jump("2026-11-23")).await.fine();
    assert_eq!(then.texts("tbody tr").len(), 100);
    let before = visitor.send(jump("2020-01-01")).await.fine();
    assert!(before.text().contains("Zo ver terug staat er niets."));
    let wrong = visitor
        .get("/programma/logboek?dag=gisteren&ouder=niets")
        .await
        .fine();
    assert!(wrong.title().starts_with("Fout: "), "{}", wrong.title());
    assert!(wrong.text().contains("Vul een datum in"));
    assert_eq!(wrong.texts("tbody tr").len(), 100);
}
