// The map with roads. Nothing is loaded, from us or from the tiles' host, before somebody asks for it.
// When no tile arrives the drawn map comes back, and the page says so.
"use strict";
(() => {
  const box = document.getElementById("tiles");
  const drawn = document.querySelector("svg.map");
  if (!box || !drawn) return;
  const button = box.querySelector("button");
  const by = document.getElementById("tiles-by");
  const say = document.getElementById("tiles-say");
  const names = [button.textContent, button.dataset.drawn];
  const PATIENCE = 8000;
  let holder, map, loading;

  function fetched(element) {
    return new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });
  }

  // The map measures its frame when it is made: on a slow line the styles must be there before.
  function load() {
    const styles = [box.dataset.style, box.dataset.ownStyle].map((href) =>
      fetched(Object.assign(document.createElement("link"), { rel: "stylesheet", href })));
    return Promise.all([...styles, fetched(Object.assign(document.createElement("script"), { src: box.dataset.script }))]);
  }

  function show(roads) {
    drawn.style.display = roads ? "none" : "";
    if (holder) holder.hidden = !roads;
    by.hidden = !roads;
    button.textContent = names[Number(roads)];
    button.setAttribute("aria-pressed", String(roads));
  }

  function giveUp() {
    if (map) map.remove(); // takes its listeners with it
    if (holder) holder.remove();
    map = holder = loading = undefined;
    show(false);
    say.textContent = say.dataset.failed;
  }

  function link(pin) {
    const anchor = Object.assign(document.createElement("a"), { href: pin.getAttribute("href") });
    anchor.setAttribute("aria-label", pin.getAttribute("aria-label"));
    const number = pin.querySelector(".no");
    const mark = document.createElement("b");
    mark.textContent = number ? number.textContent : "⌂"; // the city: a house, as on the drawn map
    anchor.append(mark);
    if (pin.classList.contains("city")) anchor.className = "city";
    const written = pin.querySelector("text.left, text.right"); // a name that found no room there finds none here
    if (written) {
      const name = document.createElement("span");
      name.textContent = written.textContent;
      name.className = written.getAttribute("class");
      anchor.append(name);
    }
    return anchor;
  }

  function draw() {
    const L = window.L;
    holder = document.createElement("div");
    holder.className = "tiles";
    holder.setAttribute("role", "group");
    holder.setAttribute("aria-label", box.dataset.label);
    drawn.before(holder);
    map = L.map(holder, {
      attributionControl: false, zoomControl: false, scrollWheelZoom: false, keyboard: false, zoomSnap: 0.25,
    });
    L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
    const places = [...drawn.querySelectorAll("a[data-at]")];
    const points = places.map((pin) => pin.dataset.at.split(",").map(Number));
    map.fitBounds(points, { paddingTopLeft: [48, 32], paddingBottomRight: [88, 32], maxZoom: 12 });
    places.forEach((pin, n) => {
      const icon = L.divIcon({ className: "", html: link(pin), iconSize: null });
      L.marker(points[n], { icon, interactive: false, keyboard: false }).addTo(map);
    });
    let arrived = 0;
    const wait = setTimeout(() => arrived || giveUp(), PATIENCE);
    const tiles = L.tileLayer(box.dataset.url, { maxZoom: Number(box.dataset.maxZoom) });
    tiles.on("tileload", () => { arrived += 1; });
    tiles.on("load", () => {
      clearTimeout(wait);
      if (!arrived) setTimeout(giveUp); // Leaflet is not done with its map yet
    });
    tiles.addTo(map);
  }

  button.hidden = false;
  button.addEventListener("click", async () => {
    say.textContent = "";
    if (holder) return show(holder.hidden);
    if (loading) return undefined;
    loading = true;
    try {
      if (!window.L) await load();
      show(true);
      return draw();
    } catch {
      return giveUp();
    }
  });
})();
