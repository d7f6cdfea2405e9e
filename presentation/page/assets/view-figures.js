"use strict";

/* Every printed number, searched and filtered; other reports are loaded when they are asked for. */
Planhouse.views.figures = (() => {
  const { t, code, named, timeOf } = Planhouse.words;
  const { h, aboutOf, chinese, indicatorOf, number, reportOf, sourceLink, select, terms } = Planhouse.dom;
  const { fold, words, plain, matches } = Planhouse.fold;
  const { option, choose } = Planhouse;
  const PAUSE = 150; // milliseconds of silence before a search starts

  const scopeOf = () => option("scope") || "report";

  const reportsInScope = (report) => {
    const all = Planhouse.rows(Planhouse.loaded("index").reports);
    const of = {
      report: (each) => each.report_id === report.report_id,
      area: (each) => each.area_code === report.area_code,
      all: () => true,
    };
    return all.filter(of[scopeOf()] ?? of.report);
  };

  const parts = (row) => ({
    value: row.value,
    high: row.value_high,
    comparator: row.comparator,
    kind: row.kind,
    zh: row.printed_unit,
    en: row.unit_en,
  });

  /** All that a row can be found by: words, and its number as the report prints it and as the page shows it. */
  const haystack = (row) => {
    if (row.haystack === undefined) {
      const shown = Planhouse.words.quantity(parts(row));
      const units = [row.printed_unit, row.unit_en];
      row.haystack = fold(
        [
          row.indicator_zh,
          row.indicator_en,
          row.zone_zh,
          row.zone_en,
          row.industry_zh,
          row.industry_en,
          row.printed_indicator,
          row.printed_text,
          row.sentence,
          row.row_label,
          row.column_label,
          row.section_path,
          // as the page says it, and as the report prints it
          aboutOf(row).map((part) => part.textContent),
          ...Object.values(row.about ?? {}),
          row.time_period && timeOf(row),
          ...(shown ? units.flatMap((unit) => [`${shown.number}${unit ?? ""}`, `${shown.number} ${unit ?? ""}`]) : []),
        ]
          .filter(Boolean)
          .join("\n"),
      );
      row.plain = row.value && plain(row.value);
    }
    return row.haystack;
  };

  const chosen = (rows) => {
    const asked = words(option("q"));
    const [kind, scenario, year, place, about] = ["kind", "scenario", "year", "place", "about"].map(option);
    return rows.filter(
      (row) =>
        (!kind || row.kind === kind) &&
        (!scenario || row.scenario === scenario) &&
        (!year || String(row.year) === year) &&
        (!place || (place === "table") === Boolean(row.table_no)) &&
        (!about || (about === "otherwise") === Boolean(row.about || row.time_period)) &&
        matches(asked, asked.length > 0 ? haystack(row) : "", row.plain),
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

  const tableOf = (rows, several) =>
    Planhouse.table({
      rows,
      columns: [
        {
          key: "indicator",
          title: t("figures.indicator"),
          cell: indicatorOf,
          sort: (row) => named(row, "indicator").text,
          wide: true,
        },
        {
          key: "value",
          title: t("figures.value"),
          cell: (row) => sourceLink(row.report_id, row.ordinal, number(parts(row)) ?? chinese(row.printed_text)),
          csv: (row) => [
            ...Planhouse.csv.quantity(t("figures.value"), parts(row)),
            [t("source.printed"), row.printed_text],
          ],
          sort: (row) => Number(row.value ?? Number.NaN),
          numeric: true,
        },
        {
          key: "kind",
          title: t("figures.kind"),
          cell: (row) => code("kind", row.kind),
          sort: (row) => code("kind", row.kind),
        },
        {
          key: "scenario",
          title: t("figures.scenario"),
          cell: (row) => code("scenario", row.scenario),
          sort: (row) => code("scenario", row.scenario),
        },
        {
          key: "year",
          title: t("figures.year"),
          cell: timeOf,
          sort: (row) => row.year,
          numeric: true,
        },
        { key: "place", title: t("figures.place"), cell: placeOf, sort: (row) => row.ordinal, wide: true },
        ...(several
          ? [
              {
                key: "report",
                title: t("figures.report"),
                cell: (row) => reportOf(row.report_id),
                sort: (row) => row.report_id,
              },
            ]
          : []),
      ],
    });

  const filter = (name, options, changed) =>
    select(
      t(`figures.${name}`),
      [["", t("page.all")], ...options],
      option(name),
      (value) => {
        choose({ [name]: value, page: "" });
        changed();
      },
      { id: `figures-${name}` },
    );
  const codes = (group, keys) => keys.map((key) => [key, code(group, key)]);

  const searchField = (changed) => {
    let timer = 0;
    return h("input", {
      type: "search",
      id: "figures-search",
      value: option("q"),
      autocomplete: "off",
      oninput: (event) => {
        const q = event.target.value;
        clearTimeout(timer);
        timer = setTimeout(() => {
          // somebody may have gone on meanwhile
          if (event.target.isConnected) {
            choose({ q, page: "" }, true);
            changed();
          }
        }, PAUSE);
      },
    });
  };

  return async (report) => {
    let rows = [];
    const place = h("div");
    const years = h("div");
    const progress = h("p", { class: "note", role: "status" });
    const fill = () => place.replaceChildren(tableOf(chosen(rows), scopeOf() !== "report"));

    const offerYears = () => {
      const found = [...new Set(rows.map((row) => String(row.year)))].toSorted().toReversed();
      years.replaceChildren(
        filter(
          "year",
          found.map((year) => [year, year]),
          fill,
        ),
      );
    };

    let latest = 0;
    const gather = async () => {
      const mine = ++latest;
      const scope = reportsInScope(report);
      const gathered = [];
      for (const [at, { report_id: id }] of scope.entries()) {
        const data = await Planhouse.load(`figures/${id}`);
        const { view, report: shown } = Planhouse.state;
        // another scope, another report or another view was chosen meanwhile
        if (mine !== latest || view !== "figures" || shown !== report.report_id) {
          return;
        }
        const own = Planhouse.rows(data.figures);
        own.forEach((row) => {
          row.report_id = id;
        });
        gathered.push(...own);
        progress.textContent = scope.length > 1 ? t("figures.loaded", { done: at + 1, total: scope.length }) : "";
      }
      rows = gathered;
      offerYears();
      fill();
    };
    const gatherLater = () => gather().catch((error) => place.replaceChildren(Planhouse.explained(error)));

    const scope = select(
      t("figures.scope"),
      [
        ["report", t("figures.this_report")],
        ["area", t("figures.this_area")],
        ["all", t("figures.all_reports")],
      ],
      scopeOf(),
      (value) => {
        choose({ scope: value === "report" ? "" : value, page: "" });
        gatherLater();
      },
      { id: "figures-scope" },
    );

    // one report is there at once; of many, the page says how far it is
    if (scopeOf() === "report") {
      await gather();
    } else {
      offerYears();
      gatherLater();
    }
    return [
      h("p", { class: "intro" }, t("figures.intro")),
      terms("kind", "level", "growth", "share", "completion", "target", "baseline", "scope", "prices", "basis"),
      h(
        "form",
        { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
        h("label", { class: "field search" }, h("span", {}, t("figures.search_label")), searchField(fill)),
        scope,
        filter("kind", codes("kind", ["level", "growth", "share", "rate", "completion", "rank"]), fill),
        filter("scenario", codes("scenario", ["actual", "target", "baseline"]), fill),
        years,
        filter("place", codes("figures", ["text", "table"]), fill),
        filter("about", codes("figures", ["plain", "otherwise"]), fill),
      ),
      progress,
      place,
    ];
  };
})();
