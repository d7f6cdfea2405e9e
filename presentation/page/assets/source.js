"use strict";

/*
 * Where a number is printed: the sentence or the table cell with the number marked, what the warehouse reads in it, and
 * the checks that use it. Opens over the page; the address names the figure, so it can be sent to somebody.
 */
Planhouse.source = (() => {
  const { t, code, timeOf } = Planhouse.words;
  const { h, aboutOf, chinese, cite, exact, nameOf, number, sourceKindOf, sourceLink, facts, slice } = Planhouse.dom;

  /** Text with the characters from..to marked, and the sentence that holds them set off from its paragraph. */
  const marked = (text, figure) => {
    const { char_start: from, char_end: to, sentence_start: start, sentence_end: end } = figure;
    if (start === 0 && !slice(text, end)) {
      return [slice(text, 0, from), h("mark", {}, slice(text, from, to)), slice(text, to)];
    }
    const mark = h("mark", {}, slice(text, from, to));
    return [
      slice(text, 0, start),
      h("span", { class: "sentence" }, slice(text, start, from), mark, slice(text, to, end)),
      slice(text, end),
    ];
  };

  /** The table of a figure: all of its rows, with its cell marked. */
  const tableOf = (figure, data, blocks) => {
    const table = Planhouse.rows(data.tables).find((each) => each.table_no === figure.table_no);
    const cells = Planhouse.rows(data.cells).filter((cell) => cell.table_no === figure.table_no);
    if (!table || cells.length === 0) {
      return null;
    }
    const rows = Map.groupBy(cells, (cell) => cell.row_no);
    const shown = ({ block_no, is_header, row_span, column_span }) => {
      const here = block_no === figure.block_no;
      const text = blocks.get(block_no)?.text ?? "";
      return h(
        is_header ? "th" : "td",
        {
          class: here ? "here" : null,
          rowspan: row_span > 1 ? row_span : null,
          colspan: column_span > 1 ? column_span : null,
        },
        here ? marked(text, figure) : text,
      );
    };
    const title = `${t("source.table")}${table.printed_no ?? table.table_no} ${table.caption ?? ""}`;
    return [
      h(
        "div",
        { class: "scroll rows-of-table", lang: "zh-CN", tabindex: 0, role: "region", "aria-label": title },
        h(
          "table",
          { class: "printed" },
          h("caption", {}, t("source.table"), `${table.printed_no ?? table.table_no} `, chinese(table.caption)),
          h(
            "tbody",
            {},
            [...rows.values()].map((row) => h("tr", {}, row.map(shown))),
          ),
        ),
      ),
      table.notes ? h("p", { class: "of" }, chinese(table.notes)) : null,
    ];
  };

  const blocksOf = (data) => new Map(Planhouse.rows(data.blocks).map((block) => [block.block_no, block]));

  /** The table or the paragraph that prints a figure, with the number marked. `data` are the figures of its report. */
  const placeOf = (figure, data) => {
    const blocks = blocksOf(data);
    const block = blocks.get(figure.block_no);
    return (
      (figure.table_no && tableOf(figure, data, blocks)) ||
      h("blockquote", { lang: "zh-CN" }, block ? marked(block.text, figure) : figure.sentence)
    );
  };

  /** What a person decided about a figure, by whom, when and why; null where nobody did. */
  const reviewOf = (figure, data) => {
    const review = Planhouse.rows(data.reviews).find((each) => each.ordinal === figure.ordinal);
    if (!review) {
      return null;
    }
    const who = [review.reviewed_by, review.reviewed_on].filter(Boolean).join(t("about.comma"));
    return [
      h("p", {}, code("review", review.action), who && [" · ", who]),
      h("p", {}, chinese(review.reason)),
      review.changes?.length > 0 &&
        h(
          "ul",
          { class: "items" },
          review.changes.map(({ attribute, was, now }) =>
            h("li", {}, `${t(`attribute.${attribute}`)}${t("about.colon")}`, coded(attribute, was), " → ", coded(attribute, now)),
          ),
        ),
    ].filter(Boolean);
  };

  /** The value of an attribute in words, where the page has words for it. */
  const coded = (attribute, value) => {
    const groups = { kind: "kind", scenario: "scenario", status: "status", comparator: "comparator", sign: "sign", is_stock: "is_published", price_basis: "prices", change_basis: "basis" };
    const group = groups[attribute];
    return value === null || value === "" ? "—" : group && Planhouse.words.isCode(group, value) ? code(group, value) : chinese(value);
  };

  const confidenceOf = (figure) =>
    figure.confidence && `${figure.confidence.toFixed(3)}${figure.read_by === "ocr" ? t("source.recognised") : ""}`;

  const doubtsOf = (figure) => {
    const codes = new Set(figure.doubts?.split(","));
    const found = Planhouse.rows(Planhouse.loaded("index").doubts).filter((doubt) => codes.has(doubt.doubt));
    return found.length === 0 ? null : h("ul", { class: "items" }, found.map((doubt) => h("li", {}, nameOf(doubt, "definition"))));
  };

  const words = (figure, line, review) => {
    const shown = number({
      value: figure.value,
      high: figure.value_high,
      comparator: figure.comparator,
      kind: figure.kind,
      zh: figure.printed_unit,
      en: figure.unit_en,
    });
    return facts([
      [t("source.printed"), chinese(figure.printed_text)],
      [t("source.value"), shown],
      [t("source.indicator"), nameOf(figure, "indicator")],
      [t("source.printed_indicator"), chinese(figure.printed_indicator)],
      [t("source.kind"), code("kind", figure.kind)],
      [t("source.scenario"), code("scenario", figure.scenario)],
      [t("source.year"), timeOf(figure)],
      [t("source.stock"), figure.is_stock ? t("source.is_stock") : null],
      [t("source.whole_of"), figure.whole_of && chinese(figure.whole_of)],
      [t("source.zone"), figure.zone_zh && nameOf(figure, "zone")],
      [t("source.industry"), figure.industry_zh && nameOf(figure, "industry")],
      [t("source.about"), figure.about && aboutOf(figure).flatMap((part, at) => (at === 0 ? [part] : [" · ", part]))],
      [t("source.status"), code("status", figure.status)],
      [t("source.note"), figure.note && chinese(figure.note)],
      [t("source.section"), figure.section_path && chinese(figure.section_path)],
      [t("source.row"), figure.row_label && chinese(figure.row_label)],
      [t("source.column"), figure.column_label && chinese(figure.column_label)],
      [t("source.page"), figure.page],
      [t("source.line"), line],
      [t("source.rule"), figure.rule && exact(figure.rule)],
      [t("source.confidence"), confidenceOf(figure)],
      [t("source.doubts"), doubtsOf(figure)],
      [t("source.review"), review],
      [t("source.id"), exact(figure.figure_id)],
    ]);
  };

  /** How to cite a number: as v_indicators.citation has it. */
  const citationOf = (figure, report) => {
    const place = [
      figure.section_path && ` ${figure.section_path}`,
      figure.table_no && `, table ${figure.table_no}`,
      figure.page && `, p. ${figure.page}`,
    ];
    const number = `${figure.indicator_zh ?? figure.printed_indicator} ${figure.printed_text}`;
    return `${report.citation}${place.filter(Boolean).join("")}: ${number} (figure ${figure.figure_id}).`;
  };

  const checksOf = (ordinal, report) => {
    const rows = Planhouse.rows(report.checks).filter((check) =>
      check.figures?.some((figure) => figure.report === null && figure.ordinal === ordinal),
    );
    return rows.length === 0
      ? null
      : [
          h("h3", {}, t("source.checks")),
          h(
            "ul",
            { class: "items" },
            rows.map((check) => h("li", {}, Planhouse.verdict(check.verdict), " ", Planhouse.described(check))),
          ),
        ];
  };

  const content = async (reportId, ordinal) => {
    if (!Planhouse.reportOf(reportId)) {
      return Planhouse.unknown.figure(reportId);
    }
    const [data, report] = await Promise.all([
      Planhouse.load(`figures/${reportId}`),
      Planhouse.load(`reports/${reportId}`),
    ]);
    const figures = Planhouse.rows(data.figures);
    const at = figures.findIndex((each) => each.ordinal === ordinal);
    if (at < 0) {
      return Planhouse.unknown.figure(reportId, figures.length);
    }
    const figure = figures[at];
    const { line } = blocksOf(data).get(figure.block_no) ?? {};
    const ofReport = Planhouse.reportOf(reportId);
    const neighbour = (by, text) => {
      const other = figures[at + by];
      return h("span", { "data-step": by }, other ? sourceLink(reportId, other.ordinal, text) : "");
    };
    return [
      h("p", { class: "of" }, chinese(ofReport.title_zh)),
      sourceKindOf(ofReport),
      placeOf(figure, data),
      h("p", { class: "neighbours" }, neighbour(-1, `‹ ${t("source.before")}`), neighbour(1, `${t("source.after")} ›`)),
      words(figure, line, reviewOf(figure, data)),
      cite(citationOf(figure, ofReport)),
      checksOf(ordinal, report),
    ]
      .flat(Infinity)
      .filter(Boolean);
  };

  const dialog = () => document.getElementById("source");

  /** Show the figure "report/ordinal"; with null, close. */
  const show = async (key) => {
    const element = dialog();
    if (!key) {
      if (element.open) {
        element.close();
      }
      return;
    }
    const [reportId, ordinal] = key.split("/");
    const body = await content(reportId, Number(ordinal)).catch((error) => [Planhouse.explained(error)]);
    if (Planhouse.state.figure !== key) {
      return;
    }
    const step = document.activeElement?.closest("[data-step]")?.dataset.step;
    element.replaceChildren(
      h(
        "header",
        {},
        h("h2", { id: "source-title" }, t("source.title")),
        h("button", { type: "button", class: "close", onclick: () => element.close() }, t("page.close")),
      ),
      h("div", { class: "body" }, body),
    );
    if (!element.open) {
      element.showModal();
    }
    // going from figure to figure keeps the keyboard on the link that goes on
    (element.querySelector(`[data-step="${step}"] a`) ?? element.querySelector(".close")).focus();
    element.querySelector("mark")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  /** Once: closing by Esc, by the button or by a click beside it leaves the address without the figure. */
  const start = () => {
    const element = dialog();
    element.addEventListener("close", () => {
      if (Planhouse.state.figure) {
        location.hash = Planhouse.address({ figure: null });
      }
    });
    element.addEventListener("click", (event) => {
      if (event.target === element) {
        element.close();
      }
    });
  };

  return { show, start, placeOf, doubtsOf, reviewOf };
})();
