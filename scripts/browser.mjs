/** A Chromium without a window, for the tests of the page and for its pictures. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const args = [
  ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  // Only the map is drawn by WebGL; pages are painted quicker without it where there is no graphics card.
  ...['--disable-gpu-rasterization', '--disable-gpu-compositing'],
];

/** A Chromium of the machine: named by HOOKLINE_CHROMIUM, or on PATH. Null where there is none. */
function installed() {
  if (process.env.HOOKLINE_CHROMIUM) return process.env.HOOKLINE_CHROMIUM;
  const paths = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Starts the machine's own Chromium, else the one that comes whole in a package for development. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const own = installed();
  if (own) return chromium.launch({ executablePath: own, args, headless: true });
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  try {
    return await chromium.launch({ executablePath, args, headless: true });
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error;
    const LD_LIBRARY_PATH = await packedLibraries();
    return chromium.launch({ executablePath, args, headless: true, env: { ...process.env, LD_LIBRARY_PATH } });
  }
}

/** The package brings the few libraries that a bare machine lacks, and unpacks them on another host's machines only. */
async function packedLibraries() {
  const folder = join(root, 'node_modules/@sparticuz/chromium');
  const { inflate } = await import(pathToFileURL(join(folder, 'build/esm/lambdafs.js')).href);
  await inflate(join(folder, 'bin/al2023.tar.br'));
  return join(tmpdir(), 'al2023', 'lib');
}
