/* What was corrected and typed on a card in the making outlives a reload of this tab. It lies
   in the tab's own storage, under the photo's address, until the card is made or given up. */
(function () {
  "use strict";
  const KEY = "card-said";
  const photo = () => {
    const image = document.querySelector(".stage img");
    return image && image.getAttribute("src");
  };

  const read = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return kept && kept.photo === photo() ? kept : { photo: photo(), said: {}, name: "" };
    } catch (error) {
      return { photo: photo(), said: {}, name: "" };
    }
  };
  const write = (change) => {
    const kept = read();
    change(kept);
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch (error) {
      /* storage may be forbidden: a reload then forgets */
    }
  };

  /* Says everything again and returns the name, for its field. */
  const restore = () => {
    const { said, name } = read();
    const { set_props: set, no_update: same } = window.dash_clientside;
    for (const [attribute, value] of Object.entries(said)) {
      set({ type: "picked", of: attribute }, { data: value });
      for (const button of document.querySelectorAll("#card-answers .option")) {
        const id = JSON.parse(button.id);
        if (id.of === attribute) {
          set(id, { "aria-pressed": String(id.value === value) });
        }
      }
    }
    return name || same;
  };
  const forget = () => {
    if (!photo()) {
      sessionStorage.removeItem(KEY);
    }
  };

  document.addEventListener("click", (event) => {
    const option = event.target.closest("#card-answers .option");
    if (option) {
      const { of: attribute, value } = JSON.parse(option.id);
      write((kept) => {
        kept.said[attribute] = value;
      });
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "card-name") {
      write((kept) => {
        kept.name = event.target.value;
      });
    }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    card: { restore, forget: () => requestAnimationFrame(forget) },
  });
})();
