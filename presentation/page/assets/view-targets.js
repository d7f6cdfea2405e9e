"use strict";

/* What was aimed at and what came of it, attained or missed at a glance. */
Planhouse.views.targets = (() => {
  const { t, code, named, signed, unit, pointsIfPercent } = Planhouse.words;
  const { h, indicatorOf, number, sourceLink, badge, chinese, tiles, note } = Planhouse.dom;

  const judgement = ({ is_attained: attained }) => {
    if (attained === true) {
      return badge("good", t("targets.attained"));
    }
    return attained === false
      ? badge("bad", t("targets.missed"))
      : badge("none", t("targets.unjudged"), t("targets.unjudged_why"));
  };

  const target = (row, report) =>
    sourceLink(
      report,
      row.target_ordinal,
      number({
        value: row.target,
        high: row.target_high,
        comparator: row.target_comparator,
        kind: row.kind,
        zh: row.unit_zh,
        en: row.unit_en,
      }) ?? chinese(row.target_text),
    );

  const actual = (row, report) =>
    row.actual &&
    sourceLink(
      report,
      row.actual_ordinal,
      number({
        value: row.actual,
        comparator: row.actual_comparator,
        kind: row.kind,
        zh: row.unit_zh,
        en: row.unit_en,
      }),
      row.status === "P" || row.status === "E" ? h("span", { class: "status" }, code("status", row.status)) : null,
    );

  const gap = (row) =>
    row.gap &&
    h(
      "span",
      { class: "quantity" },
      h("span", { class: "number" }, signed(row.gap)),
      " ",
      h("span", { class: "unit" }, unit(pointsIfPercent(row.unit_zh), row.unit_en)),
    );

  /** Result over target as a bar, full at 150 %; the line is the target. Levels only: a ratio of two growths says little. */
  const progress = (row) => {
    const ratio = row.kind === "level" ? Number(row.actual) / Number(row.target) : Number.NaN;
    if (!Number.isFinite(ratio) || ratio < 0) {
      return null;
    }
    const percent = Math.round(ratio * 100);
    const tone = row.is_attained === true ? "good" : row.is_attained === false ? "bad" : "none";
    return h(
      "span",
      { class: `progress ${tone}` },
      h(
        "span",
        { class: "bar", "aria-hidden": "true" },
        h("span", { class: "fill", style: `width: ${Math.min(ratio / 1.5, 1) * 100}%` }),
      ),
      h("span", { class: "number" }, `${percent}%`),
    );
  };

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.targets);
    const unjudged = rows.filter((row) => row.is_attained !== true && row.is_attained !== false).length;
    const summary = tiles([
      { label: t("targets.attained"), value: report.attained, tone: "good" },
      { label: t("targets.missed"), value: report.missed, tone: report.missed > 0 ? "bad" : "" },
      { label: t("targets.unjudged"), value: unjudged, title: t("targets.unjudged_why") },
      {
        label: t("targets.findings"),
        value: `${report.findings} / ${report.checks}`,
        tone: report.findings > 0 ? "bad" : "",
      },
      { label: t("reports.figures"), value: report.figures },
    ]);
    if (rows.length === 0) {
      return [summary, note(t("targets.none"))];
    }
    return [
      summary,
      h("p", { class: "intro" }, t("targets.intro", { year: report.execution_year })),
      Planhouse.table({
        caption: null,
        rows,
        columns: [
          { title: t("targets.indicator"), cell: indicatorOf, sort: (row) => named(row, "indicator").text, wide: true },
          { title: t("targets.kind"), cell: (row) => code("kind", row.kind), sort: (row) => code("kind", row.kind) },
          { title: t("targets.target"), cell: (row) => target(row, report.report_id), numeric: true },
          { title: t("targets.actual"), cell: (row) => actual(row, report.report_id), numeric: true },
          { title: t("targets.gap"), cell: gap, numeric: true },
          {
            title: t("targets.progress"),
            cell: progress,
            sort: (row) => (row.kind === "level" ? Number(row.actual) / Number(row.target) : null),
            numeric: true,
          },
          {
            title: t("targets.verdict"),
            cell: judgement,
            sort: (row) => [false, undefined, null, true].indexOf(row.is_attained),
          },
        ],
      }),
    ];
  };
})();
