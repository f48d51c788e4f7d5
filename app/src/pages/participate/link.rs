//! `/meedoen/link/{pass}`: where a shared link, or one with a code in it, leads. The secret goes into a cookie and out of the address.

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
use services::participations::{Pass, new_name};

/// Takes the secret out of the address. Opening the link changes nothing on the server: programs that check mail open links too.
pub async fn follow(visit: Visit, Path(pass): Path<String>) -> Answer {
    let pass = Pass::parse(&pass).ok_or(Failure::NotFound)?;
    let name = held(&visit, &pass).unwrap_or_else(new_name);
    let response = visit.go(steps::start(&name))?;
    let mut response = hold(&visit, &name, &pass, response)?;
    let headers = response.headers_mut();
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
