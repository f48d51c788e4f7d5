// Wakes the islands of a page. The page works without them; they only add to it.
// Islands take plain props and have no other islands inside, so one pass over the document is enough.
import start, * as islands from "./bindings.js";

await start({ module_or_path: "./islands.wasm" });
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) {
  islands[island.dataset.component]?.(island);
}
