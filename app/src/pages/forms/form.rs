use leptos::prelude::*;

/// A form that posts to the address of its own page, or to `action`.
#[component]
pub fn Form(
    /// Path to post to, when it is not that of the page.
    #[prop(optional, into)]
    action: Option<String>,
    /// Names the form for those who jump from form to form.
    #[prop(optional, into)]
    label: Option<String>,
    /// Saved while somebody types in it, on a page that has the island for that.
    #[prop(optional)]
    keep: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="qs-form" method="post" action=action aria-label=label novalidate data-keep=keep.then_some("typing")>
            {children()}
        </form>
    }
}
