//! The use cases of the Quick Scan.
