// The keeper's camera reads a code, where the phone can; typing the six digits always works.
"use strict";
(() => {
  const button = document.querySelector("[data-scan]"), box = document.querySelector("[data-scanner]");
  if (!button || !box || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const video = box.querySelector("video"), refused = box.querySelector("[data-scan-refused]");
  let stream = null, busy = false;
  button.hidden = false;

  const stop = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    box.hidden = true;
  };
  // Of an address only our own path is followed, on this site; whatever else lies before the camera is left alone.
  const follow = (text) => {
    const path = /^https?:\/\/[^/]+(\/(?:g|p)\/[\w-]+)$/.exec(text);
    if (path) { stop(); location.assign(`${path[1]}?language=${document.documentElement.lang}`); return true; }
    if (!/^\d{6}$/.test(text)) return false;
    stop();
    document.querySelector("#code").value = text;
    document.querySelector("#code").form.submit();
    return true;
  };
  const look = async (detector) => {
    while (stream) {
      try {
        const codes = await detector.detect(video);
        if (codes.some((code) => follow(code.rawValue))) return;
      } catch { /* the picture is not there yet */ }
      await new Promise((later) => setTimeout(later, 200));
    }
  };
  button.addEventListener("click", async () => {
    if (busy || stream) return;
    busy = true;
    box.hidden = false;
    refused.hidden = true;
    try {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.play().catch(() => {}); // it may wait for its first picture; looking goes on meanwhile
      look(detector);
    } catch {
      if (stream) stop();
      box.hidden = false;
      refused.hidden = false;
    }
    busy = false;
  });
  box.querySelector("[data-scan-end]").addEventListener("click", stop);
})();
