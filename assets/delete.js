/* Reads a scanned deletion code out of the address, and takes it away from there at once. */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.deletion = {
  scanned: () => {
    const code = decodeURIComponent(location.hash.slice(1));
    if (!code) {
      return window.dash_clientside.no_update;
    }
    history.replaceState(history.state, "", location.pathname);
    return code;
  },
};
