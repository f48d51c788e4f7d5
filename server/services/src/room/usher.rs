//! The usher: where everything that phones in a room hand in is written, as many at a time as are waiting.
//!
//! A whole room scans the same code and picks in the same minute, and a commit waits for the disk: it takes as long for one phone as for all
//! of them. So there is one usher a process, as there is one [`crate::desk`]: it takes all that waits, writes it in one transaction, and
//! answers when that is on the disk.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::AnyConnection;
use tokio::sync::{mpsc, oneshot};

use super::NotNow;
use super::record::{closed_to_picks, joined, room_of_code};
use super::suggestions::MOST_SUGGESTIONS;
use crate::error::Error;
use crate::ids::{RoomId, ScanId, SuggestionId};
use crate::participations::rows::{Row, group_of};
use crate::participations::writing;
use crate::scans::State;
use crate::store::{Instant, Store};

/// The most that is written in one transaction.
const MOST: usize = 256;

/// How many may wait before whoever comes next waits to be let in at all.
const QUEUE: usize = 1024;

/// The most phones in one room. The largest council with its gallery is a third of this.
pub(super) const MOST_PHONES: u32 = 1_000;

/// Hands work to the usher.
#[derive(Clone, Debug)]
pub(crate) struct Usher(mpsc::Sender<Waiting>);

/// Something to write for one phone.
#[derive(Clone, Debug)]
pub(super) struct Errand {
    /// Whose room it is.
    pub scan: ScanId,
    /// When it was asked.
    pub now: DateTime<Utc>,
    /// What is asked.
    pub order: Order,
}

/// What a phone asks. Phones and codes are fingerprints here.
#[derive(Clone, Debug)]
pub(super) enum Order {
    /// To come in.
    Join {
        code: String,
        phone: String,
        pseudonym: String,
    },
    /// To pick, instead of what it picked before in this round.
    Pick {
        phone: String,
        room: RoomId,
        round: i64,
        ballot: String,
        picks: Vec<String>,
    },
    /// To suggest something that can be picked.
    Suggest {
        phone: String,
        room: RoomId,
        id: SuggestionId,
        text: String,
    },
    /// To begin a questionnaire with the code on the screen.
    Begin {
        code: String,
        holder: String,
        sealed: Vec<u8>,
    },
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is kept: now, or earlier.
    Done,
    /// The room or the questionnaire is closed, or the phone is not in it.
    Over,
    /// The round is.
    RoundClosed,
    /// The round was withdrawn.
    RoundWithdrawn,
    /// No more fit.
    Full,
}

type Reply = oneshot::Sender<Result<Outcome, Error>>;

#[derive(Debug)]
struct Waiting {
    errand: Errand,
    reply: Reply,
}

impl Usher {
    /// At work on this store, until nobody can hand in anything any more.
    pub(crate) fn open(store: Store) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(work(store, receiver));
        Self(sender)
    }

    /// Hands something in and waits until it is on the disk.
    pub(super) async fn send(&self, errand: Errand) -> Result<Outcome, Error> {
        let (reply, answer) = oneshot::channel();
        let waiting = Waiting { errand, reply };
        self.0.send(waiting).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

fn gone() -> Error {
    Error::unavailable("the usher is gone")
}

async fn work(store: Store, mut queue: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::new();
    while queue.recv_many(&mut waiting, MOST).await > 0 {
        let (errands, replies): (Vec<Errand>, Vec<Reply>) = waiting
            .drain(..)
            .map(|waiting| (waiting.errand, waiting.reply))
            .unzip();
        let done = serve(&store, &errands).await;
        for (reply, done) in replies.into_iter().zip(done) {
            // Whoever no longer waits finds out with the next request.
            let _ = reply.send(done);
        }
    }
}

/// Does them all. Where that fails as a whole each is tried by itself, so that one fault harms nobody else.
async fn serve(store: &Store, errands: &[Errand]) -> Vec<Result<Outcome, Error>> {
    match run(store, errands).await {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        Err(cause) if errands.len() == 1 => vec![Err(cause)],
        Err(cause) => {
            tracing::warn!(%cause, errands = errands.len(), "a batch failed; each errand is tried by itself");
            let mut done = Vec::with_capacity(errands.len());
            for errand in errands {
                let outcome = run(store, std::slice::from_ref(errand)).await;
                done.push(outcome.and_then(|mut outcomes| outcomes.pop().ok_or_else(gone)));
            }
            done
        }
    }
}

/// Does all errands, in order, and commits. When it fails nothing was done.
async fn run(store: &Store, errands: &[Errand]) -> Result<Vec<Outcome>, Error> {
    let mut transaction = store.write().await?;
    // In the order of their ids, so that two servers never wait for each other. A round or a scan that closes waits, or has closed.
    let scans: BTreeSet<&ScanId> = errands.iter().map(|errand| &errand.scan).collect();
    for scan in scans {
        transaction.exclusively(scan.as_str()).await?;
    }
    let mut outcomes = Vec::with_capacity(errands.len());
    for errand in errands {
        outcomes.push(errand.run(&mut transaction).await?);
    }
    transaction.commit().await?;
    Ok(outcomes)
}

impl Errand {
    async fn run(&self, connection: &mut AnyConnection) -> Result<Outcome, Error> {
        match &self.order {
            Order::Join {
                code,
                phone,
                pseudonym,
            } => self.join(connection, code, (phone, pseudonym)).await,
            Order::Pick {
                phone,
                room,
                round,
                ballot,
                picks,
            } => pick(connection, (phone, room, *round), ballot, picks).await,
            Order::Suggest {
                phone,
                room,
                id,
                text,
            } => suggest(connection, (phone, room), id, text).await,
            Order::Begin {
                code,
                holder,
                sealed,
            } => self.begin(connection, code, (holder, sealed)).await,
        }
    }

    async fn join(
        &self,
        connection: &mut AnyConnection,
        code: &str,
        (phone, pseudonym): (&str, &str),
    ) -> Result<Outcome, Error> {
        let room = room_of_code(connection, code).await?;
        let Some(room) = room.filter(|room| room.is_open(self.now)) else {
            return Ok(Outcome::Over);
        };
        if joined(connection, &room.id).await? >= MOST_PHONES {
            return Ok(Outcome::Full);
        }
        sqlx::query(
            "INSERT INTO room_devices (fingerprint, room_id, pseudonym, suggestions) VALUES ($1, $2, $3, 0)",
        )
        .bind(phone)
        .bind(&room.id)
        .bind(pseudonym)
        .execute(connection)
        .await?;
        Ok(Outcome::Done)
    }

    async fn begin(
        &self,
        connection: &mut AnyConnection,
        code: &str,
        (holder, sealed): (&str, &[u8]),
    ) -> Result<Outcome, Error> {
        let found: Option<(String, String, i64)> = sqlx::query_as(
            "SELECT c.group_code, s.state, c.places - c.begun FROM room_codes c JOIN scans s ON s.id = c.scan_id \
             WHERE c.fingerprint = $1 AND c.closes_at > $2",
        )
        .bind(code)
        .bind(Instant(self.now))
        .fetch_optional(&mut *connection)
        .await?;
        let Some((group, _, left)) = found.filter(|(_, state, _)| state == State::Open.code())
        else {
            return Ok(Outcome::Over);
        };
        if left <= 0 {
            return Ok(Outcome::Full);
        }
        sqlx::query("UPDATE room_codes SET begun = begun + 1 WHERE fingerprint = $1")
            .bind(code)
            .execute(&mut *connection)
            .await?;
        let row = Row {
            scan: self.scan.clone(),
            state: State::Open,
            group: group_of(&group)?,
            personal: false,
            used: false,
            draft: None,
            sealed: None,
        };
        writing::begin(connection, holder, &row, sealed).await?;
        Ok(Outcome::Done)
    }
}

async fn pick(
    connection: &mut AnyConnection,
    (phone, room, round): (&str, &RoomId, i64),
    ballot: &str,
    picks: &[String],
) -> Result<Outcome, Error> {
    if !is_in(connection, phone, room).await? {
        return Ok(Outcome::Over);
    }
    match closed_to_picks(connection, room, round).await? {
        None => {}
        Some(NotNow::RoundWithdrawn) => return Ok(Outcome::RoundWithdrawn),
        Some(_) => return Ok(Outcome::RoundClosed),
    }
    sqlx::query("DELETE FROM room_picks WHERE room_id = $1 AND round = $2 AND ballot = $3")
        .bind(room)
        .bind(round)
        .bind(ballot)
        .execute(&mut *connection)
        .await?;
    for candidate in picks {
        sqlx::query(
            "INSERT INTO room_picks (room_id, round, ballot, candidate) VALUES ($1, $2, $3, $4)",
        )
        .bind(room)
        .bind(round)
        .bind(ballot)
        .bind(candidate)
        .execute(&mut *connection)
        .await?;
    }
    Ok(Outcome::Done)
}

async fn suggest(
    connection: &mut AnyConnection,
    (phone, room): (&str, &RoomId),
    id: &SuggestionId,
    text: &str,
) -> Result<Outcome, Error> {
    if !is_in(connection, phone, room).await? {
        return Ok(Outcome::Over);
    }
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM room_suggestions WHERE id = $1")
        .bind(id)
        .fetch_one(&mut *connection)
        .await?;
    if known > 0 {
        return Ok(Outcome::Done);
    }
    let counted = sqlx::query(
        "UPDATE room_devices SET suggestions = suggestions + 1 WHERE fingerprint = $1 AND suggestions < $2",
    )
    .bind(phone)
    .bind(i64::from(MOST_SUGGESTIONS))
    .execute(&mut *connection)
    .await?;
    if counted.rows_affected() == 0 {
        return Ok(Outcome::Full);
    }
    sqlx::query(
        "INSERT INTO room_suggestions (id, room_id, body, state) VALUES ($1, $2, $3, 'waiting')",
    )
    .bind(id)
    .bind(room)
    .bind(text)
    .execute(connection)
    .await?;
    Ok(Outcome::Done)
}

/// Whether a phone is in a room that nobody ended.
async fn is_in(connection: &mut AnyConnection, phone: &str, room: &RoomId) -> Result<bool, Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM room_devices d JOIN rooms r ON r.id = d.room_id \
         WHERE d.fingerprint = $1 AND r.id = $2 AND r.ended_at IS NULL",
    )
    .bind(phone)
    .bind(room)
    .fetch_one(connection)
    .await?;
    Ok(count > 0)
}
