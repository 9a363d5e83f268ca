// Looks every few seconds whether the payment has been settled: the page is then sent on, and we go with it.
"use strict";
(() => {
  const EVERY = 5000;
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
        if (answer.type === "opaqueredirect") return location.reload();
      } catch {
        // No net just now: look again.
      }
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
})();
