import { readFile } from "node:fs/promises";

export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  const json = await readFile(new URL(url), "utf8");
  return { format: "module", shortCircuit: true, source: `export default ${json}` };
}
