//! Whom a campaign invites.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::change::LOCK;
use super::record::{Campaign, find};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{self, ProgrammeEvent};
use crate::authorities::{Authority, AuthorityCode, COLUMNS, Row};
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::CampaignId;
use crate::store::{WriteTransaction, placeholders};

/// What is ticked in the list of authorities, and which button was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    /// Codes of authorities.
    pub invited: Vec<String>,
    /// The code of a province of which all municipalities are invited as well; empty for none.
    pub all_of: String,
    /// The code of a province of which no authority is invited any more; empty for none.
    pub none_of: String,
    /// Who was ticked when it was opened, as [`Self::opened_with`] writes it: only what was changed since is taken. Empty: the whole list is.
    pub opened: String,
    /// The code of a kind of which all are invited as well, as an association agrees for its members; empty for none.
    pub all_of_kind: String,
    /// The code of a kind of which none is invited any more; empty for none.
    pub none_of_kind: String,
}

/// Stands for nobody in a list of who was ticked.
const NOBODY: &str = "-";

/// A campaign with all authorities it could invite.
#[derive(Clone, Debug)]
pub struct Invitations {
    /// The campaign.
    pub campaign: Campaign,
    /// A province each, by name, with the authorities in it by name: those that exist, and invited ones that ended.
    pub provinces: Vec<(Authority, Vec<Authority>)>,
}

/// Whom a campaign invites and whom it could.
///
/// # Errors
/// As [`Actor::require_programme`]; [`Error::NotFound`].
pub async fn invitations(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
) -> Result<Invitations, Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let campaign = find(&mut connection, id).await?;
    let mut authorities = register(&mut connection).await?;
    authorities.sort_by_cached_key(Authority::sort_key);
    authorities.retain(|authority| {
        authority.exists_on(today) || campaign.invited.contains(&authority.code)
    });
    let (provinces, others): (Vec<_>, Vec<_>) = authorities
        .iter()
        .cloned()
        .partition(|authority| authority.kind == AuthorityKind::Province);
    let with_its_own = |province: Authority| {
        let own = others
            .iter()
            .filter(|authority| authority.province() == Some(&province.code));
        let all = [province.clone()].into_iter().chain(own.cloned()).collect();
        (province, all)
    };
    Ok(Invitations {
        provinces: provinces.into_iter().map(with_its_own).collect(),
        campaign,
    })
}

/// Invites who is ticked and nobody else, around what a colleague changed since the list was opened. For programme officers.
///
/// # Errors
/// [`Refusal::CampaignOver`] where that would change the figures of a last day that is past; [`Error::Invalid`] for a code that is not
/// in the register, [`Error::NotFound`].
pub async fn invite(
    actor: &Actor,
    services: &Services,
    id: &CampaignId,
    form: &InvitationForm,
) -> Result<(), Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut transaction = services.store().write().await?;
    transaction.exclusively(LOCK).await?;
    let campaign = find(&mut transaction, id).await?;
    if campaign.is_settled(today) {
        return Err(Refusal::CampaignOver.into());
    }
    let invited = form.read(&mut transaction, &campaign, today).await?;
    let event = ProgrammeEvent::CampaignInvited {
        campaign: id.clone(),
        added: invited.difference(&campaign.invited).cloned().collect(),
        removed: campaign.invited.difference(&invited).cloned().collect(),
    }
    .into();
    if invited == campaign.invited {
        return Ok(());
    }
    write_invited(&mut transaction, id, &invited).await?;
    audit::record(&mut transaction, services, actor, None, &event).await?;
    Ok(transaction.commit().await?)
}

impl InvitationForm {
    /// Who is ticked when the list is opened, for the form to send along.
    #[must_use]
    pub fn opened_with(invited: &BTreeSet<AuthorityCode>) -> String {
        let codes: Vec<&str> = invited.iter().map(AuthorityCode::as_str).collect();
        if codes.is_empty() {
            NOBODY.to_owned()
        } else {
            codes.join(" ")
        }
    }

    async fn read(
        &self,
        connection: &mut AnyConnection,
        campaign: &Campaign,
        today: NaiveDate,
    ) -> Result<BTreeSet<AuthorityCode>, Error> {
        let register = register(connection).await?;
        let mut ticked = BTreeSet::new();
        for code in &self.invited {
            let code = AuthorityCode::parse(code);
            let known = register
                .iter()
                .find(|authority| Some(&authority.code) == code.as_ref());
            let authority =
                known.ok_or_else(|| Error::invalid("invited", ProblemCode::UnknownAuthority))?;
            ticked.insert(authority.code.clone());
        }
        let mut invited = self.around(&campaign.invited, ticked);
        let of_province = |authority: &&Authority| {
            authority.province().map(AuthorityCode::as_str) == Some(self.none_of.as_str())
        };
        for authority in register.iter().filter(of_province) {
            invited.remove(&authority.code);
        }
        if !self.all_of.is_empty() {
            invited.extend(of_provinces(&register, &[&self.all_of], today)?);
        }
        if let Some(kind) = kind_of(&self.all_of_kind)? {
            let all = register
                .iter()
                .filter(|authority| authority.kind == kind && authority.exists_on(today));
            invited.extend(all.map(|authority| authority.code.clone()));
        }
        if let Some(kind) = kind_of(&self.none_of_kind)? {
            let none = register.iter().filter(|authority| authority.kind == kind);
            for authority in none {
                invited.remove(&authority.code);
            }
        }
        Ok(invited)
    }
}

impl InvitationForm {
    /// Who is invited now, with who was ticked or left out on the form since it was opened.
    fn around(
        &self,
        now: &BTreeSet<AuthorityCode>,
        ticked: BTreeSet<AuthorityCode>,
    ) -> BTreeSet<AuthorityCode> {
        if self.opened.is_empty() {
            return ticked;
        }
        let opened = self.opened.split(' ').filter_map(AuthorityCode::parse);
        let opened: BTreeSet<AuthorityCode> = opened.collect();
        let left_out: BTreeSet<&AuthorityCode> = opened.difference(&ticked).collect();
        let stay = now.iter().filter(|code| !left_out.contains(code));
        let come = ticked.iter().filter(|code| !opened.contains(*code));
        stay.chain(come).cloned().collect()
    }
}

/// The kind of a code; `None` for no code.
fn kind_of(code: &str) -> Result<Option<AuthorityKind>, Error> {
    if code.is_empty() {
        return Ok(None);
    }
    let kind = AuthorityKind::from_code(code);
    kind.map(Some)
        .ok_or_else(|| Error::invalid("invited", ProblemCode::NotAChoice))
}

/// All municipalities of these provinces that exist.
///
/// # Errors
/// [`Error::Invalid`] for what is no province.
pub(super) async fn municipalities_of(
    connection: &mut AnyConnection,
    provinces: &[String],
    today: NaiveDate,
) -> Result<BTreeSet<AuthorityCode>, Error> {
    if provinces.is_empty() {
        return Ok(BTreeSet::new());
    }
    let provinces: Vec<&str> = provinces.iter().map(String::as_str).collect();
    of_provinces(&register(connection).await?, &provinces, today)
}

fn of_provinces(
    register: &[Authority],
    provinces: &[&str],
    today: NaiveDate,
) -> Result<BTreeSet<AuthorityCode>, Error> {
    let mut found = BTreeSet::new();
    for province in provinces {
        let is_of_it = |authority: &&Authority| {
            authority.kind == AuthorityKind::Municipality
                && authority.exists_on(today)
                && authority
                    .province()
                    .is_some_and(|code| code.as_str() == *province)
        };
        let before = found.len();
        found.extend(register.iter().filter(is_of_it).map(|own| own.code.clone()));
        if found.len() == before {
            return Err(Error::invalid("provinces", ProblemCode::NotAChoice));
        }
    }
    Ok(found)
}

async fn register(connection: &mut AnyConnection) -> Result<Vec<Authority>, Error> {
    let rows: Vec<Row> =
        sqlx::query_as(AssertSqlSafe(format!("SELECT {COLUMNS} FROM authorities")))
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(Authority::try_from).collect()
}

pub(super) async fn write_invited(
    transaction: &mut WriteTransaction,
    id: &CampaignId,
    invited: &BTreeSet<AuthorityCode>,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM campaign_authorities WHERE campaign_id = $1")
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    if invited.is_empty() {
        return Ok(());
    }
    let statement = format!(
        "INSERT INTO campaign_authorities (campaign_id, authority_code) VALUES {}",
        placeholders::rows(transaction, 2, invited.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for code in invited {
        query = query.bind(id).bind(code);
    }
    query.execute(&mut **transaction).await?;
    Ok(())
}
