/** The little of Node that `shipped-styles.ts` uses; the core itself is compiled without Node's types. */
declare module 'node:fs/promises' {
  export function readFile(path: string): Promise<Uint8Array>
}

interface ImportMeta {
  readonly dirname: string
}
