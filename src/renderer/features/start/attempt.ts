/** Does something that may fail. A rejection, or a sentence it resolves with, is shown above the manuscripts. */
export type Attempt = (act: () => Promise<string | undefined | void>) => void
