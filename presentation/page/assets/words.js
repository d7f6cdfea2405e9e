"use strict";

/*
 * Language and numbers: the page's own words in the language of the moment, names that the warehouse gives in both, and
 * numbers as they were printed. Numbers arrive as text and stay text: nothing here rounds.
 */
Planhouse.words = (() => {
  const MINUS = "\u2212";
  const SYMBOLS = { le: "≤ ", lt: "< ", ge: "≥ ", gt: "> ", approx: "≈ " };
  const POINTS = "个百分点";

  const language = () => Planhouse.state.language;

  /** The text of "group.key"; {name} stands for a value. A key without a text is shown as it is. */
  const t = (path, values = {}) => {
    const [group, key] = path.split(/\.(.*)/s);
    const text = Planhouse.loaded("texts")[language()][group]?.[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  };

  /** The text of a code that the warehouse may also leave empty. */
  const code = (group, value) => (value ? t(`${group}.${value}`) : "");

  const isCode = (group, value) => value in (Planhouse.loaded("texts")[language()][group] ?? {});

  /** The language of a text that is in Chinese where the page is not; null where it needs no mark. */
  const langOf = (text) => (language() === "en" && /\p{Script=Han}/u.test(text) ? "zh-CN" : null);

  /** Of a text that says the same twice, in English and then in Chinese, the half in the language of the moment. */
  const half = (text) => {
    const [, en, zh] = /^(\P{Script=Han}*[.:!?])\s+(\P{L}*\p{Script=Han}.*)$/su.exec(text) ?? [text, text, text];
    return language() === "en" ? en : zh;
  };

  /** A moment that the warehouse gives in UTC ("2024-02-03 04:05:06"), as it is in China. */
  const inShanghai = (utc) => {
    const moment = new Date(`${utc.replace(" ", "T").slice(0, 19)}Z`);
    if (Number.isNaN(moment.getTime())) {
      return utc;
    }
    const form = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Asia/Shanghai",
      dateStyle: "short",
      timeStyle: "medium",
    });
    return t("page.shanghai", { time: form.format(moment) });
  };

  /** What time a code of SDMX covers, in words: a year, a part of one, several months or years together. */
  const period = (code) => {
    const [, one, part, number] = /^(\d{4})-([SQM])(\d+)$/.exec(code) ?? [];
    if (part) {
      return `${one} ${part === "M" ? t("period.month", { from: Number(number) }) : t(`period.${part}${number}`)}`;
    }
    const [, year, from, to] = /^(\d{4})-M(\d\d)\/\1-M(\d\d)$/.exec(code) ?? [];
    if (year) {
      return `${year} ${t("period.months", { from: Number(from), to: Number(to) })}`;
    }
    const [first, last] = code.split("/");
    return last ? t("period.range", { from: period(first), to: period(last) }) : code;
  };

  /** What time a row covers: its year, where it has no `time_period` of another kind. */
  const timeOf = (row) => (row.time_period ? period(row.time_period) : String(row.year));

  /** {text, lang} of a name that a row has as <prefix>_zh and <prefix>_en. */
  const named = (row, prefix) => {
    const english = row[`${prefix}_en`];
    return language() === "en" && english
      ? { text: english, lang: "en" }
      : { text: row[`${prefix}_zh`] ?? "", lang: "zh-CN" };
  };

  /** The name of what can be compared with its like: a kind, and in brackets the level, prices, qualifier and universe of it. */
  const seriesOf = (key) => {
    const [kind, scope, prices, qualifier, among] = key.split("/");
    const level = scope && Planhouse.rows(Planhouse.loaded("index").scopes).find((row) => row.scope_id === scope);
    const more = [level && named(level, "name").text, code("prices", prices), qualifier, among && t("about.among", { among })];
    const words = more.filter(Boolean).join(t("about.comma"));
    return words ? t("about.bracket", { name: code("kind", kind), words }) : code("kind", kind);
  };

  /** "-1234567.50" as "−1,234,567.50". */
  const grouped = (number) => {
    const [whole, decimals] = String(number).replace("-", "").split(".");
    const body = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals === undefined ? "" : `.${decimals}`);
    return String(number).startsWith("-") ? MINUS + body : body;
  };

  const signed = (number) => (Number(number) > 0 ? `+${grouped(number)}` : grouped(number));

  /** A unit in the language of the moment; signs such as % are the same in both. */
  const unit = (zh, en) => {
    if (!zh) {
      return "";
    }
    if (zh === POINTS) {
      return t("targets.points");
    }
    return language() === "en" && en && /[\u3400-\u9fff]/.test(zh) ? en : zh;
  };

  /** A number with its comparator, range and unit, as {number, unit}; null where nothing is printed. */
  const quantity = ({ value, high, comparator, kind, zh, en }) => {
    if (value === null || value === undefined) {
      return null;
    }
    const one = kind === "growth" ? signed(value) : grouped(value);
    const number = (SYMBOLS[comparator] ?? "") + one + (high ? `–${grouped(high)}` : "");
    return { number, unit: unit(zh, en) };
  };

  /** The difference of two percentages is in points, never in %. */
  const pointsIfPercent = (zh) => (zh === "%" ? POINTS : zh);

  return { t, code, isCode, langOf, half, inShanghai, timeOf, named, seriesOf, grouped, signed, unit, quantity, pointsIfPercent, language };
})();
