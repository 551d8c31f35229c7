import { resolve } from 'node:path'
import { defineConfig } from 'vite'

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
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name]-[hash].cjs',
        minify: { compress: true, mangle: false }
      }
    }
  }
})
