//! A municipality that was split exists no longer and counts all the same: the page tells it apart, and every list agrees.

use super::officer;
use crate::bringing::bring;
use acceptance::{Page, TestSite, Visitor};
use axum::http::StatusCode;
use services::testing::fill_programme;

const EDITION: &str = "/overheden/nieuwe-editie";

/// Two municipalities in Zuid-Holland that go on after a third one.
const SUCCESSORS: [&str; 2] = ["GM1892", "GM1901"];

/// Splits a municipality of Zuid-Holland that takes part, a while ago, and gives its name.
async fn split_one(visitor: &Visitor) -> String {
    let list = visitor
        .get("/programma/lijst?provincie=PV28&stand=doet-mee&pagina=alles")
        .await
        .fine();
    let (name, code) = list
        .links()
        .into_iter()
        .filter_map(|(name, to)| Some((name, to.strip_prefix("/overheden/")?.to_owned())))
        .find(|(_, code)| code.starts_with("GM") && !SUCCESSORS.contains(&code.as_str()))
        .expect("somebody takes part there");
    let register = visitor
        .get("/overheden/register.csv")
        .await
        .html()
        .to_owned();
    let both = SUCCESSORS.join(" ");
    let lines: Vec<String> = register
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[0] == code {
                (cells[9], cells[10]) = ("2026-10-31", both.as_str());
            }
            cells.join(",")
        })
        .collect();
    let edition = lines.join("\n");
    let _kept = bring(
        visitor,
        EDITION,
        &[("as_of", "2026-11-23")],
        edition.as_bytes(),
    )
    .await;
    let page = visitor.get(EDITION).await.fine();
    let page = visitor.send(page.form("Overnemen")).await.fine();
    assert!(page.text().contains("De editie is overgenomen."));
    name
}

async fn rows(visitor: &Visitor, address: &str) -> usize {
    let list = visitor.get(&format!("{address}&pagina=alles")).await.fine();
    let rows = list.texts("tbody tr").len();
    let file = visitor
        .get(&list.link("Download als CSV, voor een spreadsheet"))
        .await;
    assert_eq!(file.status, StatusCode::OK, "{address}");
    assert_eq!(file.html().lines().count(), rows + 1, "{address}");
    rows
}

/// Every number of a table with the list that it leads to.
fn figures(page: &Page, of: &str) -> Vec<(usize, String)> {
    let links = page.links().into_iter();
    links
        .filter(|(_, to)| to.starts_with("/programma/lijst") && to.contains(of))
        .filter_map(|(told, to)| Some((told.parse().ok()?, to)))
        .collect()
}

#[tokio::test]
async fn who_was_split_stands_beside_those_that_exist_and_each_figure_is_its_list() {
    let site = TestSite::new().await;
    fill_programme(&site, 400).await;
    let visitor = officer(&site).await;
    let before = visitor.get("/programma").await.fine();
    let name = split_one(&visitor).await;
    let page = visitor.get("/programma").await.fine();
    page.assert_whole();
    assert_eq!(page.heading(), before.heading(), "it goes on to count");

    for of in ["provincie=PV28", "soort=gemeente"] {
        let figures = figures(&page, of);
        assert!(figures.len() > 2, "{of}: {figures:?}");
        for (figure, address) in figures {
            assert_eq!(rows(&visitor, &address).await, figure, "{address}");
        }
    }
    let beside = page.links().into_iter();
    let beside = beside.filter(|(told, _)| told == "en 1 die is gesplitst");
    let beside: Vec<String> = beside.map(|(_, to)| to).collect();
    assert_eq!(
        beside.len(),
        3,
        "of its kind, of its province and of all: {beside:?}"
    );
    for address in beside {
        assert_eq!(rows(&visitor, &address).await, 1, "{address}");
        let list = visitor.get(&address).await.fine();
        assert!(
            list.texts("tbody th").concat().starts_with(&name),
            "{address}"
        );
    }

    let all = visitor.get("/programma/lijst").await.fine();
    assert!(
        all.text()
            .contains("Daarvan bestaat er 1 niet meer, na een splitsing."),
        "{:?}",
        all.texts(".qs-lead")
    );
    let successor = format!("/overheden/{}", SUCCESSORS[0]);
    let successor = visitor.get(&successor).await.fine();
    assert!(
        successor
            .text()
            .contains("van een organisatie die is gesplitst; een deel hoort nu hierbij")
    );
    let terms = successor.texts("dt");
    assert!(
        terms.contains(&"Nam een deel op van".to_owned()),
        "{terms:?}"
    );

    let province = visitor.get("/programma?provincie=PV28").await.fine();
    assert!(
        !province.heading().contains("van de"),
        "who exists no longer is none of those that exist: {}",
        province.heading()
    );
    assert!(province.text().contains("Daarbij komt 1 die is gesplitst:"));
}
