/* Sends a photo: taken, chosen, dropped or pasted. The answer is a draft's id, or a sentence. */
(function () {
  "use strict";
  const ROUTE = "/card/photo";
  const drop = () => document.querySelector(".drop");

  /* The page's own file field: hidden, because the buttons beside it say more than it could. */
  const field = () => {
    let input = drop().querySelector("input[type=file]");
    if (!input) {
      input = document.createElement("input");
      input.type = "file";
      input.accept = "image/*";
      input.hidden = true;
      input.addEventListener("change", () => {
        const [photo] = input.files;
        input.value = ""; // the same file may be chosen again
        if (photo) {
          send(photo);
        }
      });
      drop().append(input);
    }
    return input;
  };
  new MutationObserver(() => drop() && field()).observe(document, { childList: true, subtree: true });

  const picture = (types) => types.find((type) => type.startsWith("image/"));
  const paste = async () => {
    try {
      for (const item of await navigator.clipboard.read()) {
        if (picture(item.types)) {
          send(await item.getType(picture(item.types)));
          return;
        }
      }
      show("", drop().dataset.nothing);
    } catch (error) {
      show("", drop().dataset.closed); // not allowed, or a browser that cannot
    }
  };

  const show = (state, error) => {
    if (!drop()) {
      return; // the page was left meanwhile; the photo waits on it for the visitor's return
    }
    drop().dataset.state = state;
    drop().querySelector(".drop__error").textContent = error || "";
  };

  const MEGA = 1e6;
  const send = (file) => {
    if (drop().dataset.state) {
      return; // one photo at a time
    }
    if (file.size > drop().dataset.limit * MEGA) {
      show("", drop().dataset.heavy);
      return;
    }
    const form = new FormData();
    form.append("photo", file);
    const request = new XMLHttpRequest();
    request.open("POST", ROUTE);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      const share = event.lengthComputable ? event.loaded / event.total : 0;
      show(share === 1 ? "reading" : "sending");
      const bar = document.querySelector(".drop__bar span");
      if (bar) {
        bar.style.width = `${100 * share}%`;
      }
    });
    request.addEventListener("load", () => {
      const answer = request.response || {};
      if (request.status === 200 && drop()) {
        window.dash_clientside.set_props("card-draft", { data: answer.draft });
      } else {
        show("", answer.message || drop().dataset.lost);
      }
    });
    request.addEventListener("error", () => show("", drop().dataset.lost));
    show("sending");
    request.send(form);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-photo]");
    if (button && button.dataset.photo === "file") {
      field().removeAttribute("capture");
      field().click();
    } else if (button && button.dataset.photo === "paste") {
      paste();
    }
  });
  document.addEventListener("paste", (event) => {
    const [photo] = drop() ? event.clipboardData.files : [];
    if (photo) {
      event.preventDefault();
      send(photo);
    }
  });
  /* On an insecure page a phone's own camera program still takes a photo for us. */
  document.addEventListener("no-camera-here", () => {
    if (window.matchMedia("(pointer: coarse)").matches) {
      field().setAttribute("capture", "user");
      field().click();
    }
  });
  document.addEventListener("photo", (event) => drop() && send(event.detail));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!drop()) {
        return;
      }
      event.preventDefault();
      drop().classList.toggle("drop--over", kind === "dragover" && drop().contains(event.target));
      if (kind === "drop" && event.dataTransfer.files.length) {
        send(event.dataTransfer.files[0]);
      }
    });
  }
})();
