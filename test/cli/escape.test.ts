import { markdownText, visible } from "../../cli/escape";

test("terminal escapes and direction overrides become visible text", () => {
  expect(visible("web\u001b[31mred\u0007\u202Egnp.exe\r\n")).toBe("web\\u001b[31mred\\u0007\\u202egnp.exe\\u000d\\u000a");
});

test("Markdown and HTML become text", () => {
  expect(markdownText("<img src=x onerror=alert(1)>")).toBe("&lt;img src=x onerror=alert\\(1\\)&gt;");
  expect(markdownText("a|b `c` **d** [e](f) #1 &lt;")).toBe("a\\|b \\`c\\` \\*\\*d\\*\\* \\[e\\]\\(f\\) \\#1 &amp;lt;");
});

test("nobody is mentioned and nothing is linked", () => {
  expect(markdownText("@everyone see https://evil.example www.evil.example")).toBe(
    "@\u2060everyone see https:\u2060//evil.example www\u2060.evil.example",
  );
});
