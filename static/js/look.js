// Says to Django's admin before it is drawn whether the reader chose light or dark.
"use strict";
document.documentElement.dataset.theme = document.currentScript.dataset.look;
