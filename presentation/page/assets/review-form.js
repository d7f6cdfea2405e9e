"use strict";

/*
 * The form in which a person mends a figure: a field for each attribute, filled with what was read, and the reason. Here belong
 * which attributes there are, what each may be, and what of them was changed. Not here: what becomes of it.
 */
Planhouse.reviewForm = (() => {
  const { t, code, langOf, named } = Planhouse.words;
  const { h } = Planhouse.dom;
  // numbers that the warehouse computes with exactly
  const NUMBER = /^-?(\d{1,12}(\.\d{1,6})?|\d{13,14}(\.\d{1,4})?)$/;
  const CODE = /^\d{6}$/;
  const YEAR = /^(19|20)\d\d$/;
  const PERIOD = /^(19|20)\d\d(-(S[12]|Q[1-4]|M(0[1-9]|1[0-2])))?(\/(19|20)\d\d(-M(0[1-9]|1[0-2]))?)?$/;

  /** A number as typed, without separators and in plain digits. */
  const plainNumber = (text) => Planhouse.fold.fold(text).replace(/[,\s]/g, "");
  const codes = (group, keys) => keys.map((key) => [key, code(group, key)]);
  const members = (prefix) => (data) => [
    ["all", t("review.whole")],
    ...Planhouse.rows(data[prefix === "zone" ? "zones" : "industries"]).map((row) => [
      row[`${prefix}_id`],
      named(row, "name").text,
    ]),
  ];
  const unsigned = (text) => (text ?? "").replace(/^-/, "");

  /**
   * In the order of the form: `read` gives the value that a figure has as text, `options` what it can be ([value, words]), `pattern`
   * the form of a text, `needed` whether it may not be empty, `hints` texts to pick from.
   */
  const ATTRIBUTES = {
    indicator: { read: (row) => row.printed_indicator, needed: true, hints: (data) => data.names },
    value: { read: (row) => unsigned(row.value), pattern: NUMBER, needed: true, clean: plainNumber },
    value_high: { read: (row) => unsigned(row.value_high), pattern: NUMBER, clean: plainNumber },
    sign: { read: (row) => (row.value?.startsWith("-") ? "-1" : "1"), options: () => codes("sign", ["1", "-1"]) },
    unit: { read: (row) => row.printed_unit, hints: (data) => data.units },
    kind: {
      read: (row) => row.kind,
      options: () => codes("kind", ["level", "growth", "share", "rate", "completion", "rank"]),
    },
    year: { read: (row) => String(row.year), pattern: YEAR, needed: true },
    time_period: { read: (row) => row.time_period ?? String(row.year), pattern: PERIOD, needed: true },
    scenario: { read: (row) => row.scenario, options: () => codes("scenario", ["actual", "target", "baseline"]) },
    status: { read: (row) => row.status, options: () => codes("status", ["A", "P", "E", "R", "M"]) },
    comparator: {
      read: (row) => row.comparator,
      options: () => [["", "—"], ...codes("comparator", ["le", "lt", "ge", "gt", "approx"])],
    },
    is_stock: { read: (row) => String(Boolean(row.is_stock)), options: () => codes("is_published", ["true", "false"]) },
    area_code: { read: (row, report) => row.area_code ?? report.area_code, pattern: CODE, needed: true, hints: (data) => data.areas },
    scope_id: {
      read: (row) => row.scope_id ?? "whole",
      options: () =>
        Planhouse.rows(Planhouse.loaded("index").scopes).map((row) => [row.scope_id, named(row, "name").text]),
    },
    zone_id: { read: (row) => row.zone_id ?? "all", options: members("zone") },
    industry_id: { read: (row) => row.industry_id ?? "all", options: members("industry") },
    whole_of: { read: (row) => row.whole_of, hints: (data) => data.names },
    change_basis: {
      read: (row) => row.about?.basis ?? (row.kind === "growth" ? "year" : ""),
      options: () => [
        ["", "—"],
        ["year", t("review.basis_year")],
        ...codes("basis", ["period", "start_of_year", "yearly_average", "contribution", "difference", "plan"]),
      ],
    },
    reference_area_code: { read: (row) => row.reference_area_code, pattern: CODE, hints: (data) => data.areas },
    price_basis: {
      read: (row) => row.about?.prices,
      options: () => [["", "—"], ...codes("prices", ["constant", "current", "comparable"])],
    },
    qualifier: { read: (row) => row.about?.qualifier },
    rank_among: { read: (row) => row.about?.among },
  };

  /** What can be picked from for the figures of a report. */
  const choices = (data, rows, report) => ({
    ...data,
    names: [...new Set(rows.map((row) => row.printed_indicator))].filter(Boolean).toSorted(),
    units: [...new Set(rows.map((row) => row.printed_unit))].filter(Boolean).toSorted(),
    areas: [...new Set([report.area_code, ...rows.map((row) => row.area_code ?? report.area_code)])],
  });

  /** The values that a figure has: as the warehouse has them, with what was set before and now. */
  const valuesOf = (row, report, ...settings) =>
    Object.assign(
      Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, { read }]) => [name, read(row, report) ?? ""])),
      ...settings,
    );

  const control = (name, value, data) => {
    const { options, hints, needed } = ATTRIBUTES[name];
    const id = `review-${name}`;
    if (options) {
      const listed = options(data);
      const all = listed.some(([key]) => key === value) ? listed : [...listed, [value, value]];
      return [
        h(
          "select",
          { id, name },
          all.map(([key, text]) => h("option", { value: key, selected: key === value, lang: langOf(text) }, text)),
        ),
      ];
    }
    const list = hints ? h("datalist", { id: `${id}-hints` }, hints(data).map((text) => h("option", { value: text }))) : null;
    return [
      h("input", {
        id,
        name,
        value,
        autocomplete: "off",
        lang: langOf(value),
        "aria-required": needed ? "true" : null,
        list: list ? list.id : null,
      }),
      list,
    ];
  };

  const field = (label, inner) => h("label", { class: "field" }, h("span", {}, label), inner);

  const reasonField = (reason) =>
    h(
      "label",
      { class: "field grow" },
      h("span", {}, t("review.reason")),
      h("input", { id: "review-reason", name: "reason", value: reason, autocomplete: "off", lang: langOf(reason) }),
    );

  /** What is wrong with a value, in words; "" with nothing. */
  const fault = (name, value) => {
    const { pattern, needed } = ATTRIBUTES[name];
    return (needed && !value) || (value && pattern && !pattern.test(value)) ? t("review.wrong", { name: t(`attribute.${name}`) }) : "";
  };

  const frame = (legend, parts, reason, done, cancelled) => {
    const complaint = h("p", { class: "complaint", role: "alert" });
    const complain = (element, text) => {
      complaint.textContent = text;
      element.setAttribute("aria-invalid", "true");
      element.focus();
    };
    return h(
      "form",
      {
        class: "mend",
        "aria-label": legend,
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          const form = event.target;
          form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
          const why = form.elements.reason.value.trim();
          if (!why) {
            complain(form.elements.reason, t("review.no_reason"));
            return;
          }
          done(form, why, complain);
        },
        onkeydown: (event) => {
          if (event.key === "Escape" && !event.isComposing) {
            event.stopPropagation();
            cancelled();
          }
        },
      },
      parts,
      reasonField(reason),
      complaint,
      h(
        "div",
        { class: "buttons" },
        h("button", { class: "primary" }, t("review.save")),
        h("button", { type: "button", onclick: cancelled }, t("review.cancel")),
      ),
    );
  };

  /**
   * The form to mend a figure. `before` is what was set earlier and stays set; `done` is called with everything that is set now, and
   * the reason.
   */
  const mend = (row, report, data, { before, draft, reason }, done, cancelled) => {
    const read = valuesOf(row, report, before);
    const shown = { ...read, ...draft };
    const attributes = Object.keys(ATTRIBUTES);
    return frame(
      t("review.mend"),
      h(
        "div",
        { class: "attributes" },
        attributes.map((name) => field(t(`attribute.${name}`), control(name, shown[name], data))),
      ),
      reason,
      (form, why, complain) => {
        const set = { ...before };
        for (const name of attributes) {
          const element = form.elements[name];
          const value = (ATTRIBUTES[name].clean ?? ((text) => text))(element.value.trim());
          if (value === read[name]) {
            continue;
          }
          const wrong = fault(name, value);
          if (wrong) {
            complain(element, wrong);
            return;
          }
          set[name] = value;
        }
        if (Object.keys(set).length === Object.keys(before).length && Object.keys(set).every((name) => set[name] === before[name])) {
          complain(form.elements[attributes[0]], t("review.no_change"));
          return;
        }
        done(set, why);
      },
      cancelled,
    );
  };

  /** The form that asks for a reason alone. */
  const drop = (reason, done, cancelled) =>
    frame(t("review.drop_it"), null, reason, (_, why) => done(why), cancelled);

  return { choices, mend, drop, valuesOf, codesOf: (name, data) => new Map(ATTRIBUTES[name].options?.(data) ?? []) };
})();
