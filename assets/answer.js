/* Where the visitor answers himself: his face in mind, the two boards, answers by key. */
(function () {
  "use strict";
  const table = () => document.querySelector(".table--honest");

  const show = (which) => {
    table().classList.toggle("table--theirs", which === "theirs");
    table()
      .querySelectorAll(".swap__one")
      .forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.shows === which)));
  };
  const reply = (key) => table().querySelector(`.reply[data-key="${key}"]`);

  /* After every turn the board that is needed now; the keyboard goes on at the answers. */
  const turned = () => {
    if (table()) {
      const asked = table().querySelector(".reply");
      show(asked ? "theirs" : "mine");
      if (asked && !table().matches(".table--pick")) {
        window.scrollTo(0, 0);
        requestAnimationFrame(() => asked.focus({ preventScroll: true }));
      }
    }
  };
  const gotOne = () => {
    table().classList.remove("table--pick");
    window.scrollTo(0, 0);
    (table().querySelector(".reply") || table().querySelector("#play-aim")).focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".table--honest button");
    if (!button) {
      return;
    }
    if (button.id === "play-picked") {
      gotOne();
    } else if (button.dataset.shows) {
      show(button.dataset.shows);
    }
  });
  /* Y, N and U answer while one is at the table: not in a field, and not in a dialog over it. */
  document.addEventListener("keydown", (event) => {
    const { activeElement: here } = document;
    const atTable = here === document.body || here.closest(".table--honest");
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.repeat);
    if (plain && atTable && /^[ynu]$/i.test(event.key) && table()) {
      const button = !table().matches(".table--pick") && reply(event.key.toLowerCase());
      if (button) {
        button.click();
      }
    }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { answer: { turned } });
})();
