//! The improvement plan: what a council gets before it.

use crate::conformance::assert_conforms;
use crate::samples;

/// Writes a document where a person who wants to look at it asks for it.
fn keep(name: &str, pdf: &[u8]) {
    if let Ok(folder) = std::env::var("KEEP_DOCUMENTS") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf).unwrap();
    }
}

#[test]
fn every_plan_conforms() {
    for (name, plan) in [("usual", samples::usual()), ("nearly-empty", samples::nearly_empty()), ("huge", samples::huge())] {
        let pdf = plan.to_pdf().unwrap();
        keep(name, &pdf);
        assert_conforms(&pdf);
    }
}
