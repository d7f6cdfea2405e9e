"use strict";

/* Every printed number, searched and filtered; other reports are loaded when they are asked for. */
Planhouse.views.figures = (() => {
  const { t, code, named } = Planhouse.words;
  const { h, chinese, indicatorOf, number, sourceLink, select } = Planhouse.dom;
  const PAUSE = 150; // milliseconds of silence before a search starts
  const chosen = { text: "", scope: "report", kind: "", scenario: "", year: "", place: "" };

  const reportsInScope = (report) => {
    const all = Planhouse.rows(Planhouse.loaded("index").reports);
    const of = {
      report: (each) => each.report_id === report.report_id,
      area: (each) => each.area_code === report.area_code,
      all: () => true,
    };
    return all.filter(of[chosen.scope]);
  };

  const haystack = (row) => {
    row.haystack ??= [
      row.indicator_zh,
      row.indicator_en,
      row.printed_indicator,
      row.printed_text,
      row.sentence,
      row.row_label,
      row.column_label,
      row.section_path,
    ]
      .filter(Boolean)
      .join("\n")
      .toLowerCase();
    return row.haystack;
  };

  const matches = (row) => {
    const words = chosen.text.toLowerCase().split(/\s+/).filter(Boolean);
    return (
      (!chosen.kind || row.kind === chosen.kind) &&
      (!chosen.scenario || row.scenario === chosen.scenario) &&
      (!chosen.year || String(row.year) === chosen.year) &&
      (!chosen.place || (chosen.place === "table") === Boolean(row.table_no)) &&
      words.every((word) => haystack(row).includes(word))
    );
  };

  const placeOf = (row) =>
    row.table_no
      ? h(
          "span",
          {},
          t("source.table"),
          String(row.table_no),
          " ",
          h("span", { class: "of" }, chinese(row.row_label ?? "")),
        )
      : h("span", { class: "of" }, chinese((row.section_path ?? "").split(" > ").at(-1)));

  const quantity = (row) =>
    number({
      value: row.value,
      high: row.value_high,
      comparator: row.comparator,
      kind: row.kind,
      zh: row.printed_unit,
      en: row.unit_en,
    });

  const tableOf = (rows, several) =>
    Planhouse.table({
      rows,
      columns: [
        { title: t("figures.indicator"), cell: indicatorOf, sort: (row) => named(row, "indicator").text, wide: true },
        {
          title: t("figures.value"),
          cell: (row) => sourceLink(row.report_id, row.ordinal, quantity(row) ?? chinese(row.printed_text)),
          sort: (row) => Number(row.value ?? Number.NaN),
          numeric: true,
        },
        { title: t("figures.kind"), cell: (row) => code("kind", row.kind), sort: (row) => code("kind", row.kind) },
        {
          title: t("figures.scenario"),
          cell: (row) => code("scenario", row.scenario),
          sort: (row) => code("scenario", row.scenario),
        },
        { title: t("figures.year"), cell: (row) => String(row.year), sort: (row) => row.year, numeric: true },
        { title: t("figures.place"), cell: placeOf, sort: (row) => row.ordinal, wide: true },
        ...(several
          ? [{ title: t("figures.report"), cell: (row) => row.report_id, sort: (row) => row.report_id }]
          : []),
      ],
    });

  return async (report) => {
    await Planhouse.load(`figures/${report.report_id}`);
    let rows = [];
    const place = h("div");
    const progress = h("p", { class: "note", role: "status" });
    const fill = () => place.replaceChildren(tableOf(rows.filter(matches), chosen.scope !== "report"));

    const gather = async () => {
      const scope = reportsInScope(report);
      const asked = chosen.scope;
      rows = [];
      for (const [at, { report_id: id }] of scope.entries()) {
        const data = await Planhouse.load(`figures/${id}`);
        // another scope, or another view, was chosen meanwhile
        if (asked !== chosen.scope || (at > 0 && !place.isConnected)) {
          return;
        }
        const own = Planhouse.rows(data.figures);
        own.forEach((row) => {
          row.report_id = id;
        });
        rows.push(...own);
        progress.textContent = scope.length > 1 ? t("figures.loaded", { done: at + 1, total: scope.length }) : "";
      }
      offerYears();
      fill();
    };

    const years = h("div");
    const offerYears = () => {
      const found = [...new Set(rows.map((row) => String(row.year)))].toSorted().toReversed();
      chosen.year = found.includes(chosen.year) ? chosen.year : "";
      years.replaceChildren(
        filter(
          "year",
          found.map((year) => [year, year]),
        ),
      );
    };

    const filter = (name, options) =>
      select(
        t(`figures.${name}`),
        [["", t("page.all")], ...options],
        chosen[name],
        (value) => {
          chosen[name] = value;
          fill();
        },
        { id: `figures-${name}` },
      );
    const codes = (group, keys) => keys.map((key) => [key, code(group, key)]);

    let timer = 0;
    const search = h("input", {
      type: "search",
      id: "figures-search",
      value: chosen.text,
      autocomplete: "off",
      oninput: (event) => {
        chosen.text = event.target.value;
        clearTimeout(timer);
        timer = setTimeout(fill, PAUSE);
      },
    });
    const scopes = [
      ["report", t("figures.this_report")],
      ["area", t("figures.this_area")],
      ["all", t("figures.all_reports")],
    ];
    const scope = select(
      t("figures.scope"),
      scopes,
      chosen.scope,
      (value) => {
        chosen.scope = value;
        gather();
      },
      { id: "figures-scope" },
    );

    await gather();
    return [
      h("p", { class: "intro" }, t("figures.intro")),
      h(
        "form",
        { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
        h("label", { class: "field search" }, h("span", {}, t("figures.search_label")), search),
        scope,
        filter("kind", codes("kind", ["level", "growth", "share", "rate", "completion", "rank"])),
        filter("scenario", codes("scenario", ["actual", "target", "baseline"])),
        years,
        filter("place", [
          ["text", t("figures.text")],
          ["table", t("figures.table")],
        ]),
      ),
      progress,
      place,
    ];
  };
})();
