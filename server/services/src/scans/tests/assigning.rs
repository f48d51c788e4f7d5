use super::*;
use crate::audit::GuidanceEvent;
use crate::error::{Problem, ProblemCode};
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::pool::Exclusion;

/// Moves a clerk to another home, an ended one included: the register goes on while people keep their account.
async fn move_to(test: &TestServices, clerk: &Actor, home: &str) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE members SET home_authority_code = $1 WHERE id = $2")
        .bind(home)
        .bind(id_of(clerk))
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// The rule of the pool that stood in the way.
#[track_caller]
fn rule<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Exclusion {
    match outcome {
        Err(Error::Refused(Refusal::Clerk { exclusion })) => exclusion,
        other => panic!("no rule of the pool: {other:?}"),
    }
}

fn excluded<'a>(all: &'a Candidates, clerk: &Actor) -> Option<&'a Exclusion> {
    let found = all
        .excluded
        .iter()
        .find(|(person, _)| person.id == id_of(clerk));
    found.map(|(_, exclusion)| exclusion)
}

on_both_engines! {
    async fn a_clerk_says_yes_and_sees_the_scan_from_then_on(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        assert!(matches!(visible(&people.clerk, test, &id).await, Err(Error::NotFound)), "only the question until then");
        assert!(matches!(proposed(&people.clerk, test, &id).await, Ok(OwnQuestion::Waits(asking)) if asking.0.id == id));
        assert_eq!(list(&people.clerk, test).await.unwrap().proposals.len(), 1);
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().pop().unwrap().to_email, "bas@example.nl");

        accept(&people.clerk, test, &id).await.unwrap();
        let scan = visible(&people.clerk, test, &id).await.unwrap();
        assert_eq!(scan.clerk.unwrap().home.unwrap().1, "Utrecht");
        assert!(list(&people.clerk, test).await.unwrap().proposals.is_empty());
        for again in [accept(&people.clerk, test, &id).await, decline(&people.clerk, test, &id, "Toch niet.").await] {
            assert!(matches!(again, Err(Error::Refused(Refusal::ProposalAnswered))), "answered once");
        }
        assert!(matches!(proposed(&people.clerk, test, &id).await, Ok(OwnQuestion::Yes { scan, .. }) if scan == id));
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().pop().unwrap().to_email, "hanneke@example.nl");
    }

    async fn a_clerk_says_no_with_the_reason_and_another_is_asked(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        assert_eq!(fields(decline(&people.clerk, test, &id, " ").await), BTreeSet::from(["reason".to_owned()]));
        decline(&people.clerk, test, &id, "Geen tijd dit jaar.").await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested);
        for again in [decline(&people.clerk, test, &id, "").await, accept(&people.clerk, test, &id).await] {
            assert!(matches!(again, Err(Error::Refused(Refusal::ProposalAnswered))), "the first answer holds");
        }
        let kept = proposed(&people.clerk, test, &id).await;
        assert!(matches!(kept, Ok(OwnQuestion::No { authority }) if authority == "de gemeente Amsterdam"));
        let all = candidates(&people.programme, test, &id).await.unwrap();
        assert!(matches!(excluded(&all, &people.clerk), Some(Exclusion::Declined { reason }) if reason == "Geen tijd dit jaar."));
        let questions = clerk_questions(&people.programme, test).await.unwrap();
        let no = questions[0].last_no.as_ref().unwrap();
        assert_eq!((no.clerk.as_str(), no.reason.as_str()), ("Bas", "Geen tijd dit jaar."), "the programme sees that it is its turn");
        assert_eq!(questions[0].next.as_ref().unwrap().0, "Els", "and who could be asked next");
        propose(&people.programme, test, &id, &id_of(&people.other_clerk)).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Assigned);
    }

    async fn the_next_clerk_reads_that_somebody_said_no_and_not_why(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        decline(&people.clerk, test, &id, "Geen tijd dit jaar.").await.unwrap();
        propose(&people.programme, test, &id, &id_of(&people.other_clerk)).await.unwrap();
        accept(&people.other_clerk, test, &id).await.unwrap();
        for (actor, expected) in [
            (&people.other_clerk, ""),
            (&people.lead, "Geen tijd dit jaar."),
            (&people.programme, "Geen tijd dit jaar."),
        ] {
            let (_, whole) = log(actor, test, &id).await.unwrap();
            let shown = cockpit(actor, test, &id).await.unwrap().log;
            for log in [whole, shown] {
                let reasons: Vec<_> = log.entries.iter().filter_map(|entry| match &entry.event {
                    Some(AuditEvent::Guidance(GuidanceEvent::ClerkDeclined { reason, .. })) => Some(reason.as_str()),
                    _ => None,
                }).collect();
                assert_eq!(reasons, [expected], "{actor:?}");
            }
        }
    }

    async fn a_no_is_one_line(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        let long = "é".repeat(LONGEST_NO + 1);
        let Err(Error::Invalid(problems)) = decline(&people.clerk, test, &id, &long).await else {
            panic!("it fits in no list")
        };
        assert_eq!(problems, [Problem::new("reason", ProblemCode::TooLong { max: LONGEST_NO })]);
        assert_eq!(state_of(test, &id).await, State::Assigned);
        let typed = format!("Nee,\n\n  {}", "é".repeat(LONGEST_NO - 5));
        decline(&people.clerk, test, &id, &typed).await.unwrap();
        let no = clerk_questions(&people.programme, test).await.unwrap().remove(0).last_no.unwrap();
        assert_eq!(no.reason, format!("Nee, {}", "é".repeat(LONGEST_NO - 5)), "whatever lines it was typed in");
    }

    async fn nobody_answers_for_somebody_else(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        for stranger in [&people.other_clerk, &people.lead, &people.other_lead, &people.programme, &Actor::System] {
            assert!(matches!(accept(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
            assert!(matches!(decline(stranger, test, &id, "Nee.").await, Err(Error::NotFound)), "{stranger:?}");
        }
        assert!(matches!(accept(&Actor::Anonymous, test, &id).await, Err(Error::SignInNeeded)));
        assert!(matches!(proposed(&people.other_clerk, test, &id).await, Err(Error::NotFound)));
        accept(&people.clerk, test, &id).await.unwrap();
        assert!(matches!(accept(&people.other_clerk, test, &id).await, Err(Error::NotFound)), "nor once it is answered");
        assert!(matches!(proposed(&people.other_clerk, test, &id).await, Err(Error::NotFound)));
    }

    async fn only_the_programme_proposes_and_withdraws(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        assert!(matches!(propose(&people.lead, test, &id, &id_of(&people.clerk)).await, Err(Error::Forbidden)));
        assert!(matches!(withdraw_what_is_shown(&people.lead, test, &id).await, Err(Error::Forbidden)));
        assert!(matches!(candidates(&people.lead, test, &id).await, Err(Error::Forbidden)));
        for stranger in [&people.clerk, &people.other_lead] {
            assert!(matches!(propose(stranger, test, &id, &id_of(&people.clerk)).await, Err(Error::NotFound)));
            assert!(matches!(withdraw_what_is_shown(stranger, test, &id).await, Err(Error::NotFound)));
            assert!(matches!(candidates(stranger, test, &id).await, Err(Error::NotFound)));
        }
        assert_eq!(guard(withdraw_what_is_shown(&people.programme, test, &id).await), Refused::NotInThisState);
    }

    async fn a_clerk_of_the_same_or_a_merged_authority_is_refused_and_listed_with_the_reason(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        for (home, expected) in [(AMSTERDAM, Exclusion::OwnAuthority), (WEESP, Exclusion::MergedAuthority)] {
            move_to(test, &people.clerk, home).await;
            let outcome = propose(&people.programme, test, &id, &id_of(&people.clerk)).await;
            assert_eq!(rule(outcome), expected, "{home}");
            let outcome = propose_despite(&people.programme, test, &id, &id_of(&people.clerk), "Het moet.").await;
            assert_eq!(rule(outcome), expected, "no reason is good enough");
            let all = candidates(&people.programme, test, &id).await.unwrap();
            let names: Vec<_> = all.offers.iter().map(|(person, _)| person.name.as_str()).collect();
            assert_eq!(names, ["Els"]);
            assert_eq!(excluded(&all, &people.clerk), Some(&expected));
        }
    }

    async fn who_moved_after_being_asked_cannot_say_yes(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        move_to(test, &people.clerk, AMSTERDAM).await;
        assert_eq!(rule(accept(&people.clerk, test, &id).await), Exclusion::OwnAuthority);
    }

    async fn the_lead_never_guides_their_own_scan(test: &TestServices) {
        let people = people(test).await;
        let both = member(test, "Mo", &[Role::Lead, Role::Clerk], Some(UTRECHT), &[BREDA]).await;
        let id = request(&both, test, &request_form(BREDA)).await.unwrap();
        let all = candidates(&people.programme, test, &id).await.unwrap();
        assert_eq!(excluded(&all, &both), Some(&Exclusion::Lead));
        assert_eq!(rule(propose(&people.programme, test, &id, &id_of(&both)).await), Exclusion::Lead);
    }

    async fn somebody_who_is_no_clerk_is_not_asked(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        for nobody in [id_of(&people.other_lead), MemberId::random()] {
            assert_eq!(fields(propose(&people.programme, test, &id, &nobody).await), BTreeSet::from(["clerk".to_owned()]));
        }
    }

    async fn withdrawing_ends_the_access_of_a_clerk_who_had_said_yes(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        withdraw_what_is_shown(&people.programme, test, &id).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Requested);
        assert!(matches!(visible(&people.clerk, test, &id).await, Err(Error::NotFound)));
    }

    async fn what_is_withdrawn_is_what_the_officer_saw(test: &TestServices) {
        let people = people(test).await;
        let (samira, els) = (&people.programme, &people.other_clerk);
        let id = requested(test, &people).await;
        let shown = async || WithdrawForm {
            question: cockpit(samira, test, &id).await.unwrap().asked.unwrap().id.to_string(),
            clerk: String::new(),
        };
        propose(samira, test, &id, &id_of(&people.clerk)).await.unwrap();
        let of_bas = shown().await;
        withdraw(samira, test, &id, &of_bas).await.unwrap();
        propose(samira, test, &id, &id_of(els)).await.unwrap();
        assert_eq!(guard(withdraw(samira, test, &id, &of_bas).await), Refused::NotInThisState, "a colleague asked Els");
        let of_els = shown().await;
        accept(els, test, &id).await.unwrap();
        assert_eq!(guard(withdraw(samira, test, &id, &of_els).await), Refused::NotInThisState, "Els said yes meanwhile");
        assert_eq!(visible(els, test, &id).await.unwrap().clerk.unwrap().name, "Els");
    }

    async fn the_programme_sees_the_scans_of_one_clerk_and_nobody_else_does(test: &TestServices) {
        let people = people(test).await;
        let (samira, bas, els) = (&people.programme, id_of(&people.clerk), id_of(&people.other_clerk));
        let authorities = |scans: &[Scan]| scans.iter().map(|scan| scan.authority.display_name.clone()).collect::<Vec<_>>();
        let of = async |clerk: &MemberId| guided_scans(samira, test, clerk).await.unwrap();
        let id = requested(test, &people).await;
        propose(samira, test, &id, &bas).await.unwrap();
        assert_eq!(authorities(&of(&bas).await.asked), ["Amsterdam"]);
        accept(&people.clerk, test, &id).await.unwrap();
        assert_eq!(authorities(&of(&bas).await.running), ["Amsterdam"]);
        fill_in(&people.lead, test, &id, Part::Agreements(agreements())).await.unwrap();
        prepare(&people.lead, test, &id).await.unwrap();
        let form = HandOverForm { clerk: els.to_string(), reason: "Te druk.".to_owned(), ..HandOverForm::default() };
        propose_successor(samira, test, &id, &form).await.unwrap();
        accept(&people.other_clerk, test, &id).await.unwrap();
        let handed_over = of(&bas).await;
        assert_eq!((authorities(&handed_over.earlier), handed_over.running.len()), (vec!["Amsterdam".to_owned()], 0));
        cancel(samira, test, &id, "Toch niet.").await.unwrap();
        let over = of(&els).await;
        assert_eq!((authorities(&over.earlier), over.running.len()), (vec!["Amsterdam".to_owned()], 0));
        for stranger in [&people.clerk, &people.lead] {
            assert!(matches!(guided_scans(stranger, test, &bas).await, Err(Error::Forbidden)));
        }
    }

    async fn of_two_proposals_at_once_one_is_made(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        let (bas, els) = (id_of(&people.clerk), id_of(&people.other_clerk));
        let (one, two) = tokio::join!(
            propose(&people.programme, test, &id, &bas),
            propose(&people.programme, test, &id, &els)
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        assert_eq!(guard(if one.is_ok() { two } else { one }), Refused::NotInThisState);
    }
}
