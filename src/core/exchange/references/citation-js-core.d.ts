/** The one function of citation-js that is used: the parser registered for a format, applied to its input. */
declare module '@citation-js/core' {
  export const plugins: { readonly input: { readonly data: (input: unknown, format: string) => unknown } }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
