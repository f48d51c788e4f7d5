//! Intervision, as officers, leads and clerks go through it without scripts.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use services::Actor;
use services::ids::PeerGroupId;
use services::peer_review::{
    self, AnswerForm, PeerGroup, QuestionForm, SuggestionForm, overview, suggest,
};
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
pub async fn asks(scene: &Scene, lead: &Actor, of: (&PeerGroupId, &services::ids::ScanId)) {
    let form = QuestionForm {
        question: "Hoe krijgen wij stukken eerder bij de raad?".into(),
        priority: String::new(),
    };
    peer_review::keep_question(lead, &scene.site, of, &form)
        .await
        .unwrap();
}

/// Somebody suggests something for the question of a member.
pub async fn suggests(
    scene: &Scene,
    giver: &Actor,
    of: (&PeerGroupId, &services::ids::ScanId),
) -> String {
    let form = SuggestionForm {
        suggestion: "Maak een planning voor het hele jaar.".into(),
    };
    let given = suggest(giver, &scene.site, of, &form).await;
    given.unwrap().to_string()
}

async fn group_of(scene: &Scene) -> PeerGroup {
    let officer = scene.actor(Person::Programme).await;
    let mut found = overview(&officer, &scene.site).await.unwrap();
    found.groups.remove(0)
}

fn wrong(page: &Page) -> Vec<String> {
    page.assert_whole();
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.texts("[role=alert] li a")
}

async fn press(visitor: &Visitor, page: &Page, button: &str) -> Page {
    visitor.send(page.form(button)).await
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
    let wrong_time = "Tijd van de bijeenkomst: Vul een tijd in, zoals 19:30.";
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

#[tokio::test]
async fn a_question_gets_a_suggestion_that_becomes_an_action() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("U hebt nog geen vraag ingebracht."));
    let page = lead.get(&page.link("Vraag opschrijven")).await.fine();
    let page = press(&lead, &page, "Bewaren").await;
    assert_eq!(wrong(&page), ["Schrijf uw vraag op."]);
    let form = page
        .form("Bewaren")
        .fill("Uw vraag", "Hoe krijgen wij stukken eerder?")
        .select(
            "Bij welke prioriteit uit uw plan hoort de vraag?",
            "Prioriteit 1",
        );
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Bij de prioriteit ‘Prioriteit 1’"));
    assert_eq!(page.texts("main details summary"), ["Wat zij daar zagen"]);
    let seen = page.texts("main details").concat();
    assert!(seen.contains("De raad krijgt stukken vaak te laat."));
    assert!(seen.contains("Alle uitkomsten van Leeuwarden"), "{seen}");

    suggests(&scene, &others[0].lead, (&group, &scene.scan)).await;
    let page = lead.get(&address).await.fine();
    assert!(
        page.text()
            .contains("Maak een planning voor het hele jaar.")
    );
    let page = lead.get(&page.link("Overnemen in ons plan")).await.fine();
    let form = page
        .form("Overnemen")
        .select("Bij welke prioriteit hoort de actie?", "Prioriteit 2")
        .fill("Wie zorgt ervoor?", "De griffier")
        .fill("Wanneer is het klaar?", "2027-05-01");
    let page = lead.send(form).await;
    assert_eq!(wrong(&page), ["Schrijf op waarom u het plan wijzigt."]);
    let form = page
        .form("Overnemen")
        .fill("Waarom wijzigt u het plan?", "Een idee uit de intervisie.");
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Overgenomen in het plan"));
    let plan = format!("/scans/{}/verbeterplan", scene.scan);
    let page = lead.get(&plan).await.fine();
    assert!(
        page.text()
            .contains("Maak een planning voor het hele jaar.")
    );
    assert!(page.text().contains("Een idee uit de intervisie."));
}

#[tokio::test]
async fn a_clerk_suggests_thinks_better_of_it_and_the_lead_keeps_it_for_later() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let page = clerk.get(&address).await.fine();
    assert!(
        !page.text().contains("Vraag opschrijven"),
        "that is for the lead"
    );
    let page = clerk
        .get(&page.link("Suggestie geven aan Súdwest-Fryslân"))
        .await
        .fine();
    let page = press(&clerk, &page, "Suggestie geven").await;
    assert_eq!(wrong(&page), ["Schrijf uw suggestie op."]);
    let form = page
        .form("Suggestie geven")
        .fill("Uw suggestie", "Begin met de agenda.");
    let page = clerk.send(form).await.fine();
    assert!(page.text().contains("Begin met de agenda."));
    let page = press(&clerk, &page, "Intrekken").await.fine();
    assert!(!page.text().contains("Begin met de agenda."));
    let page = press(&clerk, &page, "Terugzetten").await.fine();
    assert!(page.text().contains("Begin met de agenda."));

    let lead = scene.site.signed_in(Person::Lead).await;
    let plan = lead.get(&address).await.fine();
    let plan = lead.get(&plan.link("Verbeterplan van Almere")).await.fine();
    assert!(
        plan.text()
            .contains("Wie meedenkt, hoort wat ermee is gedaan")
    );
    let own = scene.actor(Person::Lead).await;
    asks(&scene, &own, (&group, &scene.scan)).await;
    suggests(&scene, &others[1].lead, (&group, &scene.scan)).await;
    let page = lead.get(&address).await.fine();
    let page = lead.get(&page.link("Bedanken of bewaren")).await.fine();
    let page = press(&lead, &page, "Opslaan").await;
    assert_eq!(wrong(&page), ["Kies wat u met de suggestie doet."]);
    let form = page
        .form("Opslaan")
        .choose("Of neemt u de suggestie niet over?", "Bewaren voor later")
        .fill("Wilt u er iets bij zeggen?", "Na de zomer.");
    let page = lead.send(form).await.fine();
    assert!(page.text().contains("Bewaard voor later") && page.text().contains("Na de zomer."));
}

#[tokio::test]
async fn what_is_taken_along_stands_with_the_scan_and_the_programme_reads_no_questions() {
    let (scene, _) = Scene::published().await;
    let (group, _) = begun(&scene).await;
    let lead_actor = scene.actor(Person::Lead).await;
    asks(&scene, &lead_actor, (&group, &scene.scan)).await;
    let cockpit = format!("/scans/{}", scene.scan);
    let address = format!("/intervisie/{group}");
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&cockpit).await.fine();
    let page = officer.get(&page.link("Eerder aan tafel")).await.fine();
    assert!(page.address.starts_with(PROGRAMME));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    assert_eq!(officer.get(&address).await.status, StatusCode::FORBIDDEN);
    let other = scene.site.signed_in(Person::OtherLead).await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    let empty = other.get("/intervisie").await.fine();
    assert!(empty.text().contains("U zit nog niet in een groep."));

    scene.site.later(TimeDelta::days(57));
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = lead.get(&cockpit).await.fine();
    assert!(page.text().contains("Schrijf nog op wat u meeneemt."));
    let page = lead.get(&page.link("Eerder aan tafel")).await.fine();
    let page = lead.get(&page.link("Verslag schrijven")).await.fine();
    let page = press(&lead, &page, "Bewaren").await;
    assert_eq!(wrong(&page), ["Schrijf op wat u meeneemt."]);
    let form = page
        .form("Bewaren")
        .fill("Wat u meeneemt", "Wij plannen het hele jaar.");
    let _kept = lead.send(form).await.fine();
    let officer = scene.site.signed_in(Person::Programme).await;
    let page = officer.get(&format!("{PROGRAMME}/{group}")).await.fine();
    let page = press(&officer, &page, "Groep afronden").await.fine();
    assert!(page.has_button("Groep heropenen"));
    let page = officer.get(&cockpit).await.fine();
    assert!(page.text().contains("Wij plannen het hele jaar."));
}

/// A lead whose reason is asked, and who then stops.
async fn stops(lead: &Visitor, address: &str) -> Page {
    let page = lead.get(address).await.fine();
    let page = lead.get(&page.link("Stoppen met deze groep")).await.fine();
    assert!(page.text().contains("ma 7 december 2026, 13:30 uur"));
    let page = press(lead, &page, "Stoppen").await;
    assert_eq!(wrong(&page), ["Schrijf op waarom."]);
    let form = page
        .form("Stoppen")
        .fill("Waarom stopt u?", "Onze griffier is ziek.");
    lead.send(form).await.fine()
}

#[tokio::test]
async fn a_lead_stops_and_the_officer_says_how_the_group_goes_on() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let page = stops(&lead, &address).await;
    assert!(page.text().contains("U doet niet meer mee."));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    let list = lead.get("/intervisie").await.fine();
    assert!(list.text().contains("U doet niet meer mee."));

    let officer = scene.site.signed_in(Person::Programme).await;
    let list = officer.get(PROGRAMME).await.fine();
    assert!(list.texts("tbody tr").concat().contains("Te klein"));
    let page = officer.get(&format!("{PROGRAMME}/{group}")).await.fine();
    assert!(
        page.text()
            .contains("De groep is te klein: nog 3 organisaties.")
    );
    assert!(page.text().contains("Onze griffier is ziek."));
    let found = officer
        .get(&page.link("Organisatie toevoegen"))
        .await
        .fine();
    assert!(found.text().contains("In deze groep (3)"));
    assert!(
        found.has_button("Toevoegen: Leeuwarden"),
        "who stopped can be asked again"
    );
    let page = press(&officer, &page, "Zo laten doorgaan").await.fine();
    assert!(page.text().contains("De groep gaat zo door."));
    assert!(!page.text().contains("De groep is te klein"));

    let page = officer
        .get(&found.link("Uit de groep halen: Almere"))
        .await
        .fine();
    let page = press(&officer, &page, "Uit de groep halen").await;
    assert_eq!(wrong(&page), ["Schrijf op waarom."]);
    let form = page.form("Uit de groep halen").fill(
        "Waarom haalt u deze organisatie uit de groep?",
        "Zij komen niet.",
    );
    let page = officer.send(form).await.fine();
    assert!(
        page.text()
            .contains("De groep is te klein: nog 2 organisaties.")
    );
    let log = officer.get("/programma/logboek").await.fine();
    for told in [
        "Intervisiegroep ‘Eerder aan tafel’: de gemeente Leeuwarden stopte: Onze griffier is ziek.",
        "Intervisiegroep ‘Eerder aan tafel’ gaat door met 3 organisaties",
        "Intervisiegroep ‘Eerder aan tafel’: de gemeente Almere is uit de groep gehaald: Zij komen niet.",
    ] {
        assert!(log.text().contains(told), "{told}");
    }
}

#[tokio::test]
async fn who_is_asked_to_join_a_running_group_reads_along_after_a_yes() {
    let (scene, _) = Scene::published().await;
    let (group, others) = begun(&scene).await;
    asks(&scene, &others[0].lead, (&group, &others[0].id)).await;
    let address = format!("/intervisie/{group}");
    let lead = scene.site.signed_in(Person::Lead).await;
    let _stopped = stops(&lead, &address).await;
    let officer = scene.site.signed_in(Person::Programme).await;
    let members = format!("{PROGRAMME}/{group}/leden");
    let page = officer.get(&members).await.fine();
    let page = press(&officer, &page, "Toevoegen: Leeuwarden").await.fine();
    assert!(page.text().contains("In deze groep (4)"));
    let page = lead.get(&address).await.fine();
    assert!(page.text().contains("De groep is al begonnen."));
    assert!(!page.text().contains("Hoe krijgen wij stukken eerder"));
    let page = lead.get(&page.link("Antwoord geven")).await.fine();
    let yes = page
        .form("Antwoord geven")
        .choose("Uw antwoord", "Ja, wij doen mee");
    let page = lead.send(yes).await.fine();
    assert!(page.text().contains("Hoe krijgen wij stukken eerder"));
}
