//! Telling who listens that something changed: one snapshot for everybody, at most one a second, and at once what a clerk does.
//!
//! The snapshot is read from the database, so a second server and one that was started again tell the same. There is no message for each
//! phone that comes in or picks: the counts are read once a second, and everybody gets the same text. Who misses one has missed nothing, since
//! the next says everything again.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{MissedTickBehavior, interval};

use super::record::room_of_phone;
use super::snapshot;
use crate::Services;
use crate::actor::Actor;
use crate::error::Error;
use crate::ids::ScanId;
use crate::scans;
use crate::secrets::DeviceSecret;

/// The most that listen to one room. Whoever comes after that fetches its page again by itself.
pub const MOST_LISTENERS: usize = 1_000;

/// How often the database is looked at while somebody listens.
const EVERY: Duration = Duration::from_secs(1);

/// How long somebody waits who finds the room full.
const LATER: Duration = Duration::from_secs(30);

/// Who listens to which room, in this process.
#[derive(Debug, Default)]
pub struct Live {
    halls: Mutex<HashMap<ScanId, Arc<Hall>>>,
    ended: AtomicBool,
}

/// Those who listen to the rooms of one scan. When the last handle to it goes, they hear that it is over.
#[derive(Debug)]
struct Hall {
    sender: watch::Sender<Arc<str>>,
    wake: Notify,
}

/// Somebody who listens.
#[derive(Debug)]
pub struct Listener {
    heard: watch::Receiver<Arc<str>>,
    /// Who listens as somebody who sees the scan; nobody, for a phone.
    member: Option<(Actor, Services, ScanId)>,
}

impl Listener {
    /// The next snapshot, as a line of JSON: the first at once. `None` when it is over, also for who does not see the scan any more.
    pub async fn next(&mut self) -> Option<Arc<str>> {
        self.heard.changed().await.ok()?;
        if let Some((actor, services, scan)) = &self.member {
            // Whoever stops waiting meanwhile has not heard it.
            self.heard.mark_changed();
            scans::visible(actor, services, scan).await.ok()?;
        }
        Some(self.heard.borrow_and_update().clone())
    }
}

impl Live {
    /// Something changed that should be told at once.
    pub(crate) fn wake(&self, scan: &ScanId) {
        if let Some(hall) = self.halls().get(scan) {
            hall.wake.notify_one();
        }
    }

    /// Ends what everybody listens to, and lets nobody in any more: the server stops, and would wait for them.
    pub fn end(&self) {
        self.ended.store(true, Ordering::Release);
        for (_, hall) in self.halls().drain() {
            hall.wake.notify_one();
        }
    }

    /// How many listen to the rooms of a scan.
    #[must_use]
    pub fn listeners(&self, scan: &ScanId) -> usize {
        let halls = self.halls();
        halls
            .get(scan)
            .map_or(0, |hall| hall.sender.receiver_count())
    }

    /// Whether somebody looks after the rooms of a scan.
    #[cfg(test)]
    pub(super) fn looks_at(&self, scan: &ScanId) -> bool {
        self.halls().contains_key(scan)
    }

    fn halls(&self) -> MutexGuard<'_, HashMap<ScanId, Arc<Hall>>> {
        self.halls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place in a hall where somebody listens already.
    fn beside_others(&self, scan: &ScanId) -> Result<Option<Listener>, Error> {
        let halls = self.halls();
        halls.get(scan).map(|hall| hall.listener()).transpose()
    }

    /// A place in a hall, which is opened where there is none; `None` when the server stops.
    fn enter(
        &self,
        services: &Services,
        scan: &ScanId,
        first: Arc<str>,
    ) -> Result<Option<Listener>, Error> {
        let mut halls = self.halls();
        if self.ended.load(Ordering::Acquire) {
            return Ok(None);
        }
        let hall = match halls.entry(scan.clone()) {
            Entry::Occupied(hall) => return hall.get().listener().map(Some),
            Entry::Vacant(place) => place.insert(Arc::new(Hall {
                sender: watch::Sender::new(first),
                wake: Notify::new(),
            })),
        };
        tokio::spawn(tell(services.clone(), scan.clone(), Arc::clone(hall)));
        hall.listener().map(Some)
    }

    /// Closes a hall in which nobody is left or nothing happens any more. Whether whoever looks after it can go.
    fn closes(&self, scan: &ScanId, hall: &Arc<Hall>, over: bool) -> bool {
        let mut halls = self.halls();
        let closes = over || hall.sender.receiver_count() == 0;
        let is_own = halls.get(scan).is_some_and(|own| Arc::ptr_eq(own, hall));
        if closes && is_own {
            halls.remove(scan);
        }
        closes || !is_own
    }
}

impl Hall {
    fn listener(&self) -> Result<Listener, Error> {
        if self.sender.receiver_count() >= MOST_LISTENERS {
            return Err(Error::TooManyAttempts { retry_after: LATER });
        }
        let mut receiver = self.sender.subscribe();
        receiver.mark_changed();
        Ok(Listener {
            heard: receiver,
            member: None,
        })
    }

    fn tell(&self, told: Arc<str>) {
        self.sender.send_if_modified(|last| {
            let differs = *last != told;
            *last = told;
            differs
        });
    }
}

/// Looks at the rooms of a scan until nobody listens or nothing is left to tell.
async fn tell(services: Services, scan: ScanId, hall: Arc<Hall>) {
    let mut rounds = interval(EVERY);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = hall.wake.notified() => {}
            _ = rounds.tick() => {}
        }
        let over = match snapshot::read(&services, &scan).await {
            Ok(Some(told)) => {
                hall.tell(told);
                false
            }
            Ok(None) => {
                if let Ok(told) = snapshot::over() {
                    hall.tell(told);
                }
                true
            }
            Err(error) => {
                tracing::warn!(%error, "a room cannot be looked at; it is tried again");
                false
            }
        };
        if services.live().closes(&scan, &hall, over) {
            return;
        }
    }
}

/// Listens to the rooms of a scan, for who sees it. `None` when there is nothing to listen to.
///
/// # Errors
/// As [`scans::visible`]; [`Error::TooManyAttempts`] where [`MOST_LISTENERS`] listen already.
pub async fn listen(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<Option<Listener>, Error> {
    let scan = scans::visible(actor, services, scan).await?.id;
    let listener = attend(services, &scan).await?;
    Ok(listener.map(|listener| Listener {
        member: Some((actor.clone(), services.clone(), scan)),
        ..listener
    }))
}

/// Listens to the room that a phone is in. `None` when that is over.
///
/// # Errors
/// [`Error::TooManyAttempts`] where [`MOST_LISTENERS`] listen already.
pub async fn listen_as_phone(
    _anybody: &Actor,
    services: &Services,
    phone: &DeviceSecret,
) -> Result<Option<Listener>, Error> {
    let fingerprint = services.keys().fingerprint(phone);
    let mut connection = services.store().read().acquire().await?;
    let room = room_of_phone(&mut connection, &fingerprint, services.now()).await;
    drop(connection);
    match room {
        Ok(room) => attend(services, &room.scan_id).await,
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn attend(services: &Services, scan: &ScanId) -> Result<Option<Listener>, Error> {
    let live = services.live();
    if let Some(listener) = live.beside_others(scan)? {
        return Ok(Some(listener));
    }
    match snapshot::read(services, scan).await? {
        Some(first) => live.enter(services, scan, first),
        None => Ok(None),
    }
}
