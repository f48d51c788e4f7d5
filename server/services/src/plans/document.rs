//! The plan on paper.

use chrono::{Months, NaiveDate};
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use report::dutch::{date, month_of_year};
use report::plan::{
    Action, Finding, GroupName, PlanDocument, PlanStatus, Priority, Round, StatementText, Step,
};

use super::files::file_of;
use super::rows::PlanVersion;
use super::text::{PlanAction, PlanPriority, PlanSupport, PlanText};
use super::view::{PlanView, load};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Refusal};
use crate::ids::ScanId;
use crate::printing::{PrintedFile, print, print_at_once};
use crate::progress::ROUNDS;
use crate::publication::slug;
use crate::results::{Report, names};
use crate::scans::{Refused, Scan};

/// The first step of an action is within three months of adoption.
const FIRST_STEP_WITHIN: Months = Months::new(3);

/// Which edition of a plan is printed.
enum Edition<'a> {
    /// As it is typed, on this day.
    Draft {
        text: PlanText,
        number: i64,
        on: NaiveDate,
        first: NaiveDate,
    },
    /// As it was adopted, with the day of the first version, from which the rounds are counted.
    Adopted(&'a PlanVersion, NaiveDate),
}

/// The plan as a PDF: the version that holds, or a draft while there is something that was not adopted yet. For those who see the scan.
///
/// # Errors
/// As [`load`]; refused while an action lacks its text, its owner or its day.
pub async fn document(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PrintedFile, Error> {
    let view = load(actor, services, scan).await?;
    match view.versions.last() {
        Some(version) if !view.is_changed() => {
            let mut connection = services.store().read().acquire().await?;
            file_of(&mut connection, &view.scan, &view.report, version).await
        }
        _ if view.is_complete() => {
            let edition = draft(&view, services.clock().today());
            let document = plan(&view.scan, &view.report, &edition);
            print(file_name(&view.report), move || document.to_pdf()).await
        }
        _ => Err(Refusal::Scan {
            guard: Refused::ActionsMissing,
        }
        .into()),
    }
}

/// An adopted version as the PDF that it was at its adoption, byte for byte. For those who see the scan.
///
/// # Errors
/// As [`load`]; [`Error::NotFound`] for a version that there is not.
pub async fn version_document(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
    number: i64,
) -> Result<PrintedFile, Error> {
    let view = load(actor, services, scan).await?;
    let version = view.version(number).ok_or(Error::NotFound)?;
    let mut connection = services.store().read().acquire().await?;
    file_of(&mut connection, &view.scan, &view.report, version).await
}

/// Draws an adopted version at once: somebody waits for it with a connection in hand. `first`: when the first version was adopted.
pub(super) async fn render(
    scan: &Scan,
    report: &Report,
    version: &PlanVersion,
    first: NaiveDate,
) -> Result<PrintedFile, Error> {
    let edition = Edition::Adopted(version, first);
    let document = plan(scan, report, &edition);
    print_at_once(file_name(report), move || document.to_pdf()).await
}

/// A change of an adopted plan keeps the rounds that were promised.
fn draft(view: &PlanView, today: NaiveDate) -> Edition<'static> {
    let number = view.versions.last().map_or(0, |version| version.number) + 1;
    Edition::Draft {
        text: view.text(),
        number,
        on: today,
        first: view
            .versions
            .first()
            .map_or(today, |version| version.adopted_on),
    }
}

fn file_name(report: &Report) -> String {
    format!(
        "verbeterplan-{}.pdf",
        slug(report.kind(), &report.authority.display_name)
    )
}

impl Edition<'_> {
    const fn text(&self) -> &PlanText {
        match self {
            Self::Draft { text, .. } => text,
            Self::Adopted(version, _) => &version.text,
        }
    }

    const fn number(&self) -> i64 {
        match self {
            Self::Draft { number, .. } => *number,
            Self::Adopted(version, _) => version.number,
        }
    }

    const fn date(&self) -> NaiveDate {
        match self {
            Self::Draft { on, .. } => *on,
            Self::Adopted(version, _) => version.adopted_on,
        }
    }

    /// When the first version was adopted.
    const fn first(&self) -> NaiveDate {
        match self {
            Self::Draft { first, .. } | Self::Adopted(_, first) => *first,
        }
    }

    fn status(&self) -> PlanStatus {
        match self {
            Self::Draft { .. } => PlanStatus::Draft,
            Self::Adopted(version, _) => PlanStatus::Adopted {
                decision_number: version.decision_number.clone(),
                replaces: (version.number > 1).then(|| format!("{}.0", version.number - 1)),
                by: version.adopted_by.clone(),
                on: version.adopted_on,
            },
        }
    }
}

fn plan(scan: &Scan, report: &Report, edition: &Edition<'_>) -> PlanDocument {
    let date = edition.date();
    let group = |group: RespondentGroup| GroupName {
        group,
        name: report.group(group).to_owned(),
    };
    PlanDocument {
        kind: report.kind(),
        authority: report.authority_name(),
        instrument: report.texts.instrument.clone(),
        version: format!("{}.0", edition.number()),
        date,
        status: edition.status(),
        purpose: purpose(report),
        caveat: report.texts.caveat.clone(),
        steps: steps(scan, report, edition),
        groups: RespondentGroup::ALL.map(group).to_vec(),
        results: report.tables.clone(),
        rules: report.rules.clone(),
        findings: edition
            .text()
            .priorities
            .iter()
            .filter_map(|priority| finding(report, priority))
            .collect(),
        priorities: edition
            .text()
            .priorities
            .iter()
            .map(|own| priority(report.kind(), own, date))
            .collect(),
        rounds: (1..)
            .zip(ROUNDS)
            .map(|(number, after): (u32, _)| Round {
                name: format!("ronde {number}"),
                date: later(edition.first(), after),
            })
            .collect(),
        signatories: signatories(report.kind()),
    }
}

fn purpose(report: &Report) -> Vec<String> {
    let mirror = names::held_a_mirror(report.kind());
    let whose = match report.kind() {
        AuthorityKind::Municipality => "de gemeente",
        AuthorityKind::Province => "de provincie",
        AuthorityKind::WaterBoard => "het waterschap",
    };
    vec![
        format!("In {} {mirror}. Vier groepen konden stellingen beantwoorden. Daarna was er een gesprek over de resultaten.", month_of_year(report.opened_on)),
        "In dat gesprek is gekozen wat het eerst beter moet. In dit plan staat wie wat doet, wanneer het klaar is en hoe wij zien of het werkt.".to_owned(),
        format!("Een griffier van een andere overheid leidde het gesprek. Die heeft geen belang bij de resultaten voor {whose}."),
    ]
}

fn steps(scan: &Scan, report: &Report, edition: &Edition<'_>) -> Vec<Step> {
    let sessions = scan.arrangements.sessions();
    let start = scan
        .arrangements
        .start_session_held(report.closed_on)
        .or(sessions.start.map(|meeting| meeting.on));
    let adopted = match edition {
        Edition::Draft { .. } => sessions.plan_on,
        Edition::Adopted(version, _) => Some(version.adopted_on),
    };
    let step = |name: &str, when: String| Step {
        name: name.to_owned(),
        when,
    };
    let on = |day: Option<NaiveDate>| day.map_or_else(|| "datum niet vastgelegd".to_owned(), date);
    vec![
        step(
            "Voorbereiding",
            format!("vanaf {}", month_of_year(scan.requested_on)),
        ),
        step("Startgesprek", on(start)),
        step("Vragenlijst", period(report.opened_on, report.last_day)),
        step(
            "Agenderingsgesprek",
            on(sessions.agenda.map(|meeting| meeting.on)),
        ),
        step(
            "Verbeterplan",
            adopted.map_or_else(|| "nog vast te stellen".to_owned(), date),
        ),
    ]
}

fn period(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        date(first)
    } else {
        format!("{} tot en met {}", date(first), date(last))
    }
}

fn finding(report: &Report, priority: &PlanPriority) -> Option<Finding> {
    let rows = priority.statements.iter().filter_map(|key| report.row(key));
    let statements: Vec<_> = rows
        .map(|row| StatementText {
            key: row.text.key.clone(),
            text: row.text.text.clone(),
        })
        .collect();
    (!statements.is_empty()).then(|| Finding {
        title: priority.title.clone(),
        text: priority.finding.clone(),
        statements,
    })
}

fn priority(kind: AuthorityKind, own: &PlanPriority, date: NaiveDate) -> Priority {
    Priority {
        title: own.title.clone(),
        finding: own.finding.clone(),
        goal: own.goal.clone(),
        subgoals: vec![names::subgoal(kind, own.subgoal).to_owned()],
        dissent: own.dissent.clone(),
        support: own.support.iter().map(support).collect(),
        actions: own
            .actions
            .iter()
            .filter_map(|action| self::action(kind, own, action, date))
            .collect(),
    }
}

/// "Raad in beraad. Onze vraag: twee avonden over de vergaderorde. Een avond onder leiding van een ervaren begeleider."
fn support(own: &PlanSupport) -> String {
    let question = if own.question.is_empty() {
        String::new()
    } else {
        format!(" Onze vraag: {}", sentence(&own.question))
    };
    format!(
        "{}{question} {}",
        sentence(&own.name),
        sentence(&own.description)
    )
}

/// With a sign at its end.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Only a complete plan is printed, so every action has its day.
fn action(
    kind: AuthorityKind,
    priority: &PlanPriority,
    own: &PlanAction,
    date: NaiveDate,
) -> Option<Action> {
    let due = own.due_on?;
    let differs = own.subgoal != priority.subgoal;
    Some(Action {
        what: own.what.clone(),
        short: String::new(),
        first_step: own.first_step.clone(),
        first_step_by: later(date, FIRST_STEP_WITHIN).min(due),
        owner: own.owner.clone(),
        partners: own.others.clone(),
        due,
        measure: own.how_seen.clone(),
        subgoal: if differs {
            names::subgoal(kind, own.subgoal).to_owned()
        } else {
            String::new()
        },
    })
}

fn signatories(kind: AuthorityKind) -> Vec<String> {
    let functions = match kind {
        AuthorityKind::Municipality => ["Voorzitter van de raad", "Griffier"],
        AuthorityKind::Province => ["Commissaris van de Koning", "Statengriffier"],
        AuthorityKind::WaterBoard => ["Dijkgraaf", "Secretaris-directeur"],
    };
    functions.map(str::to_owned).to_vec()
}

fn later(date: NaiveDate, months: Months) -> NaiveDate {
    date.checked_add_months(months).unwrap_or(date)
}
