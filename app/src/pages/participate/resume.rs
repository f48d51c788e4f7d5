//! Going on with a typed code, and keeping what was filled in meanwhile.

use super::{
    super::{
        problems::{Filled, Problems},
        sent::Sent,
        visit::{Answer, Visit},
    },
    code_form::{FIELD, Typed, read},
    enter::{held, hold},
    lost::Stranded,
    page_form::{Kept, keep},
    steps,
};
use axum::http::StatusCode;
use services::{
    Actor,
    participations::{self, Pass, is_name, new_name},
};

/// The names of the hidden fields beside those of the page.
const NAME: &str = "vragenlijst";
const PAGE: &str = "pagina";

/// Lets the holder of a code in and keeps what was filled in on the page that did not know it.
pub async fn resume(visit: Visit, Sent(fields): Sent<Vec<(String, String)>>) -> Answer {
    let stranded = stranded(fields);
    let entry = participations::enter(visit.services(), &stranded.code, visit.client()).await;
    match read(entry)? {
        Typed::Admitted(pass) => admitted(&visit, &stranded, &pass).await,
        Typed::Refused(sentence) => {
            let problems = Problems::one(FIELD, sentence);
            let form = stranded;
            let mut response = visit.show_again(Filled { form, problems }).await?;
            // The page asks for a code by itself, with the status of that.
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Typed::TooMany(wait) => visit.show_too_often(stranded, FIELD, wait).await,
    }
}

async fn admitted(visit: &Visit, stranded: &Stranded, pass: &Pass) -> Answer {
    let own = Some(stranded.name.clone()).filter(|name| is_name(name));
    let name = held(visit, pass).or(own).unwrap_or_else(new_name);
    let mut path = steps::start(&name);
    if let Some(code) = pass.code().filter(|_| !stranded.sent.fields.is_empty()) {
        let actor = Actor::Respondent(code.clone());
        if let Kept::GoTo(next) = keep(&actor, visit.services(), &name, &stranded.sent).await? {
            path = next;
        }
    }
    hold(visit, &name, pass, visit.go(path)?)
}

fn stranded(fields: Vec<(String, String)>) -> Stranded {
    let mut stranded = Stranded::default();
    for (field, value) in fields {
        match field.as_str() {
            FIELD => stranded.code = value,
            NAME => stranded.name = value,
            PAGE => stranded.sent.page = steps::questions_at(&value).unwrap_or_default(),
            _ => stranded.sent.fields.push((field, value)),
        }
    }
    stranded
}

#[cfg(test)]
mod tests {
    use super::{super::page_form::PageForm, *};
    use services::participations::Place;

    #[test]
    fn what_was_filled_in_is_told_apart_from_the_code() {
        let fields = [
            ("code", "7KQ4"),
            ("pagina", "thema/3"),
            ("T3.1", "4"),
            ("remark", "Ja."),
        ];
        let fields = fields.map(|(field, value)| (field.to_owned(), value.to_owned()));
        let read = stranded(fields.to_vec());
        assert_eq!((read.code.as_str(), read.sent.fields.len()), ("7KQ4", 2));
        assert_eq!(
            read.sent,
            PageForm {
                page: Place::Theme(3),
                fields: fields[2..].to_vec()
            }
        );
    }
}
