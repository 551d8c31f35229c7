import { nameText, parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'

/** A name with one part set; undefined when nothing is left of it. Particles and suffix stay as they are. */
export function setNamePart(name: CslName, part: 'family' | 'given' | 'literal', value: string): CslName | undefined {
  const { [part]: _old, ...rest } = name
  const next: CslName = value === '' ? rest : { ...rest, [part]: value }
  return next.family || next.given || next.literal ? next : undefined
}

/** The name as one unsplit text, as groups have it. */
export function toOneField(name: CslName): CslName {
  return { literal: nameText(name) }
}

/** The name split into family and given by the rules of its script; all of it family where no rule fits. */
export function toTwoFields(name: CslName): CslName {
  const whole = nameText(name)
  const parsed = parseName(whole)
  return parsed && parsed.literal === undefined ? parsed : { family: whole }
}

/** The list with the name at `from` moved to `to`. */
export function moveName(names: readonly CslName[], from: number, to: number): readonly CslName[] {
  const name = names[from]
  return name ? names.toSpliced(from, 1).toSpliced(to, 0, name) : names
}
