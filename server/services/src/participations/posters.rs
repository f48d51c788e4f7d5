//! The address that a poster spells out, for who cannot scan its code: short enough to type, and as good as the residents' link.
//!
//! Like that link it is derived and stands nowhere in the database. Renewing the link renews it as well.

use std::net::IpAddr;

use questionnaires::kind::RespondentGroup::Residents;
use subtle::ConstantTimeEq as _;

use super::Pass;
use super::links::{FIRST, generation};
use crate::Services;
use crate::error::Error;
use crate::ids::ScanId;
use crate::secrets::{PosterCode, Secret as _};

/// The address for the poster of a scan, without what browsers put before it by themselves. Asks nobody for leave: the caller has to.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(crate) async fn spelled_address(services: &Services, id: &ScanId) -> Result<String, Error> {
    let generation = generation(services.store().read(), id, Residents).await?;
    let code = services.keys().poster_code(id, generation);
    let site = &services.settings().base_url;
    let host = site
        .split_once("://")
        .map_or(site.as_str(), |(_, host)| host);
    Ok(format!("{host}/inwoners/{}", code.shown()))
}

/// The residents' link behind the end of such an address, as it was typed. `None` where there is none, where it was renewed, and once
/// the scan is over.
///
/// # Errors
/// [`Error::TooManyAttempts`] when one address, or everybody together, tries too often.
pub async fn spelled(
    services: &Services,
    typed: &str,
    client: Option<IpAddr>,
) -> Result<Option<Pass>, Error> {
    let Some(code) = PosterCode::parse(typed) else {
        return Ok(None);
    };
    services.limits().typing(client)?;
    let running: Vec<(ScanId, Option<i64>)> = sqlx::query_as(
        "SELECT s.id, r.generation FROM scans s LEFT JOIN renewed_links r ON r.scan_id = s.id AND r.group_code = $1 \
         WHERE s.running = 1",
    )
    .bind(Residents.code())
    .fetch_all(services.store().read())
    .await?;
    let keys = services.keys();
    let found = running.into_iter().find_map(|(scan, renewed)| {
        let generation = renewed.unwrap_or(FIRST);
        let own = keys.poster_code(&scan, generation);
        let same = own.expose().as_bytes().ct_eq(code.expose().as_bytes());
        bool::from(same).then(|| Pass::Link {
            secret: keys.group_link(&scan, Residents, generation),
            scan,
        })
    });
    Ok(found)
}
