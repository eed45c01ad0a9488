/* The photo behind the card's window: moved, sized and turned by fingers, mouse, wheel, keys and
   buttons. While that goes on the frame is sent, a few times a second: never two at once, and
   after each answer only the newest. */
(function () {
  "use strict";
  const ASPECT = 9 / 11;
  const LEAST_HEIGHT = 64;
  const MOST_TURN = 30;
  const STEP = 0.06;
  const GROW = 1.12;
  const LEAN = 3;
  const WHEEL = 0.0016;
  const BEAT_MS = 250;
  const RADIANS = Math.PI / 180;
  const KEYS = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
    "+": "in", "=": "in", "-": "out", "[": "back", "]": "on", 0: "reset",
  };

  const stage = () => document.querySelector(".stage");
  const numbers = (text) => text.split(",").map(Number);
  const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

  /* A frame by its middle (x, y), its height and its turn, all in the photo's pixels and degrees. */
  const read = () => {
    const { size, frame, live } = stage().dataset;
    const [left, top, w, h, turn] = numbers(live || frame);
    return { size: numbers(size), x: left + w / 2, y: top + h / 2, h, turn };
  };

  /* The nearest frame that lies inside the photo with all four corners. */
  const inside = ({ size: [width, height], x, y, h, turn }) => {
    const lean = clamp(turn, -MOST_TURN, MOST_TURN);
    const [cos, sin] = [Math.cos(lean * RADIANS), Math.abs(Math.sin(lean * RADIANS))];
    const [wide, high] = [ASPECT * cos + sin, ASPECT * sin + cos];
    const most = Math.min(width / wide, height / high);
    const tall = clamp(h, Math.min(LEAST_HEIGHT, most), most);
    return {
      size: [width, height],
      x: clamp(x, (wide * tall) / 2, width - (wide * tall) / 2),
      y: clamp(y, (high * tall) / 2, height - (high * tall) / 2),
      h: tall,
      turn: lean,
    };
  };

  const place = (wanted) => {
    const { size, x, y, h, turn } = inside(wanted);
    const w = h * ASPECT;
    stage().dataset.live = [x - w / 2, y - h / 2, w, h, turn].join(",");
    const photo = stage().querySelector(".stage__photo").style;
    photo.width = `${(100 * size[0]) / w}%`;
    photo.transform =
      `rotate(${-turn}deg) translate(${(-100 * x) / size[0]}%, ${(-100 * y) / size[1]}%)`;
    document.dispatchEvent(new CustomEvent("frame-moved"));
    sendNewest();
  };

  /* One frame is under way at most; the next beat sends what is newest then. */
  let beat = 0;
  let sent = "";
  const whole = () => numbers(stage().dataset.live).map(Math.round);
  const sendNewest = () => {
    if (!beat) {
      beat = setInterval(onBeat, BEAT_MS);
      onBeat();
    }
  };
  const onBeat = () => {
    if (stage() && stage().querySelector(".live--on")) {
      return;
    }
    const newest = stage() && stage().dataset.live ? whole().join(",") : sent;
    if (newest === sent) {
      clearInterval(beat);
      beat = 0;
      return;
    }
    sent = newest;
    window.dash_clientside.set_props("card-frame", { data: numbers(newest) });
  };

  /* By ``dx``, ``dy`` on the screen, as shares of the window's height: the photo follows the hand. */
  const moved = (box, dx, dy) => {
    const [cos, sin] = [Math.cos(box.turn * RADIANS), Math.sin(box.turn * RADIANS)];
    return {
      ...box,
      x: box.x - box.h * (dx * cos - dy * sin),
      y: box.y - box.h * (dx * sin + dy * cos),
    };
  };
  const sized = (box, scale) => ({ ...box, h: inside({ ...box, h: box.h / scale }).h });

  const NUDGES = {
    left: (box) => moved(box, -STEP, 0),
    right: (box) => moved(box, STEP, 0),
    up: (box) => moved(box, 0, -STEP),
    down: (box) => moved(box, 0, STEP),
    in: (box) => sized(box, GROW),
    out: (box) => sized(box, 1 / GROW),
    back: (box) => ({ ...box, turn: Math.round(box.turn) + LEAN }),
    on: (box) => ({ ...box, turn: Math.round(box.turn) - LEAN }),
    reset: (box) => {
      const [left, top, w, h, turn] = numbers(stage().dataset.frame);
      return { ...box, x: left + w / 2, y: top + h / 2, h, turn };
    },
  };
  const nudge = (move) => place(NUDGES[move](read()));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-nudge]");
    if (button) {
      nudge(button.dataset.nudge);
    }
  });
  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (plain && event.target.closest(".stage__frame") && KEYS[event.key]) {
      event.preventDefault();
      nudge(KEYS[event.key]);
    }
  });
  document.addEventListener(
    "wheel",
    (event) => {
      if (event.target.closest(".stage")) {
        event.preventDefault();
        const tall = stage().querySelector(".stage__window").getBoundingClientRect();
        const dx = (event.clientX - tall.left - tall.width / 2) / tall.height;
        const dy = (event.clientY - tall.top - tall.height / 2) / tall.height;
        const before = read();
        const after = sized(before, Math.exp(-WHEEL * event.deltaY));
        const shift = 1 - before.h / after.h; // what is under the mouse stays there
        place(moved(after, dx * shift, dy * shift));
      }
    },
    { passive: false }
  );

  /* One finger moves, two also size and turn. Each change begins a new gesture from where it is. */
  const fingers = new Map();
  let start = null;
  const grip = () => {
    const [a, b = a] = [...fingers.values()];
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      span: Math.hypot(b.x - a.x, b.y - a.y),
      lean: Math.atan2(b.y - a.y, b.x - a.x) / RADIANS,
    };
  };
  const begin = () => {
    start = fingers.size ? { box: read(), ...grip() } : null;
  };
  const follow = () => {
    const now = grip();
    const tall = stage().querySelector(".stage__window").clientHeight;
    const box = moved(start.box, (now.x - start.x) / tall, (now.y - start.y) / tall);
    if (fingers.size === 1) {
      return place(box);
    }
    const lean = ((now.lean - start.lean + 540) % 360) - 180;
    return place({ ...sized(box, now.span / start.span), turn: box.turn - lean });
  };
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".stage") && event.button === 0 && fingers.size < 2) {
      stage().setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      begin();
    }
  });
  document.addEventListener("pointermove", (event) => {
    if (fingers.has(event.pointerId) && stage()) {
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      follow();
    }
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    document.addEventListener(kind, (event) => {
      if (fingers.delete(event.pointerId) && stage()) {
        begin();
      }
    });
  }
})();
