//! The whole way through the questionnaire as a browser without scripts goes it: every page, every form.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use acceptance::running::{Connection, Groups, Respondent, Server, answer_of, taking_compressed};
use axum::http::Request;
use futures::future::join_all;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use services::Services;
use services::participations::{Followed, follow};

use super::RUNS;
use super::crowd::{Authorities, Crowd};
use super::figure::{Figure, Spread, milliseconds};
use super::load::{AT_ONCE, Load};

const GROUPS: Groups = Groups {
    council: 45,
    executive: 8,
    staff: 100_000,
};

/// People who go the whole way, in each run.
const PEOPLE: usize = 256;

/// Somebody begins for each way to go; nothing is filled in yet.
pub async fn prepare(services: &Services, authorities: &mut Authorities) -> Vec<Flow> {
    let mut flows = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, GROUPS).await;
        let mut crowd = Crowd::default();
        crowd.join(
            &scan,
            RespondentGroup::Staff,
            scan.beginners(services, RespondentGroup::Staff, PEOPLE)
                .await,
        );
        let link = scan.link(services, RespondentGroup::Staff).await;
        let Followed::Open { scan, group } =
            follow(services, &scan.id, &link).await.expect("an answer")
        else {
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
        Page {
            address: format!("thema/{}", theme.number),
            fields: fields.join("&"),
        }
    });
    let directions = Page {
        address: "richtingen".to_owned(),
        fields: format!("richting={}", form.directions[0].key),
    };
    let overview = Page {
        address: "overzicht".to_owned(),
        fields: String::new(),
    };
    themes
        .collect::<Vec<_>>()
        .into_iter()
        .chain([directions, overview])
        .collect()
}

impl Flow {
    /// Whether everybody is counted, once.
    pub fn crowd(&self) -> &Crowd {
        &self.crowd
    }

    /// Everything that one person asks for, from the first page to the thanks.
    fn requests(&self, respondent: &Respondent) -> Vec<Request<String>> {
        let mut requests = vec![respondent.begins()];
        for page in &self.pages {
            requests.push(respondent.asks(&page.address));
            requests.push(respondent.posts(&page.address, &page.fields));
        }
        requests.push(respondent.asks("bedankt"));
        requests.into_iter().map(taking_compressed).collect()
    }
}

/// [`AT_ONCE`] people at a time go the whole way, each on a connection of their own.
pub async fn measure(server: &Server, flows: &[Flow]) {
    let (mut people, mut requests, mut slowest) = (Vec::new(), Vec::new(), Vec::new());
    for flow in flows {
        let waiting = RefCell::new(flow.crowd.respondents.iter());
        let begun = Instant::now();
        let ways = join_all((0..AT_ONCE).map(|_| go(server, flow, &waiting))).await;
        let load = Load::new(begun.elapsed(), ways.concat());
        people.push(PEOPLE as f64 / load.elapsed.as_secs_f64());
        requests.push(load.per_second());
        slowest.push(milliseconds(load.percentile(99)));
    }
    Figure::new(
        "People a second who go the whole way, from welcome to thanks, 64 at a time",
        "",
        Spread::of(people),
    )
    .print();
    Figure::new(
        "the same: pages and forms a second",
        "",
        Spread::of(requests),
    )
    .print();
    Figure::new(
        "the same: 99 of 100 are answered within (ms)",
        "",
        Spread::of(slowest),
    )
    .print();
}

async fn go(
    server: &Server,
    flow: &Flow,
    waiting: &RefCell<std::slice::Iter<'_, Respondent>>,
) -> Vec<Duration> {
    let mut latencies = Vec::new();
    loop {
        let next = waiting.borrow_mut().next();
        let Some(respondent) = next else {
            return latencies;
        };
        let mut connection = Connection::open(server.address())
            .await
            .expect("a connection to the server");
        for request in flow.requests(respondent) {
            let (begun, page) = (Instant::now(), request.uri().clone());
            let answer = connection.ask(request).await.expect("an answer");
            latencies.push(begun.elapsed());
            assert!(
                answer.status.is_success() || answer.status.is_redirection(),
                "{page} {}",
                answer.status
            );
        }
    }
}
