"use strict";

/*
 * Paper cannot turn pages or unfold, and is light whatever the screen is: before printing, every table shows all of its rows,
 * what is folded is opened, and charts are drawn in the colours of paper.
 */
(() => {
  const folded = new Set();
  const tell = (name) =>
    document.querySelectorAll(".table").forEach((each) => each.dispatchEvent(new Event(name)));

  addEventListener("beforeprint", () => {
    tell("beforeprint");
    document.documentElement.dataset.paper = "";
    Planhouse.charts.redraw();
    for (const each of document.querySelectorAll("main details:not([open])")) {
      each.open = true;
      folded.add(each);
    }
  });
  addEventListener("afterprint", () => {
    tell("afterprint");
    delete document.documentElement.dataset.paper;
    Planhouse.charts.redraw();
    folded.forEach((each) => {
      each.open = false;
    });
    folded.clear();
  });
})();
