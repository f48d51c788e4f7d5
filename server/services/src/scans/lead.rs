//! Somebody else leads a scan: the programme names them.

use serde::{Deserialize, Serialize};

use super::access::require;
use super::letters;
use super::proposals::waiting;
use super::record::Scan;
use super::state::{Refused, State};
use super::transition::begin;
use crate::Services;
use crate::accounts;
use crate::actor::Actor;
use crate::audit::{self, GuidanceEvent};
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::store::WriteTransaction;
use crate::typed::{required_email, required_line};

/// Who leads the scan from now on, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadForm {
    /// First and last name.
    pub lead_name: String,
    /// The address to sign in with.
    pub lead_email: String,
}

/// Whether somebody else can lead it: until it is cancelled or the last progress round was held.
fn is_possible(scan: &Scan) -> bool {
    scan.state < State::FollowedUp
}

/// Names somebody else as lead of the scan and of its authority. Who led it no longer sees it, and no longer acts for the authority;
/// both are told. For the programme.
///
/// # Errors
/// [`Error::Invalid`] by field: in `lead_email` [`ProblemCode::Twice`] for who leads it already, [`ProblemCode::NotAChoice`] for who
/// guides it or is asked to, [`ProblemCode::Taken`] for an account that ended. [`Refused::NotInThisState`] for a scan that is over.
pub async fn change_lead(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    form: &LeadForm,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| standing.programme)?;
    let (name, email) = checked(form).map_err(Error::Invalid)?;
    if !is_possible(&scan) {
        return Err(Refusal::Scan {
            guard: Refused::NotInThisState,
        }
        .into());
    }
    let named = (name.as_str(), email.as_str());
    let authority = &scan.authority.code;
    let to = accounts::lead_by_address(&mut transaction, services, actor, named, authority).await?;
    refuse_clerk_or_same(&mut transaction, &scan, &to).await?;
    replace(&mut transaction, &scan, &to).await?;
    let event = GuidanceEvent::LeadChanged {
        from: scan.lead.id.clone(),
        to,
    }
    .into();
    audit::record(&mut transaction, services, actor, Some(id), &event).await?;
    letters::lead_named(&mut transaction, services, id, named, &scan.authority).await?;
    letters::lead_replaced(&mut transaction, services, &scan, &name).await?;
    Ok(transaction.commit().await?)
}

fn checked(form: &LeadForm) -> Result<(String, String), Vec<Problem>> {
    match (
        required_line(&form.lead_name),
        required_email(&form.lead_email),
    ) {
        (Ok(name), Ok(email)) => Ok((name, email)),
        (name, email) => {
            let found = [("lead_name", name.err()), ("lead_email", email.err())];
            let problems = found.into_iter();
            Err(problems
                .filter_map(|(field, code)| Some(Problem::new(field, code?)))
                .collect())
        }
    }
}

/// The two roles never mix in one scan.
async fn refuse_clerk_or_same(
    transaction: &mut WriteTransaction,
    scan: &Scan,
    to: &MemberId,
) -> Result<(), Error> {
    let asked = waiting(transaction, &scan.id).await?;
    let is_asked = asked.is_some_and(|asked| asked.clerk.id == *to);
    if *to == scan.lead.id {
        Err(Error::invalid("lead_email", ProblemCode::Twice))
    } else if is_asked || scan.clerk_with(to).is_some() {
        Err(Error::invalid("lead_email", ProblemCode::NotAChoice))
    } else {
        Ok(())
    }
}

async fn replace(
    transaction: &mut WriteTransaction,
    scan: &Scan,
    to: &MemberId,
) -> Result<(), Error> {
    sqlx::query("UPDATE scans SET lead_id = $1 WHERE id = $2")
        .bind(to)
        .bind(&scan.id)
        .execute(&mut **transaction)
        .await?;
    sqlx::query("DELETE FROM leads WHERE member_id = $1 AND authority_code = $2")
        .bind(&scan.lead.id)
        .bind(&scan.authority.code)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
