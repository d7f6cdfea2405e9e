"use strict";

/* The chart of a comparison: which columns it has, and what it says of those that it leaves out. */
Planhouse.comparison = (() => {
  const { t, code, langOf, named, seriesOf, unit } = Planhouse.words;
  const { h, note } = Planhouse.dom;
  const DRAWN = 8; // areas that a chart keeps apart by colour

  /** What a chart draws: a pair of columns, target and result, for each area and year. */
  const drawn = (rows, areas) => {
    const years = [...new Set(rows.map((row) => row.year))].toSorted();
    const latest = rows.filter((row) => row.is_latest_vintage);
    const series = areas.flatMap((area, colour) =>
      ["target", "actual"].map((scenario) => {
        const own = latest.filter((row) => row.area_code === area.area_code && row.scenario === scenario);
        return {
          name: `${named(area, "place").text} · ${code("scenario", scenario)}`,
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

  /** A figure with its caption; null where no area has a value. */
  return (indicator, series, rows, areas) => {
    const first = areas.slice(0, DRAWN);
    const chart = drawn(rows, first);
    if (chart.series.length === 0) {
      return null;
    }
    const words = [named(indicator, "name").text, seriesOf(series), unit(rows[0].unit_zh, rows[0].unit_en)];
    const title = words.filter(Boolean).join(" · ");
    return h(
      "figure",
      {},
      h("figcaption", { lang: langOf(title) }, title),
      Planhouse.charts.columns({ label: title, ...chart }),
      areas.length > DRAWN ? note(t("compare.first_of", { n: DRAWN })) : null,
    );
  };
})();
