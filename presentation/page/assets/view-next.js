"use strict";

/* What the next year is to bring, beside what this year brought. */
Planhouse.views.next = (() => {
  const { t, code, named } = Planhouse.words;
  const { h, indicatorOf, number, sourceLink, chinese, note } = Planhouse.dom;
  let pairedOnly = false;

  const side = (row, report, name) =>
    sourceLink(
      report,
      row[`${name}_ordinal`],
      number({
        value: row[name],
        high: row[`${name}_high`],
        comparator: row[`${name}_comparator`],
        kind: row.kind,
        zh: row[`${name}_unit_zh`],
        en: row[`${name}_unit_en`],
      }) ?? (name === "target" ? chinese(row.target_text) : null),
      name === "actual" && (row.status === "P" || row.status === "E")
        ? h("span", { class: "status" }, code("status", row.status))
        : null,
    );

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.next_year);
    if (rows.length === 0) {
      return [note(t("next.none"))];
    }
    const years = { plan: report.plan_year, year: report.execution_year };
    const place = h("div");
    const fill = () => {
      place.replaceChildren(
        Planhouse.table({
          rows: pairedOnly ? rows.filter((row) => row.actual) : rows,
          columns: [
            {
              title: t("targets.indicator"),
              cell: indicatorOf,
              sort: (row) => named(row, "indicator").text,
              wide: true,
            },
            { title: t("targets.kind"), cell: (row) => code("kind", row.kind), sort: (row) => code("kind", row.kind) },
            {
              title: t("next.actual", years),
              cell: (row) => row.actual && side(row, report.report_id, "actual"),
              numeric: true,
            },
            { title: t("next.target", years), cell: (row) => side(row, report.report_id, "target"), numeric: true },
          ],
        }),
      );
    };
    fill();
    const onlyPaired = h("input", {
      type: "checkbox",
      checked: pairedOnly,
      onchange: (event) => {
        pairedOnly = event.target.checked;
        fill();
      },
    });
    return [
      h("p", { class: "intro" }, t("next.intro", years)),
      h("p", { class: "filters" }, h("label", { class: "check" }, onlyPaired, t("next.paired"))),
      place,
    ];
  };
})();
