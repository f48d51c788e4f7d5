//! Respondents with everything filled in, prepared through use cases before anything is timed.

use acceptance::running::{Answer, Groups, OpenedScan, Respondent};
use axum::http::{Request, StatusCode};
use futures::{StreamExt as _, stream};
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use services::{Actor, Services, authorities};

/// Drafts that are filled in side by side.
const SIDE_BY_SIDE: usize = 128;

/// Municipalities, each to be used once: an authority has one running scan.
pub struct Authorities(std::vec::IntoIter<String>);

impl Authorities {
    /// All that exist today.
    pub async fn all(services: &Services) -> Self {
        let found = authorities::search(
            &Actor::Anonymous,
            services,
            "",
            &[AuthorityKind::Municipality],
            true,
        )
        .await;
        let codes = found
            .expect("the register")
            .into_iter()
            .map(|found| found.code.as_str().to_owned());
        Self(codes.collect::<Vec<_>>().into_iter())
    }

    /// An open scan of the next one.
    pub async fn open_scan(&mut self, services: &Services, groups: Groups) -> OpenedScan {
        let authority = self.0.next().expect("a municipality that is left");
        OpenedScan::of(services, &authority, groups).await
    }
}

/// The respondents of one run, and what has to be counted after it.
#[derive(Default)]
pub struct Crowd {
    /// Everybody.
    pub respondents: Vec<Respondent>,
    counts: Vec<(OpenedScan, RespondentGroup, usize)>,
}

impl Crowd {
    /// People of one group join, who will send.
    pub fn join(&mut self, scan: &OpenedScan, group: RespondentGroup, people: Vec<Respondent>) {
        self.counts.push((scan.clone(), group, people.len()));
        self.respondents.extend(people);
    }

    /// Everybody fills in everything, up to sending.
    pub async fn fill_in(&self, services: &Services) {
        let filling = stream::iter(self.respondents.iter().enumerate());
        filling
            .for_each_concurrent(SIDE_BY_SIDE, |(number, respondent)| {
                respondent.fill_in(services, number)
            })
            .await;
    }

    /// The request of each that sends all answers, people of different groups and scans mixed as they come.
    pub fn sending(&self) -> Vec<Request<String>> {
        // A step that has no divisor in common with any number used here goes round everybody once.
        let people = self.respondents.len();
        let mixed = (0..people).map(|place| &self.respondents[place * 7919 % people]);
        mixed.map(Respondent::sends).collect()
    }

    /// Whether each is counted, once.
    pub async fn is_counted(&self, services: &Services) -> bool {
        for (scan, group, people) in &self.counts {
            let counted = scan.count(services, *group).await as usize;
            if counted != *people {
                eprintln!("{counted} of {people} are counted in {}", scan.id);
                return false;
            }
        }
        true
    }
}

/// Whether an answer thanks for sending.
pub fn thanks(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.location().ends_with("/bedankt")
}
