"use strict";

/*
 * The address, which holds all that is shown: view, report, open figure and language, and what was chosen within the view
 * (search, filters, order, page). Here belong reading and writing it, and the links of the page. Not here: what any of it
 * means, or whether it exists.
 */
(() => {
  const FRAME = ["view", "report", "figure", "language"];
  // the goals of the links that are on the page, to be written anew when something is chosen
  const goals = new WeakMap();

  /** The state that the address of the moment holds; what it does not name is null, and options are text. */
  Planhouse.readAddress = () => {
    const words = new URLSearchParams(location.hash.slice(1));
    const options = Object.fromEntries([...words].filter(([name]) => !FRAME.includes(name)));
    return {
      view: words.get("view"),
      report: words.get("report"),
      figure: words.get("figure"),
      language: words.get("language") === "en" ? "en" : "zh",
      options,
    };
  };

  /**
   * The address of a state: what is not given stays as it is, but that no figure is open. What was chosen within a view
   * stays while the view does.
   */
  Planhouse.address = (changes = {}, options = {}) => {
    const next = { ...Planhouse.state, figure: null, ...changes };
    const chosen = next.view === Planhouse.state.view ? { ...Planhouse.state.options, ...options } : options;
    const words = new URLSearchParams();
    for (const [name, value] of [...FRAME.map((name) => [name, next[name]]), ...Object.entries(chosen).toSorted()]) {
      if (value !== null && value !== undefined && value !== "") {
        words.set(name, value);
      }
    }
    return `#${words}`;
  };

  /** What was chosen within the view under a name; "" when nothing was. */
  Planhouse.option = (name) => Planhouse.state.options[name] ?? "";

  /**
   * Choose something within the view, which shows it by itself; "" takes a choice back. With `quietly`, going back does
   * not stop here: typing would leave an address for every letter.
   */
  Planhouse.choose = (options, quietly = false) => {
    const address = Planhouse.address({ figure: Planhouse.state.figure }, options);
    Planhouse.state.options = Object.fromEntries(
      Object.entries({ ...Planhouse.state.options, ...options }).filter(([, value]) => value !== ""),
    );
    if (address !== location.hash) {
      history[quietly ? "replaceState" : "pushState"](null, "", address);
    }
    for (const link of document.querySelectorAll("a[href^='#']")) {
      if (goals.has(link)) {
        link.setAttribute("href", Planhouse.address(...goals.get(link)));
      }
    }
    document.dispatchEvent(new Event("chosen"));
  };

  /** Make an element a link to a state; it follows what is chosen later. */
  Planhouse.linkTo = (element, changes, options = {}) => {
    goals.set(element, [changes, options]);
    element.setAttribute("href", Planhouse.address(changes, options));
    return element;
  };
})();
