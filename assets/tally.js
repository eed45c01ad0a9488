/* How the matches of this device went. They are kept in this browser and sent nowhere. */
(function () {
  "use strict";
  const KEY = "matches";
  const MOST = 300;
  const SHOWN = 20;

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      return []; /* storage may be forbidden, or hold what we have not written */
    }
  };
  const write = (matches) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(matches.slice(-MOST)));
    } catch (error) {
      /* the match is then not counted */
    }
  };

  /* A match is counted once, however often its end is shown. */
  const count = () => {
    const end = document.querySelector("[data-match]");
    const match = end && JSON.parse(end.dataset.match);
    const matches = read();
    if (match && !matches.some((one) => one.id === match.id)) {
      write([...matches, match]);
    }
  };

  const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const streak = (matches) => {
    const lost = matches.map((one) => !one.won).lastIndexOf(true);
    return matches.length - 1 - lost;
  };
  const fill = (place, name, text) => {
    place.querySelector(`[data-tally=${name}]`).textContent = text;
  };
  const drawRow = (place, matches) => {
    const dots = matches.slice(-SHOWN).map((one) => {
      const dot = document.createElement("i");
      dot.className = one.won ? "tally__dot tally__dot--won" : "tally__dot";
      return dot;
    });
    place.querySelector("[data-tally=row]").replaceChildren(...dots);
  };
  const drawLanes = (place, matches) => {
    const found = matches.filter((one) => one.asked !== null);
    const lanes = place.querySelector("[data-tally=lanes]");
    lanes.hidden = !found.length;
    if (found.length) {
      const asked = mean(found.map((one) => one.asked));
      const best = mean(found.map((one) => one.best));
      [asked, best].forEach((number, lane) => {
        fill(place, ["asked", "best"][lane], number.toFixed(1));
        const share = (100 * number) / Math.max(asked, best, 1);
        lanes.querySelectorAll("i")[lane].style.width = `${share}%`;
      });
    }
  };
  const drawRivals = (place, matches) => {
    place.querySelectorAll("[data-rival]").forEach((rival) => {
      const played = matches.filter((one) => one.rival === rival.dataset.rival);
      const won = played.filter((one) => one.won).length;
      rival.hidden = !played.length;
      rival.querySelector("figcaption").textContent = `${won} : ${played.length - won}`;
    });
  };
  const draw = () => {
    const matches = read();
    document.querySelectorAll(".tally").forEach((place) => {
      place.dataset.drawn = "";
      place.hidden = !matches.length;
      fill(place, "won", `${matches.filter((one) => one.won).length} / ${matches.length}`);
      fill(place, "streak", streak(matches));
      drawRow(place, matches);
      drawLanes(place, matches);
      drawRivals(place, matches);
    });
  };
  /* Wherever the picture turns up, on whatever page, it is filled in. */
  new MutationObserver(() => {
    if (document.querySelector(".tally:not([data-drawn])")) {
      count();
      draw();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-tally=forget]")) {
      /* the match that is over here stays forgotten, too */
      document.querySelectorAll("[data-match]").forEach((end) => delete end.dataset.match);
      write([]);
      draw();
    }
  });
})();
