//! The mail with the link to sign in.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Amsterdam;
use report::dutch::time_of_day;

use super::Message;
use crate::actor::Member;
use crate::secrets::{Secret as _, SignInToken};
use crate::settings::Settings;

pub(crate) fn sign_in_message(
    settings: &Settings,
    member: &Member,
    (token, onward): (&SignInToken, Option<&str>),
    expires_at: DateTime<Utc>,
) -> Message {
    let Settings {
        base_url, contact, ..
    } = settings;
    let (name, token) = (&member.name, token.expose());
    let onward = onward.map_or_else(String::new, |path| format!("?verder={path}"));
    let until = time_of_day(expires_at.with_timezone(&Amsterdam).time());
    Message {
        to_name: name.clone(),
        to_email: member.email.clone(),
        subject: "Uw link om in te loggen bij de Quick Scan".to_owned(),
        text: format!(
            "Beste {name},\n\
             \n\
             Met deze link logt u in bij de Quick Scan Lokale Democratie:\n\
             \n\
             {base_url}/inloggen/{token}{onward}\n\
             \n\
             De link werkt één keer, tot {until}. Lukt het niet op tijd? Vraag dan een nieuwe link aan:\n\
             {base_url}/inloggen\n\
             \n\
             Stuur deze mail niet door: met de link kan iemand anders inloggen als u.\n\
             Hebt u de link niet aangevraagd? Dan hoeft u niets te doen.\n\
             \n\
             Met vriendelijke groet,\n\
             {organisation}\n\
             {email}\n",
            organisation = contact.organisation,
            email = contact.email,
        ),
    }
}
