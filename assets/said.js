/* What the person says of the eight answers, and the name. Both outlive a reload of this tab:
   they lie in its own storage, under the photo's address, until the card is made or given up. */
(function () {
  "use strict";
  const KEY = "card-said";
  const photo = () => {
    const image = document.querySelector(".stage__photo");
    return image && image.getAttribute("src");
  };

  let kept = { said: {}, name: "" };
  const read = () => {
    try {
      kept = JSON.parse(sessionStorage.getItem(KEY)) || kept;
    } catch (error) {
      /* storage may be forbidden: then it is known until a reload */
    }
    if (kept.photo !== photo()) {
      kept = { photo: photo(), said: {}, name: "" };
    }
    return kept;
  };
  const write = (change) => {
    change(read());
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch (error) {
      /* storage may be forbidden: a reload then forgets */
    }
  };

  const groups = () => [...document.querySelectorAll("#card-answers .answer-row")];
  const options = (group) =>
    [...group.querySelectorAll(".option")].map((button) => ({ button, id: JSON.parse(button.id) }));
  const press = (group, value) => {
    for (const { button, id } of options(group)) {
      const pressed = String(id.value === value);
      if (button.getAttribute("aria-pressed") !== pressed) {
        window.dash_clientside.set_props(id, { "aria-pressed": pressed });
      }
    }
  };
  const mark = () => {
    const { said } = read();
    for (const group of groups()) {
      group.classList.toggle("answer-row--said", group.dataset.of in said);
    }
    const all = groups().every((group) => group.dataset.of in said);
    const button = document.getElementById("card-all-right");
    if (button) {
      button.setAttribute("aria-disabled", String(all));
      button.classList.toggle("all-right--done", all);
    }
  };
  const say = (attribute, value) => {
    write((now) => {
      now.said[attribute] = value;
    });
    window.dash_clientside.set_props({ type: "picked", of: attribute }, { data: value });
  };

  /* Says everything again and returns the name, for its field. */
  const restore = () => {
    const { said, name } = read();
    for (const group of groups()) {
      if (group.dataset.of in said) {
        press(group, said[group.dataset.of]);
        say(group.dataset.of, said[group.dataset.of]);
      }
    }
    mark();
    return name || window.dash_clientside.no_update;
  };

  /* Another frame suggests other answers; what the person said stands. */
  const suggest = (suggested) => {
    const { said } = read();
    for (const group of groups()) {
      if (suggested && !(group.dataset.of in said)) {
        press(group, suggested[group.dataset.of]);
      }
    }
  };

  /* One tap confirms whatever nobody has touched. */
  const allRight = (clicks) => {
    const { said } = read();
    for (const group of clicks ? groups() : []) {
      const chosen = options(group).find(({ button }) => button.matches("[aria-pressed=true]"));
      if (chosen && !(group.dataset.of in said)) {
        say(group.dataset.of, chosen.id.value);
      }
    }
    mark();
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
      write((now) => {
        now.said[attribute] = value;
      });
      mark();
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "card-name") {
      write((now) => {
        now.name = event.target.value;
      });
    }
  });

  /* The name as people count it, while it is typed: on the card, and what is wrong with it. */
  const MOST = 24;
  const REFUSED = /[<>]|(?![\u200c\u200d])\p{C}/u;
  const graphemes = (text) =>
    "Segmenter" in Intl ? [...new Intl.Segmenter().segment(text)].length : [...text].length;
  const naming = (typed) => {
    const name = (typed || "").trim().replace(/\s+/gu, " ");
    const field = document.getElementById("card-name-said");
    if (!field) {
      return [window.dash_clientside.no_update, window.dash_clientside.no_update];
    }
    const { usual, long, signs, caption } = field.dataset;
    const length = graphemes(name);
    const fault = REFUSED.test(name) ? signs : length > MOST ? long : "";
    field.classList.toggle("naming__said--wrong", Boolean(fault));
    return [fault || usual.replace("0", length), name || caption];
  };

  const tick = (clicks) => String((clicks || 0) % 2 === 1);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    card: { restore, suggest, allRight, naming, tick, forget: () => requestAnimationFrame(forget) },
  });
})();
