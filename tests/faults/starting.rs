//! A server that cannot start says why, to whoever started it.

use acceptance::running::{Place, Server, test_program};

use super::folder;

#[tokio::test]
async fn a_port_that_is_taken_is_said_in_a_sentence() {
    let (place, other) = (Place::embedded(folder()), Place::embedded(folder()));
    let first = Server::start(&test_program(), &place).await;
    let mut second = Server::spawn(&test_program(), &other, first.address());
    assert!(!second.ended().await.success());
    let sentence = format!("Poort {} is in gebruik.", first.address().port());
    assert!(second.said().contains(&sentence), "{}", second.said());
    assert!(
        second.said().contains("--address"),
        "and what to do: {}",
        second.said()
    );
}
