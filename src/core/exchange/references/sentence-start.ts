/** The text with its first letter a capital, as a message begins. */
export function sentenceStart(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
