"use strict";

/* Which reports there are, which were held back and why, and when and from what the warehouse was built. */
Planhouse.views.reports = (() => {
  const { t, code, half, inShanghai } = Planhouse.words;
  const { h, link, chinese, english, exact, nameOf, reportOf, facts, note, badge, terms } = Planhouse.dom;
  const COUNTED = [
    "reports",
    "quarantined",
    "figures",
    "figures_touched",
    "set_aside",
    "unclassed",
    "identities",
    "findings",
    "checks_passed",
    "checks_warned",
    "checks_failed",
  ];
  const OF_BUILD = ["built_at", "build_id", "version", "git_sha", "input_fingerprint", "engine", ...COUNTED];

  const counted = (key, isBad) => ({
    key,
    title: t(`reports.${key}`),
    cell: (row) => h("span", { class: `number${isBad && row[key] > 0 ? " bad" : ""}` }, String(row[key])),
    sort: (row) => row[key],
    numeric: true,
  });

  /** Words of a check, which says the same in both languages or is English. */
  const ofCheck = (text) => {
    const words = half(text);
    return words === text ? english(text) : words;
  };

  const catalogue = (reports) =>
    Planhouse.table({
      name: "reports",
      rows: reports,
      columns: [
        {
          key: "area",
          title: t("reports.area"),
          cell: (row) =>
            link({ view: "targets", report: row.report_id }, {}, nameOf(Planhouse.areaOf(row.area_code), "place")),
          sort: (row) => row.area_code,
        },
        {
          key: "year",
          title: t("reports.year"),
          cell: (row) => String(row.execution_year),
          sort: (row) => row.execution_year,
          numeric: true,
        },
        { key: "genre", title: t("reports.genre"), cell: (row) => code("genre", row.genre), sort: (row) => row.genre },
        { title: t("reports.title"), cell: (row) => chinese(row.title_zh), wide: true },
        {
          key: "presented",
          title: t("reports.presented"),
          cell: (row) => row.presented_on,
          sort: (row) => row.presented_on,
        },
        { key: "quality_grade", title: t("reports.quality"), cell: (row) => exact(row.quality_grade), sort: (row) => row.quality_grade },
        counted("figures"),
        counted("attained"),
        counted("missed", true),
        counted("checks"),
        counted("findings", true),
        counted("problems", true),
      ],
    });

  const quarantine = (section) => {
    if (!section) {
      return note(t("reports.unknown"));
    }
    if (section.length === 0) {
      return note(t("reports.quarantine_none"));
    }
    // the programs that read and build say in English what is wrong
    const said = (name, wide) => ({ title: t(`column.${name}`), cell: (row) => row[name] && english(row[name]), wide });
    return h(
      "div",
      { id: "quarantine" },
      note(t("reports.quarantine_intro")),
      Planhouse.table({
        name: "quarantine",
        rows: Planhouse.rows(section),
        columns: [
          { title: t("column.report_id"), cell: (row) => row.report_id && reportOf(row.report_id) },
          { title: t("column.source_file"), cell: (row) => row.source_file && exact(row.source_file), wide: true },
          { title: t("column.cause"), cell: (row) => code("cause", row.cause) },
          said("reason", true),
          said("place", false),
          said("advice", true),
          {
            title: t("column.is_published"),
            cell: (row) => (typeof row.is_published === "boolean" ? t(`is_published.${row.is_published}`) : null),
          },
        ],
      }),
    );
  };

  const changes = (section) =>
    section?.length > 0
      ? [
          h("h3", {}, t("reports.changes")),
          Planhouse.table({
            name: "changes",
            rows: Planhouse.rows(section),
            columns: [
              { title: t("column.report_id"), cell: (row) => reportOf(row.report_id) },
              { title: t("column.change"), cell: (row) => code("change", row.change) },
              { title: t("column.indicators"), cell: (row) => String(row.indicators ?? ""), numeric: true },
              { title: t("column.observations"), cell: (row) => String(row.observations ?? ""), numeric: true },
            ],
          }),
        ]
      : [];

  const checks = (section) => {
    if (!section) {
      return note(t("reports.unknown"));
    }
    const rows = Planhouse.rows(section);
    return rows.length === 0
      ? h("p", {}, badge("good", t("reports.all_passed")))
      : Planhouse.table({
          name: "checks",
          rows,
          columns: [
            { title: t("column.check_name"), cell: (row) => exact(row.check_name), wide: true },
            { title: t("column.outcome"), cell: (row) => code("outcome", row.outcome) },
            { title: t("column.table_name"), cell: (row) => row.table_name && exact(row.table_name), wide: true },
            { title: t("column.failing_rows"), cell: (row) => String(row.failing_rows ?? ""), numeric: true },
            {
              title: t("column.description"),
              cell: (row) =>
                row.description && row.description !== row.check_name ? ofCheck(row.description) : null,
              wide: true,
            },
          ],
        });
  };

  /** A JSON object of the build record as a folded list. */
  const folded = (title, json) => {
    const entries = Object.entries(JSON.parse(json ?? "{}"));
    return h(
      "details",
      {},
      h("summary", {}, `${title} (${entries.length})`),
      h(
        "ul",
        { class: "items" },
        entries.map(([name, value]) => h("li", {}, exact(`${name}  ${value}`))),
      ),
    );
  };

  const ofBuild = (name, value) => {
    if (value === null || value === undefined) {
      return null;
    }
    return name === "built_at" ? inShanghai(value) : COUNTED.includes(name) ? value : exact(value);
  };

  return async () => {
    const index = Planhouse.loaded("index");
    const kept = await Planhouse.load("build");
    const [build] = Planhouse.rows(index.build);
    return [
      h("p", { class: "intro" }, t("reports.intro")),
      terms("attained", "check", "finding", "quarantine", "set_aside"),
      h("h3", {}, t("reports.reports")),
      catalogue(Planhouse.rows(index.reports)),
      h("h3", {}, t("reports.quarantine")),
      quarantine(kept.quarantine),
      ...changes(kept.changes),
      h("h3", {}, t("reports.build")),
      facts(OF_BUILD.map((name) => [t(`column.${name}`), ofBuild(name, build[name])])),
      folded(t("reports.sources"), build.sources),
      folded(t("reports.packages"), build.packages),
      h("h3", {}, t("reports.build_checks")),
      checks(kept.check_results),
    ];
  };
})();
