//! Whatever is typed in a text field comes back as it was typed, safe, and with a sentence where it does not fit.

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use scraper::{Html, Selector};

/// More than any field takes, with everything in it that could break a page, on one line.
fn endless() -> String {
    let strange = "Zo \"staat\" 'het' <b>er</b> &amp; 😀 שלום \u{202e}om\u{202c} </textarea><script>alert(1)</script> 100%00 ";
    strange.chars().cycle().take(10_001).collect()
}

/// What stands in a field, and what is said at it.
fn field(page: &Page, name: &str) -> (String, Option<String>) {
    let html = Html::parse_document(page.html());
    let find = |css: String| {
        let selector = Selector::parse(&css).expect("a selector");
        html.select(&selector).next()
    };
    let control = find(format!("[id='{name}']"))
        .unwrap_or_else(|| panic!("{} has no field {name}", page.address));
    let typed = control
        .attr("value")
        .map_or_else(|| control.text().collect::<String>(), str::to_owned);
    let said = find(format!("[id='{name}-fout']"));
    (typed, said.map(|said| said.text().collect()))
}

/// The revision that the form of a page says was read, if it has one.
async fn revision(visitor: &Visitor, address: &str) -> Option<String> {
    let page = visitor.get_once(address).await;
    let selector = Selector::parse("input[name='revision']").expect("a selector");
    let html = Html::parse_document(page.html());
    let input = html.select(&selector).next()?;
    input.attr("value").map(str::to_owned)
}

/// Types too much into a field, beside what else the form needs, and looks at the field again.
async fn assert_kept(visitor: &Visitor, address: &str, name: &str, others: &[(&str, &str)]) {
    let text = endless();
    let revision = revision(visitor, address).await;
    let mut fields = others.to_vec();
    fields.extend(revision.iter().map(|read| ("revision", read.as_str())));
    fields.push((name, &text));
    let sent = visitor.post(address, &fields).await;
    let page = if sent.status == StatusCode::SEE_OTHER {
        visitor.get(&format!("{address}?nakijken=ja")).await.fine()
    } else {
        assert_eq!(
            sent.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{address} {name}: {}",
            sent.text()
        );
        sent
    };
    page.assert_whole();
    let (typed, said) = field(&page, name);
    assert_eq!(typed, text, "{address} {name}");
    let said = said.unwrap_or_else(|| panic!("{address} {name}: nothing is said"));
    assert!(said.ends_with('.') && said.len() > 20, "{name}: {said:?}");
}

#[tokio::test]
async fn in_the_preparation() {
    let scene = Scene::prepared().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    for (form, fields) in [
        (
            "voorbereiding/overeenkomsten",
            &["participation_on", "participation_by", "controller"][..],
        ),
        (
            "voorbereiding/commissie",
            &["council", "executive", "staff", "residents"],
        ),
        (
            "voorbereiding/data",
            &[
                "start_at",
                "start_place",
                "start_invited",
                "agenda_place",
                "agenda_invited",
                "plan_on",
            ],
        ),
        (
            "voorbereiding/groepen",
            &[
                "council",
                "executive",
                "senior_staff",
                "minimum",
                "strength",
                "unknown",
                "areas",
            ],
        ),
        ("voorbereiding/vragen", &["l1_text", "l4_text"]),
        (
            "voorbereiding/periode",
            &["opens_on", "contact_name", "contact_email"],
        ),
        ("startgesprek", &["notes"]),
        ("annuleren", &["reason"]),
    ] {
        for name in fields {
            let address = format!("/scans/{}/{form}", scene.scan);
            assert_kept(&lead, &address, name, &[]).await;
        }
    }
}

#[tokio::test]
async fn in_the_talk() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let statement = [("statements", "T1.1"), ("direction", "R1")];
    for (form, name, others) in [
        ("duiding/T1", "text", &statement[..0]),
        ("gesprekspunten/nieuw", "text", &statement[..1]),
        ("prioriteiten/nieuw", "title", &statement),
        ("prioriteiten/nieuw", "dissent", &statement),
    ] {
        let address = format!("/scans/{}/gesprek/{form}", scene.scan);
        assert_kept(&clerk, &address, name, others).await;
    }
    let script = format!("/scans/{}/draaiboek/agenderingsgesprek", scene.scan);
    assert_kept(&clerk, &script, "step", &[("minutes", "5")]).await;
    let step = format!("{script}/stappen/break");
    assert_kept(&clerk, &step, "minutes", &[("step", "Pauze")]).await;
    let rest = [("step", "Pauze"), ("minutes", "5")];
    assert_kept(&clerk, &step, "explanation", &rest).await;

    let lines: String = "Een regel van tien woorden is zo wel lang genoeg.\n"
        .chars()
        .cycle()
        .take(10_000)
        .collect();
    let address = format!("/scans/{}/gesprek/duiding/T2", scene.scan);
    let form = clerk.get(&address).await.fine().form("Bewaren");
    let talk = clerk
        .send(form.fill("Wat ziet u in deze antwoorden?", &lines))
        .await
        .fine();
    assert!(
        talk.address.ends_with("/gesprek"),
        "an end of a line is one sign"
    );
    let form = clerk.get(&address).await.fine().form("Bewaren");
    assert_eq!(form.value("Wat ziet u in deze antwoorden?"), lines);
}

#[tokio::test]
async fn in_the_plan() {
    let scene = Scene::planned().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let actor = scene.actor(Person::Lead).await;
    let plan = services::plans::load(&actor, &scene.site, &scene.scan)
        .await
        .unwrap();
    let priority = &plan.priorities[0];
    let scan = format!("/scans/{}/verbeterplan", scene.scan);
    let words = format!("{scan}/prioriteiten/{}", priority.priority.id);
    let title = [("title", "Stukken op tijd")];
    assert_kept(&lead, &words, "title", &[]).await;
    for name in ["finding", "goal"] {
        assert_kept(&lead, &words, name, &title).await;
    }
    let action = format!("{scan}/acties/{}", priority.actions[0].id);
    let fields = [
        "what",
        "first_step",
        "owner",
        "others",
        "due_on",
        "how_seen",
    ];
    for name in fields {
        assert_kept(&lead, &action, name, &[]).await;
    }
    let support = plan.offered_for(priority).next().unwrap();
    let help = format!("{words}/hulp/{}", support.id);
    assert_kept(&lead, &help, "question", &[]).await;
    let answer = format!("/scans/{}/resultaten/antwoorden/T1", scene.scan);
    assert_kept(&lead, &answer, "text", &[]).await;
    let adoption = format!("{scan}/vaststellen");
    for name in ["adopted_on", "adopted_by", "decision_number"] {
        assert_kept(&lead, &adoption, name, &[]).await;
    }
}

#[tokio::test]
async fn in_the_life_of_the_plan() {
    let (scene, _) = Scene::published().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let actor = scene.actor(Person::Lead).await;
    let plan = services::plans::load(&actor, &scene.site, &scene.scan)
        .await
        .unwrap();
    let scan = format!("/scans/{}", scene.scan);
    let action = format!(
        "{scan}/voortgang/acties/{}",
        plan.priorities[0].actions[0].id
    );
    assert_kept(&lead, &action, "due_on", &[("status", "running")]).await;
    assert_kept(&lead, &format!("{action}/adres"), "email", &[]).await;
}
