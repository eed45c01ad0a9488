/* The review: boards that go through a match step by step, and a saved match that is opened. */
(function () {
  "use strict";
  const LONGEST = 64 * 1024; /* the server's limit; one byte more, and it says so */

  /* What was believed of a face at this step, against the likeliest one. */
  const share = (tile, step) => Number((tile.dataset.beliefs || "").split(" ")[step]);
  const believe = (tile, step) => {
    if (tile.dataset.beliefs) {
      const all = [...tile.parentElement.children].map((one) => share(one, step));
      tile.style.setProperty("--belief", share(tile, step) / Math.max(...all));
      tile.querySelector(".believed__share").textContent = `${Math.round(100 * share(tile, step))} %`;
    }
  };

  /* Replay: a frame lies once the step has reached the move with which it fell. */
  const show = (step) => {
    document.querySelectorAll(".boards__one").forEach((one) => {
      const tiles = [...one.querySelectorAll(".tile")];
      tiles.forEach((tile) => {
        const lies = tile.dataset.falls !== undefined && Number(tile.dataset.falls) <= step;
        tile.classList.toggle("tile--down", lies);
        believe(tile, step);
      });
      const standing = tiles.filter((tile) => !tile.matches(".tile--down")).length;
      const considered = one.dataset.considered;
      one.querySelector(".boards__count").textContent = considered
        ? `~ ${considered.split(" ")[step]}`
        : standing;
    });
    document.querySelectorAll(".move[data-step]").forEach((move) => {
      const now = Number(move.dataset.step) === step;
      move.setAttribute("aria-current", now ? "step" : "false");
    });
    const steps = document.querySelector(".replay");
    const move = document.querySelector(`.move[data-step="${step}"] .move__said`);
    steps.dataset.at = step;
    document.getElementById("review-step").textContent = move
      ? `${step} / ${steps.dataset.steps} – ${move.innerText.replace(/\s+/g, " ")}`
      : steps.dataset.start;
  };
  const go = (where) => {
    const { at = 0, steps } = document.querySelector(".replay").dataset;
    const to = { first: 0, back: Number(at) - 1, on: Number(at) + 1, last: Number(steps) }[where];
    show(Math.max(0, Math.min(to, Number(steps))));
  };

  /* Open: the file is read here, and judged by the server. */
  const open = (store) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".txt,text/plain";
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (file) {
        const text = await file.slice(0, LONGEST + 1).text();
        window.dash_clientside.set_props(store, { data: text });
      }
    });
    input.click();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".review button");
    if (!button) {
      return;
    }
    const { go: where, step, opens } = button.dataset;
    if (where) {
      go(where);
    } else if (step) {
      show(Number(step));
      document.querySelector(".replay").scrollIntoView({ block: "nearest" });
    } else if (opens) {
      open(opens);
    }
  });
})();
