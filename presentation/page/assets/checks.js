"use strict";

/* How a check is said in words, wherever it is shown: its verdict, and what was compared. */
(() => {
  const { t, code, named } = Planhouse.words;
  const { h, badge, chinese, english, reportOf } = Planhouse.dom;
  const TONES = { exact: "good", within_rounding: "good", truncated: "warn", unit_slip: "bad", mismatch: "bad" };
  const REPORT = /(\d{6}-\d{4}-[a-z_]+(?:-\d+)?)/;

  Planhouse.verdict = (verdict) =>
    badge(TONES[verdict] ?? "none", code("verdict", verdict), verdict in TONES ? t(`glossary.${verdict}`) : null);

  /** A sentence of the warehouse in which reports have their names; `words` marks the language of the rest. */
  const withNames = (text, words) =>
    text.split(REPORT).map((part, at) => (at % 2 === 1 && Planhouse.reportOf(part) ? reportOf(part) : words(part)));

  /** What was compared, as the warehouse says it in the language of the page. The English sentence has names as printed, so that
   *  an indicator with an English name is named once more. */
  Planhouse.described = (row) => {
    const { text, lang } = named(row, "description");
    return h(
      "span",
      {},
      h("span", { class: "printed" }, withNames(text, lang === "en" ? english : chinese)),
      lang === "en" && row.indicator_en ? h("span", { class: "of" }, ` ${row.indicator_en}`) : null,
    );
  };
})();
