//! `/meedoen/link/{pass}`: where a shared link, or one with a code in it, leads. The secret goes into a cookie and out of the address.
//! `/inwoners/{poster}` is what a poster spells out, and leads where its QR code does.

use super::{
    super::{
        failure::Failure,
        visit::{Answer, Visit},
    },
    enter::{held, hold},
    steps,
};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
};
use services::participations::{self, Pass, new_name};

/// Takes the secret out of the address. Opening the link changes nothing on the server: programs that check mail open links too.
pub async fn follow(visit: Visit, Path(pass): Path<String>) -> Answer {
    let pass = Pass::parse(&pass).ok_or(Failure::NotFound)?;
    take_in(&visit, &pass)
}

/// The same for the short address on a poster.
pub async fn spelled(visit: Visit, Path(typed): Path<String>) -> Answer {
    let pass = participations::spelled(visit.services(), &typed, visit.client()).await?;
    take_in(&visit, &pass.ok_or(Failure::NotFound)?)
}

fn take_in(visit: &Visit, pass: &Pass) -> Answer {
    let name = held(visit, pass).unwrap_or_else(new_name);
    let response = visit.go(steps::start(&name))?;
    let mut response = hold(visit, &name, pass, response)?;
    let headers = response.headers_mut();
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
