"use strict";

/*
 * The one global of the page, and the loading of data: a page opened from disk may not fetch, but it may add a script
 * that calls Planhouse.receive. Here belongs nothing that is shown.
 */
const Planhouse = {
  state: { view: null, report: null, figure: null, language: "zh", options: {} },
  views: {},
};

(() => {
  const received = new Map();
  const underway = new Map();
  let build = null;
  let versions = null;

  /** The version that a file must have: files of a report or a province that of the index, all others that of the build. */
  const expected = (name) => {
    const path = name.split("/");
    if (path.length === 1) {
      return build;
    }
    versions ??= versionsIn(received.get("index"));
    return versions.get(path.at(-1));
  };

  /** By report, and by the two digits of a province. */
  const versionsIn = (index) =>
    new Map([
      ...Planhouse.rows(index.reports).map((row) => [row.report_id, row.version]),
      ...Planhouse.rows(index.provinces).map((row) => [row.province, row.version]),
    ]);

  /** Called by every data file: its version, what it is called, and its value. The first that is loaded is of the build. */
  Planhouse.receive = (version, name, value) => {
    build ??= version;
    received.set(name, version === expected(name) ? value : new Error("rebuilt"));
  };

  /** A script of the page's own folder, loaded once. */
  Planhouse.script = (path) => {
    if (!underway.has(path)) {
      const loading = new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = path;
        element.onload = resolve;
        element.onerror = () => {
          underway.delete(path);
          element.remove();
          reject(new Error(path));
        };
        document.head.append(element);
      });
      underway.set(path, loading);
    }
    return underway.get(path);
  };

  /** The value of a data file, loaded when first asked for. Rejects with an Error that names the file, or "rebuilt". */
  Planhouse.load = async (name) => {
    if (!received.has(name)) {
      await Planhouse.script(`data/${name}.js`);
    }
    const value = received.get(name);
    if (value === undefined || value instanceof Error) {
      throw value ?? new Error(name);
    }
    return value;
  };

  /** What was loaded before the page started. */
  Planhouse.loaded = (name) => received.get(name);

  const rowsOf = new WeakMap();

  /** The rows of a section as objects; a column that a section leaves out is undefined in them. */
  Planhouse.rows = (section) => {
    if (!section) {
      return [];
    }
    if (!rowsOf.has(section)) {
      const rows = Array.from({ length: section.length }, () => ({}));
      for (const [name, column] of Object.entries(section.columns)) {
        const values = Array.isArray(column) ? column : column.at.map((at) => column.of[at]);
        rows.forEach((row, at) => {
          row[name] = values[at];
        });
      }
      rowsOf.set(section, rows);
    }
    return rowsOf.get(section);
  };
})();
