"use strict";

/*
 * Review: the figures of a report, those first that can be trusted least, one at a time with its source, its reading in words and
 * what speaks against it. A person accepts, mends or drops it; what was decided is handed over as a file of corrections. Here belong
 * the queue, the figure on the desk, the keys and the hand-over. Not here: the form (review-form.js), what is kept
 * (review-work.js), the file's text (review-file.js).
 */
Planhouse.views.review = (() => {
  const { t, code, langOf, named, timeOf } = Planhouse.words;
  const { h, aboutOf, badge, chinese, exact, indicatorOf, nameOf, number, note, select, tiles } = Planhouse.dom;
  const { option, choose, work } = Planhouse;
  const DOUBTFUL = 0.95; // confidence below which a figure wants a look
  const LISTED = 50; // rows of the queue that are in the document at once
  const TONES = { confirm: "good", override: "warn", drop: "bad" };

  const quantityOf = (row) =>
    number({
      value: row.value,
      high: row.value_high,
      comparator: row.comparator,
      kind: row.kind,
      zh: row.printed_unit,
      en: row.unit_en,
    }) ?? chinese(row.printed_text);

  /** A text of the page with elements in the places of {names}. */
  const filled = (path, parts) =>
    t(path)
      .split(/\{(\w+)\}/)
      .map((text, at) => (at % 2 === 0 ? text : parts[text]));

  /** What the reader says of a figure, as a sentence. */
  const readingOf = (row, report) => {
    const area = row.about?.area_zh ? nameOf(row.about, "area") : nameOf(Planhouse.areaOf(report.area_code), "name");
    const { area_zh: _, ...about } = row.about ?? {};
    const more = [
      row.zone_zh && nameOf(row, "zone"),
      row.industry_zh && nameOf(row, "industry"),
      ...aboutOf({ about }),
      row.is_stock && t("source.is_stock"),
      row.status !== "A" && code("status", row.status),
      row.whole_of && h("span", {}, filled("review.share_of", { whole: chinese(row.whole_of) })),
    ].filter(Boolean);
    return h(
      "p",
      { class: "reading", id: "review-reading" },
      filled("review.reading", {
        time: timeOf(row),
        area,
        indicator: nameOf(row, "indicator"),
        scenario: code("scenario", row.scenario),
        kind: code("kind", row.kind),
        value: quantityOf(row),
      }),
      more.length > 0 ? [" ", t("review.more"), more.flatMap((part, at) => (at === 0 ? [part] : [" · ", part]))] : "",
    );
  };

  const shows = {
    todo: (row, desk) => !row.review && !desk.decisions.get(row),
    doubtful: (row) => row.confidence < DOUBTFUL,
    decided: (row, desk) => Boolean(desk.decisions.get(row)),
    reviewed: (row) => Boolean(row.review),
    all: () => true,
  };

  const stateOf = (row, desk) => {
    const decision = desk.decisions.get(row);
    const action = decision?.action ?? row.review?.action;
    return action ? badge(TONES[action], code("review", action), decision ? t("review.not_handed_over") : null) : null;
  };

  /** A button that picks a figure of the queue. */
  const itemOf = (row, desk, pick) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          "aria-current": row === desk.current ? "true" : null,
          "data-ordinal": row.ordinal,
          onclick: () => pick(row),
        },
        h("span", { class: "confidence" }, row.confidence.toFixed(3)),
        h("span", { class: "what" }, indicatorOf(row), " ", quantityOf(row)),
        stateOf(row, desk),
      ),
    );

  const keysHelp = () =>
    h(
      "details",
      { class: "keys" },
      h("summary", {}, t("review.keys")),
      h(
        "dl",
        { class: "facts" },
        ["a", "m", "d", "u", "j", "k", "esc"].map((key) => [
          h("dt", {}, h("kbd", {}, t(`review.key_${key}`))),
          h("dd", {}, t(`review.does_${key}`)),
        ]),
      ),
      h("p", { class: "of" }, t("review.keys_where")),
    );

  return async (report) => {
    const id = report.report_id;
    const [data, more] = await Promise.all([Planhouse.load(`figures/${id}`), Planhouse.load(`reports/${id}`)]);
    const figures = Planhouse.rows(data.figures);
    const reviews = new Map(Planhouse.rows(data.reviews).map((row) => [row.ordinal, row]));
    figures.forEach((row) => {
      row.review = reviews.get(row.ordinal);
    });
    const queue = figures.toSorted((one, other) => one.confidence - other.confidence || one.ordinal - other.ordinal);
    const choices = Planhouse.reviewForm.choices(data, figures, report);
    const desk = { decisions: work.of(id, figures, reviews), current: null, form: null };
    const shown = () => queue.filter((row) => (shows[option("show")] ?? shows.todo)(row, desk));

    const said = h("p", { class: "said", role: "status" });
    const counts = h("div");
    const list = h("nav", { class: "queue", "aria-label": t("review.queue") });
    const card = h("article", { class: "card", "aria-labelledby": "review-title" });
    const handOver = h("section", { class: "hand-over", "aria-labelledby": "review-hand-over" });

    const initials = h("input", {
      id: "review-by",
      value: work.setting("by") ?? "",
      autocomplete: "off",
      maxlength: 40,
      oninput: (event) => {
        event.target.removeAttribute("aria-invalid");
        work.set("by", event.target.value.trim());
      },
    });
    const keysOn = h("input", {
      type: "checkbox",
      id: "review-keys",
      checked: work.setting("keys") !== false,
      onchange: (event) => work.set("keys", event.target.checked),
    });

    const drawCounts = () => {
      const decided = desk.decisions.all().length;
      counts.replaceChildren(
        tiles([
          { label: t("review.figures"), value: figures.length },
          {
            label: t("review.doubtful", { n: DOUBTFUL }),
            value: queue.filter((row) => row.confidence < DOUBTFUL).length,
          },
          { label: t("review.reviewed"), value: reviews.size },
          { label: t("review.decided"), value: decided },
        ]),
      );
    };

    /** The part of the queue around the figure on the desk. */
    const drawList = () => {
      const rows = shown();
      const at = Math.max(rows.indexOf(desk.current), 0);
      const from = Math.max(0, Math.min(at - Math.floor(LISTED / 2), rows.length - LISTED));
      const part = rows.slice(from, from + LISTED);
      const several = part.length < rows.length;
      list.replaceChildren(
        several ? note(t("page.of_rows", { from: from + 1, to: from + part.length, total: rows.length })) : "",
        rows.length === 0
          ? note(t("page.no_rows"))
          : h("ol", { start: from + 1 }, part.map((row) => itemOf(row, desk, (picked) => show(picked, { focus: true })))),
      );
    };

    const drawHandOver = () => {
      const all = desk.decisions.all();
      const good = all.filter(({ figure }) => figure);
      const text = Planhouse.correctionsFile(
        id,
        good.map(({ decision }) => decision),
        t("review.file_head"),
      );
      const name = `corrections-${id}.yml`;
      const shownText = h("textarea", { readonly: true, rows: 12, lang: "zxx", "aria-label": name, spellcheck: "false" }, text);
      const copy = async () => {
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          shownText.closest("details").open = true;
          shownText.select();
          document.execCommand("copy");
        }
        said.textContent = t("review.copied", { n: good.length });
      };
      handOver.replaceChildren(
        h("h3", { id: "review-hand-over" }, t("review.hand_over")),
        ...(all.length === 0
          ? [note(t("review.nothing_decided"))]
          : [
              desk.decisions.isKept() ? "" : h("p", { class: "error", role: "alert" }, t("review.not_kept")),
              h(
                "ul",
                { class: "items" },
                all.map(({ id: key, figure, decision }) =>
                  h(
                    "li",
                    {},
                    badge(TONES[decision.action], code("review", decision.action)),
                    " ",
                    figure ? indicatorOf(figure) : "",
                    " ",
                    chinese(decision.guard.printed),
                    h("span", { class: "of" }, ` ${decision.by}${t("about.comma")}${decision.date}${t("about.colon")}`, h("span", { lang: langOf(decision.reason) }, decision.reason)),
                    figure ? "" : h("span", { class: "complaint" }, ` ${t("review.stale")}`),
                    " ",
                    h(
                      "button",
                      {
                        type: "button",
                        class: "small",
                        "aria-label": `${t("review.undo")}: ${decision.guard.printed}`,
                        onclick: () => undo(key),
                      },
                      t("review.undo"),
                    ),
                  ),
                ),
              ),
              h(
                "div",
                { class: "buttons" },
                h(
                  "button",
                  {
                    type: "button",
                    id: "review-save",
                    class: "primary",
                    disabled: good.length === 0,
                    onclick: () => {
                      Planhouse.csv.handOver(name, "text/yaml", text);
                      said.textContent = t("review.saved", { n: good.length, name });
                    },
                  },
                  t("review.download", { n: good.length }),
                ),
                h("button", { type: "button", id: "review-copy", disabled: good.length === 0, onclick: copy }, t("review.copy")),
              ),
              h("p", { class: "of" }, filled("review.then", { command: exact(`planhouse correct ${name}`), build: exact("planhouse build") })),
              h("details", { class: "file" }, h("summary", {}, t("review.file")), shownText),
            ]),
      );
    };

    const heading = () => card.querySelector("#review-title");

    const draw = () => {
      drawCounts();
      drawList();
      drawHandOver();
    };

    /** Put a figure on the desk, with a form or without. */
    const put = (row, form = null) => {
      desk.current = row;
      desk.form = form;
      card.replaceChildren(...cardOf(row));
      draw();
      bringIntoView();
    };

    /** Put a figure on the desk and into the address; with `focus`, the keyboard goes there, too. */
    const show = (row, { focus = false, form = null } = {}) => {
      put(row, form);
      if (row && option("at") !== String(row.ordinal)) {
        choose({ at: String(row.ordinal) }, true);
      }
      if (form) {
        card.querySelector("form input, form select")?.focus();
      } else if (focus) {
        heading().focus();
      }
    };

    /** Scroll the queue to its figure, and a long table or paragraph to its number; the page stays where it is. */
    const bringIntoView = () => {
      const picked = list.querySelector("[aria-current]");
      if (picked) {
        list.scrollTop = picked.offsetTop - list.clientHeight / 2;
      }
      const mark = card.querySelector("mark");
      const around = mark?.closest(".scroll, blockquote");
      if (around) {
        const { top, left } = mark.getBoundingClientRect();
        const box = around.getBoundingClientRect();
        around.scrollTop += top - box.top - around.clientHeight / 2;
        around.scrollLeft += left - box.left - around.clientWidth / 2;
      }
    };

    const step = (by) => {
      const rows = shown();
      const at = rows.indexOf(desk.current);
      const next = at < 0 ? rows[0] : rows[at + by];
      if (next) {
        show(next, { focus: true });
      } else {
        said.textContent = t(by > 0 ? "review.last" : "review.first");
      }
    };

    const decide = (action, reason, set) => {
      const row = desk.current;
      const by = initials.value.trim();
      const rows = shown();
      const at = rows.indexOf(row);
      desk.decisions.decide(row, { action, set, reason, by });
      said.textContent = t("review.decided_on", { what: code("review", action), name: named(row, "indicator").text });
      // the next one that waits: the one decided may have left the queue
      const rest = shown();
      const next = rest.includes(row) ? rest[rest.indexOf(row) + 1] : rest[Math.max(at, 0)];
      show(next ?? rest.at(-1) ?? row, { focus: true });
    };

    const undo = (key) => {
      const row = figures.find((each) => each.figure_id === key);
      desk.decisions.forget(key);
      said.textContent = t("review.undone");
      if (row) {
        show(row, { focus: true });
      } else {
        draw();
        heading().focus();
      }
    };

    /** Initials come first: nothing is decided by nobody. */
    const hasInitials = () => {
      if (initials.value.trim()) {
        return true;
      }
      initials.setAttribute("aria-invalid", "true");
      said.textContent = t("review.initials_first");
      initials.focus();
      return false;
    };

    const actions = {
      a: () => hasInitials() && decide("confirm", t("review.reason_confirm")),
      m: () => hasInitials() && show(desk.current, { form: "override" }),
      d: () => hasInitials() && show(desk.current, { form: "drop" }),
      u: () => desk.decisions.get(desk.current) && undo(desk.current.figure_id),
      j: () => step(1),
      k: () => step(-1),
    };

    const formOf = (row) => {
      const decision = desk.decisions.get(row);
      const cancelled = () => show(row, { focus: true });
      if (desk.form === "drop") {
        const reason = decision?.action === "drop" ? decision.reason : t("review.reason_drop");
        return Planhouse.reviewForm.drop(reason, (why) => decide("drop", why), cancelled);
      }
      const before = Object.fromEntries((row.review?.changes ?? []).map(({ attribute, now }) => [attribute, now]));
      const isMended = decision?.action === "override";
      return Planhouse.reviewForm.mend(
        row,
        report,
        choices,
        { before, draft: isMended ? decision.set : {}, reason: isMended ? decision.reason : t("review.reason_mend") },
        (set, why) => decide("override", why, set),
        cancelled,
      );
    };

    const decisionOf = (row) => {
      const decision = desk.decisions.get(row);
      return (
        decision &&
        h(
          "p",
          { class: "decision" },
          badge(TONES[decision.action], code("review", decision.action)),
          ` ${decision.by}${t("about.comma")}${decision.date}${t("about.colon")}`,
          h("span", { lang: langOf(decision.reason) }, decision.reason),
          Object.entries(decision.set ?? {}).map(([name, value]) => [
            h("br"),
            `${t(`attribute.${name}`)} → `,
            chinese(Planhouse.reviewForm.codesOf(name, choices).get(value) ?? (value || "—")),
          ]),
        )
      );
    };

    const button = (key, label, properties = {}) =>
      h("button", { type: "button", id: `review-${key}`, "aria-keyshortcuts": key, onclick: actions[key], ...properties }, label, " ", h("kbd", { "aria-hidden": "true" }, t(`review.key_${key}`)));

    const cardOf = (row) => {
      if (!row) {
        return [h("h3", { id: "review-title", tabindex: -1 }, t("review.done")), note(t("review.done_how"))];
      }
      const rows = shown();
      const at = rows.indexOf(row);
      const place = at < 0 ? "" : t("review.place", { at: at + 1, total: rows.length });
      const doubts = Planhouse.source.doubtsOf(row);
      const review = Planhouse.source.reviewOf(row, data);
      return [
        h(
          "h3",
          { id: "review-title", tabindex: -1, "aria-describedby": "review-reading" },
          place && h("span", { class: "of" }, place, " "),
          indicatorOf(row),
          " ",
          quantityOf(row),
        ),
        Planhouse.source.placeOf(row, data),
        readingOf(row, report),
        h("p", { class: "why" }, t("source.confidence"), " ", h("strong", {}, row.confidence.toFixed(3))),
        review || row.confidence >= DOUBTFUL
          ? ""
          : h("div", { class: "why" }, h("p", {}, t("review.why")), doubts ?? h("p", {}, t("review.why_rule"))),
        review ? h("div", { class: "why" }, h("p", {}, t("source.review")), review) : "",
        decisionOf(row),
        desk.form
          ? formOf(row)
          : h(
              "div",
              { class: "buttons" },
              button("a", t("review.confirm_it"), { class: "primary" }),
              button("m", t("review.mend")),
              button("d", t("review.drop_it")),
              button("u", t("review.undo"), { disabled: !desk.decisions.get(row) }),
              h("span", { class: "space" }),
              button("k", t("review.before")),
              button("j", t("review.after")),
            ),
        h("p", {}, Planhouse.dom.sourceLink(id, row.ordinal, t("review.details"))),
      ].flat().filter(Boolean);
    };

    const onkeydown = (event) => {
      const { target, key } = event;
      const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      const action = actions[key.toLowerCase()];
      if (action && isPlain && !isTyping && !desk.form && keysOn.checked && desk.current) {
        event.preventDefault();
        action();
      }
    };

    const lapsed = Planhouse.rows(more.problems).filter((row) => ["correction_lapsed", "corrected_twice"].includes(row.problem));
    const asked = figures.find((row) => String(row.ordinal) === option("at"));
    const view = h(
      "div",
      { class: "review", onkeydown },
      h("p", { class: "intro" }, t("review.intro")),
      counts,
      lapsed.length > 0
        ? h(
            "div",
            { class: "unknown" },
            h("p", {}, t("review.lapsed", { n: lapsed.length })),
            h("ul", { class: "items" }, lapsed.map((row) => h("li", {}, chinese(row.printed_text)))),
          )
        : "",
      h(
        "div",
        { class: "filters" },
        select(
          t("review.show"),
          Object.keys(shows).map((key) => [key, t(`review.show_${key}`)]),
          option("show") || "todo",
          (value) => {
            choose({ show: value === "todo" ? "" : value, at: "" });
            show(shown()[0]);
          },
          { id: "review-show" },
        ),
        h("label", { class: "field" }, h("span", {}, t("review.initials")), initials),
        h("label", { class: "check" }, keysOn, t("review.keys_on")),
      ),
      keysHelp(),
      said,
      h("div", { class: "desk" }, list, card),
      handOver,
    );
    put(asked ?? shown()[0]);
    // once the view has a size
    requestAnimationFrame(bringIntoView);
    return [view];
  };
})();
