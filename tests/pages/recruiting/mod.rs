//! Authorities that take no part yet: as the programme recruits them, and as they apply by themselves.

mod applying;
mod keeping;

use acceptance::{Page, Person, TestSite, Visitor};
use services::mail::deliver_due;

const LIST: &str = "/programma/werving";
const DEVENTER: &str = "/programma/werving/GM0150";

async fn officer(site: &TestSite) -> Visitor {
    Person::Programme.join(site).await;
    site.signed_in(Person::Programme).await
}

/// Goes from the first page to the form for Deventer.
async fn form_for_deventer(visitor: &Visitor) -> Page {
    let home = visitor.get("/").await.fine();
    let page = visitor
        .get(&home.link("Meld uw organisatie aan"))
        .await
        .fine();
    let search = page.form("Zoeken").fill("Voor welke organisatie?", "dev");
    let found = visitor.send(search).await.fine();
    let chosen = found
        .form("Verder")
        .choose("Kies de organisatie", "Deventer");
    visitor.send(chosen).await.fine()
}

/// The link in the last mail to an address.
async fn link_to(site: &TestSite, email: &str) -> String {
    deliver_due(site).await.expect("mail goes out");
    let sent = site.mailer().sent();
    let letter = sent.iter().rfind(|letter| letter.to_email == email);
    let text = &letter.unwrap_or_else(|| panic!("no mail to {email}")).text;
    let mut words = text.split_whitespace();
    let link = words.find(|word| word.contains("/aanmelden/"));
    link.expect("a link").to_owned()
}

/// Deventer applies and confirms, as somebody without a script does; all mail about it went out.
pub async fn applied(site: &TestSite, email: &str) {
    let visitor = site.visitor();
    let page = form_for_deventer(&visitor).await;
    let form = page
        .form("Aanmelden")
        .fill("Uw naam", "Fatima Öztürk")
        .fill("Uw functie", "raadsgriffier")
        .fill("Uw e-mailadres", email)
        .fill("Waarom nu?", "De nieuwe raad wil weten hoe het gaat.")
        .select("Van maand", "maart 2027")
        .select("Tot en met maand", "mei 2027");
    let sent = visitor.send(form).await.fine();
    assert_eq!(sent.address, "/aanmelden/verstuurd");
    let page = visitor.get(&link_to(site, email).await).await.fine();
    assert!(page.text().contains("maart – mei 2027"), "{}", page.text());
    let done = visitor
        .send(page.form("Aanmelding bevestigen"))
        .await
        .fine();
    assert_eq!(done.heading(), "Uw aanmelding is bevestigd");
    deliver_due(site).await.expect("mail goes out");
}
