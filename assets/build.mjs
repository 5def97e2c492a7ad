// What does a browser get? Tabler, our own styles and a sprite of icons, lowered for old Chromium.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const styles = join(here, "..", "liaison", "ui", "styles");
const target = process.argv[2] ?? join(here, "..", "liaison", "ui", "static", "ui", "vendor");

// Office browsers still are Chromium 86 in Chinese dress; lightningcss wants the number as major << 16.
const targets = { chrome: 86 << 16 };

function lower(name, code) {
  const result = transform({ filename: name, code: Buffer.from(code), minify: true, targets });
  for (const warning of result.warnings) console.warn(`${name}: ${warning.message}`);
  writeFileSync(join(target, name), result.code);
}

function ownStyles() {
  const names = existsSync(styles) ? readdirSync(styles).filter((name) => name.endsWith(".css")).sort() : [];
  return names.map((name) => readFileSync(join(styles, name), "utf8")).join("\n");
}

function symbol(name) {
  const file = join(packages, "@tabler", "icons", "icons", "outline", `${name}.svg`);
  if (!existsSync(file)) throw new Error(`assets/icons.txt: Tabler Icons has no “${name}”`);
  const drawing = readFileSync(file, "utf8").replace(/<!--[\s\S]*?-->/g, "");
  const inside = drawing.slice(drawing.indexOf(">", drawing.indexOf("<svg")) + 1, drawing.lastIndexOf("</svg>"));
  const paths = inside.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`;
}

function sprite() {
  const lines = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.trim());
  const names = lines.filter((line) => line && !line.startsWith("#"));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join("\n")}\n</svg>\n`;
}

function licences() {
  const sources = ["@tabler/core", "@tabler/icons", "bootstrap", "@popperjs/core"];
  return sources.map((name) => {
    const folder = join(packages, ...name.split("/"));
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8") : ""}`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}

function script() {
  const code = readFileSync(join(packages, "bootstrap", "dist", "js", "bootstrap.bundle.min.js"), "utf8");
  return code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n");
}

mkdirSync(target, { recursive: true });
lower("tabler.css", readFileSync(join(packages, "@tabler", "core", "dist", "css", "tabler.css"), "utf8"));
lower("liaison.css", ownStyles());
writeFileSync(join(target, "bootstrap.js"), script());
writeFileSync(join(target, "icons.svg"), sprite());
writeFileSync(join(target, "licences.txt"), licences());
