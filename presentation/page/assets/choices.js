"use strict";

/* Check boxes for a set of keys, with a field to find one where there are many. Not here: what is chosen, and why. */
Planhouse.choices = (() => {
  const { t } = Planhouse.words;
  const { h } = Planhouse.dom;
  const { fold, words, matches } = Planhouse.fold;
  const BUTTONS_FROM = 7; // choices, from where "all" and "none" help
  const FILTERED_FROM = 20; // choices, from where a field to find one helps

  /** Check boxes for a set of keys; `changed` is called with the new set. */
  return (name, legend, entries, picked, changed) => {
    const labels = entries.map(([key, content, text]) => {
      const box = h("input", {
        type: "checkbox",
        value: key,
        checked: picked.has(key),
        onchange: () => changed(new Set(boxes.filter((each) => each.checked).map((each) => each.value))),
      });
      return { box, text, label: h("label", { class: "check" }, box, content) };
    });
    const boxes = labels.map(({ box }) => box);
    const all = (keys) => () => changed(new Set(keys));
    const find = h("input", {
      type: "search",
      "aria-label": `${t("compare.find")}: ${legend}`,
      placeholder: t("compare.find"),
      oninput: (event) => {
        for (const { label, text } of labels) {
          label.hidden = !matches(words(event.target.value), fold(text), null);
        }
      },
    });
    return h(
      "fieldset",
      { class: "choices", id: `compare-${name}` },
      h("legend", {}, legend),
      h(
        "div",
        { class: "filters" },
        entries.length >= FILTERED_FROM ? find : null,
        entries.length >= BUTTONS_FROM
          ? [
              h("button", { type: "button", onclick: all(entries.map(([key]) => key)) }, t("compare.select_all")),
              h("button", { type: "button", onclick: all([]) }, t("compare.select_none")),
            ]
          : null,
      ),
      h(
        "div",
        { class: "options" },
        labels.map(({ label }) => label),
      ),
    );
  };
})();
