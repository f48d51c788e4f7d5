//! What there is to read further: the files of the plan and the results, and other pages. And whom to ask.

use crate::pages::dates::day;
use crate::pages::numbers::whole;
use leptos::prelude::*;
use services::publication::PublicView;

/// The section; nothing in a preview, where no address is known yet.
pub fn documents(view: &PublicView) -> Option<AnyView> {
    let path = &view.path;
    let earlier: Vec<_> = view
        .earlier
        .iter()
        .map(|scan| {
            let label = format!("Uitkomsten van {}", scan.authority.in_sentence());
            view! { <li><a class="qs-standalone" href=scan.path.clone()>{label}</a>" "<span class="qs-subtle">"ging hierin op"</span></li> }
        })
        .collect();
    (!path.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="nalezen">
                <h2 id="nalezen">"Alles nalezen"</h2>
                <ul class="qs-rows">
                    {file(format!("{path}/verbeterplan.pdf"), "Verbeterplan".to_owned(), view.plan_file_size)}
                    {results_file(path)}
                    {earlier_versions(view)}
                    {progress(view)}
                    <li><a class="qs-standalone" href=format!("{path}/uitkomsten")>"Antwoorden op alle stellingen"</a></li>
                    {earlier}
                    <li><a class="qs-standalone" href="/openbaar">"Resultaten van andere organisaties"</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

fn earlier_versions(view: &PublicView) -> Vec<AnyView> {
    let versions = view.earlier_versions.iter();
    versions
        .map(|own| {
            let href = format!("{}/versies/{}/verbeterplan.pdf", view.path, own.number);
            let label = format!(
                "Eerder plan: versie {}.0 van {}",
                own.number,
                day(own.adopted_on)
            );
            file(href, label, own.file_size)
        })
        .collect()
}

fn progress(view: &PublicView) -> Option<AnyView> {
    view.progress.as_ref().map(|own| {
        let page = format!("{}/voortgang", view.path);
        let label = format!(
            "Voortgang van het verbeterplan, stand van {}",
            day(own.report.on)
        );
        view! {
            <li><a class="qs-standalone" href=page.clone()>"Voortgang van het verbeterplan"</a></li>
            {file(format!("{page}.pdf"), label, own.file_size)}
        }
        .into_any()
    })
}

/// The results as a file, to print or to keep. It is made when it is asked for, so nobody knows how large it is.
pub fn results_file(path: &str) -> AnyView {
    let label = "Uitkomsten als PDF: de antwoorden op alle stellingen en wat mensen schreven";
    file(format!("{path}/uitkomsten.pdf"), label.to_owned(), None)
}

/// A file with what it is and how large. All are made to be read aloud as well: PDF/UA.
fn file(href: String, label: String, size: Option<u64>) -> AnyView {
    let size = size.map_or_else(String::new, |bytes| format!(", {}", in_words(bytes)));
    view! {
        <li>
            <a class="qs-standalone" href=href download>{label}</a>
            " "
            <span class="qs-subtle">{format!("PDF{size}, toegankelijk")}</span>
        </li>
    }
    .into_any()
}

/// The size of a file: "214 kB", "1,3 MB".
fn in_words(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1000);
    if kilobytes < 1000 {
        return format!("{kilobytes} kB");
    }
    let tenths = kilobytes.div_ceil(100);
    format!("{},{} MB", whole(tenths / 10), tenths % 10)
}

/// Whom to ask, where respondents were told of somebody.
pub fn contact(view: &PublicView) -> Option<AnyView> {
    view.contact.as_ref().map(|contact| {
        let email = contact.email.clone();
        view! {
            <section class="qs-section" aria-labelledby="vragen">
                <h2 id="vragen">"Hebt u een vraag?"</h2>
                <p class="qs-measure">
                    "Voor vragen over de scan of het plan: "
                    {contact.name.clone()}
                    ", "
                    <a href=format!("mailto:{email}")>{email.clone()}</a>
                </p>
            </section>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_say_them() {
        assert_eq!(in_words(1), "1 kB");
        assert_eq!(in_words(213_400), "214 kB");
        assert_eq!(in_words(999_999), "1,0 MB");
        assert_eq!(in_words(1_230_000), "1,3 MB");
    }
}
