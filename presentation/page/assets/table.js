"use strict";

/*
 * Tables that sort and turn pages: only the rows of one page are in the document, however many there are. On a narrow
 * screen each row becomes a card; the labels of its values are the column titles.
 */
Planhouse.table = (() => {
  const { t } = Planhouse.words;
  const { h, note } = Planhouse.dom;
  const PAGE = 50;

  const compare = (one, other) => {
    const missing = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);
    if (missing(one) || missing(other)) {
      return missing(one) - missing(other);
    }
    return typeof one === "number" && typeof other === "number"
      ? one - other
      : String(one).localeCompare(String(other), "zh-CN", { numeric: true });
  };

  /**
   * Columns are {title, cell(row) -> node or text, sort(row) -> value, numeric, wide}; without sort a column cannot be
   * sorted. Rows stay in the given order until a reader sorts them.
   */
  return ({ caption, columns, rows, rowClass = () => null, pageSize = PAGE }) => {
    if (rows.length === 0) {
      return note(t("page.no_rows"));
    }
    let ordered = rows;
    let sorted = null;
    let page = 0;

    const body = h("tbody");
    const status = h("span", { class: "rows", role: "status" });
    const turn = (by) => {
      page += by;
      fill();
    };
    const previous = h("button", { type: "button", onclick: () => turn(-1) }, "‹ ", t("page.previous"));
    const next = h("button", { type: "button", onclick: () => turn(1) }, t("page.next"), " ›");

    const fill = () => {
      const shown = ordered.slice(page * pageSize, (page + 1) * pageSize);
      body.replaceChildren(
        ...shown.map((row) =>
          h(
            "tr",
            { class: rowClass(row) },
            columns.map(({ title, cell, numeric, wide }, at) =>
              h(
                at === 0 ? "th" : "td",
                {
                  class: [numeric ? "numeric" : "", wide ? "wide" : ""].join(" ").trim() || null,
                  scope: at === 0 ? "row" : null,
                  "data-label": title,
                },
                cell(row) ?? h("span", { class: "empty" }, "—"),
              ),
            ),
          ),
        ),
      );
      status.textContent = t("page.of_rows", {
        total: ordered.length,
        from: page * pageSize + 1,
        to: page * pageSize + shown.length,
      });
      previous.disabled = page === 0;
      next.disabled = (page + 1) * pageSize >= ordered.length;
    };

    const heads = columns.map((column) => {
      const head = h("th", { scope: "col", class: column.numeric ? "numeric" : null });
      if (!column.sort) {
        head.append(column.title);
        return head;
      }
      const turnOrder = () => {
        const descending = sorted?.column === column && !sorted.descending;
        sorted = { column, descending };
        ordered = rows.toSorted((a, b) => compare(column.sort(a), column.sort(b)) * (descending ? -1 : 1));
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        page = 0;
        fill();
      };
      head.append(
        h("button", { type: "button", class: "sort", title: t("page.sort_by"), onclick: turnOrder }, column.title),
      );
      return head;
    });

    fill();
    return h(
      "div",
      { class: "table" },
      h(
        "div",
        { class: "scroll" },
        h("table", {}, caption ? h("caption", {}, caption) : null, h("thead", {}, h("tr", {}, heads)), body),
      ),
      rows.length > pageSize ? h("div", { class: "pager" }, previous, status, next) : null,
    );
  };
})();
