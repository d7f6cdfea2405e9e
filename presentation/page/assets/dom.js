"use strict";

/*
 * Making elements. Everything that comes from a document or the warehouse goes through here as text: nothing on the page
 * is ever parsed as HTML.
 */
Planhouse.dom = (() => {
  const { t, code, langOf, named, quantity } = Planhouse.words;

  /** An element. Properties are attributes, but for "on…" (listeners) and "class"; children are nodes or text. */
  const h = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value === true) {
        element.setAttribute(name, "");
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  /** A link to a state of the page; see Planhouse.address for its changes. */
  const link = (changes, properties, ...children) => Planhouse.linkTo(h("a", properties, ...children), changes);

  const pageLanguage = () => (Planhouse.words.language() === "en" ? "en" : "zh-CN");

  /** Text in a language of its own: marked for screen readers and fonts where it is not the page's. */
  const inLanguage = (text, lang) =>
    lang === pageLanguage() ? String(text) : h("span", { lang, title: t(`page.only_${lang.slice(0, 2)}`) }, String(text));

  /** Words of a document, which are Chinese whatever the page speaks. */
  const chinese = (text) => inLanguage(text ?? "", "zh-CN");

  /** Words of the programs that made the warehouse: English whatever the page speaks, but for what they quote. */
  const english = (text) => {
    const words = String(text ?? "");
    return langOf(words) ? h("span", { lang: langOf(words) }, words) : inLanguage(words, "en");
  };

  /** What is no word in any language: an identifier, a hash, a version. */
  const exact = (text) => h("code", {}, String(text));

  /** A name that a row has in both languages. */
  const nameOf = (row, prefix) => {
    const { text, lang } = named(row, prefix);
    return inLanguage(text, lang);
  };

  /** A text of the page with an element in the place of {name}. */
  const filled = (path, name, element) => {
    const [before, after] = t(path, { [name]: "\0" }).split("\0");
    return [before, element, after];
  };

  /**
   * What a number is about where it is not the whole of the reporting area: another area, a level, printed words that narrow
   * it, what a change is against, prices, and among whom a rank is. Elements, none for most numbers.
   */
  const aboutOf = ({ about }) =>
    about
      ? [
          about.area_zh && nameOf(about, "area"),
          about.scope_zh && nameOf(about, "scope"),
          about.qualifier && chinese(about.qualifier),
          about.basis === "difference" && about.reference_zh
            ? h("span", {}, filled("about.difference_to", "area", nameOf(about, "reference")))
            : about.basis && h("span", {}, code("basis", about.basis)),
          about.prices && h("span", {}, code("prices", about.prices)),
          about.among && h("span", {}, filled("about.among", "among", chinese(about.among))),
        ].filter(Boolean)
      : [];

  /** An indicator with the zone and the industry that it is of, and what else tells its number from others of its name. */
  const indicatorOf = (row) => {
    const members = ["zone", "industry"].filter((prefix) => row[`${prefix}_zh`]).map((prefix) => nameOf(row, prefix));
    return h(
      "span",
      { class: "indicator" },
      nameOf(row, "indicator"),
      // the space keeps the words apart where only text is taken
      [...members, ...aboutOf(row)].map((part) => [" ", h("span", { class: "of" }, part)]),
    );
  };

  /** Number and unit, the number so that a column of them lines up. */
  const number = (parts) => {
    const shown = quantity(parts);
    return (
      shown &&
      h(
        "span",
        { class: "quantity" },
        h("span", { class: "number" }, shown.number),
        " ",
        h("span", { class: "unit", lang: langOf(shown.unit) }, shown.unit),
      )
    );
  };

  /** A link that opens the source of a figure. */
  const sourceLink = (report, ordinal, ...children) => {
    if (ordinal === null || ordinal === undefined) {
      return children[0] ?? h("span", { class: "empty" }, "—");
    }
    const figure = `${report}/${ordinal}`;
    return link({ figure }, { class: "source", title: t("page.source"), "data-figure": figure }, ...children);
  };

  /** A report in words: area, year and genre, leading to it; one that is not here by its identifier. */
  const reportOf = (id) => {
    const row = Planhouse.reportOf(id);
    if (!row) {
      return exact(id);
    }
    const { text, lang } = named(Planhouse.areaOf(row.area_code), "name");
    return h("span", {}, inLanguage(text, lang), ` ${reportLabel(row)}`);
  };

  const reportLabel = (row) =>
    `${row.execution_year} ${code("genre", row.genre)}${row.running_no > 1 ? ` (${row.running_no})` : ""}`;

  const BADGES = {
    good: "✓",
    bad: "✗",
    warn: "!",
    none: "–",
  };

  /** A small label; its sign says the same as its colour. */
  const badge = (tone, text, title) =>
    h("span", { class: `badge ${tone}`, title }, h("span", { "aria-hidden": "true" }, BADGES[tone]), ` ${text}`);

  const tiles = (entries) =>
    h(
      "dl",
      { class: "tiles" },
      entries.map(({ label, value, tone, title }) =>
        h("div", { class: `tile ${tone ?? ""}`, title }, h("dt", {}, label), h("dd", {}, String(value))),
      ),
    );

  const facts = (entries) =>
    h(
      "dl",
      { class: "facts" },
      entries
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]),
    );

  const note = (text) => h("p", { class: "note" }, text);

  /** A labelled select. Options are [value, text]; a value that is none of them, as from a link, is shown as such. */
  const select = (label, options, value, onchange, properties = {}) =>
    h(
      "label",
      { class: "field" },
      h("span", {}, label),
      h(
        "select",
        { ...properties, onchange: (event) => onchange(event.target.value) },
        (options.some(([key]) => key === value) ? options : [...options, [value, t("page.not_here", { value })]]).map(
          ([key, text]) => h("option", { value: key, selected: key === value, lang: langOf(text) }, text),
        ),
      ),
    );

  /** Words of the page that the guide explains, each a link to its explanation. */
  const terms = (...keys) =>
    h(
      "p",
      { class: "terms" },
      t("page.terms"),
      keys.map((key) => {
        const word = h("a", { class: "term", title: t(`glossary.${key}`) }, t(`term.${key}`));
        return Planhouse.linkTo(word, { view: "guide" }, { term: key });
      }),
    );

  /** Characters as a document counts them: code points, not the halves that JavaScript counts. */
  const slice = (text, from, to) => Array.from(text).slice(from, to).join("");

  /** What the file of a report is, where it is not the report as published. */
  const sourceKindOf = (report) =>
    Planhouse.words.isCode("source_kind", report.source_kind) ? h("p", { class: "of" }, code("source_kind", report.source_kind)) : null;

  /** A button that copies how to cite something, and shows it. */
  const cite = (text) => {
    const shown = h("textarea", { readonly: true, rows: 3, lang: "zxx", hidden: true, "aria-label": t("page.citation"), spellcheck: "false" }, text);
    const said = h("span", { class: "of", role: "status" });
    const copy = async () => {
      shown.hidden = false;
      shown.select();
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        document.execCommand("copy");
      }
      said.textContent = t("page.cited");
    };
    return h("div", { class: "cite" }, h("button", { type: "button", onclick: copy }, t("page.cite")), " ", said, shown);
  };

  return {
    h,
    cite,
    sourceKindOf,
    link,
    chinese,
    english,
    exact,
    nameOf,
    filled,
    aboutOf,
    indicatorOf,
    number,
    sourceLink,
    reportOf,
    reportLabel,
    badge,
    tiles,
    facts,
    note,
    terms,
    select,
    slice,
  };
})();
