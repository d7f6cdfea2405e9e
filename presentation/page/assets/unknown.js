"use strict";

/*
 * What a link asks for and the warehouse does not have: said plainly, with what there is instead. Nothing else is ever shown
 * in its place.
 */
Planhouse.unknown = (() => {
  const { t } = Planhouse.words;
  const { h, link, exact, reportOf } = Planhouse.dom;
  const OFFERED = 12;
  const AREA = 6; // digits of an area's code, with which a report's identifier begins
  const PROVINCE = 2;

  const notice = (name, asked, ...offers) =>
    h("div", { class: "unknown", role: "alert" }, h("p", {}, t(`unknown.${name}`), " ", exact(asked)), offers);

  const offer = (title, items) =>
    items.length === 0 ? "" : [h("p", {}, title), h("ul", {}, items.slice(0, OFFERED).map((each) => h("li", {}, each)))];

  const allReports = () => h("p", {}, link({ view: "reports", report: null }, {}, t("unknown.all_reports")));

  /** No such report: those of the same area, else of the same province. */
  const report = async (id) => {
    const { quarantine } = await Planhouse.load("build");
    const isHeldBack = Planhouse.rows(quarantine).some((row) => row.report_id === id);
    const rows = Planhouse.rows(Planhouse.loaded("index").reports);
    const near = [AREA, PROVINCE]
      .map((digits) => rows.filter((row) => row.area_code.slice(0, digits) === id.slice(0, digits)))
      .find((found) => found.length > 0);
    return notice(
      "report",
      id,
      isHeldBack ? h("p", {}, t("unknown.held_back")) : "",
      offer(
        t("unknown.near"),
        (near ?? []).map((row) => link({ report: row.report_id }, {}, reportOf(row.report_id))),
      ),
      allReports(),
    );
  };

  const view = (name, views) => [
    h("h2", {}, t("unknown.title")),
    notice(
      "view",
      name,
      offer(
        t("unknown.views"),
        views.map((each) => link({ view: each }, {}, t(`view.${each}`))),
      ),
    ),
  ];

  const indicator = (id) => notice("indicator", id, h("p", {}, t("unknown.pick")));

  const areas = (codes) => notice("areas", codes.join(", "), h("p", {}, t("unknown.pick")));

  const term = (key) => notice("term", key);

  /** No such figure; `count` is how many the report has, where there is such a report. */
  const figure = (id, count) => [
    notice(
      count === undefined ? "report" : "figure",
      count === undefined ? id : Planhouse.state.figure,
      count === undefined
        ? allReports()
        : h("p", {}, link({ view: "figures", report: id }, {}, t("unknown.figures", { n: count }))),
    ),
  ];

  return { report, view, indicator, areas, term, figure };
})();
