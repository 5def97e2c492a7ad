/* Reviewing a draft: each fact leads to its sentence and back, and everything goes by keyboard.
   Without this script the links between facts and sentences still work, and so does every form. */
(function () {
  "use strict";

  var review = document.querySelector("[data-review]");
  if (!review) return;
  var notice = document.querySelector("[data-notice]");
  var pane = document.querySelector(".review-scroll");
  var said = document.querySelector("[data-said]");
  var keys = document.querySelector("[data-keys]");
  var OFF = "liaison.review.keys-off";

  function facts() { return Array.from(review.querySelectorAll("[data-fact]")); }
  function factOf(element) { return element && element.closest ? element.closest("[data-fact]") : null; }
  function say(text) { if (said) said.textContent = text; }
  function placesOf(fact) {
    return notice ? Array.from(notice.querySelectorAll('[data-facts~="' + fact.dataset.fact + '"]')) : [];
  }

  // Light up what belongs together.
  function light(fact, place) {
    document.querySelectorAll(".is-lit").forEach(function (lit) { lit.classList.remove("is-lit"); });
    if (fact) {
      fact.classList.add("is-lit");
      placesOf(fact).forEach(function (read) { read.classList.add("is-lit"); });
    }
    if (place) {
      place.classList.add("is-lit");
      place.dataset.facts.split(" ").forEach(function (number) {
        var found = document.getElementById("p" + number);
        if (found) found.classList.add("is-lit");
      });
    }
  }
  function showSentence(fact) {
    var first = placesOf(fact)[0];
    if (!first || !pane || pane.scrollHeight <= pane.clientHeight) return;
    var line = first.closest("p");
    pane.scrollTop = line.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  }

  review.addEventListener("mouseover", function (event) { var fact = factOf(event.target); if (fact) light(fact); });
  review.addEventListener("focusin", function (event) {
    var fact = factOf(event.target);
    if (!fact) return;
    light(fact);
    showSentence(fact);
    history.replaceState(history.state, "", "#" + fact.id); // a reload comes back to this fact
  });
  if (notice) {
    ["mouseover", "focusin"].forEach(function (kind) {
      notice.addEventListener(kind, function (event) {
        var place = event.target.closest("[data-facts]");
        if (place) light(null, place);
      });
    });
    notice.addEventListener("click", function (event) {
      var place = event.target.closest("[data-facts]");
      if (!place || String(window.getSelection())) return;
      event.preventDefault();
      go(document.getElementById("p" + place.dataset.facts.split(" ")[0]));
      light(null, place);
    });
  }

  // Moving about.
  function go(fact) {
    if (!fact) return;
    facts().forEach(function (other) { other.tabIndex = -1; });
    fact.tabIndex = 0;
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "nearest" });
  }
  function present() {
    return factOf(document.activeElement) || facts().find(function (fact) { return fact.tabIndex === 0; });
  }
  function step(by) {
    var all = facts(), from = factOf(document.activeElement) ? all.indexOf(present()) : -1;
    var to = from < 0 ? (by > 0 ? 0 : all.length - 1) : from + by;
    if (all[to]) go(all[to]);
    else say(by > 0 ? review.dataset.saidLast : review.dataset.saidFirst);
  }
  function waiting() {
    var all = facts(), from = all.indexOf(present());
    var next = all.slice(from + 1).concat(all.slice(0, from + 1)).find(function (fact) {
      return fact.classList.contains("proposal-open");
    });
    if (next) go(next);
    else say(review.dataset.saidDone);
  }

  // Deciding. The next fact is at hand at once; the answer then replaces the row of the last.
  function decide(decision, by) {
    var fact = present();
    var button = fact && fact.querySelector('button[value="' + decision + '"]');
    if (!button || fact.hasAttribute("aria-busy")) return;
    fact.setAttribute("aria-busy", "true");
    button.click();
    if (by) step(by);
  }
  function titleOf(fact) {
    var words = fact.querySelector(".proposal-said");
    return words ? words.textContent.replace(/\s+/g, " ").trim().slice(0, 80) : "";
  }
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 409) { // somebody else was faster: show what stands now
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    var fact = event.target; // told for every part that was put in; here the row alone counts
    if (!fact.matches || !fact.matches("[data-fact]")) return;
    var overtaken = fact.querySelector(".proposal-overtaken");
    var state = (fact.className.match(/proposal-(accepted|rejected|open)/) || [])[1];
    if (!overtaken) say(review.dataset["said" + state.charAt(0).toUpperCase() + state.slice(1)] + "：" + titleOf(fact));
    if (overtaken || !factOf(document.activeElement)) go(fact);
  });
  document.addEventListener("htmx:responseError", function () {
    facts().forEach(function (fact) { fact.removeAttribute("aria-busy"); });
  });

  // Keys. Never while somebody types, and never when they are switched off.
  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  function areOff() { try { return localStorage.getItem(OFF) === "yes"; } catch (_error) { return false; } }
  function help() {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  }
  var ACTS = {
    j: function () { step(1); },
    k: function () { step(-1); },
    n: waiting,
    a: function () { decide("accepted", 1); },
    x: function () { decide("rejected", 1); },
    u: function () { decide("open", 0); },
    e: function () { var fact = present(), edit = fact && fact.querySelector("[data-edit]"); if (edit) edit.click(); },
    t: function () { var fact = present(), read = fact && placesOf(fact)[0]; if (read) read.focus(); },
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    var act = areOff() || !keys ? null : event.key === "?" ? help : ACTS[event.key.toLowerCase()];
    if (!act && factOf(event.target) === event.target) {
      act = { ArrowDown: ACTS.j, ArrowUp: ACTS.k }[event.key];
    }
    if (!act) return;
    event.preventDefault();
    act();
  });
  if (keys) {
    keys.hidden = false;
    var off = keys.querySelector("[data-keys-off]");
    off.checked = areOff();
    off.addEventListener("change", function () {
      try { localStorage.setItem(OFF, off.checked ? "yes" : "no"); } catch (_error) { /* only for this page */ }
    });
  }

  // What is selected in the notice can be added; offsets count characters, as the server does.
  var selected = document.querySelector("[data-selected]");
  function offsetIn(node, offset) {
    var line = (node.nodeType === 1 ? node : node.parentElement).closest("p[data-start]");
    if (!line || !notice.contains(line)) return null;
    var before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    return Number(line.dataset.start) + Array.from(String(before)).length;
  }
  function offer() {
    var selection = window.getSelection();
    var range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    var start = range && notice.contains(range.commonAncestorContainer) ? offsetIn(range.startContainer, range.startOffset) : null;
    var end = start === null ? null : offsetIn(range.endContainer, range.endOffset);
    selected.hidden = start === null || end === null || end <= start;
    if (selected.hidden) return;
    selected.querySelectorAll("[data-add]").forEach(function (link) {
      var address = new URL(link.href);
      address.searchParams.set("start", start);
      address.searchParams.set("end", end);
      link.href = address.href;
    });
  }
  if (notice && selected) document.addEventListener("selectionchange", offer);

  var asked = location.hash && document.getElementById(location.hash.slice(1));
  if (asked && asked.matches("[data-fact]")) go(asked);
  else if (facts()[0]) facts()[0].tabIndex = 0;
})();
