"use strict";

/*
 * Decisions as the text that `planhouse correct` takes: entries of corrections.yml. Here belongs that text and nothing else.
 */
Planhouse.correctionsFile = (() => {
  // JSON's text is YAML's, but for characters that YAML wants as escapes
  const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/gu;

  const quoted = (text) =>
    JSON.stringify(String(text)).replace(
      UNPRINTABLE,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );

  const entry = (report, { action, set, reason, by, date, guard }) => {
    const changes = Object.entries(set ?? {}).map(([name, value]) => `${name}: ${quoted(value)}`);
    const lines = [
      `report: ${quoted(report)}`,
      ...["printed", "within", "row", "column"].filter((name) => guard[name]).map((name) => `${name}: ${quoted(guard[name])}`),
      guard.figure === undefined ? null : `figure: ${guard.figure}`,
      `action: ${action}`,
      changes.length > 0 ? `set: {${changes.join(", ")}}` : null,
      `reason: ${quoted(reason)}`,
      `by: ${quoted(by)}`,
      `date: ${date}`,
    ].filter(Boolean);
    return `  - ${lines.join("\n    ")}\n`;
  };

  /** The text of a file with these decisions about figures of a report; `head` is said of it at the top. */
  return (report, decisions, head) =>
    `${head
      .split("\n")
      .map((line) => `# ${line}\n`)
      .join("")}corrections:\n${decisions.map((decision) => entry(report, decision)).join("")}`;
})();
