// Small comforts of the workrooms; every page works without them.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// The room one is in stands in view, however far along the row it is.
for (const chip of document.querySelectorAll(".work-chips [aria-current]")) {
  const row = chip.parentElement;
  row.scrollLeft = chip.offsetLeft - row.offsetLeft - (row.clientWidth - chip.offsetWidth) / 2;
}
const wide = window.matchMedia("(min-width: 62rem)");
for (const menu of document.querySelectorAll("[data-open-when-wide]")) {
  const follow = () => { if (wide.matches) menu.open = true; };
  wide.addEventListener("change", follow);
  follow();
}
for (const all of document.querySelectorAll("[data-check-all]")) {
  const form = all.closest("form"), boxes = [...form.elements].filter((box) => box.name === "p");
  const every = all.querySelector("input"), number = all.querySelector("[data-checked]");
  const say = () => {
    const checked = boxes.filter((box) => box.checked).length;
    every.checked = checked === boxes.length;
    number.textContent = checked || "";
  };
  all.hidden = boxes.length < 2;
  // What a card lets its packer choose goes along, though it stands in the card's own form.
  form.addEventListener("submit", () => {
    for (const box of boxes.filter((one) => one.checked)) {
      for (const choice of box.closest(".job").querySelectorAll("form select")) {
        const kept = document.createElement("input");
        Object.assign(kept, { type: "hidden", name: choice.name, value: choice.value });
        form.append(kept);
      }
    }
  });
  every.addEventListener("change", () => { for (const box of boxes) box.checked = every.checked; say(); });
  for (const box of boxes) box.addEventListener("change", say);
}
// In a table of goods Enter and the arrow keys lead down and up the column; only the button saves.
for (const sheet of document.querySelectorAll("[data-sheet]")) {
  sheet.addEventListener("keydown", (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key], field = event.target;
    if (!step || !field.matches("input") || event.isComposing) return;
    const column = field.name.split("-")[1];
    const fields = [...sheet.querySelectorAll(`input[name$="-${column}"]:not([type="hidden"])`)];
    const next = fields[fields.indexOf(field) + step];
    event.preventDefault();
    if (next) { next.focus(); if (next.type === "text") next.select(); }
  });
}
