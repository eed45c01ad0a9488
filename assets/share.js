/* A finished card as a picture to share or keep, drawn here: face, name and what the card states,
   nothing else. One drawing serves both: the SVG itself, or its pixels as PNG. */
(function () {
  "use strict";
  const [WIDTH, EDGE, FOOT] = [720, 28, 178];
  const FACE = { width: WIDTH - 2 * EDGE, height: Math.round(((WIDTH - 2 * EDGE) * 11) / 9) };
  const HEIGHT = EDGE + FACE.height + FOOT;
  const sharing = () => document.querySelector(".sharing");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = () => colour("--display").replaceAll('"', "'");

  /* The face as new pixels: whatever came with the file stays behind. */
  const face = () => {
    const image = document.querySelector(".made__card .face");
    const canvas = document.createElement("canvas");
    Object.assign(canvas, FACE);
    const scale = Math.max(FACE.width / image.naturalWidth, FACE.height / image.naturalHeight);
    const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale];
    const at = [(FACE.width - w) / 2, (FACE.height - h) / 2];
    canvas.getContext("2d").drawImage(image, ...at, w, h);
    return canvas.toDataURL("image/jpeg", 0.92);
  };

  const NS = "http://www.w3.org/2000/svg";
  const element = (kind, attributes, text) => {
    const made = document.createElementNS(NS, kind);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    made.textContent = text || "";
    return made;
  };
  const line = (y, size, words) =>
    element("text", {
      x: WIDTH / 2, y, fill: colour("--on-side"), "text-anchor": "middle",
      "font-family": font(), "font-weight": 800,
      "font-size": Math.min(size, (1.7 * FACE.width) / Math.max(1, words.length)),
    }, words);
  const drawing = () => {
    const { name, traits } = sharing().dataset;
    const svg = element("svg", { xmlns: NS, width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
    svg.append(
      element("rect", { width: WIDTH, height: HEIGHT, rx: 36, fill: colour("--you-edge") }),
      element("rect", { width: WIDTH, height: HEIGHT - 12, rx: 36, fill: colour("--you") }),
      element("image", { x: EDGE, y: EDGE, ...FACE, href: face() }),
      line(EDGE + FACE.height + 84, 68, name),
      line(EDGE + FACE.height + 134, 30, traits)
    );
    return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
  };

  const pixels = async (svg) => {
    const image = new Image();
    image.src = URL.createObjectURL(svg);
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: WIDTH, height: HEIGHT });
    canvas.getContext("2d").drawImage(image, 0, 0);
    URL.revokeObjectURL(image.src);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  const fileName = (ending) => `guess-who-${sharing().dataset.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.${ending}`;
  const file = (blob, ending) => new File([blob], fileName(ending), { type: blob.type });
  const save = (kept) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(kept);
    link.download = kept.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it meanwhile
  };
  const png = async () => file(await pixels(drawing()), "png");
  const WAYS = {
    svg: async () => save(file(drawing(), "svg")),
    png: async () => save(await png()),
    share: async () => {
      const card = await png();
      await (navigator.canShare && navigator.canShare({ files: [card] })
        ? navigator.share({ files: [card] })
        : save(card));
    },
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-share]");
    if (!button) {
      return;
    }
    const said = sharing().querySelector(".sharing__said");
    said.textContent = "";
    try {
      await WAYS[button.dataset.share]();
    } catch (error) {
      if (error.name !== "AbortError") {
        said.textContent = sharing().dataset.failed; // closing the share sheet is no failure
      }
    }
  });

  /* A dialog that asks before something goes for good. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dialog], [data-closes]");
    if (button && button.dataset.dialog) {
      document.getElementById(button.dataset.dialog).showModal();
    } else if (button) {
      document.getElementById(button.dataset.closes).close();
    }
  });
})();
