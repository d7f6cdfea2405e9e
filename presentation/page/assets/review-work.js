"use strict";

/*
 * What a person has decided and not yet handed over, kept in this browser by report. Here belong keeping it, what a decision
 * means a figure by (its guard), and whether that still holds. Not here: how any of it is shown or written to a file.
 */
Planhouse.work = (() => {
  const NAME = "planhouse-review";
  const KEYS = 10_000_000; // of figures within a report: the last seven digits of their ids
  // what the numbers of lists are made of: the guard does not see them
  const SERIAL = /[\d\p{P}\p{S}\p{No}一二三四五六七八九十]/gu;

  const tight = (text) => (text ?? "").replace(/\s+/g, "");

  /** Storage may be full, forbidden or not there: then decisions last as long as the page is open. */
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`${NAME}:${key}`));
    } catch {
      return null;
    }
  };
  const write = (key, value) => {
    try {
      localStorage.setItem(`${NAME}:${key}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };

  const loose = (text) => tight(text).replace(SERIAL, "");
  const holds = (one, other) => loose(one).includes(loose(other));

  /** Whether the guard's words could mean this other figure, too; rather once too often. */
  const isLike = (guard, other) =>
    tight(other.printed_text) === tight(guard.printed) &&
    holds(`${other.row_label ?? ""}|${other.sentence}`, guard.within) &&
    holds(other.row_label, guard.row) &&
    tight(other.column_label).includes(tight(guard.column));

  const wordsOf = (figure) => ({
    printed: figure.printed_text,
    within: figure.sentence,
    ...(figure.table_no ? { row: figure.row_label, column: figure.column_label } : {}),
  });

  /** The words that a correction means a figure by; its key where they mean another one, too. */
  const guardOf = (figure, figures) => {
    const guard = wordsOf(figure);
    return figures.some((other) => other !== figure && isLike(guard, other))
      ? { ...guard, figure: Number(BigInt(figure.figure_id) % BigInt(KEYS)) }
      : guard;
  };

  const isSame = (one, other) =>
    ["printed", "within", "row", "column"].every((name) => tight(one[name]) === tight(other[name]));

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /**
   * The decisions about the figures of a report, by figure id: {action, set, reason, by, date, guard}. What the warehouse says
   * already is forgotten. `reviews` are the decisions that it holds, by ordinal.
   */
  const of = (report, figures, reviews) => {
    const kept = new Map(Object.entries(read(report) ?? {}));
    const byId = new Map(figures.map((figure) => [figure.figure_id, figure]));
    let isKept = true;
    const keep = () => {
      isKept = write(report, Object.fromEntries(kept));
    };
    for (const [id, decision] of kept) {
      const review = reviews.get(byId.get(id)?.ordinal);
      if (
        review?.action === decision.action &&
        review.reason === decision.reason &&
        review.reviewed_by === decision.by &&
        review.reviewed_on === decision.date
      ) {
        kept.delete(id);
      }
    }
    if (kept.size < Object.keys(read(report) ?? {}).length) {
      keep();
    }
    return {
      get: (figure) => kept.get(figure.figure_id),
      /** Whether the browser keeps what was decided. */
      isKept: () => isKept,
      decide: (figure, decision) => {
        kept.set(figure.figure_id, { ...decision, date: today(), guard: guardOf(figure, figures) });
        keep();
      },
      forget: (id) => {
        kept.delete(id);
        keep();
      },
      /** Every decision as {id, figure, decision}: in reading order; those whose figure is printed otherwise now have none. */
      all: () =>
        [...kept]
          .map(([id, decision]) => {
            const figure = byId.get(id);
            return { id, decision, figure: figure && isSame(wordsOf(figure), decision.guard) ? figure : undefined };
          })
          .toSorted((one, other) => (one.figure?.ordinal ?? Infinity) - (other.figure?.ordinal ?? Infinity)),
    };
  };

  /** What holds for all reports: initials, and whether keys are on. */
  const setting = (name) => read(name);
  const set = (name, value) => write(name, value);

  return { of, setting, set };
})();
