//! The results on paper: what the page of the results shows, as one document.

use chrono::NaiveDate;
use questionnaires::kind::RespondentGroup;
use report::dutch::month_of_year;
use report::plan::{GroupName, StatementText as PrintedStatement};
use report::results::{
    ResultsBackground, ResultsDirection, ResultsDocument, ResultsTheme, ResultsTopic,
};

use super::names;
use super::report::Report;
use super::texts::ThemeText;
use super::view::load;
use crate::Services;
use crate::actor::Actor;
use crate::clock::day_of;
use crate::error::Error;
use crate::ids::ScanId;
use crate::printing::{PrintedFile, print};
use crate::publication::slug;

/// What is printed of results, besides the results.
#[derive(Debug)]
pub(crate) struct Edition {
    /// The day from which on all of it holds. It is no day on which somebody asks for it: the same results give the same file.
    pub on: NaiveDate,
    /// Since when they are public, if they are.
    pub published: Option<NaiveDate>,
    /// What people wrote; `None` where it is left out.
    pub remarks: Option<Vec<ResultsTopic>>,
}

/// The results as a PDF, from closing on, without what people wrote: that may still be taken back. For those who see the scan.
///
/// # Errors
/// As [`load`].
pub async fn results_file(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<PrintedFile, Error> {
    let view = load(actor, services, scan).await?;
    let edition = Edition {
        on: view.report.closed_on,
        published: view.scan.published_at.map(day_of),
        remarks: None,
    };
    print_results(&view.report, edition).await
}

/// Draws an edition of results.
pub(crate) async fn print_results(report: &Report, edition: Edition) -> Result<PrintedFile, Error> {
    let authority = slug(report.kind(), &report.authority.display_name);
    let document = document(report, edition);
    print(format!("uitkomsten-{authority}.pdf"), move || {
        document.to_pdf()
    })
    .await
}

fn document(report: &Report, edition: Edition) -> ResultsDocument {
    let kind = report.kind();
    let group = |group: RespondentGroup| GroupName {
        group,
        name: report.group(group).to_owned(),
    };
    let texts = &report.texts;
    // What people wrote to an open question stands with the remarks.
    let asked = texts
        .themes
        .iter()
        .filter(|theme| !theme.statements.is_empty());
    ResultsDocument {
        kind,
        authority: report.authority_name(),
        instrument: texts.instrument.clone(),
        opened_on: report.opened_on,
        last_day: report.last_day,
        date: edition.on,
        published: edition.published,
        purpose: purpose(report, edition.published.is_some()),
        caveat: texts.caveat.clone(),
        groups: RespondentGroup::ALL.map(group).to_vec(),
        rules: report.rules.clone(),
        results: report.tables.clone(),
        themes: asked.map(|own| theme(report, own)).collect(),
        directions: texts
            .directions
            .iter()
            .map(|own| ResultsDirection {
                key: own.key.clone(),
                text: own.text.clone(),
                subgoal: names::subgoal(kind, own.subgoal).to_owned(),
            })
            .collect(),
        backgrounds: texts
            .backgrounds
            .iter()
            .map(|own| ResultsBackground {
                key: own.key.clone(),
                question: own.question.clone(),
                parts: own.parts.clone(),
            })
            .collect(),
        remarks: edition.remarks,
    }
}

fn purpose(report: &Report, is_public: bool) -> Vec<String> {
    let mut paragraphs = vec![
        format!(
            "In {} {}. Vier groepen konden stellingen beantwoorden.",
            month_of_year(report.opened_on),
            names::held_a_mirror(report.kind())
        ),
        "Hier staat wat zij antwoordden, groep naast groep. De groepen zijn niet opgeteld: elk beeld telt. De antwoorden zijn het begin van een gesprek over wat beter kan.".to_owned(),
    ];
    if is_public {
        paragraphs.push("Dat gesprek is gehouden. Wat er nu gaat gebeuren, staat in het verbeterplan. Dat is een stuk apart, op dezelfde plek te vinden als dit stuk.".to_owned());
    }
    paragraphs
}

/// A theme with its statements in the order of the page: the largest gap first.
fn theme(report: &Report, own: &ThemeText) -> ResultsTheme {
    let subgoal = own
        .subgoal
        .map(|subgoal| names::subgoal(report.kind(), subgoal));
    let about = match (own.key.strip_prefix('T'), subgoal) {
        (Some(number), Some(subgoal)) => format!("Thema {number} · {subgoal}"),
        _ => "Eigen vragen".to_owned(),
    };
    let rows = report.rows_of(own).into_iter();
    let statements = rows.map(|row| PrintedStatement {
        key: row.text.key.clone(),
        text: row.text.text.clone(),
    });
    ResultsTheme {
        title: own.title.clone(),
        about,
        statements: statements.collect(),
    }
}
