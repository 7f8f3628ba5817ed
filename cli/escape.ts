/**
 * Names, tags and messages come from the program that is judged, so they are text, never markup.
 * Every output format passes them through one of these.
 */

// Control characters (C0, DEL, C1), and the bidirectional and zero-width characters that make a terminal or a review
// page show something else than what is there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Makes every invisible or controlling character visible as `\u001b`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Text for a Markdown paragraph or table cell: no markup, no HTML, no mention of users or issues. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&")
    .replace(/@/g, "@\u2060")
    .replace(/(https?):\/\//gi, "$1:\u2060//")
    .replace(/\bwww\./gi, "www\u2060.");
}
