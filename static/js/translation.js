/* Says in the reader's language what the translation editor's own script says in English only. */
"use strict";
(() => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;
  const language = document.documentElement.lang;
  const heading = /^(.+) to (.+) translation$/;
  const englishDay = /\d{1,2} [A-Z][a-z]+ \d{4}$/;

  function inOurDays(text) {
    return text.replace(englishDay, (day) => new Date(day).toLocaleDateString(language, { dateStyle: "long" }));
  }

  function inOurWords(text) {
    const languages = heading.exec(text);
    if (languages) return interpolate(gettext("From %(source)s to %(target)s"), { source: languages[1], target: languages[2] }, true);
    return text === "More actions" ? gettext("More actions") : text;
  }

  function sweep() {
    const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      // What somebody wrote stands in a paragraph; who translated it and when, in the item itself.
      const isDated = node.parentElement.tagName === "LI" && !language.startsWith("en");
      const said = isDated ? inOurDays(node.nodeValue) : inOurWords(node.nodeValue);
      if (said !== node.nodeValue) node.nodeValue = said;
    }
  }

  new MutationObserver(sweep).observe(editor, { childList: true, subtree: true });
  sweep();
})();
