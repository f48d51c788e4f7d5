use questionnaires::protection::Released;

fn main() {
    let _ = Released("anything");
    let _ = Released::new("anything");
}
