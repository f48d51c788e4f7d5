//! Whole journeys through the program in process, as people without scripts make them, and what holds for every page.

#![expect(clippy::unwrap_used, reason = "a step that fails ends its test")]

mod access;
mod accounts;
mod arrows;
mod asking_clerks;
mod authorities;
mod bad_input;
mod before_the_talk;
mod bringing;
mod conflicts;
mod dependencies;
mod dividing;
mod every_page;
mod filling_in;
mod following;
mod hidden_group;
mod impossible_scans;
mod in_the_room;
mod last_pages;
mod long_texts;
mod measuring_again;
mod paper;
mod peer_review;
mod pool;
mod possible_answers;
mod previewing;
mod programme;
mod publishing;
mod recruiting;
mod remarks;
mod scans;
mod shared_devices;
mod signing_in;
mod slips_in_the_room;
mod standard_scripts;
mod steps_over;
mod style;
mod support;
mod talking;
mod tidying;
mod versions;
mod watching;
mod weight;
mod wording;
mod wrong_forms;
