"use strict";

/* Every reconciliation with its verdict, findings first, and what the reader of the document could not take. */
Planhouse.verdict = (verdict) => {
  const tones = { exact: "good", within_rounding: "good", truncated: "warn", unit_slip: "bad", mismatch: "bad" };
  return Planhouse.dom.badge(tones[verdict] ?? "none", Planhouse.words.code("verdict", verdict));
};

Planhouse.views.checks = (() => {
  const { t, code, isCode, named, grouped } = Planhouse.words;
  const { h, chinese, nameOf, indicatorOf, number, sourceLink, tiles, note, select } = Planhouse.dom;
  const SHOWN = 4;
  const chosen = { verdict: "", identity: "" };

  const evidence = (check, report) => {
    const links = (check.figures ?? []).map(({ report: other, ordinal, text }) =>
      sourceLink(other ?? report, ordinal, chinese(text), other ? h("span", { class: "of" }, other) : null),
    );
    const list = (items) => items.flatMap((item, at) => (at === 0 ? [item] : [" · ", item]));
    return links.length <= SHOWN
      ? h("span", { class: "evidence" }, list(links))
      : h("details", { class: "evidence" }, h("summary", {}, t("checks.more", { n: links.length })), list(links));
  };

  const plain = (text) => (text === null || text === undefined ? null : h("span", { class: "number" }, grouped(text)));

  const described = (row) => [
    chinese(row.description_zh),
    row.accepted_reason ? h("span", { class: "of" }, ` ${t("checks.accepted")}`, chinese(row.accepted_reason)) : null,
  ];

  const ledger = (rows, report) => {
    const shown = rows.filter(
      (row) =>
        (!chosen.verdict || row.verdict === chosen.verdict) && (!chosen.identity || row.identity === chosen.identity),
    );
    return Planhouse.table({
      rows: shown,
      rowClass: (row) => (row.verdict === "mismatch" || row.verdict === "unit_slip" ? "finding" : null),
      columns: [
        { title: t("checks.description"), cell: described, wide: true },
        { title: t("checks.verdict"), cell: (row) => Planhouse.verdict(row.verdict) },
        {
          title: t("checks.identity"),
          cell: (row) => code("identity", row.identity),
          sort: (row) => code("identity", row.identity),
        },
        { title: t("checks.lhs"), cell: (row) => plain(row.lhs), numeric: true },
        { title: t("checks.rhs"), cell: (row) => plain(row.rhs), numeric: true },
        {
          title: t("checks.gap"),
          cell: (row) => plain(row.gap),
          sort: (row) => Math.abs(Number(row.gap)),
          numeric: true,
        },
        { title: t("checks.tolerance"), cell: (row) => plain(row.tolerance), numeric: true },
        { title: t("checks.figures"), cell: (row) => evidence(row, report.report_id), wide: true },
      ],
    });
  };

  /** What does not make sense together, by the words of the report. */
  const implausible = (rows, report) =>
    Planhouse.table({
      rows,
      rowClass: () => "finding",
      columns: [
        { title: t("checks.description"), cell: (row) => nameOf(row, "description"), wide: true },
        { title: t("checks.identity"), cell: (row) => code("plausibility", row.plausibility) },
        { title: t("checks.figures"), cell: (row) => evidence(row, report.report_id), wide: true },
      ],
    });

  /** Values that an earlier report gives otherwise, each with its own source. */
  const revisions = (rows, report) => {
    const value = (row, of, figure, name) =>
      sourceLink(of, row[figure], number({ value: row[name], kind: row.kind, zh: row.unit_zh, en: row.unit_en }));
    return Planhouse.table({
      rows,
      columns: [
        { title: t("figures.indicator"), cell: indicatorOf, sort: (row) => named(row, "indicator").text, wide: true },
        { title: t("figures.year"), cell: (row) => String(row.year), sort: (row) => row.year, numeric: true },
        { title: t("figures.scenario"), cell: (row) => code("scenario", row.scenario) },
        {
          title: t("checks.before"),
          cell: (row) => value(row, row.first_report, "first_ordinal", "first_value"),
          numeric: true,
        },
        {
          title: t("checks.now"),
          cell: (row) => value(row, report.report_id, "latest_ordinal", "latest_value"),
          numeric: true,
        },
        {
          title: t("checks.difference"),
          cell: (row) => plain(row.difference),
          sort: (row) => Number(row.difference),
          numeric: true,
        },
      ],
    });
  };

  const coverage = (rows) =>
    Planhouse.table({
      rows,
      columns: [
        { title: t("checks.part"), cell: (row) => chinese(row.part_zh), wide: true },
        { title: t("reports.figures"), cell: (row) => plain(row.figures), sort: (row) => row.figures, numeric: true },
        {
          title: t("checks.touched"),
          cell: (row) => plain(row.figures_touched),
          sort: (row) => row.figures_touched,
          numeric: true,
        },
        {
          title: t("checks.share"),
          cell: (row) => plain(row.share_touched_pct),
          sort: (row) => Number(row.share_touched_pct),
          numeric: true,
        },
      ],
    });

  /** A section as it comes; a value is put in words where it is a code that the texts know under its column's name. */
  const anyTable = (section) =>
    Planhouse.table({
      rows: Planhouse.rows(section),
      columns: Object.keys(section.columns).map((name) => ({
        title: t(`column.${name}`),
        cell: (row) =>
          row[name] === null ? null : isCode(name, row[name]) ? code(name, row[name]) : chinese(row[name]),
        sort: (row) => row[name],
        wide: true,
      })),
    });
  Planhouse.anyTable = anyTable;

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.checks);
    const parts = [];
    if (rows.length === 0) {
      parts.push(note(t("checks.none")));
    } else {
      const counts = Map.groupBy(rows, (row) => row.verdict);
      const place = h("div", {}, ledger(rows, report));
      const filter = (name, group) => {
        const values = [...new Set(rows.map((row) => row[name]))];
        const options = [
          ["", t("page.all")],
          ...values.map((value) => [
            value,
            `${code(group, value)} (${rows.filter((row) => row[name] === value).length})`,
          ]),
        ];
        chosen[name] = values.includes(chosen[name]) ? chosen[name] : "";
        return select(
          t(`checks.${name}`),
          options,
          chosen[name],
          (value) => {
            chosen[name] = value;
            place.replaceChildren(ledger(rows, report));
          },
          { id: `checks-${name}` },
        );
      };
      const filters = h("div", { class: "filters" }, filter("verdict", "verdict"), filter("identity", "identity"));
      place.replaceChildren(ledger(rows, report));
      parts.push(
        tiles([
          { label: t("checks.findings"), value: report.findings, tone: report.findings > 0 ? "bad" : "good" },
          { label: t("checks.total"), value: rows.length },
          ...["exact", "within_rounding", "truncated"].map((verdict) => ({
            label: code("verdict", verdict),
            value: counts.get(verdict)?.length ?? 0,
          })),
        ]),
        h("p", { class: "intro" }, t("checks.intro")),
        filters,
        place,
      );
    }
    if (data.plausibility?.length > 0) {
      parts.push(
        h("h3", {}, t("checks.implausible")),
        h("p", { class: "intro" }, t("checks.implausible_intro")),
        implausible(Planhouse.rows(data.plausibility), report),
      );
    }
    if (data.problems.length > 0) {
      parts.push(h("h3", {}, t("checks.problems")), anyTable(data.problems));
    }
    if (data.revisions?.length > 0) {
      parts.push(h("h3", {}, t("checks.revisions")), revisions(Planhouse.rows(data.revisions), report));
    }
    if (data.coverage?.length > 0) {
      parts.push(h("h3", {}, t("checks.coverage")), coverage(Planhouse.rows(data.coverage)));
    }
    return parts;
  };
})();
