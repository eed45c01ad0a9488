/* Between two people: the link to copy or share, and a lost connection that comes back. */
(function () {
  "use strict";
  const COPIED_MS = 2500;
  const select = () => {
    window.getSelection().selectAllChildren(document.querySelector(".lobby__link"));
  };
  /* Browsers give the clipboard to pages over HTTPS only; the older way works everywhere. */
  const copy = async (link) => {
    if (navigator.clipboard) {
      return navigator.clipboard.writeText(link);
    }
    select();
    return document.execCommand("copy") ? undefined : Promise.reject(new Error("no clipboard"));
  };
  const onCopy = async (button) => {
    const said = button.textContent;
    try {
      await copy(button.dataset.copies);
    } catch (error) {
      select(); /* so that one can copy by hand */
      return;
    }
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = said;
    }, COPIED_MS);
  };
  const onShare = (button) => {
    const { shares: url, title } = button.dataset;
    navigator.share({ title, url }).catch(() => undefined); /* given up: nothing to say */
  };
  document.addEventListener("click", (event) => {
    const copies = event.target.closest("[data-copies]");
    const shares = event.target.closest("[data-shares]");
    if (copies) {
      onCopy(copies);
    } else if (shares) {
      onShare(shares);
    }
  });
  if (navigator.share) {
    document.documentElement.dataset.shares = "";
  }

  /* guesswho.js tells how each look at the match went. */
  const looked = (reached) => {
    const line = document.getElementById("play-lost");
    const says = line && !reached ? line.dataset.says : "";
    if (line && line.textContent !== says) {
      line.textContent = says;
    }
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { friend: { looked } });
})();
