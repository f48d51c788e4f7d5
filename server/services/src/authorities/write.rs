//! Writing lines of the register into the database.

use sqlx::AssertSqlSafe;

use super::AuthorityCode;
use super::record::Record;
use crate::error::Error;
use crate::store::{Day, WriteTransaction, placeholders};

/// Rows in one statement: with sixteen values each they stay below what both engines take.
const AT_ONCE: usize = 500;

/// Makes these lines what the register says of their authorities.
pub(super) async fn write(
    transaction: &mut WriteTransaction,
    records: &[Record],
) -> Result<(), Error> {
    // All authorities come before who goes on after whom: a successor may stand further on.
    for records in records.chunks(AT_ONCE) {
        write_authorities(transaction, records).await?;
    }
    for records in records.chunks(AT_ONCE) {
        forget_successors(transaction, records).await?;
        write_successors(transaction, records).await?;
    }
    Ok(())
}

async fn write_authorities(
    transaction: &mut WriteTransaction,
    records: &[Record],
) -> Result<(), Error> {
    let statement = format!(
        "INSERT INTO authorities (code, kind, official_name, display_name, cbs_name, other_names, province_code, \
         further_provinces, valid_from, valid_to, population, population_year, seats, latitude, longitude, search_text) VALUES {} \
         ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, official_name = excluded.official_name, \
         display_name = excluded.display_name, cbs_name = excluded.cbs_name, other_names = excluded.other_names, \
         province_code = excluded.province_code, further_provinces = excluded.further_provinces, \
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, population = excluded.population, \
         population_year = excluded.population_year, seats = excluded.seats, latitude = excluded.latitude, \
         longitude = excluded.longitude, search_text = excluded.search_text",
        placeholders::rows(transaction, 16, records.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for record in records {
        let authority = &record.authority;
        let population = authority.population;
        let centre = authority.centre;
        query = query
            .bind(&authority.code)
            .bind(authority.kind.code())
            .bind(&authority.official_name)
            .bind(&authority.display_name)
            .bind(&authority.cbs_name)
            .bind(&record.other_names)
            .bind(authority.province().map_or("", AuthorityCode::as_str))
            .bind(further_provinces(record))
            .bind(authority.valid_from.map(Day))
            .bind(authority.valid_to.map(Day))
            .bind(population.map(|population| i64::from(population.people)))
            .bind(population.map(|population| i64::from(population.year)))
            .bind(authority.seats.map(i64::from))
            .bind(centre.map(|centre| centre.latitude))
            .bind(centre.map(|centre| centre.longitude))
            .bind(record.search_text());
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// The provinces after the first, with spaces between.
pub(super) fn further_provinces(record: &Record) -> String {
    let further = record.authority.provinces.iter().skip(1);
    further
        .map(AuthorityCode::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

async fn forget_successors(
    transaction: &mut WriteTransaction,
    records: &[Record],
) -> Result<(), Error> {
    let statement = format!(
        "DELETE FROM authority_successors WHERE code IN ({})",
        placeholders::list(1, records.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for record in records {
        query = query.bind(record.code());
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}

async fn write_successors(
    transaction: &mut WriteTransaction,
    records: &[Record],
) -> Result<(), Error> {
    let pairs: Vec<(&AuthorityCode, &AuthorityCode)> = records
        .iter()
        .flat_map(|record| {
            let successors = record.successors.iter();
            successors.map(|successor| (record.code(), successor))
        })
        .collect();
    for pairs in pairs.chunks(AT_ONCE) {
        let statement = format!(
            "INSERT INTO authority_successors (code, successor_code) VALUES {}",
            placeholders::rows(transaction, 2, pairs.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (code, successor) in pairs {
            query = query.bind(*code).bind(*successor);
        }
        query.execute(&mut **transaction).await?;
    }
    Ok(())
}
