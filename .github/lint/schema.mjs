// Checks workflows against GitHub's schema, as GitHub's editor does. Usage: node schema.mjs <file> …
import { readFileSync } from "node:fs";
import { register } from "node:module";

// The packages import JSON without an import attribute, which bundlers accept and Node doesn't.
register("./json.mjs", import.meta.url);
const { validate } = await import("@actions/languageservice");
const { TextDocument } = await import("vscode-languageserver-textdocument");

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  for (const { range, message } of await validate(TextDocument.create(`file://${file}`, "yaml", 0, text))) {
    console.log(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    process.exitCode = 1;
  }
}
