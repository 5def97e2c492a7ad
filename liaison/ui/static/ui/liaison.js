/* What a page does beyond HTML. Everything works without it, only less comfortably. */
(function () {
  "use strict";

  // Enter that picks a candidate of the input method must not send the form.
  document.addEventListener(
    "keydown",
    function (event) {
      var composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && composing && event.target.closest("input")) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );

  // Show that something is under way.
  function busy(is) {
    document.body.classList.toggle("is-busy", is);
  }
  document.addEventListener("htmx:beforeRequest", function () { busy(true); });
  document.addEventListener("htmx:afterRequest", function () { busy(false); });

  // A form is sent once, however often the button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.matches("[hx-post], [hx-get]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === "post") form.dataset.sent = "yes";
    busy(true);
  });
  window.addEventListener("pageshow", function () {
    busy(false);
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });

  // A menu closes on Escape and on a click beside it.
  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details[data-menu]"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = event.target.closest("details[data-menu][open]");
    closeMenus(null);
    if (menu) menu.querySelector("summary").focus();
  });

  // <button type="button" data-print>
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
