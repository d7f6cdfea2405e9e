"use strict";

/*
 * Tables that sort, turn pages, and can be taken away as a file: only the rows of one page are in the document, however many
 * there are, but on paper all are. On a narrow screen each row becomes a card; the labels of its values are the column titles.
 */
Planhouse.table = (() => {
  const { t } = Planhouse.words;
  const { h, note } = Planhouse.dom;
  const PAGE = 50;
  const ON_PAPER = 5_000; // rows; more would keep the browser busy for minutes, and the table says that there are more

  const compare = (one, other) => {
    const missing = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);
    if (missing(one) || missing(other)) {
      return missing(one) - missing(other);
    }
    return typeof one === "number" && typeof other === "number"
      ? one - other
      : String(one).localeCompare(String(other), "zh-CN", { numeric: true });
  };

  const rowOf = (row, columns, rowClass) =>
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
    );

  /** A title that may break before a bracket and between words, but not inside one. */
  const breakable = (title) => title.split(/(?=[（/])/).flatMap((part, at) => (at === 0 ? [part] : [h("wbr"), part]));

  /**
   * Columns are {key, title, cell(row) -> node or text, sort(row) -> value, csv(row) -> [[title, value]], numeric, wide};
   * without sort a column cannot be sorted. Rows stay in the given order until a reader sorts them. `name` tells the table
   * from others of the same view in the address.
   */
  return ({ name = "", caption, columns, rows, rowClass = () => null, pageSize = PAGE }) => {
    if (rows.length === 0) {
      return note(t("page.no_rows"));
    }
    const own = (option) => (name ? `${name}-${option}` : option);
    const asked = Planhouse.option(own("sort"));
    const pages = Math.ceil(rows.length / pageSize);
    const sorted = {
      column: columns.find(({ key, sort }) => sort && key === asked.replace(/^-/, "")),
      descending: asked.startsWith("-"),
    };
    let ordered = rows;
    let page = Math.min(Math.max(Math.trunc(Number(Planhouse.option(own("page")))) || 1, 1), pages) - 1;

    const body = h("tbody");
    const status = h("span", { class: "rows", role: "status" });
    const turn = (by) => {
      page += by;
      Planhouse.choose({ [own("page")]: page === 0 ? "" : String(page + 1) });
      fill();
    };
    const previous = h("button", { type: "button", onclick: () => turn(-1) }, "‹ ", t("page.previous"));
    const next = h("button", { type: "button", onclick: () => turn(1) }, t("page.next"), " ›");

    const show = (from, to) => {
      const shown = ordered.slice(from, to);
      body.replaceChildren(...shown.map((row) => rowOf(row, columns, rowClass)));
      status.textContent = t("page.of_rows", { total: ordered.length, from: from + 1, to: from + shown.length });
    };
    const fill = () => {
      show(page * pageSize, (page + 1) * pageSize);
      previous.disabled = page === 0;
      next.disabled = page + 1 >= pages;
    };

    const heads = columns.map((column) => {
      const head = h("th", { scope: "col", class: column.numeric ? "numeric" : null });
      if (!column.sort) {
        head.append(...breakable(column.title));
        return head;
      }
      const turnOrder = () => {
        sorted.descending = sorted.column === column && !sorted.descending;
        sorted.column = column;
        page = 0;
        Planhouse.choose({ [own("sort")]: `${sorted.descending ? "-" : ""}${column.key}`, [own("page")]: "" });
        order();
        fill();
      };
      head.append(
        h(
          "button",
          { type: "button", class: "sort", title: t("page.sort_by"), onclick: turnOrder },
          breakable(column.title),
        ),
      );
      return head;
    });

    const order = () => {
      const { column, descending } = sorted;
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      if (column) {
        ordered = rows.toSorted((a, b) => compare(column.sort(a), column.sort(b)) * (descending ? -1 : 1));
        heads[columns.indexOf(column)].setAttribute("aria-sort", descending ? "descending" : "ascending");
      }
    };

    const save = h(
      "button",
      {
        type: "button",
        class: "save",
        onclick: () => {
          const { view, report } = Planhouse.state;
          const words = ["planhouse", view, name, view === "compare" || view === "reports" ? "" : report];
          Planhouse.csv.save(words.filter(Boolean).join("-"), columns, ordered);
        },
      },
      t("page.save", { n: rows.length }),
    );
    // a browser repeats a head on every sheet only when there is nothing to press in it
    const pressed = heads.map((head) => [...head.childNodes]);
    const toPaper = () => {
      heads.forEach((head, at) => head.replaceChildren(...breakable(columns[at].title)));
      show(0, ON_PAPER);
    };
    const toScreen = () => {
      heads.forEach((head, at) => head.replaceChildren(...pressed[at]));
      fill();
    };
    order();
    fill();
    return h(
      "div",
      {
        class: rows.length > ON_PAPER ? "table cut" : "table",
        onbeforeprint: toPaper,
        onafterprint: toScreen,
      },
      h(
        "div",
        { class: "scroll" },
        h("table", {}, caption ? h("caption", {}, caption) : null, h("thead", {}, h("tr", {}, heads)), body),
      ),
      h(
        "div",
        { class: "pager" },
        rows.length > pageSize ? [previous, status, next] : null,
        h("span", { class: "space" }),
        save,
      ),
    );
  };
})();
