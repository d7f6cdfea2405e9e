"use strict";

/*
 * Values that no report prints and that follow from printed ones: each says that it is derived, between what it lies, and from which
 * figures it follows.
 */
Planhouse.derived = (() => {
  const { t, code, named, quantity: quantityOf } = Planhouse.words;
  const { h, indicatorOf, nameOf, number, sourceLink, filled } = Planhouse.dom;
  const { quantity } = Planhouse.csv;

  // what a target asks stands beside the target, in the view of the next year
  const OF_TARGETS = new Set(["implied_growth", "implied_change"]);

  /** Where it has no lower end it is no more than its value, without an upper one no less. */
  const bound = (row) => (row.value_lower ? (row.value_upper ? null : "ge") : "le");

  const parts = (row) => ({
    value: row.value,
    // a share that falls by 1.2 points is a change as a growth is
    kind: row.kind === "level" && row.method !== "implied_change" ? "level" : "growth",
    comparator: bound(row),
    zh: row.unit_zh,
    en: row.unit_en,
  });

  const isOpen = (row) => row.value_lower && row.value_upper && !row.is_exact;

  /** Between what it lies, in words; empty where the printed decimals leave nothing open, and of a bound. */
  const between = (row) => {
    const [low, high] = [row.value_lower, row.value_upper].map((value) => value && quantityOf({ ...parts(row), value, comparator: null }));
    return isOpen(row) ? t("derived.between", { low: low.number, high: `${high.number} ${high.unit}` }) : "";
  };

  /** The value with its mark and between what it lies. */
  const value = (row) =>
    h(
      "span",
      { class: "derived" },
      number(parts(row)),
      " ",
      h("span", { class: "status" }, t("derived.derived")),
      isOpen(row) ? [" ", h("span", { class: "status" }, between(row))] : null,
    );

  /** Several values with one mark; between what they lie is shown on pointing at it. */
  const brief = (rows) =>
    h(
      "span",
      { class: "derived" },
      rows.map((row, at) => [at > 0 ? " / " : "", number(parts(row))]),
      " ",
      h("span", { class: "status", title: rows.map(between).filter(Boolean).join(" / ") }, t("derived.derived")),
    );

  /** The printed figures that it follows from, each a link to where it stands. */
  const evidence = (row) =>
    h(
      "span",
      {},
      (row.figures ?? []).map((figure, at) => [
        at > 0 ? t("about.comma") : "",
        sourceLink(figure.report, figure.ordinal, h("span", { lang: "zh-CN" }, figure.text)),
      ]),
    );

  const subject = (row) =>
    row.except_zh
      ? h(
          "span",
          {},
          indicatorOf(row),
          " ",
          h("span", { class: "of" }, filled("derived.except", "part", nameOf(row, "except"))),
        )
      : indicatorOf(row);

  const csv = (row) => [
    ...quantity(t("derived.value"), parts(row)),
    [t("derived.lower"), row.value_lower],
    [t("derived.upper"), row.value_upper],
  ];

  /** All that follows from a report's results, as a section of a view; null where nothing does. */
  const table = (all) => {
    const rows = all.filter((row) => !OF_TARGETS.has(row.method));
    if (rows.length === 0) {
      return null;
    }
    return h(
        "section",
        { class: "derived-values" },
        h("h3", {}, t("derived.title")),
        h("p", { class: "intro" }, t("derived.intro")),
        Planhouse.table({
          name: "derived",
          rows,
          columns: [
            { key: "indicator", title: t("targets.indicator"), cell: subject, sort: (row) => named(row, "indicator").text, wide: true },
            {
              key: "method",
              title: t("derived.method"),
              cell: (row) => code("method", row.method),
              sort: (row) => code("method", row.method),
            },
            { key: "year", title: t("targets.year"), cell: (row) => String(row.year), sort: (row) => row.year },
            { title: t("derived.value"), cell: value, csv, numeric: true },
            { title: t("derived.from"), cell: evidence },
          ],
        }),
    );
  };

  /** By the place of its target in a report, what a target asks against the result before. */
  const asked = (all) => {
    const found = new Map();
    for (const row of all.filter(({ method }) => OF_TARGETS.has(method))) {
      found.set(row.ordinal, [...(found.get(row.ordinal) ?? []), row]);
    }
    return found;
  };

  return { table, asked, brief };
})();
