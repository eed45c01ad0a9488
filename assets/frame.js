/* The frame on the photo: dragged, or moved and sized by keys and buttons. What it shows is
   cut out beside it at once; the numbers are sent when the hand has rested for a moment. */
(function () {
  "use strict";
  const ASPECT = 9 / 11;
  const LEAST_HEIGHT = 64;
  const STEP = 0.06;
  const GROW = 1.12;
  const REST_MS = 350;
  const KEYS = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "-": "in", "+": "out",
    "=": "out",
  };
  let resting = 0;

  const numbers = (text) => text.split(",").map(Number);
  const read = (stage) => {
    const [width, height] = numbers(stage.dataset.size);
    const [x, y, w, h] = numbers(stage.dataset.frame);
    return { width, height, x, y, w, h };
  };

  const clamp = (value, most) => Math.min(Math.max(value, 0), Math.max(most, 0));

  const place = (stage, box) => {
    const { width, height } = box;
    const h = Math.min(Math.max(box.h, LEAST_HEIGHT), height, width / ASPECT);
    const w = h * ASPECT;
    const x = clamp(box.x + (box.w - w) / 2, width - w);
    const y = clamp(box.y + (box.h - h) / 2, height - h);
    stage.dataset.frame = [x, y, w, h].join(",");
    const frame = stage.querySelector(".stage__frame").style;
    frame.left = `${(100 * x) / width}%`;
    frame.top = `${(100 * y) / height}%`;
    frame.width = `${(100 * w) / width}%`;
    frame.height = `${(100 * h) / height}%`;
    const cut = document.querySelector(".cut--live img").style;
    cut.width = `${(100 * width) / w}%`;
    cut.left = `${(-100 * x) / w}%`;
    cut.top = `${(-100 * y) / h}%`;
    sendSoon(stage);
  };

  const sendSoon = (stage) => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const frame = numbers(stage.dataset.frame).map(Math.round);
      window.dash_clientside.set_props("card-frame", { data: frame });
    }, REST_MS);
  };

  const nudge = (stage, move) => {
    const box = read(stage);
    const step = STEP * box.h;
    const scale = { in: 1 / GROW, out: GROW }[move] || 1;
    const dx = { left: -step, right: step }[move] || 0;
    const dy = { up: -step, down: step }[move] || 0;
    const grownW = box.w * scale;
    const grownH = box.h * scale;
    place(stage, {
      ...box,
      x: box.x + dx + (box.w - grownW) / 2,
      y: box.y + dy + (box.h - grownH) / 2,
      w: grownW,
      h: grownH,
    });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-nudge]");
    if (button) {
      nudge(document.querySelector(".stage"), button.dataset.nudge);
    }
  });

  document.addEventListener("keydown", (event) => {
    const frame = event.target.closest(".stage__frame");
    if (frame && KEYS[event.key]) {
      event.preventDefault();
      nudge(frame.parentElement, KEYS[event.key]);
    }
  });

  document.addEventListener("pointerdown", (event) => {
    const frame = event.target.closest(".stage__frame");
    if (!frame) {
      return;
    }
    const stage = frame.parentElement;
    const start = read(stage);
    const scale = start.width / stage.getBoundingClientRect().width;
    const move = (moved) =>
      place(stage, {
        ...start,
        x: start.x + (moved.clientX - event.clientX) * scale,
        y: start.y + (moved.clientY - event.clientY) * scale,
      });
    const end = () => {
      frame.removeEventListener("pointermove", move);
      frame.removeEventListener("pointerup", end);
      frame.removeEventListener("pointercancel", end);
    };
    frame.setPointerCapture(event.pointerId);
    frame.addEventListener("pointermove", move);
    frame.addEventListener("pointerup", end);
    frame.addEventListener("pointercancel", end);
  });
})();
