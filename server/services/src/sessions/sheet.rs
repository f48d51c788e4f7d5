//! The talk sheet (gespreksblad): what whoever leads the talk takes along, on paper.

use questionnaires::kind::{AuthorityKind, RespondentGroup};
use report::plan::GroupName;
use report::talk::{TalkDocument, TalkDraft, TalkPoint, TalkStep, TalkTheme};

use super::preparing::{Preparation, around};
use super::view::{SessionView, load};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::publication::slug;
use crate::scans::{PrintedFile, Scan, print};

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

fn document(preparation: &Preparation, today: chrono::NaiveDate) -> TalkDocument {
    let (talk, meeting) = (&preparation.talk, preparation.meeting.as_ref());
    let report = &talk.report;
    let steps = preparation.script.steps();
    TalkDocument {
        authority: report.authority_name(),
        instrument: report.texts.instrument.clone(),
        purpose: purpose(report.kind()),
        caveat: report.texts.caveat.clone(),
        on: meeting.map(|meeting| meeting.on),
        begins: meeting.and_then(|meeting| meeting.at),
        place: meeting.map_or_else(String::new, |meeting| meeting.place.clone()),
        people: people(&talk.scan, &preparation.invited),
        script: steps
            .map(|step| TalkStep {
                title: step.title.clone(),
                explanation: step.explanation.clone(),
                minutes: step.minutes,
            })
            .collect(),
        groups: RespondentGroup::ALL
            .map(|group| GroupName {
                group,
                name: report.group(group).to_owned(),
            })
            .to_vec(),
        results: report.tables.clone(),
        draft: talk.reads_draft().then(|| draft(talk)),
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
