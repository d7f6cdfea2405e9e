"use strict";

/* What the report aims at next, beside this year's result of the same indicator and kind. */
Planhouse.views.next = (() => {
  const { t, code, named } = Planhouse.words;
  const { h, chinese, indicatorOf, number, sourceLink, note, terms } = Planhouse.dom;
  const { quantity } = Planhouse.csv;

  const bounded = (row, name) => ({
    value: row[name],
    high: row[`${name}_high`],
    comparator: row[`${name}_comparator`],
    kind: row.kind,
    zh: row[`${name}_unit_zh`],
    en: row[`${name}_unit_en`],
  });

  const side = (row, report, name) =>
    sourceLink(
      report,
      row[`${name}_ordinal`],
      number(bounded(row, name)) ?? (name === "target" ? chinese(row.target_text) : null),
      name === "actual" && (row.status === "P" || row.status === "E")
        ? h("span", { class: "status" }, code("status", row.status))
        : null,
    );

  const tableOf = (rows, report, years, asked) =>
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
          title: t("next.actual", years),
          cell: (row) => row.actual && side(row, report.report_id, "actual"),
          csv: (row) => quantity(t("next.actual", years), bounded(row, "actual")),
          numeric: true,
        },
        {
          title: t("next.target", years),
          cell: (row) => side(row, report.report_id, "target"),
          csv: (row) =>
            quantity(t("next.target", years), { ...bounded(row, "target"), value: row.target ?? row.target_text }),
          numeric: true,
        },
        {
          title: t("next.asked"),
          cell: (row) => (asked.has(row.target_ordinal) ? Planhouse.derived.brief(asked.get(row.target_ordinal)) : null),
          csv: (row) => {
            const values = (asked.get(row.target_ordinal) ?? []).map(({ value, unit_zh: zh }) => `${value} ${zh ?? ""}`.trim());
            return [[t("next.asked"), values.length ? values.join("; ") : null]];
          },
          numeric: true,
        },
      ],
    });

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.next_year);
    if (rows.length === 0) {
      return [note(t("next.none"))];
    }
    const asked = Planhouse.derived.asked(Planhouse.rows(data.derived));
    const years = { plan: report.plan_year, year: report.execution_year };
    const place = h("div");
    const fill = () => {
      const paired = Planhouse.option("paired") === "yes";
      place.replaceChildren(tableOf(paired ? rows.filter((row) => row.actual) : rows, report, years, asked));
    };
    fill();
    const onlyPaired = h("input", {
      type: "checkbox",
      id: "next-paired",
      checked: Planhouse.option("paired") === "yes",
      onchange: (event) => {
        Planhouse.choose({ paired: event.target.checked ? "yes" : "", page: "" });
        fill();
      },
    });
    return [
      h("p", { class: "intro" }, t("next.intro", years)),
      terms("target", "growth", "preliminary", "derived"),
      h("p", { class: "filters" }, h("label", { class: "check" }, onlyPaired, t("next.paired"))),
      place,
    ];
  };
})();
