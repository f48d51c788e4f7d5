//! An authority, as the register knows it.

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::AuthorityCode;
use super::names::folded;
use crate::error::Error;
use crate::results::names;
use crate::store::Day;

/// A municipality, province or water board.
#[derive(Clone, Debug, PartialEq)]
pub struct Authority {
    /// Its code.
    pub code: AuthorityCode,
    /// What it is.
    pub kind: AuthorityKind,
    /// Its name by law: 's-Gravenhage.
    pub official_name: String,
    /// Its name on pages: Den Haag.
    pub display_name: String,
    /// Its name at Statistics Netherlands: Bergen (NH.).
    pub cbs_name: String,
    /// The province it lies in. Water boards lie in up to four: the first is the one with most of it.
    pub provinces: Vec<AuthorityCode>,
    /// Its first day; `None` since before the register begins.
    pub valid_from: Option<NaiveDate>,
    /// Its last day; `None` for one that exists.
    pub valid_to: Option<NaiveDate>,
    /// How many people live there; water boards have none in the register.
    pub population: Option<Population>,
    /// Seats of the elected body; water boards have none in the register.
    pub seats: Option<u32>,
    /// Its centre, for maps and distances.
    pub centre: Option<Centre>,
}

/// How many people live somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// People.
    pub people: u32,
    /// On 1 January of this year.
    pub year: i32,
}

/// The centre of an area, WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    /// North.
    pub latitude: f64,
    /// East.
    pub longitude: f64,
}

impl Authority {
    /// Whether it exists on that day.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day)
            && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Its name inside a sentence, with its article where it has one: "de gemeente Leiden", "het waterschap De Dommel".
    #[must_use]
    pub fn in_sentence(&self) -> String {
        names::authority_in_sentence(self.kind, &self.display_name)
    }

    /// The same where the sentence begins: "Het waterschap De Dommel".
    #[must_use]
    pub fn begins_sentence(&self) -> String {
        names::at_the_start(&self.in_sentence())
    }

    /// Its name in a sentence that names several of its kind: "Boxtel, Oisterwijk en Vught".
    #[must_use]
    pub fn among_others(&self) -> String {
        names::authority_among_others(self.kind, &self.display_name)
    }

    /// What to sort by, so that 's-Hertogenbosch stands under the H.
    #[must_use]
    pub fn sort_key(&self) -> String {
        folded(&self.display_name)
    }

    /// The province it lies in, or mostly lies in.
    #[must_use]
    pub fn province(&self) -> Option<&AuthorityCode> {
        self.provinces.first()
    }
}

/// The columns of `authorities` that make an [`Authority`].
pub(crate) const COLUMNS: &str = "code, kind, official_name, display_name, cbs_name, province_code, further_provinces, \
     valid_from, valid_to, population, population_year, seats, latitude, longitude";

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    code: AuthorityCode,
    kind: String,
    official_name: String,
    display_name: String,
    cbs_name: String,
    province_code: String,
    further_provinces: String,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    population: Option<i64>,
    population_year: Option<i64>,
    seats: Option<i64>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl TryFrom<Row> for Authority {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let kind = AuthorityKind::from_code(&row.kind)
            .ok_or_else(|| Error::unavailable(format!("unknown kind {}", row.kind)))?;
        let provinces = [row.province_code.as_str()]
            .into_iter()
            .chain(row.further_provinces.split(' '));
        Ok(Self {
            code: row.code,
            kind,
            official_name: row.official_name,
            display_name: row.display_name,
            cbs_name: row.cbs_name,
            provinces: provinces.filter_map(AuthorityCode::parse).collect(),
            valid_from: row.valid_from.map(|day| day.0),
            valid_to: row.valid_to.map(|day| day.0),
            population: row
                .population
                .zip(row.population_year)
                .map(|(people, year)| {
                    Ok::<_, Error>(Population {
                        people: number(people)?,
                        year: number(year)?,
                    })
                })
                .transpose()?,
            seats: row.seats.map(number).transpose()?,
            centre: row
                .latitude
                .zip(row.longitude)
                .map(|(latitude, longitude)| Centre {
                    latitude,
                    longitude,
                }),
        })
    }
}

fn number<N: TryFrom<i64>>(value: i64) -> Result<N, Error>
where
    N::Error: std::error::Error + Send + Sync + 'static,
{
    N::try_from(value).map_err(Error::unavailable)
}
