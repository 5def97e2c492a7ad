/* A free day that is proposed goes into the form by one press. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-take-day]");
    var form = button && button.closest("form");
    if (!form) return;
    form.elements.on.value = button.dataset.takeDay;
    if (form.elements.until) form.elements.until.value = "";
    form.elements.on.dispatchEvent(new Event("change", { bubbles: true }));
    form.elements.on.focus();
  });
})();
