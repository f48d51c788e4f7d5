//! Bringing the database up to date with the register that the program carries.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Row as _};

use super::names::folded;
use crate::Services;
use crate::error::Error;
use crate::store::{Instant, WriteTransaction, placeholders};

/// The register. Its columns are explained in the migration that makes the table, and in [`Line`].
const REGISTER: &str = include_str!("register.csv");

/// The name of the register in `register_loads`.
const NAME: &str = "authorities";

/// A line of the register.
#[derive(Debug, Deserialize)]
pub(super) struct Line {
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) official_name: String,
    pub(super) display_name: String,
    pub(super) cbs_name: String,
    /// Names that people search by and that are on no page: Den Bosch.
    pub(super) other_names: String,
    pub(super) province_code: String,
    pub(super) further_provinces: String,
    pub(super) valid_from: Option<String>,
    pub(super) valid_to: Option<String>,
    /// Codes with spaces between.
    pub(super) successors: String,
    pub(super) population: Option<i64>,
    pub(super) population_year: Option<i64>,
    pub(super) seats: Option<i64>,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
}

impl Line {
    /// What a query is looked for in: a line for each name and one for the code.
    fn search_text(&self) -> String {
        let mut names = Vec::from(
            [
                &self.display_name,
                &self.official_name,
                &self.cbs_name,
                &self.other_names,
                &self.code,
            ]
            .map(|name| folded(name)),
        );
        names.retain(|name| !name.is_empty());
        names.dedup();
        names.join("\n")
    }
}

/// The lines of the register.
pub(super) fn lines() -> Result<Vec<Line>, csv::Error> {
    csv::Reader::from_reader(REGISTER.as_bytes())
        .deserialize()
        .collect()
}

/// Loads the register into the database, if it changed since the last time.
pub(crate) async fn load_register(services: &Services) -> Result<(), Error> {
    let sha256: String = Sha256::digest(REGISTER)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if loaded(services).await?.as_ref() == Some(&sha256) {
        return Ok(());
    }
    let lines = lines().map_err(Error::unavailable)?;
    let mut transaction = services.store().write().await?;
    transaction.exclusively("register").await?;
    write_authorities(&mut transaction, &lines).await?;
    write_successors(&mut transaction, &lines).await?;
    sqlx::query(
        "INSERT INTO register_loads (register, sha256, loaded_at) VALUES ($1, $2, $3) \
         ON CONFLICT (register) DO UPDATE SET sha256 = excluded.sha256, loaded_at = excluded.loaded_at",
    )
    .bind(NAME)
    .bind(sha256)
    .bind(Instant(services.now()))
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    tracing::info!(authorities = lines.len(), "register loaded");
    Ok(())
}

async fn loaded(services: &Services) -> Result<Option<String>, Error> {
    let row = sqlx::query("SELECT sha256 FROM register_loads WHERE register = $1")
        .bind(NAME)
        .fetch_optional(services.store().read())
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

async fn write_authorities(
    transaction: &mut WriteTransaction,
    lines: &[Line],
) -> Result<(), Error> {
    let statement = format!(
        "INSERT INTO authorities (code, kind, official_name, display_name, cbs_name, province_code, further_provinces, valid_from, \
         valid_to, population, population_year, seats, latitude, longitude, search_text) VALUES {} \
         ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, official_name = excluded.official_name, \
         display_name = excluded.display_name, cbs_name = excluded.cbs_name, province_code = excluded.province_code, \
         further_provinces = excluded.further_provinces, valid_from = excluded.valid_from, valid_to = excluded.valid_to, \
         population = excluded.population, population_year = excluded.population_year, seats = excluded.seats, \
         latitude = excluded.latitude, longitude = excluded.longitude, search_text = excluded.search_text",
        placeholders(lines.len(), 15)
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for line in lines {
        query = query
            .bind(&line.code)
            .bind(&line.kind)
            .bind(&line.official_name)
            .bind(&line.display_name)
            .bind(&line.cbs_name)
            .bind(&line.province_code)
            .bind(&line.further_provinces)
            .bind(line.valid_from.as_ref())
            .bind(line.valid_to.as_ref())
            .bind(line.population)
            .bind(line.population_year)
            .bind(line.seats)
            .bind(line.latitude)
            .bind(line.longitude)
            .bind(line.search_text());
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}

async fn write_successors(transaction: &mut WriteTransaction, lines: &[Line]) -> Result<(), Error> {
    let pairs: Vec<(&str, &str)> = lines
        .iter()
        .flat_map(|line| {
            line.successors
                .split_whitespace()
                .map(|successor| (line.code.as_str(), successor))
        })
        .collect();
    sqlx::query("DELETE FROM authority_successors")
        .execute(&mut **transaction)
        .await?;
    let statement = format!(
        "INSERT INTO authority_successors (code, successor_code) VALUES {}",
        placeholders(pairs.len(), 2)
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for (code, successor) in pairs {
        query = query.bind(code).bind(successor);
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}
