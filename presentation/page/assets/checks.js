"use strict";

/* How a check is said in words, wherever it is shown: its verdict, and what was compared. */
(() => {
  const { t, code, grouped, language } = Planhouse.words;
  const { h, badge, chinese, nameOf, reportOf } = Planhouse.dom;
  const TONES = { exact: "good", within_rounding: "good", truncated: "warn", unit_slip: "bad", mismatch: "bad" };
  const REPORT = /(\d{6}-\d{4}-[a-z]+)/;

  Planhouse.verdict = (verdict) =>
    badge(TONES[verdict] ?? "none", code("verdict", verdict), verdict in TONES ? t(`glossary.${verdict}`) : null);

  /** A sentence of the warehouse in which reports have their names. */
  const withNames = (text) =>
    text.split(REPORT).map((part, at) => (at % 2 === 1 && Planhouse.reportOf(part) ? reportOf(part) : part));

  /** What was compared: in Chinese as the warehouse says it, in English from the numbers of the row. */
  Planhouse.described = (check) => {
    if (language() === "zh" && check.description_zh) {
      return h("span", { class: "printed" }, withNames(check.description_zh));
    }
    const told = { n: check.part_count, lhs: grouped(check.lhs ?? "?"), rhs: grouped(check.rhs ?? "?") };
    const where = [
      check.indicator_zh ? nameOf(check, "indicator") : null,
      check.table_no ? `${t("source.table")}${check.table_no}` : null,
      check.row_label ? chinese(check.row_label) : null,
    ].filter(Boolean);
    return [
      t(`claim.${check.identity}`, told),
      where.length > 0
        ? h(
            "span",
            { class: "of" },
            " ",
            where.flatMap((each, at) => (at === 0 ? [each] : [" · ", each])),
          )
        : null,
    ];
  };
})();
