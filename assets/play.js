/* Before a match: what the closed options say. In it: frames that are flipped by hand. */
(function () {
  "use strict";
  const none = () => window.dash_clientside.no_update;

  /* The heading of the closed options says in words what is chosen in them. */
  const say = (...values) => {
    const says = [...document.querySelectorAll(".more .options")].map((group, place) => {
      const chosen = [...group.querySelectorAll(".option")].find(
        (option) => JSON.parse(option.id).value === values[place]
      );
      return chosen ? chosen.dataset.says : "";
    });
    return says.length ? says.filter(Boolean).join(" · ") : none();
  };

  /* A tap flips a frame at once; the server only keeps it. While one aims, a tap guesses. */
  const flip = () => {
    const { triggered } = window.dash_clientside.callback_context;
    const board = document.querySelector(".board--hand");
    if (!triggered.length || !triggered[0].value || !board || board.closest(".table--aim")) {
      return none();
    }
    const { prop_id: prop } = triggered[0];
    const id = JSON.parse(prop.slice(0, prop.lastIndexOf(".")));
    const tile = board.querySelector(`[data-card="${CSS.escape(id.card)}"]`);
    const down = !tile.matches(".tile--down");
    window.dash_clientside.set_props(id, {
      className: down ? "tile tile--down" : "tile",
      "aria-pressed": String(down),
    });
    return { card: id.card, down };
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { play: { say, flip } });
})();
