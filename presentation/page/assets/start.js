"use strict";

/* The frame around the views: header, navigation, and following the address, which holds all of the page's state. */
(() => {
  const { t, inShanghai, named } = Planhouse.words;
  const { h, link, chinese, cite, exact, select, note, reportLabel, sourceKindOf } = Planhouse.dom;
  const VIEWS = ["targets", "next", "tax", "checks", "figures", "review", "compare", "reports", "guide"];
  const OF_ALL_REPORTS = new Set(["compare", "reports", "guide"]);
  const place = (id) => document.getElementById(id);
  let index = null;
  let drawn = null;
  let areas = null;
  let byReport = null;
  let latest = 0;

  /** The row of a report in the index; undefined for one that is not there. */
  Planhouse.reportOf = (id) => byReport.get(id);

  /** The row of an area that has reports; undefined for another. */
  Planhouse.areaOf = (id) => areas.get(id);

  /** Whether the address names a view that there is. */
  Planhouse.isView = () => VIEWS.includes(Planhouse.state.view);

  /** An error of loading in words. */
  Planhouse.explained = (error) => {
    const file = /\.js$/.test(error.message) ? exact(error.message) : null;
    const words = error.message === "rebuilt" ? t("page.rebuilt") : file ? t("page.failed") : error.message;
    return h("p", { class: "error", role: "alert" }, words, file);
  };

  const readAddress = () => {
    const asked = Planhouse.readAddress();
    Planhouse.state = {
      ...asked,
      view: asked.view ?? VIEWS[0],
      report: asked.report ?? Planhouse.rows(index?.reports)[0]?.report_id ?? null,
    };
  };

  /** What is drawn, but for the figure that lies over it. */
  const frame = () => Planhouse.address();

  const go = (changes, options) => {
    location.hash = Planhouse.address(changes, options);
  };

  const pickers = () => {
    const reports = Planhouse.rows(index.reports);
    const current = Planhouse.reportOf(Planhouse.state.report);
    const listed = Planhouse.rows(index.areas).map((area) => {
      const { text } = named(area, "name");
      const above = area.parent_zh ? named(area, "parent").text : "";
      return [area.area_code, above ? `${text} · ${above}` : text];
    });
    // a report that is unknown is nobody's: nothing is picked
    const none = current ? [] : [["", t("page.pick")]];
    const ofArea = reports.filter((row) => row.area_code === current?.area_code);
    return h(
      "div",
      { class: "pickers" },
      select(
        t("page.area"),
        [...none, ...listed],
        current?.area_code ?? "",
        (area) => go({ report: reports.find((row) => row.area_code === area).report_id }, { page: "" }),
        { id: "pick-area" },
      ),
      select(
        t("page.report"),
        [...none, ...ofArea.map((row) => [row.report_id, reportLabel(row)])],
        current?.report_id ?? "",
        (id) => go({ report: id }, { page: "" }),
        { id: "pick-report" },
      ),
    );
  };

  const header = () => {
    const other = Planhouse.state.language === "zh" ? "en" : "zh";
    const language = link(
      { language: other, figure: Planhouse.state.figure },
      { id: "language", class: "button", lang: other === "en" ? "en" : "zh-CN", title: t("page.language_label") },
      t("page.language"),
    );
    place("header").replaceChildren(
      h("div", { class: "brand" }, h("h1", {}, t("page.title")), h("p", {}, t("page.subtitle"))),
      index && index.reports.length > 0 ? pickers() : "",
      language,
    );
  };

  const navigation = () => {
    const links = VIEWS.map((view) =>
      link({ view }, { "aria-current": view === Planhouse.state.view ? "page" : null }, t(`view.${view}`)),
    );
    place("nav").setAttribute("aria-label", t("page.views"));
    place("nav").replaceChildren(...links);
    const current = links.find((each) => each.hasAttribute("aria-current"));
    if (current) {
      place("nav").scrollLeft = current.offsetLeft - place("nav").clientWidth / 2 + current.clientWidth / 2;
    }
  };

  const footer = () => {
    const [build] = Planhouse.rows(index.build);
    place("footer").replaceChildren(
      h(
        "p",
        {},
        `${t("page.title")} ${build.version} · ${t("page.built")} ${inShanghai(build.built_at)} · `,
        exact(build.engine),
      ),
    );
  };

  const heading = (report) => {
    const { view } = Planhouse.state;
    return [
      h("h2", {}, t(`view.${view}`)),
      OF_ALL_REPORTS.has(view) || !report
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
      ...(OF_ALL_REPORTS.has(view) || !report ? [] : [sourceKindOf(report), cite(report.citation)]),
    ];
  };

  /** What the address asks for, or that there is no such thing. */
  const parts = async () => {
    const { view, report: id } = Planhouse.state;
    if (!Planhouse.isView()) {
      return Planhouse.unknown.view(view, VIEWS);
    }
    const report = Planhouse.reportOf(id);
    const missing = id && !report ? [await Planhouse.unknown.report(id)] : [];
    if (!report && !OF_ALL_REPORTS.has(view)) {
      return [...heading(), ...(id ? missing : [note(t("page.no_reports"))])];
    }
    return [...heading(report), ...missing, ...(await Planhouse.views[view](report))];
  };

  const view = async () => {
    const mine = ++latest;
    const main = place("main");
    main.setAttribute("aria-busy", "true");
    const shown = await parts().catch((error) => [...heading(), Planhouse.explained(error)]);
    // a slow answer to an older question is not shown
    if (mine !== latest) {
      return;
    }
    main.replaceChildren(...shown.filter(Boolean));
    main.removeAttribute("aria-busy");
  };

  const follow = async () => {
    readAddress();
    const { view: name, language, figure } = Planhouse.state;
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    document.title = `${Planhouse.isView() ? t(`view.${name}`) : t("unknown.title")} · ${t("page.title")}`;
    place("skip").textContent = t("page.skip");
    if (drawn !== frame()) {
      const focused = document.activeElement?.id;
      drawn = frame();
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
      place("main").replaceChildren(Planhouse.explained(error));
      return;
    }
    byReport = new Map(Planhouse.rows(index.reports).map((row) => [row.report_id, row]));
    areas = new Map(Planhouse.rows(index.areas).map((row) => [row.area_code, row]));
    Planhouse.source.start();
    place("skip").addEventListener("click", (event) => {
      event.preventDefault();
      place("main").focus();
    });
    addEventListener("hashchange", follow);
    // what is chosen within a view is shown by it already
    document.addEventListener("chosen", () => {
      drawn = frame();
    });
    await follow();
  };

  start();
})();
