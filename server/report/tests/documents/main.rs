//! What the documents promise to their readers, checked on the bytes that come out.

#![cfg(test)]

mod builder;
mod codes;
mod conformance;
mod glyphs;
mod paper;
mod plan;
mod poster;
mod progress;
mod qr;
mod reading;
mod results;
mod samples;
mod talk;
