//! A group comes about: it is proposed, planned and invited, and begins.

use acceptance::{Page, Person, Scene, Visitor};
use services::peer_review::{self, AnswerForm, PeerGroup, overview};
use services::testing::adopted_plans;

use super::{PROGRAMME, press, wrong};

async fn group_of(scene: &Scene) -> PeerGroup {
    let officer = scene.actor(Person::Programme).await;
    let mut found = overview(&officer, &scene.site).await.unwrap();
    found.groups.remove(0)
}

/// An officer makes a group of the first proposal.
async fn formed(officer: &Visitor) -> Page {
    let page = officer.get(PROGRAMME).await.fine();
    assert!(page.text().contains("Er is nog geen groep."));
    assert!(page.text().contains("werken aan hetzelfde thema"));
    let page = officer
        .get(&page.link("Groep maken van voorstel 1"))
        .await
        .fine();
    let page = press(officer, &page, "Groep maken").await;
    assert_eq!(wrong(&page), ["Vul een naam voor de groep in."]);
    let form = page
        .form("Groep maken")
        .fill("Naam van de groep", "Eerder aan tafel");
    let page = officer.send(form).await.fine();
    assert!(page.text().contains("Súdwest-Fryslân") && page.text().contains("Leeuwarden"));
    page
}

/// The officer plans the first meeting, which has a wrong time at first.
async fn planned(officer: &Visitor, page: &Page) -> Page {
    let page = officer
        .get(&page.link("Naam, gespreksleider en data"))
        .await
        .fine();
    let form = page
        .form("Opslaan")
        .forge("m1_on", "2026-12-07")
        .forge("m1_at", "laat");
    let page = officer.send(form).await;
    let wrong_time = "Tijd van de bijeenkomst: vul een tijd in, zoals 19:30.";
    assert_eq!(wrong(&page), [wrong_time]);
    let form = page.form("Opslaan").forge("m1_at", "13:30");
    let page = officer.send(form).await.fine();
    assert!(
        page.text().contains("ma 7 december 2026, 13:30 uur"),
        "{}",
        page.text()
    );
    page
}

/// A lead who is invited says no without a reason, and then yes.
async fn accepts(lead: &Visitor) {
    let page = lead.get("/intervisie").await.fine();
    let waits = "Laat nog weten of u meedoet.";
    assert!(page.text().contains(waits));
    let page = lead.get(&page.link("Eerder aan tafel")).await.fine();
    let page = lead.get(&page.link("Antwoord geven")).await.fine();
    let no = page
        .form("Antwoord geven")
        .choose("Uw antwoord", "Nee, nu niet");
    let page = lead.send(no).await;
    assert_eq!(wrong(&page), ["Schrijf op waarom u niet meedoet."]);
    let form = page.form("Antwoord geven");
    assert!(form.is_chosen("Uw antwoord", "Nee, nu niet"));
    let yes = form.choose("Uw antwoord", "Ja, wij doen mee");
    let page = lead.send(yes).await.fine();
    assert!(page.text().contains("U doet mee."), "{}", page.text());
}

#[tokio::test]
async fn an_officer_forms_a_group_from_a_proposal_and_lets_it_begin() {
    let (scene, _) = Scene::published().await;
    let others = adopted_plans(&scene.site, 4).await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = formed(&officer).await;
    let early = press(&officer, &page, "Uitnodigen").await;
    let no_meeting = "Er is nog geen bijeenkomst gepland. Vul eerst een datum in.";
    assert_eq!(wrong(&early), [no_meeting]);
    let page = planned(&officer, &page).await;
    let page = press(&officer, &page, "Uitnodigen").await.fine();
    let invited = "De trekkers zijn uitgenodigd met een mail.";
    assert!(page.text().contains(invited));
    let early = press(&officer, &page, "Groep laten beginnen").await;
    assert_eq!(wrong(&early).len(), 1, "nobody said yes");
    accepts(&scene.site.signed_in(Person::Lead).await).await;
    let group = group_of(&scene).await;
    let yes = AnswerForm {
        answer: "ja".into(),
        line: String::new(),
    };
    for other in &others {
        let both = (&group.id, &other.id);
        peer_review::answer(&other.lead, &scene.site, both, &yes)
            .await
            .unwrap();
    }
    let page = press(&officer, &page, "Groep laten beginnen").await.fine();
    assert!(page.text().contains("De groep is begonnen."));
    let page = officer.get(PROGRAMME).await.fine();
    let row = page.texts("tbody tr").concat();
    assert!(row.contains("Loopt") && row.contains("Almere"), "{row}");
}

#[tokio::test]
async fn members_are_found_by_name_and_taken_out_with_a_way_back() {
    let (scene, _) = Scene::published().await;
    adopted_plans(&scene.site, 2).await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&format!("{PROGRAMME}/nieuw")).await.fine();
    let form = page
        .form("Groep maken")
        .fill("Naam van de groep", "Zelf gekozen");
    let page = officer.send(form).await.fine();
    assert!(page.text().contains("Nog niemand."));
    let search = page.form("Zoeken").fill("Zoek een organisatie", "nergens");
    let none = officer.send(search.clone()).await.fine();
    assert!(none.text().contains("Wij vinden niets voor ‘nergens’."));
    let found = officer
        .send(search.fill("Zoek een organisatie", "almere"))
        .await
        .fine();
    let page = press(&officer, &found, "Toevoegen: Almere").await.fine();
    assert!(page.text().contains("In deze groep (1)"));
    let page = press(&officer, &page, "Weghalen: Almere").await.fine();
    assert!(page.text().contains("Almere is uit de groep gehaald."));
    let page = press(&officer, &page, "Ongedaan maken: Almere")
        .await
        .fine();
    assert!(page.text().contains("In deze groep (1)"));
    let group = group_of(&scene).await;
    let page = officer
        .get(&format!("{PROGRAMME}/{}", group.id))
        .await
        .fine();
    let few = press(&officer, &page, "Uitnodigen").await;
    assert_eq!(
        wrong(&few),
        ["Een groep heeft vier tot zes organisaties. Dit zijn er nog te weinig."]
    );
    let page = officer.get(&page.link("Groep annuleren")).await.fine();
    let page = press(&officer, &page, "Groep annuleren").await;
    assert_eq!(wrong(&page), ["Schrijf op waarom de groep niet doorgaat."]);
    let form = page
        .form("Groep annuleren")
        .fill("Waarom gaat de groep niet door?", "Te weinig plannen.");
    let page = officer.send(form).await.fine();
    assert!(
        page.text()
            .contains("De groep gaat niet door: Te weinig plannen.")
    );
    let page = press(&officer, &page, "Toch door laten gaan").await.fine();
    assert!(page.has_button("Uitnodigen"));
    assert_logged(&officer).await;
}

async fn assert_logged(officer: &Visitor) {
    let log = officer.get("/programma/logboek").await.fine();
    for told in [
        "Intervisiegroep ‘Zelf gekozen’ toegevoegd",
        "Intervisiegroep ‘Zelf gekozen’: de gemeente Almere weggehaald",
        "Intervisiegroep ‘Zelf gekozen’ gaat niet door: Te weinig plannen.",
        "Intervisiegroep ‘Zelf gekozen’ gaat toch door",
    ] {
        assert!(log.text().contains(told), "{told}");
    }
}
