mod counting;
mod destroyed;
mod traces;
