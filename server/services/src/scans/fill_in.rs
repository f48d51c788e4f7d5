//! Filling in a scan, part by part. What is typed is kept first, wrong or not, and checked by whoever uses it.

use sqlx::AnyConnection;

use super::access::{Standing, require, visible};
use super::arrangements::{
    AgreementsForm, Arrangements, CommitteeForm, SessionsForm, StartSessionForm,
};
use super::out_of_step::require_step;
use super::preview::forget_changed;
use super::record::Scan;
use super::setup::{GroupsForm, PeriodForm, QuestionsForm, SetupForm};
use super::state::Step;
use super::transition::{begin, finish};
use crate::Services;
use crate::actor::Actor;
use crate::audit::{ArrangementEvent, ScanPart};
use crate::error::Error;
use crate::ids::ScanId;
use crate::revision::{self, Revised};
use crate::room::{self, Shown};
use crate::store::WriteTransaction;

/// One part of what is filled in, as typed.
#[derive(Clone, Debug)]
pub enum Part {
    /// Participation form and processing agreement; by the lead, until the questionnaire opens.
    Agreements(AgreementsForm),
    /// The committee; by the lead.
    Committee(CommitteeForm),
    /// The dates of the sessions; by the lead or the clerk.
    Sessions(SessionsForm),
    /// How the startgesprek went; by the lead or the clerk.
    StartSession(StartSessionForm),
    /// Sizes, executive, minimum, areas; by the lead, until the questionnaire opens.
    Groups(GroupsForm),
    /// The authority's own questions; by the lead, until the questionnaire opens.
    Questions(QuestionsForm),
    /// Period and contact; by the lead, until the questionnaire opens.
    Period(PeriodForm),
}

impl Part {
    /// Its name in the log.
    #[must_use]
    pub const fn name(&self) -> ScanPart {
        match self {
            Self::Agreements(_) => ScanPart::Agreements,
            Self::Committee(_) => ScanPart::Committee,
            Self::Sessions(_) => ScanPart::Sessions,
            Self::StartSession(_) => ScanPart::StartSession,
            Self::Groups(_) => ScanPart::Groups,
            Self::Questions(_) => ScanPart::Questions,
            Self::Period(_) => ScanPart::Period,
        }
    }

    /// The part as it is to be kept.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody else changed it since it was read.
    async fn revised(self, writing: Writing<'_>) -> Result<Self, Error> {
        let scan = writing.scan;
        let (arranged, setup) = (&scan.arrangements, &scan.setup);
        Ok(match self {
            Self::Agreements(form) => {
                Self::Agreements(writing.revised(arranged.agreements.as_ref(), form).await?)
            }
            Self::Committee(form) => {
                Self::Committee(writing.revised(arranged.committee.as_ref(), form).await?)
            }
            Self::Sessions(form) => {
                Self::Sessions(writing.revised(arranged.sessions.as_ref(), form).await?)
            }
            Self::StartSession(form) => Self::StartSession(
                writing
                    .revised(arranged.start_session.as_ref(), form)
                    .await?,
            ),
            Self::Groups(form) => Self::Groups(writing.revised(setup.groups.as_ref(), form).await?),
            Self::Questions(form) => {
                Self::Questions(writing.revised(setup.questions.as_ref(), form).await?)
            }
            Self::Period(form) => Self::Period(writing.revised(setup.period.as_ref(), form).await?),
        })
    }

    /// Puts it in its place.
    fn put(self, arrangements: &mut Arrangements, setup: &mut SetupForm) {
        match self {
            Self::Agreements(form) => arrangements.agreements = Some(form),
            Self::Committee(form) => arrangements.committee = Some(form),
            Self::Sessions(form) => arrangements.sessions = Some(form),
            Self::StartSession(form) => arrangements.start_session = Some(form),
            Self::Groups(form) => {
                setup.groups = Some(form);
                setup.taken_over.groups = false;
            }
            Self::Questions(form) => {
                setup.questions = Some(form);
                setup.taken_over.questions = false;
            }
            Self::Period(form) => setup.period = Some(form),
        }
    }
}

/// Who fills in which part of which scan.
struct Writing<'a> {
    connection: &'a mut AnyConnection,
    services: &'a Services,
    actor: &'a Actor,
    scan: &'a Scan,
    part: ScanPart,
}

impl Writing<'_> {
    /// What is to be kept, where `kept` is kept now.
    async fn revised<F: Revised + Default + PartialEq>(
        self,
        kept: Option<&F>,
        typed: F,
    ) -> Result<F, Error> {
        if let Some(kept) = kept.filter(|kept| typed.is_nothing_new(kept)) {
            return Ok(kept.clone());
        }
        let nothing = F::default();
        let pair = (kept.unwrap_or(&nothing), &typed);
        let name = format!("{} {}", self.part.text(), self.scan.id);
        let revision =
            revision::next(self.connection, self.services, self.actor, &name, pair).await?;
        let page = typed.open_page().cloned();
        Ok(typed.kept_as(revision, page))
    }
}

impl ScanPart {
    /// What its text is called among those that several people may have open.
    const fn text(self) -> &'static str {
        match self {
            Self::Agreements => "agreements",
            Self::Committee => "committee",
            Self::Sessions => "sessions",
            Self::StartSession => "startgesprek",
            Self::Groups => "groups",
            Self::Questions => "questions",
            Self::Period => "period",
        }
    }

    const fn may(self, standing: Standing) -> bool {
        match self {
            Self::Sessions | Self::StartSession => standing.lead || standing.clerk,
            Self::Agreements | Self::Committee | Self::Groups | Self::Questions | Self::Period => {
                standing.lead
            }
        }
    }

    const fn freezes(self) -> bool {
        match self {
            Self::Agreements | Self::Groups | Self::Questions | Self::Period => true,
            Self::Committee | Self::Sessions | Self::StartSession => false,
        }
    }
}

/// The scan, for somebody who is about to fill in that part.
///
/// # Errors
/// As [`fill_in`].
pub async fn to_fill_in(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    part: ScanPart,
) -> Result<Scan, Error> {
    let scan = visible(actor, services, id).await?;
    require(&scan, actor, |standing| part.may(standing))?;
    let mut connection = services.store().read().acquire().await?;
    require_open_to_change(&mut connection, &scan, part).await?;
    Ok(scan)
}

async fn require_open_to_change(
    connection: &mut AnyConnection,
    scan: &Scan,
    part: ScanPart,
) -> Result<(), Error> {
    if part.freezes() {
        let before = scan.state.is_before_opening();
        require_step(connection, scan, Some(Step::Preparation), before).await
    } else {
        require_step(connection, scan, None, scan.state.is_running()).await
    }
}

/// Keeps one part as it is typed.
///
/// # Errors
/// [`Error::Forbidden`] for who may not fill in this part; [`crate::Refusal::OutOfStep`] once it is frozen, or when the scan is over;
/// [`Error::Stale`] where somebody else, or the same person in another window, changed it since it was read.
pub async fn fill_in(
    actor: &Actor,
    services: &Services,
    id: &ScanId,
    part: Part,
) -> Result<(), Error> {
    let (mut transaction, scan) = begin(actor, services, id).await?;
    require(&scan, actor, |standing| part.name().may(standing))?;
    require_open_to_change(&mut transaction, &scan, part.name()).await?;
    let event = ArrangementEvent::ScanFilledIn { part: part.name() }.into();
    let (mut arrangements, mut setup) = (scan.arrangements.clone(), scan.setup.clone());
    let writing = Writing {
        connection: &mut transaction,
        services,
        actor,
        scan: &scan,
        part: part.name(),
    };
    let part = part.revised(writing).await?;
    part.put(&mut arrangements, &mut setup);
    forget_changed(&mut transaction, services, &scan, &mut arrangements, &setup).await?;
    if arrangements == scan.arrangements && setup == scan.setup {
        return Ok(());
    }
    keep(&mut transaction, &scan, &arrangements, &setup).await?;
    // The screen of a startgesprek shows what is decided as it is written down.
    room::touch(&mut transaction, &scan.id, Shown::OnScreen).await?;
    finish(transaction, services, actor, &scan, &event).await?;
    services.live().wake(&scan.id);
    Ok(())
}

/// Writes down what changed.
pub(super) async fn keep(
    transaction: &mut WriteTransaction,
    scan: &Scan,
    arrangements: &Arrangements,
    setup: &SetupForm,
) -> Result<(), Error> {
    sqlx::query("UPDATE scans SET arrangements = $1 WHERE id = $2")
        .bind(serde_json::to_string(arrangements).map_err(Error::unavailable)?)
        .bind(&scan.id)
        .execute(&mut **transaction)
        .await?;
    if *setup != scan.setup {
        sqlx::query("UPDATE scans SET setup = $1 WHERE id = $2")
            .bind(serde_json::to_string(setup).map_err(Error::unavailable)?)
            .bind(&scan.id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}
