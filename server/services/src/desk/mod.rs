//! The desk: where everything that respondents hand in is written, as many at a time as are waiting.
//!
//! A commit waits for the disk, and the disk takes its time for one as for a hundred. So there is one desk a process: it takes all
//! that waits, writes it in one transaction, and answers only when that is on the disk. It is also what anonymity asks for (see
//! [`crate::responses`]): people who send within the same moment leave one trace together.

mod batch;
mod ledger;

use std::sync::Arc;
use std::time::{Duration, Instant};

use questionnaires::answers::AnswerProblem;
use questionnaires::kind::RespondentGroup;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::error::Error;
use crate::participations::{Change, OpenScan, Place};
use crate::secrets::{Keys, TypedCode};
use crate::store::Store;

/// The most that is written in one transaction: above this the last in the batch waits longer than the commits saved are worth.
const MOST: usize = 256;

/// How many may wait before whoever comes next waits to be let in at all.
const QUEUE: usize = 1024;

/// After this long without anything to write, the desk lets go of what earlier writing left on the disk: that takes as long as writing
/// a batch, and whoever sends just then would wait for both.
const QUIET: Duration = Duration::from_millis(20);

/// After this long it does so however busy it is: people who send within the same moment leave one trace together, and this is how long
/// such a moment lasts at the most.
const MOMENT: Duration = Duration::from_millis(500);

/// How soon it tries again when somebody was reading.
const AGAIN: Duration = Duration::from_millis(250);

/// Hands work to the desk.
#[derive(Clone, Debug)]
pub(crate) struct Desk(mpsc::Sender<Waiting>);

/// Something to write for one respondent.
#[derive(Debug)]
pub(crate) struct Job {
    /// The scan.
    pub scan: Arc<OpenScan>,
    /// Who it is for.
    pub code: TypedCode,
    /// The fingerprint of that code.
    pub fingerprint: String,
    /// What to do.
    pub order: Order,
}

/// What to do for a respondent.
#[derive(Clone, Debug)]
pub(crate) enum Order {
    /// Begin a draft in a group that shares a link.
    Begin(RespondentGroup),
    /// Keep what was filled in on some pages.
    Save {
        /// What was filled in, page by page.
        changes: Vec<Change>,
        /// The page to go on at; the one of before if it is not said.
        place: Option<Place>,
    },
    /// Send and count the answers.
    Send,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The draft is kept.
    Saved,
    /// The answers are counted: now, or earlier.
    Sent,
    /// There is nothing to send: not one statement is answered, no direction chosen and no remark made.
    Nothing,
    /// The answers cannot be counted as they are. The draft is as it was.
    Problems(Vec<AnswerProblem>),
    /// As many people have sent answers as there are in the group. The draft is as it was.
    GroupFull,
    /// The code is no longer one: the lead replaced it, or the scan closed.
    Gone,
    /// The questionnaire is closed.
    Closed,
}

type Reply = oneshot::Sender<Result<Outcome, Error>>;

#[derive(Debug)]
struct Waiting {
    job: Job,
    reply: Reply,
}

impl Desk {
    /// Opens a desk on this store. It closes when nobody can hand in anything any more.
    pub(crate) fn open(store: Store, keys: Keys) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(work(store, keys, receiver));
        Self(sender)
    }

    /// Hands in a job and waits until it is done and on the disk.
    pub(crate) async fn hand_in(&self, job: Job) -> Result<Outcome, Error> {
        let (reply, answer) = oneshot::channel();
        let waiting = Waiting { job, reply };
        self.0.send(waiting).await.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }
}

fn closed() -> Error {
    Error::unavailable("the desk is closed")
}

/// Writes what waits, until nobody is left to hand in anything.
async fn work(store: Store, keys: Keys, mut queue: mpsc::Receiver<Waiting>) {
    let mut traces = None;
    while let Some(waiting) = next(&store, &mut queue, &mut traces).await {
        if serve(&store, &keys, waiting).await {
            traces.get_or_insert_with(Instant::now);
        }
        if traces.is_some_and(|since| since.elapsed() >= MOMENT) && forget(&store).await {
            traces = None;
        }
    }
    if traces.is_some() {
        forget(&store).await;
    }
}

/// All that waits, at least one and at most [`MOST`]. While there is none, what writing left on the disk is let go of. `traces`: since
/// when there is something to let go of.
async fn next(
    store: &Store,
    queue: &mut mpsc::Receiver<Waiting>,
    traces: &mut Option<Instant>,
) -> Option<Vec<Waiting>> {
    let mut waiting = Vec::new();
    let mut pause = QUIET;
    while traces.is_some() {
        match timeout(pause, queue.recv_many(&mut waiting, MOST)).await {
            Ok(0) => return None,
            Ok(_) => return Some(waiting),
            Err(_) if forget(store).await => *traces = None,
            Err(_) => pause = AGAIN,
        }
    }
    (queue.recv_many(&mut waiting, MOST).await > 0).then_some(waiting)
}

/// Does a batch and answers each. Where it fails as a whole each is tried by itself, so that one fault harms nobody else.
/// `true` when answers were counted.
async fn serve(store: &Store, keys: &Keys, waiting: Vec<Waiting>) -> bool {
    let (jobs, replies): (Vec<Job>, Vec<Reply>) = waiting
        .into_iter()
        .map(|waiting| (waiting.job, waiting.reply))
        .unzip();
    let done = match batch::run(store, keys, &jobs).await {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        Err(cause) if jobs.len() == 1 => vec![Err(cause)],
        Err(cause) => {
            tracing::warn!(%cause, jobs = jobs.len(), "a batch failed; each job is tried by itself");
            one_by_one(store, keys, &jobs).await
        }
    };
    let counted = done.iter().any(|done| matches!(done, Ok(Outcome::Sent)));
    for (reply, done) in replies.into_iter().zip(done) {
        // Whoever no longer waits finds out with the next request.
        let _ = reply.send(done);
    }
    counted
}

async fn one_by_one(store: &Store, keys: &Keys, jobs: &[Job]) -> Vec<Result<Outcome, Error>> {
    let mut done = Vec::with_capacity(jobs.len());
    for job in jobs {
        let outcome = batch::run(store, keys, std::slice::from_ref(job)).await;
        done.push(outcome.and_then(|mut outcomes| outcomes.pop().ok_or_else(closed)));
    }
    done
}

/// `false` when somebody is reading what should go: try again soon. A fault is for the log, and for the next batch to try again.
async fn forget(store: &Store) -> bool {
    store.forget_history().await.unwrap_or_else(|cause| {
        tracing::warn!(%cause, "earlier versions of pages stay on the disk until the next batch");
        true
    })
}
