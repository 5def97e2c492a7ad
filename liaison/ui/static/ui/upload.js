/* How far an upload is, in percent, and what is too large before it is sent. Everything works without it. */
(function () {
  "use strict";

  var WORTH_SHOWING = 1024 * 1024; // smaller files are there before anything could be seen

  function files(form) {
    return Array.from(form.querySelectorAll("input[type=file]")).flatMap(function (field) {
      return Array.from(field.files);
    });
  }

  // Said as soon as the file is chosen; the browser itself keeps the form from being sent.
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (!field.matches("input[type=file][data-largest]")) return;
    var tooLarge = Array.from(field.files).some(function (file) {
      return file.size > Number(field.dataset.largest);
    });
    field.setCustomValidity(tooLarge ? field.dataset.tooLarge : "");
    if (tooLarge) field.reportValidity();
  });

  function send(form) {
    var request = new XMLHttpRequest();
    var box = form.querySelector(".upload-progress");
    var bar = box.querySelector("progress");
    var percent = box.querySelector("[data-percent]");
    var said = box.querySelector("[data-said]");

    function stop(words) {
      delete form.dataset.sent;
      bar.hidden = true;
      percent.textContent = "";
      said.textContent = words;
    }
    function show(page) {
      var main = new DOMParser().parseFromString(page, "text/html").querySelector("main");
      if (!main) return stop(box.dataset.failed);
      main.querySelectorAll("input[type=file]").forEach(function (field) {
        field.files = form.elements[field.name].files; // what was chosen stays chosen
      });
      document.querySelector("main").replaceWith(main);
      window.scrollTo(0, 0);
      var wrong = main.querySelector("[role=alert]") || main;
      wrong.setAttribute("tabindex", "-1");
      wrong.focus();
    }
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", function (event) {
      if (!event.lengthComputable) return;
      bar.value = Math.floor((100 * event.loaded) / event.total);
      percent.textContent = bar.value + "%";
    });
    request.upload.addEventListener("load", function () {
      said.textContent = box.dataset.reading;
    });
    request.addEventListener("load", function () {
      var onwards = request.getResponseHeader("X-Onwards");
      if (onwards) window.location.assign(onwards);
      else if (request.status === 413) stop(request.responseText);
      else if (request.status === 200 || request.status === 422) show(request.responseText);
      else stop(box.dataset.failed);
    });
    request.addEventListener("error", function () { stop(box.dataset.failed); });
    bar.hidden = false;
    said.textContent = box.dataset.sending;
    request.send(new FormData(form));
  }

  document.addEventListener(
    "submit",
    function (event) {
      var form = event.target;
      if (!form.matches("[data-upload]")) return;
      var size = files(form).reduce(function (sum, file) { return sum + file.size; }, 0);
      if (size < WORTH_SHOWING || !form.checkValidity()) return;
      event.preventDefault();
      if (form.dataset.sent) return;
      form.dataset.sent = "yes";
      send(form);
    },
    true,
  );
})();
