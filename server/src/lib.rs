//! The program `quickscan`.
