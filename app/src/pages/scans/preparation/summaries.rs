//! Each part of the preparation in a line: whether it is ready, and what is in it.

use crate::pages::dates;
use crate::pages::numbers::whole;
use crate::pages::scans::parts::still_to_preview;
use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use services::results::names;
use services::scans::Scan;

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Ready.
    Ready,
    /// Something is filled in, and something is missing or wrong.
    Begun,
    /// Nothing is filled in.
    ToDo,
    /// Nothing is filled in, and that is fine.
    Optional,
}

/// What stands as the earlier scan had it.
const TAKEN_OVER: &str = "Overgenomen uit de vorige scan. Kijk het na en sla het op.";

/// A part in a line.
pub struct Summary {
    pub progress: Progress,
    pub text: String,
}

impl Summary {
    fn new(progress: Progress, text: impl Into<String>) -> Self {
        Self {
            progress,
            text: text.into(),
        }
    }
}

fn ready_or_begun(ready: bool) -> Progress {
    if ready {
        Progress::Ready
    } else {
        Progress::Begun
    }
}

pub fn agreements(scan: &Scan, today: NaiveDate) -> Summary {
    let arranged = &scan.arrangements;
    if arranged.agreements.is_none() {
        return Summary::new(
            Progress::ToDo,
            "Deelnameformulier en verwerkersovereenkomst.",
        );
    }
    let line = |name: &str, on: Option<NaiveDate>| match on {
        Some(on) => format!("{name} getekend op {}.", dates::day(on)),
        None => format!("{name} nog niet compleet."),
    };
    let participation = arranged.participation(today).map(|signed| signed.on);
    let processing = arranged.processing(today).map(|signed| signed.on);
    let ready = participation.is_some() && processing.is_some();
    let text = format!(
        "{} {}",
        line("Deelnameformulier", participation),
        line("Verwerkersovereenkomst", processing)
    );
    Summary::new(ready_or_begun(ready), text)
}

pub fn committee(scan: &Scan) -> Summary {
    match &scan.arrangements.committee {
        Some(form) if form.size() > 0 => {
            let members = if form.size() == 1 { "naam" } else { "namen" };
            Summary::new(
                ready_or_begun(form.problems().is_empty()),
                format!("{} {members}.", form.size()),
            )
        }
        _ => Summary::new(Progress::ToDo, "Ongeveer twee mensen uit elke groep."),
    }
}

pub fn sessions(scan: &Scan) -> Summary {
    let Some(form) = &scan.arrangements.sessions else {
        return Summary::new(
            Progress::ToDo,
            "Startgesprek, agenderingsgesprek, behandeling van het plan.",
        );
    };
    let planned = form.read();
    let start = planned
        .start
        .map(|meeting| format!("Startgesprek {}.", dates::day(meeting.on)));
    let agenda = planned
        .agenda
        .map(|meeting| format!("Agenderingsgesprek {}.", dates::day(meeting.on)));
    let plan = planned
        .plan_on
        .map(|on| format!("Verbeterplan {}.", dates::day(on)));
    let days: Vec<_> = [start, agenda, plan].into_iter().flatten().collect();
    let text = if days.is_empty() {
        "Nog geen dagen.".to_owned()
    } else {
        days.join(" ")
    };
    Summary::new(
        ready_or_begun(days.len() == 3 && form.problems().is_empty()),
        text,
    )
}

pub fn start_session(scan: &Scan, today: NaiveDate) -> Summary {
    match (
        scan.arrangements.start_session_held(today),
        &scan.arrangements.start_session,
    ) {
        (Some(held), _) => Summary::new(
            Progress::Ready,
            format!("Gehouden op {}.", dates::day(held)),
        ),
        (None, Some(_)) => Summary::new(Progress::Begun, "De dag is nog niet ingevuld."),
        (None, None) => Summary::new(Progress::ToDo, "Wat er wordt besproken en afgesproken."),
    }
}

pub fn groups(scan: &Scan) -> Summary {
    let Some(form) = &scan.setup.groups else {
        return Summary::new(
            Progress::ToDo,
            "Hoeveel mensen in elke groep, en vanaf hoeveel antwoorden er iets te zien is.",
        );
    };
    if scan.setup.taken_over.groups {
        return Summary::new(Progress::Begun, TAKEN_OVER);
    }
    match form.check() {
        Ok(groups) => {
            let size = |group: RespondentGroup| {
                let people = groups.sizes.of(group)?;
                let name = names::group(scan.authority.kind, groups.executive, group);
                Some(format!("{name} {}", whole(people.into())))
            };
            let sizes: Vec<_> = RespondentGroup::ALL.into_iter().filter_map(size).collect();
            let text = format!(
                "{}. Tonen vanaf {} antwoorden.",
                sizes.join(", "),
                groups.minimum
            );
            Summary::new(Progress::Ready, text)
        }
        Err(_) => Summary::new(Progress::Begun, "Nog niet alles is ingevuld."),
    }
}

pub fn questions(scan: &Scan) -> Summary {
    if scan.setup.taken_over.questions {
        return Summary::new(Progress::Begun, TAKEN_OVER);
    }
    let checked = scan
        .setup
        .questions
        .as_ref()
        .map(services::scans::setup::QuestionsForm::check);
    match checked {
        None => Summary::new(Progress::Optional, "Hoogstens vier. Het hoeft niet."),
        Some(Ok(questions)) if questions.is_empty() => {
            Summary::new(Progress::Optional, "Geen eigen vragen.")
        }
        Some(Ok(questions)) if questions.len() == 1 => {
            Summary::new(Progress::Ready, "1 eigen vraag.")
        }
        Some(Ok(questions)) => Summary::new(
            Progress::Ready,
            format!("{} eigen vragen.", questions.len()),
        ),
        Some(Err(_)) => Summary::new(Progress::Begun, "Een eigen vraag klopt nog niet."),
    }
}

/// Once the questionnaire opened the period stands, over or not.
pub fn period(scan: &Scan, today: NaiveDate) -> Summary {
    let Some(form) = &scan.setup.period else {
        return Summary::new(
            Progress::ToDo,
            "Eerste en laatste dag, en wie vragen beantwoordt.",
        );
    };
    let checked = if scan.state.is_before_opening() {
        form.check(today)
    } else {
        form.read()
    };
    match checked {
        Ok(period) => {
            let text = format!(
                "Van {} tot en met {}. Contact: {}.",
                dates::day(period.opens_on),
                dates::day(period.closes_on),
                period.contact.name
            );
            Summary::new(Progress::Ready, text)
        }
        Err(_) => Summary::new(
            Progress::Begun,
            "Nog niet alles is ingevuld, of de periode is voorbij.",
        ),
    }
}

pub fn preview(scan: &Scan) -> Summary {
    match still_to_preview(scan) {
        None => Summary::new(Progress::Ready, "Het voorbeeld van elke groep is bekeken."),
        Some(groups) => {
            let begun = !scan.arrangements.previewed.is_empty();
            Summary::new(
                if begun {
                    Progress::Begun
                } else {
                    Progress::ToDo
                },
                format!("Nog te bekijken: {groups}."),
            )
        }
    }
}
