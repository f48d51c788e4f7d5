//! The whole way through the questionnaire as a browser without scripts goes it: every page, every form.

use std::cell::RefCell;
use std::time::Instant;

use acceptance::running::{Connection, Groups, Respondent, Server, answer_of, taking_compressed};
use axum::http::Request;
use futures::future::join_all;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use services::Services;
use services::participations::{Followed, follow};

use super::RUNS;
use super::crowd::{Authorities, Crowd, thanks};
use super::figure::{Figure, Spread, milliseconds};
use super::load::{AT_ONCE, Load};

const GROUPS: Groups = Groups { council: 45, executive: 8, staff: 100_000 };

/// People who go the whole way, in each run.
const PEOPLE: usize = 256;

/// Somebody begins for each way to go; nothing is filled in yet.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Flow> {
    let mut flows = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, GROUPS).await;
        let mut crowd = Crowd::default();
        crowd.join(&scan, RespondentGroup::Staff, scan.beginners(services, RespondentGroup::Staff, PEOPLE).await);
        let link = scan.link(services, RespondentGroup::Staff).await;
        let Followed::Open { scan, group } = follow(services, &scan.id, &link).await.expect("an answer") else {
            panic!("an open questionnaire");
        };
        let pages = pages(scan.form(group));
        flows.push(Flow { crowd, pages });
    }
    flows
}

/// The people of one run.
pub struct Flow {
    crowd: Crowd,
    pages: Vec<Page>,
}

/// A page and the fields that are sent from it.
struct Page {
    address: String,
    fields: String,
}

fn pages(form: &Form) -> Vec<Page> {
    let mut number = 0;
    let themes = form.themes.iter().map(|theme| {
        let fields = theme.statements.iter().map(|statement| {
            number += 1;
            format!("{}={}", statement.key, answer_of(0, number).code())
        });
        let fields: Vec<String> = fields.collect();
        Page { address: format!("thema/{}", theme.number), fields: fields.join("&") }
    });
    let directions = Page { address: "richtingen".to_owned(), fields: format!("richting={}", form.directions[0].key) };
    let overview = Page { address: "overzicht".to_owned(), fields: String::new() };
    themes.collect::<Vec<_>>().into_iter().chain([directions, overview]).collect()
}
