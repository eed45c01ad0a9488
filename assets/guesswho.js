/* What the browser does alone: theme, toast, aiming, the dialog before a guess, corrections.
   Each function is a Dash clientside callback; see callbacks.py of the page it serves. */
(function () {
  "use strict";
  const none = () => window.dash_clientside.no_update;
  const tapped = () => {
    const { triggered } = window.dash_clientside.callback_context;
    return triggered.length && triggered[0].value ? triggered[0] : null;
  };
  const idOf = (prop) => JSON.parse(prop.prop_id.slice(0, prop.prop_id.lastIndexOf(".")));

  /* Theme: "light" or "dark" when chosen, else the system's. */
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : systemDark.matches;
  };
  const toggleTheme = (clicks) => {
    if (clicks) {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      try {
        localStorage.setItem("theme", theme);
      } catch (error) {
        /* storage may be forbidden: the choice then lasts until the page is left */
      }
    }
    return String(isDark());
  };

  /* Toast */
  let hiding = 0;
  let shownAt = 0;
  const TOAST_MS = 7000;
  const OLD_MS = 500;
  const toast = (text) => {
    clearTimeout(hiding);
    if (!text) {
      return "toast";
    }
    shownAt = performance.now();
    hiding = setTimeout(() => window.dash_clientside.set_props("toast", { children: "" }), TOAST_MS);
    return "toast toast--on";
  };
  /* What was said about the step before is no longer true on the next one. */
  const dropOldToast = () => {
    if (performance.now() - shownAt > OLD_MS) {
      window.dash_clientside.set_props("toast", { children: "" });
    }
  };

  /* A new step begins at its top, and a screen reader reads its heading. */
  const focusOn = (heading) => {
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  };
  const arrive = () => {
    dropOldToast();
    window.scrollTo(0, 0);
    requestAnimationFrame(() => focusOn(document.querySelector("main h1")));
  };
  /* Another page is a new step, too; the one where the visitor came in is not. */
  let place = window.location.pathname;
  const turnPage = () => {
    if (place !== window.location.pathname) {
      place = window.location.pathname;
      arrive();
    }
  };
  const end = (children) => {
    if (children && children.length) {
      window.scrollTo(0, 0);
      requestAnimationFrame(() => focusOn(document.querySelector(".ending h2")));
    }
  };

  /* A turn: what was asked is shown at once; until the answer is here, further taps do nothing. */
  const talk = () => document.querySelector(".talk");
  let turns = 0;
  const turnOn = (question) => {
    turns += 1;
    talk().dataset.asked = question;
    talk().dataset.live = "";
    document.querySelector(".table").setAttribute("aria-busy", "true");
  };
  const isTurnOn = () => Boolean(talk() && talk().dataset.asked);
  const turnOff = () => {
    if (!isTurnOn()) {
      return;
    }
    delete talk().dataset.asked;
    document.querySelector(".table").removeAttribute("aria-busy");
    requestAnimationFrame(keepFocus);
  };
  /* The chip that was tapped may be gone: the keyboard goes on at the next one. */
  const keepFocus = () => {
    const here = document.activeElement;
    const lost = !here || here === document.body || !here.checkVisibility();
    const next = document.querySelector(".reply, .chip[aria-disabled=false]:not(.chip--hidden)");
    if (lost && !document.querySelector(".table--over")) {
      (next || document.getElementById("play-aim")).focus({ preventScroll: true });
    }
  };

  /* Guessing: aim, tap a face, confirm. */
  const toggle = () => document.getElementById("play-aim");
  const board = () => document.querySelector(".board--you");
  const aim = () => {
    turnOff();
    const { triggered } = window.dash_clientside.callback_context;
    const toggled = triggered.length && triggered[0].prop_id === "play-aim.n_clicks";
    const on = Boolean(toggled && !document.querySelector(".table--aim"));
    document.querySelector(".table").classList.toggle("table--aim", on);
    if (on) {
      board().scrollIntoView({ block: "nearest" });
      const standing = ".tile:not([aria-disabled=true], .tile--down)";
      (board().querySelector(standing) || toggle()).focus();
    }
    return String(on);
  };
  /* Where one flips by hand a tap flips, unless one aims at a frame that stands. */
  const isFlipping = (tile) =>
    tile.closest(".board--hand") && (!tile.closest(".table--aim") || tile.matches(".tile--down"));
  const openGuess = () => {
    const tap = tapped();
    const tile = tap && document.querySelector(`[data-card="${CSS.escape(idOf(tap).card)}"]`);
    const out = tile && (tile.getAttribute("aria-disabled") === "true" || isFlipping(tile));
    if (!tile || out) {
      return [none(), none(), none(), none()];
    }
    const dialog = document.getElementById("play-guess");
    if (!dialog.open) {
      dialog.showModal();
      document.getElementById("play-guess-no").focus();
    }
    const face = tile.querySelector("img").getAttribute("src");
    document.getElementById("play-guess-yes").dataset.asks = tile.dataset.asks;
    return [tile.dataset.card, tile.dataset.name, face, tile.title];
  };
  const closeGuess = () => {
    document.getElementById("play-guess").close();
    document.querySelector(".table").classList.remove("table--aim");
    return "false";
  };

  /* Corrections: one tap chooses a value. */
  const choose = (clicks, ids) => {
    const tap = tapped();
    if (!tap) {
      return [ids.map(none), none()];
    }
    const { value } = idOf(tap);
    return [ids.map((id) => String(id.value === value)), value];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    guesswho: { toggleTheme, toast, arrive, turnPage, end, aim, openGuess, closeGuess, choose },
  });

  /* What cannot be used can be read: its click stops here, and so does a second click of two. */
  const isDead = (button, clicks) =>
    button.getAttribute("aria-disabled") === "true" ||
    button.closest(".table--pick .tile") ||
    (isTurnOn() && button.closest(".table, .dialog")) ||
    (clicks > 1 && button.matches(".button"));
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("button");
      if (!button) {
        return;
      }
      if (isDead(button, event.detail)) {
        event.stopPropagation();
        event.preventDefault();
      } else if (button.matches(".chip")) {
        turnOn(button.title);
      } else if (button.matches(".reply")) {
        turnOn(button.textContent);
      } else if (button.id === "play-guess-yes") {
        turnOn(button.dataset.asks);
      }
    },
    true
  );

  /* A call that fails on its way is told; Dash itself would stay silent. */
  const GRACE_MS = 250;
  const asked = window.fetch;
  window.fetch = async (address, ...rest) => {
    if (!String(address.url || address).includes("_dash-update-component")) {
      return asked(address, ...rest);
    }
    if (isLook(rest)) {
      return look(address, rest);
    }
    const turn = turns;
    try {
      const answer = await asked(address, ...rest);
      if (answer.status === 401) {
        logIn(); // the login has ended while its page was open
      } else if (!answer.ok) {
        tellLost();
      }
      return answer;
    } catch (error) {
      tellLost();
      throw error;
    } finally {
      setTimeout(() => turn === turns && turnOff(), GRACE_MS);
    }
  };
  /* Looking for the friend's turn is nobody's tap: it ends no turn and needs no toast. */
  const isLook = ([options]) =>
    /"changedPropIds":\["play-poll[\w-]*\.n_intervals"\]/.test((options && options.body) || "");
  const look = async (address, rest) => {
    let reached = false;
    try {
      const answer = await asked(address, ...rest);
      reached = answer.ok;
      return answer;
    } finally {
      window.dash_clientside.friend.looked(reached);
    }
  };
  const logIn = () => {
    const next = encodeURIComponent(window.location.pathname);
    window.location.assign(`/staff/login?next=${next}`);
  };
  let leaving = false;
  window.addEventListener("pagehide", () => {
    leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  const tellLost = () => {
    const { lost } = document.getElementById("toast").dataset;
    if (!leaving) {
      window.dash_clientside.set_props("toast", { children: lost });
    }
  };
})();
