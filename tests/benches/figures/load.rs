//! Many requests, several at a time, each connection waiting for its answer before it asks again.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use acceptance::running::{Answer, Connection, Server};
use axum::http::Request;
use futures::future::join_all;

use super::figure::milliseconds;

/// How many people are busy at the same time.
pub const AT_ONCE: usize = 64;

/// How long it took.
#[derive(Debug)]
pub struct Load {
    /// From the first request to the last answer.
    pub elapsed: Duration,
    /// From request to answer, the shortest first.
    pub latencies: Vec<Duration>,
    /// Processor time that the server took, where it is known.
    pub processor: Option<Duration>,
}

/// Makes the requests, [`AT_ONCE`] at a time, and insists on the right answer to each.
pub async fn load(
    server: &Server,
    requests: Vec<Request<String>>,
    is_right: fn(&Answer) -> bool,
) -> Load {
    let connections = (0..AT_ONCE).map(|_| Connection::open(server.address()));
    let connections = join_all(connections).await;
    let requests = Rc::new(RefCell::new(requests.into_iter()));
    let before = server.processor_time();
    let begun = Instant::now();
    let asked = connections.into_iter().map(|connection| {
        let connection = connection.expect("a connection to the server");
        ask_in_turn(connection, Rc::clone(&requests), is_right)
    });
    let latencies = join_all(asked).await.concat();
    let load = Load::new(begun.elapsed(), latencies);
    let took = before.and_then(|before| server.processor_time()?.checked_sub(before));
    Load {
        processor: took,
        ..load
    }
}

async fn ask_in_turn(
    mut connection: Connection,
    requests: Rc<RefCell<std::vec::IntoIter<Request<String>>>>,
    is_right: fn(&Answer) -> bool,
) -> Vec<Duration> {
    let mut latencies = Vec::new();
    loop {
        let next = requests.borrow_mut().next();
        let Some(request) = next else {
            return latencies;
        };
        let begun = Instant::now();
        let answer = connection.ask(request).await.expect("an answer");
        latencies.push(begun.elapsed());
        assert!(is_right(&answer), "{} {:?}", answer.status, answer.headers);
    }
}

impl Load {
    /// Of latencies in any order.
    pub fn new(elapsed: Duration, mut latencies: Vec<Duration>) -> Self {
        latencies.sort();
        Self {
            elapsed,
            latencies,
            processor: None,
        }
    }

    /// Answers in a second.
    pub fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// Processor time of the server for one answer, in milliseconds; not a number where it is not known.
    pub fn processor_time_each(&self) -> f64 {
        let total = self.processor.map_or(f64::NAN, milliseconds);
        total / self.latencies.len() as f64
    }

    /// The time within which so many of a hundred are answered, by nearest rank.
    pub fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.latencies.len() * percent).div_ceil(100);
        self.latencies[rank.saturating_sub(1)]
    }
}
