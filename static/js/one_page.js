/* A new page is made once: publishing waits for the draft that is being kept, and none is kept after it. */
"use strict";
(() => {
  let keeping = false;
  let leaving = false;
  let go = null;

  document.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    else keeping = true;
  });

  function kept() {
    keeping = false;
    if (go) go();
    go = null;
  }
  document.addEventListener("w-autosave:success", kept);
  document.addEventListener("w-autosave:error", kept);

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!form.matches("[data-controller~='w-autosave']")) return;
    if (!keeping) {
      leaving = !event.defaultPrevented;
      return;
    }
    event.preventDefault();
    go = () => {
      // Wagtail shuts the button while it works; a shut button would not be sent.
      if (submitter) submitter.disabled = false;
      form.requestSubmit(submitter);
    };
  });
})();
