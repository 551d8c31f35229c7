/**
 * What a finding says in a language that the core does not speak. `{{name}}` stands for a value, or for the file, line or
 * part of its place; a code that stands for several things has a text for each `reason`.
 */
export type FindingWords = string | Readonly<Record<string, string>>
