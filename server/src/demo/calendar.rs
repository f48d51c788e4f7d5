//! The days of the demonstration. Stories count them from today: −12 is twelve days ago.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use services::Clock;
use services::scans::Month;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;

/// How long somebody takes for one thing, so that a log reads in order.
const BETWEEN: TimeDelta = TimeDelta::minutes(4);

/// A clock that stands still, and the day from which days are counted.
///
/// Many stories share it, and no clock goes back: each waits in [`Calendar::go_to`] until [`Calendar::in_order`] comes to its day.
#[derive(Debug)]
pub(super) struct Calendar {
    clock: Clock,
    beginning: DateTime<Utc>,
    today: NaiveDate,
    turns: UnboundedSender<Turn>,
    asked: Mutex<UnboundedReceiver<Turn>>,
}

/// A story that waits for a moment.
#[derive(Debug)]
struct Turn {
    moment: DateTime<Utc>,
    begin: oneshot::Sender<()>,
}

impl Calendar {
    pub(super) fn new(clock: Clock) -> Self {
        let (turns, asked) = mpsc::unbounded_channel();
        Self {
            beginning: clock.now(),
            today: clock.today(),
            clock,
            turns,
            asked: Mutex::new(asked),
        }
    }

    /// Lets stories happen beside each other, one step at a time, in the order of their days. Answers with what they end in, and
    /// with the first fault as soon as there is one.
    pub(super) async fn in_order<T, E>(
        &self,
        stories: impl IntoIterator<Item = impl Future<Output = Result<T, E>>>,
    ) -> Result<Vec<T>, E> {
        let mut asked = self.asked.lock().await;
        let mut told: FuturesUnordered<_> = stories.into_iter().collect();
        let mut at_work = told.len();
        let mut waiting: Vec<Turn> = Vec::new();
        let mut ends = Vec::new();
        while !told.is_empty() {
            if at_work == 0 {
                self.next(&mut waiting);
                at_work = 1;
            }
            tokio::select! {
                biased;
                Some(turn) = asked.recv() => waiting.push(turn),
                Some(end) = told.next() => ends.push(end?),
            }
            at_work -= 1;
        }
        Ok(ends)
    }

    /// Goes on to the moment that comes first, and wakes the story that waits for it.
    fn next(&self, waiting: &mut Vec<Turn>) {
        let places = waiting.iter().enumerate();
        let first = places.min_by_key(|(place, turn)| (turn.moment, *place));
        if let Some((place, _)) = first {
            let turn = waiting.remove(place);
            self.set(turn.moment.max(self.clock.now() + BETWEEN));
            let _ = turn.begin.send(());
        }
    }

    /// A working day near that day: further away from today, never nearer.
    pub(super) fn day(&self, from_today: i64) -> NaiveDate {
        let day = self.today + TimeDelta::days(from_today);
        let past = from_today < 0;
        let days = match day.weekday() {
            Weekday::Sat if past => -1,
            Weekday::Sun if past => -2,
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        if from_today == 0 {
            day
        } else {
            day + TimeDelta::days(days)
        }
    }

    /// The day as a form sends it.
    pub(super) fn typed(&self, from_today: i64) -> String {
        self.day(from_today).to_string()
    }

    /// The month that a day is in.
    pub(super) fn month(&self, from_today: i64) -> Month {
        Month::of(self.day(from_today))
    }

    /// Goes to the morning of a day, wherever the clock is.
    pub(super) fn start(&self, from_today: i64) {
        self.set(Self::morning(self.day(from_today)));
    }

    /// Waits for the morning of a day. Two things that fall on one day come one after the other.
    pub(super) async fn go_to(&self, from_today: i64) {
        self.wait_for(if from_today == 0 {
            self.beginning
        } else {
            Self::morning(self.day(from_today))
        })
        .await;
    }

    /// Waits for the first morning after a day, also when that is in the weekend.
    pub(super) async fn go_past(&self, from_today: i64) {
        self.wait_for(Self::morning(self.day(from_today) + TimeDelta::days(1)))
            .await;
    }

    async fn wait_for(&self, moment: DateTime<Utc>) {
        let (begin, begun) = oneshot::channel();
        if self.turns.send(Turn { moment, begin }).is_ok() {
            let _ = begun.await;
        }
    }

    fn morning(day: NaiveDate) -> DateTime<Utc> {
        day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(8)
    }

    fn set(&self, moment: DateTime<Utc>) {
        self.clock.advance(moment - self.clock.now());
    }

    /// A little later.
    pub(super) fn later(&self) {
        self.clock.advance(BETWEEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        let monday = "2026-11-23T11:00:00Z".parse().unwrap();
        Calendar::new(Clock::fixed(monday))
    }

    #[test]
    fn nothing_happens_in_the_weekend() {
        let calendar = calendar();
        for (from_today, day) in [
            (-1, "2026-11-20"),
            (-2, "2026-11-20"),
            (5, "2026-11-30"),
            (6, "2026-11-30"),
            (0, "2026-11-23"),
        ] {
            assert_eq!(calendar.typed(from_today), day, "{from_today}");
        }
    }

    #[tokio::test]
    async fn stories_take_turns_and_the_clock_never_goes_back() {
        let calendar = calendar();
        calendar.start(-9);
        let log = std::sync::Mutex::new(Vec::new());
        let story = async |name: &'static str, days: [i64; 3]| {
            for day in days {
                calendar.go_to(day).await;
                log.lock().unwrap().push((calendar.clock.now(), name));
            }
            Ok::<_, ()>(())
        };
        let stories = [story("a", [-7, -3, -3]), story("b", [-6, -3, 0])];
        calendar.in_order(stories).await.unwrap();
        let log = log.into_inner().unwrap();
        let names: Vec<&str> = log.iter().map(|(_, name)| *name).collect();
        assert_eq!(names, ["a", "b", "a", "b", "a", "b"]);
        assert!(log.is_sorted());
        assert_eq!(calendar.clock.now(), calendar.beginning);
    }

    #[tokio::test]
    async fn after_a_period_comes_the_next_morning_also_in_the_weekend() {
        let calendar = calendar();
        calendar.start(-9);
        let story = async {
            calendar.go_past(-1).await;
            Ok::<_, ()>(calendar.clock.today().to_string())
        };
        let days = calendar.in_order([story]).await.unwrap();
        assert_eq!(days, ["2026-11-21"]);
    }
}
