"use strict";

/* Which reports there are, which were held back and why, and when and from what the warehouse was built. */
Planhouse.views.reports = (() => {
  const { t, code } = Planhouse.words;
  const { h, chinese, nameOf, facts, note, badge } = Planhouse.dom;
  const OF_BUILD = [
    "built_at",
    "build_id",
    "version",
    "git_sha",
    "input_fingerprint",
    "engine",
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

  const count = (value, isBad) => h("span", { class: `number${isBad && value > 0 ? " bad" : ""}` }, String(value));

  const catalogue = (reports, areas) =>
    Planhouse.table({
      rows: reports,
      columns: [
        {
          title: t("reports.area"),
          cell: (row) =>
            h(
              "a",
              { href: Planhouse.address({ view: "targets", report: row.report_id }) },
              nameOf(areas.get(row.area_code), "name"),
            ),
          sort: (row) => row.area_code,
        },
        {
          title: t("reports.year"),
          cell: (row) => String(row.execution_year),
          sort: (row) => row.execution_year,
          numeric: true,
        },
        { title: t("reports.genre"), cell: (row) => code("genre", row.genre), sort: (row) => row.genre },
        { title: t("reports.title"), cell: (row) => chinese(row.title_zh), wide: true },
        { title: t("reports.presented"), cell: (row) => row.presented_on, sort: (row) => row.presented_on },
        { title: t("reports.figures"), cell: (row) => count(row.figures), sort: (row) => row.figures, numeric: true },
        {
          title: t("reports.attained"),
          cell: (row) => count(row.attained),
          sort: (row) => row.attained,
          numeric: true,
        },
        {
          title: t("reports.missed"),
          cell: (row) => count(row.missed, true),
          sort: (row) => row.missed,
          numeric: true,
        },
        { title: t("reports.checks"), cell: (row) => count(row.checks), sort: (row) => row.checks, numeric: true },
        {
          title: t("reports.findings"),
          cell: (row) => count(row.findings, true),
          sort: (row) => row.findings,
          numeric: true,
        },
        {
          title: t("reports.problems"),
          cell: (row) => count(row.problems, true),
          sort: (row) => row.problems,
          numeric: true,
        },
      ],
    });

  const quarantine = (section) => {
    if (!section) {
      return note(t("reports.unknown"));
    }
    return section.length === 0
      ? note(t("reports.quarantine_none"))
      : h("div", { id: "quarantine" }, note(t("reports.quarantine_intro")), Planhouse.anyTable(section));
  };

  const checks = (section) => {
    if (!section) {
      return note(t("reports.unknown"));
    }
    const rows = Planhouse.rows(section);
    return rows.length === 0
      ? h("p", {}, badge("good", t("reports.all_passed")))
      : Planhouse.table({
          rows,
          columns: ["check_name", "outcome", "table_name", "failing_rows", "description"].map((name) => ({
            title: t(`column.${name}`),
            cell: (row) => row[name],
            wide: name === "description",
          })),
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
        { class: "items code" },
        entries.map(([name, value]) => h("li", {}, `${name}  ${value}`)),
      ),
    );
  };

  return async () => {
    const index = Planhouse.loaded("index");
    const kept = await Planhouse.load("build");
    const [build] = Planhouse.rows(index.build);
    const reports = Planhouse.rows(index.reports);
    const areas = new Map(Planhouse.rows(index.areas).map((area) => [area.area_code, area]));
    return [
      h("p", { class: "intro" }, t("reports.intro")),
      h("h3", {}, t("reports.reports")),
      catalogue(reports, areas),
      h("h3", {}, t("reports.quarantine")),
      quarantine(kept.quarantine),
      ...(kept.changes?.length > 0 ? [h("h3", {}, t("reports.changes")), Planhouse.anyTable(kept.changes)] : []),
      h("h3", {}, t("reports.build")),
      facts(OF_BUILD.filter((name) => name in build).map((name) => [t(`column.${name}`), build[name]])),
      folded(t("reports.sources"), build.sources),
      folded(t("reports.packages"), build.packages),
      h("h3", {}, t("reports.build_checks")),
      checks(kept.check_results),
    ];
  };
})();
