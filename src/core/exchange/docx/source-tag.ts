import { decodeEntities } from './source-passages'

/** The start of an element. */
export interface Tag {
  readonly name: string
  readonly attributes: string
  readonly isEmpty: boolean
  /** The text from the tag on to the next one. */
  readonly textBehind: () => string
}

/** The value of an attribute; empty where it is absent. */
export const attribute = (attributes: string, name: string): string =>
  decodeEntities(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '')
