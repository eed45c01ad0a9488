/* The camera in the page: opened by a tap, counted down, shot, and stopped whatever comes: after
   the shot, when it is closed, when the page is left or hidden. The picture on the screen is a
   mirror, the photo is not. */
(function () {
  "use strict";
  const SIDE = 960; // pixels of every photo, however large the screen or the camera
  const COUNT = 3;
  const SECOND_MS = 1000;
  const TROUBLE = {
    NotAllowedError: "refused", SecurityError: "insecure", NotFoundError: "none",
    OverconstrainedError: "none", NotReadableError: "taken", AbortError: "taken",
  };
  const drop = () => document.querySelector(".drop");
  const part = (name) => drop().querySelector(`.camera__${name}`);

  let stream = null;
  let tries = 0; // an opening that was overtaken must not leave a camera on
  let counting = 0;
  let chosen = { facingMode: "user" };

  const stop = () => {
    tries += 1;
    clearTimeout(counting);
    counting = 0;
    for (const track of stream ? stream.getTracks() : []) {
      track.stop();
    }
    stream = null;
    if (drop()) {
      part("picture").srcObject = null;
      part("count").textContent = "";
      delete drop().dataset.camera;
    }
  };
  const fail = (trouble) => {
    stop();
    if (drop()) {
      drop().querySelector(".drop__error").textContent = drop().dataset[trouble];
    }
  };

  const isMirror = () => stream.getVideoTracks()[0].getSettings().facingMode !== "environment";
  const cameras = async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");

  const show = async (opened) => {
    stream = opened;
    stream.getVideoTracks()[0].addEventListener("ended", () => fail("unplugged"));
    const picture = part("picture");
    picture.srcObject = stream;
    picture.classList.toggle("camera__picture--mirror", isMirror());
    await picture.play();
    part("other").hidden = (await cameras()).length < 2;
    drop().dataset.camera = "on";
    drop().querySelector("[data-camera=shoot]").focus();
  };

  const open = async () => {
    stop();
    if (!navigator.mediaDevices) {
      fail("insecure");
      document.dispatchEvent(new CustomEvent("no-camera-here"));
      return;
    }
    const mine = tries;
    drop().querySelector(".drop__error").textContent = "";
    drop().dataset.camera = "asking";
    try {
      const video = { ...chosen, width: { ideal: 1280 }, height: { ideal: 960 } };
      const opened = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (mine !== tries || !drop() || document.hidden) {
        opened.getTracks().forEach((track) => track.stop());
        return;
      }
      await show(opened);
    } catch (error) {
      if (mine === tries) {
        fail(TROUBLE[error.name] || "none");
      }
    }
  };

  /* Phones tell front from back; other machines have cameras one after the other. */
  const other = async () => {
    const { facingMode, deviceId } = stream.getVideoTracks()[0].getSettings();
    if (facingMode) {
      chosen = { facingMode: facingMode === "user" ? "environment" : "user" };
    } else {
      const all = (await cameras()).map((camera) => camera.deviceId);
      chosen = { deviceId: { exact: all[(all.indexOf(deviceId) + 1) % all.length] } };
    }
    open();
  };

  /* The middle square of what the camera sees: what the page shows, but not mirrored. */
  const shoot = () => {
    const picture = part("picture");
    const side = Math.min(picture.videoWidth, picture.videoHeight);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE;
    const [left, top] = [(picture.videoWidth - side) / 2, (picture.videoHeight - side) / 2];
    canvas.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
    stop();
    const send = (photo) => document.dispatchEvent(new CustomEvent("photo", { detail: photo }));
    canvas.toBlob(send, "image/jpeg", 0.92);
  };
  const countDown = (left) => {
    part("count").textContent = left || "";
    if (left) {
      counting = setTimeout(countDown, SECOND_MS, left - 1);
    } else {
      shoot();
    }
  };

  const close = () => {
    stop();
    drop().querySelector("[data-photo=camera]").focus();
  };
  const TAPS = { shoot: () => stream && !counting && countDown(COUNT), other, close };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-camera]");
    if (button) {
      TAPS[button.dataset.camera]();
    } else if (event.target.closest("[data-photo=camera]")) {
      open();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && stream) {
      close();
    }
  });
  document.addEventListener("visibilitychange", () => document.hidden && stop());
  window.addEventListener("pagehide", stop);
  new MutationObserver(() => stream && !drop() && stop()).observe(document, {
    childList: true,
    subtree: true,
  });
})();
