mod counting;
mod traces;
