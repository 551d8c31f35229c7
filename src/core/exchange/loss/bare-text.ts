/** White space, and what no file can hold: control characters, halves of pairs, code points without a character, and what stands for them. */
const SILENT = /[\s\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]+/gu

/** `text` without white space and without what no file can hold: two texts that say the same are equal. */
export const bareText = (text: string): string => text.replace(SILENT, '')
