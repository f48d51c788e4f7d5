//! A server that is killed while people send.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use acceptance::running::{Connection, OpenedScan, Place, Respondent, Server, test_program};
use futures::future::join_all;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::Cell;
use services::{results, scans};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::{folder, scan_with_staff};

/// A multiple of five: every answer is then given equally often.
const RESPONDENTS: usize = 200;

/// How often the server is killed.
const KILLS: usize = 5;

/// How long a machine that is busy with other things may take to let some people through.
const PATIENCE: Duration = Duration::from_secs(120);

/// How many send at the same time.
const AT_ONCE: usize = 16;

#[tokio::test]
async fn whoever_was_thanked_counts_exactly_once_on_sqlite() {
    survives_being_killed(Place::embedded(folder())).await;
}

#[tokio::test]
async fn whoever_was_thanked_counts_exactly_once_on_postgres() {
    if let Some(place) = Place::postgres(folder()).await {
        survives_being_killed(place).await;
    }
}

async fn survives_being_killed(place: Place) {
    let services = place.services().await;
    let (scan, staff) = scan_with_staff(&services, RESPONDENTS).await;
    services.close().await;
    let crowd = Arc::new(Crowd::of(staff));
    for kill in 1..=KILLS {
        let server = Server::start(&test_program(), &place).await;
        let senders = crowd.send(&server);
        crowd.wait_until(kill * RESPONDENTS / (KILLS + 1)).await;
        // Not always at the same point of a batch.
        sleep(Duration::from_millis(3 * kill as u64)).await;
        server.kill();
        all_done(senders).await;
        assert_nobody_is_lost(&place, &scan, &crowd).await;
    }
    let server = Server::start(&test_program(), &place).await;
    all_done(crowd.send(&server)).await;
    assert_eq!(
        crowd.thanked().len(),
        RESPONDENTS,
        "everybody gets through in the end"
    );
    send_again(&server, &crowd.everybody).await;
    drop(server);
    assert_each_answer_counts_once(&place, &scan).await;
    place.end().await;
}

/// People who send, and try again when the server is gone.
struct Crowd {
    everybody: Vec<Respondent>,
    waiting: Mutex<VecDeque<usize>>,
    /// Whose connection broke before an answer came: counted or not, they cannot know.
    unsure: Mutex<BTreeSet<usize>>,
    thanked: Mutex<BTreeSet<usize>>,
}

impl Crowd {
    fn of(everybody: Vec<Respondent>) -> Self {
        Self {
            waiting: Mutex::new((0..everybody.len()).collect()),
            everybody,
            unsure: Mutex::default(),
            thanked: Mutex::default(),
        }
    }

    /// Several send at the same time, one after the other, until nobody is left or the server is gone.
    fn send(self: &Arc<Self>, server: &Server) -> Vec<JoinHandle<()>> {
        let address = server.address();
        let sender = |_| {
            let crowd = Arc::clone(self);
            tokio::spawn(async move {
                if let Ok(mut connection) = Connection::open(address).await {
                    while crowd.next_sends(&mut connection).await {}
                }
            })
        };
        (0..AT_ONCE).map(sender).collect()
    }

    /// The next in line sends. `false` when there is none, or the server is gone.
    async fn next_sends(&self, connection: &mut Connection) -> bool {
        let next = self.waiting.lock().expect("nobody panicked").pop_front();
        let Some(number) = next else {
            return false;
        };
        let respondent = &self.everybody[number];
        match connection.ask(respondent.sends()).await {
            Ok(answer) => {
                assert!(respondent.is_thanked(&answer), "{answer:?}");
                self.unsure.lock().expect("nobody panicked").remove(&number);
                self.thanked.lock().expect("nobody panicked").insert(number);
                true
            }
            Err(_) => {
                self.unsure.lock().expect("nobody panicked").insert(number);
                self.waiting
                    .lock()
                    .expect("nobody panicked")
                    .push_back(number);
                false
            }
        }
    }

    fn thanked(&self) -> BTreeSet<usize> {
        self.thanked.lock().expect("nobody panicked").clone()
    }

    async fn wait_until(&self, thanked: usize) {
        let begun = Instant::now();
        while self.thanked.lock().expect("nobody panicked").len() < thanked {
            assert!(begun.elapsed() < PATIENCE, "people are not thanked");
            sleep(Duration::from_millis(1)).await;
        }
    }
}

/// Waits for all who send; an answer that was not right fails the test.
async fn all_done(senders: Vec<JoinHandle<()>>) {
    for sender in join_all(senders).await {
        sender.expect("right answers only");
    }
}

/// While the server is down: at least those who were thanked are counted, and nobody who did not send.
async fn assert_nobody_is_lost(place: &Place, scan: &OpenedScan, crowd: &Crowd) {
    let services = place.services().await;
    let counted = scan.count(&services, RespondentGroup::Staff).await as usize;
    services.close().await;
    let (thanked, unsure) = (
        crowd.thanked().len(),
        crowd.unsure.lock().expect("nobody panicked").len(),
    );
    assert!(
        (thanked..=thanked + unsure).contains(&counted),
        "{counted} are counted, {thanked} were thanked and {unsure} do not know"
    );
}

/// Everybody presses the button once more, as after going back in the browser.
async fn send_again(server: &Server, everybody: &[Respondent]) {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    for respondent in everybody {
        let answer = connection.ask(respondent.sends()).await.expect("an answer");
        assert!(respondent.is_thanked(&answer), "{answer:?}");
    }
}

/// Not only as many people as sent are counted: each of their answers is, to every statement.
async fn assert_each_answer_counts_once(place: &Place, scan: &OpenedScan) {
    let services = place.services().await;
    let counted = scan.count(&services, RespondentGroup::Staff).await;
    assert_eq!(counted as usize, RESPONDENTS);
    scans::close(&scan.lead, &services, &scan.id)
        .await
        .expect("a closed scan");
    let view = results::load(&scan.lead, &services, &scan.id)
        .await
        .expect("the results");
    let statements = view.report.tables.statements.iter();
    let cells = statements.filter_map(|statement| statement.cell(RespondentGroup::Staff));
    let mut asked = 0;
    for cell in cells.filter(|cell| **cell != Cell::NotAsked) {
        let Cell::Five(five) = cell else {
            panic!("{cell:?}");
        };
        assert!(
            five.counts
                .iter()
                .all(|count| *count as usize == RESPONDENTS / 5),
            "{five:?}"
        );
        asked += 1;
    }
    assert_eq!(
        asked, 44,
        "41 statements of the Quick Scan and three of the authority"
    );
    services.close().await;
}
