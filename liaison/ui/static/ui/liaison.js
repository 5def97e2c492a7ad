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

  // The search: / leads to it, arrows go through its suggestions, Escape and leaving close them.
  var search = document.querySelector("[data-search]");

  function isWriting(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }
  function closeSuggestions() {
    search.querySelector(".suggestions").textContent = "";
  }
  function moveInSuggestions(event) {
    var stops = [search.q].concat(Array.from(search.querySelectorAll(".suggestions a")));
    var next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (stops.length < 2 || next < 0) return;
    event.preventDefault();
    stops[Math.min(next, stops.length - 1)].focus();
  }
  if (search) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      event.preventDefault();
      search.q.focus();
      search.q.select();
    });
    search.addEventListener("keydown", function (event) {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") moveInSuggestions(event);
      if (event.key === "Escape") {
        closeSuggestions();
        search.q.focus();
      }
    });
    search.addEventListener("focusout", function (event) {
      if (!search.contains(event.relatedTarget)) closeSuggestions();
    });
  }

  // Two minutes before a session ends for want of use, say so; one press lets it go on.
  var idle = document.querySelector("[data-idle]");
  if (idle) {
    var warn = function () {
      idle.hidden = false;
      idle.querySelector("button").focus();
    };
    var wait = function () {
      idle.hidden = true;
      return window.setTimeout(warn, Math.max(Number(idle.dataset.idle) - 120, 5) * 1000);
    };
    var timer = wait();
    var start = function () {
      window.clearTimeout(timer);
      timer = wait();
    };
    document.addEventListener("htmx:afterRequest", start);
    idle.querySelector("button").addEventListener("click", function () {
      var token = document.querySelector("input[name=csrfmiddlewaretoken]");
      window.fetch(idle.dataset.stay, { method: "POST", headers: { "X-CSRFToken": token ? token.value : "" } })
        .then(function (answer) { if (answer.status === 204) start(); else window.location.reload(); });
    });
  }

  // <button type="button" data-print>
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
