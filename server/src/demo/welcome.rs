//! What the terminal says when the demonstration starts: where to look, who to be, and with which code to fill in.

use std::fmt::Write as _;

use questionnaires::kind::RespondentGroup;
use services::accounts::{self, DemoPerson};
use services::participations::{self, Resumed};
use services::scans::State;
use services::secrets::TypedCode;
use services::{Actor, Error, Role, Services, publication};

use super::folder::Notes;
use super::story::OPEN;

/// The whole text.
pub(super) async fn text(services: &Services, notes: &Notes) -> Result<String, Error> {
    let site = &services.settings().base_url;
    let people = accounts::demo_people(&Actor::Anonymous, services).await?;
    let mut text = format!(
        "De demonstratie draait op {site}. Stop met Ctrl-C.\nDe organisaties bestaan echt. De mensen en hun antwoorden zijn verzonnen.\n"
    );
    text.push_str(&filling_in(services, notes, &people).await?);
    text.push_str(&signing_in(site, &people));
    text.push_str(&published(services).await?);
    Ok(text)
}

/// Codes and links of the questionnaire that is open, as far as they still work.
async fn filling_in(
    services: &Services,
    notes: &Notes,
    people: &[DemoPerson],
) -> Result<String, Error> {
    let leads = people.iter().filter(|person| person.role == Role::Lead);
    let mut led = leads.flat_map(|lead| lead.scans.iter().map(move |scan| (scan, &lead.member)));
    let open =
        led.find(|(scan, _)| scan.authority.code.as_str() == OPEN && scan.state == State::Open);
    let Some((scan, lead)) = open else {
        return Ok("\nDe vragenlijst is intussen gesloten. Met “quickscan demo --fresh” begint de demonstratie opnieuw.\n".to_owned());
    };
    let site = &services.settings().base_url;
    let mut text = format!("\nVul zelf in, voor {}:\n", scan.authority.in_sentence());
    if let Some(code) = first_working(services, &notes.codes).await? {
        line(
            &mut text,
            "Raadslid",
            &format!("{site}/meedoen met code {code}"),
        );
    }
    if let Some(code) = first_working(services, notes.begun.as_slice()).await? {
        line(
            &mut text,
            "Raadslid, halverwege",
            &format!("{site}/meedoen met code {code}"),
        );
    }
    for link in participations::links(&Actor::Member(lead.clone()), services, &scan.id).await? {
        let who = if link.group == RespondentGroup::Staff {
            "Ambtenaar"
        } else {
            "Inwoner"
        };
        line(&mut text, who, &link.address);
    }
    Ok(text)
}

/// The first code that opens a questionnaire: visitors use them up.
async fn first_working<'a>(
    services: &Services,
    codes: &'a [String],
) -> Result<Option<&'a String>, Error> {
    for shown in codes {
        let Some(code) = TypedCode::parse(shown) else {
            continue;
        };
        if let Resumed::Filling(_) =
            participations::resume(&Actor::Respondent(code), services).await?
        {
            return Ok(Some(shown));
        }
    }
    Ok(None)
}

fn signing_in(site: &str, people: &[DemoPerson]) -> String {
    let mut text = format!("\nLog in op {site}/inloggen en kies wie u wilt zijn:\n");
    let (first, others): (Vec<_>, Vec<_>) = people.iter().partition(|person| person.is_first);
    for person in first {
        line(&mut text, &person.member.name, &what(person));
    }
    if !others.is_empty() {
        let _ = writeln!(text, "  Of een van de {} anderen.", others.len());
    }
    text
}

/// What somebody is, and where: "Trekker, Drenthe: het plan is openbaar".
fn what(person: &DemoPerson) -> String {
    let scans = person.scans.iter();
    let (role, each): (_, Vec<String>) = match person.role {
        Role::Programme => return "Programmamedewerker, ziet alle scans".to_owned(),
        Role::Clerk => {
            let names = scans.map(|scan| scan.authority.display_name.clone());
            ("Procesbegeleider", names.collect())
        }
        Role::Lead => {
            let stands = scans
                .map(|scan| format!("{}: {}", scan.authority.display_name, stands(scan.state)));
            ("Trekker", stands.collect())
        }
    };
    std::iter::once(role.to_owned())
        .chain(each)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Where a scan stands.
const fn stands(state: State) -> &'static str {
    match state {
        State::Requested => "net aangevraagd",
        State::Assigned => "wacht op het antwoord van een procesbegeleider",
        State::Prepared => "in voorbereiding",
        State::Open => "de vragenlijst is open",
        State::Closed => "de resultaten zijn er",
        State::Discussed => "het verbeterplan is half geschreven",
        State::Planned => "het verbeterplan gaat naar de raad",
        State::Adopted => "het verbeterplan is vastgesteld",
        State::Published | State::FollowedUp => "het verbeterplan is openbaar",
        State::Cancelled => "geannuleerd",
    }
}

async fn published(services: &Services) -> Result<String, Error> {
    let site = &services.settings().base_url;
    let published = publication::index(&Actor::Anonymous, services).await?;
    Ok(match published.as_slice() {
        [] => String::new(),
        scans => format!(
            "\nZonder inloggen te lezen: {} scans op {site}/openbaar\n",
            scans.len()
        ),
    })
}

/// Somebody or something, and how to get there.
pub(super) fn line(text: &mut String, who: &str, how: &str) {
    let _ = writeln!(text, "  {who:<24}{how}");
}
