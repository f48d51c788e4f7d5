//! The talk sheet (gespreksblad): what whoever leads the talk takes along, on paper.

use chrono::NaiveDate;
use questionnaires::instrument::Instrument;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use report::plan::GroupName;
use report::talk::{
    TalkContent, TalkDecision, TalkDocument, TalkDraft, TalkPoint, TalkResults, TalkStep, TalkTheme,
};

use super::preparing::{Preparation, around};
use super::script::{Script, script_of};
use super::view::{SessionView, load};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::printing::{PrintedFile, print};
use crate::publication::slug;
use crate::results::names;
use crate::scans::arrangements::SessionKind;
use crate::scans::decisions::{Decision, decisions};
use crate::scans::{self, Scan};

/// The talk sheet as a PDF, from closing on. For those who see the scan; what the clerk did not share with them is not in it.
///
/// # Errors
/// As [`load`].
pub async fn talk_sheet(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PrintedFile, Error> {
    let talk = load(actor, services, scan).await?;
    let preparation = around(talk, services).await?;
    let report = &preparation.talk.report;
    let authority = slug(report.kind(), &report.authority.display_name);
    let document = document(&preparation, services.clock().today());
    print(format!("gespreksblad-{authority}.pdf"), move || {
        document.to_pdf()
    })
    .await
}

/// The talk sheet of the startgesprek as a PDF: what is decided in it, and how that stands. For those who see the scan.
///
/// # Errors
/// As [`scans::visible`].
pub async fn start_sheet(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PrintedFile, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    let version = scan.questionnaire(&mut connection, services).await?;
    let script = script_of(&mut connection, &scan, SessionKind::Start).await?;
    drop(connection);
    let today = services.clock().today();
    let document = start_document(&scan, &version.instrument, &script, today);
    let authority = slug(scan.authority.kind, &scan.authority.display_name);
    print(
        format!("gespreksblad-startgesprek-{authority}.pdf"),
        move || document.to_pdf(),
    )
    .await
}

fn start_document(
    scan: &Scan,
    instrument: &Instrument,
    script: &Script,
    today: NaiveDate,
) -> TalkDocument {
    let kind = scan.authority.kind;
    let sessions = scan.arrangements.sessions();
    let meeting = sessions.of(SessionKind::Start);
    TalkDocument {
        session: SessionKind::Start.name().to_owned(),
        authority: names::authority(kind, &scan.authority.display_name),
        instrument: instrument.title.of(kind).to_owned(),
        purpose: vec![
            "In dit gesprek spreekt u af waarom u deze scan doet, wie er antwoordt en wat er van de antwoorden te zien is.".to_owned(),
            "Besluit dat nu, voordat iemand een antwoord heeft gezien. Als de vragenlijst opengaat, staan de besluiten vast.".to_owned(),
        ],
        caveat: instrument.caveat.of(kind).to_owned(),
        on: meeting.map(|meeting| meeting.on),
        begins: meeting.and_then(|meeting| meeting.at),
        place: meeting.map_or_else(String::new, |meeting| meeting.place.clone()),
        people: people(scan, &scan.arrangements.invited(SessionKind::Start)),
        script: steps(script),
        content: TalkContent::Decisions(decisions(scan).into_iter().map(to_decide).collect()),
        made: today,
    }
}

fn to_decide(decision: Decision) -> TalkDecision {
    let questions = decision.questions.into_iter();
    TalkDecision {
        title: decision.title.to_owned(),
        at_stake: decision.at_stake.to_owned(),
        decided: decision.decided,
        lines: questions
            .map(|(text, whom)| format!("{text} {whom}"))
            .collect(),
    }
}

fn steps(script: &Script) -> Vec<TalkStep> {
    let steps = script.steps();
    steps
        .map(|step| TalkStep {
            title: step.title.clone(),
            explanation: step.explanation.clone(),
            minutes: step.minutes,
        })
        .collect()
}

fn document(preparation: &Preparation, today: NaiveDate) -> TalkDocument {
    let (talk, meeting) = (&preparation.talk, preparation.meeting.as_ref());
    let report = &talk.report;
    TalkDocument {
        session: SessionKind::Agenda.name().to_owned(),
        authority: report.authority_name(),
        instrument: report.texts.instrument.clone(),
        purpose: purpose(report.kind()),
        caveat: report.texts.caveat.clone(),
        on: meeting.map(|meeting| meeting.on),
        begins: meeting.and_then(|meeting| meeting.at),
        place: meeting.map_or_else(String::new, |meeting| meeting.place.clone()),
        people: people(&talk.scan, &preparation.invited),
        script: steps(&preparation.script),
        content: TalkContent::Results(Box::new(TalkResults {
            groups: RespondentGroup::ALL
                .map(|group| GroupName {
                    group,
                    name: report.group(group).to_owned(),
                })
                .to_vec(),
            results: report.tables.clone(),
            draft: talk.reads_draft().then(|| draft(talk)),
        })),
        made: today,
    }
}

fn purpose(kind: AuthorityKind) -> Vec<String> {
    let whose = match kind {
        AuthorityKind::Municipality => "de gemeente",
        AuthorityKind::Province => "de provincie",
        AuthorityKind::WaterBoard => "het waterschap",
    };
    vec![
        format!("In dit gesprek kijkt u samen naar wat de groepen antwoordden, en kiest u drie tot vijf dingen die in {whose} het eerst beter moeten. Die komen in het verbeterplan."),
        "U hoeft het niet eens te worden over waarom de antwoorden zijn zoals ze zijn. Ziet iemand iets anders? Schrijf dat dan op.".to_owned(),
    ]
}

/// Who leads it, who leads the scan, and who is invited.
fn people(scan: &Scan, invited: &[String]) -> Vec<(String, Vec<String>)> {
    let clerks: Vec<String> = scan.clerks().map(|clerk| clerk.name.clone()).collect();
    let leading = if scan.has_two_clerks() {
        "Procesbegeleiders"
    } else {
        "Procesbegeleider"
    };
    vec![
        (leading.to_owned(), clerks),
        ("Trekker".to_owned(), vec![scan.lead.name.clone()]),
        ("Uitgenodigd".to_owned(), invited.to_vec()),
    ]
}

fn draft(talk: &SessionView) -> TalkDraft {
    let texts = &talk.report.texts;
    let theme = |theme: &crate::results::ThemeText| TalkTheme {
        title: theme.title.clone(),
        interpretation: talk
            .interpretations
            .get(&theme.key)
            .cloned()
            .unwrap_or_default(),
    };
    let points = talk.points.iter().filter(|point| !point.removed);
    TalkDraft {
        themes: texts.themes.iter().map(theme).collect(),
        points: points
            .map(|point| TalkPoint {
                text: point.text.clone(),
                statements: point
                    .statements
                    .iter()
                    .filter_map(|key| texts.statement(key))
                    .map(|statement| statement.text.clone())
                    .collect(),
            })
            .collect(),
    }
}
