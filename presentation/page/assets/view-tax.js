"use strict";

/* Tax revenue by industry and by zone: what the report prints, and the share that its own amounts give. */
Planhouse.views.tax = (() => {
  const { t, named, grouped, signed } = Planhouse.words;
  const { h, nameOf, sourceLink, badge, terms } = Planhouse.dom;

  // shares have four decimals at most; whole numbers of the fourth keep the difference exact
  const TEN_THOUSANDTH = 10_000;
  const scaled = (text) => Math.round(Number(text) * TEN_THOUSANDTH);

  /** Recomputed minus printed, in percentage points, as text; null without both. */
  const difference = (row) =>
    row.share_of_total_pct && row.share_recomputed_pct
      ? ((scaled(row.share_recomputed_pct) - scaled(row.share_of_total_pct)) / TEN_THOUSANDTH).toFixed(4)
      : null;

  const agrees = (row) =>
    2 * Math.abs(scaled(row.share_recomputed_pct) - scaled(row.share_of_total_pct)) <=
    TEN_THOUSANDTH * 10 ** -(row.share_decimals ?? 0);

  const plain = (text) => text && h("span", { class: "number" }, text);

  const part = (report, dimension, rows) => {
    const heading = h("h3", {}, t(`tax.${dimension}`));
    if (rows.length === 0) {
      const all = Planhouse.linkTo(h("a", {}, t("view.figures")), { view: "figures" }, { q: "税收" });
      return [heading, h("p", { class: "note" }, t("tax.none"), " ", t("tax.unknown"), " ", all)];
    }
    const members = rows.filter((row) => !row.is_total && row.year === rows[0].year);
    const link = (row, ordinal, text) => text && sourceLink(report.report_id, ordinal, plain(text));
    return [
      heading,
      h(
        "div",
        { class: "beside" },
        Planhouse.charts.bars({
          label: `${t(`tax.${dimension}`)}: ${t("tax.revenue")}`,
          names: members.map((row) => named(row, "name").text),
          unit: "",
          series: [{ name: t("tax.revenue"), values: members.map((row) => row.tax_revenue) }],
        }),
        Planhouse.table({
          name: dimension,
          rows,
          rowClass: (row) => (row.is_total ? "total" : null),
          columns: [
            {
              key: "name",
              title: t("tax.member"),
              cell: (row) => nameOf(row, "name"),
              sort: (row) => named(row, "name").text,
              wide: true,
            },
            {
              key: "revenue",
              title: t("tax.revenue"),
              csv: (row) => [[t("tax.revenue"), row.tax_revenue]],
              cell: (row) => link(row, row.revenue_ordinal, grouped(row.tax_revenue)),
              sort: (row) => Number(row.tax_revenue),
              numeric: true,
            },
            {
              key: "printed",
              title: t("tax.printed"),
              csv: (row) => [[t("tax.printed"), row.share_of_total_pct]],
              cell: (row) => link(row, row.share_ordinal, row.share_of_total_pct),
              sort: (row) => Number(row.share_of_total_pct),
              numeric: true,
            },
            {
              key: "recomputed",
              title: t("tax.recomputed"),
              csv: (row) => [[t("tax.recomputed"), row.share_recomputed_pct]],
              cell: (row) => plain(row.share_recomputed_pct),
              sort: (row) => Number(row.share_recomputed_pct),
              numeric: true,
            },
            {
              key: "difference",
              title: t("tax.difference"),
              csv: (row) => [[t("tax.difference"), difference(row)]],
              cell: (row) => difference(row) && plain(signed(difference(row))),
              sort: (row) => Math.abs(Number(difference(row))),
              numeric: true,
            },
            {
              key: "agrees",
              title: t("tax.judged"),
              csv: (row) => [[t("tax.judged"), difference(row) && t(agrees(row) ? "tax.agrees" : "tax.differs")]],
              cell: (row) =>
                difference(row) && (agrees(row) ? badge("good", t("tax.agrees")) : badge("bad", t("tax.differs"))),
            },
          ],
        }),
      ),
    ];
  };

  return async (report) => {
    const data = await Planhouse.load(`reports/${report.report_id}`);
    const rows = Planhouse.rows(data.tax);
    return [
      h("p", { class: "intro" }, t("tax.intro"), " ", t("tax.note")),
      terms("recomputed", "points", "zone"),
      ...["industry", "zone"].flatMap((dimension) =>
        part(
          report,
          dimension,
          rows.filter((row) => row.dimension === dimension),
        ),
      ),
    ];
  };
})();
