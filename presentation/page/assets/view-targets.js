"use strict";

/* What was aimed at and what came of it, attained or missed at a glance. */
Planhouse.views.targets = (() => {
  const { t, code, named, signed, unit, pointsIfPercent } = Planhouse.words;
  const { h, indicatorOf, number, sourceLink, badge, chinese, reportOf, tiles, note, terms } = Planhouse.dom;
  const { quantity } = Planhouse.csv;

  const JUDGED = new Map([
    [true, ["good", "targets.attained"]],
    [false, ["bad", "targets.missed"]],
  ]);

  const judgement = ({ is_attained: attained }) => {
    const [tone, words] = JUDGED.get(attained) ?? ["none", "targets.unjudged"];
    return badge(tone, t(words), JUDGED.has(attained) ? null : t("targets.unjudged_why"));
  };

  const bounded = (row, name) => ({
    value: row[name],
    high: row[`${name}_high`],
    comparator: row[`${name}_comparator`],
    kind: row.kind,
    zh: row.unit_zh,
    en: row.unit_en,
  });

  const target = (row, report) =>
    sourceLink(
      report,
      row.target_ordinal,
      number(bounded(row, "target")) ?? chinese(row.target_text),
    );

  const actual = (row, report) =>
    row.actual &&
    sourceLink(
      row.actual_report ?? report,
      row.actual_ordinal,
      number(bounded(row, "actual")),
      row.status === "P" || row.status === "E" ? h("span", { class: "status" }, code("status", row.status)) : null,
    );

  const STATES = { met: "good", near: "warn", missed: "bad" };

  /** Promises whose result another report prints, each number with the report that prints it. */
  const across = (rows, report) => {
    const printedIn = (row, name, shown) => sourceLink(row[`${name}_report`], row[`${name}_ordinal`], shown);
    return [
      h("h3", {}, t("targets.across")),
      h("p", { class: "intro" }, t("targets.across_intro", { year: report.execution_year })),
      Planhouse.table({
        name: "promises",
        rows,
        columns: [
          {
            key: "indicator",
            title: t("targets.indicator"),
            cell: indicatorOf,
            sort: (row) => named(row, "indicator").text,
            wide: true,
          },
          {
            title: t("targets.target"),
            cell: (row) => printedIn(row, "target", number(bounded(row, "target")) ?? chinese(row.target_text)),
            csv: (row) =>
              quantity(t("targets.target"), { ...bounded(row, "target"), value: row.target ?? row.target_text }),
            numeric: true,
          },
          { title: t("targets.promised_by"), cell: (row) => reportOf(row.target_report) },
          {
            title: t("targets.actual"),
            cell: (row) => row.actual && printedIn(row, "actual", number(bounded(row, "actual"))),
            csv: (row) => quantity(t("targets.actual"), bounded(row, "actual")),
            numeric: true,
          },
          { title: t("targets.reported_by"), cell: (row) => reportOf(row.actual_report) },
          {
            key: "state",
            title: t("targets.verdict"),
            cell: (row) => badge(STATES[row.state] ?? "none", code("state", row.state)),
            csv: (row) => [[t("targets.verdict"), code("state", row.state)]],
            sort: (row) => row.state,
          },
        ],
      }),
    ];
  };

  const gapUnit = (row) => unit(pointsIfPercent(row.unit_zh), row.unit_en);

  const ratioOf = (row) => (row.kind === "level" ? Number(row.actual) / Number(row.target) : Number.NaN);

  const gap = (row) =>
    row.gap &&
    h(
      "span",
      { class: "quantity" },
      h("span", { class: "number" }, signed(row.gap)),
      " ",
      h("span", { class: "unit" }, gapUnit(row)),
    );

  /** Result over target as a bar, full at 150 %; the line is the target. Levels only: a ratio of two growths says little. */
  const progress = (row) => {
    const ratio = ratioOf(row);
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
      {
        label: t("term.implausible"),
        value: report.implausible,
        title: t("glossary.implausible"),
        tone: report.implausible > 0 ? "bad" : "",
      },
      { label: t("reports.figures"), value: report.figures },
    ]);
    const elsewhere = data.promises.length > 0 ? across(Planhouse.rows(data.promises), report) : [];
    if (rows.length === 0) {
      return [summary, ...(elsewhere.length > 0 ? elsewhere : [note(t("targets.none"))])];
    }
    return [
      summary,
      h("p", { class: "intro" }, t("targets.intro", { year: report.execution_year })),
      terms("target", "growth", "points", "preliminary", "unjudged", "finding", "implausible"),
      Planhouse.table({
        rows,
        columns: [
          {
            key: "indicator",
            title: t("targets.indicator"),
            cell: indicatorOf,
            sort: (row) => named(row, "indicator").text,
            wide: true,
          },
          {
            key: "kind",
            title: t("targets.kind"),
            cell: (row) => code("kind", row.kind),
            sort: (row) => code("kind", row.kind),
          },
          {
            title: t("targets.target"),
            cell: (row) => target(row, report.report_id),
            csv: (row) =>
              quantity(t("targets.target"), { ...bounded(row, "target"), value: row.target ?? row.target_text }),
            numeric: true,
          },
          {
            title: t("targets.actual"),
            cell: (row) => actual(row, report.report_id),
            csv: (row) => quantity(t("targets.actual"), bounded(row, "actual")),
            numeric: true,
          },
          {
            title: t("targets.gap"),
            cell: gap,
            csv: (row) => [
              [t("targets.gap"), row.gap],
              [`${t("targets.gap")} (${t("csv.unit")})`, row.gap && gapUnit(row)],
            ],
            numeric: true,
          },
          {
            key: "progress",
            title: t("targets.progress"),
            cell: progress,
            csv: (row) => {
              const percent = Math.round(ratioOf(row) * 100);
              return [[`${t("targets.progress")} (%)`, Number.isFinite(percent) ? percent : null]];
            },
            sort: ratioOf,
            numeric: true,
          },
          {
            key: "verdict",
            title: t("targets.verdict"),
            cell: judgement,
            csv: (row) => [[t("targets.verdict"), t((JUDGED.get(row.is_attained) ?? ["", "targets.unjudged"])[1])]],
            sort: (row) => [false, undefined, null, true].indexOf(row.is_attained),
          },
        ],
      }),
      ...elsewhere,
    ];
  };
})();
