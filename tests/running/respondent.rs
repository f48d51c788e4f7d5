//! Somebody who fills in a questionnaire.

use axum::http::{Request, StatusCode};
use questionnaires::answers::Answer;
use services::ids::ScanId;
use services::participations::{self, Change, Pass, Place, Resumed};
use services::responses::{self, Outcome};
use services::secrets::TypedCode;
use services::{Actor, Services};

use super::connection::{Answer as Reply, get, post};

/// The five steps of the scale.
const STEPS: [Answer; 5] = [
    Answer::StronglyDisagree,
    Answer::Disagree,
    Answer::Neutral,
    Answer::Agree,
    Answer::StronglyAgree,
];

/// Somebody who holds a code, in a browser of their own.
#[derive(Clone, Debug)]
pub struct Respondent {
    code: TypedCode,
    scan: ScanId,
    name: String,
}

/// What the respondent with this number answers to the statement with that number. Of five respondents in a row each gives
/// another answer, to every statement: so what the counters have to be is known.
#[must_use]
pub fn answer_of(respondent: usize, statement: usize) -> Answer {
    STEPS[(respondent + statement) % STEPS.len()]
}

impl Respondent {
    /// Somebody with this code.
    #[must_use]
    pub fn new(code: TypedCode, scan: ScanId) -> Self {
        Self {
            code,
            scan,
            name: participations::new_name(),
        }
    }

    /// The code, as it stands on paper.
    #[must_use]
    pub fn shown_code(&self) -> String {
        self.code.shown()
    }

    /// The cookies of the browser.
    #[must_use]
    pub fn cookies(&self) -> String {
        let pass = Pass::Code {
            code: self.code.clone(),
            scan: self.scan.clone(),
        };
        format!("vragenlijst-{}={}", self.name, pass.expose())
    }

    /// The address of a page of the questionnaire: `thema/3`, `overzicht`.
    #[must_use]
    pub fn address(&self, page: &str) -> String {
        format!("/meedoen/{}/{page}", self.name)
    }

    /// A request for the first page of the questionnaire.
    #[must_use]
    pub fn begins(&self) -> Request<String> {
        get(&format!("/meedoen/{}", self.name), &self.cookies())
    }

    /// A request for a page of the questionnaire.
    #[must_use]
    pub fn asks(&self, page: &str) -> Request<String> {
        get(&self.address(page), &self.cookies())
    }

    /// The form of a page of the questionnaire, sent.
    #[must_use]
    pub fn posts(&self, page: &str, fields: &str) -> Request<String> {
        post(&self.address(page), &self.cookies(), fields)
    }

    /// Sends all answers, without a server in between.
    ///
    /// # Panics
    /// Where they are not counted.
    pub async fn send(&self, services: &Services) {
        let sent = responses::send(&Actor::Respondent(self.code.clone()), services).await;
        assert_eq!(sent.expect("an answer"), Outcome::Sent);
    }

    /// The button that sends all answers.
    #[must_use]
    pub fn sends(&self) -> Request<String> {
        self.posts("overzicht", "")
    }

    /// Whether the answer thanks for sending: a sign that the answers are counted and on the disk.
    #[must_use]
    pub fn is_thanked(&self, answer: &Reply) -> bool {
        answer.status == StatusCode::SEE_OTHER && answer.location() == self.address("bedankt")
    }

    /// Fills in everything, up to sending: each statement, as [`answer_of`] says for this `number`, and one direction. Every
    /// fifth gives an example in an open remark.
    ///
    /// # Panics
    /// Where the draft cannot be kept.
    pub async fn fill_in(&self, services: &Services, number: usize) {
        let actor = Actor::Respondent(self.code.clone());
        let resumed = participations::resume(&actor, services)
            .await
            .expect("a draft");
        let Resumed::Filling(filling) = resumed else {
            panic!("{resumed:?} is not to be filled in");
        };
        let form = filling.scan.form(filling.group);
        let mut statements = 0..;
        let mut changes = Vec::new();
        for theme in &form.themes {
            let keys = theme
                .statements
                .iter()
                .map(|statement| statement.key.clone());
            let answers = keys.zip(&mut statements);
            let mut fields: Vec<(String, String)> = answers
                .map(|(key, statement)| (key, answer_of(number, statement).code().to_owned()))
                .collect();
            if number.is_multiple_of(5) && theme.number == 1 {
                fields.push((
                    "remark".to_owned(),
                    "De stukken komen vaak te laat om ze goed te lezen.".to_owned(),
                ));
            }
            changes.push(Change::Theme {
                theme: theme.key.clone(),
                fields,
            });
        }
        let direction = &form.directions[number % form.directions.len()];
        changes.push(Change::Directions(vec![(direction.key.clone(), true)]));
        let place = Some(Place::Overview);
        let kept = participations::save_pages(&actor, services, changes, place).await;
        assert_eq!(kept.expect("a draft that can be kept"), Outcome::Saved);
    }
}
