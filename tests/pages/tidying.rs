//! What the server does by itself, now and then.

use acceptance::Scene;
use chrono::TimeDelta;
use services::results::destroy_late;

#[tokio::test]
async fn what_results_were_made_of_is_gone_three_months_after_closing() {
    let scene = Scene::closed().await;
    scene.site.later(TimeDelta::days(80));
    server::jobs::tidy(&scene.site).await;
    scene.site.later(TimeDelta::days(20));
    server::jobs::tidy(&scene.site).await;
    let left = destroy_late(&scene.site).await.expect("an answer");
    assert_eq!(left.scans, 0, "nothing is left to destroy");
}
