import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** What a command may never need, by its modules; it is loaded where it is first used (`bin/load-kept-code.js`). */
const LATER: Readonly<Record<string, RegExp>> = {
  pinyin: /pinyin-pro/u,
  yaml: /node_modules\/yaml\//u,
  bifolium: /node_modules\/zod\/|exchange\/bifolium\/(?!sha256)|manuscript-schema/u,
  html: /node_modules\/(?:parse5|unified|rehype-|hast|vfile|property-information|bail|trough|web-namespaces|devlop|extend)|exchange\/html\//u,
  docx: /exchange\/docx\//u,
  jats: /exchange\/jats\//u,
  latex: /exchange\/latex\//u,
  math: /exchange\/math\//u,
  labels: /core\/labels\//u,
  identify: /references\/identify\//u,
  xml: /node_modules\/(?:saxes|xmlchars)/u,
  'typed-references': /exchange\/(?:typed-references|references\/plain)\//u,
  'pasted-text': /exchange\/pasted-text\//u
}

/**
 * The command line, `out/cli`: CommonJS, since Node can keep the compiled code of such files from one run to the next
 * (`bin/load-kept-code.js`). fflate finds its own worker beside itself.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['fflate'] },
  build: {
    ssr: true,
    outDir: resolve(import.meta.dirname, 'out/cli'),
    target: 'node20',
    rollupOptions: {
      input: { index: resolve(import.meta.dirname, 'src/main/cli/index.ts') },
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name]-[hash].cjs',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: Object.entries(LATER).map(([name, test]) => ({ name: `later-${name}`, test }))
        },
        minify: { compress: true, mangle: false }
      }
    }
  }
})
