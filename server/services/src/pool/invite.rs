//! Bringing somebody into the pool.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use report::dutch::date;
use serde::{Deserialize, Serialize};

use super::members::{member, write};
use super::profile::{self, Profile};
use super::profile_form::Person;
use crate::Services;
use crate::accounts::{NewMember, add_clerk, add_clerks, invitation_link, invitation_links};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, PoolEvent};
use crate::authorities::{AuthorityCode, require_active};
use crate::clock::day_of;
use crate::error::{Error, Problem, ProblemCode};
use crate::ids::MemberId;
use crate::mail::{MailKind, Message, Outgoing, enqueue, enqueue_all};
use crate::secrets::{Secret as _, SignInToken};
use crate::store::WriteTransaction;
use crate::typed::{required_email, required_line};

/// A link that ends in the middle of a day is said to work until the day before.
const LAST_DAY: TimeDelta = TimeDelta::days(1);

/// Who is invited, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// First and last name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// Code of the authority where they work; may be empty, then they fill it in.
    pub home: String,
}

/// Invites somebody to the pool: they get an account, and a mail that says how to fill in their profile. For the programme.
///
/// # Errors
/// [`Error::Invalid`] by field; an address that somebody has already is [`ProblemCode::Taken`], unless that somebody is no clerk
/// yet: they become one.
pub async fn invite(
    actor: &Actor,
    services: &Services,
    form: &InvitationForm,
) -> Result<MemberId, Error> {
    actor.require_programme_or_system()?;
    let (name, email, home) = checked(services, form).await?;
    let mut transaction = services.store().write().await?;
    // Not while a file is imported, which looked at who has an account.
    transaction.exclusively("pool").await?;
    let person = Person { name, home };
    let id = invite_person(&mut transaction, services, actor, (&person, &email)).await?;
    transaction.commit().await?;
    Ok(id)
}

async fn checked(
    services: &Services,
    form: &InvitationForm,
) -> Result<(String, String, Option<AuthorityCode>), Error> {
    let name = required_line(&form.name).map_err(|code| Problem::new("name", code));
    let email = required_email(&form.email).map_err(|code| Problem::new("email", code));
    let home = home(services, &form.home).await?;
    match (name, email, home) {
        (Ok(name), Ok(email), Ok(home)) => Ok((name, email, home)),
        (name, email, home) => {
            let problems = [name.err(), email.err(), home.err()];
            Err(Error::Invalid(problems.into_iter().flatten().collect()))
        }
    }
}

/// Where somebody works, if that was filled in.
async fn home(
    services: &Services,
    typed: &str,
) -> Result<Result<Option<AuthorityCode>, Problem>, Error> {
    if typed.trim().is_empty() {
        return Ok(Ok(None));
    }
    let Some(code) = AuthorityCode::parse(typed) else {
        return Ok(Err(Problem::new("home", ProblemCode::UnknownAuthority)));
    };
    match require_active(services, &code, "home").await {
        Ok(_) => Ok(Ok(Some(code))),
        Err(Error::Invalid(mut found)) => Ok(found.pop().map_or(Ok(None), Err)),
        Err(other) => Err(other),
    }
}

/// The same inside a transaction, with what was checked.
pub(super) async fn invite_person(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (person, email): (&Person, &str),
) -> Result<MemberId, Error> {
    let new = new_clerk(person, email);
    let id = add_clerk(transaction, services, actor, &new).await?;
    // Who had an account keeps the name that others know them by.
    let name: String = sqlx::query_scalar("SELECT name FROM members WHERE id = $1")
        .bind(&id)
        .fetch_one(&mut **transaction)
        .await?;
    let person = &Person {
        name,
        home: person.home.clone(),
    };
    let profile = Profile {
        kept_on: None,
        ..Profile::default()
    };
    write(transaction, &id, person, &profile).await?;
    send(
        transaction,
        services,
        actor,
        (&id, person.name.as_str(), email),
    )
    .await?;
    Ok(id)
}

/// Invites somebody once more who did not confirm yet that they take part, with a new link. For the programme. `false`: they did meanwhile,
/// so nothing is sent.
///
/// # Errors
/// [`Error::NotFound`] for who is no clerk; as [`Actor::require_programme_or_system`].
pub async fn invite_again(
    actor: &Actor,
    services: &Services,
    id: &MemberId,
) -> Result<bool, Error> {
    actor.require_programme_or_system()?;
    let facts = member(actor, services, id).await?.facts;
    if facts.confirmed {
        return Ok(false);
    }
    let mut transaction = services.store().write().await?;
    let to = (id, facts.name.as_str(), facts.email.as_str());
    send(&mut transaction, services, actor, to).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Mails the invitation and writes that down.
async fn send(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    (id, name, email): (&MemberId, &str, &str),
) -> Result<(), Error> {
    let event = PoolEvent::PoolMemberInvited { member: id.clone() }.into();
    audit::record(transaction, services, actor, None, &event).await?;
    let link = invitation_link(transaction, services, id).await?;
    let message = letter(services, (name, email), link.as_ref());
    let outgoing = Outgoing {
        kind: MailKind::PoolInvitation,
        scan: None,
        message: &message,
        expires_at: link.map(|(_, until)| until),
    };
    enqueue(transaction, services, outgoing).await
}

/// Invites many people of whom nobody has an account, in few statements: the writer is the only one, and respondents wait for it.
pub(super) async fn invite_people(
    transaction: &mut WriteTransaction,
    services: &Services,
    actor: &Actor,
    people: &[(Person, Profile, String)],
) -> Result<(), Error> {
    let new: Vec<NewMember> = people
        .iter()
        .map(|(person, _, email)| new_clerk(person, email))
        .collect();
    let ids = add_clerks(transaction, services, actor, &new).await?;
    let profiles: Vec<(&MemberId, &Profile)> = ids
        .iter()
        .zip(people.iter().map(|(_, profile, _)| profile))
        .collect();
    profile::write_all(transaction, &profiles).await?;
    let invited = |id: &MemberId| PoolEvent::PoolMemberInvited { member: id.clone() }.into();
    let events: Vec<AuditEvent> = ids.iter().map(invited).collect();
    audit::record_all(transaction, services, actor, &events).await?;
    let (tokens, until) = invitation_links(transaction, services, &ids).await?;
    let messages: Vec<Message> = people
        .iter()
        .zip(tokens)
        .map(|((person, _, email), token)| {
            letter(services, (&person.name, email), Some(&(token, until)))
        })
        .collect();
    let kind = (MailKind::PoolInvitation, until);
    enqueue_all(transaction, services, kind, &messages).await
}

fn new_clerk(person: &Person, email: &str) -> NewMember {
    NewMember {
        name: person.name.clone(),
        email: email.to_owned(),
        roles: BTreeSet::from([Role::Clerk]),
        home_authority: person.home.clone(),
        lead_of: BTreeSet::new(),
    }
}

fn letter(
    services: &Services,
    (name, email): (&str, &str),
    link: Option<&(SignInToken, DateTime<Utc>)>,
) -> Message {
    let site = &services.settings().base_url;
    let way = match link {
        Some((token, until)) => format!(
            "Met deze link logt u in en opent u uw profiel:\n{site}/inloggen/{token}?verder=/mijn-profiel\n\n\
             De link werkt één keer, tot en met {until}. Daarna vraagt u zelf een link aan, met dit e-mailadres, op\n{site}/inloggen\n\n\
             Stuur deze mail niet door: met de link kan iemand anders inloggen als u.\n\n",
            token = token.expose(),
            until = date(day_of(*until - LAST_DAY)),
        ),
        None => format!(
            "U doet dat op\n{site}/mijn-profiel\n\n\
             U logt in met dit e-mailadres. Vraag daarvoor een link aan op\n{site}/inloggen\n\n"
        ),
    };
    Message {
        to_name: name.to_owned(),
        to_email: email.to_owned(),
        subject: "Welkom in de griffierspool van de Quick Scan".to_owned(),
        text: format!(
            "Beste {name},\n\nHet programmabureau nodigt u uit voor de griffierspool van de Quick Scan Lokale Democratie. \
             Als procesbegeleider leidt u het startgesprek en het agenderingsgesprek bij een andere organisatie dan de uwe.\n\n\
             Vul uw profiel in en sla het op: waar u werkt, hoeveel scans u aankunt en wanneer u er niet bent. \
             Dan weten wij dat u meedoet.\n\n\
             {way}\
             Wilt u niet meedoen? Zet in uw profiel dat u nu niet beschikbaar bent. Dan vragen wij u niet.\n"
        ),
    }
}
