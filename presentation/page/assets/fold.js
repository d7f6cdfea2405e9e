"use strict";

/*
 * Making texts comparable for a search: a number finds itself however it is typed or printed. Here belong folding and
 * matching; which texts a row has is for the view to say.
 */
Planhouse.fold = (() => {
  // what nobody sees: zero-width and directional characters
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const DASHES = /[\u2010-\u2015\u2212]/g;
  const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
  // the full stop of a Chinese keyboard between two digits
  const STOP = /(?<=\d)\u3002(?=\d)/g;
  const NUMBER = /^-?\d+(?:\.\d+)?$/;

  /** Full-width as half-width, one case, one dash, no thousands separators. */
  const fold = (text) =>
    String(text)
      .normalize("NFKC")
      .replace(INVISIBLE, "")
      .replace(DASHES, "-")
      .replace(THOUSANDS, "")
      .replace(STOP, ".")
      .toLowerCase();

  /** The words of a search; white space parts them. */
  const words = (text) => fold(text).split(/\s+/).filter(Boolean);

  /** A number without the zeros that say nothing: "847.50" as "847.5"; null for what is none. */
  const plain = (text) => (NUMBER.test(text) ? text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") : null);

  /** Whether every word is in the folded text, or is the number itself, with other zeros at its end. */
  const matches = (asked, folded, number) =>
    asked.every((word) => folded.includes(word) || (plain(word) !== null && plain(word) === number));

  return { fold, words, plain, matches };
})();
