//! Mail to a clerk about the question whether they guide a scan.

use super::super::answer_by_link;
use super::super::proposals::{Proposal, Question};
use super::super::record::{Person, Scan};
use super::super::state::State;
use super::send;
use crate::Services;
use crate::error::Error;
use crate::ids::ProposalId;
use crate::mail::MailKind;
use crate::store::WriteTransaction;

/// To the clerk who is asked, with the link by which they answer.
pub(in crate::scans) async fn clerk_proposed(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    clerk: &Person,
    (id, question): (&ProposalId, &Question),
) -> Result<(), Error> {
    let (subject, what) = asked(scan, question);
    let message = clerk.letter(
        subject,
        &format!(
            "Het programmabureau vraagt of u {what}.\n\
             Trekker is {lead}. Gewenste periode: {period}\n\nZegt u ja of nee? Dat doet u op\n{link}\n\n\
             U hoeft daarvoor niet in te loggen. Stuur deze mail dus niet door.\n",
            lead = scan.lead.name,
            period = scan.wanted.in_words(),
            link = answer_by_link::address(services, id),
        ),
    );
    let kind = MailKind::ClerkProposed;
    send(transaction, services, &scan.id, kind, &message).await
}

/// What a clerk is asked: as a subject, and as it follows on "of u".
fn asked(scan: &Scan, question: &Question) -> (String, String) {
    let authority = scan.authority.in_sentence();
    let names = scan.clerk_names().unwrap_or_default();
    let from = match question {
        Question::TakeOver { from, .. } => from.as_ref().and_then(|from| scan.clerk_with(from)),
        Question::Guide | Question::Beside => None,
    };
    match (question, from) {
        (Question::Guide, _) => (
            format!("Wilt u de Quick Scan van {authority} begeleiden?"),
            format!("procesbegeleider wilt zijn bij de Quick Scan van {authority}"),
        ),
        (Question::Beside, _) => (
            format!("Wilt u de Quick Scan van {authority} samen met {names} begeleiden?"),
            format!(
                "samen met {names} procesbegeleider wilt zijn bij de Quick Scan van {authority}"
            ),
        ),
        (Question::TakeOver { .. }, Some(from)) => (
            format!("Wilt u de Quick Scan van {authority} overnemen?"),
            format!(
                "de Quick Scan van {authority} wilt overnemen van {}",
                from.name
            ),
        ),
        (Question::TakeOver { .. }, None) => (
            format!("Wilt u de Quick Scan van {authority} overnemen?"),
            format!("de Quick Scan van {authority} verder wilt begeleiden"),
        ),
    }
}

/// To the clerk who has not answered in time.
pub(in crate::scans) async fn clerk_reminded(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    proposal: &Proposal,
) -> Result<(), Error> {
    let clerk = &proposal.clerk;
    let (subject, what) = asked(scan, &proposal.question);
    let subject = subject.replacen("Wilt u", "Herinnering: wilt u", 1);
    let message = clerk.letter(
        subject,
        &format!(
            "Het programmabureau vroeg of u {what}. Wij hebben nog geen antwoord.\n\n\
             Zegt u ja of nee? Dat doet u op\n{link}\n\n\
             U hoeft daarvoor niet in te loggen. Stuur deze mail dus niet door.\n\n\
             Een nee is ook goed: dan vragen wij iemand anders. Dit is de enige herinnering.\n",
            link = answer_by_link::address(services, &proposal.id),
        ),
    );
    let kind = MailKind::ClerkReminded;
    send(transaction, services, &scan.id, kind, &message).await
}

/// To the clerk who need not answer any more. `scan`: as it is from then on.
pub(in crate::scans) async fn question_withdrawn(
    transaction: &mut WriteTransaction,
    services: &Services,
    scan: &Scan,
    proposal: &Proposal,
) -> Result<(), Error> {
    let clerk = &proposal.clerk;
    let authority = scan.authority.in_sentence();
    let (_, what) = asked(scan, &proposal.question);
    let because = if scan.state == State::Cancelled {
        "De scan gaat niet door"
    } else {
        "Het programmabureau heeft die vraag ingetrokken"
    };
    let message = clerk.letter(
        format!("U hoeft niet meer te antwoorden over de Quick Scan van {authority}"),
        &format!(
            "Het programmabureau vroeg of u {what}. {because}. \
             U hoeft niet meer te antwoorden, en de link in die mail werkt niet meer.\n\n\
             Hebt u vragen? Antwoord dan op deze mail.\n",
        ),
    );
    let kind = MailKind::QuestionWithdrawn;
    send(transaction, services, &scan.id, kind, &message).await
}
