//! Then and now, on both engines: who sees it, and what of it.

use chrono::TimeDelta;
use questionnaires::comparison::{GroupOutcome, LeftOut, Which};
use questionnaires::kind::RespondentGroup::{self, Council, Executive, Residents, Staff};

use crate::Actor;
use crate::error::Error;
use crate::on_both_engines;
use crate::publication;
use crate::results::{Beside, NothingBeside, ThenAndNow, load_beside};
use crate::testing::{ClosedScan, Closing, TestServices};

async fn beside(actor: &Actor, test: &TestServices, scan: &ClosedScan) -> Beside {
    match load_beside(actor, test, &scan.id)
        .await
        .unwrap()
        .then_and_now
    {
        ThenAndNow::Beside(beside) => *beside,
        ThenAndNow::Nothing(why) => panic!("nothing is compared: {why:?}"),
    }
}

/// What is said of one group over all statements.
fn of_group(beside: &Beside, group: RespondentGroup) -> Vec<GroupOutcome> {
    let statements = beside.comparison.statements().iter();
    statements.filter_map(|one| one.group(group)).collect()
}

on_both_engines! {
    async fn large_groups_are_shown_and_a_council_without_a_difference_is_not(test: &TestServices) {
        let first = ClosedScan::new(test, &Closing::default()).await;
        let again = Closing { responses: [26, 4, 320, 700], ..Closing::default() };
        let again = first.repeated(test, &again).await;
        let beside = beside(&again.lead, test, &again).await;
        assert_eq!(beside.themes.len(), 8);
        assert_eq!(beside.themes.iter().map(|theme| theme.statements.len()).sum::<usize>(), 44);
        assert_eq!((beside.now.closed_on - beside.then.closed_on), TimeDelta::days(730));
        let responses: Vec<_> = beside.comparison.groups().iter().map(|group| (group.then.responses, group.now.responses)).collect();
        assert_eq!(responses, [(26, 26), (4, 4), (186, 320), (412, 700)]);
        for group in [Staff, Residents] {
            assert!(of_group(&beside, group).iter().any(|outcome| outcome.is_shown()), "{group:?}");
        }
        assert!(of_group(&beside, Council).iter().all(|outcome| !outcome.is_shown()), "that nothing changed would tell of one member");
        let hidden = GroupOutcome::LeftOut { reason: LeftOut::Hidden(Which::Both) };
        assert!(of_group(&beside, Executive).iter().all(|outcome| *outcome == hidden));
    }

    async fn those_of_the_scan_and_once_it_is_public_everybody_see_then_and_now(test: &TestServices) {
        let first = ClosedScan::new(test, &Closing::default()).await;
        let again = first.repeated(test, &Closing { responses: [20, 9, 300, 500], ..Closing::default() }).await;
        for actor in [&again.lead, &again.clerk, &again.programme] {
            beside(actor, test, &again).await;
        }
        for actor in [&again.other_lead, &again.other_clerk] {
            assert!(matches!(load_beside(actor, test, &again.id).await, Err(Error::NotFound)));
        }
        assert!(matches!(load_beside(&Actor::Anonymous, test, &again.id).await, Err(Error::SignInNeeded)));
        let public = || publication::then_and_now(&Actor::Anonymous, test, "nu", "2026");
        assert!(matches!(public().await, Err(Error::NotFound)), "it is not public");
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE scans SET state = 'published', running = 0, published_at = closed_at, public_slug = 'nu', public_year = '2026' WHERE id = $1")
            .bind(&again.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let shown = public().await.unwrap();
        assert_eq!((shown.path.as_str(), shown.beside.then.path.as_deref()), ("/openbaar/nu/2026", Some("/openbaar/eerder/2024")));
        assert_eq!(shown.beside.comparison, beside(&again.lead, test, &again).await.comparison, "the same for everybody");
        let first = publication::then_and_now(&Actor::Anonymous, test, "eerder", "2024").await;
        assert!(matches!(first, Err(Error::NotFound)), "a first measurement has nothing beside it");
    }

    async fn an_executive_that_is_made_up_otherwise_is_not_compared(test: &TestServices) {
        let first = ClosedScan::new(test, &Closing { responses: [26, 10, 186, 412], ..Closing::default() }).await;
        let again = Closing { responses: [26, 10, 186, 412], alone: true, ..Closing::default() };
        let again = first.repeated(test, &again).await;
        let other = GroupOutcome::LeftOut { reason: LeftOut::OtherGroup };
        assert!(of_group(&beside(&again.lead, test, &again).await, Executive).iter().all(|outcome| *outcome == other));
    }

    async fn a_first_measurement_and_one_after_a_merger_say_why_nothing_is_compared(test: &TestServices) {
        let first = ClosedScan::new(test, &Closing::default()).await;
        let nothing = |view: crate::results::ThenAndNowView| match view.then_and_now {
            ThenAndNow::Nothing(why) => why,
            ThenAndNow::Beside(_) => panic!("something is compared"),
        };
        assert_eq!(nothing(load_beside(&first.lead, test, &first.id).await.unwrap()), NothingBeside::First);
        let again = first.repeated(test, &Closing::default()).await;
        let mut transaction = test.store().write().await.unwrap();
        // Weesp merged into Amsterdam.
        for (code, id) in [("GM0457", &first.id), ("GM0363", &again.id)] {
            sqlx::query("UPDATE scans SET authority_code = $1 WHERE id = $2").bind(code).bind(id).execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
        let why = nothing(load_beside(&again.programme, test, &again.id).await.unwrap());
        assert_eq!(why, NothingBeside::OtherAuthority { name: "de gemeente Weesp".to_owned() });
    }
}
