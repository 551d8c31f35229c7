import { createServer } from 'vite'
import { root } from './project.mjs'

/** Loads TypeScript modules of this project by their path from the root, until it is closed. */
export async function startLoader() {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] }
  })
  return { load: (path) => server.ssrLoadModule(`/${path}`), close: () => server.close() }
}
