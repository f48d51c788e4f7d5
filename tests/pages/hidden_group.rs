//! Two of five in the executive of a water board answered, and seven of twenty-five in its general board. No outlet tells what the two
//! answered, and from none it can be worked out: were they to answer the other way round, every page and every file would be the same.

use std::collections::{BTreeMap, BTreeSet};

use acceptance::{Page, TestSite, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;
use services::testing::{ClosedScan, Closing};

use crate::measuring_again::{publish, signed_in};

/// Symbols in an id, which is drawn at random.
const ID: usize = 26;

/// The pages of the talk and of what came out, for those who see the scan.
const TALK: [&str; 8] = [
    "/resultaten",
    "/uitkomsten.pdf",
    "/gesprek",
    "/gesprek/voorbereiden",
    "/gesprek/scherm/overzicht",
    "/gesprek/scherm?dia=stelling-t5.3",
    "/gesprek/afstandsbediening",
    "/gesprek/gespreksblad.pdf",
];

/// What comes of the plan, for the lead.
const PLAN: [&str; 4] = [
    "/resultaten",
    "/uitkomsten.pdf",
    "/verbeterplan",
    "/verbeterplan.pdf",
];

/// What everybody reads in the end, below the public address.
const PUBLIC: [&str; 4] = ["", "/uitkomsten", "/uitkomsten.pdf", "/verbeterplan.pdf"];

/// Where something was found and by whom, and what it was.
type Outlets = BTreeMap<String, Page>;

struct World {
    site: TestSite,
    scan: ClosedScan,
}

impl World {
    /// The scan of Wetterskip Fryslân as the demonstration has it, with one group that answers the other way round.
    async fn with(turned: Option<RespondentGroup>) -> Self {
        let site = TestSite::new().await;
        let closing = Closing {
            authority: "WS0653",
            responses: [7, 2, 74, 118],
            sizes: [25, 5, 640],
            alone: true,
            turned,
            ..Closing::default()
        };
        let scan = ClosedScan::new(&site, &closing).await;
        Self { site, scan }
    }

    /// Every outlet there is: before the talk for those who hold it, and afterwards for everybody.
    async fn outlets(&self) -> Outlets {
        let base = format!("/scans/{}", self.scan.id);
        let mut found = Outlets::new();
        for who in ["programme", "lead", "clerk"] {
            let visitor = self.visitor(who).await;
            collect(&mut found, (who, &visitor), &base, &TALK).await;
            if who == "clerk" {
                follow_slides(&mut found, (who, &visitor), &base).await;
            }
        }
        let address = publish(&self.site, &self.scan).await;
        let lead = self.visitor("lead").await;
        collect(&mut found, ("lead, later", &lead), &base, &PLAN).await;
        let anybody = self.site.visitor();
        collect(&mut found, ("anybody", &anybody), &address, &PUBLIC).await;
        found
    }

    async fn visitor(&self, who: &str) -> Visitor {
        signed_in(&self.site, &format!("{who}@example.nl")).await
    }
}

async fn collect(
    found: &mut Outlets,
    (who, visitor): (&str, &Visitor),
    base: &str,
    below: &[&str],
) {
    for path in below {
        let page = visitor.get_once(&format!("{base}{path}")).await;
        found.insert(format!("{path} as {who}"), page);
    }
}

/// All slides, by the links of the list and of each other.
async fn follow_slides(found: &mut Outlets, (who, visitor): (&str, &Visitor), base: &str) {
    let screen = format!("{base}/gesprek/scherm");
    let mut ahead = vec![format!("{screen}/overzicht")];
    let mut seen: BTreeSet<String> = ahead.iter().cloned().collect();
    while let Some(address) = ahead.pop() {
        let page = visitor.get(&address).await.fine();
        for (_, to) in page.links() {
            let to = to.split('#').next().unwrap_or_default().to_owned();
            if to.starts_with(&screen) && seen.insert(to.clone()) {
                ahead.push(to);
            }
        }
        let path = address.trim_start_matches(base);
        found.insert(format!("{path} as {who}"), page);
    }
}

/// A body without the ids in it, since no two sites have the same.
fn without_ids(body: &[u8]) -> Vec<u8> {
    let Ok(text) = str::from_utf8(body) else {
        return body.to_vec();
    };
    let parts = text.split_inclusive(|sign: char| !sign.is_ascii_alphanumeric());
    let kept: String = parts
        .map(|part| {
            let word = part.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
            if word.len() == ID {
                part.replacen(word, "id", 1)
            } else {
                part.to_owned()
            }
        })
        .collect();
    kept.into_bytes()
}

/// The outlets that differ, or that only one of the two has.
fn differing<'a>(these: &'a Outlets, those: &'a Outlets) -> Vec<&'a str> {
    let told = |outlets: &Outlets, name: &String| {
        let page = outlets.get(name)?;
        Some((page.status, without_ids(&page.body)))
    };
    let names: BTreeSet<&String> = these.keys().chain(those.keys()).collect();
    names
        .into_iter()
        .filter(|name| told(these, name) != told(those, name))
        .map(String::as_str)
        .collect()
}

/// The outlets are there, tell how many answered and why nothing of the two is shown, and add no groups up.
fn assert_shown_and_hidden(outlets: &Outlets) {
    for name in [
        "/resultaten as lead",
        "/uitkomsten.pdf as lead",
        "/gesprek/gespreksblad.pdf as lead",
        "/gesprek/scherm?dia=stelling-t5.3 as programme",
        "/verbeterplan.pdf as lead, later",
        " as anybody",
        "/uitkomsten as anybody",
        "/uitkomsten.pdf as anybody",
        "/verbeterplan.pdf as anybody",
    ] {
        assert_eq!(outlets[name].status, StatusCode::OK, "{name}");
    }
    let slides = outlets.keys().filter(|name| name.contains("scherm?dia="));
    assert!(slides.count() > 10, "{:?}", outlets.keys());
    let results = outlets["/resultaten as lead"].text();
    for part in [
        "7 van 25",
        "2 van 5",
        "Te weinig antwoorden om te tonen, minimaal 5",
    ] {
        assert!(results.contains(part), "{part}: {results}");
    }
    for (name, page) in outlets {
        if let Ok(text) = str::from_utf8(&page.body) {
            assert!(!text.contains("9 van 30"), "both boards together: {name}");
        }
    }
}

#[tokio::test]
async fn what_two_people_answered_is_in_no_outlet_and_changes_none() {
    let usual = World::with(None).await.outlets().await;
    assert_shown_and_hidden(&usual);
    let turned = World::with(Some(RespondentGroup::Executive)).await;
    let none: Vec<&str> = Vec::new();
    assert_eq!(differing(&usual, &turned.outlets().await), none);

    // Seven people who answer the other way round do show, so the two would.
    let council = World::with(Some(RespondentGroup::Council)).await;
    let council = council.outlets().await;
    let shows = differing(&usual, &council);
    for name in [
        "/resultaten as lead",
        "/uitkomsten.pdf as lead",
        "/uitkomsten as anybody",
        "/uitkomsten.pdf as anybody",
    ] {
        assert!(shows.contains(&name), "{name} is not in {shows:?}");
    }
}
