"use strict";

/* One indicator across areas and years: pick it, pick them, see them side by side. */
Planhouse.views.compare = (() => {
  const { t, code, langOf, named, seriesOf } = Planhouse.words;
  const { h, nameOf, number, reportOf, sourceLink, select, note, terms } = Planhouse.dom;
  const { choices, choose: chooseOption, option } = Planhouse;
  const AT_FIRST = 6; // areas, until somebody chooses
  const PROVINCE = 2; // digits of an area's code that name its province
  const NONE = "none"; // a list in the address from which all was taken

  const parts = (row) => ({
    value: row.value,
    high: row.value_high,
    comparator: row.comparator,
    kind: row.kind,
    zh: row.unit_zh,
    en: row.unit_en,
  });

  const tableOf = (rows, areas) =>
    Planhouse.table({
      rows,
      columns: [
        {
          key: "area",
          title: t("compare.area"),
          cell: (row) => nameOf(areas.get(row.area_code), "place"),
          sort: (row) => row.area_code,
        },
        {
          key: "year",
          title: t("compare.year"),
          cell: (row) => String(row.year),
          sort: (row) => row.year,
          numeric: true,
        },
        {
          key: "scenario",
          title: t("figures.scenario"),
          cell: (row) => code("scenario", row.scenario),
          sort: (row) => code("scenario", row.scenario),
        },
        {
          key: "value",
          title: t("figures.value"),
          cell: (row) =>
            sourceLink(
              row.report_id,
              row.ordinal,
              number(parts(row)),
              row.status === "P" || row.status === "E"
                ? h("span", { class: "status" }, code("status", row.status))
                : null,
              row.values_printed
                ? h("span", { class: "status" }, t("compare.several", { n: row.values_printed }))
                : null,
            ),
          csv: (row) => [
            ...Planhouse.csv.quantity(t("figures.value"), parts(row)),
            [t("source.status"), code("status", row.status)],
          ],
          sort: (row) => Number(row.value),
          numeric: true,
        },
        {
          key: "report",
          title: t("compare.report"),
          cell: (row) => reportOf(row.report_id),
          sort: (row) => row.report_id,
        },
      ],
    });

  const options = (indicators, picked) =>
    [...Map.groupBy(indicators, (row) => row.topic ?? "other")].map(([topic, rows]) =>
      h(
        "optgroup",
        { label: code("topic", topic) },
        rows.map((row) => {
          const { text } = named(row, "name");
          return h("option", { value: row.indicator_id, selected: row === picked, lang: langOf(text) }, text);
        }),
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

  /** The indicator that the address names; without one that which most reports have. */
  const asked = (indicators) => {
    const id = option("indicator");
    return id
      ? indicators.find((row) => row.indicator_id === id)
      : indicators.toSorted((a, b) => b.reports - a.reports || b.observations - a.observations)[0];
  };

  /** The keys of a list in the address; null where the address has none. */
  const listed = (name) => {
    const text = option(name);
    return text === "" ? null : new Set(text === NONE ? [] : text.split(","));
  };

  /** What is to be compared: the series, areas and years that there are, and those that are picked. The address calls a series a kind. */
  const question = (indicator, report) => {
    const index = Planhouse.loaded("index");
    const found = Planhouse.rows(index.series).filter((row) => row.indicator_id === indicator.indicator_id);
    const serieses = found.map((row) => row.series).toSorted();
    const series = option("kind") || (serieses.includes("level") ? "level" : serieses[0]);
    const own = found.find((row) => row.series === series);
    const areas = own ? areasIn(own.areas, Planhouse.rows(index.areas)) : [];
    const years = (own?.years ?? []).map(String);
    const codes = areas.map((area) => area.area_code);
    const nearest = [report?.area_code, ...codes].filter(Boolean);
    return {
      serieses,
      series,
      areas,
      years,
      pickedAreas: listed("areas") ?? new Set([...new Set(nearest)].slice(0, AT_FIRST)),
      pickedYears: listed("years") ?? new Set(years),
      // areas without this indicator are no news; areas without any report are
      unknown: [...(listed("areas") ?? [])].filter((area) => !Planhouse.areaOf(area)),
    };
  };

  const controls = ({ serieses, series, areas, years, pickedAreas, pickedYears, unknown }, choose) => [
    unknown.length > 0 ? Planhouse.unknown.areas(unknown) : "",
    h(
      "div",
      { class: "filters" },
      select(
        t("compare.kind"),
        serieses.map((key) => [key, seriesOf(key)]),
        series,
        choose("kind"),
        { id: "compare-kind" },
      ),
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          id: "compare-vintages",
          checked: option("vintages") === "all",
          onchange: (event) => choose("vintages")(event.target.checked ? "all" : ""),
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
        areas.map((area) => [area.area_code, nameOf(area, "place"), named(area, "place").text]),
        pickedAreas,
        (picked) => choose("areas")([...picked].join(",") || NONE),
      ),
      choices(
        "years",
        t("compare.years"),
        years.map((year) => [year, year, year]),
        pickedYears,
        (picked) => choose("years")([...picked].join(",") || NONE),
      ),
    ),
  ];

  /** Put `parts` in place of what was there; lists stay scrolled and the keyboard stays where it was. */
  const renew = (place, parts) => {
    const active = place.contains(document.activeElement) ? document.activeElement : null;
    const scrolled = [...place.querySelectorAll(".options")].map((each) => each.scrollTop);
    place.replaceChildren(...parts);
    place.querySelectorAll(".options").forEach((each, at) => {
      each.scrollTop = scrolled[at] ?? 0;
    });
    const again = active?.id ? `#${active.id}` : active?.value && `fieldset input[value="${CSS.escape(active.value)}"]`;
    if (again) {
      place.querySelector(again)?.focus();
    }
  };

  return async (report) => {
    const index = Planhouse.loaded("index");
    const indicators = Planhouse.rows(index.indicators);
    if (indicators.length === 0) {
      return [note(t("compare.none"))];
    }
    const areaOf = new Map(Planhouse.rows(index.reports).map((row) => [row.report_id, row.area_code]));
    const place = h("div");
    let latestFill = 0;

    const choose = (name) => (value) => {
      // what an indicator has is another's
      chooseOption({ ...(name === "indicator" ? { kind: "", years: "" } : {}), [name]: value, page: "" });
      const filling = fill();
      const mine = latestFill;
      filling.catch((error) => {
        if (mine === latestFill) {
          place.replaceChildren(Planhouse.explained(error));
        }
      });
    };

    const fill = async () => {
      const mine = ++latestFill;
      const indicator = asked(indicators);
      if (!indicator) {
        place.replaceChildren(Planhouse.unknown.indicator(option("indicator")));
        return;
      }
      const about = question(indicator, report);
      const values = await valuesOf(indicator, about.pickedAreas);
      if (mine !== latestFill) {
        return;
      }
      values.forEach((row) => {
        row.area_code = areaOf.get(row.report_id);
      });
      const shown = values.filter(
        (row) =>
          row.series === about.series &&
          row.scenario !== "baseline" &&
          about.pickedAreas.has(row.area_code) &&
          about.pickedYears.has(String(row.year)),
      );
      const rows = shown
        .filter((row) => option("vintages") === "all" || row.is_latest_vintage)
        .toSorted(
          (a, b) => a.area_code.localeCompare(b.area_code) || b.year - a.year || a.scenario.localeCompare(b.scenario),
        );
      const drawnAreas = about.areas.filter((area) => about.pickedAreas.has(area.area_code));
      renew(place, [
        ...controls(about, choose),
        Planhouse.comparison(indicator, about.series, shown, drawnAreas) ?? "",
        tableOf(rows, new Map(Planhouse.rows(index.areas).map((area) => [area.area_code, area]))),
      ]);
    };

    await fill();
    const picked = asked(indicators);
    return [
      h("p", { class: "intro" }, t("compare.intro")),
      terms("area", "kind", "vintage", "target", "preliminary"),
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
            picked ? [] : h("option", { value: "", selected: true }, t("page.pick")),
            options(indicators, picked),
          ),
        ),
      ),
      place,
    ];
  };
})();
