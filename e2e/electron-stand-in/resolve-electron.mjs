/** Module hook: `electron` is the stand-in, everything else is what it always is. */
export async function resolve(specifier, context, nextResolve) {
  if (specifier !== 'electron') return nextResolve(specifier, context)
  return { url: new URL('./electron.mjs', import.meta.url).href, format: 'module', shortCircuit: true }
}
