//! Pages that need data.

use super::failure::{Failure, FailurePage};
use leptos::prelude::*;
use std::future::Future;

/// Waits for the data of a page and shows the page, or the page that says why it cannot be shown.
///
/// Read what the page needs from its context ([`super::visit::use_visit`], parameters of the address) before
/// the future's first `await`, best outside of it.
pub fn load<V: IntoView + 'static>(
    page: impl Future<Output = Result<V, Failure>> + Send + 'static,
) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                match page.await {
                    Ok(view) => view.into_any(),
                    Err(failure) => view! { <FailurePage failure/> }.into_any(),
                }
            })}
        </Suspense>
    }
}
