//! The day of a session, in any calendar.

use acceptance::{Person, Scene};
use axum::http::StatusCode;

#[tokio::test]
async fn a_session_that_is_planned_can_be_put_in_any_calendar() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    let scan = format!("/scans/{}", scene.scan);
    let file = format!("{scan}/agenderingsgesprek.ics");
    let none = clerk.get_once(&file).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
    assert!(
        none.text().contains("nog geen dag afgesproken"),
        "{}",
        none.text()
    );

    let sent = [
        ("agenda_on", "2026-12-17"),
        ("agenda_at", "19.30"),
        ("agenda_place", "Raadszaal"),
        ("agenda_invited", "Ada Jansen\nDe hele raad"),
    ];
    let kept = clerk
        .post(&format!("{scan}/voorbereiding/data"), &sent)
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let calendar = clerk.get_once(&file).await;
    assert_eq!(
        calendar.headers["content-type"],
        "text/calendar; charset=utf-8"
    );
    assert_eq!(
        calendar.headers["content-disposition"],
        "attachment; filename=\"agenderingsgesprek-leeuwarden.ics\""
    );
    assert!(
        calendar.html().contains("DTSTART:20261217T183000Z"),
        "{}",
        calendar.html()
    );

    let own = clerk.get_once(&format!("{file}?voor=mij")).await;
    assert!(own.html().contains("URL") && !calendar.html().contains("URL"));

    let page = clerk
        .get(&format!("{scan}/gesprek/voorbereiden"))
        .await
        .fine();
    for told in [
        "do 17 december 2026, 19:30 uur, Raadszaal",
        "De hele raad",
        "19:35",
        "Er wachten nog 3 opmerkingen",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let _file = page.link("Agendabestand om mee te sturen");
}
