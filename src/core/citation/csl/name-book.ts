import type { BaseForm } from './distinguish'
import type { Formatter } from './formatter'
import type { Name } from './item'
import type { NameOptions } from './name-options'
import type { Distinction, Expansion, NamesChange } from './scope'

/** Names of one list that are told apart; those beyond are hardly ever printed. */
const MAX_NAMES = 100

/**
 * Where cites have no initials, entries may: a name counts as told apart by them all the same, so that entries write out
 * only those that initials do not tell apart.
 */
const withInitials = (options: NameOptions): NameOptions =>
  options.initializeWith === undefined ? { ...options, initializeWith: '.' } : options

/** A name as the style writes it, with initials, and in full. */
type Spelling = readonly [string, string, string]

interface CountedSpelling {
  readonly spelling: Spelling
  readonly count: number
}

interface KnownForm {
  readonly id: string
  /** Of each list of names that the cite prints. */
  readonly lists: readonly (readonly Spelling[])[]
  distinction: Distinction | undefined
}

/**
 * All names of a document by how they are written in short. Names that are written alike but are not the same are told
 * apart everywhere, whatever the cites look like.
 */
export class NameBook {
  private readonly most: Expansion
  private readonly isPrimaryOnly: boolean
  /** By short form, then by the others, with the number of references that have the name. */
  private readonly alike = new Map<string, Map<string, CountedSpelling>>()
  /** By what was printed of a reference, which stays as it is when its first note gets another number. */
  private known = new Map<BaseForm['printed'], KnownForm>()
  /** Short forms that stand for other names than before. */
  private readonly changed = new Set<string>()

  constructor(private readonly formatter: Formatter) {
    const { givennameRule } = formatter.style.citation
    this.isPrimaryOnly = givennameRule.startsWith('primary-name')
    this.most = givennameRule.endsWith('with-initials') ? 1 : 2
  }

  /** What names need written out, by reference; the same object as before where that has not changed. */
  expansions(forms: readonly BaseForm[]): Map<string, Distinction> {
    const fresh = this.enter(forms)
    const byId = new Map<string, Distinction>()
    for (const known of this.known.values()) {
      if (fresh.has(known) || (this.changed.size > 0 && this.isTouched(known)))
        known.distinction = this.distinctionOf(known)
      if (known.distinction) byId.set(known.id, known.distinction)
    }
    this.changed.clear()
    return byId
  }

  /** Takes the book to the references there are now, and gives those that were not in it. */
  private enter(forms: readonly BaseForm[]): ReadonlySet<KnownForm> {
    const now = new Map<BaseForm['printed'], KnownForm>()
    const fresh = new Set<KnownForm>()
    for (const form of forms) {
      const known = this.known.get(form.printed)
      const entered = known ?? { id: form.item.id, lists: this.spell(form), distinction: undefined }
      now.set(form.printed, entered)
      if (!known) {
        fresh.add(entered)
        this.count(entered, 1)
      }
    }
    for (const [printed, gone] of this.known) if (!now.has(printed)) this.count(gone, -1)
    this.known = now
    return fresh
  }

  private spell({ item, printedNames }: BaseForm): KnownForm['lists'] {
    return printedNames.map(({ names, options }) => {
      const initialled = this.most === 2 ? withInitials(options) : options
      const write = (name: Name, own: NameOptions, expansion: Expansion): string =>
        this.formatter.nameText(name, own, item, expansion)
      return names
        .slice(0, this.isPrimaryOnly ? 1 : MAX_NAMES)
        .map((name) => [write(name, options, 0), write(name, initialled, 1), write(name, options, 2)])
    })
  }

  private count({ lists }: KnownForm, by: 1 | -1): void {
    for (const spelling of lists.flat()) {
      const [short, initials, full] = spelling
      const others = this.alike.get(short) ?? new Map<string, CountedSpelling>()
      const key = `${initials}\n${full}`
      const count = (others.get(key)?.count ?? 0) + by
      if (count === 0) others.delete(key)
      else others.set(key, { spelling, count })
      this.alike.set(short, others)
      const isNew = by > 0 && count === 1
      if (isNew || count === 0) this.changed.add(short)
    }
  }

  private isTouched({ lists }: KnownForm): boolean {
    return lists.some((list) => list.some(([short]) => this.changed.has(short)))
  }

  private distinctionOf({ lists }: KnownForm): Distinction | undefined {
    if (!lists.some((list) => list.some(([short]) => (this.alike.get(short)?.size ?? 0) > 1))) return undefined
    const names = lists.map((list): NamesChange => ({
      shown: 0,
      expansions: list.map((spelling) => this.expansionOf(spelling))
    }))
    const isExpanded = names.some((change) => change.expansions.some((expansion) => expansion > 0))
    return isExpanded ? { names, conditions: 0 } : undefined
  }

  /** The least that tells the name from all that are written like it; nothing where that cannot be done. */
  private expansionOf(own: Spelling): Expansion {
    const others = [...(this.alike.get(own[0])?.values() ?? [])]
      .map(({ spelling }) => spelling)
      .filter((other) => other[2] !== own[2])
    if (others.length === 0) return 0
    for (const expansion of [1, 2] as const) {
      if (expansion > this.most) break
      if (own[expansion] !== own[0] && others.every((other) => other[expansion] !== own[expansion])) return expansion
    }
    return others.some((other) => other[this.most] !== own[this.most]) ? this.most : 0
  }
}
