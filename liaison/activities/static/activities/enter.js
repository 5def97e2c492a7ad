/* What the entry form does beyond HTML. Everything works without it, only with more to look at. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-activity]");
  if (!form) return;

  function each(selector, act) {
    form.querySelectorAll(selector).forEach(act);
  }
  function chosen(name) {
    var found = form.querySelector("input[name=" + name + "]:checked");
    return found ? found.value : "";
  }

  // Today and yesterday are one press away.
  each("[data-days]", function (days) {
    days.hidden = false;
    days.addEventListener("click", function (event) {
      var button = event.target.closest("[data-back]");
      if (!button) return;
      var day = new Date(form.dataset.today + "T12:00:00Z");
      day.setUTCDate(day.getUTCDate() - Number(button.dataset.back));
      form.elements.on.value = day.toISOString().slice(0, 10);
      show();
    });
  });

  // A long list of units is searched by a part of the name.
  each("[data-sift-by]", function (field) {
    field.hidden = false;
    field.addEventListener("input", function () {
      field.closest("[data-sift]").querySelectorAll("li").forEach(function (row) {
        row.hidden = row.textContent.indexOf(field.value.trim()) < 0 && !row.querySelector(":checked");
      });
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Enter") event.preventDefault();
    });
  });

  // What does not belong to the kind is put away, unless something stands in it.
  function showFields() {
    var kind = chosen("kind");
    each("[data-kinds]", function (part) {
      var field = part.querySelector("input, textarea");
      part.hidden = part.dataset.kinds.split(" ").indexOf(kind) < 0 && !field.value;
    });
  }

  // The button says what becomes of it, the line what is written where it stays empty.
  function showButton() {
    var until = form.elements.until;
    var last = (until && until.value) || form.elements.on.value;
    each("[data-when]", function (words) {
      words.hidden = (last > form.dataset.today) !== (words.dataset.when === "planned");
    });
  }
  function showLine() {
    var what = form.elements.what;
    var names = [];
    each("input[name=guests]:checked", function (box) {
      names.push(box.dataset.name);
    });
    var kind = form.querySelector("input[name=kind]:checked");
    var label = kind ? kind.closest("label").textContent.trim() : "";
    if (!what.required) what.placeholder = names.length ? label + "（" + names.join("、") + "）" : "";
  }
  function showHosts() {
    each("[data-hosts]", function (part) {
      part.hidden = chosen("held_by") !== "chosen";
      if (!part.hidden) part.open = true;
    });
  }

  function show() {
    showFields();
    showButton();
    showLine();
    showHosts();
  }
  form.addEventListener("change", show);
  show();
})();
