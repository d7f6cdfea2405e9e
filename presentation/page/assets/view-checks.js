"use strict";

/* Every reconciliation with its verdict, findings first, and what the reader of the document could not take. */
Planhouse.views.checks = (() => {
  const { t, code, isCode, named, grouped, timeOf } = Planhouse.words;
  const { h, chinese, english, exact, indicatorOf, number, reportOf, sourceLink, tiles, note, select, terms } =
    Planhouse.dom;
  const { quantity } = Planhouse.csv;
  const SHOWN = 4;

  const evidence = (check, report) => {
    const links = (check.figures ?? []).map(({ report: other, ordinal, text }) =>
      sourceLink(
        other ?? report,
        ordinal,
        chinese(text),
        other ? h("span", { class: "of" }, " ", reportOf(other)) : null,
      ),
    );
    const list = (items) => items.flatMap((item, at) => (at === 0 ? [item] : [" · ", item]));
    return links.length <= SHOWN
      ? h("span", { class: "evidence" }, list(links))
      : h("details", { class: "evidence" }, h("summary", {}, t("checks.more", { n: links.length })), list(links));
  };

  const plain = (text) => (text === null || text === undefined ? null : h("span", { class: "number" }, grouped(text)));

  /** Which number is wrong, and what was meant: the likeliest, and those that are not much less likely. */
  const suspected = (suspects, report) =>
    suspects.map((row, at) =>
      h(
        "div",
        { class: "suspect" },
        t(at > 0 ? "checks.suspect_too" : row.is_exhaustive ? "checks.suspect" : "checks.suspect_gave_up"),
        sourceLink(
          row.figure_report ?? report.report_id,
          row.ordinal,
          chinese(row.printed_text),
          row.figure_report ? h("span", { class: "of" }, " ", reportOf(row.figure_report)) : null,
        ),
        row.suggested_text
          ? [t("checks.meant"), chinese(row.suggested_text), t("checks.slip", { slip: code("slip", row.slip) })]
          : null,
      ),
    );

  const described = (row) => [
    Planhouse.described(row),
    row.accepted_reason ? h("span", { class: "of" }, ` ${t("checks.accepted")}`, chinese(row.accepted_reason)) : null,
  ];

  /** A column of numbers that have no unit of their own. */
  const numbers = (key, title, order) => ({
    key,
    title,
    cell: (row) => plain(row[key]),
    csv: (row) => [[title, row[key]]],
    sort: order,
    numeric: true,
  });

  const ledger = (rows, report, suspects) => {
    const verdict = Planhouse.option("verdict");
    const identity = Planhouse.option("identity");
    return Planhouse.table({
      rows: rows.filter(
        (row) => (!verdict || row.verdict === verdict) && (!identity || row.identity === identity),
      ),
      rowClass: (row) => (row.verdict === "mismatch" || row.verdict === "unit_slip" ? "finding" : null),
      columns: [
        {
          title: t("checks.description"),
          cell: (row) => h("span", {}, described(row), suspected(suspects.get(row.reconciliation_id) ?? [], report)),
          wide: true,
        },
        {
          title: t("checks.verdict"),
          cell: (row) => Planhouse.verdict(row.verdict),
          csv: (row) => [[t("checks.verdict"), code("verdict", row.verdict)]],
        },
        {
          key: "identity",
          title: t("checks.identity"),
          cell: (row) => code("identity", row.identity),
          sort: (row) => code("identity", row.identity),
        },
        numbers("lhs", t("checks.lhs")),
        numbers("rhs", t("checks.rhs")),
        numbers("gap", t("checks.gap"), (row) => Math.abs(Number(row.gap))),
        numbers("tolerance", t("checks.tolerance")),
        {
          title: t("checks.figures"),
          cell: (row) => evidence(row, report.report_id),
          csv: (row) => [[t("checks.figures"), (row.figures ?? []).map(({ text }) => text).join(" · ")]],
          wide: true,
        },
      ],
    });
  };

  /** What does not make sense together, by the words of the report. */
  const implausible = (rows, report) =>
    h(
      "div",
      {},
      h("p", { class: "intro" }, t("checks.plausibility_intro")),
      Planhouse.table({
        name: "plausibility",
        rows,
        rowClass: () => "finding",
        columns: [
          { title: t("checks.description"), cell: Planhouse.described, wide: true },
          { title: t("checks.identity"), cell: (row) => code("plausibility", row.plausibility) },
          { title: t("checks.figures"), cell: (row) => evidence(row, report.report_id), wide: true },
        ],
      }),
    );

  /** Values that an earlier report gives otherwise, each with its own source. */
  const revisions = (rows, report) => {
    const parts = (row, name) => ({ value: row[name], kind: row.kind, zh: row.unit_zh, en: row.unit_en });
    const value = (row, of, figure, name) => sourceLink(of, row[figure], number(parts(row, name)));
    return Planhouse.table({
      name: "revisions",
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
          key: "year",
          title: t("figures.year"),
          cell: timeOf,
          sort: (row) => row.year,
          numeric: true,
        },
        { title: t("figures.scenario"), cell: (row) => code("scenario", row.scenario) },
        {
          title: t("checks.before"),
          cell: (row) => value(row, row.first_report, "first_ordinal", "first_value"),
          csv: (row) => quantity(t("checks.before"), parts(row, "first_value")),
          numeric: true,
        },
        {
          title: t("checks.now"),
          cell: (row) => value(row, report.report_id, "latest_ordinal", "latest_value"),
          csv: (row) => quantity(t("checks.now"), parts(row, "latest_value")),
          numeric: true,
        },
        numbers("difference", t("checks.difference"), (row) => Number(row.difference)),
      ],
    });
  };

  /** A table by its number and its caption, or a section by its title. */
  const partOf = (row) =>
    row.table_no
      ? h("span", {}, `${t("source.table")}${row.table_no} `, chinese(row.part_zh.replace(/^表\s*\d+\s*/, "")))
      : chinese(row.part_zh);

  const coverage = (rows) =>
    Planhouse.table({
      name: "coverage",
      rows,
      columns: [
        { title: t("checks.part"), cell: partOf, wide: true },
        numbers("figures", t("reports.figures"), (row) => row.figures),
        numbers("figures_touched", t("checks.touched"), (row) => row.figures_touched),
        numbers("share_touched_pct", t("checks.share"), (row) => Number(row.share_touched_pct)),
        numbers("figures_with_plausibility", t("checks.with_plausibility"), (row) => row.figures_with_plausibility),
        numbers("share_with_plausibility_pct", t("checks.share_with_plausibility"), (row) => Number(row.share_with_plausibility_pct)),
      ],
    });

  /** What the reader met: in words of the page where it knows the kind of problem, else as the reader says it. */
  const problems = (rows) =>
    Planhouse.table({
      name: "problems",
      rows,
      columns: [
        {
          title: t("column.message"),
          cell: (row) =>
            isCode("problem", row.problem)
              ? h("span", {}, t(`problem.${row.problem}`))
              : h("span", {}, exact(row.problem), " ", english(row.message)),
          wide: true,
        },
        { title: t("column.severity"), cell: (row) => code("severity", row.severity) },
        numbers("table_no", t("column.table_no")),
        numbers("row_no", t("column.row_no")),
        numbers("column_no", t("column.column_no")),
        { title: t("column.printed_text"), cell: (row) => row.printed_text && chinese(row.printed_text), wide: true },
      ],
    });

  const filter = (rows, name, changed) => {
    const values = [...new Set(rows.map((row) => row[name]))];
    const counted = values.map((value) => [
      value,
      `${code(name, value)} (${rows.filter((row) => row[name] === value).length})`,
    ]);
    return select(
      t(`checks.${name}`),
      [["", t("page.all")], ...counted],
      Planhouse.option(name),
      (value) => {
        Planhouse.choose({ [name]: value, page: "" });
        changed();
      },
      { id: `checks-${name}` },
    );
  };

  const ledgerParts = (rows, report, suspects) => {
    const counts = Map.groupBy(rows, (row) => row.verdict);
    const place = h("div");
    const fill = () => place.replaceChildren(ledger(rows, report, suspects));
    fill();
    return [
      tiles([
        { label: t("checks.findings"), value: report.findings, tone: report.findings > 0 ? "bad" : "good" },
        {
          label: t("term.implausible"),
          value: report.implausible,
          tone: report.implausible > 0 ? "bad" : "good",
        },
        { label: t("checks.total"), value: rows.length },
        ...["exact", "within_rounding", "truncated"].map((verdict) => ({
          label: code("verdict", verdict),
          value: counts.get(verdict)?.length ?? 0,
        })),
      ]),
      h("p", { class: "intro" }, t("checks.intro")),
      terms("check", "finding", "implausible", "exact", "within_rounding", "truncated", "unit_slip", "mismatch", "tolerance"),
      h("div", { class: "filters" }, filter(rows, "verdict", fill), filter(rows, "identity", fill)),
      place,
    ];
  };

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.checks);
    const suspects = Map.groupBy(data.suspects ? Planhouse.rows(data.suspects) : [], (row) => row.reconciliation_id);
    const part = (name, shown) =>
      data[name]?.length > 0 ? [h("h3", {}, t(`checks.${name}`)), shown(Planhouse.rows(data[name]), report)] : [];
    return [
      ...(rows.length === 0 ? [note(t("checks.none"))] : ledgerParts(rows, report, suspects)),
      ...part("plausibility", implausible),
      ...part("problems", problems),
      ...part("revisions", revisions),
      ...part("coverage", coverage),
    ];
  };
})();
