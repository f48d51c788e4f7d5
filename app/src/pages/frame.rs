//! What surrounds the content of every page: skip link, header, navigation, footer.

use super::visit::Visit;
use leptos::prelude::*;
use leptos_meta::Title;
use questionnaires::kind::AuthorityKind;
use questionnaires::versions::Versions;
use services::{Member, Role};

/// Name of the instrument where no kind of authority is meant.
pub const INSTRUMENT: &str = "Quick Scan Lokale Democratie";

/// Name of the instrument for a kind of authority, as the newest questionnaire has it.
#[must_use]
pub fn instrument_of(kind: AuthorityKind) -> String {
    let newest = Versions::embedded().newest();
    newest.map_or_else(
        || INSTRUMENT.to_owned(),
        |version| version.instrument.title.of(kind).to_owned(),
    )
}

/// The sentence that every page and every report carries.
pub const CAVEAT: &str = "Deze scan is een hulp bij het gesprek. Hij is niet representatief, stelt geen waarheid vast en geeft geen cijfer.";

/// A link in the navigation below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationLink {
    /// Where it leads.
    pub href: String,
    /// What it reads.
    pub label: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A page. Everything a page shows is inside one of these.
#[component]
pub fn Page(
    /// Title in the browser's tab, without the name of the instrument.
    #[prop(into)]
    title: String,
    /// For reading and filling in: a narrower column.
    #[prop(optional)]
    narrow: bool,
    /// Name of the instrument for this kind of authority.
    #[prop(default = INSTRUMENT.to_owned(), into)]
    instrument: String,
    /// Whose page it is, at the right of the header: an authority. Left out, it says who is signed in.
    #[prop(optional, into)]
    whose: Option<String>,
    /// What the pages beside this one are about, such as an authority with its scan; empty where the heading says it.
    #[prop(optional, into)]
    subject: String,
    /// The pages beside this one.
    #[prop(optional)]
    navigation: Vec<NavigationLink>,
    /// A bar between header and content, such as progress over the themes.
    #[prop(default = None)]
    bar: Option<AnyView>,
    /// The content, with the page's one `h1`.
    children: Children,
) -> impl IntoView {
    let page = if narrow {
        "qs-page qs-page--narrow"
    } else {
        "qs-page"
    };
    let title = format!("{title} – {instrument}");
    view! {
        <Title text=title/>
        <a class="qs-skip-link" href="#inhoud">"Naar de inhoud"</a>
        <PageHeader page instrument whose subject navigation/>
        {bar}
        <main class=format!("qs-main {page}") id="inhoud" tabindex="-1">
            {children()}
        </main>
        <PageFooter page/>
    }
    .into_any()
}

#[component]
fn PageHeader(
    page: &'static str,
    instrument: String,
    whose: Option<String>,
    subject: String,
    navigation: Vec<NavigationLink>,
) -> impl IntoView {
    let subject = (!subject.is_empty())
        .then(|| view! { <p class=format!("qs-page-header__subject {page}")>{subject}</p> });
    view! {
        <header class="qs-page-header">
            {demonstration(page)}
            <div class=format!("qs-page-header__inner {page}")>
                <a class="qs-brand" href="/">
                    <Mark/>
                    <span>{instrument}</span>
                </a>
                <Whose whose/>
            </div>
            {subject}
            {(!navigation.is_empty()).then(|| view! { <Navigation page links=navigation/> })}
        </header>
    }
}

/// The authorities of the demonstration exist, so every page of it says that what it tells of them is made up.
fn demonstration(page: &'static str) -> Option<AnyView> {
    let visit = use_context::<Visit>()?;
    visit.services().settings().demo.is_some().then(|| {
        view! {
            <div class="qs-page-header__demonstration qs-small">
                <p class=page>
                    <strong>"Demonstratie. "</strong>
                    "De mensen en hun antwoorden zijn verzonnen."
                </p>
            </div>
        }
        .into_any()
    })
}

/// At the right of the header: whose page it is, or who is signed in, with the way out.
#[component]
fn Whose(whose: Option<String>) -> impl IntoView {
    let member = use_context::<Visit>().and_then(|visit| visit.actor.member().cloned());
    match (whose, member) {
        (Some(whose), _) => view! { <p class="qs-page-header__authority qs-small">{whose}</p> }.into_any(),
        (None, Some(member)) => view! {
            <form class="qs-page-header__authority qs-page-header__member qs-small" method="post" action="/uitloggen">
                <span>{format!("{}, {}", member.name, role_names(&member))}</span>
                {member.is(Role::Programme).then(|| view! { <a class="qs-standalone" href="/programma">"Programma"</a> })}
                <a class="qs-standalone" href="/scans">"Scans"</a>
                <button class="qs-link-button" type="submit">"Uitloggen"</button>
            </form>
        }
        .into_any(),
        (None, None) => ().into_any(),
    }
}

/// What somebody is, in words: "procesbegeleider en trekker".
#[must_use]
pub fn role_names(member: &Member) -> String {
    let names: Vec<&str> = member
        .roles
        .iter()
        .map(|role| match role {
            Role::Programme => "programmamedewerker",
            Role::Clerk => "procesbegeleider",
            Role::Lead => "trekker",
        })
        .collect();
    names.join(" en ")
}

/// The mark: four groups around one line.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="qs-brand__mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
            <path fill="currentColor" d="M2 5h10v4H2zM7 12h12v4H7zM16 19h10v4H16z"/>
            <path stroke="currentColor" stroke-width="1.5" d="M14 1v26"/>
        </svg>
    }
}

/// As many links stand on a phone in at most two lines; more of them wait behind a summary there.
const FEW: usize = 4;

/// The pages beside this one. On a phone many would fill the screen before the page begins, so there they open on
/// request; on a wider screen the style shows them always.
#[component]
fn Navigation(page: &'static str, links: Vec<NavigationLink>) -> impl IntoView {
    let many = links.len() > FEW;
    let current = links.iter().find(|link| link.current);
    let current = current.map(|link| link.label.clone());
    let links: Vec<_> = links
        .into_iter()
        .map(|link| {
            view! { <li><a href=link.href aria-current=link.current.then_some("page")>{link.label}</a></li> }
        })
        .collect();
    let list = view! { <ul>{links}</ul> };
    let content = if many {
        view! {
            <details>
                <summary>"Menu"{current.map(|label| view! { <span class="qs-nav__current">": "{label}</span> })}</summary>
                {list}
            </details>
        }
        .into_any()
    } else {
        list.into_any()
    };
    view! { <nav class=format!("qs-nav {page}") aria-label="Onderdelen">{content}</nav> }
}

#[component]
fn PageFooter(page: &'static str) -> impl IntoView {
    view! {
        <footer class="qs-page-footer">
            <div class=format!("qs-page-footer__inner {page}")>
                <p class="qs-measure">{CAVEAT}</p>
                <ul>
                    <li><a href="/toegankelijkheid">"Toegankelijkheid"</a></li>
                    <li><a href="/privacy">"Privacy"</a></li>
                </ul>
            </div>
        </footer>
    }
}
