"use strict";

/* One indicator across areas and years: pick it, pick them, see them side by side. */
Planhouse.views.compare = (() => {
  const { t, code, named, unit } = Planhouse.words;
  const { h, nameOf, number, sourceLink, select, note } = Planhouse.dom;
  const AT_FIRST = 6; // areas, until somebody chooses
  const DRAWN = 8; // areas that a chart keeps apart by colour
  const FILTERED_FROM = 20; // choices, from where a field to find one helps
  const PROVINCE = 2; // digits of an area's code that name its province
  const chosen = { indicator: null, kind: null, areas: null, years: null, vintages: false };

  /** Check boxes for a set of keys; `changed` is called with the new set. */
  const choices = (name, legend, entries, picked, changed) => {
    const labels = entries.map(([key, content, text]) => {
      const box = h("input", {
        type: "checkbox",
        value: key,
        checked: picked.has(key),
        onchange: () => changed(new Set(boxes.filter((each) => each.checked).map((each) => each.value))),
      });
      return { box, text, label: h("label", { class: "check" }, box, content) };
    });
    const boxes = labels.map(({ box }) => box);
    const all = (keys) => () => changed(new Set(keys));
    const find = h("input", {
      type: "search",
      "aria-label": `${t("compare.find")}: ${legend}`,
      placeholder: t("compare.find"),
      oninput: (event) => {
        for (const { label, text } of labels) {
          label.hidden = !text.toLowerCase().includes(event.target.value.trim().toLowerCase());
        }
      },
    });
    return h(
      "fieldset",
      { class: "choices", id: `compare-${name}` },
      h("legend", {}, legend),
      h(
        "div",
        { class: "filters" },
        entries.length >= FILTERED_FROM ? find : null,
        entries.length > AT_FIRST
          ? [
              h("button", { type: "button", onclick: all(entries.map(([key]) => key)) }, t("compare.select_all")),
              h("button", { type: "button", onclick: all([]) }, t("compare.select_none")),
            ]
          : null,
      ),
      h(
        "div",
        { class: "options" },
        labels.map(({ label }) => label),
      ),
    );
  };

  /** What a chart draws: a pair of columns, target and result, for each area and year. */
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
    return {
      names: years.map(String),
      series: series.filter(({ values }) => values.some((value) => value !== null)),
    };
  };

  const figureOf = (indicator, rows, areas) => {
    const first = areas.slice(0, DRAWN);
    const chart = drawn(rows, first);
    if (chart.series.length === 0) {
      return null;
    }
    const words = [named(indicator, "name").text, code("kind", chosen.kind), unit(rows[0].unit_zh, rows[0].unit_en)];
    const title = words.filter(Boolean).join(" · ");
    return h(
      "figure",
      {},
      h("figcaption", {}, title),
      Planhouse.charts.columns({ label: title, ...chart }),
      areas.length > DRAWN ? note(t("compare.first_of", { n: DRAWN })) : null,
    );
  };

  const tableOf = (rows, areas) =>
    Planhouse.table({
      rows,
      columns: [
        {
          title: t("compare.area"),
          cell: (row) => nameOf(areas.get(row.area_code), "name"),
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
    });

  const options = (indicators) =>
    [...Map.groupBy(indicators, (row) => row.topic ?? "other")].map(([topic, rows]) =>
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

  /** The areas whose bits are set in a hexadecimal number, the last bit being that of the first area. */
  const areasIn = (mask, areas) => {
    const bits = BigInt(`0x${mask}`);
    return areas.filter((_, at) => (bits >> BigInt(at)) & 1n);
  };

  /** The values of an indicator in the provinces of some areas: other provinces are not loaded. */
  const valuesOf = async (indicator, codes) => {
    const asked = new Set([...codes].map((area) => area.slice(0, PROVINCE)));
    const files = indicator.provinces
      .filter((province) => asked.has(province))
      .map((province) => Planhouse.load(`indicators/${indicator.indicator_id}/${province}`));
    return (await Promise.all(files)).flatMap((data) => Planhouse.rows(data.observations));
  };

  return async (report) => {
    const index = Planhouse.loaded("index");
    const indicators = Planhouse.rows(index.indicators);
    if (indicators.length === 0) {
      return [note(t("compare.none"))];
    }
    chosen.indicator ??= indicators.toSorted(
      (a, b) => b.reports - a.reports || b.observations - a.observations,
    )[0].indicator_id;
    const areaOf = new Map(Planhouse.rows(index.reports).map((row) => [row.report_id, row.area_code]));
    const areas = new Map(Planhouse.rows(index.areas).map((area) => [area.area_code, area]));
    const place = h("div");
    let latestFill = 0;

    const choose = (name) => (value) => {
      chosen[name] = value;
      const filling = fill();
      const mine = latestFill;
      filling.catch((error) => {
        if (mine === latestFill) {
          place.replaceChildren(h("p", { class: "error", role: "alert" }, Planhouse.explain(error)));
        }
      });
    };

    const fill = async () => {
      const mine = ++latestFill;
      const indicator = indicators.find((row) => row.indicator_id === chosen.indicator);
      const byKind = Planhouse.rows(index.kinds).filter((row) => row.indicator_id === chosen.indicator);
      const kinds = byKind.map((row) => row.kind).toSorted();
      if (!kinds.includes(chosen.kind)) {
        chosen.kind = kinds.includes("level") ? "level" : kinds[0];
      }
      const ofKind = byKind.find((row) => row.kind === chosen.kind);
      const itsAreas = areasIn(ofKind.areas, [...areas.values()]);
      const itsYears = ofKind.years.map(String);
      const nearest = [report.area_code, ...itsAreas.map((area) => area.area_code)];
      const pickedAreas = chosen.areas ?? new Set([...new Set(nearest)].slice(0, AT_FIRST));
      const pickedYears = chosen.years ?? new Set(itsYears);
      const { kind } = chosen;
      const values = await valuesOf(indicator, pickedAreas);
      if (mine !== latestFill) {
        return;
      }
      values.forEach((row) => {
        row.area_code = areaOf.get(row.report_id);
      });
      const shown = values.filter(
        (row) =>
          row.kind === kind &&
          row.scenario !== "baseline" &&
          pickedAreas.has(row.area_code) &&
          pickedYears.has(String(row.year)),
      );
      const listed = shown
        .filter((row) => chosen.vintages || row.is_latest_vintage)
        .toSorted(
          (a, b) => a.area_code.localeCompare(b.area_code) || b.year - a.year || a.scenario.localeCompare(b.scenario),
        );

      const active = place.contains(document.activeElement) ? document.activeElement : null;
      const scrolled = [...place.querySelectorAll(".options")].map((each) => each.scrollTop);
      place.replaceChildren(
        h(
          "div",
          { class: "filters" },
          select(
            t("compare.kind"),
            kinds.map((key) => [key, code("kind", key)]),
            chosen.kind,
            choose("kind"),
            { id: "compare-kind" },
          ),
          h(
            "label",
            { class: "check" },
            h("input", {
              type: "checkbox",
              id: "compare-vintages",
              checked: chosen.vintages,
              onchange: (event) => choose("vintages")(event.target.checked),
            }),
            t("compare.vintages"),
          ),
        ),
        h(
          "div",
          { class: "picks" },
          choices(
            "areas",
            t("compare.areas"),
            itsAreas.map((area) => [area.area_code, nameOf(area, "name"), named(area, "name").text]),
            pickedAreas,
            choose("areas"),
          ),
          choices(
            "years",
            t("compare.years"),
            itsYears.map((year) => [year, year, year]),
            pickedYears,
            choose("years"),
          ),
        ),
        figureOf(
          indicator,
          shown,
          itsAreas.filter((area) => pickedAreas.has(area.area_code)),
        ) ?? "",
        tableOf(listed, areas),
      );
      place.querySelectorAll(".options").forEach((each, at) => {
        each.scrollTop = scrolled[at] ?? 0;
      });
      // what was built anew takes the keyboard back to where it was
      const again = active?.id
        ? `#${active.id}`
        : active?.value && `fieldset input[value="${CSS.escape(active.value)}"]`;
      if (again) {
        place.querySelector(again)?.focus();
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
            { id: "compare-indicator", onchange: (event) => choose("indicator")(event.target.value) },
            options(indicators),
          ),
        ),
      ),
      place,
    ];
  };
})();
