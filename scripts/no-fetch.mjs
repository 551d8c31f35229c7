/** Stands in for the fetch libraries that citation-js names: any use of them is a bug. */
export default function noFetch() {
  throw new Error('References are read from the text given; nothing is fetched.')
}
export const Headers = noFetch
