/* Where a classifier looked: a map over the card while its answer is pointed at, focused or
   tapped. The maps of a frame come once, when the first is wanted. */
(function () {
  "use strict";
  const stage = () => document.querySelector(".stage");
  const frameNow = () => {
    const { live, frame } = stage().dataset;
    const whole = (live || frame).split(",").map(Number).map(Math.round);
    return `${stage().querySelector(".stage__photo").getAttribute("src")} ${whole}`;
  };
  let pinned = "";
  let pointed = "";
  let maps = { frame: "", of: {} };
  let wanted = "";
  let askedAt = 0;
  const PATIENCE_MS = 5000; // an answer that was lost is asked for again

  const shown = () => pointed || pinned;
  const fresh = () => maps.frame === frameNow();

  const draw = () => {
    if (!stage()) {
      return;
    }
    const map = shown() && fresh() && maps.of[shown()];
    const photo = document.getElementById("card-photo");
    photo.classList.toggle("photo--looked", Boolean(map));
    photo.querySelector(".looked__place").textContent = map ? map.text : "";
    if (map) {
      stage().querySelector(".stage__heat").style.setProperty("--map", `url("${map.mask}")`);
    }
    for (const button of document.querySelectorAll("[data-look]")) {
      button.setAttribute("aria-pressed", String(button.dataset.look === pinned));
      button.classList.toggle("read--shown", button.dataset.look === shown());
    }
  };

  const want = () => {
    draw();
    const asked = wanted && performance.now() - askedAt < PATIENCE_MS;
    if (!shown() || !stage() || fresh() || asked || stage().querySelector(".live--on")) {
      return; // what is under way asks again when it is here
    }
    wanted = frameNow();
    askedAt = performance.now();
    window.dash_clientside.set_props("card-look", { data: { frame: wanted, at: Date.now() } });
  };

  /* From the server: the maps of a frame. */
  const looked = (answer) => {
    wanted = "";
    if (answer) {
      maps = answer;
      want();
    }
  };

  /* On a phone the answers lie far below the photo that the map is on. */
  const comeIntoView = () => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    stage().scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
  };

  const attributeAt = (event) => {
    const button = event.target.closest && event.target.closest("[data-look]");
    return button ? button.dataset.look : "";
  };
  const point = (event) => {
    if (stage() && pointed !== attributeAt(event)) {
      pointed = attributeAt(event);
      want();
    }
  };
  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event));
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && point(event));
  document.addEventListener("focusout", (event) => {
    if (attributeAt(event) === pointed) {
      pointed = "";
      draw();
    }
  });
  document.addEventListener("click", (event) => {
    const tapped = attributeAt(event);
    if (tapped) {
      pinned = pinned === tapped ? "" : tapped;
      pointed = pinned;
      want();
      if (pinned) {
        comeIntoView();
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown()) {
      pinned = pointed = "";
      draw();
    }
  });
  let resting = 0;
  const REST_MS = 400;
  document.addEventListener("frame-moved", () => {
    draw();
    again();
  });

  /* From the server: other answers, so other maps, if one is being looked at. */
  const again = () => {
    clearTimeout(resting);
    resting = setTimeout(want, REST_MS);
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { looked: { looked, again } });
})();
