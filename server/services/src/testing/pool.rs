//! A pool of many clerks and as many scans that wait for one as there are authorities, written straight into the database.

use chrono::Days;
use sqlx::AssertSqlSafe;

use super::programme::{free_authorities, person};
use crate::Services;
use crate::authorities::AuthorityCode;
use crate::ids::{AbsenceId, MemberId, ScanId};
use crate::scans::arrangements::Arrangements;
use crate::scans::{Month, SetupForm, State};
use crate::store::{Day, WriteTransaction, placeholders};

/// Rows in one statement.
const AT_ONCE: usize = 200;

/// Fills an empty pool: that many scans that wait, each of another authority, and that many clerks with three places each, who work at
/// municipalities all over the country. One clerk in three is away for a while.
///
/// # Panics
/// Where the database fails, or there are fewer authorities than scans.
pub async fn fill_pool(services: &Services, scans: usize, clerks: usize) {
    let mut transaction = services.store().write().await.expect("a transaction");
    let authorities = free_authorities(services, &mut transaction).await;
    assert!(authorities.len() >= scans, "an authority for each scan");
    let lead = person(services, &mut transaction, "Hanneke Verstraten", "lead").await;
    let today = services.clock().today();
    for authorities in authorities[..scans].chunks(AT_ONCE) {
        write_waiting(&mut transaction, authorities, (&lead, Day(today))).await;
    }
    let homes: Vec<&AuthorityCode> = authorities
        .iter()
        .filter(|code| code.as_str().starts_with("GM"))
        .collect();
    for number in 0..clerks {
        let name = format!("Griffier {number:03}");
        let clerk = person(services, &mut transaction, &name, "clerk").await;
        // A step that has no divisor in common with the number of municipalities spreads them.
        let home = homes[number * 7 % homes.len()];
        write_profile(&mut transaction, (&clerk, home), Day(today)).await;
        if number % 3 == 0 {
            let days = Days::new(u64::try_from(number).unwrap_or_default());
            let away = (Day(today + days), Day(today + days + Days::new(20)));
            write_absence(&mut transaction, &clerk, away).await;
        }
    }
    transaction.commit().await.expect("a commit");
}

async fn write_waiting(
    transaction: &mut WriteTransaction,
    authorities: &[AuthorityCode],
    (lead, today): (&MemberId, Day),
) {
    let statement = format!(
        "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, wanted_from, wanted_until, requested_on, lead_id, \
         arrangements, setup) VALUES {}",
        placeholders::rows(transaction, 12, authorities.len())
    );
    let arrangements = serde_json::to_string(&Arrangements::default()).expect("arrangements");
    let setup = serde_json::to_string(&SetupForm::default()).expect("a setup");
    let from = Month::of(today.0).later(4);
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for authority in authorities {
        query = query
            .bind(ScanId::random())
            .bind(authority)
            .bind(State::Requested.code())
            .bind(1_i64)
            .bind("De raad wil weten hoe het staat met onze lokale democratie.")
            .bind("")
            .bind(from.to_string())
            .bind(from.later(2).to_string())
            .bind(Day(today.0))
            .bind(lead)
            .bind(&arrangements)
            .bind(&setup);
    }
    query.execute(&mut **transaction).await.expect("scans");
}

async fn write_profile(
    transaction: &mut WriteTransaction,
    (clerk, home): (&MemberId, &AuthorityCode),
    today: Day,
) {
    sqlx::query("UPDATE members SET home_authority_code = $1 WHERE id = $2")
        .bind(home)
        .bind(clerk)
        .execute(&mut **transaction)
        .await
        .expect("a home");
    sqlx::query(
        "INSERT INTO pool_profiles (member_id, functions, kinds, regions, languages, capacity, active, kept_on, confirmed_on, notes) \
         VALUES ($1, 'Griffier', 'municipality', '', 'nl', 3, 1, $2, $2, '')",
    )
    .bind(clerk)
    .bind(today)
    .execute(&mut **transaction)
    .await
    .expect("a profile");
}

async fn write_absence(
    transaction: &mut WriteTransaction,
    clerk: &MemberId,
    (from, until): (Day, Day),
) {
    sqlx::query(
        "INSERT INTO pool_absences (id, member_id, first_day, last_day) VALUES ($1, $2, $3, $4)",
    )
    .bind(AbsenceId::random())
    .bind(clerk)
    .bind(from)
    .bind(until)
    .execute(&mut **transaction)
    .await
    .expect("an absence");
}
