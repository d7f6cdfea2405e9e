"use strict";

/* Where the data can be had, how to cite it, what the words of the page mean, and what tables and columns hold. */
Planhouse.views.guide = (() => {
  const { t, langOf } = Planhouse.words;
  const { h, chinese, exact, link, reportOf, note } = Planhouse.dom;
  const EXPORTS = "../exports"; // where a build writes them beside the page
  const FILES = ["planhouse.zip", "README.md", "csv/", "parquet/", "sdmx/", "datapackage.json", "CITATION.cff"];

  const glossary = (picked) => {
    const keys = Object.keys(Planhouse.loaded("texts")[Planhouse.state.language].glossary);
    return [
      h("h3", {}, t("guide.glossary")),
      picked && !keys.includes(picked) ? Planhouse.unknown.term(picked) : "",
      h(
        "dl",
        { class: "glossary" },
        keys.map((key) =>
          h(
            "div",
            { id: `term-${key}`, class: key === picked ? "picked" : null },
            h("dt", {}, t(`term.${key}`)),
            h("dd", {}, t(`glossary.${key}`)),
          ),
        ),
      ),
    ];
  };

  const downloads = () => [
    h("h3", {}, t("guide.downloads")),
    h("p", {}, t("guide.downloads_shown")),
    h("p", {}, t("guide.downloads_all")),
    h(
      "ul",
      {},
      FILES.map((name) => {
        const key = name.replace(/\W.*/, "").toLowerCase();
        return h("li", {}, h("a", { href: `${EXPORTS}/${name}` }, exact(`exports/${name}`)), ` ${t(`file.${key}`)}`);
      }),
    ),
  ];

  /** One table of the dictionary, folded: the first of its rows speaks of the table, the others of its columns. */
  const tableOf = (name, [about, ...columns]) => {
    const words = (row, column) => {
      const text = row[`${column}_${Planhouse.state.language}`];
      return text ? h("span", { lang: langOf(text) }, text) : "";
    };
    return h(
      "details",
      { class: "dictionary" },
      h("summary", {}, exact(name), " ", words(about, "description")),
      h("p", { class: "of" }, words(about, "usage_notes")),
      h(
        "dl",
        { class: "facts" },
        columns.map((row) => [
          h("dt", {}, exact(row.column_name), " ", h("span", { class: "of" }, exact(row.data_type))),
          h("dd", {}, words(row, "description")),
        ]),
      ),
    );
  };

  const dictionary = ({ dictionary: section }) => [
    h("h3", {}, t("guide.dictionary")),
    section
      ? [...Map.groupBy(Planhouse.rows(section), (row) => row.table_name)].map(([name, rows]) => tableOf(name, rows))
      : note(t("reports.unknown")),
  ];

  const citation = (report) => {
    const [build] = Planhouse.rows(Planhouse.loaded("index").build);
    return [
      h("h3", {}, t("guide.citation")),
      h("p", {}, t("guide.citation_how")),
      report
        ? h(
            "blockquote",
            { class: "citation" },
            chinese(report.issuer_zh),
            " ",
            chinese(report.title_zh),
            report.presented_on ? ` (${report.presented_on})` : "",
            " ",
            t("guide.citation_of", { version: build.version }),
            " ",
            exact(build.input_fingerprint ?? build.build_id),
          )
        : "",
      report ? h("p", {}, link({ view: "targets" }, {}, reportOf(report.report_id))) : "",
    ];
  };

  return async (report) => {
    const picked = Planhouse.option("term");
    const parts = [
      h("p", { class: "intro" }, t("guide.intro")),
      ...downloads(),
      ...citation(report),
      ...glossary(picked),
      ...dictionary(await Planhouse.load("build")),
    ].flat();
    // once it is on the page
    setTimeout(() => document.getElementById(`term-${picked}`)?.scrollIntoView({ block: "center" }));
    return parts;
  };
})();
