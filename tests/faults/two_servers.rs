//! Two servers on one database, as where one machine is outgrown.

use acceptance::running::{Connection, Place, Respondent, Server, test_program};
use futures::future::join_all;
use questionnaires::kind::RespondentGroup;
use services::{results, scans};

use super::{folder, scan_with_staff};

const RESPONDENTS: usize = 40;

#[tokio::test]
async fn what_is_sent_through_both_counts_once_and_closing_holds_for_both() {
    let Some(place) = Place::postgres(folder()).await else {
        return;
    };
    let services = place.services().await;
    let (scan, staff) = scan_with_staff(&services, RESPONDENTS + 1).await;
    let (late, in_time) = staff.split_last().unwrap();
    let one = Server::start(&test_program(), &place).await;
    let other = Server::start(&test_program(), &place).await;
    let through_both = in_time
        .iter()
        .flat_map(|respondent| [(&one, respondent), (&other, respondent)]);
    let thanked =
        join_all(through_both.map(|(server, respondent)| is_thanked(server, respondent))).await;
    assert!(thanked.iter().all(|thanked| *thanked));
    assert_eq!(
        scan.count(&services, RespondentGroup::Staff).await as usize,
        RESPONDENTS
    );

    scans::close(&scan.lead, &services, &scan.id).await.unwrap();
    for server in [&one, &other] {
        assert!(
            !is_thanked(server, late).await,
            "the questionnaire is closed"
        );
    }
    let view = results::load(&scan.lead, &services, &scan.id)
        .await
        .unwrap();
    let mut groups = view.report.tables.groups.iter();
    let staff = groups
        .find(|response| response.group == RespondentGroup::Staff)
        .unwrap();
    assert_eq!(staff.responses as usize, RESPONDENTS);
    services.close().await;
    drop((one, other));
    place.end().await;
}

async fn is_thanked(server: &Server, respondent: &Respondent) -> bool {
    let mut connection = Connection::open(server.address())
        .await
        .expect("a connection to the server");
    let answer = connection.ask(respondent.sends()).await.expect("an answer");
    assert!(!answer.status.is_server_error(), "{answer:?}");
    respondent.is_thanked(&answer)
}
