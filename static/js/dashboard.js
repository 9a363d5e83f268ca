// Small comforts of the workrooms; every page works without them.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const wide = window.matchMedia("(min-width: 62rem)");
for (const menu of document.querySelectorAll("[data-open-when-wide]")) {
  const follow = () => { if (wide.matches) menu.open = true; };
  wide.addEventListener("change", follow);
  follow();
}
for (const all of document.querySelectorAll("[data-check-all]")) {
  const form = all.closest("form"), boxes = [...form.elements].filter((box) => box.name === "p");
  all.hidden = boxes.length < 2;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of boxes) box.checked = event.target.checked;
  });
}
