//! The forms of the talk, as a browser without scripts handles them.

use acceptance::{Person, Scene};

const TOO_LONG: usize = services::sessions::LONGEST_TEXT + 1;

#[tokio::test]
async fn statements_stand_by_theme_and_what_is_chosen_comes_first() {
    let scene = Scene::closed().await;
    let clerk = scene.site.signed_in(Person::Clerk).await;
    for (form, text) in [("gesprekspunten", "text"), ("prioriteiten", "dissent")] {
        let address = format!("/scans/{}/gesprek/{form}/nieuw", scene.scan);
        let page = clerk.get(&address).await.fine();
        let themes = page.texts("details legend");
        assert_eq!(themes.len(), 8, "{form}: {themes:?}");
        assert_eq!(page.texts("details[open] legend"), themes[..1], "{form}");

        assert!(
            !page.text().contains("T3.1"),
            "{form}: a key is no word of the questionnaire"
        );
        let labels = page.texts("details:nth-of-type(3) label");
        let third = labels.first();
        let filled = page.form("Bewaren").choose(&themes[2], third.unwrap());
        let again = clerk.send(filled.forge(text, &"x".repeat(TOO_LONG))).await;
        again.assert_whole();
        assert!(!again.texts("[role=alert] li a").is_empty(), "{form}");
        let after = again.texts("details legend");
        assert_eq!(after[0], themes[2], "{form}: what was chosen comes first");
        assert_eq!(after.len(), themes.len(), "{form}");
        assert_eq!(again.texts("details[open] legend"), after[..1], "{form}");
        assert!(
            again.form("Bewaren").is_chosen(&themes[2], third.unwrap()),
            "{form}"
        );
    }
}
