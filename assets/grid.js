/* The faces in the grid of a team deck. Their names stand beside them. */
(function () {
  "use strict";
  window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  window.dashAgGridComponentFunctions.DeckFace = ({ value }) =>
    window.React.createElement("img", { src: value, alt: "", className: "decks__face" });
})();
