"use strict";

/*
 * Taking what a table shows away as a file. Here belong the rules of such a file: UTF-8 with the mark that Excel needs, one
 * cell for a number and one for its unit, and no text that a spreadsheet would take for a formula.
 */
Planhouse.csv = (() => {
  const { t, unit } = Planhouse.words;
  const MARK = "\ufeff";
  const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
  const NUMBER = /^-?\d+(?:\.\d+)?$/;

  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  /** Titles and values of one cell: what the column exports, else the words that the cell shows. */
  const parts = (column, row) => {
    if (column.csv) {
      return column.csv(row);
    }
    const shown = document.createElement("div");
    shown.append(...[column.cell(row) ?? ""].flat(Infinity).filter(Boolean));
    return [[column.title, shown.textContent.trim()]];
  };

  /** The parts of a printed number: without separators, and what bounds it in cells of their own. */
  const quantity = (title, { value, high, comparator, zh, en }) => [
    [title, value],
    [`${title} (${t("csv.high")})`, high],
    [`${title} (${t("csv.bound")})`, comparator && t(`comparator.${comparator}`)],
    [`${title} (${t("csv.unit")})`, value === null || value === undefined ? null : unit(zh, en)],
  ];

  /** The text of a file with these rows; a title without any value is left out. */
  const text = (columns, rows) => {
    const cells = rows.map((row) => columns.flatMap((column) => parts(column, row)));
    const titles = cells[0].map(([title]) => title);
    const kept = titles
      .map((_, at) => at)
      .filter((at) => cells.some((row) => row[at][1] !== null && row[at][1] !== undefined && row[at][1] !== ""));
    const lines = [kept.map((at) => cell(titles[at])), ...cells.map((row) => kept.map((at) => cell(row[at][1])))];
    return `${MARK}${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
  };

  /** Hand over a text as a file. */
  const handOver = (name, type, content) => {
    const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  /** Hand over a file with all rows of a table. */
  const save = (name, columns, rows) => handOver(`${name}.csv`, "text/csv", text(columns, rows));

  return { quantity, save, handOver };
})();
