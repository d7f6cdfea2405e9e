"use strict";

/* The frame around the views: header, navigation, and following the address, which holds all of the page's state. */
(() => {
  const { t, code, named } = Planhouse.words;
  const { h, chinese, select, note } = Planhouse.dom;
  const VIEWS = ["targets", "next", "tax", "checks", "figures", "compare", "reports"];
  const OF_ALL_REPORTS = new Set(["compare", "reports"]);
  const place = (id) => document.getElementById(id);
  let index = null;
  let drawn = null;

  Planhouse.reportOf = (id) => Planhouse.rows(index.reports).find((row) => row.report_id === id) ?? {};

  /** An error of loading in words. */
  Planhouse.explain = (error) =>
    error.message === "rebuilt"
      ? t("page.rebuilt")
      : /\.js$/.test(error.message)
        ? t("page.failed") + error.message
        : error.message;

  const readAddress = () => {
    const words = new URLSearchParams(location.hash.slice(1));
    const reports = Planhouse.rows(index?.reports);
    const asked = words.get("report");
    Planhouse.state = {
      view: VIEWS.includes(words.get("view")) ? words.get("view") : VIEWS[0],
      report: reports.some((row) => row.report_id === asked) ? asked : (reports[0]?.report_id ?? null),
      figure: words.get("figure"),
      language: words.get("language") === "en" ? "en" : "zh",
    };
  };

  const go = (changes) => {
    location.hash = Planhouse.address(changes);
  };

  const reportLabel = (row) => `${row.execution_year} ${code("genre", row.genre)}`;

  const pickers = () => {
    const reports = Planhouse.rows(index.reports);
    const current = Planhouse.reportOf(Planhouse.state.report);
    const areas = Planhouse.rows(index.areas).map((area) => {
      const { text } = named(area, "name");
      const above = area.parent_zh ? named(area, "parent").text : "";
      return [area.area_code, above ? `${text} · ${above}` : text];
    });
    const ofArea = reports.filter((row) => row.area_code === current.area_code);
    return h(
      "div",
      { class: "pickers" },
      select(
        t("page.area"),
        areas,
        current.area_code,
        (area) => go({ report: reports.find((row) => row.area_code === area).report_id }),
        { id: "pick-area" },
      ),
      select(
        t("page.report"),
        ofArea.map((row) => [row.report_id, reportLabel(row)]),
        current.report_id,
        (id) => go({ report: id }),
        { id: "pick-report" },
      ),
    );
  };

  const header = () => {
    const other = Planhouse.state.language === "zh" ? "en" : "zh";
    place("header").replaceChildren(
      h("div", { class: "brand" }, h("h1", {}, t("page.title")), h("p", {}, t("page.subtitle"))),
      index && index.reports.length > 0 ? pickers() : "",
      h(
        "a",
        {
          id: "language",
          class: "button",
          href: Planhouse.address({ language: other, figure: Planhouse.state.figure }),
          lang: other === "en" ? "en" : "zh-CN",
          title: t("page.language_label"),
        },
        t("page.language"),
      ),
    );
  };

  const navigation = () => {
    const links = VIEWS.map((view) =>
      h(
        "a",
        { href: Planhouse.address({ view }), "aria-current": view === Planhouse.state.view ? "page" : null },
        t(`view.${view}`),
      ),
    );
    place("nav").setAttribute("aria-label", t("page.views"));
    place("nav").replaceChildren(...links);
    const current = links.find((link) => link.hasAttribute("aria-current"));
    place("nav").scrollLeft = current.offsetLeft - place("nav").clientWidth / 2 + current.clientWidth / 2;
  };

  const footer = () => {
    const [build] = Planhouse.rows(index.build);
    place("footer").replaceChildren(
      h("p", {}, `${t("page.title")} ${build.version} · ${t("page.built")} ${build.built_at} UTC · ${build.engine}`),
    );
  };

  const heading = (report) => {
    const { view } = Planhouse.state;
    return [
      h("h2", {}, t(`view.${view}`)),
      OF_ALL_REPORTS.has(view)
        ? null
        : h(
            "p",
            { class: "report-title" },
            chinese(report.title_zh),
            report.issuer_zh
              ? h(
                  "span",
                  { class: "of" },
                  chinese(report.issuer_zh),
                  report.presented_on ? ` · ${report.presented_on}` : "",
                )
              : "",
          ),
    ];
  };

  const view = async () => {
    const { view: name, report: id, language } = Planhouse.state;
    const report = Planhouse.reportOf(id);
    const main = place("main");
    main.setAttribute("aria-busy", "true");
    let parts = [];
    try {
      parts = id || name === "reports" ? await Planhouse.views[name](report) : [note(t("page.no_reports"))];
    } catch (error) {
      parts = [h("p", { class: "error", role: "alert" }, Planhouse.explain(error))];
    }
    // a slow answer to an older question is not shown
    if (Planhouse.state.view !== name || Planhouse.state.report !== id || Planhouse.state.language !== language) {
      return;
    }
    main.replaceChildren(...heading(report).filter(Boolean), ...parts);
    main.removeAttribute("aria-busy");
    Planhouse.charts.sweep();
  };

  const follow = async () => {
    readAddress();
    const { view: name, report, language, figure } = Planhouse.state;
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    document.title = `${t(`view.${name}`)} · ${t("page.title")}`;
    place("skip").textContent = t("page.skip");
    const frame = `${name} ${report} ${language}`;
    if (drawn !== frame) {
      const focused = document.activeElement?.id;
      drawn = frame;
      header();
      navigation();
      footer();
      await view();
      if (focused && focused !== "main") {
        place(focused)?.focus();
      }
    }
    await Planhouse.source.show(figure);
  };

  const start = async () => {
    readAddress();
    place("main").replaceChildren(note(t("page.loading")));
    try {
      index = await Planhouse.load("index");
    } catch (error) {
      header();
      place("main").replaceChildren(h("p", { class: "error", role: "alert" }, Planhouse.explain(error)));
      return;
    }
    Planhouse.source.start();
    place("skip").addEventListener("click", (event) => {
      event.preventDefault();
      place("main").focus();
    });
    addEventListener("hashchange", follow);
    await follow();
  };

  start();
})();
