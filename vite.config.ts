import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Sends what is asked under /api to a server that runs beside, as `hookline serve` starts it. */
const server = { proxy: { '/api': 'http://127.0.0.1:7726' } };

/** What all pages share is one file, and what lists and menus need another, not twenty small ones; charts and map stay apart. */
const groups = [
  {
    name: 'kit',
    priority: 2,
    test: /src\/(?:model|api|web\/(?:kit\/(?!draw-chart|(?:\w+-)*(?:table|column|menu|multi|tabs)[\w-]*\.tsx?)|client|shell\/use-))|node_modules\/(?:react\/|react-dom|scheduler|wouter|@tanstack\/(?:react-query|query))/,
  },
  { name: 'lists', priority: 1, test: /src\/web\/kit\/(?!draw-chart)|node_modules\/(?:@tanstack|@radix-ui|radix-ui|@floating-ui)/ },
];

/** Writes each file compressed beside itself, in two ways: the server hands out the one that the browser takes. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(?:js|css|html|svg)$/.test(one))) {
        const path = join(dir, name);
        const content = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content));
      }
    },
  };
}

// The page is served by the program under a strict content security policy: no inline script, nothing inlined as data.
export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: false,
  server,
  plugins: [compressed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // The licences of all that is built in: they go where the page goes.
    license: { fileName: 'licences.md' },
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Packages mark what runs in browsers for servers that draw pages; here all does.
    rolldownOptions: {
      // Whoever starts Hookline for the first time has no use for what took its time in the build.
      checks: { pluginTimings: false },
      onwarn: (warning, warn) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning)),
      output: { codeSplitting: { groups } },
    },
  },
});
