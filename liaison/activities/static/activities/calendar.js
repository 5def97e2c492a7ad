/* Arrow keys lead from day to day in the calendar. Everything works without it, by Tab. */
(function () {
  "use strict";

  var plan = document.querySelector("[data-plan]");
  if (!plan) return;
  var steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

  plan.addEventListener("keydown", function (event) {
    var step = steps[event.key];
    var cell = event.target.closest("td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    var cells = Array.from(plan.querySelectorAll("td"));
    var next = cells[cells.indexOf(cell) + step];
    var stop = next && next.querySelector("a");
    if (!stop) return;
    event.preventDefault();
    stop.focus();
  });
})();
