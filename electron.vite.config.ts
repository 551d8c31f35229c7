import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { dependencies } from './package.json' with { type: 'json' }

const here = import.meta.dirname

/**
 * Three builds: `out/main` (the Electron main process), `out/preload` (one sandboxed CommonJS file) and `out/renderer`
 * (the window, the same for both hosts). `cli.vite.config.ts` builds the command line, the served host with it.
 */
export default defineConfig({
  main: {
    build: {
      // One file starts sooner than hundreds of small ones. fflate finds its own worker beside itself.
      externalizeDeps: { exclude: Object.keys(dependencies).filter((name) => name !== 'fflate') },
      rollupOptions: {
        output: { minify: { compress: false, mangle: false } },
        input: { index: resolve(here, 'src/main/index.ts') }
      }
    }
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: resolve(here, 'src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' }
      }
    }
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    publicDir: resolve(here, 'resources'),
    plugins: [react()],
    worker: { format: 'es' },
    resolve: {
      alias: {
        // Its build for browsers asks a document for entities, and workers have none.
        'decode-named-character-reference': resolve(here, 'node_modules/decode-named-character-reference/index.js')
      }
    },
    build: {
      target: 'chrome140',
      minify: true,
      // Read from the same machine: one larger file starts sooner than many small ones.
      chunkSizeWarningLimit: 4000,
      // The policy of the window allows no data: fonts, styles or scripts.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(here, 'src/renderer/index.html') }
    }
  }
})
