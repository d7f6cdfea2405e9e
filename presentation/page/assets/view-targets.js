"use strict";

/* What was aimed at and what came of it, attained or missed at a glance. */
Planhouse.views.targets = (() => {
  const { t, code, named, signed, unit, pointsIfPercent } = Planhouse.words;
  const { h, indicatorOf, number, sourceLink, badge, chinese, filled, reportLabel, tiles, note, terms } = Planhouse.dom;
  const { quantity } = Planhouse.csv;

  // what became of a promise: the tone of its badge
  const TONES = { met: "good", near: "good", missed: "bad", unjudged: "none", not_yet: "none", not_reported: "warn" };

  const judgement = (row) => {
    const state = stateOf(row);
    return badge(TONES[state], code("state", state), t(`state_why.${state}`));
  };

  /** Its state; a warehouse that has none of its own says at least whether it was kept. */
  const stateOf = ({ state, is_attained: attained }) => state ?? { true: "met", false: "missed" }[attained] ?? "unjudged";

  const bounded = (row, name) => ({
    value: row[name],
    high: row[`${name}_high`],
    comparator: row[`${name}_comparator`],
    kind: row.kind,
    zh: row.unit_zh,
    en: row.unit_en,
  });

  /** A promise that another report made says which; one that is printed here again as another number, as which. */
  const target = (row, report) => [
    row.form === "implied"
      ? implied(row)
      : sourceLink(
          row.target_report ?? report,
          row.target_ordinal,
          number(bounded(row, "target")) ?? chinese(row.target_text),
        ),
    madeBy(row.target_report, report, "targets.promised_in"),
    row.is_changed
      ? h(
          "span",
          { class: "status" },
          filled("targets.printed_here", "text", sourceLink(report, row.printed_ordinal, chinese(row.printed_text))),
        )
      : null,
  ];

  /** That it was reached, as a rate or in words alone. */
  const completed = (row) => {
    const said = row.completion ? t("targets.completed", { percent: row.completion }) : chinese(row.completion_text);
    return sourceLink(row.completion_report, row.completion_ordinal, said);
  };

  /** A target that nobody prints: between what it lies, by the rate of completion that is printed. */
  const implied = (row) => [
    row.implied_low
      ? number({ value: row.implied_low, high: row.implied_high, kind: row.kind, zh: row.unit_zh, en: row.unit_en })
      : null,
    h(
      "span",
      { class: "status line" },
      t("derived.derived"),
      " ",
      completed(row),
    ),
  ];

  /** Which other report of the place it was. */
  const madeBy = (maker, report, words) => {
    const other = maker && maker !== report ? Planhouse.reportOf(maker) : null;
    return other ? h("span", { class: "status line" }, t(words, { report: reportLabel(other) })) : null;
  };

  const actual = (row, report) =>
    row.actual
      ? [
          sourceLink(
            row.actual_report ?? report,
            row.actual_ordinal,
            number(bounded(row, "actual")),
            row.status === "P" || row.status === "E" ? h("span", { class: "status" }, code("status", row.status)) : null,
          ),
          madeBy(row.actual_report, report, "targets.printed_in"),
          row.completion_text ? h("span", { class: "status line" }, completed(row)) : null,
        ]
      : row.completion_report && completed(row);

  const gapUnit = (row) => unit(pointsIfPercent(row.unit_zh), row.unit_en);

  const ratioOf = (row) =>
    row.kind === "level" && row.actual && row.target ? Number(row.actual) / Number(row.target) : Number.NaN;

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
    const tone = TONES[stateOf(row)];
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

  const COUNTS = ["promises", ...Object.keys(TONES)];

  /** The counts of several rows together. */
  const counted = (rows) =>
    Object.fromEntries(COUNTS.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));

  const judgedOf = (row) => row.met + row.near + row.missed;
  const keptOf = (row) => (judgedOf(row) ? Math.round(((row.met + row.near) * 100) / judgedOf(row)) : null);

  /** How many of the judged were kept, and of how many promises; its own table has a column for each year. */
  const keptIn = (row) =>
    row && [
      h("span", { class: "number" }, judgedOf(row) ? `${row.met + row.near} / ${judgedOf(row)}` : "—"),
      h("span", { class: "status" }, t("targets.of_promises", { count: row.promises })),
    ];

  /** What the place promised over the years and on each topic, and how much of it was kept. */
  const overYears = (rows) => {
    if (rows.length === 0) {
      return null;
    }
    const years = [...Map.groupBy(rows, (row) => row.year)].map(([year, those]) => ({ year, ...counted(those) }));
    const topics = [...Map.groupBy(rows, (row) => row.topic)]
      .map(([topic, those]) => ({ topic, ...counted(those), of: new Map(those.map((row) => [row.year, row])) }))
      .sort((one, other) => other.promises - one.promises);
    const count = (name, title) => ({ key: name, title, cell: (row) => String(row[name]), sort: (row) => row[name], numeric: true });
    return h(
      "section",
      { class: "promises" },
      h("h3", {}, t("targets.over_years")),
      h("p", { class: "intro" }, t("targets.over_years_intro")),
      Planhouse.table({
        name: "years",
        rows: years,
        columns: [
          { key: "year", title: t("targets.year"), cell: (row) => String(row.year), sort: (row) => row.year },
          count("promises", t("targets.promises")),
          ...Object.keys(TONES).map((state) => count(state, code("state", state))),
          {
            key: "kept",
            title: t("targets.kept"),
            cell: (row) => (keptOf(row) === null ? null : `${keptOf(row)}%`),
            sort: keptOf,
            numeric: true,
          },
        ],
      }),
      h("h3", {}, t("targets.by_topic")),
      h("p", { class: "intro" }, t("targets.by_topic_intro")),
      Planhouse.table({
        name: "topics",
        rows: topics,
        columns: [
          {
            key: "topic",
            title: t("targets.topic"),
            cell: (row) => code("topic", row.topic),
            sort: (row) => code("topic", row.topic),
          },
          count("promises", t("targets.promises")),
          ...years.map(({ year }) => ({
            key: `year-${year}`,
            title: String(year),
            cell: (row) => keptIn(row.of.get(year)),
            csv: (row) => {
              const its = row.of.get(year);
              return [
                [`${year} ${t("targets.promises")}`, its?.promises],
                [`${year} ${t("targets.judged")}`, its && judgedOf(its)],
                [`${year} ${t("targets.attained")}`, its && its.met + its.near],
              ];
            },
            sort: (row) => (row.of.has(year) ? keptOf(row.of.get(year)) : null),
            numeric: true,
          })),
        ],
      }),
    );
  };

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.targets);
    const years = overYears(Planhouse.rows(data.promises));
    const derived = Planhouse.derived.table(Planhouse.rows(data.derived), report.report_id);
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
    if (rows.length === 0) {
      return [summary, note(t("targets.none")), years, derived].filter(Boolean);
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
            csv: (row) => [[t("targets.verdict"), code("state", stateOf(row))]],
            sort: (row) => ["missed", "not_reported", "unjudged", "not_yet", "near", "met"].indexOf(stateOf(row)),
          },
        ],
      }),
      years,
      derived,
    ].filter(Boolean);
  };
})();
