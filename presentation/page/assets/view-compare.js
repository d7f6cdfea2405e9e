"use strict";

/* One indicator across areas and years: pick it, pick them, see them side by side. */
Planhouse.views.compare = (() => {
  const { t, code, named, unit } = Planhouse.words;
  const { h, nameOf, number, sourceLink, select, note } = Planhouse.dom;
  // left out rather than chosen: what is new in the data is shown until somebody takes it out
  const chosen = { indicator: null, kind: null, withoutAreas: new Set(), withoutYears: new Set(), vintages: false };

  const group = (legend, entries, without, changed) =>
    h(
      "fieldset",
      { class: "choices" },
      h("legend", {}, legend),
      h(
        "div",
        { class: "options" },
        entries.map(([key, content]) =>
          h(
            "label",
            { class: "check" },
            h("input", {
              type: "checkbox",
              value: key,
              checked: !without.has(key),
              onchange: (event) => {
                without[event.target.checked ? "delete" : "add"](key);
                changed();
              },
            }),
            content,
          ),
        ),
      ),
    );

  const drawn = (rows, areas) => {
    const years = [...new Set(rows.map((row) => row.year))].toSorted();
    const latest = rows.filter((row) => row.is_latest_vintage);
    const series = areas.flatMap((area, colour) =>
      ["target", "actual"].map((scenario) => {
        const own = latest.filter((row) => row.area_code === area.area_code && row.scenario === scenario);
        return {
          name: `${named(area, "name").text} · ${code("scenario", scenario)}`,
          values: years.map((year) => own.find((row) => row.year === year)?.value ?? null),
          faint: scenario === "target",
          colour,
        };
      }),
    );
    const filled = series.filter(({ values }) => values.some((value) => value !== null));
    return { names: years.map(String), series: filled };
  };

  const options = (indicators) => {
    const topics = Map.groupBy(indicators, (row) => row.topic ?? "other");
    return [...topics].map(([topic, rows]) =>
      h(
        "optgroup",
        { label: code("topic", topic) },
        rows.map((row) =>
          h(
            "option",
            { value: row.indicator_id, selected: row.indicator_id === chosen.indicator },
            named(row, "name").text,
          ),
        ),
      ),
    );
  };

  return async () => {
    const index = Planhouse.loaded("index");
    const indicators = Planhouse.rows(index.indicators);
    if (indicators.length === 0) {
      return [note(t("compare.none"))];
    }
    chosen.indicator ??= indicators.toSorted(
      (a, b) => b.reports - a.reports || b.observations - a.observations,
    )[0].indicator_id;
    const reports = new Map(Planhouse.rows(index.reports).map((row) => [row.report_id, row]));
    const areas = Planhouse.rows(index.areas);
    const place = h("div");
    let latestFill = 0;

    const fill = async () => {
      const mine = ++latestFill;
      const data = await Planhouse.load(`indicators/${chosen.indicator}`);
      if (mine !== latestFill) {
        return;
      }
      const all = Planhouse.rows(data.observations);
      all.forEach((row) => {
        row.area_code = reports.get(row.report_id).area_code;
      });
      const kinds = [...new Set(all.map((row) => row.kind))].toSorted();
      chosen.kind = kinds.includes(chosen.kind) ? chosen.kind : kinds.includes("level") ? "level" : kinds[0];
      const ofKind = all.filter((row) => row.kind === chosen.kind && row.scenario !== "baseline");
      const itsAreas = areas.filter((area) => ofKind.some((row) => row.area_code === area.area_code));
      const itsYears = [...new Set(ofKind.map((row) => String(row.year)))].toSorted();
      const shown = ofKind.filter(
        (row) => !chosen.withoutAreas.has(row.area_code) && !chosen.withoutYears.has(String(row.year)),
      );
      const shownAreas = itsAreas.filter((area) => !chosen.withoutAreas.has(area.area_code));
      const byCode = new Map(areas.map((area) => [area.area_code, area]));

      const kind = select(
        t("compare.kind"),
        kinds.map((key) => [key, code("kind", key)]),
        chosen.kind,
        (value) => {
          chosen.kind = value;
          fill();
        },
        { id: "compare-kind" },
      );
      const vintages = h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          checked: chosen.vintages,
          onchange: (event) => {
            chosen.vintages = event.target.checked;
            fill();
          },
        }),
        t("compare.vintages"),
      );
      const indicator = indicators.find((row) => row.indicator_id === chosen.indicator);
      const chart = drawn(shown, shownAreas);
      const rows = shown
        .filter((row) => chosen.vintages || row.is_latest_vintage)
        .toSorted(
          (a, b) => a.area_code.localeCompare(b.area_code) || b.year - a.year || a.scenario.localeCompare(b.scenario),
        );
      const where = document.activeElement?.closest("fieldset")?.className && document.activeElement.value;
      place.replaceChildren(
        h("div", { class: "filters" }, kind, vintages),
        h(
          "div",
          { class: "picks" },
          group(
            t("compare.areas"),
            itsAreas.map((area) => [area.area_code, nameOf(area, "name")]),
            chosen.withoutAreas,
            fill,
          ),
          group(
            t("compare.years"),
            itsYears.map((year) => [year, year]),
            chosen.withoutYears,
            fill,
          ),
        ),
        chart.series.length > 0
          ? h(
              "figure",
              {},
              h(
                "figcaption",
                {},
                named(indicator, "name").text,
                ` · ${code("kind", chosen.kind)}`,
                shown[0] ? ` · ${unit(shown[0].unit_zh, shown[0].unit_en)}` : "",
              ),
              Planhouse.charts.columns({
                label: `${named(indicator, "name").text}, ${code("kind", chosen.kind)}`,
                ...chart,
              }),
            )
          : "",
        Planhouse.table({
          rows,
          columns: [
            {
              title: t("compare.area"),
              cell: (row) => nameOf(byCode.get(row.area_code), "name"),
              sort: (row) => row.area_code,
            },
            { title: t("compare.year"), cell: (row) => String(row.year), sort: (row) => row.year, numeric: true },
            {
              title: t("figures.scenario"),
              cell: (row) => code("scenario", row.scenario),
              sort: (row) => code("scenario", row.scenario),
            },
            {
              title: t("figures.value"),
              cell: (row) =>
                sourceLink(
                  row.report_id,
                  row.ordinal,
                  number({
                    value: row.value,
                    high: row.value_high,
                    comparator: row.comparator,
                    kind: row.kind,
                    zh: row.unit_zh,
                    en: row.unit_en,
                  }),
                  row.status === "P" || row.status === "E"
                    ? h("span", { class: "status" }, code("status", row.status))
                    : null,
                ),
              sort: (row) => Number(row.value),
              numeric: true,
            },
            { title: t("compare.report"), cell: (row) => row.report_id, sort: (row) => row.report_id },
          ],
        }),
      );
      if (where) {
        place.querySelector(`fieldset input[value="${CSS.escape(where)}"]`)?.focus();
      }
    };

    await fill();
    return [
      h("p", { class: "intro" }, t("compare.intro")),
      h(
        "div",
        { class: "filters" },
        h(
          "label",
          { class: "field grow" },
          h("span", {}, t("compare.indicator")),
          h(
            "select",
            {
              id: "compare-indicator",
              onchange: (event) => {
                chosen.indicator = event.target.value;
                fill();
              },
            },
            options(indicators),
          ),
        ),
      ),
      place,
    ];
  };
})();
