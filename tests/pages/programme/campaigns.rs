//! Campaigns.

use super::{campaign, officer};
use acceptance::{Form, Person, TestSite};
use axum::http::StatusCode;
use services::Actor;
use services::programme::campaigns::{self, CampaignForm};
use services::testing::fill_programme;

/// What a campaign in Drenthe is called, and with whom it is.
fn named(form: Form) -> Form {
    form.fill("Naam van de campagne", "Drenthe doet mee")
        .fill("Met wie is dit afgesproken?", "Provincie Drenthe")
}

/// What else is asked of it.
fn planned(form: Form, starts_on: &str) -> Form {
    form.fill("Hoeveel genodigden doen er aan het eind mee?", "10")
        .fill("Eerste dag", starts_on)
        .fill("Laatste dag", "2027-12-31")
        .fill("Naam van de contactpersoon", "Jan Kok")
        .fill("E-mailadres van de contactpersoon", "jan@drenthe.example")
        .tick("Drenthe")
}

#[tokio::test]
async fn a_campaign_is_made_changed_ended_removed_and_put_back() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let form = visitor.get("/programma/campagnes/nieuw").await.fine();
    let again = visitor.send(named(form.form("Toevoegen"))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = again.form("Toevoegen");
    assert_eq!(form.value("Naam van de campagne"), "Drenthe doet mee");
    let page = visitor.send(planned(form, "2026-01-01")).await.fine();
    assert_eq!(page.heading(), "Drenthe doet mee");
    assert!(page.text().contains("0 van de 12 genodigden doen mee."));
    let invited = visitor.get(&page.link("Genodigden kiezen")).await.fine();
    assert!(invited.text().contains("Provincie Drenthe"));
    assert!(!invited.text().contains("Waterschap waterschap"));
    let all = visitor.send(invited.form("Alle provincies")).await.fine();
    assert!(all.text().contains("Er zijn 24 organisaties uitgenodigd."));
    let invited = visitor.send(all.form("Geen provincies")).await.fine();
    assert!(invited.has_button("Alle waterschappen"));
    let invited = visitor
        .send(invited.form("Opslaan").untick("Assen"))
        .await
        .fine();
    assert!(
        invited
            .text()
            .contains("Er zijn 11 organisaties uitgenodigd.")
    );
    let page = visitor.get(&page.address).await.fine();
    let ended = visitor.send(page.form("Nu beëindigen")).await.fine();
    assert!(ended.has_button("Toch voortzetten"));
    site.later(chrono::TimeDelta::days(1));
    let visitor = site.signed_in(Person::Programme).await;
    let over = visitor.get(&page.address).await.fine();
    assert!(over.text().contains("verandert niet meer"));
    let late = visitor.send(invited.form("Opslaan").untick("Emmen")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("Deze campagne is voorbij."));
    let list = visitor.send(ended.form("Verwijderen")).await.fine();
    assert!(
        list.text()
            .contains("De campagne ‘Drenthe doet mee’ is verwijderd.")
    );
    let back = list.form("Ongedaan maken: Drenthe doet mee");
    let page = visitor.send(back).await.fine();
    assert_eq!(page.heading(), "Drenthe doet mee");
}

#[tokio::test]
async fn who_came_since_a_campaign_began_can_be_read_by_name() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let form = CampaignForm {
        target: "12".to_owned(),
        provinces: vec!["PV22".to_owned()],
        ..campaign("Drenthe doet mee")
    };
    let id = campaigns::add(&Actor::System, &site, &form)
        .await
        .expect("added");
    let page = visitor
        .get(&format!("/programma/campagnes/{id}"))
        .await
        .fine();
    let links = page.links();
    let (told, address) = links
        .iter()
        .find(|(told, _)| told.ends_with(" sinds het begin van de campagne"))
        .expect("some came");
    let list = visitor.get(address).await.fine();
    assert_eq!(
        list.heading(),
        "Organisaties die erbij kwamen na wo 31 december 2025"
    );
    let (came, _) = told.split_once(' ').unwrap();
    let came: usize = came.parse().unwrap();
    let rows = list.texts("tbody tr").len();
    let is_net = list.text().contains("toen wel mee");
    assert!(rows == came || (is_net && rows > came), "{rows} of {came}");
    assert!(page.text().contains("Er is nog geen vol jaar geteld."));
    assert!(page.text().contains("Het doel is 12."));
}

#[tokio::test]
async fn a_goal_that_is_reached_is_told_once() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let form = CampaignForm {
        target: "1".to_owned(),
        provinces: vec!["PV22".to_owned()],
        ..campaign("Eén in Drenthe")
    };
    let id = campaigns::add(&Actor::System, &site, &form)
        .await
        .expect("added");
    for address in [
        format!("/programma/campagnes/{id}"),
        format!("/programma?campagne={id}"),
    ] {
        let reached = visitor.get(&address).await.fine();
        let lead = reached.texts(".qs-lead").concat();
        assert!(lead.contains("gehaald."), "{lead}");
        assert_eq!(lead.matches("doel").count(), 1, "said once: {lead}");
        assert!(!lead.contains("Het doel is"), "{lead}");
    }
}

#[tokio::test]
async fn a_campaign_that_has_not_begun_cannot_be_ended() {
    let site = TestSite::new().await;
    let visitor = officer(&site).await;
    let form = visitor.get("/programma/campagnes/nieuw").await.fine();
    let form = planned(named(form.form("Toevoegen")), "2027-02-01");
    let page = visitor.send(form).await.fine();
    assert!(!page.has_button("Nu beëindigen"));
    let campaign = page.address.split('?').next().expect("a path");
    let refused = visitor.post(&format!("{campaign}/beeindigen"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused
            .text()
            .contains("Deze campagne is nog niet begonnen."),
        "{}",
        refused.text()
    );
}
