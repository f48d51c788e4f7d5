//! The public results as a file.

use report::results::{ResultsRemark, ResultsTopic};

use super::page::{PublicView, page};
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::printing::PrintedFile;
use crate::results::{Edition, RemarkTopic, print_results};

/// The public results as a PDF: what the public page and the page of all answers show, with what people wrote. It is drawn when it is asked for,
/// since answers to remarks are mended after publication. For anybody.
///
/// # Errors
/// As [`page`].
pub async fn results_file(
    anybody: &Actor,
    services: &Services,
    authority: &str,
    year: &str,
) -> Result<PrintedFile, Error> {
    let view = page(anybody, services, authority, year).await?;
    print_results(&view.report, edition(&view)).await
}

/// It holds from the day of publication, or from that of the last change of an answer since.
fn edition(view: &PublicView) -> Edition {
    let topics = view.report.texts.remark_topics();
    let topics: Vec<ResultsTopic> = topics.filter_map(|topic| written(view, topic)).collect();
    let answers = topics.iter().filter_map(|topic| topic.answer.as_ref());
    let changed = answers.map(|(_, changed_on)| *changed_on).max();
    let published = view.published_on.unwrap_or(view.report.closed_on);
    Edition {
        on: changed.map_or(published, |changed| changed.max(published)),
        published: view.published_on,
        remarks: Some(topics),
    }
}

/// What people wrote about something, with the answer; nothing where nothing was released.
fn written(view: &PublicView, topic: RemarkTopic) -> Option<ResultsTopic> {
    let own = view
        .remarks
        .iter()
        .filter(|remark| remark.theme == topic.key);
    let remarks: Vec<_> = own
        .map(|remark| ResultsRemark {
            text: remark.text.clone(),
            group: view.report.group(remark.group).to_owned(),
        })
        .collect();
    let answer = view.answers.iter().find(|answer| answer.theme == topic.key);
    (!remarks.is_empty()).then(|| ResultsTopic {
        title: topic.title,
        remarks,
        answer: answer.map(|answer| (answer.text.clone(), answer.changed_on)),
    })
}
