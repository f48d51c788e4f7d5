use std::io::{BufRead as _, BufReader, Write as _};

use chrono::TimeDelta;
use sqlx::Row as _;

use super::*;
use crate::Services;
use crate::on_both_engines;
use crate::testing::TestServices;

fn to(email: &str) -> Message {
    Message {
        to_name: "Anna Çelik, griffier".to_owned(),
        to_email: email.to_owned(),
        subject: "Één onderwerp".to_owned(),
        text: "Beste Anna,\n\nTot dinsdag.\n".to_owned(),
    }
}

async fn put(services: &Services, message: &Message, lasts: Option<TimeDelta>) {
    let mut transaction = services.store().write().await.unwrap();
    let expires_at = lasts.map(|lasts| services.clock().now() + lasts);
    enqueue(
        &mut transaction,
        services,
        Outgoing {
            kind: MailKind::SignInLink,
            scan: None,
            message,
            expires_at,
        },
    )
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}

async fn waiting(test: &TestServices) -> i64 {
    sqlx::query("SELECT COUNT(*) FROM mail_outbox WHERE sealed IS NOT NULL")
        .fetch_one(test.store().read())
        .await
        .unwrap()
        .get(0)
}

on_both_engines! {
    async fn two_servers_send_each_message_once(test: &TestServices) {
        for number in 0..20 {
            put(test, &to(&format!("anna{number}@example.nl")), None).await;
        }
        let (one, two, three) = tokio::join!(deliver_due(test), deliver_due(test), deliver_due(test));
        assert_eq!(one.unwrap().sent + two.unwrap().sent + three.unwrap().sent, 20);
        let mut addresses: Vec<String> = test.mailer().sent().into_iter().map(|message| message.to_email).collect();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), 20);
        assert_eq!(waiting(test).await, 0);
    }

    async fn a_message_that_was_undone_is_not_sent(test: &TestServices) {
        let mut transaction = test.store().write().await.unwrap();
        let message = to("anna@example.nl");
        enqueue(&mut transaction, test, Outgoing { kind: MailKind::SignInLink, scan: None, message: &message, expires_at: None }).await.unwrap();
        drop(transaction);
        assert_eq!(deliver_due(test).await.unwrap(), Delivery::default());
    }

    async fn a_message_that_came_too_late_is_given_up(test: &TestServices) {
        put(test, &to("anna@example.nl"), Some(TimeDelta::minutes(15))).await;
        test.later(TimeDelta::minutes(15));
        assert_eq!(deliver_due(test).await.unwrap(), Delivery { given_up: 1, ..Delivery::default() });
        assert_eq!((waiting(test).await, test.mailer().sent().len()), (0, 0));
    }

    async fn the_outbox_forgets_after_a_month(test: &TestServices) {
        put(test, &to("anna@example.nl"), None).await;
        deliver_due(test).await.unwrap();
        let remembered = || async {
            tidy(test).await.unwrap();
            sqlx::query("SELECT COUNT(*) FROM mail_outbox").fetch_one(test.store().read()).await.unwrap().get::<i64, _>(0)
        };
        assert_eq!(remembered().await, 1);
        test.later(TimeDelta::days(31));
        assert_eq!(remembered().await, 0);
    }
}

#[tokio::test]
async fn a_message_waits_longer_each_time_the_server_is_down_and_is_given_up_in_the_end() {
    let nobody_listens = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let test =
        TestServices::with_mail(MailTransport::Smtp(format!("smtp://{nobody_listens}"))).await;
    put(&test, &to("anna@example.nl"), None).await;
    let mut attempts = Vec::new();
    for minute in 0..60 * 60 {
        let delivery = deliver_due(&test).await.unwrap();
        if delivery != Delivery::default() {
            attempts.push((minute, delivery.given_up));
        }
        test.later(TimeDelta::minutes(1));
    }
    assert_eq!(
        attempts,
        [
            (0, 0),
            (1, 0),
            (3, 0),
            (8, 0),
            (23, 0),
            (83, 0),
            (323, 0),
            (1043, 0),
            (2483, 1)
        ]
    );
    assert_eq!(waiting(&test).await, 0);
}

/// A mail server that answers each recipient with `recipient`, takes one message, and gives all that was said to it.
fn mail_server(recipient: &'static str) -> (String, std::thread::JoinHandle<String>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let (mut heard, mut in_text) = (String::new(), false);
        stream.write_all(b"220 ready\r\n").unwrap();
        while let Some(Ok(line)) = lines.next() {
            heard.push_str(&line);
            heard.push('\n');
            let answer = match line.get(..4).unwrap_or(&line) {
                "." => "250 taken",
                _ if in_text => continue,
                "RCPT" => recipient,
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            in_text = answer.starts_with("354");
            stream
                .write_all(format!("{answer}\r\n").as_bytes())
                .unwrap();
            if answer == "250 taken" || answer.starts_with('5') {
                break;
            }
        }
        heard
    });
    (url, heard)
}

#[tokio::test]
async fn a_mail_server_gets_the_message() {
    let (url, heard) = mail_server("250 fine");
    let test = TestServices::with_mail(MailTransport::Smtp(url)).await;
    put(&test, &to("anna@example.nl"), None).await;
    assert_eq!(deliver_due(&test).await.unwrap().sent, 1);
    let heard = heard.join().unwrap();
    for line in [
        "MAIL FROM:<quickscan@example.nl>",
        "RCPT TO:<anna@example.nl>",
        "Tot dinsdag.",
    ] {
        assert!(heard.contains(line), "{line} in {heard}");
    }
}

#[tokio::test]
async fn an_address_that_the_mail_server_refuses_for_good_is_given_up_at_once() {
    let (url, heard) = mail_server("550 no such person");
    let test = TestServices::with_mail(MailTransport::Smtp(url)).await;
    put(&test, &to("anna@example.nl"), None).await;
    assert_eq!(
        deliver_due(&test).await.unwrap(),
        Delivery {
            given_up: 1,
            ..Delivery::default()
        }
    );
    heard.join().unwrap();
}

#[tokio::test]
async fn mail_to_a_folder_can_be_opened_by_a_mail_program() {
    let folder = tempfile::tempdir().unwrap();
    let test = TestServices::with_mail(MailTransport::Folder(folder.path().join("mail"))).await;
    put(&test, &to("anna@example.nl"), None).await;
    assert_eq!(deliver_due(&test).await.unwrap().sent, 1);
    let file = std::fs::read_dir(folder.path().join("mail"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert_eq!(file.extension().unwrap(), "eml");
    let mail = std::fs::read_to_string(file).unwrap();
    for header in [
        "From: \"Quick Scan\" <quickscan@example.nl>",
        "anna@example.nl",
        "text/plain; charset=utf-8",
        "Subject: =?utf-8?",
        "Date: ",
    ] {
        assert!(mail.contains(header), "{header} in {mail}");
    }
}

#[test]
fn the_operator_hears_what_is_wrong_with_the_settings() {
    let problem = |transport, from: &str| {
        Mailer::new(&MailConfig {
            transport,
            from: from.to_owned(),
        })
        .unwrap_err()
        .to_string()
    };
    assert!(problem(MailTransport::Memory, "Quick Scan").contains("QUICKSCAN_MAIL_FROM"));
    assert!(
        problem(MailTransport::Smtp("mail.example.nl".to_owned()), "a@b.nl")
            .contains("QUICKSCAN_SMTP_URL")
    );
}
