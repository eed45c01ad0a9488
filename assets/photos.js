/* Sends files of photos of a team deck: in pieces, one after the other. A lost piece is sent
   again; what is there already is not, so a file that is chosen again goes on where it ended. */
(function () {
  "use strict";
  const PIECE = 4e6;
  const TRIES = 7; // the last one after half a minute
  const PAUSE = 500;
  const PATIENCE = 120_000;
  const zone = () => document.querySelector(".photos");
  const files = []; // { file, name, deck, sent, state, said }
  let sending = false;

  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  const post = (address, body, moved) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.responseType = "json";
      request.timeout = PATIENCE;
      request.upload.addEventListener("progress", (event) => moved && moved(event.loaded));
      request.addEventListener("load", () => {
        if (request.status === 200) {
          resolve(request.response);
        } else {
          const again = request.status >= 500 || request.status === 429;
          reject({ again, said: (request.response || {}).message });
        }
      });
      for (const kind of ["error", "timeout"]) {
        request.addEventListener(kind, () => reject({ again: true }));
      }
      request.send(body);
    });

  const tryAgain = async (attempt) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt();
      } catch (lost) {
        if (!lost.again || tried === TRIES) {
          throw lost;
        }
        await wait(PAUSE * 2 ** (tried - 1));
      }
    }
  };

  const send = async (entry) => {
    const announced = JSON.stringify({ name: entry.name, size: entry.file.size });
    let here = await tryAgain(() => post(`/staff/decks/${entry.deck}/files`, announced));
    while (here.state === "receiving") {
      const at = here.received;
      const piece = await entry.file.slice(at, at + PIECE).arrayBuffer();
      here = await tryAgain(() =>
        post(`/staff/files/${here.id}?at=${at}`, piece, (loaded) => {
          entry.sent = at + loaded;
          show();
        }),
      );
    }
  };

  const sendAll = async () => {
    if (sending) {
      return;
    }
    sending = true;
    let entry;
    while ((entry = files.find((one) => one.state === "waiting"))) {
      entry.state = "sending";
      show();
      try {
        await send(entry);
        entry.state = "sent";
      } catch (lost) {
        entry.state = "lost";
        entry.said = lost.said;
      }
      entry.sent = entry.file.size;
      arrived(entry);
    }
    sending = false;
    show();
  };

  /* The reading begins with the first file that is here, and again when all are. */
  const arrived = (entry) => {
    const of = files.filter((one) => one.deck === entry.deck);
    const first = of.filter((one) => one.state === "sent").length === 1 && entry.state === "sent";
    const last = !of.some((one) => one.state === "waiting");
    if ((first || last) && zone() && zone().dataset.deck === entry.deck) {
      window.dash_clientside.set_props("deck-arrived", { data: Date.now() });
    }
  };

  const made = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text || "";
    return element;
  };

  const progress = (label, value, most) => {
    const bar = made("progress", "photos__bar");
    bar.setAttribute("aria-label", label);
    bar.max = most || 1;
    bar.value = most ? value : 1;
    return bar;
  };

  const row = (entry) => {
    const item = made("li", "photos__file");
    item.append(made("span", "photos__name", entry.name));
    if (entry.state === "lost") {
      item.append(made("span", "photos__lost", entry.said || zone().dataset.lost));
    } else {
      item.append(progress(entry.name, entry.sent, entry.file.size));
    }
    return item;
  };

  let painting = false;
  const show = () => {
    if (!painting) {
      painting = true;
      requestAnimationFrame(paint);
    }
  };

  const sum = (entries, size) => entries.reduce((all, entry) => all + size(entry), 0);

  const paint = () => {
    painting = false;
    if (!zone()) {
      return; // the page was left; the sending goes on
    }
    const way = zone().querySelector(".photos__way");
    const ours = files.filter((entry) => entry.deck === zone().dataset.deck);
    const open = ours.filter((entry) => entry.state !== "sent");
    if (!open.length) {
      way.replaceChildren();
      return;
    }
    const all = sum(ours, (entry) => entry.file.size);
    const sent = sum(ours, (entry) => entry.sent);
    const { total, sent: word } = zone().dataset;
    const head = made("div", "photos__total");
    const share = all ? Math.floor((100 * sent) / all) : 100;
    head.append(made("strong", "", `${total}: ${share} % ${word}`), progress(total, sent, all));
    const list = made("ul", "photos__files");
    list.append(...open.slice(0, 30).map(row));
    way.replaceChildren(head, list);
  };

  const add = (found) => {
    const { deck } = zone().dataset;
    const seen = found.filter(({ name }) => !name.split("/").some((part) => part.startsWith(".")));
    files.push(...seen.map((one) => ({ ...one, deck, sent: 0, state: "waiting", said: "" })));
    sendAll();
  };

  const choose = (folder) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.webkitdirectory = folder;
    input.addEventListener("change", () =>
      add([...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))),
    );
    input.click();
  };

  /* A folder that is dropped tells what is in it a hundred names at a time. */
  const inside = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, name: entry.fullPath.slice(1) }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) {
        return found;
      }
      for (const child of some) {
        found.push(...(await inside(child)));
      }
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-photos]");
    if (button) {
      choose(button.dataset.photos === "folder");
    }
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, async (event) => {
      if (!zone()) {
        return;
      }
      event.preventDefault();
      zone().classList.toggle("photos--over", kind === "dragover" && zone().contains(event.target));
      if (kind === "drop") {
        const dropped = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
        const found = await Promise.all(dropped.filter(Boolean).map(inside));
        add(found.flat());
      }
    });
  }

  /* A deck as a file goes in as it is; where it went is told. */
  const importFile = (button) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".guesswho,.zip";
    input.addEventListener("change", async () => {
      button.setAttribute("aria-busy", "true");
      try {
        const { address } = await tryAgain(() => post(button.dataset.import, input.files[0]));
        window.dash_clientside.set_props(button.dataset.go, { href: address });
      } catch (lost) {
        window.dash_clientside.set_props("toast", { children: lost.said });
      }
      button.removeAttribute("aria-busy");
    });
    input.click();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-import], [data-print]");
    if (button && "print" in button.dataset) {
      print();
    } else if (button) {
      importFile(button);
    }
  });
  addEventListener("beforeunload", (event) => sending && event.preventDefault());
})();
