//! What a page costs somebody on a phone with a poor connection.

use acceptance::{Scene, TestSite};
use questionnaires::kind::RespondentGroup;

/// Before a page of the questionnaire can be read and filled in, over the wire.
const PAGE: usize = 40 * 1024;

/// The islands, before compression.
const ISLANDS: usize = 200 * 1024;

#[tokio::test]
async fn a_theme_can_be_filled_in_after_forty_kilobytes() {
    let scene = Scene::open().await;
    let respondent = scene.site.visitor();
    let page =
        crate::filling_in::come_in(&respondent, &scene.codes(RespondentGroup::Council).await[0])
            .await;
    let page = crate::filling_in::to_first_theme(&respondent, page).await;
    let style = server::assets::addresses().style;
    let weight = respondent.weigh(&page.address).await + respondent.weigh(style).await;
    assert!(
        weight <= PAGE,
        "{weight} bytes for {} and the styles",
        page.address
    );
}

#[tokio::test]
async fn the_islands_stay_small() {
    let site = TestSite::new().await;
    let module = site
        .visitor()
        .get(server::assets::addresses().islands_module)
        .await;
    assert_eq!(&module.body[..4], b"\0asm");
    assert!(module.body.len() <= ISLANDS, "{} bytes", module.body.len());
}

#[tokio::test]
async fn assets_may_be_kept_for_ever_and_come_compressed() {
    let site = TestSite::new().await;
    let visitor = site.visitor();
    let addresses = server::assets::addresses();
    for address in [
        addresses.style,
        addresses.icon,
        addresses.islands_start,
        addresses.islands_bindings,
        addresses.islands_module,
    ] {
        let whole = visitor.get(address).await;
        let cache = whole.headers["cache-control"].to_str().unwrap();
        assert!(cache.contains("immutable"), "{address}: {cache}");
        assert!(
            visitor.weigh(address).await < whole.body.len(),
            "{address} is compressed"
        );
    }
}
