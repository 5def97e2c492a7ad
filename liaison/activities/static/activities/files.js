/* Files are dropped, and how far their upload is can be seen. Everything works without it, only with less to see. */
(function () {
  "use strict";

  document.querySelectorAll("form[data-drop]").forEach(function (form) {
    var progress = form.querySelector("progress");
    var said = form.querySelector("[data-said]");

    function failed(words) {
      progress.hidden = true;
      delete form.dataset.sent;
      said.textContent = words;
    }

    function send() {
      var request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", function (event) {
        if (!event.lengthComputable) return;
        progress.value = Math.floor((100 * event.loaded) / event.total);
        said.textContent = progress.value + "%";
      });
      request.addEventListener("load", function () {
        if (request.status === 413) return failed(request.responseText);
        var onwards = request.getResponseHeader("X-Onwards");
        if (!onwards) return failed(form.dataset.failed);
        if (onwards.split("#")[0] === window.location.pathname) {
          window.location.hash = onwards.split("#")[1] || "";
          window.location.reload();
        } else {
          window.location.assign(onwards);
        }
      });
      request.addEventListener("error", function () { failed(form.dataset.failed); });
      progress.hidden = false;
      request.send(new FormData(form));
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (progress.hidden) send();
    });

    form.addEventListener("dragover", function (event) {
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", function () {
      form.classList.remove("is-over");
    });
    form.addEventListener("drop", function (event) {
      event.preventDefault();
      form.classList.remove("is-over");
      var field = form.querySelector("input[type=file]");
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });

    // What the camera took is sent without another press.
    if (form.hasAttribute("data-at-once")) {
      form.querySelector("[data-by-hand]").hidden = true;
      form.addEventListener("change", function (event) {
        if (event.target.type === "file" && event.target.files.length && progress.hidden) send();
      });
    }
  });
})();
