//! The startgesprek: its slides, and what they are made of. What is decided in it shows as it is written down, in the parts in which it takes
//! effect. Nothing is picked and nobody comes in: the room of a startgesprek is a screen and a remote.

use std::sync::Arc;

use questionnaires::instrument::Instrument;
use questionnaires::kind::RespondentGroup;
use questionnaires::versions::Version;

use super::deck::Deck;
use super::record::not_ended;
use super::slides::Slide;
use super::talk::Talk;
use super::view::{Position, RoomView, position};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans::arrangements::SessionKind;
use crate::scans::decisions::{Decision, Subject, decided_groups, decisions};
use crate::scans::setup::Groups;
use crate::scans::{self, Scan, Standing};
use crate::sessions::script::script_of;

/// The most characters of own questions, with who gets them, that one slide has room for. A list of four has sixteen lines of at least seventy
/// characters on a beamer of 1024 × 768, in type that the back row reads, and each question leaves a line of its own unfinished.
const MOST_TOGETHER: usize = 840;

/// How many of them stand on a slide where not all do: two of any length fit.
const TWO: usize = 2;

/// One thing on the screen of a startgesprek, beside its purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartSlide {
    /// The five steps, with the days that are agreed.
    Steps,
    /// Who answers, and how many in each group.
    Groups,
    /// Who sees what.
    Visibility,
    /// How answers are protected.
    Protection,
    /// Something to decide, with what is written down about it now.
    Decision(Subject),
    /// The authority's own questions; the first of them, where they are too long for one slide.
    Questions,
    /// The rest of them.
    MoreQuestions,
    /// What the questionnaire is about.
    Themes,
    /// What happens next, and who does what by when.
    Next,
}

impl StartSlide {
    /// All of them, in the order of the talk.
    pub const ALL: [Self; 14] = [
        Self::Steps,
        Self::Groups,
        Self::Visibility,
        Self::Protection,
        Self::Decision(Subject::Committee),
        Self::Decision(Subject::Executive),
        Self::Decision(Subject::Minimum),
        Self::Decision(Subject::CutOffs),
        Self::Decision(Subject::Questions),
        Self::Questions,
        Self::MoreQuestions,
        Self::Decision(Subject::Period),
        Self::Themes,
        Self::Next,
    ];

    /// As it stands in the database, in forms and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Steps => "stappen",
            Self::Groups => "groepen",
            Self::Visibility => "wie-ziet-wat",
            Self::Protection => "bescherming",
            Self::Decision(Subject::Committee) => "besluit-commissie",
            Self::Decision(Subject::Executive) => "besluit-bestuur",
            Self::Decision(Subject::Minimum) => "besluit-minimum",
            Self::Decision(Subject::CutOffs) => "besluit-labels",
            Self::Decision(Subject::Questions) => "besluit-vragen",
            Self::Decision(Subject::Period) => "besluit-periode",
            Self::Questions => "eigen-vragen",
            Self::MoreQuestions => "meer-eigen-vragen",
            Self::Themes => "themas",
            Self::Next => "vervolg",
        }
    }

    /// What is decided while it is shown.
    #[must_use]
    pub const fn decides(self) -> Option<Subject> {
        match self {
            Self::Decision(subject) => Some(subject),
            Self::Questions | Self::MoreQuestions => Some(Subject::Questions),
            Self::Steps
            | Self::Groups
            | Self::Visibility
            | Self::Protection
            | Self::Themes
            | Self::Next => None,
        }
    }

    /// The slide with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.code() == code)
    }
}

impl Deck {
    /// The slides of a startgesprek in which this is decided. Own questions have as many as they need, also none.
    #[must_use]
    pub fn of_start(decisions: &[Decision]) -> Self {
        let (first, rest) = own_questions(decisions);
        let mut deck = Self {
            slides: vec![Slide::Purpose],
            ..Self::default()
        };
        for own in StartSlide::ALL {
            let is_empty = match own {
                StartSlide::Questions => first.is_empty(),
                StartSlide::MoreQuestions => rest.is_empty(),
                _ => false,
            };
            if is_empty {
                let before = deck.slides.len() - 1;
                deck.gone.push((Slide::Start(own), before));
            } else {
                deck.slides.push(Slide::Start(own));
            }
        }
        deck
    }
}

/// An own question, and who gets it.
type Asked = (String, String);

/// The authority's own questions on the first of their slides, and those on the second.
fn own_questions(decisions: &[Decision]) -> (&[Asked], &[Asked]) {
    let own = decisions
        .iter()
        .find(|own| own.subject == Subject::Questions);
    let questions = own.map(|own| own.questions.as_slice()).unwrap_or_default();
    let characters: usize = questions
        .iter()
        .map(|(text, whom)| text.chars().count() + whom.chars().count())
        .sum();
    let first = if characters > MOST_TOGETHER {
        questions.len().min(TWO)
    } else {
        questions.len()
    };
    questions.split_at(first)
}

/// The startgesprek of a scan.
#[derive(Clone, Debug)]
pub struct StartTalk {
    /// The scan.
    pub scan: Scan,
    /// What the one who looks is to the scan.
    pub standing: Standing,
    /// The questionnaire that it opens with, or opened with.
    version: Arc<Version>,
    /// What is decided, as it stands.
    pub decisions: Vec<Decision>,
    /// Sizes, minimum and limits; `None` as long as they are not agreed.
    pub groups: Option<Groups>,
}

impl StartTalk {
    /// The questionnaire.
    #[must_use]
    pub fn questionnaire(&self) -> &Instrument {
        &self.version.instrument
    }

    /// How many statements a group gets, the authority's own questions aside.
    #[must_use]
    pub fn statements_for(&self, group: RespondentGroup) -> usize {
        let statements = self.questionnaire().statements();
        statements
            .filter(|statement| statement.groups.contains(&group))
            .count()
    }

    /// A decision with its place among them, counted from 1.
    #[must_use]
    pub fn decision(&self, subject: Subject) -> Option<(usize, &Decision)> {
        let mut numbered = (1..).zip(&self.decisions);
        numbered.find(|(_, own)| own.subject == subject)
    }

    /// The authority's own questions on a slide, each with who gets it, and the place of the first among all of them, counted from 0.
    #[must_use]
    pub fn questions_on(&self, slide: StartSlide) -> (&[(String, String)], usize) {
        let (first, rest) = own_questions(&self.decisions);
        match slide {
            StartSlide::Questions => (first, 0),
            StartSlide::MoreQuestions => (rest, first.len()),
            _ => (&[], 0),
        }
    }

    /// What was written down about the talk; `None` where nothing was.
    #[must_use]
    pub fn notes(&self) -> Option<&str> {
        let form = self.scan.arrangements.start_session.as_ref()?;
        let notes = form.notes.as_str();
        (!notes.trim().is_empty()).then_some(notes)
    }
}

impl Talk for StartTalk {
    const SESSION: SessionKind = SessionKind::Start;
    type Room = Position;

    fn scan(&self) -> &Scan {
        &self.scan
    }

    fn standing(&self) -> Standing {
        self.standing
    }

    fn instrument(&self) -> &str {
        self.questionnaire().title.of(self.scan.authority.kind)
    }

    fn position(room: &Position) -> &Position {
        room
    }

    fn waiting(_room: &Position) -> u32 {
        0
    }
}

/// The startgesprek of a scan with its room, for who sees the scan. It can be looked at before and after it can be held.
///
/// # Errors
/// As [`scans::visible`].
pub async fn load_start(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<RoomView<StartTalk>, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    let talk = StartTalk {
        standing: scan.standing(actor),
        version: scan.questionnaire(&mut connection, services).await?,
        decisions: decisions(&scan),
        groups: decided_groups(&scan),
        scan,
    };
    let deck = Deck::of_start(&talk.decisions);
    let now = services.now();
    let session = SessionKind::Start;
    let row = not_ended(&mut connection, &talk.scan.id).await?;
    let room = row
        .filter(|row| row.is_open_for(session, now))
        .map(|row| position(services, &row, &deck))
        .transpose()?;
    let script = if room.is_some() && talk.standing.clerk {
        Some(script_of(&mut connection, &talk.scan, session).await?)
    } else {
        None
    };
    Ok(RoomView {
        session: talk,
        deck,
        room,
        script,
        now,
    })
}
