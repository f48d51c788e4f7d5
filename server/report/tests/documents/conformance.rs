//! Asserts that a file keeps to PDF/UA-1 and PDF/A-2a.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Fails with every rule that is broken.
pub fn assert_conforms(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        let failures: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
        assert!(report.is_compliant, "{profile:?}:\n{}", failures.join("\n"));
        assert!(report.rules.total > 100, "the validator knows its rules");
    }
}
