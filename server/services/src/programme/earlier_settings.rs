//! What the programme office had set at the end of earlier days, as the audit trail tells: figures of a day go by what held then.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::settings::{ProgrammeSettings, settings_of};
use crate::audit::{self, AuditEvent, ProgrammeEvent};
use crate::clock::day_of;
use crate::error::Error;

/// The settings of every day.
#[derive(Clone, Debug)]
pub(in crate::programme) struct EarlierSettings {
    now: ProgrammeSettings,
    /// Days on which they changed with what was set before, the latest first.
    before: Vec<(NaiveDate, ProgrammeSettings)>,
    /// From the end of this day on the trail tells all; `None` of an empty trail.
    known_since: Option<NaiveDate>,
}

impl EarlierSettings {
    /// What is set `now`, with the changes that led to it, the latest first, and when the trail begins. Of a change that cannot be
    /// read the earliest known values go on to hold for the days before.
    fn new(
        now: ProgrammeSettings,
        changes: Vec<(DateTime<Utc>, Option<AuditEvent>)>,
        begins: Option<DateTime<Utc>>,
    ) -> Self {
        let mut known_since = begins.map(day_of);
        let mut settings = now.clone();
        let mut before = Vec::with_capacity(changes.len());
        for (at, change) in changes {
            let changed_on = day_of(at);
            if take_back(&mut settings, change).is_none() {
                known_since = known_since.max(Some(changed_on));
            }
            before.push((changed_on, settings.clone()));
        }
        Self {
            now,
            before,
            known_since,
        }
    }

    /// What is set now.
    pub(in crate::programme) const fn now(&self) -> &ProgrammeSettings {
        &self.now
    }

    /// What was set at the end of that day; of a day before the trail tells, the earliest that is known.
    pub(in crate::programme) fn on(&self, day: NaiveDate) -> &ProgrammeSettings {
        let mut earliest_first = self.before.iter().rev();
        let next = earliest_first.find(|(changed_on, _)| *changed_on > day);
        next.map_or(&self.now, |(_, before)| before)
    }

    /// The first day of which the trail tells all, where that day comes before it.
    pub(in crate::programme) fn unknown_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.known_since.filter(|since| day < *since)
    }
}

/// Takes a change back, as far as it can be read; `None` where that is not all of it.
fn take_back(settings: &mut ProgrammeSettings, change: Option<AuditEvent>) -> Option<()> {
    let Some(AuditEvent::Programme(ProgrammeEvent::ProgrammeSettingsChanged { fields })) = change
    else {
        return None;
    };
    let read = fields
        .iter()
        .map(|(field, old, _)| settings.put(field, old));
    // All are taken back, also after one that cannot be.
    read.fold(Some(()), Option::and)
}

/// The settings of every day, for other use cases. Asks nobody for leave: the caller has to.
///
/// # Errors
/// [`Error::Unavailable`] when the database gives no answer.
pub(in crate::programme) async fn earlier_settings(
    connection: &mut AnyConnection,
) -> Result<EarlierSettings, Error> {
    let now = settings_of(&mut *connection).await?;
    let changes = audit::settings_changes(&mut *connection).await?;
    let begins = audit::beginning(connection).await?;
    Ok(EarlierSettings::new(now, changes, begins))
}

#[cfg(test)]
mod tests {
    use questionnaires::kind::AuthorityKind;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn now() -> ProgrammeSettings {
        ProgrammeSettings {
            name: "Drentse Quick Scan".to_owned(),
            goal: 175,
            goal_by: day("2030-12-31"),
            starting_figure: 60,
            starting_on: day("2020-12-31"),
            counted_kinds: vec![AuthorityKind::Municipality, AuthorityKind::Province],
            contact_name: "Jan Kok".to_owned(),
            contact_email: "jan@drenthe.example".to_owned(),
            answer_within_days: 7,
            least_distance_km: 20,
            stalls_after_days: 42,
            revision: 3,
        }
    }

    fn changed(at: &str, fields: &[(&str, &str)]) -> (DateTime<Utc>, Option<AuditEvent>) {
        let fields = fields
            .iter()
            .map(|(field, old)| ((*field).to_owned(), (*old).to_owned(), String::new()))
            .collect();
        let event = ProgrammeEvent::ProgrammeSettingsChanged { fields }.into();
        (at.parse().unwrap(), Some(event))
    }

    fn began() -> Option<DateTime<Utc>> {
        Some("2026-01-10T09:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_day_has_what_was_set_at_its_end_in_the_netherlands() {
        let changes = vec![
            // Half past midnight on the 2nd, in Amsterdam.
            changed(
                "2026-06-01T22:30:00Z",
                &[("goal", "160"), ("counted_kinds", "municipality")],
            ),
            changed("2026-03-01T12:00:00Z", &[("goal", "155")]),
            changed(
                "2026-03-01T09:00:00Z",
                &[("goal", "150"), ("starting_on", "2019-12-31")],
            ),
        ];
        let settings = EarlierSettings::new(now(), changes, began());
        let goal = |on: &str| settings.on(day(on)).goal;
        let goals = [
            "2026-02-28",
            "2026-03-01",
            "2026-06-01",
            "2026-06-02",
            "2026-11-23",
        ]
        .map(goal);
        assert_eq!(goals, [150, 160, 160, 175, 175]);
        let first = settings.on(day("2026-02-28"));
        assert_eq!(first.counted_kinds, [AuthorityKind::Municipality]);
        assert_eq!(first.starting_on, day("2019-12-31"));
        assert_eq!(first.starting_figure, 60, "it never changed");
    }

    #[test]
    fn before_the_trail_begins_the_earliest_known_holds_and_that_is_told() {
        let changes = vec![changed("2026-03-01T12:00:00Z", &[("goal", "150")])];
        let settings = EarlierSettings::new(now(), changes, began());
        assert_eq!(settings.on(day("2020-06-01")).goal, 150);
        let first = Some(day("2026-01-10"));
        assert_eq!(settings.unknown_before(day("2026-01-09")), first);
        assert_eq!(settings.unknown_before(day("2026-01-10")), None);
    }

    #[test]
    fn a_change_that_cannot_be_read_hides_what_was_before_it_and_no_more() {
        let changes = vec![
            changed("2026-05-01T12:00:00Z", &[("goal", "160")]),
            ("2026-04-01T12:00:00Z".parse().unwrap(), None),
            changed(
                "2026-03-01T12:00:00Z",
                &[("goal_by", "ooit"), ("goal", "150")],
            ),
        ];
        let settings = EarlierSettings::new(now(), changes, began());
        assert_eq!(settings.on(day("2026-03-15")).goal, 160);
        let earliest = settings.on(day("2026-02-01"));
        assert_eq!(earliest.goal, 150, "what can be read of it is");
        assert_eq!(earliest.goal_by, now().goal_by, "the rest stays");
        let since = Some(day("2026-04-01"));
        assert_eq!(settings.unknown_before(day("2026-02-01")), since);
        assert_eq!(settings.unknown_before(day("2026-04-01")), None);
    }
}
