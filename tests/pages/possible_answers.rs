//! What is possible for a group is told from what is possible for another without colour, in the plot and in the table beside it.

use acceptance::{Person, Scene};
use scraper::{ElementRef, Html, Selector};

fn all<'a>(inside: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css).expect("a selector");
    inside.select(&selector).collect()
}

fn shape(line: ElementRef<'_>) -> String {
    let marks = all(line, ".qs-dots__mark path");
    assert_eq!(marks.len(), 1, "one mark a line");
    marks[0].attr("d").expect("a shape").to_owned()
}

#[tokio::test]
async fn each_line_of_the_plot_bears_the_mark_of_its_group() {
    let scene = Scene::closed().await;
    let lead = scene.site.signed_in(Person::Lead).await;
    let address = format!("/scans/{}/resultaten", scene.scan);
    let page = lead.get(&address).await.fine();
    let html = Html::parse_document(page.html());
    let plots = all(html.root_element(), ".qs-dots__plot");
    let mut two = 0;
    for plot in plots {
        let told = plot.attr("aria-label").unwrap_or_default();
        let lines = all(plot, ".qs-dots__possible");
        assert_eq!(lines.len(), told.matches("mogelijk").count(), "{told}");
        if let [council, executive] = lines.as_slice() {
            two += 1;
            assert_ne!(shape(*council), shape(*executive), "{told}");
            let height =
                |line: &ElementRef<'_>| all(*line, "line")[0].attr("y1").map(str::to_owned);
            assert_ne!(height(council), height(executive), "{told}");
            assert!(told.contains("raad ") && told.contains("bestuur en directie "));
        }
    }
    assert!(two > 0, "statements with bounds for two groups");
    let heads = page.texts("th");
    assert!(
        heads
            .iter()
            .any(|head| head == "Eens, als iedereen had geantwoord")
    );
}
