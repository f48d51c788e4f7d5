//! Two people, one text: neither writes over what the other did since they opened it.
//!
//! What two people may have open at once is kept under a revision, a number that goes up whenever it says something else. A form carries the
//! revision that its writer read. Where another is kept by now, nothing is written: [`Error::Stale`] brings what is kept and what was
//! typed, and says who changed it when, so that its writer sees both, loses nothing, and can keep their own on top.
//!
//! A page may save what is typed in it again and again, and over a bad connection does not always hear that it did. So such a page has a
//! name, which is kept with the text while its writer goes on, and what comes from that page is nothing new to them. Two that it sent may be
//! on their way at once, above all where it is closed; the name says which was sent first, and that one no longer counts once the other
//! is kept.
//!
//! A revision stands for one text for good. What comes back, such as a script that was set back, gets one that nobody read before.
//!
//! Where nothing is typed there are no two texts to show, and [`Error::Conflict`] is enough: who sets a script back says which revision of
//! the whole they looked at. Who confirms a merger, or applies an edition of the register, agrees to what would become of authorities,
//! scans, campaigns and accounts, worked out from many tables; no row of these has a revision that stands for all of it. So there, and only
//! there, the page carries a fingerprint of what it showed (`authorities::changes` and `authorities::edition`).

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::{MemberId, PageId};
use crate::plans::{ActionForm, PriorityTexts};
use crate::pool::{NotesForm, ProfileForm};
use crate::programme::ProgrammeSettingsForm;
use crate::programme::campaigns::CampaignForm;
use crate::programme::outreach::{ContactForm, OutreachForm};
use crate::scans::arrangements::{AgreementsForm, CommitteeForm, SessionsForm, StartSessionForm};
use crate::scans::setup::{GroupsForm, PeriodForm, QuestionsForm};
use crate::sessions::script::StepForm;
use crate::sessions::{InterpretationForm, PointForm, PriorityForm};
use crate::store::Instant;

/// The revision of what was kept for the first time.
pub(crate) const FIRST: i64 = 1;

/// A text that somebody else changed since its writer opened it. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed<F> {
    /// What is kept; its revision is the one to send next time.
    pub kept: F,
    /// What was to take its place.
    pub typed: F,
    /// Who made of it what is kept; `None` where that was no member, or where nobody wrote it down.
    pub last: Option<LastChange>,
}

/// Who last changed a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// Their name.
    pub by: String,
    /// Whether it was whoever finds it changed now, on another page.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// A form that says which revision of its text was read; of what is kept, which it is.
pub trait Revised: Clone + Send + Sync + 'static {
    /// Two texts of this form that crossed; `None` for those of another.
    fn crossed(stale: Stale) -> Option<Crossed<Self>>;

    /// Two texts that crossed, whatever their form.
    fn stale(crossed: Crossed<Self>) -> Stale;

    /// The revision.
    fn revision(&self) -> i64;

    /// The same form, by somebody who has read that revision.
    #[must_use]
    fn having_read(self, revision: i64) -> Self;

    /// The same text as it is kept: under that revision, and with the page that its writer goes on in.
    #[must_use]
    fn kept_as(self, revision: i64, _page: Option<PageId>) -> Self {
        self.having_read(revision)
    }

    /// The page it is typed on, where that saves by itself.
    fn page(&self) -> Option<&PageId> {
        None
    }

    /// Whether its page sent it by itself, and its writer goes on in it.
    fn goes_on(&self) -> bool {
        false
    }

    /// The same form, on a page that was opened just now.
    #[must_use]
    fn on_a_new_page(self) -> Self {
        self
    }

    /// The page to remember with the text: that of a writer who goes on in it. What such a page sent before its button may come after it,
    /// and is then older than what is kept.
    fn open_page(&self) -> Option<&PageId> {
        self.page().filter(|_| self.goes_on())
    }

    /// Whether its page sent what is kept later, and that was quicker.
    fn is_overtaken_by(&self, kept: &Self) -> bool {
        let pages = self.open_page().zip(kept.page());
        pages.is_some_and(|(own, kept)| own.is_before(kept))
    }

    /// Whether there is nothing to keep of it: it says what is kept, or what its page said before that.
    fn is_nothing_new(&self, kept: &Self) -> bool
    where
        Self: PartialEq,
    {
        self.is_overtaken_by(kept) || self.says_same_as(kept)
    }

    /// Whether it says what is kept, whoever read what and wherever it was typed.
    fn says_same_as(&self, kept: &Self) -> bool
    where
        Self: PartialEq,
    {
        self.clone().kept_as(kept.revision(), kept.page().cloned()) == *kept
    }
}

/// Each form by its name among [`Stale`], and what saves it: its `button` alone, or its `page` as well, while somebody types.
macro_rules! revised {
    ($($(#[$meaning:meta])* $of:ident($form:ty), saved by its $saver:ident;)*) => {
        /// Two texts that crossed, by what they are texts of.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Stale {
            $($(#[$meaning])* $of(Crossed<$form>),)*
        }

        $(
            impl Revised for $form {
                fn crossed(stale: Stale) -> Option<Crossed<Self>> {
                    match stale {
                        Stale::$of(crossed) => Some(crossed),
                        _ => None,
                    }
                }

                fn stale(crossed: Crossed<Self>) -> Stale {
                    Stale::$of(crossed)
                }

                fn revision(&self) -> i64 {
                    self.revision
                }

                fn having_read(self, revision: i64) -> Self {
                    Self { revision, ..self }
                }

                revised!(@$saver);
            }
        )*
    };
    (@button) => {};
    (@page) => {
        fn kept_as(self, revision: i64, page: Option<PageId>) -> Self {
            Self {
                revision,
                page,
                finished: false,
                ..self
            }
        }

        fn page(&self) -> Option<&PageId> {
            self.page.as_ref()
        }

        fn goes_on(&self) -> bool {
            self.page.is_some() && !self.finished
        }

        fn on_a_new_page(self) -> Self {
            Self {
                page: Some(PageId::random()),
                ..self
            }
        }
    };
}

revised! {
    /// Of a theme.
    Interpretation(InterpretationForm), saved by its page;
    /// Something to talk about.
    Point(PointForm), saved by its page;
    /// A priority. The direction of the one that is kept is empty, since its words are its own.
    Priority(PriorityForm), saved by its page;
    /// What the plan says with a priority.
    PlanPriority(PriorityTexts), saved by its button;
    /// An action of the plan.
    PlanAction(ActionForm), saved by its button;
    /// A step of a script.
    Step(StepForm), saved by its page;
    /// How the startgesprek went.
    StartSession(StartSessionForm), saved by its page;
    /// When the sessions are.
    Sessions(SessionsForm), saved by its page;
    /// The two agreements.
    Agreements(AgreementsForm), saved by its button;
    /// Who is in the committee.
    Committee(CommitteeForm), saved by its button;
    /// Who answers, and from when on something is shown of it.
    Groups(GroupsForm), saved by its button;
    /// The authority's own questions.
    Questions(QuestionsForm), saved by its button;
    /// From when to when, and whom to ask.
    Period(PeriodForm), saved by its button;
    /// What the programme office set.
    Settings(ProgrammeSettingsForm), saved by its button;
    /// What a campaign says.
    Campaign(CampaignForm), saved by its button;
    /// What a clerk of the pool tells, with name and home.
    Profile(ProfileForm), saved by its button;
    /// What the programme office notes about a clerk of the pool.
    Notes(NotesForm), saved by its button;
    /// What is known of an authority that takes no part yet.
    Outreach(OutreachForm), saved by its button;
    /// A contact with it.
    Contact(ContactForm), saved by its button;
}

/// The revision under which what was typed takes the place of what is kept; who changes it, and when, is written down with it. `name`: of
/// the text, the same for all who may have it open.
///
/// # Errors
/// [`Error::Stale`] when somebody else changed it since its writer read it.
pub(crate) async fn next<F: Revised>(
    connection: &mut AnyConnection,
    services: &Services,
    actor: &Actor,
    name: &str,
    (kept, typed): (&F, &F),
) -> Result<i64, Error> {
    if is_crossed(kept, typed) {
        let last = last_change(connection, actor, name, kept.revision()).await?;
        let (kept, typed) = (kept.clone(), typed.clone());
        let stale = F::stale(Crossed { kept, typed, last });
        return Err(Error::Stale(Box::new(stale)));
    }
    let revision = kept.revision() + 1;
    sqlx::query(
        "INSERT INTO text_changes (name, revision, member_id, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, member_id = excluded.member_id, \
         changed_at = excluded.changed_at",
    )
    .bind(name)
    .bind(revision)
    .bind(actor.member().map(|member| &member.id))
    .bind(Instant(services.now()))
    .execute(connection)
    .await?;
    Ok(revision)
}

/// Whether somebody else changed a text since its writer read it.
fn is_crossed<F: Revised>(kept: &F, typed: &F) -> bool {
    let is_read = kept.revision() == typed.revision();
    let pages = typed.page().zip(kept.page());
    let is_from_its_page = pages.is_some_and(|(typed, kept)| typed.is_same_page(kept));
    !is_read && !is_from_its_page
}

/// Who made that revision of a text. One that came about otherwise, by an import or by giving up a change of the plan, is nobody's.
async fn last_change(
    connection: &mut AnyConnection,
    actor: &Actor,
    name: &str,
    revision: i64,
) -> Result<Option<LastChange>, Error> {
    let row: Option<(MemberId, String, Instant)> = sqlx::query_as(
        "SELECT m.id, m.name, c.changed_at FROM text_changes c JOIN members m ON m.id = c.member_id \
         WHERE c.name = $1 AND c.revision = $2",
    )
    .bind(name)
    .bind(revision)
    .fetch_optional(connection)
    .await?;
    let own = actor.member().map(|member| &member.id);
    Ok(row.map(|(id, by, Instant(at))| LastChange {
        own: own == Some(&id),
        by,
        at,
    }))
}

/// Whoever is about to replace a whole looked at what is kept now.
///
/// # Errors
/// [`Error::Conflict`] when it changed since.
pub(crate) fn require_read(kept: i64, read: i64) -> Result<(), Error> {
    if kept == read {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}
