// #[cfg(test)] mod x {}
