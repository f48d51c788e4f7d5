//! How often somebody may try a code, begin a questionnaire or apply for their authority. Held in memory: each server process counts for itself, and anew after
//! a restart.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota, RateLimiter};

use crate::error::Error;

/// A whole council may sit behind one address and type its codes at the same moment; after that, one code every two seconds.
const CODES_OF_ONE: Pace = Pace::new(Duration::from_secs(2), 60);

/// All addresses together. With ten thousand codes in use a guess is right once in a hundred million million: at this pace that is
/// some hundred thousand years.
const CODES_OF_ALL: Pace = Pace::new(Duration::from_millis(50), 1_000);

/// A town hall sits behind one address and gets the link in one message.
const BEGINNINGS_OF_ONE: Pace = Pace::new(Duration::from_millis(500), 600);

/// All addresses together.
const BEGINNINGS_OF_ALL: Pace = Pace::new(Duration::from_millis(2), 5_000);

/// A town hall applies for one authority; somebody of the programme may help a few at one meeting.
const APPLICATIONS_OF_ONE: Pace = Pace::new(Duration::from_secs(120), 10);

/// All addresses together. Each sends a mail to an address that somebody typed.
const APPLICATIONS_OF_ALL: Pace = Pace::new(Duration::from_secs(10), 100);

/// The owner of an action opens a link and answers a few times.
const LINKS_OF_ONE: Pace = Pace::new(Duration::from_secs(2), 60);

/// All addresses together. The secret in a link is far too long to guess; this keeps guessing from costing much.
const LINKS_OF_ALL: Pace = Pace::new(Duration::from_millis(50), 1_000);

/// A whole room sits behind one address and scans the code on the screen at the same moment, a few times each.
const JOINING_OF_ONE: Pace = Pace::new(Duration::from_millis(250), 2_000);

/// All addresses together. A talk is open for some hours and has one of a thousand million codes; at this pace guessing it takes months,
/// and opens picking and nothing else. A questionnaire in a room has a thousand times as many codes, and two hours.
const JOINING_OF_ALL: Pace = Pace::new(Duration::from_millis(20), 5_000);

/// After this many checks addresses that are not limited any more are forgotten.
const TIDY_ABOVE: usize = 10_000;

/// One more every `every`, after a start of `burst` at once.
struct Pace {
    every: Duration,
    burst: u32,
}

impl Pace {
    const fn new(every: Duration, burst: u32) -> Self {
        Self { every, burst }
    }

    fn quota(&self) -> Quota {
        let burst = NonZeroU32::new(self.burst).unwrap_or(NonZeroU32::MIN);
        Quota::with_period(self.every).map_or_else(
            || Quota::per_second(burst),
            |quota| quota.allow_burst(burst),
        )
    }
}

/// What this process has seen.
#[derive(Debug)]
pub(crate) struct Limits {
    codes: Limit,
    beginnings: Limit,
    applications: Limit,
    links: Limit,
    joining: Limit,
}

type PerAddress = RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock>;
type Overall = RateLimiter<NotKeyed, InMemoryState, DefaultClock, NoOpMiddleware>;

#[derive(Debug)]
struct Limit {
    of_one: PerAddress,
    of_all: Overall,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            codes: Limit::new(&CODES_OF_ONE, &CODES_OF_ALL),
            beginnings: Limit::new(&BEGINNINGS_OF_ONE, &BEGINNINGS_OF_ALL),
            applications: Limit::new(&APPLICATIONS_OF_ONE, &APPLICATIONS_OF_ALL),
            links: Limit::new(&LINKS_OF_ONE, &LINKS_OF_ALL),
            joining: Limit::new(&JOINING_OF_ONE, &JOINING_OF_ALL),
        }
    }
}

impl Limits {
    /// Somebody types a code.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with how long to wait.
    pub(super) fn typing(&self, client: Option<IpAddr>) -> Result<(), Error> {
        self.codes.check(client)
    }

    /// Somebody begins through a shared link.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with how long to wait.
    pub(super) fn beginning(&self, client: Option<IpAddr>) -> Result<(), Error> {
        self.beginnings.check(client)
    }

    /// Somebody applies for their authority.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with how long to wait.
    pub(crate) fn applying(&self, client: Option<IpAddr>) -> Result<(), Error> {
        self.applications.check(client)
    }

    /// Somebody opens the link of an owner, or answers with it.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with how long to wait.
    pub(crate) fn owner_link(&self, client: Option<IpAddr>) -> Result<(), Error> {
        self.links.check(client)
    }

    /// Somebody types or scans a code that stands on a screen.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`] with how long to wait.
    pub(crate) fn joining(&self, client: Option<IpAddr>) -> Result<(), Error> {
        self.joining.check(client)
    }
}

impl Limit {
    fn new(of_one: &Pace, of_all: &Pace) -> Self {
        Self {
            of_one: RateLimiter::keyed(of_one.quota()),
            of_all: RateLimiter::direct(of_all.quota()),
        }
    }

    /// One address that tries too often is refused before it uses up what everybody has together.
    fn check(&self, client: Option<IpAddr>) -> Result<(), Error> {
        if let Some(client) = client {
            if self.of_one.len() > TIDY_ABOVE {
                self.of_one.retain_recent();
            }
            self.of_one
                .check_key(&household(client))
                .map_err(|refused| wait(&refused))?;
        }
        self.of_all.check().map_err(|refused| wait(&refused))
    }
}

/// One connection to the internet. With IPv6 that is a whole /64, whose owner can take a new address for each try.
fn household(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
    }
}

fn wait(refused: &NotUntil<governor::clock::QuantaInstant>) -> Error {
    Error::TooManyAttempts {
        retry_after: refused.wait_time_from(DefaultClock::default().now()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn one_address_is_stopped_and_the_next_is_not() {
        let limits = Limits::default();
        let guesser = address("192.0.2.7");
        let tries = (0..100).take_while(|_| limits.typing(guesser).is_ok());
        assert_eq!(tries.count(), 60);
        let refused = limits.typing(guesser);
        assert!(
            matches!(refused, Err(Error::TooManyAttempts { retry_after }) if retry_after <= Duration::from_secs(2))
        );
        assert!(limits.typing(address("192.0.2.8")).is_ok());
        assert!(limits.beginning(guesser).is_ok());
    }

    #[test]
    fn a_whole_room_behind_one_address_comes_in_and_a_guesser_does_not_go_on() {
        let limits = Limits::default();
        let room = address("192.0.2.9");
        let tries = (0..3_000).take_while(|_| limits.joining(room).is_ok());
        assert!((2_000..2_100).contains(&tries.count()));
        assert!(limits.joining(address("192.0.2.10")).is_ok());
        assert!(limits.typing(room).is_ok());
    }

    #[test]
    fn many_addresses_are_stopped_together() {
        let limits = Limits::default();
        let addresses =
            (0..2_000_u32).map(|number| Some(IpAddr::V4((0x0a00_0000 + number).into())));
        let allowed = addresses.filter(|client| limits.typing(*client).is_ok());
        assert!((1_000..1_100).contains(&allowed.count()));
    }

    #[test]
    fn a_network_of_addresses_counts_as_one() {
        assert_eq!(
            household("2001:db8:1:2:aaaa::1".parse().unwrap()),
            household("2001:db8:1:2:bbbb::2".parse().unwrap())
        );
        assert_ne!(
            household("2001:db8:1:2::1".parse().unwrap()),
            household("2001:db8:1:3::1".parse().unwrap())
        );
        assert_eq!(
            household("::ffff:192.0.2.7".parse().unwrap()),
            household("192.0.2.7".parse().unwrap())
        );
    }
}
