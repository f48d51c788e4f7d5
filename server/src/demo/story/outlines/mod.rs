//! The rest of the programme: scans of which only the outline is told, each at its own pace and as far as it went. They share their
//! texts, and whom the pool offers first guides them.

mod scans;
mod texts;

use super::super::people::Person;
use super::profile::Shape::{Agree, Doubt, Leans, Mixed, Never, Proud, Split, Unput};
use super::usual;
use super::{
    Agreements, Cancelled, ClerkPart, Closing, Following, Meeting, Opening, Plan, Preparation,
    Profile, Request, Response, Story, Talk, Who,
};
pub(super) use scans::ALL;
use texts::Texts;

/// How far a scan went, in order.
#[derive(Clone, Copy)]
enum Stage {
    /// Waits for a clerk.
    Requested,
    /// A clerk was asked.
    Asked,
    /// A clerk said yes.
    Accepted,
    /// The lead stopped it then.
    Stopped,
    /// Both agreements were made.
    Agreed,
    /// There is a committee, and a day for the startgesprek.
    Planned,
    /// The startgesprek was held.
    Preparing,
    /// The questionnaire is open.
    Open,
    /// It is closed.
    Closed,
    /// The agenderingsgesprek was held.
    Discussed,
    /// The plan is ready.
    Written,
    /// The elected body adopted it.
    Adopted,
    /// Everybody can read it.
    Published,
    /// The owners of its actions tell how they go.
    Followed,
}

impl Stage {
    const fn reached(self, stage: Self) -> bool {
        self as u8 >= stage as u8
    }
}

/// When a scan was asked for, and how many per cent of the usual time each of its steps takes.
#[derive(Clone, Copy)]
struct Pace {
    began: i64,
    percent: i64,
}

impl Pace {
    /// The day that comes so many days after the request, at the usual pace.
    const fn on(self, days: i64) -> i64 {
        self.began + days * self.percent / 100
    }
}

const fn scan(
    authority: &'static str,
    lead: Person,
    began: i64,
    percent: i64,
    stage: Stage,
) -> Story {
    let pace = Pace { began, percent };
    told(authority, lead, pace, texts::of(authority, began), stage)
}

/// The first of two measurements: with more people than other outlines, so that there is something to compare.
const fn first_of_two(authority: &'static str, lead: Person, began: i64, percent: i64) -> Story {
    let pace = Pace { began, percent };
    told(authority, lead, pace, texts::FIRST_OF_TWO, Stage::Published)
}

/// The second of two: what the plan was about got better, and something else did not.
const fn second_of_two(authority: &'static str, lead: Person, began: i64, percent: i64) -> Story {
    let (pace, texts) = (Pace { began, percent }, texts::SECOND_OF_TWO);
    let stage = Stage::Published;
    Story {
        request: Request {
            on: pace.began,
            authority,
            lead,
            by_lead: true,
            repeats: true,
            reason: texts.reason,
            wanted: pace.on(85),
            council: "",
            executive: "",
            staff: "",
        },
        clerk: clerk(pace, texts, stage),
        cancelled: None,
        agreements: agreements(pace, texts, stage),
        preparation: preparation(pace, texts, stage),
        opening: opening(pace, stage),
        response: Some(Response {
            on: pace.on(93),
            sent: texts.sent,
            begun: [0; 4],
            profile: &CHANGED,
        }),
        remarks: texts.remarks,
        closing: Some(Closing::ByItself),
        talk: talk(pace, texts, stage),
        plan: plan(pace, texts, stage),
    }
}

/// How the groups answer after two years.
const CHANGED: Profile = Profile {
    accents: &[
        ("T1.3", [Agree, Agree, Leans, Unput]),
        ("T1.5", [Split, Leans, Mixed, Mixed]),
        ("T2.2", [Leans, Agree, Leans, Unput]),
        ("T5.1", [Agree, Agree, Agree, Mixed]),
        ("T5.3", [Proud, Agree, Agree, Leans]),
        ("T6.5", [Mixed, Leans, Leans, Doubt]),
        ("T7.2", [Never, Doubt, Mixed, Doubt]),
    ],
    ..usual::PROFILE
};

const fn told(
    authority: &'static str,
    lead: Person,
    pace: Pace,
    texts: Texts,
    stage: Stage,
) -> Story {
    Story {
        request: request(authority, lead, pace, texts),
        clerk: clerk(pace, texts, stage),
        cancelled: cancelled(pace, stage),
        agreements: agreements(pace, texts, stage),
        preparation: preparation(pace, texts, stage),
        opening: opening(pace, stage),
        response: response(pace, texts, stage),
        remarks: texts.remarks,
        closing: if stage.reached(Stage::Closed) {
            Some(Closing::ByItself)
        } else {
            None
        },
        talk: talk(pace, texts, stage),
        plan: plan(pace, texts, stage),
    }
}

const fn request(authority: &'static str, lead: Person, pace: Pace, texts: Texts) -> Request {
    Request {
        on: pace.began,
        authority,
        lead,
        by_lead: true,
        repeats: false,
        reason: texts.reason,
        wanted: pace.on(85),
        council: texts.seats,
        executive: "5",
        staff: texts.staff,
    }
}

const fn clerk(pace: Pace, texts: Texts, stage: Stage) -> Option<ClerkPart> {
    if !stage.reached(Stage::Asked) {
        return None;
    }
    Some(ClerkPart {
        declined: match texts.declined {
            Some(reason) if stage.reached(Stage::Accepted) => Some((Who::First, reason)),
            _ => None,
        },
        proposed: pace.on(7),
        person: Who::First,
        accepted: if stage.reached(Stage::Accepted) {
            Some(pace.on(14))
        } else {
            None
        },
        second: None,
    })
}

const fn cancelled(pace: Pace, stage: Stage) -> Option<Cancelled> {
    if !matches!(stage, Stage::Stopped) {
        return None;
    }
    Some(Cancelled {
        on: pace.on(30),
        reason: texts::CANCELLED,
    })
}

const fn agreements(pace: Pace, texts: Texts, stage: Stage) -> Option<Agreements> {
    if !stage.reached(Stage::Agreed) {
        return None;
    }
    Some(Agreements {
        on: pace.on(38),
        signed_by: "De griffier",
        controller: texts.controller,
    })
}

const fn preparation(pace: Pace, texts: Texts, stage: Stage) -> Option<Preparation> {
    if !stage.reached(Stage::Planned) {
        return None;
    }
    Some(Preparation {
        on: pace.on(45),
        committee: texts.committee,
        start: Meeting {
            on: pace.on(60),
            at: "19.30",
            place: texts.place,
        },
        agreed: texts.agreed,
        agenda: Meeting {
            on: pace.on(128),
            at: "19.30",
            place: texts.place,
        },
        plan_on: pace.on(180),
        senior_staff: texts.senior_staff,
        areas: "",
        question: "",
        open_questions: &[],
    })
}

const fn opening(pace: Pace, stage: Stage) -> Option<Opening> {
    if !stage.reached(Stage::Open) {
        return None;
    }
    Some(Opening {
        opens: pace.on(85),
        closes: pace.on(106),
        contact: ("De griffie", "griffie@voorbeeld.nl"),
    })
}

const fn response(pace: Pace, texts: Texts, stage: Stage) -> Option<Response> {
    if !stage.reached(Stage::Open) {
        return None;
    }
    Some(Response {
        on: pace.on(93),
        sent: texts.sent,
        begun: [0; 4],
        profile: &usual::PROFILE,
    })
}

const fn talk(pace: Pace, texts: Texts, stage: Stage) -> Option<Talk> {
    if !stage.reached(Stage::Discussed) {
        return None;
    }
    Some(Talk {
        redacted: pace.on(112),
        prepared: pace.on(118),
        interpretations: &[],
        points: texts::POINTS,
        eve: None,
        held: Some(pace.on(128)),
        priorities: texts.priorities,
    })
}

const fn plan(pace: Pace, texts: Texts, stage: Stage) -> Option<Plan> {
    if !stage.reached(Stage::Written) {
        return None;
    }
    Some(Plan {
        written: pace.on(140),
        due_from: pace.on(190),
        ready: Some(pace.on(150)),
        answers: &[],
        adopted: if stage.reached(Stage::Adopted) {
            Some((pace.on(180), texts.elected))
        } else {
            None
        },
        published: if stage.reached(Stage::Published) {
            Some(pace.on(188))
        } else {
            None
        },
        following: Some(Following {
            owners: if stage.reached(Stage::Followed) {
                texts::OWNERS
            } else {
                &[]
            },
            told: texts::TOLD,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A step that lies in the future cannot have happened, and an open questionnaire has to stay open.
    #[test]
    fn what_happened_lies_behind_us() {
        for story in ALL {
            let code = story.request.authority;
            let held = story.preparation.as_ref();
            let held = held.filter(|_| code != crate::demo::story::START_TALK);
            let days = [
                story.clerk.as_ref().map(|clerk| clerk.proposed),
                story.clerk.as_ref().and_then(|clerk| clerk.accepted),
                story.agreements.as_ref().map(|agreements| agreements.on),
                story.preparation.as_ref().map(|part| part.on),
                held.map(|part| part.start.on),
                story.response.as_ref().map(|response| response.on),
                story.talk.as_ref().and_then(|talk| talk.held),
                story.plan.as_ref().and_then(|plan| plan.ready),
                story.plan.as_ref().and_then(|plan| plan.published),
            ];
            for day in days.into_iter().flatten() {
                assert!(day < 0, "{code}: {day}");
            }
            if let Some(opening) = &story.opening {
                assert_eq!(opening.closes < 0, story.closing.is_some(), "{code}");
            }
        }
    }
}
