/* A moment in the reader's own clock and language. */
(function () {
  "use strict";
  const { lang } = document.documentElement;
  const languages = [...navigator.languages.filter((one) => one.startsWith(lang)), lang];
  const told = (weekday, month) => {
    const format = new Intl.DateTimeFormat(languages, {
      weekday, day: "numeric", month, hour: "2-digit", minute: "2-digit",
    });
    return (moment) => format.format(new Date(moment));
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    moment: { long: told("long", "long"), short: told(undefined, "short") },
  });
})();
