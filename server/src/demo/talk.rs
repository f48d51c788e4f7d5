//! A talk that is held at once, by one person at one computer: a screen and a remote, and in the room of an agenderingsgesprek three phones.

use services::accounts::{self, DemoTalk};
use services::scans::arrangements::SessionKind;
use services::secrets::Secret as _;
use services::{Actor, Error, Services, room};

use super::welcome::line;

/// How many phones take part.
const PHONES: usize = 3;

/// How an address on this machine begins. A demonstration that others reach has another.
const OWN_MACHINE: [&str; 3] = ["http://127.0.0.1", "http://localhost", "http://[::1]"];

/// A talk that has begun.
#[derive(Clone, Debug)]
pub struct BegunTalk {
    /// What the terminal says of it.
    pub text: String,
    /// Where to go: the screen, the remote, and the phones.
    pub addresses: Vec<String>,
}

/// Opens the room as its clerk; `None` once the talk was concluded.
pub(super) async fn begin(services: &Services) -> Result<Option<BegunTalk>, Error> {
    let session = SessionKind::Agenda;
    let Some((talk, clerk)) = opened(services, session).await? else {
        return Ok(None);
    };
    let Some(room) = room::load(&clerk, services, &talk.scan.id).await?.room else {
        return Ok(None);
    };
    let site = &services.settings().base_url;
    let mut ways = ways_of_clerk(services, &talk, session).await?;
    let code = room.code.expose();
    ways.extend((1..=PHONES).map(|number| {
        let site = site_of_phone(site, number);
        (format!("Telefoon {number}"), format!("{site}/zaal/{code}"))
    }));
    Ok(Some(BegunTalk {
        text: text(&talk, &room.code.shown(), &ways, is_own_machine(site)),
        addresses: ways.into_iter().map(|(_, address)| address).collect(),
    }))
}

/// Puts the startgesprek on the screen as its clerk; `None` once the questionnaire opened.
pub(super) async fn begin_start(services: &Services) -> Result<Option<BegunTalk>, Error> {
    let session = SessionKind::Start;
    let Some((talk, _)) = opened(services, session).await? else {
        return Ok(None);
    };
    let ways = ways_of_clerk(services, &talk, session).await?;
    let mut text = format!(
        "Het startgesprek van {} is begonnen. Deze twee pagina’s horen erbij:\n",
        talk.scan.authority.in_sentence()
    );
    told(&mut text, &talk, &ways);
    Ok(Some(BegunTalk {
        text,
        addresses: ways.into_iter().map(|(_, address)| address).collect(),
    }))
}

/// Opens the room of the talk that can be held at once, and gives both with who holds it.
async fn opened(
    services: &Services,
    session: SessionKind,
) -> Result<Option<(DemoTalk, Actor)>, Error> {
    let talk = accounts::demo_talk(&Actor::Anonymous, services, session).await?;
    let Some(talk) = talk else {
        return Ok(None);
    };
    let clerk = Actor::Member(talk.clerk.clone());
    room::open(&clerk, services, &talk.scan.id, session).await?;
    Ok(Some((talk, clerk)))
}

/// The screen and the remote, by links that sign the clerk in first.
async fn ways_of_clerk(
    services: &Services,
    talk: &DemoTalk,
    session: SessionKind,
) -> Result<Vec<(String, String)>, Error> {
    let mut ways = Vec::new();
    for (what, page) in [
        ("Scherm", "scherm"),
        ("Afstandsbediening", "afstandsbediening"),
    ] {
        let link = accounts::demo_link(&Actor::Anonymous, services, &talk.clerk.id).await?;
        let address = format!(
            "{}/inloggen/{}?verder=/scans/{}/{}/{page}",
            services.settings().base_url,
            link.expose(),
            talk.scan.id,
            session.path()
        );
        ways.push((what.to_owned(), address));
    }
    Ok(ways)
}

/// Where the pages are, and who opens them.
fn told(text: &mut String, talk: &DemoTalk, ways: &[(String, String)]) {
    for (what, address) in ways {
        line(text, what, address);
    }
    text.push_str(&format!(
        "Bij scherm en afstandsbediening logt u eerst in, als procesbegeleider {}. Die twee links werken één keer, een kwartier lang.\n",
        talk.clerk.name
    ));
}

fn text(talk: &DemoTalk, code: &str, ways: &[(String, String)], told_apart: bool) -> String {
    let mut text = format!(
        "Het gesprek in de zaal van {} is begonnen, met code {code}. Deze vijf pagina’s horen erbij:\n",
        talk.scan.authority.in_sentence()
    );
    told(&mut text, talk, ways);
    text.push_str(if told_apart {
        "De telefoons hebben elk een eigen adres. Zo houdt één browser ze uit elkaar.\n"
    } else {
        "Open elke telefoon op een ander toestel of in een andere browser. Anders zijn zij samen één telefoon.\n"
    });
    text
}

fn is_own_machine(site: &str) -> bool {
    port_of_own_machine(site).is_some()
}

/// What comes after the host, with its colon, where the site is on this machine.
fn port_of_own_machine(site: &str) -> Option<&str> {
    let rest = OWN_MACHINE.iter().find_map(|own| site.strip_prefix(own));
    rest.filter(|port| port.is_empty() || port.starts_with(':'))
}

/// Where a phone finds the site. Browsers keep cookies by host, and every name below `localhost` is this machine (RFC 6761, 6.3), so with a
/// name of its own a tab is a phone of its own. The server answers to any name, and its cookies never leave the host that set them.
fn site_of_phone(site: &str, number: usize) -> String {
    match port_of_own_machine(site) {
        Some(port) => format!("http://telefoon-{number}.localhost{port}"),
        None => site.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_on_one_machine_are_told_apart_by_name() {
        for (site, phone) in [
            ("http://127.0.0.1:3000", "http://telefoon-2.localhost:3000"),
            ("http://localhost:8080", "http://telefoon-2.localhost:8080"),
            ("http://[::1]:3000", "http://telefoon-2.localhost:3000"),
            ("http://localhost", "http://telefoon-2.localhost"),
        ] {
            assert_eq!(site_of_phone(site, 2), phone);
        }
    }

    #[test]
    fn a_demonstration_that_others_reach_has_one_name() {
        for site in [
            "https://demo.example.nl",
            "http://localhost.example.nl",
            "http://127.0.0.10:3000",
            "http://0.0.0.0:3000",
        ] {
            assert_eq!(site_of_phone(site, 1), site);
        }
    }
}
